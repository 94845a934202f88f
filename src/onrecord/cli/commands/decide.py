"""`onrecord decide`: record what a person decided."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import click

from onrecord.archive import Archive, Request
from onrecord.cli.decision_log import list_decisions
from onrecord.cli.door import Built, Days, build, open_archive, place_of
from onrecord.cli.options import Command, with_archive
from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.report import report
from onrecord.cli.screen import Screen, Styled
from onrecord.cli.targets import choose_decision, targets_of
from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.problem import Problem
from onrecord.explain import seen_digest
from onrecord.export.wording import count_words
from onrecord.reconcile.seen import seen_digest_of
from onrecord.withhold import giveaways

AUTHOR = "ONRECORD_AUTHOR"
"""The environment variable that names the author."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a decision can change, counted."""

    persons: int
    organisations: int
    places: int
    events: int
    claims: int
    findings: int
    suggestions: int


@dataclass(frozen=True, slots=True)
class Entered:
    """The entry in the log, and the figures of the case file before and after."""

    decision: Decision
    before: Figures | None
    """None where no case file could be shown."""
    after: Figures | None


@click.group(name="decide", short_help="Record what you decided: same, different, accept, reject, …")
def command() -> None:
    r"""Record what you decided. Nothing is overwritten: a decision is an entry in a log, with its author, its reason
    and what you looked at, and `undo` is a further entry.

    \b
    Example:
      onrecord decide same "N. Orvel" "Nadia Orvel" --reason "One byline in both."
      onrecord decide reject 4f2a --reason "The sentence tells a protest, not a hearing."
      onrecord decide undo 7556 --reason "The reporter confirmed it."
    """


def _with_why(function: Command) -> Command:
    reason = click.option("--reason", "-r", required=True, metavar="TEXT", help="Why: for those who read it later.")
    author = click.option(
        "--author", metavar="NAME", help=f"Who decides. Else {AUTHOR}, else the author in the archive's settings."
    )
    return reason(author(with_archive(function)))


@command.command(name="same", short_help="These names are one person, organisation or place.")
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME...")
@_with_why
def same(names: tuple[str, ...], reason: str, author: str | None, archive: Path | None, as_json: bool) -> int:
    """These names are one person, organisation or place. NAME is a spelling, an id, or a mention's key."""
    return _run(Wish(DecisionKind.SAME, names, reason, author), archive, as_json=as_json)


@command.command(name="different", short_help="These names are not the same, however alike.")
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME...")
@_with_why
def different(names: tuple[str, ...], reason: str, author: str | None, archive: Path | None, as_json: bool) -> int:
    """These names are not the same person, organisation or place, however alike they are; it is remembered."""
    return _run(Wish(DecisionKind.DIFFERENT, names, reason, author), archive, as_json=as_json)


@command.command(name="accept", short_help="A claim was checked against its quote and holds.")
@click.argument("claim", metavar="CLAIM")
@_with_why
def accept(claim: str, reason: str, author: str | None, archive: Path | None, as_json: bool) -> int:
    """A claim was checked against its quote and holds as read. `onrecord explain` prints the ids of claims. What a
    language model suggests (`onrecord answers`) counts from then on, and is told as read by that model; what the rules
    read from the same words is set aside. `undo` takes both back.
    """
    return _run(Wish(DecisionKind.ACCEPT, (claim,), reason, author), archive, as_json=as_json)


@command.command(name="reject", short_help="A claim was misread or is not to be used.")
@click.argument("claim", metavar="CLAIM")
@_with_why
def reject(claim: str, reason: str, author: str | None, archive: Path | None, as_json: bool) -> int:
    """A claim was misread or is not to be used. It stays in the record as rejected and is counted nowhere. What a
    language model suggests counts nowhere anyway; rejected, it is told as looked at.
    """
    return _run(Wish(DecisionKind.REJECT, (claim,), reason, author), archive, as_json=as_json)


@command.command(name="correct", short_help="One value of a claim was misread; this is how it should read.")
@click.argument("claim", metavar="CLAIM")
@click.argument("slot", metavar="SLOT")
@click.argument("value", metavar="VALUE")
@_with_why
def correct(
    *, claim: str, slot: str, value: str, reason: str, author: str | None, archive: Path | None, as_json: bool
) -> int:
    """One value of a claim was misread. SLOT is when, term, until, ordinal, phase, stance, type, or a role's name;
    VALUE is an EDTF date, an ISO 8601 duration, or words; "" for none.
    """
    return _run(Wish(DecisionKind.CORRECT, (claim,), reason, author, slot, value), archive, as_json=as_json)


