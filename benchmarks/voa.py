"""Event triggers on news stories with ACE labels: `python -m benchmarks.voa FOLDER`.

FOLDER holds ID.txt (one sentence a line) and ID.json with "date", "title" and "gold_ace": type, trigger words and the
number of the sentence. These numbers also count sentences that the texts lack, so a label is looked for at its number
and then ever further up, never before the label that comes before it. A claim counts as the ACE types that its event
type is mapped to in the vocabulary; it is right where a label of that type stands in the same line and shares a word
with its trigger. What reading notes of the background counts alike. Of two types that a claim may be, the one that is
labelled counts, else the first that the set labels at all. Prints precision, recall and F1 for each type that the set
labels, and over all.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

from benchmarks.page import table
from onrecord.core.document import Basis, Document
from onrecord.core.identity import digest_of
from onrecord.read import read
from onrecord.vocabulary import load
from onrecord.vocabulary.types import Vocabulary

TYPES = (
    "Justice.Arrest-Jail",
    "Justice.Charge-Indict",
    "Justice.Trial-Hearing",
    "Justice.Sentence",
    "Justice.Release-Parole",
    "Life.Die",
    "Life.Injure",
    "Conflict.Demonstrate",
    "Contact.Meet",
    "Conflict.Attack",
)
"""The ACE types that the vocabulary has a counterpart for."""


class _Label(msgspec.Struct):
    type: str
    trigger: str
    sent: int


class _Story(msgspec.Struct):
    date: date
    labels: list[_Label] = msgspec.field(name="gold_ace", default_factory=list)


@dataclass(frozen=True, slots=True)
class Told:
    """One trigger of a story: its types, its words and the number of its line, from 0."""

    types: tuple[str, ...]
    words: str
    line: int


@dataclass(slots=True)
class Tally:
    """Triggers by type: right, told and labelled."""

    right: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)

    def row(self, name: str, *types: str) -> tuple[str, ...]:
        """Precision, recall and F1 over some types, in percent."""
        right, told, labelled = (sum(count[kind] for kind in types) for count in (self.right, self.told, self.labelled))
        shares = (right / (told or 1), right / (labelled or 1), 2 * right / (told + labelled or 1))
        return (name, *(f"{100 * share:.1f} %" for share in shares), str(labelled))


def stories(folder: Path) -> Iterator[tuple[Document, list[Told]]]:
    """The stories of the folder with their labels."""
    for path in sorted(folder.glob("*.json")):
        story = msgspec.json.decode(path.read_bytes(), type=_Story)
        content = path.with_suffix(".txt").read_bytes()
        labels = placed(content.decode("utf-8").split("\n"), story.labels)
        document = Document(
            digest_of(content),
            content.decode("utf-8"),
            path.name,
            published=story.date,
            published_basis=Basis.DECLARED,
        )
        yield document, labels


def placed(lines: list[str], labels: list[_Label]) -> list[Told]:
    """The labels with the lines that they stand in; -1 where no line holds the words."""
    found, missing = [], 0
    for label in sorted(labels, key=lambda label: label.sent):
        words = re.compile(rf"\b{re.escape(label.trigger)}\b")
        lacking = range(missing, label.sent + 1)
        here = (gone for gone in lacking if label.sent - gone < len(lines) and words.search(lines[label.sent - gone]))
        gone = next(here, None)
        missing = missing if gone is None else gone
        line = -1 if gone is None else label.sent - gone
        found.append(Told((label.type.replace(":", "."),), label.trigger, line))
    return found


def triggers(document: Document, vocabulary: Vocabulary) -> list[Told]:
    """The triggers of a story's claims that have a counterpart in ACE."""
    ace = {
        kind.id: tuple(code for mapping in kind.mappings if mapping.scheme == "ace" for code in mapping.codes)
        for kind in (*vocabulary.event_types, *vocabulary.background)
    }
    reading = read(document, vocabulary)
    told = [(claim.type, claim.trigger) for claim in reading.claims]
    told += [(one.type, one.trigger) for one in reading.background]
    found = []
    for kind, trigger in told:
        types = tuple(code for code in ace[kind] if code in TYPES)
        if types:
            line = document.text.count("\n", 0, trigger.start)
            found.append(Told(types, trigger.quote(document.text), line))
    return found


def count(tally: Tally, told: list[Told], labels: list[Told], judged: Collection[str] = TYPES) -> None:
    """Add one story: each label is matched once, by the first claim that fits; `judged` are the types of the set."""
    labelled = [label for label in labels if label.types[0] in TYPES]
    left = list(labelled)
    tally.labelled.update(label.types[0] for label in labelled)
    for one in told:
        fitting = (label for label in left if label.types[0] in one.types and _same(label, one))
        label = next(fitting, None)
        wrong = next((kind for kind in one.types if kind in judged), one.types[0])
        tally.told[label.types[0] if label else wrong] += 1
        if label is not None:
            left.remove(label)
            tally.right[label.types[0]] += 1


def _same(label: Told, told: Told) -> bool:
    shared = set(label.words.lower().split()) & set(told.words.lower().split())
    return label.line == told.line and bool(shared)


def result(folder: Path) -> str:
    """The table of figures over the stories in the folder, and over every other one of them."""
    vocabulary, tally, halves = load(), Tally(), (Tally(), Tally())
    told = list(stories(folder))
    judged = frozenset(label.types[0] for _, labels in told for label in labels)
    for number, (document, labels) in enumerate(told):
        found = triggers(document, vocabulary)
        for one in (tally, halves[number % 2]):
            count(one, found, labels, judged)
    labelled = [kind for kind in TYPES if tally.labelled[kind]]
    rows = [tally.row(kind, kind) for kind in labelled]
    rows.append(tally.row("all types that are labelled", *labelled))
    rows.append(halves[1].row("all, the 2nd, 4th, … story: its errors were looked at", *labelled))
    rows.append(halves[0].row("all, the 1st, 3rd, … story: its errors were not", *labelled))
    return table(["triggers", "precision", "recall", "F1", "labelled"], rows)


def main(arguments: list[str]) -> int:
    """Print the table."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.stderr.write(__doc__ or "")
        return 2
    print(result(Path(arguments[0])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
