"""Another word for somebody told of just before: "the actor", where the report has given a name and not that role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.core.mention import MentionKind
from onrecord.read.names.lexicon import name_lexicon, role_lexicon
from onrecord.read.names.lines import Line

LONGEST = 6
"""Words that such a description may have after its article."""
EITHER = ""
"""The gender of a noun that tells none."""


@dataclass(frozen=True, slots=True)
class Variation:
    """A definite description of one person."""

    noun: int
    """The position of its noun, which ends it."""
    word: str
    """The noun in the singular, folded."""
    gender: str
    """"m" or "f", or EITHER."""


def variation_at(line: Line, at: int) -> Variation | None:
    """The description that begins with "the" at a position, where its noun can tell anybody; None where it is none."""
    roles, function = role_lexicon(), name_lexicon().function
    if line.folded[at] != "the" or at in line.inside or at in line.roles:
        return None
    for noun in range(at + 1, min(at + 1 + LONGEST, len(line.folded))):
        word = line.folded[noun]
        mention = line.inside.get(noun)
        if noun in line.roles or (mention is not None and mention.kind is MentionKind.PERSON):
            return None
        follows = line.folded[noun + 1] if noun + 1 < len(line.folded) else ""
        if mention is None and (word in roles.nouns or word in roles.anybody):
            if _goes_on(line, noun + 1, follows):
                continue
            return None if word in roles.bystanders else Variation(noun, word, _gender(word))
        if mention is None and (word in function or not word.replace("-", "").isalpha()):
            return None
    return None


def _goes_on(line: Line, at: int, follows: str) -> bool:
    """Whether the description does not end before a position: another noun of people, a name or "of" follows."""
    roles = role_lexicon()
    return roles.is_role(follows) or follows in roles.anybody or follows == "of" or at in line.begins


def _gender(word: str) -> str:
    roles: Mapping[str, str] = role_lexicon().kinship
    if word in role_lexicon().female:
        return "f"
    return "m" if word in role_lexicon().male else roles.get(word, EITHER)
