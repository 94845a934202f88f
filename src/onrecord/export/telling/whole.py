"""The whole case file in words, in the order in which it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.core.casefile import CaseFile, Reply, Report
from onrecord.core.entity import Entity, Merge, Person
from onrecord.export.neutral import neutral, one_line
from onrecord.export.telling.compose import Composer
from onrecord.export.telling.roles import roles_told
from onrecord.export.telling.states import state_view
from onrecord.export.telling.suggested import figure_words, figures_of, suggested_views
from onrecord.export.telling.values import (
    DecisionView,
    NameView,
    OriginView,
    ReplyView,
    ReportView,
    SuggestionView,
    Telling,
)
from onrecord.export.wording import BASIS_WORDS, REPLY_WORDS, day_words


def _left_out(casefile: CaseFile) -> str:
    """Which later days the case file knows nothing of: whoever reads it must not take it for everything."""
    known = f"archived or decided after {day_words(casefile.known_on)}" if casefile.known_on else ""
    published = f"published after {day_words(casefile.published_by)}" if casefile.published_by else ""
    return f"Whatever was {' or '.join(filter(None, (known, published)))}." if known or published else ""


def tell(composer: Composer) -> Telling:
    """The whole case file in words."""
    casefile = composer.casefile
    principals = [person for person in casefile.persons if person.id in casefile.principals]
    others = [person for person in casefile.persons if person.id not in casefile.principals]
    return Telling(
        title=_title(principals),
        people=_names(composer, principals) if len(principals) <= 3 else (),
        as_of=day_words(casefile.as_of) if casefile.as_of else "",
        left_out=_left_out(casefile),
        support=casefile.support.write(),
        states=tuple(state_view(composer, state) for state in casefile.states),
        contradictions=composer.findings(contradictions=True),
        findings=composer.findings(contradictions=False),
        months=composer.months(),
        others=_names(composer, others if len(principals) <= 3 else casefile.persons),
        organisations=_names(composer, casefile.organisations),
        places=_names(composer, casefile.places),
        replies=tuple(_reply(composer, reply) for reply in casefile.replies),
        suggestions=_suggestions(composer),
        models=tuple((one_line(one.model), " ".join(figure_words(one))) for one in figures_of(casefile)),
        suggested=suggested_views(composer),
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
        reports=tuple(_report(composer, report) for report in casefile.reports),
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
            roles = roles_told(entity)
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
                merges=tuple(map(_merge, entity.merges)),
                principal=entity.id in composer.casefile.principals,
            )
        )
    return tuple(views)


def _merge(merge: Merge) -> str:
    if merge.left == merge.right:
        return one_line(merge.reason)
    return one_line(f"{merge.left} = {merge.right}: {merge.reason}")


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
            one_line(item.reason).rstrip(".") + ".",
            f"{item.score:.2f}",
        )
        for item in composer.casefile.suggestions
    )


def _decisions(composer: Composer) -> tuple[DecisionView, ...]:
    return tuple(
        DecisionView(item.kind.value, one_line(item.author), item.time, one_line(item.reason), composer.short(item.id))
        for item in composer.casefile.decisions
    )


def _report(composer: Composer, report: Report) -> ReportView:
    number = composer.wording.numbers[report.document]
    origin = next((item for item in composer.casefile.origins if item.id == report.origin), None)
    url = one_line(report.url or "")
    return ReportView(
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
        language=composer.languages.get(report.document) or "en",
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
