"""Where sentences end: quotation marks, initials, ranks and abbreviations considered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.core.span import Span
from onrecord.read.text.lexicon import TextLexicon, text_lexicon

_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘„«(\\["
_CANDIDATE = re.compile(rf"([.!?…]+|[。！？])([{_CLOSERS}]*)(\s+|(?<=[。！？])(?=\S))")
_NEXT = re.compile(rf"([{_OPENERS}]*)(\S+)")
_INITIAL = re.compile(r"[^\W\d_]\.?-?|(?:[^\W\d_]\.)+[^\W\d_]")
_LONGEST_SENTENCE = 2000
"""Code points after which a sentence is cut: nobody writes such a one, and what never ends would take ages to read."""
_PAUSES = (re.compile(r"[;,:–—](?=\s)"), re.compile(r"(?<=\S)(?=\s)"))
"""Where it is best cut: at a pause, else between two words."""
_LONGEST_WORD = 40
"""Code points that are looked back for the word before a full stop."""


def sentence_spans(text: str, block: Span) -> tuple[Span, ...]:
    """The sentences of one block of `text`, in order, without the spaces around them."""
    lexicon = text_lexicon()
    found: list[Span] = []
    start = block.start
    for match in _CANDIDATE.finditer(text, block.start, block.end):
        if match.end() < block.end and _ends_sentence(text, start, match, lexicon):
            found.append(Span(start, match.end(2)))
            start = match.end()
    found.append(Span(start, block.end))
    return tuple(piece for span in found if len(trimmed := _trim(text, span)) for piece in _pieces(text, trimmed))


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence; where it is too long to be one, pieces of it that end at a pause."""
    rest = sentence
    while len(rest) > _LONGEST_SENTENCE:
        half, most = rest.start + _LONGEST_SENTENCE // 2, rest.start + _LONGEST_SENTENCE
        ends = ([match.end() for match in pause.finditer(text, half, most)] for pause in _PAUSES)
        end = next((found[-1] for found in ends if found), most)
        yield _trim(text, Span(rest.start, end))
        rest = _trim(text, Span(end, rest.end))
    yield rest


def _ends_sentence(text: str, start: int, match: re.Match[str], lexicon: TextLexicon) -> bool:
    """Whether the mark that `match` found ends the sentence that began at `start`."""
    following = _NEXT.match(text, match.end(), match.end() + _LONGEST_WORD)
    if following is None:
        return True
    opener, word = following.group(1), following.group(2)
    if not (opener or word[0].isupper() or word[0].isdigit() or not word[0].isalpha() or _uncased(word[0])):
        return False
    mark, closer = match.group(1), match.group(2)
    if mark == "." and not closer:
        return _stop_ends(text, start, match.start(), word, lexicon)
    if mark[-1] in "?!" and closer:
        return not _carried_on(text, match.end(), lexicon)
    return True


def _uncased(character: str) -> bool:
    """Whether the script of a letter knows no capitals (Arabic, Georgian, Han)."""
    return character.isalpha() and character.lower() == character.upper()


def _stop_ends(text: str, start: int, stop: int, following: str, lexicon: TextLexicon) -> bool:
    """Whether the full stop at `stop` ends a sentence, by the word before it and the word after it."""
    before = text[max(start, stop - _LONGEST_WORD) : stop]
    word = before.split()[-1].lstrip("(\"'“‘„«[") if before.split() else ""
    lower = word.lower()
    begins = following.rstrip(",.;:").lower() in lexicon.sentence_starters
    if lower in lexicon.sentence_never:
        # "No." and "no." differ: the answer ends a sentence, the number sign is followed by a digit.
        return lower == "no" and not following[0].isdigit()
    if lower in lexicon.sentence_may:
        return begins and not following[0].isdigit()
    if _INITIAL.fullmatch(word) and word != "I" and word[0].isupper():
        return begins
    return True


def _carried_on(text: str, offset: int, lexicon: TextLexicon) -> bool:
    """Whether a quotation that ended in ? or ! goes on with its cue: "Why?" the lawyer asked."""
    words = text[offset : offset + 3 * _LONGEST_WORD].split()[:4]
    return any(word.strip(",.:;").lower() in lexicon.sentence_carries for word in words[1:]) and not (
        words and words[0][0] in _OPENERS
    )


def _trim(text: str, span: Span) -> Span:
    """The span without spaces at either end; empty where there is nothing else."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
