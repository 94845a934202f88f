"""Labelled news articles as values: the text's structure, its words and a label for each."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord.read.names.context import traits_of
from onrecord.read.names.features import Traits
from onrecord.read.names.headlines import as_sentences
from onrecord.read.names.sentences import refined
from onrecord.read.text import Sentence, TextStructure, structure_of

KINDS = {"person": "PER", "organisation": "ORG", "place": "LOC"}
ALIKE = 0.3
"""Share of common words from which two articles are taken for one story."""


@dataclass(frozen=True, slots=True)
class Article:
    """One labelled article."""

    id: str
    structure: TextStructure
    sentences: tuple[Sentence, ...]
    """As names need them."""
    words: tuple[tuple[Traits, ...], ...]
    """Of each sentence."""
    labels: tuple[tuple[str, ...], ...]


def occurrences(text: str, quote: str) -> list[int]:
    """Where a quote begins in a text."""
    return [match.start() for match in re.finditer(re.escape(quote), text)]


def name_spans(text: str, mentions: list[dict[str, object]]) -> list[tuple[int, int, str]]:
    """Start, end and kind of every labelled name; a shorter one inside a longer does not count."""
    spans: list[tuple[int, int, str]] = []
    for mention in sorted(mentions, key=lambda m: -len(str(m["q"]))):
        if mention["kind"] not in KINDS:
            continue
        quote = str(mention["q"])
        starts = occurrences(text, quote)
        if not mention.get("all"):
            number = mention.get("n") or 1
            starts = starts[int(str(number)) - 1 :][:1]
        for start in starts:
            end = start + len(quote)
            cut = mention.get("all") and (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
            if not cut and not any(start < other[1] and other[0] < end for other in spans):
                spans.append((start, end, KINDS[str(mention["kind"])]))
    return spans


def load(path: Path) -> Article:
    """The article labelled in the file ID.json, with ID.txt and ID.meta.json beside it."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    meta = json.loads(path.with_suffix(".meta.json").read_text(encoding="utf-8"))
    published = date.fromisoformat(meta["date"][:10]) if meta.get("date") else None
    structure = structure_of(text, None, published)
    spans = name_spans(text, json.loads(path.read_text(encoding="utf-8"))["mentions"])
    sentences = tuple(refined(sentence) for sentence in structure.sentences)
    labels = []
    for sentence in sentences:
        row, last = [], -1
        for token in sentence.tokens:
            hit = next((at for at, (start, end, _) in enumerate(spans) if start < token.end and token.start < end), -1)
            row.append("O" if hit < 0 else ("I-" if hit == last else "B-") + spans[hit][2])
            last = hit
        labels.append(tuple(row))
    words = as_sentences(sentences, [traits_of(sentence) for sentence in sentences])
    return Article(path.stem, structure, sentences, tuple(words), tuple(labels))


def load_all(folder: Path) -> list[Article]:
    """Every labelled article of a folder, in the order of their ids."""
    paths = sorted(path for path in folder.glob("*.json") if path.with_suffix(".txt").exists())
    return [load(path) for path in paths]


def folds(articles: list[Article], count: int) -> list[list[Article]]:
    """The articles in `count` parts of like size; articles that tell one story share a part."""
    stories: list[list[Article]] = []
    for article in articles:
        story = next((s for s in stories if any(_alike(article, other) for other in s)), None)
        if story is None:
            stories.append([article])
        else:
            story.append(article)
    parts: list[list[Article]] = [[] for _ in range(count)]
    for story in sorted(stories, key=lambda s: (-sum(len(a.structure.text) for a in s), s[0].id)):
        min(parts, key=lambda part: sum(len(a.structure.text) for a in part)).extend(story)
    return parts


def _alike(left: Article, right: Article) -> bool:
    a, b = ({w for s in article.words for w in (t.folded for t in s)} for article in (left, right))
    names = {w.folded for article in (left, right) for s in article.words for w in s if w.capital}
    common = {w for w in a & b if w in names}
    return len(common) > ALIKE * len({w for w in a | b if w in names})
