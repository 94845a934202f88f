"""reading = read(document, vocabulary): the parts of reading, in their order."""

from __future__ import annotations

import hashlib
import zlib
from datetime import date
from functools import cache

from onrecord.core.document import Basis, Document
from onrecord.core.identity import ID_LENGTH, identify
from onrecord.core.mention import BlockKind
from onrecord.core.problem import Problem
from onrecord.core.reading import ENGLISH, ReaderIdentity, Reading
from onrecord.read.attribution import find_attributions
from onrecord.read.events import find_claims
from onrecord.read.fingerprint import code_digest
from onrecord.read.names import NamedSpan, NameModel, Names, find_names
from onrecord.read.names.name_model import faults
from onrecord.read.text import TextStructure, structure_of
from onrecord.read.text.authors import the_author
from onrecord.read.time import find_times
from onrecord.vocabulary.types import Vocabulary

MOST = 400_000
"""Code points that are read of one document: ten times the longest report, and little enough to be read in time."""
SAMPLE = 20_000
"""Code points that tell the script of a document."""
SHINGLE_WORDS = 5
"""Words in a shingle: five, as in text-reuse studies of news (n-gram overlap)."""
SHINGLE_SHARE = 4
"""One shingle in so many is kept, chosen by its hash, so that the same words are kept in every document."""


def read(document: Document, vocabulary: Vocabulary) -> Reading:
    """All that the English reader finds in one document.

    Pure: the same document and vocabulary give the same reading. A text that the reader cannot read (empty, or in
    another script) gives a reading without claims and a Problem that says so; of one longer than MOST the beginning is
    read, and a Problem says so.
    """
    structure = structure_for(document)
    return _reading(document, vocabulary, structure, find_names(structure), reader_identity(vocabulary))


def read_with(document: Document, vocabulary: Vocabulary, model: NameModel) -> Reading | Problem:
    """As `read`, but that `model` marks the names; everything else is found from them as ever.

    A model that raises, or marks what no model may, gives a Problem: a report is never read with half of its names.
    """
    structure = structure_for(document)
    marked = _marked(model, structure, document.name or document.digest[:12])
    if isinstance(marked, Problem):
        return marked
    names = find_names(structure, marked=marked)
    return _reading(document, vocabulary, structure, names, reader_identity(vocabulary, model))


def structure_for(document: Document) -> TextStructure:
    """The layout of as much of a document's text as is read."""
    return structure_of(document.text[:MOST], document.title, document.published, document.published_as_written)


def _marked(model: NameModel, structure: TextStructure, where: str) -> tuple[NamedSpan, ...] | Problem:
    """What the model marks; what an error says is not told, since it may quote the report."""
    identity = model.identity
    try:
        marked = tuple(model.names(structure))
        fault = next(faults(structure, marked), "")
    except Exception as error:  # noqa: BLE001 - another's code may raise anything
        fault = f"{type(error).__name__} at {place_of(error)}"
    if not fault:
        return marked
    message = f"The reader {identity.name} ({identity.version}) failed on it: {fault}. It is left out."
    remedy = f"Update that reader (`{identity.install}`) and tell its makers, or choose another one."
    return Problem(where, message, remedy)


def place_of(error: BaseException) -> str:
    """Where it was raised, as "file.py, line 3", without the folders of this machine."""
    place, trace = "?", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
        place, trace = f"{file}, line {trace.tb_lineno}", trace.tb_next
    return place


def _reading(
    document: Document, vocabulary: Vocabulary, structure: TextStructure, names: Names, reader: ReaderIdentity
) -> Reading:
    """The reading of a document whose names are found."""
    times = find_times(structure)
    attributions = find_attributions(structure, names)
    publisher, publisher_basis = _publisher(document, structure)
    published, published_basis = _published(document, structure)
    claims, background = find_claims(document.digest, structure, names, times, attributions, vocabulary, publisher)
    return Reading(
        document=document.digest,
        reader=reader,
        title=structure.title or "",
        publisher=publisher,
        publisher_basis=publisher_basis,
        published=published,
        published_basis=published_basis,
        modified=document.modified,
        retrieved=document.retrieved,
        url=document.url,
        language=document.language or "en",
        dateline=structure.dateline,
        wire=structure.wire if structure.wire and structure.wire.casefold() != publisher.casefold() else None,
        blocks=structure.blocks,
        mentions=names.mentions,
        names=names.groups,
        references=names.references,
        kinships=names.kinships,
        times=times,
        attributions=attributions.attributions,
        claims=claims,
        background=background,
        replies=attributions.replies,
        corrections=attributions.corrections,
        shingles=_shingles(structure),
        problems=_problems(document, structure, published),
    )


