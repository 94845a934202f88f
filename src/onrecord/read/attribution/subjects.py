"""Who a cue's subject is: before it, after it, shared with the clause, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.core.mention import MentionKind
from onrecord.read.attribution.between import apart, before_parted, before_relative, behind_passive, goes_on_passive
from onrecord.read.attribution.cue import Cue, CueKind, SubjectKind, with_subject
from onrecord.read.attribution.lexicon import SpeechLexicon
from onrecord.read.attribution.line import Item, Kind
from onrecord.read.attribution.phrases import Phrases, Range


def contracted(items: Sequence[Item], index: int, phrases: Phrases) -> bool:
    """Whether 's is a short "is" or "has" rather than a possessive: after a pronoun."""
    return index > 0 and phrases.has(items[index - 1], "pronouns")


@dataclass(frozen=True, slots=True)
class SubjectFinder:
    """Settles the subject of one cue."""

    lexicon: SpeechLexicon
    phrases: Phrases

    def settle(self, items: Sequence[Item], cue: Cue, found: Sequence[Cue]) -> Cue | None:
        """The cue with its subject; None where the words before it show that it attributes nothing."""
        previous = items[cue.first - 1] if cue.first > 0 else None
        if cue.passive:
            return self._passive(items, cue)
        if previous is not None and previous.lower == "as" and cue.gerund and cue.first > 1:
            # X was quoted as saying …; it cited X as saying …
            return self._quoted_as(items, cue)
        inverted = self._inverted(items, cue)
        if inverted is not None:
            return inverted
        if previous is None:
            return self._fronted(items, cue) if cue.gerund else None
        return self._by_word_before(items, cue, previous, found)

    def _fronted(self, items: Sequence[Item], cue: Cue) -> Cue | None:
        """Describing it as …, X said …: the subject of the clause that follows the comma."""
        for at in range(cue.last, len(items) - 1):
            if items[at].lower == ",":
                subject = self.phrases.after(items, at + 1, len(items))
                if subject is not None and self.phrases.speaks(items, subject):
                    return with_subject(cue, subject, SubjectKind.SHARED, cue.first)
        return None

    def _by_word_before(self, items: Sequence[Item], cue: Cue, previous: Item, found: Sequence[Cue]) -> Cue | None:
        """The subject as the word before the verb group tells where to look for it."""
        if previous.lower == "to":
            return self._infinitive(items, cue, found)
        if self.phrases.has(previous, "relatives") or previous.lower == "whom":
            return self._relative(items, cue)
        if cue.gerund and not self._continuous(items, cue):
            return self._gerund(items, cue, previous, found)
        if self.phrases.has(previous, "coordinators") and previous.lower != "as":
            return self._coordinated(items, cue, found)
        if previous.lower in (",", ")", "–", "—", "-"):
            return self._over_apposition(items, cue, found)
        return self._own(items, cue)

    def _own(self, items: Sequence[Item], cue: Cue) -> Cue | None:
        """The subject before the verb, also where a clause or an adverbial stands between them."""
        near = self.phrases.before(items, cue.first)
        subject = before_relative(items, cue.first, near, self.phrases) or near
        if subject is None or items[subject[0]].lower in ("you", "this", "these", "there"):
            return None
        return with_subject(cue, before_parted(items, subject, self.phrases) or subject, SubjectKind.OWN)

    def _coordinated(self, items: Sequence[Item], cue: Cue, found: Sequence[Cue]) -> Cue | None:
        """… and said: with the subject of the verb before, active or passive."""
        previous = items[cue.first - 1].lower
        if previous == "and" and found and found[-1].passive and goes_on_passive(items, cue, self.phrases):
            return self._again_passive(items, cue, found[-1])
        if previous in ("and", "or") and behind_passive(items, cue, self.phrases):
            return self._passive(items, replace(cue, passive=True))
        shared = self._shared(items, cue, found)
        return with_subject(cue, shared, SubjectKind.SHARED, cue.first - 1) if shared else None

    def _again_passive(self, items: Sequence[Item], cue: Cue, before: Cue) -> Cue:
        """The second passive, told by whoever told the first unless it names somebody of its own."""
        told = self._passive(items, replace(cue, passive=True))
        if told.subject is None:
            told = replace(told, subject=before.subject, subject_kind=SubjectKind.SHARED)
        return replace(told, left=cue.first - 1)

    def _continuous(self, items: Sequence[Item], cue: Cue) -> bool:
        return any(self.phrases.has(item, "be") for item in items[cue.first : cue.word])

    def _quoted_as(self, items: Sequence[Item], cue: Cue) -> Cue | None:
        """The report quoted X as saying …; X was quoted by an outlet as saying …"""
        told = self.phrases.before(items, cue.first - 1)
        if told is None or told[0] < 2 or items[told[0] - 1].lower != "by":
            return with_subject(cue, told, SubjectKind.OWN) if told is not None else None
        verb = told[0] - 2
        while verb > 0 and (self.phrases.has(items[verb], "auxiliaries") or items[verb].lower.endswith("ed")):
            verb -= 1
        speaker = self.phrases.before(items, verb + 1)
        return replace(with_subject(cue, speaker, SubjectKind.OWN), through=told) if speaker is not None else None

    def _passive(self, items: Sequence[Item], cue: Cue) -> Cue:
        """Whoever is told by "by", else nobody; the phrase before is what the words are about."""
        near = 1 if not cue.uses[0].addressee else 3
        for at in range(cue.last, min(len(items), cue.last + near)):
            if items[at].lower == "by" and at + 1 < len(items):
                agent = self.phrases.after(items, at + 1, len(items))
                gerund = agent is not None and items[agent[0]].lower.endswith("ing")
                if agent is not None and not gerund and not self.phrases.time(items[agent[0]]):
                    left = self.phrases.before(items, cue.first)
                    return with_subject(cue, agent, SubjectKind.INVERTED, left[0] if left else cue.first)
            if items[at].kind is not Kind.WORD or self.phrases.has(items[at], "conjunctions"):
                break
        left = self.phrases.before(items, cue.first)
        return with_subject(cue, None, SubjectKind.NONE, left[0] if left else cue.first)

    def _inverted(self, items: Sequence[Item], cue: Cue) -> Cue | None:
        """Said X, after a quotation or a clause that ends in a comma."""
        before = cue.first - 1
        if before < 0 and not cue.gerund:
            return self._opening(items, cue)
        if (
            before < 0
            or cue.gerund
            or not (items[before].kind is Kind.QUOTE or items[before].lower in (",", "?", "!", "”", '"', "-", "–", "—"))
        ):
            return None
        quoted = items[before].kind is Kind.QUOTE or (before > 0 and items[before - 1].kind is Kind.QUOTE)
        subject = self.phrases.after(items, cue.last, len(items))
        opener = items[cue.last] if cue.last < len(items) else None
        personal = (
            opener is not None and self.phrases.has(opener, "pronouns") and not self.phrases.has(opener, "determiners")
        )
        if subject is None or (personal and not quoted):
            return None
        end = subject[1]
        closing = end >= len(items) or items[end].kind is not Kind.WORD or self.phrases.has(items[end], "links")
        if not quoted:
            closing = closing and self._full_clause(items, before) and self._ends(items, end)
            closing = closing and self.phrases.speaks_by_head(items, subject)
        closing = closing or (quoted and end < len(items) and not self.phrases.has(items[end], "auxiliaries"))
        if not closing:
            return None
        return with_subject(cue, subject, SubjectKind.INVERTED, cue.first)

    def _opening(self, items: Sequence[Item], cue: Cue) -> Cue | None:
        """Said X: “…”"""
        subject = self.phrases.after(items, cue.last, len(items))
        named = subject is not None and subject[1] < len(items) - 1 and items[subject[1]].lower == ":"
        return with_subject(cue, subject, SubjectKind.INVERTED) if named else None

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
        if cue.uses[0].private or any(
            item.lower in ("refused", "declined", "refuse", "failed", "unable") for item in window
        ):
            return None
        subject = self._shared(items, cue, found)
        return with_subject(cue, subject, SubjectKind.SHARED, cue.first - 1) if subject else None

    def _relative(self, items: Sequence[Item], cue: Cue) -> Cue | None:
        end = cue.first - 1
        whom = end >= 2 and items[end].lower == "whom" and items[end - 1].lower == "of"
        if whom:
            return with_subject(cue, (end - 2, end + 1), SubjectKind.RELATIVE, end - 2)
        pronoun = end
        if end > 0 and items[end - 1].lower == ",":
            end -= 1
        subject = self.phrases.before(items, end)
        if subject is None or subject[0] == pronoun:
            # "… which said": nothing before it that can speak.
            return (
                None
                if items[pronoun].lower == "that"
                else with_subject(cue, (pronoun, pronoun + 1), SubjectKind.RELATIVE)
            )
        last = items[subject[1] - 1]
        if items[pronoun].lower == "who" and last.mention is not None and last.mention.kind is MentionKind.PERSON:
            # "a letter by X, who said": a person, so the name and not the letter.
            while any(self.phrases.has(item, "links") for item in items[subject[0] : subject[1]]):
                subject = (subject[0] + 1, subject[1])
        return with_subject(cue, subject, SubjectKind.RELATIVE, pronoun)

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
            if previous.lower == "in" and items[cue.word].lower == "writing":
                return None
            if cue.first == 1 and previous.kind is Kind.WORD:
                return self._fronted(items, cue)
            subject = self._shared(items, cue, found)
            left = cue.first - 1 if previous.kind is not Kind.QUOTE else cue.first
            return with_subject(cue, subject, SubjectKind.SHARED, left) if subject else None
        if previous.lower in ("for", "of", "from", "about", "on", "at", "to", "with"):
            return None
        subject = self.phrases.before(items, cue.first)
        if subject is None or self.phrases.has(items[self.phrases.head(items, subject)], "acts"):
            # "is on hunger strike demanding …": whoever strikes demands it.
            shared = self._shared(items, cue, found)
            return with_subject(cue, shared, SubjectKind.SHARED) if shared else None
        return with_subject(cue, subject, SubjectKind.OWN)

    def _shared(self, items: Sequence[Item], cue: Cue, found: Sequence[Cue]) -> Range | None:
        """The subject of the cue before, else of the clause."""
        for other in reversed(found):
            told = other.kind is CueKind.VERB and other.subject is not None and not other.passive
            if told and not apart(items, cue, other, self.phrases):
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
            if (
                start == 0
                or items[start - 1].lower in ("and", "but", "that", "while")
                or items[start - 1].kind is Kind.QUOTE
            ):
                best = subject
                break
            if best is None or items[start - 1].lower == ",":
                best = subject
        if best is None:
            shared = self._shared(items, cue, found)
            return with_subject(cue, shared, SubjectKind.SHARED, cue.first - 1) if shared and found else None
        return with_subject(cue, best, SubjectKind.OWN)
