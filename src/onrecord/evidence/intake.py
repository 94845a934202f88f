"""From an original's bytes to the frozen document: text once extracted, facts with the surest on top."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.core.document import Basis, Document
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.evidence.declared import Declared
from onrecord.evidence.formats import Extraction, extract
from onrecord.evidence.stamps import day_of

_SOME_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2}\b")
_OPENING = 1000
"""Code points in which a report names its date, if it does. Whether that can be used, its reading tells."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An original that was taken in."""

    document: Document
    extractor: str
    declared: tuple[str, ...]
    """Facts that the user declared, sorted."""
    sidecar: tuple[str, ...]
    """Facts that come from the file beside it, sorted."""
    problems: tuple[Problem, ...]


def take_in(content: bytes, name: str, declared: Declared, sidecar: Declared, retrieved: str) -> Taken | Problem:
    """The document that an original becomes, or why it cannot.

    What the user declared goes before the sidecar, the sidecar before the original's own metadata. `retrieved` is the
    moment of adding, in UTC; it stands where nothing else is declared.
    """
    extraction = extract(content, name)
    if isinstance(extraction, Problem):
        return extraction
    base = _document(digest_of(content), name, extraction, retrieved)
    document = declare(declare(base, sidecar), declared)
    return Taken(
        document,
        extraction.extractor,
        declared.said,
        tuple(sorted(set(sidecar.said) - set(declared.said))),
        (*extraction.problems, *_date_problems(document, retrieved)),
    )


def declare(document: Document, facts: Declared) -> Document:
    """The document with what is declared about it; its text stays as it is."""
    published = day_of(facts.published) if facts.published else None
    return Document(
        digest=document.digest,
        text=document.text,
        name=document.name,
        media_type=document.media_type,
        title=storable(facts.title) or document.title,
        publisher=storable(facts.publisher) or document.publisher,
        publisher_basis=Basis.DECLARED if facts.publisher else document.publisher_basis,
        published=published or document.published,
        published_basis=Basis.DECLARED if published else document.published_basis,
        published_as_written=storable(facts.published) if published else document.published_as_written,
        modified=document.modified,
        url=storable(facts.url) or document.url,
        language=_language(facts.language) or document.language,
        retrieved=facts.retrieved or document.retrieved,
    )


def storable(text: str | None) -> str | None:
    """Text that UTF-8 can write: half a surrogate pair, as broken pages hold, becomes its code."""
    return None if text is None else text.encode("utf-8", "backslashreplace").decode("utf-8")


def _document(digest: str, name: str, found: Extraction, retrieved: str) -> Document:
    published = day_of(found.published) if found.published else None
    return Document(
        digest=digest,
        text=found.text.encode("utf-8", "replace").decode("utf-8"),
        name=name,
        media_type=found.media_type,
        title=storable(found.title),
        publisher=storable(found.publisher),
        publisher_basis=Basis.METADATA if found.publisher else Basis.UNKNOWN,
        published=published,
        published_basis=Basis.METADATA if published else Basis.UNKNOWN,
        published_as_written=storable(found.published),
        modified=day_of(found.modified) if found.modified else None,
        url=storable(found.url),
        language=_language(found.language),
        retrieved=retrieved,
    )


def _language(written: str | None) -> str | None:
    """The ISO 639-1 code in front of a language tag: "en" of "en-GB"."""
    code = (written or "").strip().lower()[:3]
    return code[:2] if len(code) >= 2 and code[:2].isascii() and code[:2].isalpha() and not code[2:].isalpha() else None


def _date_problems(document: Document, retrieved: str) -> tuple[Problem, ...]:
    """A date that is none, or no date at all; or a publication after the moment of adding, by two days, so that no time
    zone explains it.
    """
    if document.published is None and document.published_as_written:
        return (
            Problem(
                document.name,
                f"The date that the report gives, “{document.published_as_written[:40]}”, is not understood.",
                "Add it again with --published YYYY-MM-DD; until then its relative dates stay open.",
            ),
        )
    if document.published is None and not _SOME_DATE.search(document.text[:_OPENING]):
        return (
            Problem(
                document.name,
                "The report carries no date: neither metadata nor its opening lines tell when it was published.",
                "Add it again with --published YYYY-MM-DD; until then its relative dates stay open.",
            ),
        )
    if document.published is None or (document.published - date.fromisoformat(retrieved[:10])).days < 2:
        return ()
    return (
        Problem(
            document.name,
            f"The report says it was published on {document.published.isoformat()}, which is later than today.",
            "If that is a slip, add it again with --published YYYY-MM-DD.",
        ),
    )
