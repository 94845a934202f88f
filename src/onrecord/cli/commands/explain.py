"""`onrecord explain`: why a value stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from onrecord.cli.choose import choose_id
from onrecord.cli.door import Built, Days, open_and_build
from onrecord.cli.explain_view import show_explanation
from onrecord.cli.options import with_archive, with_days
from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.report import report
from onrecord.core.problem import Problem
from onrecord.explain import Explanation, explain, suggestions


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of one claim."""

    claim: str
    sentence: str
    trigger: str


@dataclass(frozen=True, slots=True)
class Explained:
    """An explanation with the words that its spans stand for."""

    explanation: Explanation
    quotes: tuple[Quoted, ...]
    """One for each piece of evidence, in the same order; empty words where the document is not at hand."""


@click.command(name="explain", short_help="Say why an event, finding or claim stands: quotes, speakers, rules.")
@click.argument("id", metavar="ID")
@with_days
@with_archive
def command(
    *,
    id: str,  # noqa: A002 - the word that users type
    as_of: date | None,
    known_on: date | None,
    published_by: date | None,
    archive: Path | None,
    as_json: bool,
) -> int:
    r"""Say why an event, a finding or a claim stands: each claim with its quote, its chain of speakers from the
    publisher inwards, how its date was found, why it counts here, and where the sentence is, in which file. So for what
    a language model suggests (see `onrecord answers`), which counts nowhere until a person accepts it.

    ID is what `onrecord show` prints in brackets, or the beginning of a full id.

    \b
    Example:
      onrecord explain c244
    """
    return report("explain", _explain(archive, id, Days(as_of, known_on, published_by)), as_json=as_json)


def _explain(place: Path | None, typed: str, days: Days) -> Outcome:
    built = open_and_build(place, days)
    if isinstance(built, Problem):
        return refused(built, code=Exit.NO_ARCHIVE)
    whole = built.whole
    ids = (item.id for group in (whole.events, whole.findings, whole.claims, suggestions(whole)) for item in group)
    chosen = choose_id(ids, typed)
    if isinstance(chosen, Problem):
        return refused(chosen, *built.problems)
    explanation = explain(whole, chosen)
    if isinstance(explanation, Problem):
        return refused(explanation, *built.problems)
    code = Exit.PROBLEMS if built.problems else Exit.DONE
    return Outcome(
        _with_quotes(built, explanation),
        lambda screen: show_explanation(screen, explanation, built.composer(whole)),
        built.problems,
        code,
    )


def _with_quotes(built: Built, explanation: Explanation) -> Explained:
    texts = {document.digest: document.text for document in built.documents}
    return Explained(
        explanation,
        tuple(
            Quoted(
                evidence.claim,
                evidence.sentence.quote(texts.get(evidence.document, "")),
                evidence.trigger.quote(texts.get(evidence.document, "")),
            )
            for evidence in explanation.evidence
        ),
    )
