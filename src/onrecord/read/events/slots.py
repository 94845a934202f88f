"""What else a clause tells of an event: charge, article of law, facility, place, term, end, sums, attributes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.core.claim import Amount, Filler
from onrecord.core.mention import MentionKind
from onrecord.core.span import Span
from onrecord.core.when import Term, TimeExpression, TimeType, When
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line
from onrecord.read.events.triggers import CompiledPattern, compiled, matches
from onrecord.read.events.verbs import finite
from onrecord.vocabulary.types import EventType, Words

LONGEST_PHRASE = 18
"""Tokens that a charge or another phrase may have."""
AMOUNT = re.compile(
    r"(?:(?P<sign>[$€£¥₹])\s?(?P<sum>\d[\d,.]*\d|\d)(?:\s(?P<scale>million|billion|thousand))?"
    r"|(?P<number>\d[\d,.]*\d|\d)(?:\s(?P<scale2>million|billion|thousand))?\s"
    r"(?P<unit>dollars|euros|pounds|roubles|rubles|manats|manat|tenge|som|soms|hryvnia|hryvnias|rupees|yuan|lira|dinars"
    r"|riyals|naira|shillings|pesos|francs|lari|dram|drams|baht|ringgit|rand))"
)
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
ARTICLE = re.compile(
    r"\b(?:[Aa]rticles?|[Ss]ections?|[Aa]rt\.)\s\d+[\w.–-]*(?:\s?\(\w+\))*"
    r"(?:,?\s(?:part|paragraph|clause|item|points?)\s\d+(?:\s?\(\w+\))*)*"
    r"(?:(?:,|\sand|\sor)\s\d+[\w.–-]*)*(?:\sof\sthe\s(?:[A-Z][\w-]*\s?|[Cc]riminal\s|[Pp]enal\s|[Cc]ode\s?){1,5})?"
)
PHRASE_ENDS = frozenset((",", ".", ";", ":", "(", ")", "under"))
NO_TERM_AFTER = frozenset(("after", "within", "past", "last", "over", "every", "in"))
NO_TERM_BEFORE = frozenset(("ago", "later", "earlier", "old"))
EXPIRING = frozenset(("expires", "expire", "extended", "prolonged"))


@dataclass(frozen=True, slots=True)
class Region:
    """The tokens of a clause around a trigger."""

    first: int
    last: int
    trigger_first: int
    trigger_last: int
    parts: tuple[tuple[int, int], ...] = ()
    """Where clauses are set into it, what belongs to it: first and last tokens; all of it where empty."""

    def holds(self, first: int, last: int) -> bool:
        """Whether the tokens belong to the clause itself and not to one set into it."""
        own = self.parts or ((self.first, self.last),)
        return any(begins <= first and last <= ends for begins, ends in own)


def marked(line: Line, region: Region, event_type: EventType, taken: frozenset[int]) -> tuple[Filler, ...]:
    """Fillers of roles that the vocabulary knows by their markers ("on charges of …")."""
    found: list[Filler] = []
    for role in event_type.roles:
        span = None
        for words in role.markers:
            span = span or _after_marker(line, region, words, role.name, taken)
        if span is not None:
            found.append(_filler(line, role.name, *span))
    return tuple(found)


def _filler(line: Line, role: str, first: int, last: int) -> Filler:
    span = line.span(first, last)
    text = " ".join(token.text for token in line.sentence.tokens[first : last + 1])
    mention = next((mention.id for one, two, mention in line.mentions if (one, two) == (first, last)), None)
    return Filler(role, text, span, mention)


def _after_marker(line: Line, region: Region, words: Words, role: str, taken: frozenset[int]) -> tuple[int, int] | None:
    """The phrase after the first marker in the clause after the trigger, or in the gap of one."""
    for written in words.words:
        pattern = compiled(written)
        if (pattern.words[0].forms or {}).keys().isdisjoint(line.words):
            continue
        for match in matches(pattern, line.lows, region.trigger_first, region.last):
            at = match.first
            if at < region.trigger_last and not _overlaps(region, at):
                continue
            if not (region.holds(match.first, match.last) or _overlaps(region, at)):
                continue
            if match.gapped:
                first, last = match.places[0] + 1, match.last - 1
                if not any(index in taken for index in range(first, last + 1)):
                    return first, last
                continue
            end = max([match.last, *(ends for begins, ends in region.parts if begins <= match.last <= ends)])
            phrase = _phrase(line, match.last + 1, end if region.parts else region.last, role, pattern, taken)
            if phrase is not None:
                return phrase
    return None


def _overlaps(region: Region, at: int) -> bool:
    return region.trigger_first <= at <= region.trigger_last


def _phrase(
    line: Line, first: int, end: int, role: str, pattern: CompiledPattern, taken: frozenset[int]
) -> tuple[int, int] | None:
    """The phrase that begins at `first`: up to a comma, a time, a verb or the end of the clause."""
    lexicon = clause_lexicon()
    bare = len(pattern.words) == 1
    at = first
    while at <= end and at - first < LONGEST_PHRASE:
        low = line.lows[at]
        opening = at == first
        if at in line.timed or low in PHRASE_ENDS or low in lexicon.relatives:
            break
        if bare and opening and line.lows[at - 1] in ("for", "over", "with") and _no_reason(line, at):
            return None
        if not opening and (low in lexicon.subordinators or (finite(line, at) and not low.endswith("ed"))):
            break
        if low in ("“", "”", '"', "‘") and not opening:
            break
        at += 1
    while at > first and (line.lows[at - 1] in lexicon.prepositions or line.lows[at - 1] in lexicon.determiners):
        at -= 1
    first += 1 if first < at and line.lows[first] in ("“", '"', "‘", "the") and at - first > 1 else 0
    if at <= first or (role != "charge" and any(index in taken for index in range(first, at))):
        return None
    return first, at - 1


def _no_reason(line: Line, at: int) -> bool:
    """Whether what follows a bare "for" or "over" is no reason: a time, a person, a number."""
    low = line.lows[at]
    lexicon = clause_lexicon()
    return (
        at in line.timed
        or low[0].isdigit()
        or line.cover[at] >= 0
        or low in lexicon.object_pronouns
        or low in lexicon.no_reason
    )


def article(line: Line, region: Region, text: str) -> Filler | None:
    """The article of law told in the clause."""
    span = line.span(region.first, region.last)
    for match in ARTICLE.finditer(text, span.start, span.end):
        words = match.group().rstrip()
        if region.holds(*_tokens(line, match.start(), match.start() + len(words))):
            return Filler("article", words, Span(match.start(), match.start() + len(words)))
    return None


def _tokens(line: Line, start: int, end: int) -> tuple[int, int]:
    """The first and the last token within these code points."""
    starts = [token.start for token in line.sentence.tokens]
    return bisect_right(starts, start) - 1, bisect_left(starts, end) - 1


def amounts(line: Line, region: Region, text: str) -> tuple[Amount, ...]:
    """Sums of money told in the clause."""
    span = line.span(region.first, region.last)
    found = []
    for match in AMOUNT.finditer(text, span.start, span.end):
        if not region.holds(*_tokens(line, match.start(), match.end())):
            continue
        number = (match["sum"] or match["number"]).replace(",", "").rstrip(".")
        scale = SCALES.get(match["scale"] or match["scale2"] or "", 1.0)
        value = float(number) * scale if number.count(".") <= 1 else None
        found.append(Amount(match.group(), Span(match.start(), match.end()), value, match["sign"] or match["unit"]))
    return tuple(found)


def facility(line: Line, region: Region, role: str = "facility") -> Filler | None:
    """The prison, the police station, the hospital told with a preposition in the clause."""
    lexicon = clause_lexicon()
    for at in range(region.first, region.last):
        if line.lows[at] not in lexicon.facility_prepositions:
            continue
        end = at + 1
        while end <= region.last and end - at < 9 and _in_name(line, end):
            end += 1
        last = end - 1
        while last > at and not _facility_like(line, last):
            last -= 1
        if last > at:
            last = _numbered(line, last)
        if last > at and region.holds(at, at) and not any(index in line.timed for index in range(at + 1, last + 1)):
            first = at + 1
            return _filler(line, role, first, last)
    return None


def _numbered(line: Line, last: int) -> int:
    """The last token of a facility's name, with its number or the rest of the name: "Detention Centre No. 4"."""
    names = [(first, end) for first, end, mention in line.mentions if mention.kind is not MentionKind.ROLE]
    last = max([last, *(end for first, end in names if first <= last <= end)])
    following = last + 1
    while line.lows[following : following + 1] in (("no.",), ("no",), ("number",), ("№",), (".",)):
        following += 1
    numbered = line.lows[following : following + 1]
    wordy = line.lows[last] in ("no.", "no", "number", "№") or following > last + 1
    return following if wordy and numbered and numbered[0][0].isdigit() else last


