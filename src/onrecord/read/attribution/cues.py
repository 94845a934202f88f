"""Finding the words that attribute: said, was accused of, according to, reportedly, allegations that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.read.attribution.cue import Cue, CueKind, SubjectKind
from onrecord.read.attribution.lexicon import Form, SpeechLexicon, Verb, VerbForm
from onrecord.read.attribution.line import Item, Kind, Line
from onrecord.read.attribution.phrases import Phrases, Range
from onrecord.read.attribution.subjects import SubjectFinder, contracted


@dataclass(frozen=True, slots=True)
class CueFinder:
    """Finds the cues of one line."""

    lexicon: SpeechLexicon
    phrases: Phrases

    def find(self, line: Line) -> list[Cue]:
        """The cues of a line, from left to right."""
        found: list[Cue] = []
        openers = self.lexicon.openers
        for index, item in enumerate(line.items):
            if item.lower not in openers or item.kind is not Kind.WORD:
                continue
            cue = self._at(line.items, index, found)
            if cue is not None and found and found[-1].kind is CueKind.UNNAMED and cue.first <= found[-1].first:
                # "allegedly threatened": the verb tells more.
                found.pop()
            if cue is not None and not (found and found[-1].last > index):
                found.append(cue)
                second = self._second_source(line.items, cue) if cue.kind is CueKind.ACCORDING else None
                if second is not None:
                    found.append(second)
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
        if subject is not None and not self._named(items, subject) and items[subject[1] : subject[1] + 1]:
            further = (
                self.phrases.after(items, subject[1] + 1, len(items)) if items[subject[1]].lower == "and" else None
            )
            if further is not None and items[further[1] - 1].kind is Kind.NAME:
                # "a laureate and lawyer Name": one person with two roles.
                subject = (subject[0], further[1])
        return Cue(CueKind.ACCORDING, first, first, last, first, subject, SubjectKind.INVERTED)

    def _named(self, items: Sequence[Item], words: Range) -> bool:
        return any(item.kind is Kind.NAME for item in items[words[0] : words[1]])

    def _second_source(self, items: Sequence[Item], cue: Cue) -> Cue | None:
        """According to A and B; according to A as well as B: two speakers of the same content."""
        if cue.subject is None:
            return None
        at = cue.subject[1] + (cue.subject[1] < len(items) and items[cue.subject[1]].lower == ",")
        words = tuple(item.lower for item in items[at : at + 3])
        skip = 3 if words == ("as", "well", "as") else 1 if words[:1] == ("and",) else 0
        subject = self.phrases.after(items, at + skip, len(items)) if skip else None
        if subject is None or not any(
            item.kind is Kind.NAME or self.phrases.has(item, "determiners") for item in items[subject[0] : subject[1]]
        ):
            return None
        ends = subject[1] >= len(items) or items[subject[1]].kind is Kind.MARK
        return replace(cue, subject=subject) if ends else None

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
        if items[index].lower in self.lexicon.words["bare_nouns"] and not self._told_of(items, index, following):
            return None
        if following in ("by", "from"):
            return self._noun_of(items, index)
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

    def _told_of(self, items: Sequence[Item], index: int, following: str) -> bool:
        """Whether "reports" stands as a noun with what they say: amid new reports that, after complaints by X that."""
        near = items[max(0, index - 2) : index]
        opened = any(
            self.phrases.has(item, name) or item.lower in ("after", "amid", "despite")
            for item in near
            for name in ("links", "prepositions", "be")
        )
        return following in ("that", "by", "from") and opened and not any(item.capital for item in near)

    def _noun_of(self, items: Sequence[Item], index: int) -> Cue | None:
        """Accusations by relatives and lawyers that …"""
        start = end = index + 2
        while (told := self.phrases.after(items, end, len(items))) is not None:
            end = told[1]
            if end >= len(items) or items[end].lower not in (",", "and", "or"):
                break
            end += 2 if items[end].lower == "," and items[end + 1 : end + 2] and items[end + 1].lower == "and" else 1
        if end == start or end >= len(items) or items[end].lower not in ("that", "of"):
            return None
        return Cue(
            CueKind.NOUN,
            index,
            index,
            index + 1,
            index,
            (start, end),
            SubjectKind.INVERTED,
            noun=items[index].lower,
        )

    def _verb(self, items: Sequence[Item], index: int, form: VerbForm, found: Sequence[Cue]) -> Cue | None:
        first = self._group(items, index)
        uses, last = self._uses(items, index, form)
        if not uses:
            return None
        group = items[first:index]
        checks = uses[0].lemma in ("verify", "confirm", "corroborate", "substantiate")
        negated = any(self.phrases.has(item, "negations") for item in group)
        weak = any(self.phrases.has(item, "weak_modals") and not item.capital for item in group)
        if weak and not (checks and negated):
            return None
        # "into alleged violations", "over widely refuted allegations"; "to" opens an infinitive.
        linked = first > 0 and self.phrases.has(items[first - 1], "links") and Form.GERUND not in form.forms
        if linked and (items[first - 1].lower != "to" or Form.BASE not in form.forms):
            return None
        be = any(self.phrases.has(item, "be") for item in group)
        gerund = Form.GERUND in form.forms
        passive = be and Form.PARTICIPLE in form.forms
        if passive and uses[0].private:
            return None
        reported = first > 0 and items[first - 1].lower == "as" and last < len(items) and items[last].lower == "by"
        passive = passive or (reported and Form.PARTICIPLE in form.forms)
        if not passive and Form.PARTICIPLE in form.forms and uses[0].lemma == "accuse":
            passive = last < len(items) and items[last].lower == "of"
        after = items[last].lower if last < len(items) else ""
        if (
            self.phrases.has(items[index], "need_that")
            and after not in ("that", ":")
            and items[last : last + 1]
            and (items[last].kind is not Kind.QUOTE)
        ):
            return None
        if self._other_word(items, index, first, form) and not (gerund and uses[0].particles):
            return None
        bare = Cue(CueKind.VERB, first, index, last, first, None, SubjectKind.NONE, uses, passive, negated, gerund)
        return SubjectFinder(self.lexicon, self.phrases).settle(items, bare, found)

    def _group(self, items: Sequence[Item], index: int) -> int:
        """Where the verb group begins: over adverbs, auxiliaries and dates."""
        first = index
        while first > 0:
            item = items[first - 1]
            if item.kind is not Kind.WORD or self.phrases.has(item, "pronouns"):
                break
            month = item.capital and self.phrases.has(item, "calendar")
            if not month and (self.phrases.adverb(item) or self.phrases.has(item, "auxiliaries")):
                if item.lower in ("in", "up", "out", "so") or (
                    item.lower in ("'s", "’s") and not contracted(items, first - 1, self.phrases)
                ):
                    break
                first -= 1
            elif self.phrases.time(item) and not items[index].lower.endswith("ing"):
                over = first - 1
                while over > 0 and self.phrases.time(items[over - 1]):
                    over -= 1
                if over > 0 and items[over - 1].lower in ("this", "the", "that"):
                    over -= 1
                if over > 0 and items[over - 1].lower in ("on", "in", "at", "over"):
                    over -= 1
                if over == 0:
                    break
                first = over
            else:
                break
        return first

    def _uses(self, items: Sequence[Item], index: int, form: VerbForm) -> tuple[tuple[Verb, ...], int]:
        """The uses that the words after a verb allow, and where verb and particle end."""
        skip = 1
        while index + skip < len(items) and skip < 4 and self.phrases.time(items[index + skip]):
            skip += 1
        rest = " ".join(item.lower for item in items[index + skip : index + skip + 3]) + " "
        for use in form.uses:
            for particle in use.particles:
                if rest.startswith(particle + " "):
                    return (use,), index + skip + len(particle.split())
        return tuple(use for use in form.uses if not use.particles), index + 1

    def _other_word(self, items: Sequence[Item], index: int, first: int, form: VerbForm) -> bool:
        """Whether the word is a noun or an adjective here."""
        if index == 0:
            return items[0].lower in self.lexicon.words["noun_ambiguous"] or Form.GERUND not in form.forms
        before = items[index - 1]
        if self.phrases.has(before, "determiners") and not self.phrases.has(before, "pronouns"):
            return True
        if before.lower in ("'s", "’s", "'", "’") and not contracted(items, index - 1, self.phrases):
            return True
        if items[index].lower not in self.lexicon.words["noun_ambiguous"]:
            return False
        if first < index and any(self.phrases.has(item, "auxiliaries") for item in items[first:index]):
            return False
        behind = before.kind is Kind.QUOTE or (index > 1 and items[index - 2].kind is Kind.QUOTE)
        if before.lower == "to" or (behind and items[index].lower in self.lexicon.words["behind_quotations"]):
            return False
        if Form.GERUND in form.forms:
            return (
                before.kind is not Kind.MARK
                and not self.phrases.has(before, "coordinators")
                and before.lower not in ("by", "in", "are", "is")
            )
        return not self._verb_by_subject(items, index, first, form)

    def _takes_object(self, items: Sequence[Item], index: int) -> bool:
        """Whether what follows begins like an object or a clause rather than like a second noun."""
        if index + 1 >= len(items):
            return False
        following = items[index + 1]
        opens = any(self.phrases.has(following, name) for name in ("determiners", "pronouns", "wh", "links"))
        return opens or following.kind in (Kind.NAME, Kind.QUOTE) or following.lower in (":", ",")

    def _verb_by_subject(self, items: Sequence[Item], index: int, first: int, form: VerbForm) -> bool:
        """For "reports", "claim": whether number and shape of the words before make it a verb."""
        subject = self.phrases.before(items, first)
        if subject is None:
            before = items[first - 1].lower if first > 0 else ""
            if before == "," and first > 1:
                return items[index + 1 : index + 2] != () and items[index + 1].lower == "that"
            return before in ("and", "who", "which", "that", ")") and self._takes_object(items, index)
        following = items[index + 1].lower if index + 1 < len(items) else ""
        if following in ("of", "by", "from", "is", "was", "were", "are", "have", "has", "will", ",", ".", "") and not (
            first > 0 and items[subject[0] - 1 : subject[0]] and items[subject[0] - 1].kind in (Kind.QUOTE, Kind.MARK)
        ):
            return False
        head = items[self.phrases.head(items, subject)]
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
