"""The right of reply, and passages that correct an earlier report."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.core.attribution import ReplyOutcome, RightOfReply
from onrecord.core.mention import Mention, MentionKind
from onrecord.core.span import Span
from onrecord.read.attribution.assemble import Draft
from onrecord.read.names import Names
from onrecord.read.text import Sentence, TextStructure

_CLAUSE_OPENS = re.compile(
    r"[;:(–—]\s|,\s(?:and|but|while|although)\s|\b(?:but|while|although)\s|\bsaid\s(?:that\s)?"
    r"|^(?:When|After|Asked|Contacted|Approached)\s[^,;]*,\s"
)
_DESCRIBED = re.compile(r",\s(?:which|who|whose)\s")


@dataclass(frozen=True, slots=True)
class ReplyPattern:
    """Words that tell what came of asking somebody, with the party before or after them."""

    source: str
    outcome: ReplyOutcome

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern compiled, which is done when a sentence needs it."""
        return _pattern(self.source)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReplyLexicon:
    """What tells a right of reply and a correction in one language."""

    patterns: tuple[ReplyPattern, ...]
    hints: re.Pattern[str]
    """Small words of which one stands in every sentence that tells a reply."""
    correcting: re.Pattern[str]
    """The same for passages that correct."""
    corrections: re.Pattern[str]


@cache
def reply_lexicon(language: str = "en") -> ReplyLexicon:
    """The packaged lexicon of that language (ISO 639-1)."""
    data = tomllib.loads((files("onrecord.read.languages") / language / "speech_replies.toml").read_text("utf-8"))
    parts = data["parts"]
    patterns = tuple(
        ReplyPattern(entry["pattern"].format_map(parts), ReplyOutcome(entry["outcome"])) for entry in data["reply"]
    )
    corrections = "|".join(data["correction"]["patterns"])
    return ReplyLexicon(
        patterns,
        re.compile(data["hints"]["pattern"]),
        re.compile(data["correction"]["hints"]),
        re.compile(corrections, re.IGNORECASE),
    )


def find_replies(structure: TextStructure, names: Names) -> tuple[RightOfReply, ...]:
    """Who was asked for their side and what came of it, in text order."""
    lexicon = reply_lexicon()
    found: list[RightOfReply] = []
    for sentence in structure.sentences:
        if lexicon.hints.search(sentence.span.quote(structure.text).lower()) is None:
            continue
        found += _replies(structure.text, sentence, lexicon, names)
    return tuple(found)


def _replies(text: str, sentence: Sentence, lexicon: ReplyLexicon, names: Names) -> list[RightOfReply]:
    """The replies of one sentence: one for each party, and an answer only where nothing else came of it."""
    found: list[RightOfReply] = []
    for entry in lexicon.patterns:
        if found and entry.outcome is ReplyOutcome.ANSWERED:
            break
        match = entry.pattern.search(text, sentence.span.start, sentence.span.end)
        if match is None or any(one.span.overlaps(Span(*match.span())) for one in found):
            continue
        reply = _reply(text, sentence, match, entry.outcome, names)
        if not found or (reply.party and all(reply.party != one.party for one in found if one.party)):
            found.append(reply)
    return sorted(found, key=lambda one: one.span)


def _reply(text: str, sentence: Sentence, match: re.Match[str], outcome: ReplyOutcome, names: Names) -> RightOfReply:
    groups = match.groupdict()
    where = (
        Span(*match.span("after")) if groups.get("after") else _last_clause(text, sentence.span.start, match.start())
    )
    return RightOfReply(Span(*match.span()), outcome, where.quote(text).strip(" ,.;:"), _mention(where, names))


def _last_clause(text: str, start: int, end: int) -> Span:
    """The party before the words that tell the outcome: from the last mark or word that opens a clause."""
    words = text[start:end]
    cut = max((found.end() for found in _CLAUSE_OPENS.finditer(words)), default=0)
    described = _DESCRIBED.search(words, cut)
    return Span(start + cut, start + described.start() if described is not None else end)


def _mention(where: Span, names: Names) -> str | None:
    """The first person or body named there, else the one that a pronoun or description there stands for."""
    first = bisect_left(names.mentions, where.start, key=lambda mention: mention.span.start)
    last = bisect_left(names.mentions, where.end, key=lambda mention: mention.span.start)
    named: list[Mention] = [
        mention
        for mention in names.mentions[first:last]
        if where.contains(mention.span) and mention.kind in (MentionKind.PERSON, MentionKind.ORGANISATION)
    ]
    if named:
        return named[0].id
    first = bisect_left(names.references, where.start, key=lambda reference: reference.span.start)
    following = names.references[first] if first < len(names.references) else None
    return following.mention if following is not None and where.contains(following.span) else None


def find_corrections(structure: TextStructure) -> tuple[Span, ...]:
    """The passages in which the report corrects an earlier one: their whole blocks, in text order."""
    lexicon = reply_lexicon()
    opening = ((block.span, block.span.quote(structure.text)[:400]) for block in structure.blocks)
    hinted = ((span, words) for span, words in opening if lexicon.correcting.search(words.lower()))
    return tuple(span for span, words in hinted if lexicon.corrections.search(words))


def of_version(text: str, draft: Draft, corrections: Sequence[Span]) -> bool:
    """Whether a draft is about an earlier version of the report rather than anybody's words."""
    if draft.source is None or not any(span.contains(draft.source) for span in corrections):
        return False
    return (
        re.search(r"\b(?:version|report|article|story|headline|item|dispatch)s?\b", draft.source.quote(text).lower())
        is not None
    )
