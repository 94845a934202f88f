"""`onrecord vocabulary`: the event types, and whether they are sound."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import click

from onrecord.cli.options import with_json
from onrecord.cli.outcome import Exit, Outcome
from onrecord.cli.report import report
from onrecord.cli.screen import Screen, Styled
from onrecord.vocabulary import check, load
from onrecord.vocabulary.types import EventType, Vocabulary


@dataclass(frozen=True, slots=True)
class TypeLine:
    """One event type."""

    id: str
    family: str
    label: str
    definition: str
    phases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """The vocabulary in short."""

    digest: str
    types: tuple[TypeLine, ...]


@click.command(name="vocabulary", short_help="List the event types, or check that they are sound.")
@click.argument("action", type=click.Choice(["list", "check"]), default="list", metavar="[list|check]")
@with_json
def command(action: str, as_json: bool) -> int:
    r"""List the event types that onrecord knows, or check that their definitions are sound.

    \b
    Example:
      onrecord vocabulary
      onrecord vocabulary check
    """
    vocabulary = load()
    outcome = _check(vocabulary) if action == "check" else _list(vocabulary)
    return report("vocabulary", outcome, as_json=as_json)


def _check(vocabulary: Vocabulary) -> Outcome:
    problems = check(vocabulary)
    words = "The vocabulary is sound." if not problems else "The vocabulary has mistakes."
    return Outcome(
        _listed(vocabulary),
        lambda screen: screen.write(words),
        problems,
        Exit.PROBLEMS if problems else Exit.DONE,
    )


def _list(vocabulary: Vocabulary) -> Outcome:
    return Outcome(_listed(vocabulary), lambda screen: _lines(screen, vocabulary))


def _listed(vocabulary: Vocabulary) -> Listed:
    return Listed(
        vocabulary.digest,
        tuple(
            TypeLine(item.id, item.family, item.label, item.definition, tuple(phase.id for phase in item.phases))
            for item in vocabulary.event_types
        ),
    )


def _family(event_type: EventType) -> str:
    return event_type.family


def _lines(screen: Screen, vocabulary: Vocabulary) -> None:
    for family, types in groupby(sorted(vocabulary.event_types, key=lambda item: (item.family, item.id)), key=_family):
        screen.heading(family)
        for item in types:
            phases = ", ".join(phase.label for phase in item.phases)
            screen.beside(
                Styled(item.id, "strong"),
                (item.definition,),
                *([(Styled(f"phases: {phases}", "quiet"),)] if phases else []),
                column=24,
            )
