"""Where a language model and the rules read the same words otherwise: told slot by slot, and never averaged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.core.attribution import Speaker
from onrecord.core.calendar import spell_bounds
from onrecord.core.claim import Claim, Filler
from onrecord.core.second import Difference
from onrecord.core.span import Span
from onrecord.second.answer import SaidClaim
from onrecord.second.folding import fold_quote
from onrecord.second.linking import Links


def counterpart(claim: Claim, own: Sequence[Claim], links: Links) -> Claim | None:
    """The claim of the rules about the same words: of one type, its trigger overlapping, or alone in its sentence.

    Alone, it also has to happen to the same people, as far as both name them.
    """
    alike = [one for one in own if one.type == claim.type and _within(one.sentence, claim.sentence)]
    touching = [one for one in alike if one.trigger.overlaps(claim.trigger)]
    if touching:
        return touching[0]
    if len(alike) != 1:
        return None
    ours, theirs = alike[0].filled("person"), claim.filled("person")
    return alike[0] if _covered(ours, theirs, links) or _covered(theirs, ours, links) else None


def _within(quote: Span, sentence: Span) -> bool:
    """Whether one lies in the other: the quote of an entry of a list reaches beyond its sentence."""
    return quote.contains(sentence) or sentence.contains(quote)


def differences(own: Claim, claim: Claim, said: SaidClaim, links: Links) -> tuple[Difference, ...]:
    """Where the two differ, in a fixed order; the stance is the one that the model named."""
    found = [*_values(own, claim, said)]
    if said.speaker is not None and not _is_speaker(own.speakers[-1], said.speaker, claim.speakers[-1], links):
        found.append(Difference("speaker", own.speakers[-1].text, said.speaker))
    for role in sorted({filler.role for filler in (*own.fillers, *claim.fillers)}):
        ours, theirs = own.filled(role), claim.filled(role)
        if not (_covered(ours, theirs, links) and _covered(theirs, ours, links)):
            found.append(Difference(role, _words(ours), _words(theirs)))
    return tuple(found)


def _values(own: Claim, claim: Claim, said: SaidClaim) -> Iterator[Difference]:
    if own.phase != claim.phase:
        yield Difference("phase", own.phase or "", claim.phase or "")
    if own.stance is not said.stance:
        yield Difference("stance", own.stance.value, said.stance.value)
    if own.when.bounds != claim.when.bounds:
        yield Difference("when", _day(own), _day(claim))
    for slot, words in (("term", _term), ("until", _until), ("amount", _amounts), ("attribute", _attributes)):
        ours, theirs = words(own), words(claim)
        if ours != theirs:
            yield Difference(slot, ours, theirs)


def _day(claim: Claim) -> str:
    bounds = claim.when.bounds
    return spell_bounds(bounds) if claim.when.phrase is not None and bounds.known else ""


def _term(claim: Claim) -> str:
    return claim.term.iso() if claim.term is not None else ""


def _until(claim: Claim) -> str:
    return spell_bounds(claim.until.bounds) if claim.until is not None and claim.until.bounds.known else ""


def _amounts(claim: Claim) -> str:
    return "; ".join(amount.text for amount in claim.amounts)


def _attributes(claim: Claim) -> str:
    return "; ".join(claim.attributes)


def _is_speaker(own: Speaker, said: str, claimed: Speaker, links: Links) -> bool:
    alike = links.same(own.mention, claimed.mention) if claimed.mention is not None else False
    return alike or _alike(own.text, said)


def _covered(some: Sequence[Filler], others: Sequence[Filler], links: Links) -> bool:
    return all(any(_same_filler(one, other, links) for other in others) for one in some)


def _same_filler(one: Filler, other: Filler, links: Links) -> bool:
    if one.mention is not None and other.mention is not None:
        return links.same(one.mention, other.mention)
    return one.span.overlaps(other.span) or _alike(one.text, other.text)


def _alike(one: str, other: str) -> bool:
    """Whether two wordings are one, or one is part of the other."""
    left, right = fold_quote(one).casefold(), fold_quote(other).casefold()
    return bool(left) and bool(right) and (left in right or right in left)


def _words(fillers: Sequence[Filler]) -> str:
    return "; ".join(filler.text for filler in fillers)
