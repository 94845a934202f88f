"""Dates, lengths, ends, sums and attributes of a claim of a language model: what the rules find in its quotes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.claim import Amount, Claim, Filler
from onrecord.core.span import Span
from onrecord.read.events.line import Line
from onrecord.read.events.pointed import AHEAD, of_time, untold
from onrecord.read.events.pointed_values import (
    article_in,
    attributes_in,
    count_in,
    dates_in,
    end_of,
    is_facility,
    length_of,
    sums_in,
    times_in,
)
from onrecord.second.placing import Located


def known_fillers(line: Line, located: Located, remarks: list[str]) -> tuple[Filler, ...]:
    """The fillers, without those that the rules cannot take for what the model says: an article of law, a prison."""
    kept = []
    for filler in located.fillers:
        found = _checked(line, filler)
        if found is None:
            remarks.append(_open(filler.role))
        else:
            kept.append(found)
    return tuple(kept)


def _checked(line: Line, filler: Filler) -> Filler | None:
    if filler.role == "article":
        return article_in(line, filler.span)
    if filler.role == "facility" and filler.mention is None and not is_facility(line, filler.span):
        return None
    if filler.mention is None:
        return replace(filler, count=count_in(line, filler.span))
    return filler


def with_values(claim: Claim, line: Line, located: Located, reported: date | None, remarks: list[str]) -> Claim:
    """The claim with what the rules find in the words that the model points to; nothing is taken on its word."""
    claim = _dated(claim, line, located.when, reported, remarks)
    claim = _lasting(claim, line, located, remarks)
    amounts = [_sum(line, span, remarks) for span in located.amounts]
    attributes = [attribute for attribute, span in located.attributes if _told(line, attribute, span, located, remarks)]
    return replace(
        claim,
        amounts=tuple(dict.fromkeys(amount for amount in amounts if amount is not None)),
        attributes=tuple(sorted(set(attributes))),
    )


def _dated(claim: Claim, line: Line, span: Span | None, reported: date | None, remarks: list[str]) -> Claim:
    dates = dates_in(line, span) if span is not None else ()
    if len(dates) == 1:
        return replace(claim, when=of_time(dates[0]), ordinal=dates[0].ordinal)
    if span is not None:
        remarks.append(_open("date"))
    return replace(claim, when=untold(reported, ahead=claim.stance in AHEAD))


def _lasting(claim: Claim, line: Line, located: Located, remarks: list[str]) -> Claim:
    if located.term is not None:
        lengths = [length_of(line, time, located.event_type) for time in times_in(line, located.term)]
        terms = [length for length in lengths if length is not None]
        claim = replace(claim, term=terms[0] if len(terms) == 1 else None)
        if len(terms) != 1:
            remarks.append(_open("length"))
    if located.until is not None:
        ends = [end for time in times_in(line, located.until) if (end := end_of(line, time)) is not None]
        claim = replace(claim, until=ends[0] if len(ends) == 1 else None)
        if len(ends) != 1:
            remarks.append(_open("end"))
    return claim


def _sum(line: Line, span: Span, remarks: list[str]) -> Amount | None:
    sums = sums_in(line, span)
    if len(sums) != 1:
        remarks.append(_open("sum"))
        return None
    return sums[0]


def _told(line: Line, attribute: str, span: Span, located: Located, remarks: list[str]) -> bool:
    if attribute in attributes_in(line, span, located.event_type):
        return True
    remarks.append(f"The words that the model takes for “{attribute}” do not tell it to the rules; it is left out.")
    return False


def _open(what: str) -> str:
    return f"The rules find no {what} in the words that the model takes for one; it is left out."
