"""Readings made by hand, in few words: what a reader would find in a report, with a text whose spans re-slice.

`report("A", "Limna Post", "2024-02-06", tell("arrest/start", "Nadia Orvel", when="2024-02-05"))` is a document that
tells one arrest. Names are mentions; in one report, the same spelling or the same family name is one group.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.core.attribution import Speaker, SpeakerKind, Stance
from onrecord.core.calendar import from_edtf
from onrecord.core.claim import Claim, Filler
from onrecord.core.decision import Decision, DecisionKind, MentionKey
from onrecord.core.document import Basis, Document
from onrecord.core.identity import digest_of, identify
from onrecord.core.mention import Kinship, Mention, MentionKind
from onrecord.core.reading import ReaderIdentity, Reading
from onrecord.core.span import Span
from onrecord.core.when import Bounds, Duration, Term, When, WhenBasis

_BODIES = ("Court", "court", "Ministry", "Line", "Centre", "Committee", "Service")


@dataclass(frozen=True, slots=True)
class Tell:
    """One claim in few words."""

    event: str
    person: str
    when: str = ""
    also: str = ""
    """A second person that it happened to."""
    term: str = ""
    until: str = ""
    ordinal: int | None = None
    stance: str = "asserted"
    speaker: str = ""
    since: bool = False
    correction: bool = False
    answers: int | None = None
    roles: tuple[tuple[str, str], ...] = ()


def tell(event: str, person: str = "", when: str = "", **more: str | int | bool) -> Tell:
    """A claim: `event` as type or type/phase, `when` in EDTF; roles (court, agent, charge, …) by name."""
    own = {name: value for name, value in more.items() if name in Tell.__dataclass_fields__}
    roles = tuple((name, str(value)) for name, value in more.items() if name not in own)
    return Tell(event, person, when, roles=roles, **own)  # type: ignore[arg-type]


@dataclass(slots=True)
class _Writer:
    """A report being written: text, mentions, groups."""

    digest: str
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    by_text: dict[str, Mention] = field(default_factory=dict)

    def write(self, words: str) -> Span:
        span = Span(len(self.text), len(self.text) + len(words))
        self.text += words
        return span

    def name(self, words: str) -> Mention:
        span = self.write(words)
        kind = MentionKind.ORGANISATION if any(body in words for body in _BODIES) else MentionKind.PERSON
        mention = Mention(f"m{len(self.mentions) + 1}", span, kind, words)
        self.mentions.append(mention)
        self.by_text.setdefault(words, mention)
        self.write(" ")
        return mention

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Mentions by spelling; a single word goes with the one name that ends in it."""
        full = [text for text in self.by_text if " " in text]
        found: dict[str, list[str]] = {}
        for mention in self.mentions:
            home = [text for text in full if text.split()[-1] == mention.text] if " " not in mention.text else []
            found.setdefault(home[0] if len(home) == 1 else mention.text, []).append(mention.id)
        return tuple(tuple(ids) for ids in found.values())


def report(
    name: str,
    publisher: str,
    published: str,
    *told: Tell,
    names: Sequence[str] = (),
    roles: Sequence[tuple[str, str]] = (),
    kin: Sequence[tuple[str, str, str]] = (),
    wire: str | None = None,
    modified: str | None = None,
    shingles: Sequence[int] = (),
    url: str | None = None,
) -> tuple[Document, Reading]:
    """A document and its reading. `names` are further names told; `kin` is (person, relation, relative)."""
    digest = digest_of(name.encode())
    day = date.fromisoformat(published) if published else None
    writer = _Writer(digest)
    for other in names:
        writer.name(other)
    held = [_role(writer, *role) for role in roles]
    claims: list[Claim] = []
    corrections: list[Span] = []
    for one in told:
        claims.append(_claim(writer, one, publisher, day, claims))
        if one.correction:
            corrections.append(claims[-1].sentence)
    ties = tuple(_kinship(writer, *tie) for tie in kin)
    document = Document(
        digest, writer.text, f"{name}.txt", title=f"Report {name}", publisher=publisher,
        publisher_basis=Basis.DECLARED, published=day, published_basis=Basis.DECLARED, url=url,
    )  # fmt: skip
    reading = Reading(
        digest, ReaderIdentity("hand", "1"), document.title or "", publisher, Basis.DECLARED, day, Basis.DECLARED,
        modified=date.fromisoformat(modified) if modified else None, url=url, wire=wire,
        mentions=(*writer.mentions, *held), names=writer.groups(), kinships=ties, claims=tuple(claims),
        corrections=tuple(corrections), shingles=tuple(sorted(shingles)),
    )  # fmt: skip
    return document, reading


