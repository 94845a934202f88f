"""Why a value stands, in the terminal: each claim with its quote, its speakers, its date, its place and its rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.cli.screen import Screen, Styled
from onrecord.core.document import Document
from onrecord.explain import Evidence, Explanation, suggestions
from onrecord.export.telling.compose import Composer
from onrecord.export.telling.values import Quote

COLUMN = 16
"""Where the right column begins."""


def show_explanation(screen: Screen, explanation: Explanation, composer: Composer) -> None:
    """Write an explanation; `composer` tells the case file that it is of."""
    names = {document.digest: document for document in composer.documents}
    screen.write(Styled(explanation.title, "title"), " ", Styled(f"[{composer.short(explanation.id)}]", "id"), hang=2)
    screen.write(explanation.reason)
    if explanation.settles:
        screen.write(Styled("What would settle it: ", "strong"), explanation.settles)
    suggested = {one.id: one.second.claim for one in suggestions(composer.casefile)}
    for evidence in explanation.evidence:
        screen.blank()
        claim = composer.wording.claims.get(evidence.claim) or suggested.get(evidence.claim)
        if claim is not None:
            _evidence(screen, evidence, composer.quote(claim), names)
    _ties(screen, explanation, composer)


def _evidence(screen: Screen, evidence: Evidence, quote: Quote, documents: Mapping[str, Document]) -> None:
    document = documents.get(evidence.document)
    file = document.name if document and document.name else "(file not at hand)"
    if quote.found:
        screen.write("“", quote.before, Styled(quote.trigger, "strong"), quote.after, "”")
    else:
        screen.write("(The text of this quote is not at hand.)")
    rejected = " (rejected)" if evidence.rejected else ""
    headline = " (headline or caption)" if evidence.headline else ""
    rows: Sequence[tuple[str, str]] = (
        ("held", quote.held + rejected),
        ("speakers", " ← ".join(quote.chain)),
        ("date", ". ".join(part for part in (quote.day, quote.day_rule) if part)),
        ("why here", evidence.joined),
        ("report", f"{quote.report.label}, {quote.source}{headline}: {evidence.title}"),
        ("place", f"{file}, code points {evidence.sentence.start} to {evidence.sentence.end}, {evidence.document}"),
        ("claim", evidence.claim),
        *((("read by", quote.read_by),) if quote.read_by else ()),
        *(("second reader", f"{word.model} {word.told}") for word in evidence.second),
    )
    for label, words in rows:
        screen.beside(Styled(label, "quiet"), (words,), column=COLUMN, indent=2)


def _ties(screen: Screen, explanation: Explanation, composer: Composer) -> None:
    if explanation.relations:
        screen.heading("Tied to")
        for tie in explanation.relations:
            title = composer.titles.get(tie.event, tie.event)
            screen.write(
                f"{tie.kind.value.replace('_', ' ')}: {title} ", Styled(f"[{composer.short(tie.event)}]", "id"), hang=2
            )
            screen.write(Styled(tie.reason, "quiet"), indent=2)
    if explanation.decisions:
        screen.heading("Decisions")
        for decision in explanation.decisions:
            screen.write(
                Styled(decision.kind.value, "strong"),
                f": {decision.reason} ({decision.author}, {decision.time}) ",
                Styled(f"[{composer.short(decision.id)}]", "id"),
                hang=2,
            )
