"""Readings as JSON lines, one object a document: the stable machine interface of reading.

The shapes are msgspec structs rather than the core types, so that a change of a core type cannot change the interface
unnoticed. Offsets are code points, end exclusive; dates are `YYYY-MM-DD` or null; ids are local to the document.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

import msgspec

from onrecord.core.attribution import Attribution, Speaker, SpeakerKind
from onrecord.core.claim import Amount, Claim, Filler
from onrecord.core.document import Document
from onrecord.core.mention import Dateline, Mention
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from onrecord.core.span import Span
from onrecord.core.when import TimeExpression, TimeType

NAME = "readings"
MEDIA_TYPE = "application/jsonl"
LOSSES = (
    "the text of the documents, beyond the words of each span",
    "references, relatives, blocks and the sentences of claims",
    "how a date was resolved, in words",
)

_ENCODER = msgspec.json.Encoder(order="deterministic")


class _Range(msgspec.Struct):
    start: int
    end: int


class _Quoted(msgspec.Struct):
    text: str
    start: int
    end: int


class _Mentioned(msgspec.Struct):
    mention: str


class _Told(msgspec.Struct, omit_defaults=True):
    text: str
    start: int | None = None
    end: int | None = None


_Named: TypeAlias = _Mentioned | _Told
_Link: TypeAlias = str | _Named


class _Dateline(msgspec.Struct):
    place: str | None
    date: date | None
    agency: str | None
    start: int
    end: int


class _Document(msgspec.Struct):
    digest: str
    published: date | None
    publisher: str | None
    dateline: _Dateline | None
    language: str


class _Reader(msgspec.Struct):
    name: str
    fingerprint: str


class _Mention(msgspec.Struct, omit_defaults=True):
    id: str
    start: int
    end: int
    text: str
    kind: str
    score: float
    holder: str | None = None


class _Time(msgspec.Struct, omit_defaults=True):
    id: str
    start: int
    end: int
    text: str
    type: str
    value: str
    earliest: date | msgspec.UnsetType | None = msgspec.UNSET
    latest: date | msgspec.UnsetType | None = msgspec.UNSET
    edtf: str | msgspec.UnsetType | None = msgspec.UNSET
    basis: str | msgspec.UnsetType = msgspec.UNSET
    min: str | None = None
    max: str | None = None


class _Attribution(msgspec.Struct):
    id: str
    source: _Range | None
    speaker: str | None
    cue: _Range | None
    content: list[_Range]
    kind: str
    channel: str | None
    stance: str
    outer: str | None


class _When(msgspec.Struct):
    earliest: date | None
    latest: date | None
    time: str | None


class _Amount(msgspec.Struct):
    text: str
    start: int
    end: int
    value: float | None
    unit: str


class _Claim(msgspec.Struct):
    id: str
    type: str
    phase: str | None
    trigger: _Range
    roles: dict[str, list[_Named]]
    when: _When
    term: str | None
    until: date | None
    ordinal: int | None
    amounts: list[_Amount]
    attributes: list[str]
    speakers: list[_Link]
    attribution: str | None
    stance: str


class _Background(msgspec.Struct):
    type: str
    text: str
    start: int
    end: int


class _Problem(msgspec.Struct):
    where: str
    message: str
    remedy: str


class _Line(msgspec.Struct):
    id: str
    document: _Document
    reader: _Reader
    mentions: list[_Mention]
    names: list[list[str]]
    times: list[_Time]
    attributions: list[_Attribution]
    claims: list[_Claim]
    background: list[_Background]
    replies: list[_Quoted]
    problems: list[_Problem]


def write_line(id: str, document: Document, reading: Reading) -> bytes:  # noqa: A002 - the interface's own word
    """The reading of `document` as one JSON object, without a line break; `id` is echoed."""
    text = document.text
    line = _Line(
        id=id,
        document=_Document(
            reading.document,
            reading.published,
            reading.publisher or None,
            _dateline(reading.dateline),
            reading.language,
        ),
        reader=_Reader(reading.reader.name, reading.reader.fingerprint),
        mentions=[_mention(mention) for mention in reading.mentions],
        names=[list(group) for group in reading.names],
        times=[_time(time, text) for time in reading.times],
        attributions=[_attribution(attribution) for attribution in reading.attributions],
        claims=[_claim(claim) for claim in reading.claims],
        background=[
            _Background(one.type, one.trigger.quote(text), one.trigger.start, one.trigger.end)
            for one in reading.background
        ],
        replies=[_Quoted(reply.span.quote(text), reply.span.start, reply.span.end) for reply in reading.replies],
        problems=[_problem(problem) for problem in reading.problems],
    )
    return _ENCODER.encode(line)


def write_problem(id: str, problem: Problem) -> bytes:  # noqa: A002 - the interface's own word
    """A line for input that could not be read, so that no line of input goes without one of output."""
    return _ENCODER.encode({"id": id, "problems": [_problem(problem)]})


def _range(span: Span) -> _Range:
    return _Range(span.start, span.end)


def _range_or_none(span: Span | None) -> _Range | None:
    return None if span is None else _range(span)


def _dateline(dateline: Dateline | None) -> _Dateline | None:
    if dateline is None:
        return None
    return _Dateline(dateline.place, dateline.date, dateline.agency, dateline.span.start, dateline.span.end)


def _mention(mention: Mention) -> _Mention:
    return _Mention(
        mention.id,
        mention.span.start,
        mention.span.end,
        mention.text,
        mention.kind.value,
        round(mention.score, 4),
        mention.holder,
    )


def _time(time: TimeExpression, text: str) -> _Time:
    line = _Time(time.id, time.span.start, time.span.end, time.span.quote(text), time.type.value, time.value)
    if time.type in (TimeType.DATE, TimeType.TIME) or time.when.bounds.known:
        line.earliest = time.when.bounds.earliest
        line.latest = time.when.bounds.latest
        line.edtf = time.edtf
        line.basis = time.when.basis.value
    if time.term is not None and time.term.minimum != time.term.maximum:
        line.min = time.term.minimum.iso()
        line.max = time.term.maximum.iso()
    return line


def _attribution(attribution: Attribution) -> _Attribution:
    return _Attribution(
        id=attribution.id,
        source=_range_or_none(attribution.source),
        speaker=attribution.speaker,
        cue=_range_or_none(attribution.cue),
        content=[_range(span) for span in attribution.content],
        kind=attribution.kind.value,
        channel=attribution.channel,
        stance=attribution.stance.value,
        outer=attribution.outer,
    )


def _claim(claim: Claim) -> _Claim:
    roles: dict[str, list[_Named]] = {}
    for filler in claim.fillers:
        roles.setdefault(filler.role, []).append(_filler(filler))
    bounds = claim.when.bounds
    return _Claim(
        id=claim.id,
        type=claim.type,
        phase=claim.phase,
        trigger=_range(claim.trigger),
        roles=roles,
        when=_When(bounds.earliest, bounds.latest, claim.when.time),
        term=None if claim.term is None else claim.term.iso(),
        until=None if claim.until is None else claim.until.bounds.latest,
        ordinal=claim.ordinal,
        amounts=[_amount(amount) for amount in claim.amounts],
        attributes=list(claim.attributes),
        speakers=[_link(speaker) for speaker in claim.speakers],
        attribution=claim.attribution,
        stance=claim.stance.value,
    )


def _filler(filler: Filler) -> _Named:
    if filler.mention is not None:
        return _Mentioned(filler.mention)
    return _Told(filler.text, filler.span.start, filler.span.end)


def _amount(amount: Amount) -> _Amount:
    return _Amount(amount.text, amount.span.start, amount.span.end, amount.value, amount.unit)


def _link(speaker: Speaker) -> _Link:
    if speaker.kind is SpeakerKind.PUBLISHER:
        return "publisher"
    if speaker.mention is not None:
        return _Mentioned(speaker.mention)
    if speaker.span is None:
        return _Told(speaker.text)
    return _Told(speaker.text, speaker.span.start, speaker.span.end)


def _problem(problem: Problem) -> _Problem:
    return _Problem(problem.where, problem.message, problem.remedy)
