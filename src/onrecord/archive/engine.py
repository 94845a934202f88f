"""The pure functions as the archive calls them, joined with the packaged vocabulary and a fingerprint of their code."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

from onrecord.core.casefile import CaseFile, Inputs
from onrecord.core.claim import Claim
from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.document import Document
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.core.reading import ENGLISH, Reading
from onrecord.core.second import SecondReading
from onrecord.store.chain import canonical

if TYPE_CHECKING:
    from onrecord.build.grow import Grown
    from onrecord.build.grow_cases import Ways
    from onrecord.build.known import Known, SettledCase
    from onrecord.read.names import NameModel
    from onrecord.second.exchange import Exchange
    from onrecord.second.prompt import Prompt

_OUTSIDE = frozenset(
    {
        "archive",
        "cli",
        "decisions",
        "diff",
        "evidence",
        "export",
        "online",
        "queue.py",
        "read",
        "readers",
        "store",
    }
)
"""Parts of the package that decide nothing about a reading or a case file, or that have a digest of their own."""


MANY = 1_000
"""Readings from which on memory counts more than the tenth of a second that loading the models again takes."""


class Engine(Protocol):
    """Reading and building. Every method is pure: the same arguments, the same value."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same document could be read, or the same readings be built, otherwise."""

    def read(self, document: Document) -> Reading | Problem:
        """All that is found in one document; a Problem where the reader failed on it."""

    def build(self, readings: Iterable[Reading], decisions: Sequence[Decision], as_of: date | None) -> CaseFile:
        """The case file of the whole archive."""

    def grow(self, known: Known, fresh: Iterable[Reading], ways: Ways, decisions: Sequence[Decision]) -> Grown:
        """What is known of an archive with some more reports; as `onrecord.build.grow.grow`."""

    def whole(
        self, known: Known, settled: Iterable[SettledCase], readings: Iterable[Reading], decisions: Sequence[Decision]
    ) -> CaseFile:
        """What `build` gives, from what is known; as `onrecord.build.grow.whole`."""

    def inputs(self, documents: Sequence[str], readers: Sequence[str], decisions: Sequence[Decision]) -> Inputs:
        """The digests of all that a case file of those documents is built from."""

    def redact(
        self, casefile: CaseFile, documents: Sequence[Document], decisions: Sequence[Decision]
    ) -> tuple[CaseFile, tuple[Document, ...]]:
        """Both without whatever the decisions withhold."""

    def check_correction(self, claim: Claim, decisions: Sequence[Decision]) -> str | None:
        """Why the last of `decisions`, all corrections of `claim`, cannot be used; None where it can."""

    def prompts(self, document: Document) -> tuple[Prompt, ...]:
        """What a language model is asked about the document."""

    def second(self, document: Document, reading: Reading, exchanges: Sequence[tuple[str, Exchange]]) -> SecondReading:
        """What of a language model's answers stands in the document; each answer with the digest of its file."""


