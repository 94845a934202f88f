"""How many reports, publishers and independent origins stand behind claims."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.core.event import Support
from onrecord.reconcile.telling import Telling


def support_of(tellings: Iterable[Telling]) -> Support:
    """Reports, publishers and origins of some tellings.

    Reports without a known publisher count as one publisher. Where all rest on the word of one and the same speaker,
    that speaker is their one origin, however many outlets wrote it down.
    """
    held = list(tellings)
    speakers = {telling.speaker for telling in held}
    one_voice = len(speakers) == 1 and "" not in speakers
    origins = {telling.origin for telling in held}
    return Support(
        reports=len({telling.claim.document for telling in held}),
        publishers=len({telling.publisher for telling in held}),
        origins=min(1, len(origins)) if one_voice else len(origins),
    )


def one_voice(tellings: Iterable[Telling]) -> str:
    """The speaker on whose word alone all of them rest; empty where there is none."""
    held = list(tellings)
    speakers = {telling.speaker for telling in held}
    return held[0].speaker_label if len(speakers) == 1 and "" not in speakers and held else ""
