"""Writing the page: the parts in their order, the template, the content security policy."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.core.casefile import CaseFile, Reply, Report
from onrecord.core.document import Document
from onrecord.core.entity import Entity, Person
from onrecord.core.event import Event
from onrecord.core.span import Span
from onrecord.export.neutral import neutral, one_line
from onrecord.export.page.compose import Composer, mark_id
from onrecord.export.page.states import drawing, state_view
from onrecord.export.page.texts import Backlink, Mark, marked
from onrecord.export.page.view import (
    DecisionView,
    DocumentView,
    NameView,
    OriginView,
    Page,
    ReplyView,
    SuggestionView,
)
from onrecord.export.wording import BASIS_WORDS, REPLY_WORDS, day_words
from onrecord.vocabulary.types import Vocabulary

if TYPE_CHECKING:
    from jinja2 import Template

NAME = "html"
MEDIA_TYPE = "text/html; charset=utf-8"
LOSSES = (
    "the identifiers of mentions",
    "the readings: names, times and attributions that no claim uses",
    "control characters and bidirectional overrides of the documents, which are written out as code points",
)


def write(casefile: CaseFile, documents: Sequence[Document], vocabulary: Vocabulary) -> bytes:
    """The page in UTF-8. The same case file and documents give the same bytes."""
    page = compose(casefile, documents, vocabulary)
    style, script = _part("style.css"), _part("script.js")
    text = _template().render(
        page=page,
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


def compose(casefile: CaseFile, documents: Sequence[Document], vocabulary: Vocabulary) -> Page:
    """All parts of the page, in its order."""
    composer = Composer(casefile, documents, vocabulary)
    principals = [person for person in casefile.persons if person.id in casefile.principals]
    others = [person for person in casefile.persons if person.id not in casefile.principals]
    return Page(
        title=_title(principals),
        people=_names(composer, principals) if len(principals) <= 3 else (),
        as_of=day_words(casefile.as_of) if casefile.as_of else "",
        support=casefile.support.write(),
        states=tuple(state_view(composer, state) for state in casefile.states),
        contradictions=composer.findings(contradictions=True),
        findings=composer.findings(contradictions=False),
        drawing=drawing(composer),
        months=composer.months(),
        others=_names(composer, others if len(principals) <= 3 else casefile.persons),
        organisations=_names(composer, casefile.organisations),
        places=_names(composer, casefile.places),
        replies=tuple(_reply(composer, reply) for reply in casefile.replies),
        suggestions=_suggestions(composer),
        decisions=_decisions(composer),
        stale=tuple(one_line(f"{composer.short(item.decision)}: {item.reason}") for item in casefile.stale),
        problems=tuple(
            (one_line(problem.where), one_line(problem.message), one_line(problem.remedy))
            for problem in casefile.problems
        ),
        origins=tuple(
            OriginView(
                one_line(origin.label),
                tuple(composer.report_link(document) for document in origin.reports),
                tuple(map(one_line, origin.reasons)),
            )
            for origin in casefile.origins
        ),
        documents=_documents(composer),
        inputs=_inputs(casefile),
        event_count=len(casefile.events),
    )


def _title(principals: Sequence[Person]) -> str:
    if not principals:
        return "Case file"
    if len(principals) <= 3:
        return ", ".join(one_line(person.name) for person in principals)
    return f"{one_line(principals[0].name)} and {len(principals) - 1:,} other people"


def _names(composer: Composer, entities: Iterable[Entity]) -> tuple[NameView, ...]:
    views = []
    for entity in entities:
        roles: tuple[str, ...] = ()
        relatives: tuple[str, ...] = ()
        if isinstance(entity, Person):
            roles = _roles(entity)
            relatives = tuple(
                dict.fromkeys(
                    one_line(f"{item.relation}: {composer.wording.entity_names.get(item.person, 'not named')}")
                    for item in entity.relatives
                )
            )
        views.append(
            NameView(
                anchor=entity.id,
                short=composer.short(entity.id),
                name=one_line(entity.name),
                forms=tuple(f"{one_line(form.text)}" for form in entity.forms),
                roles=roles,
                relatives=relatives,
                merges=tuple(one_line(f"{item.left} = {item.right}: {item.reason}") for item in entity.merges),
                principal=entity.id in composer.casefile.principals,
            )
        )
    return tuple(views)


def _roles(person: Person) -> tuple[str, ...]:
    """Each role once, with the day of the first report that gives it."""
    first: dict[str, str] = {}
    for role in sorted(person.roles, key=lambda item: (item.reported is None, str(item.reported), item.key)):
        reported = f" (reported {day_words(role.reported)})" if role.reported else ""
        first.setdefault(one_line(role.text).casefold(), one_line(role.text) + reported)
    return tuple(first.values())


def _reply(composer: Composer, reply: Reply) -> ReplyView:
    text = composer.texts.get(reply.document, "")
    return ReplyView(
        party=one_line(reply.reply.party) or "not named",
        outcome=REPLY_WORDS[reply.reply.outcome],
        quote=neutral(reply.reply.span.quote(text)),
        report=composer.report_link(reply.document, reply.reply.span),
    )


def _suggestions(composer: Composer) -> tuple[SuggestionView, ...]:
    names = composer.wording.entity_names
    return tuple(
        SuggestionView(
            one_line(names.get(item.left, item.left)),
            one_line(names.get(item.right, item.right)),
            one_line(item.reason),
            f"{item.score:.2f}",
        )
        for item in composer.casefile.suggestions
    )


def _decisions(composer: Composer) -> tuple[DecisionView, ...]:
    return tuple(
        DecisionView(item.kind.value, one_line(item.author), item.time, one_line(item.reason), composer.short(item.id))
        for item in composer.casefile.decisions
    )


def _documents(composer: Composer) -> tuple[DocumentView, ...]:
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
    for reply in composer.casefile.replies:
        quoted.setdefault(reply.document, {}).setdefault(reply.reply.span, {})
    return tuple(
        _document(composer, report, quoted.get(report.document, {}), triggers.get(report.document, set()))
        for report in composer.casefile.reports
    )


def _document(
    composer: Composer, report: Report, quoted: dict[Span, dict[Backlink, None]], triggers: set[Span]
) -> DocumentView:
    number = composer.wording.numbers[report.document]
    text = composer.texts.get(report.document)
    marks = [Mark(span, mark_id(number, span), tuple(links)) for span, links in sorted(quoted.items())]
    origin = next((item for item in composer.casefile.origins if item.id == report.origin), None)
    language = next((item.language for item in composer.documents if item.digest == report.document), None)
    url = one_line(report.url or "")
    return DocumentView(
        anchor=f"r{number}",
        number=number,
        title=one_line(report.title) or "Without a headline",
        publisher=composer.wording.publisher(report.document),
        publisher_basis=BASIS_WORDS[report.publisher_basis],
        published=day_words(report.published) if report.published else "no date",
        published_basis=BASIS_WORDS[report.published_basis],
        url=url,
        url_is_link=url.startswith(("https://", "http://")),
        retrieved=report.retrieved or "",
        digest=report.document,
        origin=one_line(origin.label) if origin else "",
        language=language or "en",
        text=None if text is None else marked(text, marks, sorted(triggers)),
    )


def _inputs(casefile: CaseFile) -> tuple[tuple[str, tuple[str, ...]], ...]:
    inputs = casefile.inputs
    return (
        ("onrecord", (inputs.version,)),
        ("Readers", inputs.readers),
        ("Vocabulary", (inputs.vocabulary,)),
        ("Decisions", (inputs.decisions,)),
        ("Documents", inputs.documents),
    )
