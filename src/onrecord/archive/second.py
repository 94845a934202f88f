"""The second readings of an archive: which of the answers kept count, and what of them stands in the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

import msgspec

from onrecord.archive.engine import Engine
from onrecord.archive.reading import Readings
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from onrecord.core.second import SecondReading
from onrecord.second.exchange import FORMAT, Exchange
from onrecord.store import layout
from onrecord.store.entries import ManifestEntry, StoredExchange
from onrecord.store.folder import Snapshot


def exchanges_in_use(entries: Sequence[ManifestEntry], known_on: date | None = None) -> tuple[StoredExchange, ...]:
    """The answers that count, by document, model and place: of each model the last about each part of the text.

    Where a model was given another instruction later on, what it answered to the earlier one counts no more.
    `known_on`: only what was answered by that day.
    """
    told = [
        entry.exchange
        for entry in entries
        if entry.exchange and (known_on is None or entry.time[:10] <= known_on.isoformat())
    ]
    last = {(exchange.document, exchange.model): exchange.instruction for exchange in told}
    current = {
        (exchange.document, exchange.model, exchange.start, exchange.end): exchange
        for exchange in told
        if last[exchange.document, exchange.model] == exchange.instruction
    }
    return tuple(current[place] for place in sorted(current))


@dataclass(slots=True)
class SecondReadings:
    """Watches readings go by, and keeps those of documents that a language model was asked about."""

    snapshot: Snapshot
    engine: Engine
    readings: Readings
    known_on: date | None = None
    problems: list[Problem] = field(default_factory=list)
    """Answers that cannot be read any more, and are left out."""
    _kept: dict[str, Reading] = field(default_factory=dict)

    def over(self, found: Iterable[Reading]) -> Iterator[Reading]:
        """The same readings."""
        asked = {exchange.document for exchange in exchanges_in_use(self.snapshot.manifest.entries, self.known_on)}
        for reading in found:
            if reading.document in asked:
                self._kept[reading.document] = reading
            yield reading

    def found(self) -> tuple[SecondReading, ...]:
        """What the models said of the documents gone by that stands in them, by document and model."""
        used = [
            exchange
            for exchange in exchanges_in_use(self.snapshot.manifest.entries, self.known_on)
            if exchange.document in self._kept
        ]
        stored = [document for document in self.snapshot.documents if document.original in self._kept]
        documents = {document.digest: document for document in self.readings.documents(stored)}
        result = []
        for (digest, _), group in groupby(used, key=lambda exchange: (exchange.document, exchange.model)):
            exchanges = [(one.content, exchange) for one in group if (exchange := self._read(one)) is not None]
            if exchanges and digest in documents:
                result.append(self.engine.second(documents[digest], self._kept[digest], exchanges))
        return tuple(result)

    def _read(self, stored: StoredExchange) -> Exchange | None:
        name = layout.exchange_name(stored.content)
        content = self.readings.kept(name, stored.content)
        if content is not None:
            try:
                exchange = msgspec.json.decode(content, type=Exchange)
            except (msgspec.MsgspecError, UnicodeError):
                exchange = None
            if exchange is not None and exchange.format == FORMAT and exchange.document == stored.document:
                return exchange
        message = "An answer of a language model is missing or was changed; it is left out."
        self.problems.append(Problem(str(name), message, "Run `onrecord verify`; restore it from a copy."))
        return None
