"""`onrecord read`: readings as JSON lines, without an archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import msgspec

from onrecord.cli.outcome import Exit
from onrecord.core.document import Basis, Document
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.export.reading_lines import write_line, write_problem
from onrecord.read import read
from onrecord.vocabulary import load


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
@click.option("--json", "as_json", is_flag=True, help="The output is JSON lines in any case.")
def command(files: tuple[str, ...], as_json: bool) -> int:
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
    vocabulary = load()
    code = Exit.DONE
    for name, found in _documents(files or ("-",)):
        if isinstance(found, Problem):
            code = Exit.PROBLEMS
            line = write_problem(name, found)
        else:
            line = write_line(name, found, read(found, vocabulary))
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
    return code


def _documents(files: tuple[str, ...]) -> Iterator[tuple[str, Document | Problem]]:
    for name in files:
        if name == "-":
            yield from _from_lines()
        else:
            yield from _from_file(Path(name))


def _from_lines() -> Iterator[tuple[str, Document | Problem]]:
    decoder = msgspec.json.Decoder(Input)
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        where = f"standard input, line {number}"
        try:
            given = decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            remedy = 'Write one JSON object a line: {"id", "text", "published"?, "title"?, "publisher"?, "url"?}.'
            yield where, Problem(where, f"No readable input: {error}.", remedy)
            continue
        yield given.id, _document(given)


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


def _from_file(path: Path) -> Iterator[tuple[str, Document | Problem]]:
    yield str(path), Problem(str(path), "Files cannot be read yet.", "Use standard input.")
