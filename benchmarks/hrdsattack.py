"""Attacks on rights defenders, in the form of HRDsAttack: `python -m benchmarks.hrdsattack FILE > PREDICTIONS.jsonl`.

FILE is a file of that set (train.json, dev.json, test.json); only ids, titles, texts and dates are read of it. A line
of the output is `{"id", "victims", "violation_types", "year", "month", "day", "country"}`; a value that nothing tells
is null.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from benchmarks.attacks import Attack, attack_of
from onrecord.core.document import Basis, Document
from onrecord.core.identity import digest_of
from onrecord.read import read
from onrecord.vocabulary import load


class _Input(msgspec.Struct):
    """What an article of the set is, without its labels."""

    id: int | str = msgspec.field(name="Input.GLOBALEVENTID")
    title: str = msgspec.field(name="Input.title", default="")
    published: str = msgspec.field(name="Input.publish_date", default="")
    text: str = msgspec.field(name="Input.article_interface", default="")


class _Sample(msgspec.Struct):
    sample: _Input


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the set."""

    id: str
    document: Document


def plain(marked: str) -> str:
    """The text of an article, one paragraph a line; the set marks paragraphs and escapes nothing."""
    paragraphs = re.split(r"</?p>", marked)
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip())


def articles(path: str | Path) -> Iterator[Article]:
    """The articles of a file of the set."""
    for entry in msgspec.json.decode(Path(path).read_bytes(), type=list[_Sample]):
        given = entry.sample
        text = f"{given.title}\n\n{plain(given.text)}" if given.title else plain(given.text)
        published = date.fromisoformat(given.published[:10]) if given.published else None
        document = Document(
            digest=digest_of(text.encode("utf-8")),
            text=text,
            name=str(given.id),
            title=given.title or None,
            published=published,
            published_basis=Basis.DECLARED if published else Basis.UNKNOWN,
        )
        yield Article(str(given.id), document)


def _line(id: str, attack: Attack) -> bytes:  # noqa: A002 - the word of the set
    return msgspec.json.encode({"id": id} | msgspec.to_builtins(attack)) + b"\n"


def main(arguments: list[str]) -> int:
    """Print one prediction a line."""
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        sys.stderr.write(__doc__ or "")
        return 2
    vocabulary = load()
    for article in articles(arguments[0]):
        attack = attack_of(article.document, read(article.document, vocabulary))
        sys.stdout.buffer.write(_line(article.id, attack))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
