"""Claims of language models that people decided about, as claims of their document."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from onrecord.core.claim import Claim, ReadBy
from onrecord.core.reading import Reading
from onrecord.core.second import SecondReading


def with_suggested(reading: Reading, seconds: Iterable[SecondReading], wanted: Collection[str]) -> Reading:
    """The reading with the claims of `wanted`, by their ids, that language models read in the same document.

    A claim that the rules read, too, by the same id, stays theirs; of several models the first counts.
    """
    own = {claim.id for claim in reading.claims}
    found: dict[str, Claim] = {}
    for second in seconds:
        for one in second.claims:
            if one.claim.id in wanted and one.claim.id not in own:
                read_by = ReadBy(second.reader.name, one.exchange, one.same_as)
                found.setdefault(one.claim.id, replace(one.claim, read_by=read_by))
    return replace(reading, claims=(*reading.claims, *found.values())) if found else reading
