"""The fewest reports whose fall would settle a contradiction, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.reconcile.network import Statement, consistent, fewest_to_drop


def settling(statements: Sequence[Statement], labels: Mapping[str, tuple[str, str]]) -> str:
    """What would settle it; where another choice is as small, that is said, and nothing is chosen.

    `labels` gives, for each source, who tells it and the value told.
    """
    dropped = fewest_to_drop(statements, {})
    if _another_choice(statements, dropped):
        return f"{_in_words(dropped, labels)} would settle it; so would others, no more in number: it stays open."
    return f"{_in_words(dropped, labels)} would settle it: the rest can all be true."


def _in_words(dropped: Sequence[str], labels: Mapping[str, tuple[str, str]]) -> str:
    named = " and ".join(dict.fromkeys(f"{who}, for {value}" for who, value in (labels[source] for source in dropped)))
    if len(dropped) == 1:
        return f"The fall of one report's word ({named})"
    return f"The fall of {len(dropped)} reports' words ({named})"


def _another_choice(statements: Sequence[Statement], dropped: Sequence[str]) -> bool:
    """Whether other sources, as few or fewer, would settle it too: one of these is kept each time and must stand."""
    for kept in dropped:
        trusted = [Statement("", s.edges) if s.source == kept else s for s in statements]
        if consistent([statement for statement in trusted if not statement.source]):
            other = fewest_to_drop(trusted, {})
            if len(other) <= len(dropped):
                return True
    return False
