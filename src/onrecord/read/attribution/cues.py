"""The words that attribute, with their subject: said, was accused of, according to, reportedly, allegations that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.read.attribution.lexicon import Form, SpeechLexicon, Verb, VerbForm
from onrecord.read.attribution.line import Item, Kind, Line
from onrecord.read.attribution.phrases import Phrases, Range


class CueKind(StrEnum):
    """What kind of words attribute."""

    VERB = "verb"
    ACCORDING = "according"
    UNNAMED = "unnamed"
    """reportedly, allegedly."""
    NOUN = "noun"
    """allegations that …"""
    CITING = "citing"


class SubjectKind(StrEnum):
    """Where a cue's subject stands."""

    OWN = "own"
    INVERTED = "inverted"
    SHARED = "shared"
    """With the clause or the cue before it: "and added", "saying"."""
    RELATIVE = "relative"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that attribute, before their content is settled. All numbers are indices of items."""

    kind: CueKind
    first: int
    """Auxiliaries and negations included."""
    word: int
    last: int
    """After the verb and what belongs to it."""
    left: int
    """Where subject and cue together begin."""
    subject: Range | None
    subject_kind: SubjectKind
    uses: tuple[Verb, ...] = ()
    passive: bool = False
    negated: bool = False
    gerund: bool = False
    noun: str = ""

    @property
    def right(self) -> int:
        """After cue and subject, where that follows the cue."""
        if self.subject is not None and self.subject_kind is SubjectKind.INVERTED:
            return max(self.last, self.subject[1])
        return self.last


@dataclass(frozen=True, slots=True)
class CueFinder:
    """Finds the cues of one line."""

    lexicon: SpeechLexicon
    phrases: Phrases

    def find(self, line: Line) -> list[Cue]:
        """The cues of a line, from left to right."""
        found: list[Cue] = []
        for index, item in enumerate(line.items):
            if item.kind is not Kind.WORD:
                continue
            cue = self._at(line.items, index, found)
            if cue is not None and not (found and found[-1].last > index):
                found.append(cue)
        return found

    def _at(self, items: Sequence[Item], index: int, found: Sequence[Cue]) -> Cue | None:
        word = items[index].lower
        form = self.lexicon.verbs.get(word)
        if form is not None:
            cue = self._verb(items, index, form, found)
            if cue is not None:
                return cue
        if word in self.lexicon.words["citing"]:
            return self._citing(items, index)
        if word in self.lexicon.words["unnamed"]:
            return Cue(CueKind.UNNAMED, index, index, index + 1, index, None, SubjectKind.NONE)
        if word in self.lexicon.nouns:
            return self._noun(items, index)
        for phrase in self.lexicon.according:
            if word == phrase[0] and tuple(item.lower for item in items[index : index + len(phrase)]) == phrase:
                return self._according(items, index, index + len(phrase))
        return None

    def _according(self, items: Sequence[Item], first: int, last: int) -> Cue:
        subject = self.phrases.after(items, last, len(items))
        return Cue(CueKind.ACCORDING, first, first, last, first, subject, SubjectKind.INVERTED)

    def _citing(self, items: Sequence[Item], index: int) -> Cue | None:
        if index == 0 or items[index - 1].lower not in (",", "(", "–", "—"):
            return None
        subject = self.phrases.after(items, index + 1, len(items))
        if subject is None:
            return None
        return Cue(CueKind.CITING, index, index, index + 1, index - 1, subject, SubjectKind.INVERTED)

    def _noun(self, items: Sequence[Item], index: int) -> Cue | None:
        """Allegations that …, his claim that …; a bare "the claims" attributes nothing that can be shown."""
        following = items[index + 1].lower if index + 1 < len(items) else ""
        if following not in ("that", "of", "against", "he", "she", "they"):
            return None
        if following == "of" and not items[index].lower.startswith(("allegation", "accusation")):
            return None
        subject = None
        start = self.phrases.before(items, index + 1)
        if start is not None:
            for at in range(start[0], index):
                if items[at].lower in ("'s", "’s", "'", "’") and at > start[0]:
                    subject = (start[0], at)
            if items[start[0]].lower in ("his", "her", "their", "its", "my", "our"):
                subject = (start[0], start[0] + 1)
        kind = SubjectKind.OWN if subject else SubjectKind.NONE
        return Cue(CueKind.NOUN, index, index, index + 1, index, subject, kind, noun=items[index].lower)

    def _verb(self, items: Sequence[Item], index: int, form: VerbForm, found: Sequence[Cue]) -> Cue | None:
        first = self._group(items, index)
        uses, last = self._uses(items, index, form)
        if not uses:
            return None
        group = items[first:index]
        if any(self.phrases.has(item, "weak_modals") for item in group):
            return None
        be = any(self.phrases.has(item, "be") for item in group)
        negated = any(self.phrases.has(item, "negations") for item in group)
        gerund = Form.GERUND in form.forms
        passive = be and Form.PARTICIPLE in form.forms
        if not passive and Form.PARTICIPLE in form.forms and uses[0].lemma == "accuse":
            passive = last < len(items) and items[last].lower == "of"
        if self._other_word(items, index, first, form):
            return None
        bare = Cue(CueKind.VERB, first, index, last, first, None, SubjectKind.NONE, uses, passive, negated, gerund)
        return self._with_subject(items, bare, found)

    def _group(self, items: Sequence[Item], index: int) -> int:
        """Where the verb group begins: over adverbs, auxiliaries and dates."""
        first = index
        while first > 0:
            item = items[first - 1]
            if item.kind is not Kind.WORD or self.phrases.has(item, "pronouns"):
                break
            if self.phrases.adverb(item) or self.phrases.has(item, "auxiliaries"):
                if item.lower in ("in", "up", "out", "so") or (
                    item.lower in ("'s", "’s") and not self._contracted(items, first - 1)
                ):
                    break
                first -= 1
            elif self.phrases.time(item):
                over = first - 1
                while over > 0 and self.phrases.time(items[over - 1]):
                    over -= 1
                if over > 0 and items[over - 1].lower in ("on", "in"):
                    over -= 1
                if over == 0:
                    break
                first = over
            else:
                break
        return first

    def _contracted(self, items: Sequence[Item], index: int) -> bool:
        """Whether 's is a short "is" or "has" rather than a possessive: after a pronoun."""
        return index > 0 and self.phrases.has(items[index - 1], "pronouns")

    def _uses(self, items: Sequence[Item], index: int, form: VerbForm) -> tuple[tuple[Verb, ...], int]:
        """The uses that the words after a verb allow, and where verb and particle end."""
        rest = " ".join(item.lower for item in items[index + 1 : index + 4]) + " "
        for use in form.uses:
            for particle in use.particles:
                if rest.startswith(particle + " "):
                    return (use,), index + 1 + len(particle.split())
        return tuple(use for use in form.uses if not use.particles), index + 1

    def _other_word(self, items: Sequence[Item], index: int, first: int, form: VerbForm) -> bool:
        """Whether the word is a noun or an adjective here."""
        if index == 0:
            return items[0].lower in self.lexicon.words["noun_ambiguous"] or Form.GERUND not in form.forms
        before = items[index - 1]
        if self.phrases.has(before, "determiners") and not self.phrases.has(before, "pronouns"):
            return True
        if before.lower in ("'s", "’s", "'", "’") and not self._contracted(items, index - 1):
            return True
        if items[index].lower not in self.lexicon.words["noun_ambiguous"]:
            return False
        if first < index and any(self.phrases.has(item, "auxiliaries") for item in items[first:index]):
            return False
        if before.lower == "to":
            return False
        if Form.GERUND in form.forms:
            return (
                before.kind is not Kind.MARK
                and not self.phrases.has(before, "coordinators")
                and before.lower not in ("by", "in", "are", "is")
            )
        return not self._verb_by_subject(items, index, first, form)

    def _verb_by_subject(self, items: Sequence[Item], index: int, first: int, form: VerbForm) -> bool:
        """For "reports", "claim": whether number and shape of the words before make it a verb."""
        subject = self.phrases.before(items, first)
        if subject is None:
            return (
                first > 0
                and items[first - 1].lower in ("and", "who", "which", "that", ",")
                and items[index - 1].lower != "of"
            )
        following = items[index + 1].lower if index + 1 < len(items) else ""
        if following in ("of", "by", "from", "is", "was", "were", "are", "have", "has", "will", ",", ".", "") and not (
            first > 0 and items[subject[0] - 1 : subject[0]] and items[subject[0] - 1].kind in (Kind.QUOTE, Kind.MARK)
        ):
            return False
        head = items[subject[1] - 1]
        single = subject[1] - subject[0] == 1
        if Form.PRESENT in form.forms:
            if head.kind is Kind.NAME or head.lower in ("he", "she", "it", "who", "one"):
                return True
            return self.phrases.has(items[subject[0]], "determiners") and not head.lower.endswith("s")
        if head.kind is Kind.NAME:
            return False
        return head.lower in ("they", "we", "i", "you", "who", "police", "some", "many", "others") or (
            head.lower.endswith("s")
            and not head.lower.endswith("ss")
            and (not single or not head.capital or subject[0] == 0)
        )

    def _with_subject(self, items: Sequence[Item], cue: Cue, found: Sequence[Cue]) -> Cue | None:
        """The cue with its subject; None where the words before it show that it attributes nothing."""
        previous = items[cue.first - 1] if cue.first > 0 else None
        if cue.passive:
            return self._passive(items, cue)
        inverted = self._inverted(items, cue)
        if inverted is not None:
            return inverted
        if previous is None:
            return _with(cue, self._shared(items, cue, found), SubjectKind.SHARED) if cue.gerund else None
        if previous.lower == "to":
            return self._infinitive(items, cue, found)
        if self.phrases.has(previous, "relatives") or previous.lower in ("whom",):
            return self._relative(items, cue)
        if cue.gerund and not self._continuous(items, cue):
            return self._gerund(items, cue, previous, found)
        if self.phrases.has(previous, "coordinators") and previous.lower != "as":
            shared = self._shared(items, cue, found)
            return _with(cue, shared, SubjectKind.SHARED, cue.first - 1) if shared else None
        if previous.lower in (",", ")", "–", "—", "-"):
            return self._over_apposition(items, cue, found)
        subject = self.phrases.before(items, cue.first)
        return _with(cue, subject, SubjectKind.OWN) if subject is not None else None

    def _continuous(self, items: Sequence[Item], cue: Cue) -> bool:
        return any(self.phrases.has(item, "be") for item in items[cue.first : cue.word])

    def _passive(self, items: Sequence[Item], cue: Cue) -> Cue:
        """Whoever is told by "by", else nobody; the phrase before is what the words are about."""
        for at in range(cue.last, min(len(items), cue.last + 6)):
            if items[at].lower == "by" and at + 1 < len(items):
                agent = self.phrases.after(items, at + 1, len(items))
                gerund = agent is not None and items[agent[0]].lower.endswith("ing")
                if agent is not None and not gerund and not self.phrases.time(items[agent[0]]):
                    left = self.phrases.before(items, cue.first)
                    return _with(cue, agent, SubjectKind.INVERTED, left[0] if left else cue.first)
            if items[at].kind is not Kind.WORD or self.phrases.has(items[at], "conjunctions"):
                break
        left = self.phrases.before(items, cue.first)
        return _with(cue, None, SubjectKind.NONE, left[0] if left else cue.first)

    def _inverted(self, items: Sequence[Item], cue: Cue) -> Cue | None:
        """Said X, after a quotation or a clause that ends in a comma."""
        before = cue.first - 1
        if (
            before < 0
            or cue.gerund
            or not (items[before].kind is Kind.QUOTE or items[before].lower in (",", "?", "!", "”", '"', "-", "–", "—"))
        ):
            return None
        quoted = items[before].kind is Kind.QUOTE or (before > 0 and items[before - 1].kind is Kind.QUOTE)
        subject = self.phrases.after(items, cue.last, len(items))
        if subject is None or (self.phrases.has(items[cue.last], "pronouns") and not quoted):
            return None
        end = subject[1]
        closing = end >= len(items) or items[end].kind is not Kind.WORD or self.phrases.has(items[end], "links")
        if not quoted:
            closing = closing and self._full_clause(items, before) and self._ends(items, end)
        closing = closing or (quoted and end < len(items) and not self.phrases.has(items[end], "auxiliaries"))
        if not closing:
            return None
        return _with(cue, subject, SubjectKind.INVERTED, cue.first)

    def _full_clause(self, items: Sequence[Item], end: int) -> bool:
        """Whether the items before a comma hold a verb: something that can be reported."""
        return any(
            self.phrases.has(item, "auxiliaries")
            or (item.kind is Kind.WORD and item.lower.endswith("ed"))
            or item.lower in self.lexicon.verbs
            for item in items[:end]
        )

    def _ends(self, items: Sequence[Item], end: int) -> bool:
        """Whether nothing but an apposition or a date follows."""
        rest = items[end:]
        return not any(self.phrases.has(item, "auxiliaries") for item in rest[:6]) and not any(
            item.lower in ("that", "to") for item in rest[:3]
        )

    def _infinitive(self, items: Sequence[Item], cue: Cue, found: Sequence[Cue]) -> Cue | None:
        """To say: only under a verb that carries it on, or where somebody comes together to demand something."""
        window = items[max(0, cue.first - 6) : cue.first - 1]
        carried = any(self.phrases.has(item, "carry") for item in window)
        demands = any(use.stance.value == "demanded" for use in cue.uses) and cue.uses[0].lemma in ("demand", "call")
        if any(other.last > cue.first - 5 for other in found) and not carried:
            return None
        if not carried and not demands:
            return None
        if any(item.lower in ("refused", "declined", "refuse", "failed", "unable") for item in window):
            return None
        subject = self._shared(items, cue, found)
        return _with(cue, subject, SubjectKind.SHARED, cue.first - 1) if subject else None

    def _relative(self, items: Sequence[Item], cue: Cue) -> Cue | None:
        end = cue.first - 1
        whom = end >= 2 and items[end].lower == "whom" and items[end - 1].lower == "of"
        if whom:
            return _with(cue, (end - 2, end + 1), SubjectKind.RELATIVE, end - 2)
        pronoun = end
        if end > 0 and items[end - 1].lower == ",":
            end -= 1
        subject = self.phrases.before(items, end)
        if subject is None or subject[0] == pronoun:
            # "… which said": nothing before it that can speak.
            return None if items[pronoun].lower == "that" else _with(cue, (pronoun, pronoun + 1), SubjectKind.RELATIVE)
        return _with(cue, subject, SubjectKind.RELATIVE, pronoun)

    def _gerund(self, items: Sequence[Item], cue: Cue, previous: Item, found: Sequence[Cue]) -> Cue | None:
        """Saying …: the subject of the clause that it hangs on."""
        if (
            previous.lower
            in (
                ",",
                "–",
                "—",
                "-",
                ";",
                "and",
                "or",
                "but",
                "by",
                "in",
                "while",
                "when",
                "after",
                "before",
                "without",
                "as",
            )
            or previous.kind is Kind.QUOTE
        ):
            subject = self._shared(items, cue, found)
            left = cue.first - 1 if previous.kind is not Kind.QUOTE else cue.first
            return _with(cue, subject, SubjectKind.SHARED, left) if subject else None
        if previous.lower in ("for", "of", "from", "about", "on", "at", "to", "with"):
            return None
        subject = self.phrases.before(items, cue.first)
        return _with(cue, subject, SubjectKind.OWN) if subject is not None else None

    def _shared(self, items: Sequence[Item], cue: Cue, found: Sequence[Cue]) -> Range | None:
        """The subject of the cue before, else of the clause."""
        for other in reversed(found):
            if other.kind is CueKind.VERB and other.subject is not None and not other.passive:
                return other.subject
        return self.phrases.clause_subject(items, cue.first)

    def _over_apposition(self, items: Sequence[Item], cue: Cue, found: Sequence[Cue]) -> Cue | None:
        """X, whose lawyer is Y, said: the phrase before the apposition's opening mark."""
        close = cue.first - 1
        opener = "(" if items[close].lower == ")" else items[close].lower
        best: Range | None = None
        for at in range(close - 1, max(-1, close - 40), -1):
            if items[at].kind is Kind.QUOTE and at < close - 1:
                break
            if items[at].lower != opener:
                continue
            subject = self.phrases.before(items, at)
            if subject is None:
                continue
            start = subject[0]
            if start == 0 or self.phrases.has(items[start - 1], "conjunctions") or items[start - 1].kind is Kind.QUOTE:
                best = subject
                break
            if best is None or items[start - 1].lower == ",":
                best = subject
        if best is None:
            shared = self._shared(items, cue, found)
            return _with(cue, shared, SubjectKind.SHARED, cue.first - 1) if shared and found else None
        return _with(cue, best, SubjectKind.OWN)


def _with(cue: Cue, subject: Range | None, kind: SubjectKind, left: int | None = None) -> Cue:
    """The cue with its subject and where both begin."""
    begins = left if left is not None else min(cue.first, subject[0]) if subject is not None else cue.first
    return Cue(
        cue.kind, cue.first, cue.word, cue.last, begins, subject, kind, cue.uses, cue.passive, cue.negated, cue.gerund
    )
