"""The vocabulary read from its files: packaged ones, and folders that users add."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from onrecord.core.problem import Problem
from onrecord.vocabulary.types import EventType, StateDefinition, Vocabulary

STATES = "states.toml"
"""The file of states in the package and in a folder of a user; every other .toml file there is one event type."""
BACKGROUND = "background"
"""The folder beside them whose .toml files are one type of the background each."""


@cache
def load() -> Vocabulary:
    """The packaged vocabulary. Its data are part of the program: a mistake in them raises."""
    package = files("onrecord.vocabulary")
    sources = {entry.name: entry.read_bytes() for entry in package.joinpath("events").iterdir() if _is_toml(entry.name)}
    around = package.joinpath(BACKGROUND).iterdir()
    sources |= {f"{BACKGROUND}/{entry.name}": entry.read_bytes() for entry in around if _is_toml(entry.name)}
    sources[STATES] = package.joinpath(STATES).read_bytes()
    vocabulary, problems = _assemble(sources)
    if problems:
        raise ValueError("; ".join(problem.message for problem in problems))
    return vocabulary


def load_folder(folder: Path, base: Vocabulary | None = None) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """`base` (the packaged vocabulary where none is given) with the event types and states of a user's folder.

    A type or a state of an id that `base` has takes its place; types of the background stand in its folder
    `background`. Files that cannot be read are left out, each with a Problem that says what is wrong and where.
    """
    base = load() if base is None else base
    sources: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in (*sorted(folder.glob("*.toml")), *sorted(folder.glob(f"{BACKGROUND}/*.toml"))):
        try:
            sources[path.relative_to(folder).as_posix()] = path.read_bytes()
        except OSError as error:
            problems.append(Problem(str(path), f"The file cannot be read: {error.strerror}.", "Check its permissions."))
    added, more = _assemble(sources)
    return _joined(base, added), (*problems, *more)


def _is_toml(name: str) -> bool:
    return name.endswith(".toml")


def _joined(base: Vocabulary, added: Vocabulary) -> Vocabulary:
    types = {event_type.id: event_type for event_type in (*base.event_types, *added.event_types)}
    around = {event_type.id: event_type for event_type in (*base.background, *added.background)}
    states = {state.id: state for state in (*base.states, *added.states)}
    digest = hashlib.sha256(f"{base.digest}:{added.digest}".encode("ascii")).hexdigest()
    return Vocabulary(
        event_types=tuple(types[key] for key in sorted(types)),
        states=tuple(states[key] for key in sorted(states)),
        digest=digest,
        background=tuple(around[key] for key in sorted(around)),
    )


class _States(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    states: tuple[StateDefinition, ...] = ()


def _assemble(sources: dict[str, bytes]) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """The values in these files by name, and what is wrong with the files that could not be understood."""
    hasher = hashlib.sha256()
    types: list[EventType] = []
    around: list[EventType] = []
    states: tuple[StateDefinition, ...] = ()
    problems: list[Problem] = []
    for name in sorted(sources):
        content = sources[name].replace(b"\r\n", b"\n")
        hasher.update(f"{len(name)}:{name}:{len(content)}:".encode())
        hasher.update(content)
        try:
            data = _one_trigger_a_pattern(tomllib.loads(content.decode("utf-8")))
            _refuse_unknown(data, _States if name == STATES else EventType)
            if name == STATES:
                states = msgspec.convert(data, _States).states
            else:
                listed = around if name.startswith(f"{BACKGROUND}/") else types
                listed.append(msgspec.convert(data, EventType))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError, _UnknownFieldError) as error:
            problems.append(Problem(name, f"{name}: {error}", "Correct the file; docs/vocabulary.md lists its fields."))
    types.sort(key=lambda event_type: event_type.id)
    around.sort(key=lambda event_type: event_type.id)
    ordered = tuple(sorted(states, key=lambda state: state.id))
    return Vocabulary(tuple(types), ordered, hasher.hexdigest(), tuple(around)), tuple(problems)


def _one_trigger_a_pattern(data: dict[str, object]) -> dict[str, object]:
    """`data` with each [[triggers]] table of several `patterns` as one table a `pattern`."""
    tables = data.get("triggers")
    if not isinstance(tables, list):
        return data
    expanded: list[object] = []
    for table in tables:
        if isinstance(table, dict) and isinstance(table.get("patterns"), list):
            rest = {key: value for key, value in table.items() if key != "patterns"}
            expanded.extend({**rest, "pattern": pattern} for pattern in table["patterns"])
        else:
            expanded.append(table)
    return {**data, "triggers": expanded}


class _UnknownFieldError(ValueError):
    """A field that the vocabulary does not have: a misspelling would otherwise be lost without a word."""


def _refuse_unknown(data: object, kind: type) -> None:
    """Raise where a table of `data` has a key that `kind`, or the type of that field, does not have."""
    _compare(data, _fields(kind), kind.__name__, "")


@cache
def _fields(kind: type) -> dict[str, dict[str, frozenset[str]]]:
    """For every type that `kind` is made of, its fields, each with the types that it refers to."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for name, schema in msgspec.json.schema_components((kind,))[1].items():
        properties = schema.get("properties", {})
        found[name] = {field: frozenset(_references(inner)) for field, inner in properties.items()}
    return found


def _compare(data: object, types: dict[str, dict[str, frozenset[str]]], name: str, where: str) -> None:
    fields = types.get(name)
    if not isinstance(data, dict) or not fields:
        return
    for key, value in data.items():
        if key not in fields:
            raise _UnknownFieldError(f"there is no field {where + key!r}")
        for inner in sorted(fields[key]):
            for item in value if isinstance(value, list) else [value]:
                _compare(item, types, inner, f"{where}{key}.")


def _references(schema: object) -> Iterable[str]:
    """The names of the types that a field's schema refers to."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "$ref" and isinstance(value, str):
                yield value.rsplit("/", 1)[-1]
            else:
                yield from _references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _references(value)
