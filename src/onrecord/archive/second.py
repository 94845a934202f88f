"""The second readings of an archive: which of the answers kept count, and what of them stands in the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

import msgspec

from onrecord.archive.engine import Engine
from onrecord.archive.reading import Readings
from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.document import Document
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from onrecord.core.second import SecondReading
from onrecord.second.accepting import as_seen, with_suggested
from onrecord.second.exchange import FORMAT, Exchange
from onrecord.store import layout
from onrecord.store.entries import ManifestEntry, StoredExchange
from onrecord.store.folder import Snapshot

_ABOUT_CLAIMS = frozenset({DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.CORRECT, DecisionKind.WITHHOLD})


def exchanges_in_use(entries: Sequence[ManifestEntry], known_on: date | None = None) -> tuple[StoredExchange, ...]:
    """The answers that count, by document, model and place: of each model the last about each part of the text.

    Where a model was given another instruction later on, what it answered to the earlier one counts no more.
    `known_on`: only what was answered by that day.
    """
    told = exchanges_kept(entries, known_on)
    last = {(exchange.document, exchange.model): exchange.instruction for exchange in told}
    current = {
        (exchange.document, exchange.model, exchange.start, exchange.end): exchange
        for exchange in told
        if last[exchange.document, exchange.model] == exchange.instruction
    }
    return tuple(current[place] for place in sorted(current))


def exchanges_kept(entries: Sequence[ManifestEntry], known_on: date | None = None) -> tuple[StoredExchange, ...]:
    """Every answer there is, earliest first; with `known_on` what was answered by that day."""
    return tuple(
        entry.exchange
        for entry in entries
        if entry.exchange and (known_on is None or entry.time[:10] <= known_on.isoformat())
    )


class SecondReadings:
    """Watches readings go by, and joins to each what people decided about claims that only language models read.

    A decision is about what a person saw: where a model was asked again since, and answers otherwise, the claim is
    taken from the earlier answer, which is kept.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        engine: Engine,
        readings: Readings,
        decisions: tuple[Sequence[Decision], Sequence[Decision]] = ((), ()),
        known_on: date | None = None,
    ) -> None:
        """`decisions`: those that count, and those in force today, which may withhold more."""
        self._engine = engine
        self._readings = readings
        self._stored = {document.original: document for document in snapshot.documents}
        entries = snapshot.manifest.entries
        self._used = exchanges_in_use(entries, known_on)
        self._told = exchanges_kept(entries, known_on)
        self._asked = {exchange.document: exchange for exchange in exchanges_kept(entries)}
        self._all = exchanges_kept(entries)
        counting, today = decisions
        self._joined = _targets(counting, DecisionKind.ACCEPT) | _targets((*counting, *today), DecisionKind.WITHHOLD)
        self._seen = _seen(counting)
        self._decided = self._joined | _targets((*counting, *today), *_ABOUT_CLAIMS)
        self.ids: set[str] = set()
        """Of all claims that language models read, as far as decisions could be about them."""
        self.found: list[SecondReading] = []
        """What the models said of the documents gone by that stands in them, by document and model."""

    def over(self, found: Iterable[Reading]) -> Iterator[Reading]:
        """The readings, with the claims of models that count, or that have to be known to be withheld."""
        for reading in found:
            if reading.document not in self._asked:
                yield reading
                continue
            current = self.of(reading)
            self.found.extend(current)
            self.ids.update(one.claim.id for second in current for one in second.claims)
            own = {claim.id for claim in reading.claims}
            changed = any(
                one.claim.id in self._seen and not as_seen(one.claim, self._seen[one.claim.id])
                for second in current
                for one in second.claims
            )
            earlier = self._earlier(reading) if changed or self._decided - self.ids - own else ()
            yield with_suggested(reading, (*current, *earlier), self._joined, self._seen)

    def of(self, reading: Reading) -> tuple[SecondReading, ...]:
        """What the models say of the reading's document, by model."""
        used = [exchange for exchange in self._used if exchange.document == reading.document]
        document = self._document(reading.document) if used else None
        if document is None:
            return ()
        result = []
        for _, group in groupby(used, key=lambda exchange: exchange.model):
            exchanges = [(one.content, exchange) for one in group if (exchange := self._read(one)) is not None]
            if exchanges:
                result.append(self._engine.second(document, reading, exchanges))
        return tuple(result)

    def _earlier(self, reading: Reading) -> tuple[SecondReading, ...]:
        """What was answered about the document, and counts no more or not yet (that for its ids), latest first."""
        used = {exchange.content for exchange in self._used}
        told = {exchange.content for exchange in self._told}
        document = self._document(reading.document)
        result = []
        for stored in reversed(self._all):
            if document is None or stored.document != reading.document or stored.content in used:
                continue
            exchange = self._read(stored)
            if exchange is not None:
                second = self._engine.second(document, reading, [(stored.content, exchange)])
                self.ids.update(one.claim.id for one in second.claims)
                if stored.content in told:
                    result.append(second)
        return tuple(result)

    def _document(self, digest: str) -> Document | None:
        return next(iter(self._readings.documents([self._stored[digest]])), None)

    def _read(self, stored: StoredExchange) -> Exchange | None:
        name = layout.exchange_name(stored.content)
        content = self._readings.kept(name, stored.content)
        if content is not None:
            try:
                exchange = msgspec.json.decode(content, type=Exchange)
            except (msgspec.MsgspecError, UnicodeError):
                exchange = None
            if exchange is not None and exchange.format == FORMAT and exchange.document == stored.document:
                return exchange
        message = "An answer of a language model is missing or was changed; it is left out."
        self._readings.note(Problem(str(name), message, "Run `onrecord verify`; restore it from a copy."))
        return None


def _seen(decisions: Iterable[Decision]) -> dict[str, set[str]]:
    """What those who accepted a claim were looking at, by the claim's id."""
    found: dict[str, set[str]] = {}
    for decision in decisions:
        if decision.kind is DecisionKind.ACCEPT:
            found.setdefault(decision.targets[0], set()).add(decision.seen)
    return found


def _targets(decisions: Iterable[Decision], *kinds: DecisionKind) -> set[str]:
    """The claims that decisions of these kinds are about."""
    return {
        target
        for decision in decisions
        if decision.kind in kinds
        for target in decision.targets
        if target.startswith("claim-")
    }
