"""Any installed spaCy pipeline as a model of names: `pip install 'onrecord[spacy]'`, then `--reader spacy:PIPELINE`.

PIPELINE is the name of an installed package, or a folder that `nlp.to_disk` wrote. spaCy itself is loaded when the
first text is read, not when the pipeline is named: what is in the index needs no spaCy.
"""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from onrecord.core.mention import MentionKind
from onrecord.core.problem import Problem
from onrecord.core.span import Span
from onrecord.read.names import ModelIdentity, NamedSpan
from onrecord.read.text import TextStructure

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

INSTALL = "pip install 'onrecord[spacy]'"
KINDS: dict[str, MentionKind] = {
    "PERSON": MentionKind.PERSON,
    "PER": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
}
"""What the labels of spaCy's pipelines are here. Others are no such names: a people (NORP), an event, a date."""

SCORE = 0.8
"""spaCy does not tell how sure it is of a name; so sure is it taken to be of each."""
LONGEST = 5_000
"""Code points of a sentence that spaCy is given. Sentences end long before, so a longer one is one word without end."""
_NAMES_ONLY = frozenset({"tok2vec", "transformer", "ner"})
"""Components that mark names, or that these build on."""
_IDLE = frozenset({"tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "textcat"})
"""Components that these do not build on. Others, such as a ruler, may."""
_SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which a text may hold and spaCy cannot take."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A pipeline on this disk."""

    source: str | Path
    """What `spacy.load` is given: the name of a package, or a folder."""
    folder: Path
    """Where its files are."""
    name: str
    """Language and name, as its `meta.json` tells them: "en_example"."""
    version: str
    """As there."""


class Meta(msgspec.Struct):
    """What is used of a pipeline's `meta.json`."""

    lang: str
    name: str
    version: str
    labels: dict[str, tuple[str, ...]] = {}
    """Of each component."""


class SpacyModel:
    """A spaCy pipeline as a model of names."""

    def __init__(self, pipeline: Pipeline) -> None:
        """The pipeline is loaded at the first text."""
        self._pipeline = pipeline

    @cached_property
    def identity(self) -> ModelIdentity:
        """Name and version of the pipeline; the digest is that of its files, of spaCy's version and of this module."""
        hasher = hashlib.sha256(metadata.version("spacy").encode())
        hasher.update(Path(__file__).read_bytes())
        for path in sorted(self._pipeline.folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                content = path.read_bytes()
                hasher.update(f"{path.relative_to(self._pipeline.folder).as_posix()}:{len(content)}:".encode())
                hasher.update(content)
        return ModelIdentity(f"spacy:{self._pipeline.name}", self._pipeline.version, hasher.hexdigest(), INSTALL)

    def names(self, structure: TextStructure) -> Sequence[NamedSpan]:
        """The entities of each sentence whose labels are known here."""
        sentences = [sentence for sentence in structure.sentences if len(sentence.span) <= LONGEST]
        texts = (_SURROGATES.sub("\ufffd", sentence.span.quote(structure.text)) for sentence in sentences)
        docs = zip(sentences, self._language.pipe(texts), strict=True)
        return [name for sentence, doc in docs for name in _names(sentence.span.start, doc)]

    @cached_property
    def _language(self) -> Language:
        with warnings.catch_warnings():
            # Such as that another version made it: that version is part of the identity.
            warnings.simplefilter("ignore")
            import spacy  # noqa: PLC0415 - loaded by those who read with it only

            language = spacy.load(self._pipeline.source)
        if set(language.pipe_names) <= _NAMES_ONLY | _IDLE:
            language.select_pipes(disable=[name for name in language.pipe_names if name in _IDLE])
        return language


def _names(start: int, doc: Doc) -> Iterator[NamedSpan]:
    """The names in one sentence, which begins at `start`, without the spaces around them."""
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        words = entity.text.strip()
        if kind is not None and words:
            first = start + entity.start_char + entity.text.index(words)
            yield NamedSpan(Span(first, first + len(words)), kind, SCORE)


def open_pipeline(argument: str) -> SpacyModel | Problem:
    """The pipeline that is installed under that name, or lies in that folder."""
    where = f"reader spacy:{argument}"
    if util.find_spec("spacy") is None:
        return Problem(where, "spaCy is not installed.", f"Install it with `{INSTALL}`, or choose another reader.")
    if not argument:
        remedy = "Name one as spacy:PIPELINE: a package such as `python -m spacy download` installs, or a folder."
        return Problem(where, "No pipeline is named.", remedy)
    place = _place(argument)
    if place is None:
        message = "No spaCy pipeline of that name is installed, and no such folder holds one."
        remedy = "Install it (`pip install PACKAGE`, or `python -m spacy download NAME`), or mend the name."
        return Problem(where, message, remedy)
    source, folder = place
    try:
        meta = msgspec.json.decode((folder / "meta.json").read_bytes(), type=Meta)
    except (OSError, msgspec.MsgspecError) as error:
        return Problem(where, f"Its meta.json cannot be read: {error}.", "Install the pipeline anew.")
    labels = sorted({label for component in meta.labels.values() for label in component})
    if KINDS.keys().isdisjoint(labels):
        message = f"It marks no persons, organisations or places; what it marks is {', '.join(labels) or 'nothing'}."
        return Problem(where, message, "Choose a pipeline that has a component for names, such as `ner`.")
    return SpacyModel(Pipeline(source, folder, f"{meta.lang}_{meta.name}", meta.version))


def _place(argument: str) -> tuple[str | Path, Path] | None:
    """What to give `spacy.load`, and the folder with the `meta.json`: a folder as named, else the package so called."""
    folder = Path(argument)
    if (folder / "meta.json").is_file():
        return folder, folder
    package = util.find_spec(argument) if argument.isidentifier() else None
    places = map(Path, (package.submodule_search_locations if package is not None else None) or ())
    return next(((argument, place) for place in places if (place / "meta.json").is_file()), None)
