"""Claims as a table, one row a claim, for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.core.casefile import CaseFile
from onrecord.core.claim import Claim, ReadBy
from onrecord.core.decision import MentionKey
from onrecord.core.document import Document
from onrecord.core.event import Event
from onrecord.explain import suggestions
from onrecord.export.neutral import one_line
from onrecord.export.wording import Wording
from onrecord.vocabulary.types import Vocabulary

NAME = "csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
LOSSES = (
    "findings, states, clocks, suggestions, decisions and problems",
    "the day it is told for, and what it leaves out by --known-on and --published-by",
    "the accounts of an event and the reasons why claims were joined",
    "alternatives of dates, and the spans of names and amounts",
    "where language models read otherwise than the rules, value by value, and what of their answers was refused",
)

COLUMNS = (
    "event", "event_title", "claim", "type", "phase", "stance", "held", "speakers", "persons", "other_roles",
    "earliest", "latest", "date_basis", "date_rule", "term", "amounts", "counted", "read_by", "publisher", "published",
    "title", "url", "quote", "trigger", "start", "end", "document", "origin",
)  # fmt: skip
"""The columns in their order; docs/casefile-format.md describes each."""

# What a spreadsheet takes for a formula, also after blanks.
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")


def write(casefile: CaseFile, documents: Sequence[Document], vocabulary: Vocabulary) -> bytes:
    """The table in UTF-8 with a byte order mark, which spreadsheets need to read names in other scripts.

    Rows come by event, earliest first; a claim of several events has a row in each, one of none comes at the end, and
    after all that counts what language models suggest, which counts nowhere and says so in `read_by`.
    """
    texts = {document.digest: document.text for document in documents}
    wording = Wording(casefile, vocabulary)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    used: set[str] = set()
    for event in casefile.events:
        for id in (*event.claims, *event.rejected):  # noqa: A001 - the word of the model
            if id in wording.claims:
                used.add(id)
                writer.writerow(_row(wording, texts, wording.claims[id], event))
    for claim in casefile.claims:
        if claim.id not in used:
            writer.writerow(_row(wording, texts, claim, None))
    for one in suggestions(casefile):
        read_by = ReadBy(one.reading.reader.name, one.second.exchange, one.second.same_as)
        writer.writerow(_row(wording, texts, replace(one.second.claim, read_by=read_by), None))
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8")


def _row(wording: Wording, texts: dict[str, str], claim: Claim, event: Event | None) -> list[str]:
    report = wording.reports.get(claim.document)
    text = texts.get(claim.document, "")
    bounds = claim.when.bounds
    cells = {
        "event": event.id if event else "",
        "event_title": event.title if event else "",
        "claim": claim.id,
        "type": claim.type,
        "phase": claim.phase or "",
        "stance": claim.stance.value,
        "held": wording.held(claim),
        "speakers": " ← ".join(wording.chain(claim)),
        "persons": "; ".join(_names(wording, claim, "person")),
        "other_roles": "; ".join(_roles(wording, claim)),
        "earliest": _day(bounds.earliest),
        "latest": _day(bounds.latest),
        "date_basis": claim.when.basis.value,
        "date_rule": claim.when.rule,
        "term": claim.term.iso() if claim.term else "",
        "amounts": "; ".join(amount.text for amount in claim.amounts),
        "counted": "no" if event is None or claim.id in event.rejected else "yes",
        "read_by": wording.read_by(claim),
        "publisher": report.publisher if report else "",
        "published": _day(report.published) if report else "",
        "title": report.title if report else "",
        "url": (report.url or "") if report else "",
        "quote": claim.sentence.quote(text),
        "trigger": claim.trigger.quote(text),
        "start": str(claim.sentence.start),
        "end": str(claim.sentence.end),
        "document": claim.document,
        "origin": report.origin if report else "",
    }
    return [safe_cell(cells[column]) for column in COLUMNS]


def safe_cell(text: str) -> str:
    """`text` on one line, with an apostrophe before it where a spreadsheet would take it for a formula."""
    line = one_line(text)
    return f"'{line}" if _FORMULA.match(line) else line


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _names(wording: Wording, claim: Claim, role: str) -> list[str]:
    return [
        wording.named_at.get(MentionKey(claim.document, filler.span.start, filler.span.end), filler.text)
        for filler in claim.filled(role)
    ]


def _roles(wording: Wording, claim: Claim) -> list[str]:
    roles = dict.fromkeys(filler.role for filler in claim.fillers if filler.role != "person")
    return [f"{role}: {', '.join(_names(wording, claim, role))}" for role in roles]
