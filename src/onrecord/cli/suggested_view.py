"""What language models suggest, in the terminal: apart from all that counts, and said to be theirs."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli.screen import Screen, Styled
from onrecord.export.telling.values import SuggestedView

COLUMN = 16
"""Where the right column begins."""


def show_models(screen: Screen, models: Sequence[tuple[str, str]]) -> None:
    """Each model with its figures."""
    for model, figures in models:
        screen.write(Styled(model, "strong"), f", {figures}", hang=2)


def show_suggested(screen: Screen, item: SuggestedView) -> None:
    """One suggestion: its sentence, what the model makes of it, where the rules differ."""
    quote = item.quote
    if quote.found:
        screen.write("“", quote.before, Styled(quote.trigger, "strong"), quote.after, "”")
    else:
        screen.write("(The text of this quote is not at hand.)")
    rejected = "; a person rejected it" if item.rejected else ""
    screen.write(
        Styled(f"suggested by {item.model}, counted nowhere{rejected}", "held"),
        " ",
        Styled(f"[{quote.short}]", "id"),
        indent=2,
    )
    rows = [
        ("told", item.told),
        ("speakers", " ← ".join(quote.chain)),
        ("date", ". ".join(part for part in (quote.day, quote.day_rule) if part)),
        ("report", f"{quote.report.label}, {quote.source}"),
        ("rules", f"read these words otherwise [{item.beside}]" if item.beside else "read nothing of the kind here"),
    ]
    rows += [("otherwise", words) for words in item.otherwise]
    rows += [("remark", words) for words in item.remarks]
    for label, words in rows:
        screen.beside(Styled(label, "quiet"), (words,), column=COLUMN, indent=2)
    screen.blank()
