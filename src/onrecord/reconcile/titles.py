"""An event in one line, stance included: an allegation is told as one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.core.attribution import Stance
from onrecord.core.calendar import MONTH_NAMES, spell, spell_bounds
from onrecord.core.event import Slot
from onrecord.core.when import Bounds, Duration, Term
from onrecord.reconcile.telling import Telling
from onrecord.vocabulary.types import EventType

_FIELD = re.compile(r"\{(\w+)\}")
_OPTION = re.compile(r"\[([^\[\]]*)\]")
_SUFFIXES = {
    Stance.PLANNED: "planned",
    Stance.DEMANDED: "demanded",
    Stance.THREATENED: "threatened",
    Stance.CONDITIONAL: "conditional",
    Stance.NOT_VERIFIED: "not verified",
}


def title_of(
    event_type: EventType, phase: str | None, tellings: Sequence[Telling], slots: Sequence[Slot], persons: str
) -> str:
    """The vocabulary's title with the event's values; what is not told is left out."""
    found = event_type.phase(phase)
    template = (found.title if found else "") or event_type.title
    fields = {slot.name: _joined([account.label for account in slot.accounts[:3]]) for slot in slots}
    unnamed = _joined(list(dict.fromkeys(value.label for telling in tellings for value in telling.filled("person"))))
    fields["person"] = persons or unnamed
    fields = {name: label for name, label in fields.items() if label}

    def option(match: re.Match[str]) -> str:
        return match[1] if all(name in fields for name in _FIELD.findall(match[1])) else ""

    def filling(match: re.Match[str]) -> str:
        return fields.get(match[1], "somebody not named" if match[1] in ("person", "agent") else "not told")

    title = " ".join(_FIELD.sub(filling, _OPTION.sub(option, template)).split())
    return title[:1].upper() + title[1:]


def stance_note(stance: Stance, tellings: Sequence[Telling]) -> str:
    """How the event is held, for what is not simply told: "alleged by N. N."; empty for what is asserted."""
    if stance is Stance.ASSERTED or (stance is Stance.DENIED and tellings[0].phase == "deny"):
        return ""
    speakers = list(dict.fromkeys(telling.speaker_label for telling in tellings if telling.speaker_label))
    if stance in (Stance.ALLEGED, Stance.DENIED):
        held = "alleged" if stance is Stance.ALLEGED else "denied"
        if len(speakers) > 3:
            speakers = [*speakers[:2], f"{len(speakers) - 2} others"]
        return f"{held} by {_joined(speakers)}" if speakers else held
    return _SUFFIXES[stance]


def when_label(days: Sequence[Bounds], bounds: Bounds) -> str:
    """As a reader writes it: "9 December 2022", "8 or 9 January 2023", "March 2021", "date not told"."""
    exact = sorted({held.day for held in days if held.day})
    if len(exact) > 1 and len(exact) == len(set(days)):
        last = exact[-1]
        if all((day.year, day.month) == (last.year, last.month) for day in exact):
            return f"{_or([str(day.day) for day in exact])} {MONTH_NAMES[last.month - 1]} {last.year}"
        return _or([spell(day) for day in exact])
    return spell_bounds(bounds) if bounds.known else "date not told"


def spell_term(term: Term) -> str:
    """As a reader writes it: "1 month and 20 days", "3 to 4 months"."""
    if term.minimum == term.maximum:
        return _spell_duration(term.minimum)
    low, high = _spell_duration(term.minimum), _spell_duration(term.maximum)
    if low.split(" ")[1:] == high.split(" ")[1:]:
        return f"{low.split(' ')[0]} to {high}"
    return f"{low} to {high}"


def _spell_duration(duration: Duration) -> str:
    units: tuple[tuple[Callable[[], int], str], ...] = (
        (lambda: duration.years, "year"),
        (lambda: duration.months, "month"),
        (lambda: duration.weeks, "week"),
        (lambda: duration.days, "day"),
        (lambda: duration.hours, "hour"),
    )
    parts = [f"{number()} {unit}{'' if number() == 1 else 's'}" for number, unit in units if number()]
    return _joined(parts) or "0 days"


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def _or(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"
