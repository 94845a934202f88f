"""The digest of what a person was looking at when deciding: where it differs later, the decision is shown as stale."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from onrecord.core.claim import Claim
from onrecord.core.decision import MentionKey
from onrecord.core.identity import digest_of
from onrecord.reconcile.amend import seen_of_claim


def seen_digest_of(targets: Sequence[str], claims: Mapping[str, Claim], keys: Collection[MentionKey]) -> str:
    """The digest of the claims and mentions that `targets` name, as they are read now.

    It covers how a claim is read and whether a mention is found, in any order of targets; nothing in it changes when a
    name is withheld.
    """
    parts = []
    for target in sorted(set(targets)):
        claim = claims.get(target)
        if claim is not None:
            parts.append(seen_of_claim(claim))
        elif target.startswith("mention:"):
            key = MentionKey.parse(target)
            parts.append(f"{target}:{'found' if key in keys else 'not found'}")
        else:
            parts.append(target)
    return digest_of("\n".join(parts).encode("utf-8"))
