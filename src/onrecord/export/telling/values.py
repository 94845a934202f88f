"""A case file as values for showing: each in words, each with its anchor. The page and the terminal lay them out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an anchor of the page."""

    label: str
    href: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim: its sentence with the words that tell it, who says it, how its day is known."""

    anchor: str
    short: str
    before: str
    trigger: str
    after: str
    stance: str
    """The stance's key, for the look."""
    held: str
    chain: tuple[str, ...]
    report: Link
    """The report's number, leading to the sentence in its text."""
    source: str
    """Publisher and day of the report."""
    day: str
    day_rule: str
    language: str
    """The language of the report, as ISO 639-1 code."""
    headline: bool
    found: bool
    """Whether the document is at hand and the sentence lies inside it."""
    read_by: str = ""
    """Where a language model read it: which, and who accepted that."""


@dataclass(frozen=True, slots=True)
class AccountView:
    """One value of a slot."""

    label: str
    support: str
    corrected: str
    """That a later report took it back; empty where none did."""
    quotes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SlotView:
    """One question about an event."""

    name: str
    label: str
    accounts: tuple[AccountView, ...]


@dataclass(frozen=True, slots=True)
class RelationView:
    """How an event belongs to another."""

    words: str
    event: Link
    reason: str


@dataclass(frozen=True, slots=True)
class EventView:
    """One line of the timeline and all that stands behind it."""

    anchor: str
    number: int
    short: str
    title: str
    when: str
    lane: str
    kind: str
    stance: str
    stance_label: str
    according: tuple[str, ...]
    support: str
    slots: tuple[SlotView, ...]
    quotes: tuple[Quote, ...]
    rejected: tuple[Quote, ...]
    relations: tuple[RelationView, ...]
    conflicts: tuple[Link, ...]
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The events of one month, or those without a date."""

    label: str
    anchor: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a finding."""

    label: str
    reading: str
    support: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in words."""

    anchor: str
    short: str
    kind: str
    kind_label: str
    title: str
    reason: str
    sides: tuple[SideView, ...]
    settles: str
    events: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One value of a clock, with its rule and its sum."""

    label: str
    rule: str
    formulas: tuple[str, ...]
    """More than one where several calculations lead to the value."""


@dataclass(frozen=True, slots=True)
class ClockView:
    """A clock and the events it was computed from."""

    label: str
    readings: tuple[ReadingView, ...]
    events: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PeriodView:
    """One stretch of a state."""

    start: str
    start_event: Link | None
    end: str
    end_event: Link | None
    clocks: tuple[ClockView, ...]
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateView:
    """A state of a person."""

    label: str
    person: str
    active: bool
    headline: str
    """The figure that matters most while it lasts, in all its readings: "Day 14 or day 15"; empty for none."""
    periods: tuple[PeriodView, ...]
    clocks: tuple[ClockView, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """A person, organisation or place and all that is known about the name."""

    anchor: str
    short: str
    name: str
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    relatives: tuple[str, ...]
    merges: tuple[str, ...]
    principal: bool


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report and what is known about it."""

    anchor: str
    number: int
    title: str
    publisher: str
    publisher_basis: str
    published: str
    published_basis: str
    url: str
    url_is_link: bool
    retrieved: str
    digest: str
    origin: str
    language: str


@dataclass(frozen=True, slots=True)
class OriginView:
    """Reports that count as one."""

    label: str
    reports: tuple[Link, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReplyView:
    """That somebody was asked, and what came of it."""

    party: str
    outcome: str
    quote: str
    report: Link


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """Two names that are probably one."""

    left: str
    right: str
    reason: str
    score: str


@dataclass(frozen=True, slots=True)
class SuggestedView:
    """What a language model reads, and what counts nowhere."""

    quote: Quote
    claim: str
    """Its whole id, for accepting it."""
    model: str
    told: str
    """What it tells, in one line."""
    beside: str
    """The short id of the claim that the rules read from the same words; empty where there is none."""
    otherwise: tuple[str, ...]
    """Where the two differ."""
    remarks: tuple[str, ...]
    rejected: bool
    """Whether a person rejected it."""


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What a person decided."""

    kind: str
    author: str
    time: str
    reason: str
    short: str


@dataclass(frozen=True, slots=True)
class Telling:
    """Everything that is shown of a case, in the order in which it is shown."""

    title: str
    people: tuple[NameView, ...]
    """The principals of the case."""
    as_of: str
    left_out: str
    """What the case file was told to leave out, in a sentence; "" for nothing."""
    support: str
    states: tuple[StateView, ...]
    contradictions: tuple[FindingView, ...]
    findings: tuple[FindingView, ...]
    months: tuple[Month, ...]
    others: tuple[NameView, ...]
    organisations: tuple[NameView, ...]
    places: tuple[NameView, ...]
    replies: tuple[ReplyView, ...]
    suggestions: tuple[SuggestionView, ...]
    models: tuple[tuple[str, str], ...]
    """Language models that were asked, each with its figures."""
    suggested: tuple[SuggestedView, ...]
    """What they suggest: none of it counts."""
    decisions: tuple[DecisionView, ...]
    stale: tuple[str, ...]
    problems: tuple[tuple[str, str, str], ...]
    origins: tuple[OriginView, ...]
    reports: tuple[ReportView, ...]
    inputs: tuple[tuple[str, tuple[str, ...]], ...]
    event_count: int