def _facility_like(line: Line, at: int) -> bool:
    lexicon = clause_lexicon()
    if line.lows[at] in ("custody", "detention", "remand"):
        return False
    if line.lows[at] in lexicon.facilities:
        return True
    covering = next((m for first, last, m in line.mentions if last == at and m.kind is MentionKind.PLACE), None)
    return covering is not None and any(word.lower() in lexicon.facilities for word in covering.text.split())


def _in_name(line: Line, at: int) -> bool:
    lexicon = clause_lexicon()
    low = line.lows[at]
    return (
        low[0].isalnum()
        and low not in lexicon.coordinators
        and not (finite(line, at) or low in lexicon.relatives or low in ("to", "for", "on", "after", "before", "where"))
    )


def place(line: Line, region: Region, agent_spans: frozenset[Span]) -> Filler | None:
    """Where it happened: a place named after in, at, near or from, nearest after the trigger, else before it."""
    candidates = []
    for first, last, mention in line.mentions:
        if mention.kind is not MentionKind.PLACE or not region.holds(first, last) or not first:
            continue
        if first in line.roles:
            continue
        before = line.lows[first - 1]
        if before == "the" and first > 1:
            before = line.lows[first - 2]
        if before in ("in", "at", "near", "from", "outside", "of") and not any(
            mention.span.overlaps(span) for span in agent_spans
        ):
            distance = first - region.trigger_last if first > region.trigger_last else 40 + region.trigger_first - last
            candidates.append((before == "of", distance, first, last, mention))
    if not candidates:
        return None
    *_, mention = min(candidates, key=lambda item: item[:3])
    return Filler("place", mention.text, mention.span, mention.id)


