"""A difference in the terminal: what came in, then every line that is not as it was."""

from __future__ import annotations

from onrecord.cli.screen import Screen, Styled
from onrecord.core.casefile import CaseFile
from onrecord.diff import Change, ChangeKind, Difference, Part, ValueChange
from onrecord.export.wording import ids_of, short_ids

_SIGNS = {
    ChangeKind.ADDED: "+",
    ChangeKind.GONE: "-",
    ChangeKind.CHANGED: "~",
    ChangeKind.JOINED: ">",
    ChangeKind.PARTED: "<",
}
_HEADINGS = {
    Part.DECISION: "Decisions",
    Part.REPORT: "Reports",
    Part.EVENT: "Events",
    Part.STATE: "States",
    Part.FINDING: "Findings",
    Part.PERSON: "Persons",
    Part.ORGANISATION: "Organisations",
    Part.PLACE: "Places",
    Part.SUGGESTION: "Probably the same",
    Part.PROBLEM: "Problems",
}
_BRIEF = 20
"""Names, places and organisations that are told of each heading; the rest are counted."""


def show_difference(screen: Screen, difference: Difference, sides: tuple[CaseFile, CaseFile]) -> None:
    """Write everything that changed."""
    shorts = short_ids(dict.fromkeys(id_ for side in sides for id_ in ids_of(side)))
    numbers = {report.document: f"{report.publisher or 'a report'}, {report.published or 'date not known'}"
               for side in sides for report in side.reports}  # fmt: skip
    if difference.day_before != difference.day_after:
        days = (difference.day_before or "no day", difference.day_after or "no day")
        screen.write(Styled("Told for: ", "quiet"), f"{days[0]} before, {days[1]} after")
    if difference.version[0] != difference.version[1]:
        screen.write(Styled("Versions of onrecord: ", "quiet"), " before, ".join(difference.version), " after")
    if difference.reading_changed:
        screen.write("The reports were read by another version of the reader or of the vocabulary.")
    if not difference.changes:
        screen.write("Nothing changed.")
    for part, heading in _HEADINGS.items():
        changes = [change for change in difference.changes if change.part is part]
        if changes:
            screen.heading(f"{heading} ({len(changes)})")
            brief = part in (Part.PERSON, Part.ORGANISATION, Part.PLACE, Part.PROBLEM)
            for change in changes[:_BRIEF] if brief else changes:
                _change(screen, change, shorts, numbers)
            if brief and len(changes) > _BRIEF:
                screen.write(Styled(f"and {len(changes) - _BRIEF:,} more, named by --json", "quiet"))


def _change(screen: Screen, change: Change, shorts: dict[str, str], reports: dict[str, str]) -> None:
    weight = "conflict" if change.kind is ChangeKind.GONE else "strong"
    other = (
        f", {'now part of' if change.kind is ChangeKind.JOINED else 'before part of'} “{change.other}”"
        if change.other
        else ""
    )
    id_: list[str | Styled] = [" ", Styled(f"[{shorts[change.id]}]", "id")] if change.id in shorts else []
    screen.write(Styled(f"{_SIGNS[change.kind]} ", weight), Styled(change.title, weight), other, *id_, hang=2)
    if change.kind is ChangeKind.CHANGED or change.part in (Part.STATE, Part.FINDING):
        for value in change.values:
            screen.write(*_value(value), indent=4, hang=6)
    because = [reports.get(cause) or f"decision {shorts.get(cause, cause)}" for cause in change.because]
    if because:
        screen.write(Styled("because of " + "; ".join(dict.fromkeys(because)), "quiet"), indent=4, hang=6)


def _value(value: ValueChange) -> list[str | Styled]:
    before, after = ("; ".join(words) for words in (value.before, value.after))
    if not value.before or not value.after:
        sign = "+" if value.after else "-"
        return [Styled(f"{value.name}: ", "quiet"), f"{sign} {after or before}"]
    return [Styled(f"{value.name}: ", "quiet"), before, Styled(" → ", "quiet"), after]
