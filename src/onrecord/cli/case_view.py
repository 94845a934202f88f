"""A case in the terminal: who, state now, what does not fit, timeline, what a person should look at."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli.screen import Screen, Styled
from onrecord.cli.suggested_view import show_models, show_suggested
from onrecord.export.telling.values import (
    ClockView,
    EventView,
    FindingView,
    NameView,
    PeriodView,
    Quote,
    SlotView,
    StateView,
    Telling,
)

COLUMN = 18
"""Where the right column begins."""
MOST = 8
"""Spellings, roles or relatives told of one person."""


def show_case(screen: Screen, telling: Telling) -> None:
    """Write everything about a case."""
    _head(screen, telling)
    if telling.states:
        screen.heading(f"State on {telling.as_of}" if telling.as_of else "State")
        for state in telling.states:
            show_state(screen, state, with_person=len(telling.people) != 1)
    _contradictions(screen, telling)
    screen.heading("Timeline")
    for month in telling.months:
        for event in month.events:
            show_event(screen, event)
    if not telling.months:
        screen.write("No event is told.")
    if telling.findings:
        screen.heading("Other findings")
        for finding in telling.findings:
            _finding_line(screen, finding)
    _replies(screen, telling)
    _suggested(screen, telling)
    _checks(screen, telling)
    _reports(screen, telling)
    _inputs(screen, telling)


def _head(screen: Screen, telling: Telling) -> None:
    screen.write(Styled(telling.title, "title"))
    screen.write(Styled("─" * min(len(telling.title), screen.width), "quiet"))
    if telling.as_of:
        screen.beside(Styled("As of", "quiet"), (telling.as_of,))
    if telling.left_out:
        screen.beside(Styled("Left out", "quiet"), (telling.left_out,))
    screen.beside(Styled("Rests on", "quiet"), (telling.support,))
    for person in telling.people:
        if len(telling.people) > 1:
            screen.blank()
            screen.write(Styled(person.name, "strong"), " ", Styled(f"[{person.short}]", "id"))
        _name_facts(screen, person)


def _name_facts(screen: Screen, person: NameView) -> None:
    forms = [form for form in person.forms if form != person.name]
    if forms:
        screen.beside(Styled("Also written", "quiet"), (_some(forms, ", "),))
    if person.roles:
        screen.beside(Styled("Roles reported", "quiet"), (_some(person.roles, "; "),))
    if person.relatives:
        screen.beside(Styled("Relatives", "quiet"), (_some(person.relatives, "; "),))


def _some(words: Sequence[str], separator: str) -> str:
    """The first of many, and how many more the page and `--json` name."""
    more = f"{separator}and {len(words) - MOST} more" if len(words) > MOST else ""
    return separator.join(words[:MOST]) + more


def show_state(screen: Screen, state: StateView, *, with_person: bool) -> None:
    """A state, its clocks with their rules, its periods."""
    name = f"{state.label} ({state.person})" if with_person and state.person else state.label
    lasts = "lasts, as far as the reports tell" if state.active else "over, as far as the reports tell"
    screen.write(Styled(name, "strong"), Styled(f": {lasts}", "quiet"))
    for period in reversed(state.periods):
        screen.write(*_period(period), indent=2)
        for clock in period.clocks:
            _clock(screen, clock, 4)
    for clock in state.clocks:
        _clock(screen, clock, 2)
    screen.blank()


def _period(period: PeriodView) -> list[str | Styled]:
    started = f" (event {period.start_event.label})" if period.start_event else ""
    words = f"since {period.start}{started}"
    if period.end:
        ended = f" (event {period.end_event.label})" if period.end_event else ""
        words = f"from {period.start}{started} to {period.end}{ended}"
    return [", ".join((words, *period.attributes))]


def _clock(screen: Screen, clock: ClockView, indent: int) -> None:
    for number, reading in enumerate(clock.readings):
        label = clock.label.lower() if number == 0 else "or"
        screen.beside(
            Styled(label, "quiet"),
            (Styled(reading.label, "strong"), f" · {reading.rule}"),
            *((Styled(formula, "quiet"),) for formula in reading.formulas),
            column=COLUMN,
            indent=indent,
        )


def _contradictions(screen: Screen, telling: Telling) -> None:
    screen.heading(f"Contradictions ({len(telling.contradictions)})")
    if not telling.contradictions:
        screen.write("The reports do not contradict each other in anything that was compared.")
    for finding in telling.contradictions:
        show_finding(screen, finding)
        screen.blank()


def show_finding(screen: Screen, finding: FindingView) -> None:
    """A finding with all its sides and their quotes."""
    conflict = finding.kind == "contradiction"
    mark = "≠ " if conflict else ""
    screen.write(
        Styled(mark + finding.title, "conflict" if conflict else "strong"),
        " ",
        Styled(f"[{finding.short}]", "id"),
        hang=2,
    )
    screen.write(finding.reason, indent=2)
    for side in finding.sides:
        screen.blank()
        holds = f"; {side.reading}" if side.reading else ""
        screen.write(Styled(side.label, "strong"), Styled(f" · {side.support}{holds}", "quiet"), indent=2, hang=4)
        shown: set[tuple[str, str]] = set()
        for quote in side.quotes:
            if (quote.report.href, quote.held) not in shown:
                show_quote(screen, quote, indent=4)
            shown.add((quote.report.href, quote.held))
    if finding.settles:
        screen.blank()
        screen.write(Styled("What would settle it: ", "strong"), finding.settles, indent=2)


def show_quote(screen: Screen, quote: Quote, *, indent: int) -> None:
    """A sentence, who says it and where."""
    if quote.found:
        screen.write("“", quote.before, Styled(quote.trigger, "strong"), quote.after, "”", indent=indent)
    else:
        screen.write("(The text of this quote is not at hand.)", indent=indent)
    headline = " (headline or caption)" if quote.headline else ""
    source = f" · {quote.source}, {quote.report.label}{headline}"
    screen.write(Styled(quote.held, _weight(quote.stance)), Styled(source, "quiet"), indent=indent + 2, hang=indent + 4)
    if len(quote.chain) > 1:
        screen.write(Styled(" ← ".join(quote.chain), "quiet"), indent=indent + 2, hang=indent + 4)
    if quote.read_by:
        screen.write(Styled(f"read by {quote.read_by}", "held"), indent=indent + 2, hang=indent + 4)


def _weight(stance: str) -> str:
    return "strong" if stance == "asserted" else "held"


def show_event(screen: Screen, event: EventView) -> None:
    """One line of the timeline, with its accounts and what stands behind it."""
    title: list[str | Styled] = [Styled(event.title, "strong"), " ", Styled(f"[{event.short}]", "id")]
    if event.stance != "asserted" and event.stance_label not in event.title.casefold():
        title[:0] = [Styled(f"{event.stance_label}: ", "held")]
    paragraphs: list[list[str | Styled]] = [title, [Styled(event.support, "quiet")]]
    if event.according:
        paragraphs.append(["; ".join(event.according)])
    paragraphs.extend(line for slot in event.slots for line in _slot(slot, event))
    if event.attributes:
        paragraphs.append([", ".join(event.attributes)])
    paragraphs.extend(
        [Styled(f"{relation.words} event {relation.event.label}, {relation.event.title}", "quiet")]
        for relation in event.relations
    )
    if event.conflicts:
        paragraphs.append([Styled("≠ the reports contradict each other here: see above", "conflict")])
    if event.rejected:
        paragraphs.append([Styled(f"{len(event.rejected)} rejected or set aside by a decision, not counted", "quiet")])
    paragraphs.extend(
        [Styled(f"{quote.report.label} [{quote.short}] was read by {quote.read_by}", "held")]
        for quote in event.quotes
        if quote.read_by
    )
    number = f"{event.number}. "
    screen.beside(number + event.when, *paragraphs, column=COLUMN + 4, hang=len(number))
    screen.blank()


def _slot(slot: SlotView, event: EventView) -> list[list[str | Styled]]:
    """A slot on one line; on several where its accounts differ. The day is told once unless there is more to say."""
    if len(slot.accounts) == 1:
        account = slot.accounts[0]
        if slot.name == "when" and account.label == event.when:
            return []
        support = "" if account.support == event.support else f" · {account.support}"
        return [[f"{slot.label}: ", account.label, Styled(support, "quiet")]]
    lines: list[list[str | Styled]] = [[f"{slot.label}, {len(slot.accounts)} accounts:"]]
    for account in slot.accounts:
        corrected = f" · {account.corrected}" if account.corrected else ""
        lines.append(["· ", account.label, Styled(f" · {account.support}{corrected}", "quiet")])
    return lines


def _finding_line(screen: Screen, finding: FindingView) -> None:
    screen.beside(
        finding.kind_label,
        (finding.title, " ", Styled(f"[{finding.short}]", "id")),
        (Styled(finding.reason, "quiet"),),
        column=COLUMN + 4,
    )


def _replies(screen: Screen, telling: Telling) -> None:
    if not telling.replies:
        return
    screen.heading("Right of reply")
    for reply in telling.replies:
        screen.write(Styled(reply.party, "strong"), f" {reply.outcome} ", Styled(f"({reply.report.label})", "id"))
        screen.write(f"“{reply.quote}”", indent=2)


def _suggested(screen: Screen, telling: Telling) -> None:
    if not telling.models:
        return
    screen.heading(f"Suggested by a language model, counted nowhere ({len(telling.suggested)})")
    show_models(screen, telling.models)
    screen.blank()
    for item in telling.suggested:
        show_suggested(screen, item)


def _checks(screen: Screen, telling: Telling) -> None:
    if telling.suggestions:
        screen.heading("Probably the same, not merged")
        for item in telling.suggestions:
            screen.write(Styled(item.left, "strong"), " and ", Styled(item.right, "strong"))
            screen.write(Styled(f"{item.reason} Score {item.score}.", "quiet"), indent=2)
    if telling.stale:
        screen.heading("Decided on something that has changed since")
        for line in telling.stale:
            screen.write(line, hang=2)
    if telling.decisions:
        screen.heading("Decisions")
        for decision in telling.decisions:
            screen.write(
                Styled(decision.kind, "strong"), f": {decision.reason} ", Styled(f"[{decision.short}]", "id"), hang=2
            )
            screen.write(Styled(f"{decision.author}, {decision.time}", "quiet"), indent=2)
    if telling.problems:
        screen.heading("Problems")
        for where, message, remedy in telling.problems:
            screen.write(Styled(where, "problem"), f": {message}", hang=2)
            screen.write(remedy, indent=2)


def _reports(screen: Screen, telling: Telling) -> None:
    screen.heading(f"Reports ({telling.support})")
    for report in telling.reports:
        origin = f"origin: {report.origin}" if report.origin and report.origin != report.publisher else ""
        screen.beside(
            f"R{report.number}  {report.published}",
            (Styled(report.publisher, "strong"), f" · {report.title}"),
            *([(Styled(origin, "quiet"),)] if origin else []),
            column=COLUMN + 4,
        )


def _inputs(screen: Screen, telling: Telling) -> None:
    screen.heading("Inputs")
    for label, values in telling.inputs:
        shown = values if len(values) < 4 else (f"{len(values)} digests, named by --json and on the page",)
        screen.beside(Styled(label, "quiet"), *[(Styled(value, "quiet"),) for value in shown])
