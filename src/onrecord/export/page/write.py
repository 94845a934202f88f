"""Writing the page: the template, the content security policy, the texts with their quotes marked."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.core.casefile import CaseFile
from onrecord.core.document import Document
from onrecord.core.event import Event
from onrecord.core.span import Span
from onrecord.explain import suggestions
from onrecord.export.page.drawing import drawing
from onrecord.export.page.texts import Backlink, Mark, marked
from onrecord.export.telling.compose import Composer, mark_id
from onrecord.export.telling.whole import tell
from onrecord.vocabulary.types import Vocabulary

if TYPE_CHECKING:
    from jinja2 import Template

NAME = "html"
MEDIA_TYPE = "text/html; charset=utf-8"
LOSSES = (
    "the identifiers of mentions",
    "the readings: names, times and attributions that no claim uses",
    "what of the answers of language models was refused, but for how much, and what they were asked",
    "control characters and bidirectional overrides of the documents, which are written out as code points",
)


def write(casefile: CaseFile, documents: Sequence[Document], vocabulary: Vocabulary) -> bytes:
    """The page in UTF-8. The same case file and documents give the same bytes."""
    composer = Composer(casefile, documents, vocabulary)
    style, script = _part("style.css"), _part("script.js")
    text = _template().render(
        page=tell(composer),
        drawing=drawing(composer),
        texts=_texts(composer),
        style=Markup(style),  # noqa: S704 - packaged with onrecord, not input
        script=Markup(script),  # noqa: S704 - as above
        policy=policy(style, script),
    )
    return text.encode("utf-8")


def policy(style: str, script: str) -> str:
    """The content security policy: nothing may be loaded, and no style or script runs but these two."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


@cache
def _part(name: str) -> str:
    return (files("onrecord.export.page") / "templates" / name).read_text("utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only the page needs it

    environment = Environment(
        loader=PackageLoader("onrecord.export.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.j2")


def _texts(composer: Composer) -> Mapping[str, Markup]:
    """Each document's text by its digest, its quotes marked and led back to what rests on them."""
    uses: dict[str, list[Event]] = {}
    for event in composer.casefile.events:
        for id in (*event.claims, *event.rejected):  # noqa: A001 - the word of the model
            uses.setdefault(id, []).append(event)
    quoted: dict[str, dict[Span, dict[Backlink, None]]] = {}
    triggers: dict[str, set[Span]] = {}
    for claim in composer.casefile.claims:
        links = quoted.setdefault(claim.document, {}).setdefault(claim.sentence, {})
        triggers.setdefault(claim.document, set()).add(claim.trigger)
        for event in uses.get(claim.id, ()):
            number = str(composer.event_numbers[event.id])
            links[Backlink(number, f"#{event.id}", f"Event {number}: {composer.titles[event.id]}")] = None
    for one in suggestions(composer.casefile):
        claim = one.second.claim
        links = quoted.setdefault(claim.document, {}).setdefault(claim.sentence, {})
        links[Backlink("suggested", f"#{claim.id}", f"Suggested by the language model {one.reading.reader.name}")] = (
            None
        )
    for reply in composer.casefile.replies:
        quoted.setdefault(reply.document, {}).setdefault(reply.reply.span, {})
    return {
        digest: marked(text, _marks(composer, digest, quoted.get(digest, {})), sorted(triggers.get(digest, ())))
        for digest, text in composer.texts.items()
        if digest in composer.wording.numbers
    }


def _marks(composer: Composer, digest: str, quoted: Mapping[Span, Mapping[Backlink, None]]) -> list[Mark]:
    number = composer.wording.numbers[digest]
    return [Mark(span, mark_id(number, span), tuple(links)) for span, links in sorted(quoted.items())]
