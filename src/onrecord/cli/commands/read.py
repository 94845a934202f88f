"""`onrecord read`: readings as JSON lines, without an archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import BinaryIO, TypeAlias

import click
import msgspec

from onrecord.archive.engine import Engine, engine_with
from onrecord.cli.options import with_reader
from onrecord.cli.outcome import Exit
from onrecord.cli.report import print_problems
from onrecord.core.document import Basis, Document
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.core.reading import ENGLISH, Reading
from onrecord.evidence import Declared, Source, find_sources
from onrecord.evidence.declared import read_sidecar
from onrecord.evidence.intake import take_in
from onrecord.evidence.sources import STANDARD_INPUT, problem_of
from onrecord.export.reading_lines import write_line, write_problem
from onrecord.store.disk import Disk
from onrecord.store.settings import Settings

Found: TypeAlias = tuple[Document, tuple[Problem, ...]] | Problem
"""A document with what is doubtful about it; or why there is none."""

_NEVER = "9999-12-31T00:00:00Z"
"""Nothing is retrieved into an archive here, and reading does not ask what day it is."""


MOST_BYTES = Settings().max_bytes
"""The largest report that is read, and the longest line: as large as an archive takes in."""


class Input(msgspec.Struct):
    """One line of standard input."""

    id: str
    text: str
    published: date | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None


@click.command(name="read", short_help="Read reports without an archive and print what is found as JSON lines.")
@click.argument("files", nargs=-1, metavar="[FILE... | -]")
@with_reader("What reads, such as spacy:PIPELINE. Else english, which is part of onrecord.")
@click.option("--json", "as_json", is_flag=True, help="The output is JSON lines in any case.")
def command(files: tuple[str, ...], reader: str | None, as_json: bool) -> int:
    r"""Read reports and print what is found, one JSON object a line, one report a line.

    FILE is a report as text or as a saved page. "-" (also when nothing is named) reads JSON lines from standard input:
    {"id", "text", "published"?, "title"?, "publisher"?, "url"?}; then "text" is read as it stands and offsets refer to
    it. Output order is input order. docs/reading-format.md describes every field.

    \b
    Example:
      onrecord read report.html | head -c 300
      echo '{"id": "1", "text": "Police arrested Nadia Orvel on 3 May 2031."}' | onrecord read -
    """
    del as_json
    engine = engine_with(reader or ENGLISH)
    if isinstance(engine, Problem):
        print_problems((engine,))
        return Exit.REFUSED
    code = Exit.DONE
    for name, found in _documents(files or (STANDARD_INPUT,)):
        line = found if isinstance(found, Problem) else _read(engine, name, *found)
        if isinstance(line, Problem):
            code = Exit.PROBLEMS
            line = write_problem(name, line)
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
    return code


def _read(engine: Engine, name: str, document: Document, doubts: tuple[Problem, ...]) -> bytes | Problem:
    reading = engine.read(document)
    return reading if isinstance(reading, Problem) else write_line(name, document, _with(doubts, reading))


def _with(doubts: tuple[Problem, ...], reading: Reading) -> Reading:
    """The reading with what was doubtful before it, each once: a missing date is seen by both."""
    told = {problem.remedy for problem in reading.problems}
    before = tuple(doubt for doubt in doubts if doubt.remedy not in told)
    return replace(reading, problems=(*before, *reading.problems))


def _documents(files: tuple[str, ...]) -> Iterator[tuple[str, Found]]:
    for name in files:
        if name == STANDARD_INPUT:
            yield from _from_lines()
            continue
        for source in find_sources([name], Disk()):
            if isinstance(source, Problem):
                yield source.where, source
            else:
                yield source.shown, _from_file(source)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of the stream; None for one that is too long, which is passed over without being held."""
    while line := stream.readline(MOST_BYTES + 1):
        if len(line) <= MOST_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES)
        yield None


def _from_lines() -> Iterator[tuple[str, Found]]:
    decoder = msgspec.json.Decoder(Input)
    for number, line in enumerate(_lines(sys.stdin.buffer), start=1):
        where = f"standard input, line {number}"
        if line is None:
            yield where, _too_large(where)
            continue
        if not line.strip():
            continue
        try:
            given = decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            remedy = 'Write one JSON object a line: {"id", "text", "published"?, "title"?, "publisher"?, "url"?}.'
            yield where, Problem(where, f"No readable input: {error}.", remedy)
            continue
        yield given.id, (_document(given), ())


def _document(given: Input) -> Document:
    return Document(
        digest=digest_of(given.text.encode("utf-8", "surrogatepass")),
        text=given.text,
        name=given.id,
        title=given.title,
        publisher=given.publisher,
        publisher_basis=Basis.DECLARED if given.publisher else Basis.UNKNOWN,
        published=given.published,
        published_basis=Basis.DECLARED if given.published else Basis.UNKNOWN,
        published_as_written=given.published.isoformat() if given.published else None,
        url=given.url,
    )


def _too_large(where: str) -> Problem:
    return Problem(where, f"It is larger than {MOST_BYTES:,} bytes.", "Give only the part that is the report.")


def _from_file(source: Source) -> Found:
    disk = Disk()
    if source.path is None:
        return Problem(source.shown, "It is no file.", "Name a file, or - for JSON lines on standard input.")
    declared = Declared()
    doubts: tuple[Problem, ...] = ()
    try:
        if disk.size(source.path) > MOST_BYTES:
            return _too_large(source.shown)
        content = disk.read(source.path)
        if source.sidecar is not None:
            declared, doubts = read_sidecar(disk.read(source.sidecar), source.shown)
    except OSError as error:
        return problem_of(source.shown, error)
    taken = take_in(content, source.name, Declared(), declared, _NEVER)
    return taken if isinstance(taken, Problem) else (taken.document, (*doubts, *taken.problems))