@cache
def _fingerprint(vocabulary: str) -> str:
    """A digest of all that decides what is read: this package's code and data, and the vocabulary."""
    return hashlib.sha256(f"{vocabulary}:{code_digest()}".encode("ascii")).hexdigest()[:ID_LENGTH]


def reader_identity(vocabulary: Vocabulary, model: NameModel | None = None) -> ReaderIdentity:
    """The name and the fingerprint of the reader that `read` is with this vocabulary, `read_with` with this model."""
    own = _fingerprint(vocabulary.digest)
    if model is None:
        return ReaderIdentity(ENGLISH, own)
    told = model.identity
    together = identify("reader", own, told.name, told.version, told.digest).removeprefix("reader-")
    return ReaderIdentity(f"{told.name} {told.version}", together)


def _publisher(document: Document, structure: TextStructure) -> tuple[str, Basis]:
    """Who published it: as the document says, else the agency of its dateline, else whoever signs it."""
    if document.publisher:
        return document.publisher, document.publisher_basis
    if structure.dateline is not None and structure.dateline.agency:
        return structure.dateline.agency, Basis.DATELINE
    author = the_author(structure.text, structure.authors)
    if author:
        return author, Basis.DATELINE
    return "", Basis.UNKNOWN


def _published(document: Document, structure: TextStructure) -> tuple[date | None, Basis]:
    """When it was published: as the document says, else the day of its dateline."""
    if document.published is not None:
        return document.published, document.published_basis
    if structure.dateline is not None and structure.dateline.date is not None:
        return structure.dateline.date, Basis.DATELINE
    return None, Basis.UNKNOWN


def _shingles(structure: TextStructure) -> tuple[int, ...]:
    """Hashes of the content's word sequences: one in SHINGLE_SHARE of them, sorted."""
    words = [
        token.text.casefold().encode("utf-8", "surrogatepass")
        for sentence in structure.sentences
        if sentence.kind is BlockKind.PARAGRAPH
        for token in sentence.tokens
        if token.text[0].isalnum()
    ]
    crc32, size = zlib.crc32, SHINGLE_WORDS
    hashes = [crc32(b" ".join(words[index : index + size])) for index in range(len(words) - size + 1)]
    return tuple(sorted({number for number in hashes if number % SHINGLE_SHARE == 0}))


def _problems(document: Document, structure: TextStructure, published: date | None) -> tuple[Problem, ...]:
    """What a person should know about this document before trusting its reading."""
    where = document.name or document.digest[:12]
    found = []
    if published is None:
        found.append(
            Problem(
                where,
                "The report has no publication date, neither in its metadata nor in a dateline.",
                "Add it again with --published YYYY-MM-DD; until then its relative dates stay open.",
            )
        )
    if len(document.text) > MOST:
        message = f"It has {len(document.text):,} letters and signs; only the first {MOST:,} are read."
        found.append(Problem(where, message, "Add each report in it as a file of its own."))
    if not structure.sentences:
        found.append(Problem(where, "No readable text was found in it.", "Check that the right file was added."))
    elif _foreign(document.text):
        found.append(
            Problem(
                where,
                "Most of its text is not in the Latin script, and only English is read so far.",
                "Add a translation beside it; names in other scripts are compared, sentences are not read.",
            )
        )
    return tuple(found)


def _foreign(text: str) -> bool:
    """Whether most letters are of another script than the Latin."""
    sample = text[:SAMPLE]
    if sample.isascii():
        return False
    others = sum(
        1 for letter in sample if letter >= "\u0250" and not "\u1e00" <= letter <= "\u1eff" and letter.isalpha()
    )
    return others > sum(map(str.isalpha, sample)) / 2