@command.command(name="withhold", short_help="A person or a claim may reach no output.")
@click.argument("target", metavar="NAME|CLAIM")
@_with_why
def withhold(target: str, reason: str, author: str | None, archive: Path | None, as_json: bool) -> int:
    """A person or a claim may reach no output: no screen, no page, no file. The archive itself keeps the originals."""
    return _run(Wish(DecisionKind.WITHHOLD, (target,), reason, author), archive, as_json=as_json)


@command.command(name="undo", short_help="An earlier decision no longer counts.")
@click.argument("decision", metavar="DECISION")
@_with_why
def undo(decision: str, reason: str, author: str | None, archive: Path | None, as_json: bool) -> int:
    """An earlier decision no longer counts. Both stay in the log."""
    return _run(Wish(DecisionKind.UNDO, (decision,), reason, author), archive, as_json=as_json)


@command.command(name="list", short_help="List the decisions in the log.")
@with_archive
def list_log(archive: Path | None, as_json: bool) -> int:
    """List every decision in the log, also those that were undone: for the ids that `undo` takes. Names and reasons are
    left out, since they may tell what is withheld; `onrecord show` prints those of a case.
    """
    return report("decide", list_decisions(place_of(archive)), as_json=as_json)


@dataclass(frozen=True, slots=True)
class Wish:
    """A decision as it was typed."""

    kind: DecisionKind
    typed: tuple[str, ...]
    reason: str
    author: str | None
    slot: str | None = None
    value: str | None = None


def _run(wish: Wish, place: Path | None, *, as_json: bool) -> int:
    return report("decide", _decide(wish, place), as_json=as_json)


def _decide(wish: Wish, place: Path | None) -> Outcome:
    archive = open_archive(place)
    if isinstance(archive, Problem):
        return refused(archive, code=Exit.NO_ARCHIVE)
    built = build(archive, Days())
    if isinstance(built, Problem):
        return _undo_unseen(archive, wish) or refused(built, code=Exit.NO_ARCHIVE)
    targets = targets_of(built, wish.kind, wish.typed)
    if isinstance(targets, Problem):
        return refused(targets)
    author = wish.author or os.environ.get(AUTHOR) or archive.settings.author
    request = Request(wish.kind, targets, author, wish.reason, seen_digest(built.whole, targets), wish.slot, wish.value)
    decided = archive.decide(request)
    if decided.decision is None:
        return refused(*decided.problems)
    after = build(archive, Days())
    if isinstance(after, Problem):
        return refused(after, code=Exit.NO_ARCHIVE)
    figures = (_figures(built), _figures(after))
    entered = Entered(decided.decision, *figures)
    told = giveaways(built.whole, after.whole) if wish.kind is DecisionKind.WITHHOLD else ()
    problems = (*decided.problems, *told)
    return Outcome(entered, lambda screen: _lines(screen, entered.decision, figures, after), problems)


def _undo_unseen(archive: Archive, wish: Wish) -> Outcome | None:
    """Undo a decision although no case file can be shown: it may be the one that stands in the way. None else."""
    target = choose_decision(archive.path, wish.typed[0]) if wish.kind is DecisionKind.UNDO else None
    if target is None or isinstance(target, Problem):
        return None
    author = wish.author or os.environ.get(AUTHOR) or archive.settings.author
    seen = seen_digest_of((target,), {}, ())
    decided = archive.decide(Request(wish.kind, (target,), author, wish.reason, seen))
    decision = decided.decision
    if decision is None:
        return refused(*decided.problems)

    def lines(screen: Screen) -> None:
        screen.write(Styled("Decided: ", "strong"), f"undo, by {decision.author}. ", Styled(f"[{decision.id}]", "id"))

    return Outcome(Entered(decision, None, None), lines, decided.problems)


def _figures(built: Built) -> Figures:
    whole = built.whole
    return Figures(
        len(whole.persons),
        len(whole.organisations),
        len(whole.places),
        len(whole.events),
        len(whole.claims),
        len(whole.findings),
        len(whole.suggestions),
    )


def _lines(screen: Screen, decision: Decision, figures: tuple[Figures, Figures], after: Built) -> None:
    """The entry and what became of it, in figures: names are not told, since one may just have been withheld."""
    screen.write(
        Styled("Decided: ", "strong"),
        f"{decision.kind.value}, {count_words(len(decision.targets), 'target')}, by {decision.author}. ",
        Styled(f"[{decision.id}]", "id"),
    )
    changed = [
        f"{name} {before} → {now}"
        for name in Figures.__dataclass_fields__
        if (before := getattr(figures[0], name)) != (now := getattr(figures[1], name))
    ]
    screen.write("Changed: " + "; ".join(changed) + "." if changed else "The numbers of the case file stay the same.")
    for item in after.whole.stale:
        screen.write(Styled("look again: ", "held"), f"{item.decision}: {item.reason}", hang=2)
    screen.write(Styled(f'To take it back: onrecord decide undo {decision.id} --reason "…"', "quiet"), hang=2)
