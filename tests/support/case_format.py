"""The `.case` format: reports and decisions in, expected sections out, all plain text. See docs/case-files.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.core.document import Basis, Document
from onrecord.core.identity import digest_of
from tests.support.case_answers import Answer, parse_answer

EXPECTED = (
    "claims",
    "background",
    "attributions",
    "times",
    "events",
    "states",
    "findings",
    "persons",
    "organisations",
    "places",
    "principals",
    "suggestions",
    "suggested",
    "refused",
    "replies",
    "corrections",
    "origins",
    "stale",
    "problems",
    "texts",
)
"""The sections that may be expected; each says what the tool finds, in full."""

_HEADERS = ("publisher", "published", "modified", "title", "url", "retrieved", "language", "name")


class CaseError(Exception):
    """A `.case` file that cannot be understood: the file, the line and what is wrong with it."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(f"{name}:{line}: {message}")


@dataclass(frozen=True, slots=True)
class Target:
    """What a decision line speaks of: a name, or a quote in a report, or the number of a decision."""

    text: str
    report: str | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One line of a `decide` section, not yet tied to mentions and claims."""

    number: int
    """Counted from 1 in the file; what `undo` refers to."""
    kind: str
    targets: tuple[Target, ...]
    reason: str
    day: date | None = None
    slot: str | None = None
    value: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Expectation:
    """One expected section and where its lines stand in the file."""

    kind: str
    only: tuple[str, ...]
    """What it is narrowed to: event types, kinds of finding, names; empty for everything."""
    lines: tuple[str, ...]
    first: int
    """Index of its first body line in the file."""
    last: int
    """Index after its last body line."""


@dataclass(frozen=True, slots=True)
class Case:
    """One `.case` file, parsed."""

    name: str
    source: tuple[str, ...]
    documents: tuple[tuple[str, Document], ...]
    """The name given to each report, and the report, in the order of the file."""
    decisions: tuple[DecisionLine, ...]
    as_of: date | None
    known_on: date | None
    published_by: date | None
    person: str | None
    expectations: tuple[Expectation, ...]
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class _Section:
    header: str
    argument: str
    first: int
    last: int


def parse(text: str, name: str = "case") -> Case:
    """The case that `text` writes. Raises CaseError where it is not understood."""
    source = tuple(text.splitlines())
    sections = _sections(source, name)
    documents: list[tuple[str, Document]] = []
    decisions: list[DecisionLine] = []
    answers: list[Answer] = []
    expectations: list[Expectation] = []
    days: dict[str, date] = {}
    person: str | None = None
    for section in sections:
        body = source[section.first : section.last]
        if section.header == "report":
            documents.append(_report(section, body, name))
        elif section.header == "decide":
            decisions.extend(_decisions(section, body, name, len(decisions)))
        elif section.header == "answer":
            answers.append(_answer(section, body, name))
        elif section.header in ("as of", "known on", "published by"):
            days[section.header] = _day(section.argument, name, section.first)
        elif section.header == "case":
            person = section.argument
        else:
            expectations.append(_expectation(section, body))
    if not documents:
        raise CaseError(name, 1, "no report: a case needs at least one `=== report NAME` section")
    if not expectations:
        raise CaseError(name, 1, f"nothing is expected: add a section such as `=== {EXPECTED[0]}`")
    return Case(
        name=name,
        source=source,
        documents=tuple(documents),
        decisions=tuple(decisions),
        as_of=days.get("as of"),
        known_on=days.get("known on"),
        published_by=days.get("published by"),
        person=person,
        expectations=tuple(expectations),
        answers=tuple(answers),
    )


def accepted(case: Case, found: dict[int, tuple[str, ...]]) -> str:
    """The file with the lines of each expectation (by its place in `expectations`) replaced by those found.

    Comments at the head of a section stay.
    """
    lines = list(case.source)
    for index in sorted(found, reverse=True):
        expectation = case.expectations[index]
        body = lines[expectation.first : expectation.last]
        comments: list[str] = []
        for line in body:
            if not line.startswith("#"):
                break
            comments.append(line)
        rest = [""] if expectation.last < len(case.source) else []
        lines[expectation.first : expectation.last] = [*comments, *found[index], *rest]
    return "\n".join(lines) + "\n"


def _sections(source: tuple[str, ...], name: str) -> list[_Section]:
    starts = [index for index, line in enumerate(source) if line.startswith("=== ")]
    for index, line in enumerate(source[: starts[0] if starts else len(source)]):
        if line.strip() and not line.startswith("#"):
            raise CaseError(name, index + 1, "only comments (lines with #) may stand before the first section")
    sections = []
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(source)
        title = source[start].removeprefix("=== ").strip()
        known = re.fullmatch(r"(report|decide|answer|as of|known on|published by|case)(?:\s+(.+))?", title)
        expected = re.fullmatch(r"(\w+)(?::\s*(.+))?", title)
        if known is not None:
            sections.append(_Section(known[1], known[2] or "", start + 1, end))
        elif expected is not None and expected[1] in EXPECTED:
            sections.append(_Section(expected[1], expected[2] or "", start + 1, end))
        else:
            raise CaseError(
                name, start + 1, f"unknown section {title!r}; known are report, decide, answer, {', '.join(EXPECTED)}"
            )
    return sections


def _report(section: _Section, body: tuple[str, ...], name: str) -> tuple[str, Document]:
    if "---" not in body:
        raise CaseError(
            name, section.first, f"report {section.argument}: a line `---` must part its header from its text"
        )
    divide = body.index("---")
    header: dict[str, str] = {}
    for offset, line in enumerate(body[:divide]):
        if not line.strip() or line.startswith("#"):
            continue
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in _HEADERS:
            raise CaseError(name, section.first + offset + 1, f"{line!r} is no header; known are {', '.join(_HEADERS)}")
        header[key.strip()] = value.strip()
    text = "\n".join(body[divide + 1 :]).strip("\n")
    written = "\n".join([f"{key}: {header[key]}" for key in sorted(header)] + [text])
    published = _day(header["published"], name, section.first) if "published" in header else None
    return section.argument, Document(
        digest=digest_of(written.encode("utf-8")),
        text=text,
        name=header.get("name", f"{section.argument}.txt"),
        title=header.get("title"),
        publisher=header.get("publisher"),
        publisher_basis=Basis.DECLARED if "publisher" in header else Basis.UNKNOWN,
        published=published,
        published_basis=Basis.DECLARED if published else Basis.UNKNOWN,
        published_as_written=header.get("published"),
        modified=_day(header["modified"], name, section.first) if "modified" in header else None,
        url=header.get("url"),
        language=header.get("language"),
        retrieved=header.get("retrieved", f"{published}T12:00:00Z" if published else "2000-01-01T12:00:00Z"),
    )


def _answer(section: _Section, body: tuple[str, ...], name: str) -> Answer:
    try:
        return parse_answer(section.argument, body)
    except ValueError as error:
        raise CaseError(name, section.first, str(error)) from None


def _decisions(section: _Section, body: tuple[str, ...], name: str, before: int) -> list[DecisionLine]:
    found: list[DecisionLine] = []
    for offset, line in enumerate(body):
        if line.strip() and not line.startswith("#"):
            found.append(_decision(line.strip(), before + len(found) + 1, name, section.first + offset + 1))
    return found


def _decision(line: str, number: int, name: str, place: int) -> DecisionLine:
    match = re.fullmatch(r"(?:\[(?P<day>\S+)\]\s+)?(?P<kind>\w+)\s+(?P<what>.+?)(?:\s+--\s+(?P<reason>.+))?", line)
    if match is None:
        raise CaseError(name, place, f"{line!r} is no decision; write for example: same NAME = NAME -- why")
    kind, what = match["kind"], match["what"]
    slot = value = None
    if kind == "correct":
        parts = re.fullmatch(r"(.+?)\s+:\s+(\w+)\s+=\s*(.*)", what)
        if parts is None:
            raise CaseError(name, place, 'write: correct REPORT "quote" : SLOT = VALUE')
        what, slot, value = parts.groups()
    return DecisionLine(
        number=number,
        kind=kind,
        targets=tuple(_target(part.strip()) for part in what.split(" = ")),
        reason=match["reason"] or "as this case tells",
        day=_day(match["day"], name, place) if match["day"] else None,
        slot=slot,
        value=value,
        line=place,
    )


def _target(text: str) -> Target:
    quoted = re.fullmatch(r'(\S+)\s+"(.+)"', text)
    if quoted is not None:
        return Target(quoted[2], report=quoted[1], quoted=True)
    named = re.fullmatch(r"(.+?)\s+@\s+(\S+)", text)
    if named is not None:
        return Target(named[1], report=named[2])
    return Target(text)


def _expectation(section: _Section, body: tuple[str, ...]) -> Expectation:
    return Expectation(
        kind=section.header,
        only=tuple(part.strip() for part in section.argument.split(",") if part.strip()),
        lines=tuple(line.rstrip() for line in body if line.strip() and not line.startswith("#")),
        first=section.first,
        last=section.last,
    )


def _day(text: str, name: str, place: int) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CaseError(name, place, f"{text!r} is no day; write it as YYYY-MM-DD") from None