def term(line: Line, region: Region, event_type: EventType) -> tuple[Term | None, TimeExpression | None]:
    """How long it lasts or is ordered for, where the type is one that lasts."""
    if not event_type.lasts:
        return None, None
    best: tuple[int, Term, TimeExpression] | None = None
    for first, last, time in line.times:
        if time.type is not TimeType.DURATION or time.term is None or time.ordinal is not None:
            continue
        if not region.holds(first, last):
            continue
        before = line.lows[first - 1] if first else ""
        after = line.lows[last + 1] if last + 1 < len(line.lows) else ""
        if before in NO_TERM_AFTER or after in NO_TERM_BEFORE:
            continue
        distance = first - region.trigger_last if first > region.trigger_last else 5 + region.trigger_first - last
        if best is None or distance < best[0]:
            best = (distance, time.term, time)
    return (best[1], best[2]) if best else (None, None)


def until(line: Line, region: Region) -> tuple[When | None, TimeExpression | None]:
    """The day on which it runs out: the date after until, till, through, expires on."""
    for first, last, time in line.times:
        if not region.holds(first, last) or time.type is TimeType.DURATION or not first:
            continue
        before = line.lows[max(0, first - 3) : first]
        if before[-1] in ("until", "till", "through") or (
            before[-1] in ("on", "to") and any(word in EXPIRING for word in before)
        ):
            return time.when, time
        if before[-1] == "the" and len(before) > 1 and before[-2] in ("until", "till", "through"):
            return time.when, time
    return None, None


def attributes(line: Line, region: Region, event_type: EventType) -> tuple[str, ...]:
    """Attributes of the type whose words stand in the clause, sorted."""
    found = set()
    for attribute in event_type.attributes:
        for words in attribute.words:
            for written in words.words:
                pattern = compiled(written)
                if (pattern.words[0].forms or {}).keys().isdisjoint(line.words):
                    continue
                told = matches(pattern, line.lows, region.first, region.last)
                if any(region.holds(match.first, match.first) for match in told):
                    found.add(attribute.id)
    return tuple(sorted(found))
