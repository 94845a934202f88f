"""Asking a language model about an archive's reports: only where the settings name one, and each answer is kept."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import onrecord
from onrecord.archive.engine import Engine
from onrecord.archive.second import exchanges_in_use
from onrecord.archive.writing import refused_by_machine, take_turn
from onrecord.core.document import Document
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.core.second import RejectionKind
from onrecord.core.span import Span
from onrecord.online import Endpoint, Failure, endpoint_of
from onrecord.second.answer import said
from onrecord.second.exchange import Exchange
from onrecord.second.prompt import Prompt
from onrecord.store import layout
from onrecord.store.chain import canonical
from onrecord.store.entries import ManifestEntry, ManifestKind, StoredExchange
from onrecord.store.folder import FolderStore, Snapshot
from onrecord.store.staged import Parcel

PATIENCE_WITH_FAILURES = 3
"""Reports without an answer, one after the other, after which no more are asked about."""
PATIENCE = 60.0
"""Seconds that an answer waits for another process that is writing: it was dear to get."""

Ask = Callable[[Endpoint, bytes], bytes | Failure]
"""Sends one question and gives the answer."""


_UNUSABLE = {
    RejectionKind.UNREADABLE: "it is not in the form that was asked for",
    RejectionKind.TRUNCATED: "it ends in the middle, since the model ran out of room",
    RejectionKind.REFUSED: "the model refuses to answer",
}


class AskStatus(StrEnum):
    """What became of one report."""

    WOULD_ASK = "would_ask"
    """Nothing was sent: only what would be is told."""
    KEPT = "kept"
    """It was sent, and the answer is kept."""
    ALREADY_THERE = "already_there"
    """That model was asked the same about it before; nothing was sent."""
    WITHHELD = "withheld"
    """It names somebody or something that is withheld; nothing was sent."""
    EMPTY = "empty"
    """There is no sentence in it that could be asked about; nothing was sent."""
    FAILED = "failed"
    """It was sent, at least in part, and there is no whole answer."""
    NOT_ASKED = "not_asked"
    """Nothing was sent, because asking was stopped before."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which reports to ask about, and how."""

    reports: tuple[str, ...] = ()
    """Beginnings of digests; empty for all."""
    dry_run: bool = False
    """Only say what would be sent."""
    again: bool = False
    """Ask again what was answered already; the last answer counts."""
    even_withheld: bool = False
    """Send reports that name somebody who is withheld, too."""


@dataclass(frozen=True, slots=True)
class AskedReport:
    """One report and what became of it."""

    document: str
    """The document's digest."""
    name: str
    """Its file name; empty for what is withheld."""
    status: AskStatus
    requests: int = 0
    """Into how many questions it is parted."""
    letters: int = 0
    """Code points of the report itself that were sent, or would be."""
    sent: tuple[str, ...] = ()
    """For a dry run: what would be sent, word for word; not for what is withheld."""


@dataclass(frozen=True, slots=True)
class Asked:
    """All that came of asking."""

    endpoint: str
    local: bool
    """Whether the endpoint is this machine."""
    model: str
    reports: tuple[AskedReport, ...]
    problems: tuple[Problem, ...] = ()

    def count(self, status: AskStatus) -> int:
        """How many reports came to that."""
        return sum(1 for report in self.reports if report.status is status)


@dataclass(frozen=True, slots=True)
class Target:
    """Whom the settings allow to ask."""

    endpoint: Endpoint
    model: str


def target_of(snapshot: Snapshot) -> Target | Problem:
    """The endpoint and the model that the settings name; a Problem where nothing may be sent."""
    if snapshot.damage:
        return snapshot.damage[0]
    if snapshot.notices:
        # Whoever can change a file must not be able to have reports sent to an address of their own.
        return snapshot.notices[0]
    settings = snapshot.settings
    if not settings.model_endpoint or not settings.model_name:
        missing = "model_endpoint" if not settings.model_endpoint else "model_name"
        return Problem(
            layout.SETTINGS,
            f"The settings name no language model ({missing} is empty), so that nothing was sent.",
            'Set model_endpoint (such as "http://127.0.0.1:11434/v1", on this machine) and model_name, then run '
            "`onrecord verify --accept`.",
        )
    endpoint = endpoint_of(settings.model_endpoint)
    return endpoint if isinstance(endpoint, Problem) else Target(endpoint, settings.model_name)