def _role(writer: _Writer, role: str, holder: str) -> Mention:
    span = writer.write(role)
    writer.write(" ")
    mention = writer.by_text.get(holder) or writer.name(holder)
    return Mention(f"m{900 + span.start}", span, MentionKind.ROLE, role, holder=mention.id)


def _kinship(writer: _Writer, person: str, relation: str, relative: str) -> Kinship:
    left = writer.by_text.get(person) or writer.name(person)
    span = writer.write(relation)
    writer.write(" ")
    right = writer.by_text.get(relative) or writer.name(relative)
    return Kinship(left.id, right.id, relation, span)


def _claim(writer: _Writer, one: Tell, publisher: str, day: date | None, before: Sequence[Claim]) -> Claim:
    start = len(writer.text)
    fillers = [_filler(writer, "person", name) for name in (one.person, one.also) if name]
    type_, _, phase = one.event.partition("/")
    trigger = writer.write(type_)
    writer.write(" ")
    phrase = writer.write(one.when) if one.when else None
    writer.write(" ")
    fillers += [_filler(writer, role, words) for role, words in one.roles]
    speakers = [Speaker(SpeakerKind.PUBLISHER, publisher)]
    if one.speaker:
        mention = writer.name(one.speaker)
        speakers.append(Speaker(SpeakerKind.NAMED, one.speaker, mention.span, mention.id))
    writer.write(".\n")
    when = When(from_edtf(one.when), None, WhenBasis.EXPLICIT, phrase, open_ended=one.since) if one.when else (
        When(Bounds(None, day), None, WhenBasis.REPORTED_BY))  # fmt: skip
    return Claim(
        id=identify("claim", writer.digest, type_, phase, trigger.start),
        document=writer.digest,
        type=type_,
        phase=phase or None,
        trigger=trigger,
        sentence=Span(start, len(writer.text) - 1),
        fillers=tuple(fillers),
        when=when,
        term=_term(one.term),
        until=When(from_edtf(one.until), None, WhenBasis.EXPLICIT) if one.until else None,
        ordinal=one.ordinal,
        speakers=tuple(speakers),
        stance=Stance(one.stance),
        answers=before[one.answers].id if one.answers is not None else None,
    )


def _filler(writer: _Writer, role: str, words: str) -> Filler:
    if words[:1].isupper() or not words.isascii():
        mention = writer.name(words)
        return Filler(role, words, mention.span, mention.id)
    span = writer.write(words)
    writer.write(" ")
    return Filler(role, words, span)


def _term(written: str) -> Term | None:
    low, _, high = written.partition("/")
    return Term(Duration.parse(low), Duration.parse(high or low)) if low else None


def decide(kind: str, *targets: str, number: int = 1, slot: str | None = None, value: str | None = None) -> Decision:
    """A decision by "desk", with `number` as its place in the log."""
    id_ = identify("decision", kind, number, *targets)
    return Decision(
        id_, DecisionKind(kind), targets, "desk", f"2024-01-01T00:00:{number:02d}Z", "because", "0" * 64, slot, value
    )


def key_of(reading: Reading, text: str) -> str:
    """The key of the first mention of that text."""
    mention = next(mention for mention in reading.mentions if mention.text == text)
    return MentionKey(reading.document, mention.span.start, mention.span.end).write()