class PackagedEngine:
    """Onrecord's own reader and builder. Everything heavy is loaded when it is first needed."""

    def __init__(self, model: NameModel | None = None) -> None:
        """`model` marks the names instead of those that ship."""
        self._model = model

    @property
    def fingerprint(self) -> str:
        """A digest of the code and the data that reading and building are made of, the model's among them."""
        if self._model is None:
            return _fingerprint()
        told = self._model.identity
        return digest_of(canonical([_fingerprint(), told.name, told.version, told.digest]))

    def read(self, document: Document) -> Reading | Problem:
        """All that the English reader finds in one document; a Problem where another's model failed on it."""
        from onrecord.read.pipeline import read, read_with  # noqa: PLC0415 - building from the index does not need it
        from onrecord.vocabulary import load  # noqa: PLC0415 - as above

        return read(document, load()) if self._model is None else read_with(document, load(), self._model)

    def build(self, readings: Iterable[Reading], decisions: Sequence[Decision], as_of: date | None) -> CaseFile:
        """The case file of the whole archive."""
        from onrecord.build import build  # noqa: PLC0415 - as above
        from onrecord.vocabulary import load  # noqa: PLC0415 - as above

        return build(_then_released(readings), decisions, load(), as_of)

    def grow(self, known: Known, fresh: Iterable[Reading], ways: Ways, decisions: Sequence[Decision]) -> Grown:
        """What is known of an archive with some more reports."""
        from onrecord.build.grow import grow  # noqa: PLC0415 - as above
        from onrecord.vocabulary import load  # noqa: PLC0415 - as above

        return grow(known, _then_released(fresh), ways, decisions, load())

    def whole(
        self, known: Known, settled: Iterable[SettledCase], readings: Iterable[Reading], decisions: Sequence[Decision]
    ) -> CaseFile:
        """What `build` gives, from what is known."""
        from onrecord.build.grow import whole  # noqa: PLC0415 - as above
        from onrecord.vocabulary import load  # noqa: PLC0415 - as above

        return whole(known, settled, readings, decisions, load())

    def inputs(self, documents: Sequence[str], readers: Sequence[str], decisions: Sequence[Decision]) -> Inputs:
        """The digests of all that a case file of those documents is built from."""
        from onrecord.build.casefile import inputs_of  # noqa: PLC0415 - as above
        from onrecord.vocabulary import load  # noqa: PLC0415 - as above

        return inputs_of(documents, readers, decisions, load())

    def redact(
        self, casefile: CaseFile, documents: Sequence[Document], decisions: Sequence[Decision]
    ) -> tuple[CaseFile, tuple[Document, ...]]:
        """Both without whatever the decisions withhold."""
        if not any(decision.kind is DecisionKind.WITHHOLD for decision in decisions):
            return casefile, tuple(documents)
        from onrecord.withhold import redact  # noqa: PLC0415 - as above

        return redact(casefile, documents, decisions)

    def check_correction(self, claim: Claim, decisions: Sequence[Decision]) -> str | None:
        """Why the last of `decisions`, all corrections of `claim`, cannot be used; None where it can."""
        from onrecord.reconcile.amend import check_correction  # noqa: PLC0415 - as above
        from onrecord.vocabulary import load  # noqa: PLC0415 - as above

        return check_correction(claim, decisions, load())

    def prompts(self, document: Document) -> tuple[Prompt, ...]:
        """What a language model is asked about the document."""
        from onrecord.read.pipeline import structure_for  # noqa: PLC0415 - as above
        from onrecord.second.prompt import prompts_of  # noqa: PLC0415 - as above
        from onrecord.vocabulary import load  # noqa: PLC0415 - as above

        return prompts_of(document, structure_for(document), load())

    def second(self, document: Document, reading: Reading, exchanges: Sequence[tuple[str, Exchange]]) -> SecondReading:
        """What of a language model's answers stands in the document; each answer with the digest of its file."""
        from onrecord.second.ground import ground  # noqa: PLC0415 - as above
        from onrecord.vocabulary import load  # noqa: PLC0415 - as above

        return ground(document, reading, exchanges, load())


def engine_with(reader: str) -> Engine | Problem:
    """The engine that reads with the reader of that name; a Problem where it is not here."""
    if reader == ENGLISH:
        return PackagedEngine()
    from onrecord.readers import open_reader  # noqa: PLC0415 - for those who name a reader only

    model = open_reader(reader)
    return model if isinstance(model, Problem) else PackagedEngine(model)


def _then_released(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings; behind many, what reading needed is let go of, since building them needs the memory."""
    number = 0
    for number, reading in enumerate(readings, 1):  # noqa: B007 - the last one is counted on
        yield reading
    if number >= MANY and "onrecord.read.pipeline" in sys.modules:
        from onrecord.read.release import release  # noqa: PLC0415 - as above

        release()


@cache
def _fingerprint() -> str:
    from onrecord.read.fingerprint import code_digest, hash_folder  # noqa: PLC0415 - as above

    hasher = hashlib.sha256()
    hash_folder(files("onrecord"), hasher, _OUTSIDE)
    hasher.update(code_digest().encode("ascii"))
    return hasher.hexdigest()
