"""Claims of language models that people decided about, as claims of their document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from onrecord.core.claim import Claim, ReadBy
from onrecord.core.reading import Reading
from onrecord.core.second import SecondReading
from onrecord.reconcile.seen import seen_digest_of


def with_suggested(
    reading: Reading,
    seconds: Iterable[SecondReading],
    wanted: Collection[str],
    seen: Mapping[str, Collection[str]] | None = None,
) -> Reading:
    """The reading with the claims of `wanted`, by their ids, that language models read in the same document.

    A claim that the rules read, too, by the same id, stays theirs. Of several answers that tell it, that one counts
    which somebody was looking at, by the digests in `seen`; else the first.
    """
    own = {claim.id for claim in reading.claims}
    found: dict[str, Claim] = {}
    for second in seconds:
        for one in second.claims:
            id_ = one.claim.id
            if id_ not in wanted or id_ in own:
                continue
            looked_at = (seen or {}).get(id_, ())
            if id_ not in found or (as_seen(one.claim, looked_at) and not as_seen(found[id_], looked_at)):
                found[id_] = replace(one.claim, read_by=ReadBy(second.reader.name, one.exchange, one.same_as))
    return replace(reading, claims=(*reading.claims, *found.values())) if found else reading


def as_seen(claim: Claim, seen: Collection[str]) -> bool:
    """Whether the claim reads as it did when somebody looked at it, by the digests of what they saw."""
    return seen_digest_of((claim.id,), {claim.id: claim}, ()) in seen
