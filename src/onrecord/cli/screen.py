"""Writing for people: words are wrapped and never cut, colour reaches a terminal only, nothing steers the terminal."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

import click

from onrecord.export.neutral import neutral

WIDEST = 96
"""Columns at most: longer lines are hard to read."""
NARROWEST = 16
"""Columns that a paragraph beside another needs; where fewer are left, it stands below."""


@dataclass(frozen=True, slots=True)
class _Look:
    colour: str | None = None
    bold: bool = False
    dim: bool = False


_STYLES: Mapping[str, _Look] = {
    "title": _Look(bold=True),
    "heading": _Look("cyan", bold=True),
    "strong": _Look(bold=True),
    "quiet": _Look(dim=True),
    "conflict": _Look("red", bold=True),
    "held": _Look("yellow"),
    "id": _Look(dim=True),
    "problem": _Look("yellow"),
}


@dataclass(frozen=True, slots=True)
class Styled:
    """Words in one of the styles: title, heading, strong, quiet, conflict, held, id, problem."""

    text: str
    style: str


@dataclass(frozen=True, slots=True)
class Screen:
    """Where lines are written and how wide they may be."""

    stream: TextIO
    width: int
    colour: bool

    @classmethod
    def on(cls, stream: TextIO) -> Screen:
        """A screen on `stream`: the terminal's width up to WIDEST, or WIDEST where it is no terminal."""
        terminal = stream.isatty()
        width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST) if terminal else WIDEST
        return cls(stream, max(width, 40), terminal and "NO_COLOR" not in os.environ)

    def blank(self) -> None:
        """An empty line."""
        click.echo("", file=self.stream)

    def heading(self, text: str) -> None:
        """A heading with an empty line before it and after it."""
        self.blank()
        self.write(Styled(text.upper(), "heading"))
        self.blank()

    def write(self, *pieces: str | Styled, indent: int = 0, hang: int | None = None) -> None:
        """One paragraph: the first line starts at column `indent`, the others at `hang` (as `indent` if None)."""
        further = indent if hang is None else hang
        for line in _wrapped(pieces, self.width, indent, further):
            click.echo(self._painted(line).rstrip(), file=self.stream, color=self.colour)

    def beside(
        self, left: str | Styled, *right: Sequence[str | Styled], column: int = 18, indent: int = 0, hang: int = 0
    ) -> None:
        """Two columns: `left` wrapped before `column`, the paragraphs of `right` from there on.

        `left` starts at column `indent` and goes on, where it takes several lines, `hang` columns further in. Where the
        screen is too narrow for two columns, `right` stands below `left`, a little further in.
        """
        if self.width - column < NARROWEST:
            self.write(left, indent=indent, hang=indent + hang)
            for pieces in right:
                self.write(*pieces, indent=indent + 4)
            return
        labels = _wrapped((left,), column - 2, indent, indent + hang)
        lines = [line for pieces in right for line in _wrapped(tuple(pieces), self.width, column, column)]
        for number in range(max(len(labels), len(lines))):
            label = labels[number] if number < len(labels) else [Styled(" " * indent, "")]
            text = lines[number][1:] if number < len(lines) else []
            gap = column - sum(_columns(part.text) for part in label)
            click.echo(
                self._painted([*label, Styled(" " * max(gap, 1), ""), *text]).rstrip(),
                file=self.stream,
                color=self.colour,
            )

    def _painted(self, line: list[Styled]) -> str:
        if not self.colour:
            return "".join(piece.text for piece in line)
        return "".join(_paint(style, "".join(piece.text for piece in run)) for style, run in _runs(line))


def _runs(line: list[Styled]) -> list[tuple[str, list[Styled]]]:
    """Neighbours of one style together; a blank between two words of one style belongs to them."""
    runs: list[tuple[str, list[Styled]]] = []
    for number, piece in enumerate(line):
        after = line[number + 1].style if number + 1 < len(line) else ""
        style = after if piece.text == " " and runs and runs[-1][0] == after else piece.style
        if runs and runs[-1][0] == style:
            runs[-1][1].append(piece)
        else:
            runs.append((style, [piece]))
    return runs


def _paint(style: str, text: str) -> str:
    look = _STYLES.get(style)
    if look is None:
        return text
    # What is not wanted must be None: False would switch off again what another option switched on.
    return click.style(text, fg=look.colour, bold=look.bold or None, dim=look.dim or None)


def _columns(text: str) -> int:
    """How many columns `text` takes up: none for combining marks, two for wide characters."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def _words(pieces: tuple[str | Styled, ...]) -> list[list[Styled]]:
    """The pieces as words; a word is a list, since its style may change inside it. A piece joins the one before it
    without a space, as written.
    """
    words: list[list[Styled]] = [[]]
    for piece in pieces:
        text, style = (piece.text, piece.style) if isinstance(piece, Styled) else (piece, "")
        cleaned = neutral(text).replace("\n", " ").replace("\t", " ")
        for number, part in enumerate(cleaned.split(" ")):
            if number:
                words.append([])
            if part:
                words[-1].append(Styled(part, style))
    return [word for word in words if word]


def _wrapped(pieces: tuple[str | Styled, ...], width: int, indent: int, hang: int) -> list[list[Styled]]:
    lines: list[list[Styled]] = []
    line: list[Styled] = [Styled(" " * indent, "")]
    used, empty = indent, True
    for word in _words(pieces):
        length = sum(_columns(part.text) for part in word)
        if not empty and used + 1 + length > width:
            lines.append(line)
            line, used, empty = [Styled(" " * hang, "")], hang, True
        if not empty:
            line.append(Styled(" ", ""))
            used += 1
        line.extend(word)
        used, empty = used + length, False
    return [*lines, line]
