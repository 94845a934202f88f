"""What the tests of the archive share: invented reports, a clock that stands still, and a reader that is quick."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from onrecord.archive import AddOutcome, Archive
from onrecord.core.casefile import CaseFile, Inputs, Report
from onrecord.core.claim import Claim
from onrecord.core.decision import Decision, DecisionKind, MentionKey
from onrecord.core.document import Document
from onrecord.core.entity import Person
from onrecord.core.event import Support
from onrecord.core.identity import digest_of, identify
from onrecord.core.mention import Mention, MentionKind
from onrecord.core.problem import Problem
from onrecord.core.reading import ReaderIdentity, Reading
from onrecord.core.span import Span
from onrecord.store.filesystem import FileSystem

NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
SEEN = digest_of(b"what was looked at")
GOOD = "Published: 2031-03-02\n\nA report on 2 March 2031.\n"


class QuickEngine:
    """Reads two words with capitals as a name, each with a claim; builds a list of reports."""

    fingerprint = digest_of(b"quick")

    def __init__(self) -> None:
        self.read_documents: list[str] = []
        self.built = 0

    def read(self, document: Document) -> Reading:
        self.read_documents.append(document.digest)
        spans = [Span(*match.span()) for match in NAME.finditer(document.text)]
        mentions = tuple(
            Mention(f"m{number}", span, MentionKind.PERSON, span.quote(document.text))
            for number, span in enumerate(spans, 1)
        )
        claims = tuple(
            Claim(identify("claim", document.digest, span.start), document.digest, "arrest", None, span, span)
            for span in spans
        )
        names: dict[str, list[str]] = {}
        for mention in mentions:
            names.setdefault(mention.text, []).append(mention.id)
        return Reading(
            document.digest,
            ReaderIdentity("quick", "1"),
            published=document.published,
            published_basis=document.published_basis,
            retrieved=document.retrieved,
            mentions=mentions,
            names=tuple(tuple(group) for group in names.values() if len(group) > 1),
            claims=claims,
        )

    def check_correction(self, claim: Claim, decisions: Sequence[Decision]) -> str | None:
        del claim
        return "No such slot." if decisions[-1].slot == "nonsense" else None

    def build(self, readings: Iterable[Reading], decisions: Sequence[Decision], as_of: date | None) -> CaseFile:
        self.built += 1
        found = tuple(readings)
        reports = tuple(
            Report(r.document, r.title, "", r.publisher_basis, r.published, r.published_basis, None, r.retrieved, "o")
            for r in found
        )
        claims = tuple(claim for reading in found for claim in reading.claims)
        empty: tuple[()] = ()
        keys: dict[str, list[MentionKey]] = {}
        for reading in found:
            for mention in reading.mentions:
                key = MentionKey(reading.document, mention.span.start, mention.span.end)
                keys.setdefault(mention.text, []).append(key)
        persons = tuple(Person(identify("person", name), name, empty, tuple(keys[name])) for name in sorted(keys))
        return CaseFile(
            as_of or max((r.published for r in found if r.published), default=None),
            empty,
            reports,
            empty,
            Support(len(found), 0, 0),
            persons,
            empty,
            empty,
            claims,
            empty,
            empty,
            empty,
            empty,
            empty,
            tuple(decisions),
            empty,
            empty,
            Inputs("0", tuple(r.document for r in found), empty, "", ""),
        )

    def redact(
        self, casefile: CaseFile, documents: Sequence[Document], decisions: Sequence[Decision]
    ) -> tuple[CaseFile, tuple[Document, ...]]:
        targets = {t for decision in decisions if decision.kind is DecisionKind.WITHHOLD for t in decision.targets}
        hidden = [p for p in casefile.persons if any(key.write() in targets for key in p.mentions)]
        ids = {person.id for person in hidden}
        return replace(casefile, persons=tuple(person for person in casefile.persons if person.id not in ids)), tuple(
            replace(document, text=_without(document.text, [p.name for p in hidden])) for document in documents
        )


def _without(text: str, words: Iterable[str]) -> str:
    for word in words:
        text = text.replace(word, "[withheld]")
    return text


def still_clock(moment: str = "2031-05-04T12:00:00+00:00") -> datetime:
    return datetime.fromisoformat(moment).astimezone(UTC)


REPORTS = {
    "first.txt": (
        "Title: Baker held in Ostermark\nPublisher: The Lamp\nPublished: 2031-03-02\n---\n"
        "Alma Verrin was held on 1 March 2031. Her sister Dora Verrin said so.\n"
    ),
    "second.txt": (
        "Published: 2031-03-05\n\nAlma Verrin was let go on 4 March 2031, Dora Verrin said. Alma Verrin slept.\n"
    ),
    "third.txt": "Weaver questioned\n\nOstermark, 9 March 2031 - Ivo Kessin was questioned.\n",
}


def write_reports(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or REPORTS:
        (folder / name).write_text(REPORTS[name], encoding="utf-8")
    return folder


def made(outcome: Archive | Problem) -> Archive:
    assert isinstance(outcome, Archive), outcome
    return outcome


def create(path: Path, files: FileSystem | None = None) -> Archive:
    return made(Archive.create(path, now=still_clock, engine=QuickEngine(), files=files, patience=0.2))


def reopen(path: Path, files: FileSystem | None = None) -> Archive:
    return made(Archive.open(path, now=still_clock, engine=QuickEngine(), files=files, patience=0.2))


def tree(path: Path) -> dict[str, bytes]:
    return {str(p.relative_to(path)): p.read_bytes() for p in sorted(path.rglob("*")) if p.is_file()}


def mention_keys(archive: Archive, name: str) -> list[str]:
    built = archive.build()
    assert not isinstance(built, Problem)
    return [
        MentionKey(document.digest, *match.span()).write()
        for document in built[1]
        for match in re.finditer(name, document.text)
    ]


def claim_ids(archive: Archive) -> list[str]:
    built = archive.build()
    assert not isinstance(built, Problem)
    return [claim.id for claim in built[0].claims]


def by_name(outcomes: tuple[AddOutcome, ...]) -> dict[str, AddOutcome]:
    return {outcome.source.rpartition("/")[2]: outcome for outcome in outcomes}


def documents(archive: Archive) -> dict[str, Document]:
    built = archive.build()
    assert not isinstance(built, Problem)
    return {document.name: document for document in built[1]}