class Asking:
    """One `ask-online`: goes through the reports one after the other."""

    def __init__(
        self, store: FolderStore, snapshot: Snapshot, target: Target, engine: Engine, moment: Callable[[], str]
    ) -> None:
        self._store = store
        self._snapshot = snapshot
        self._target = target
        self._engine = engine
        self._moment = moment
        self._there = {
            (one.document, one.model, one.instruction, one.start, one.end)
            for one in exchanges_in_use(snapshot.manifest.entries)
        }
        self._failures = 0
        self._stopped = False
        self.problems: list[Problem] = []

    def run(
        self,
        documents: Sequence[Document],
        shown: Mapping[str, Document],
        question: Question,
        ask: Ask,
        progress: Callable[[int, int], None] | None = None,
    ) -> Asked:
        """What came of each of the documents; `shown` holds each as it may be shown."""
        reports = []
        for done, document in enumerate(documents, 1):
            may_be_shown = shown.get(document.digest) == document
            reports.append(self._report(document, may_be_shown, question, ask))
            if progress is not None:
                progress(done, len(documents))
        endpoint = self._target.endpoint
        return Asked(endpoint.address, endpoint.local, self._target.model, tuple(reports), tuple(self.problems))

    def _report(self, document: Document, may_be_shown: bool, question: Question, ask: Ask) -> AskedReport:
        name = document.name if may_be_shown else ""
        if not may_be_shown and not question.even_withheld:
            return AskedReport(document.digest, name, AskStatus.WITHHELD)
        prompts = self._engine.prompts(document)
        if not prompts:
            return AskedReport(document.digest, name, AskStatus.EMPTY)
        left = [prompt for prompt in prompts if question.again or not self._asked(document, prompt)]
        letters = sum(len(prompt.passage) for prompt in left)
        if not left:
            return AskedReport(document.digest, name, AskStatus.ALREADY_THERE, len(prompts), letters)
        if question.dry_run:
            sent = tuple(prompt.body(self._target.model).decode() for prompt in left) if may_be_shown else ()
            return AskedReport(document.digest, name, AskStatus.WOULD_ASK, len(left), letters, sent)
        if self._stopped or self._decided_meanwhile():
            return AskedReport(document.digest, name, AskStatus.NOT_ASKED, len(left), letters)
        where = name or f"report {document.digest[:12]}"
        answered = all(self._answered(document, prompt, where, ask) for prompt in left)
        status = AskStatus.KEPT if answered else AskStatus.FAILED
        return AskedReport(document.digest, name, status, len(left), letters)

    def _asked(self, document: Document, prompt: Prompt) -> bool:
        place = (document.digest, self._target.model, prompt.digest, prompt.passage.start, prompt.passage.end)
        return place in self._there

    def _decided_meanwhile(self) -> bool:
        """Whether a decision was made since asking began: it may withhold somebody."""
        now = self._store.load()
        if not isinstance(now, Problem) and now.decisions.head == self._snapshot.decisions.head:
            return False
        message = "Something was decided while reports were being sent; asking was stopped, since it may withhold."
        self._stop(Problem("ask-online", message, "Run the command again: it goes on where it stopped."))
        return True

    def _answered(self, document: Document, prompt: Prompt, where: str, ask: Ask) -> bool:
        """Ask one question, and keep the answer."""
        if self._stopped or self._decided_meanwhile():
            return False
        body = prompt.body(self._target.model)
        answer = ask(self._target.endpoint, body)
        if isinstance(answer, Failure):
            self._failures += 1
            message = f"There is no answer about it: {answer.message}."
            self.problems.append(Problem(where, message, "Mend that, and run the command again."))
            if self._failures >= PATIENCE_WITH_FAILURES:
                told = f"{self._failures} reports in a row got no answer; the rest were not sent."
                self._stop(Problem("ask-online", told, "See whether the server is at work, and run the command again."))
            return False
        self._failures = 0
        return self._keep(document, prompt, body, answer, where)

    def _keep(self, document: Document, prompt: Prompt, body: bytes, answer: bytes, where: str) -> bool:
        target = self._target
        exchange = _exchange(document.digest, target, prompt.digest, prompt.passage, (body, answer))
        content = canonical(exchange)
        passage = prompt.passage
        stored = StoredExchange(
            digest_of(content), len(content), document.digest, target.model, prompt.digest, passage.start, passage.end
        )
        entry = ManifestEntry(ManifestKind.EXCHANGE, self._moment(), onrecord.__version__, exchange=stored)
        with take_turn(self._store, PATIENCE) as turn:
            if turn.snapshot is None:
                self._stop(*turn.problems)
                return False
            try:
                parcel = Parcel(layout.exchange_name(stored.content), content)
                _, unfinished = self._store.append_documents(turn.snapshot, (parcel,), (entry,))
            except OSError as error:
                self._stop(refused_by_machine(where, error))
                return False
        self.problems.extend(unfinished)
        unusable = said(exchange)
        if isinstance(unusable, RejectionKind):
            told = f"The answer about it is kept, and cannot be used: {_UNUSABLE[unusable]}."
            remedy = "Try --again, another model, or a server that knows answers by JSON Schema."
            self.problems.append(Problem(where, told, remedy))
        return True

    def _stop(self, *problems: Problem) -> None:
        """Send nothing more."""
        self._stopped = True
        self.problems.extend(problems)


def _exchange(document: str, target: Target, instruction: str, passage: Span, words: tuple[bytes, bytes]) -> Exchange:
    asked, answered = words
    try:
        text, encoding = answered.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = base64.b64encode(answered).decode("ascii"), "base64"
    address = target.endpoint.address
    return Exchange(document, address, target.model, instruction, passage, asked.decode(), text, encoding)


def chosen(documents: Sequence[Document], question: Question) -> tuple[Document, ...] | Problem:
    """The documents that the question is about; a Problem where a beginning of a digest is no document's."""
    if not question.reports:
        return tuple(documents)
    found: dict[str, Document] = {}
    for typed in question.reports:
        matches = [document for document in documents if len(typed) >= 4 and document.digest.startswith(typed)]
        if len(matches) != 1:
            message = "No report has a digest that begins so." if not matches else "Several reports' digests begin so."
            return Problem(
                typed, message, "Copy the beginning of a digest, four digits at least, from `onrecord show`."
            )
        found[matches[0].digest] = matches[0]
    return tuple(found.values())
