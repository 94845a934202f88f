"""What a user says about a report: on the command line, or in a file beside it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from onrecord.core.problem import Problem
from onrecord.evidence.stamps import day_of

SIDECAR_ENDING = ".meta.json"

_SIDECAR_KEYS = {"date": "published", "source": "publisher"}
_SIDECAR_NOTES = frozenset({"id", "note"})
"""Keys that a sidecar may hold for its owner's own use."""
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?")


@dataclass(frozen=True, slots=True)
class Declared:
    """Facts about a report, each as the user wrote it; None where nothing was said."""

    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: str | None = None
    """When it was saved: a day, or a moment in ISO 8601."""

    @property
    def said(self) -> tuple[str, ...]:
        """The names of the facts that something was said about, sorted."""
        return tuple(sorted(field.name for field in fields(self) if getattr(self, field.name) is not None))


def check_declared(declared: Declared, where: str) -> tuple[Declared, tuple[Problem, ...]]:
    """The facts that can be used, dates of retrieval in UTC, and a Problem for each that cannot."""
    problems = []
    published, retrieved = declared.published, declared.retrieved
    if published is not None and day_of(published) is None:
        problems.append(Problem(where, f"The publication date {published!r} names no day.", "Write it as YYYY-MM-DD."))
        published = None
    if retrieved is not None:
        moment = moment_of(retrieved)
        if moment is None:
            problems.append(
                Problem(
                    where,
                    f"The date of retrieval {retrieved!r} names no day.",
                    "Write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ.",
                )
            )
        retrieved = moment
    checked = Declared(published, declared.publisher, declared.title, declared.url, declared.language, retrieved)
    return checked, tuple(problems)


def moment_of(written: str) -> str | None:
    """A day as it stands, a moment in UTC; None for neither. A moment without a zone is taken as UTC."""
    if not _MOMENT.fullmatch(written.strip()):
        return None
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    if len(written.strip()) == len("2024-03-09"):
        return written.strip()
    return write_moment(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def write_moment(moment: datetime) -> str:
    """A moment with a time zone, in UTC to the second, as ISO 8601."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_sidecar(content: bytes, where: str) -> tuple[Declared, tuple[Problem, ...]]:
    """What the file NAME.meta.json beside a report says; problems name it by `where`."""
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        problem = Problem(where, "The file is no JSON object.", 'Write it as {"published": "YYYY-MM-DD", …}.')
        return Declared(), (problem,)
    known = {field.name for field in fields(Declared)}
    facts: dict[str, str] = {}
    problems = []
    for key, value in found.items():
        name = _SIDECAR_KEYS.get(key, key)
        if name in known and isinstance(value, str) and value.strip():
            facts[name] = value.strip()
        elif name not in known and key not in _SIDECAR_NOTES:
            problems.append(Problem(where, f"{key!r} is no fact that can be declared.", _known_keys()))
        elif name in known and value not in (None, ""):
            problems.append(Problem(where, f"The value of {key!r} is no text.", "Put it in quotation marks."))
    declared, doubts = check_declared(Declared(**facts), where)
    return declared, (*problems, *doubts)


def _known_keys() -> str:
    return f"Use {', '.join(field.name for field in fields(Declared))}; or note, for your own use."
