"""How the local names of one kind are tied: each step adds ties of one sort, the firmest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.core.decision import Decision, DecisionKind, MentionKey
from onrecord.core.entity import Merge, Suggestion
from onrecord.core.identity import identify
from onrecord.core.mention import MentionKind
from onrecord.core.problem import Problem
from onrecord.resolve.clusters import Clusters
from onrecord.resolve.facts import Facts
from onrecord.resolve.local import LocalTie
from onrecord.resolve.matching import Matcher
from onrecord.resolve.pairs import Pair
from onrecord.resolve.pools import Pool, Spellings
from onrecord.resolve.sounds import fold


@dataclass(frozen=True, slots=True)
class Linked:
    """An entity as linking finds it."""

    id: str
    pools: tuple[Spellings, ...]
    """Earliest first."""
    merges: tuple[Merge, ...]
    """Why they are one."""


class Linking:
    """The names of one kind, in pools, under the ties found so far."""

    def __init__(self, names: Sequence[Pool], matcher: Matcher, facts: Mapping[str, Facts]) -> None:
        """`names` earliest first; `facts` of all their spellings."""
        self.problems: list[Problem] = []
        self._names = names
        self._matcher = matcher
        self._facts = facts
        self._clusters = Clusters(len(names))
        self._by_key = {key: number for number, name in enumerate(names) for key in name.keys}
        self._merges: list[tuple[int, Merge]] = []
        self._offers: dict[tuple[int, int], tuple[float, str]] = {}
        self._first_named: set[int] = set()
        self._decided: set[int] = set()
        self._ids: dict[int, str] = {}
        self._forms: dict[str, list[int]] = {}
        for number, name in enumerate(names):
            for text in name.texts:
                if facts[text].whole:
                    self._forms.setdefault(text, []).append(number)

    def knows(self, key: MentionKey) -> bool:
        """Whether a name stands at that place."""
        return key in self._by_key

    # --- Decisions and relatives ----------------------------------------------------------------------------------

    def obey(self, decisions: Sequence[Decision]) -> None:
        """Keep apart what people keep apart, then join what they join; where the two cannot both be, keep apart."""
        ordered = sorted(decisions, key=lambda decision: (decision.time, decision.id))
        for decision in ordered:
            if decision.kind is DecisionKind.DIFFERENT:
                numbers = self._targets(decision)
                self._first_named.update(numbers[:1])
                for place, one in enumerate(numbers):
                    for other in numbers[place + 1 :]:
                        if not self._clusters.keep_apart(one, other):
                            self._contradiction(decision, "one report's own names tie them")
        for decision in ordered:
            if decision.kind is DecisionKind.SAME:
                numbers = self._targets(decision)
                for other in numbers[1:]:
                    if self._clusters.join(numbers[0], other):
                        self._note(numbers[0], other, f"{decision.author} decided so: {decision.reason}", decision.id)
                        self._decided.add(numbers[0])
                    else:
                        self._contradiction(decision, "another decision keeps them apart")

    def _targets(self, decision: Decision) -> list[int]:
        found = []
        for target in decision.targets:
            try:
                number = self._by_key.get(MentionKey.parse(target))
            except ValueError:
                continue
            if number is not None:
                found.append(number)
        return list(dict.fromkeys(found))

    def _contradiction(self, decision: Decision, reason: str) -> None:
        said = "the same" if decision.kind is DecisionKind.SAME else "different"
        self.problems.append(
            Problem(
                f"decision {decision.id}",
                f"It says that names are {said}, but {reason}; they are left as they were.",
                "Undo one of the two decisions.",
            )
        )

    def part_relatives(self, ties: Sequence[LocalTie]) -> None:
        """Relatives are different people, unless somebody decided otherwise."""
        for tie in ties:
            one, other = self._by_key.get(tie.person), self._by_key.get(tie.relative)
            if one is not None and other is not None:
                self._clusters.keep_apart(one, other)

    # --- Ties by names ----------------------------------------------------------------------------------------------

    def join_alike(self) -> None:
        """Names written alike, but for order of words, accents and capitals, are one."""
        alike: dict[str, dict[int, str]] = {}
        for text, numbers in self._forms.items():
            for number in numbers:
                alike.setdefault(self._facts[text].same, {}).setdefault(number, text)
        for same in sorted(alike):
            held = alike[same]
            numbers = sorted(held, key=lambda number: (number not in self._first_named, number))
            joined = [other for other in numbers[1:] if self._clusters.join(numbers[0], other)]
            counted = {number: self._names[number].reports - (number == numbers[0]) for number in (numbers[0], *joined)}
            told = [number for number in sorted(counted) if counted[number]]
            for text in dict.fromkeys(held[number] for number in told):
                count = sum(counted[number] for number in told if held[number] == text)
                reports = "another report" if count == 1 else f"{count} other reports"
                self._note(numbers[0], told[0], f"written alike in {reports}", right=text)

    def join_likely(self, pairs: Iterable[Pair]) -> None:
        """Join the spellings that are certainly one name, best first, and keep the probable ones in mind.

        `pairs` are those of `alike_pairs`, of all spellings that can be told apart outside of their document.
        """
        for score, left, right in sorted(pairs, key=lambda found: (-found[0], found[1], found[2])):
            one, other = self._forms[left][0], self._forms[right][0]
            if self._clusters.root(one) == self._clusters.root(other):
                continue
            shared = "" if score >= self._matcher.certain else self._shared_role(one, other)
            if score >= self._matcher.certain or shared:
                reason = f"two spellings of one name, {score:.2f} alike"
                if shared:
                    reason = f"probably one name, {score:.2f} alike, and both are called “{shared}”"
                if self._agree(one, other) and self._clusters.join(one, other):
                    self._note(one, other, reason, left=left, right=right)
                    continue
            self._offer(one, other, score, f"“{left}” and “{right}” may be one name, {score:.2f} alike")

    def _agree(self, one: int, other: int) -> bool:
        """Whether no two spellings of the clusters make it impossible that they are one.

        Where somebody decided that unlike names are one, each further spelling need only fit one of them.
        """
        if not self._matcher.impossible or any(self._clusters.root(number) in (
            self._clusters.root(one), self._clusters.root(other)) for number in self._decided):  # fmt: skip
            return True
        left, right = ({text for number in self._clusters.members(side) for text in self._names[number].texts
                        if self._facts[text].whole} for side in (one, other))  # fmt: skip
        return all(self._matcher.compare(*pair) >= self._matcher.impossible for pair in _pairs(left, right))

    def _shared_role(self, one: int, other: int) -> str:
        """A role of two words or more that both clusters are given."""
        left, right = ({fold(role): role for number in sorted(self._clusters.members(side))
                        for role in self._names[number].roles} for side in (one, other))  # fmt: skip
        return min((left[role] for role in left.keys() & right.keys()), default="")

    def join_acronyms(self) -> None:
        """An acronym alone belongs to the one body that some report introduces by it; if none or several, only to
        itself.
        """
        holders: dict[str, set[int]] = {}
        alone: dict[str, list[int]] = {}
        for number, name in enumerate(self._names):
            acronyms = {acronym for text in name.texts if (acronym := self._facts[text].acronym)}
            if any(self._facts[text].whole for text in name.texts):
                for acronym in acronyms:
                    holders.setdefault(acronym, set()).add(self._clusters.root(number))
            else:
                for acronym in acronyms:
                    alone.setdefault(acronym, []).append(number)
        for acronym in sorted(alone):
            roots = {self._clusters.root(root) for root in holders.get(acronym, ())}
            hub = roots.pop() if len(roots) == 1 else alone[acronym][0]
            for number in alone[acronym]:
                another = number != hub or self._names[number].reports > 1
                if another and self._clusters.join(hub, number):
                    only = "the only body that a report introduces by this acronym"
                    self._note(hub, number, only if acronym in holders else "the same acronym")

    # --- Suggestions -------------------------------------------------------------------------------------------------

    def suggest(self) -> None:
        """A family name alone, in a report that never gives the full name, may be the one person of that name."""
        if self._matcher.kind is not MentionKind.PERSON:
            return
        known: dict[str, set[int]] = {}
        for text, numbers in self._forms.items():
            for word in self._facts[text].words:
                if len(word) > 1:
                    known.setdefault(word, set()).update(self._clusters.root(number) for number in numbers)
        for number, name in enumerate(self._names):
            words = self._facts[name.texts[0]].words
            if len(words) == 1 and not any(self._facts[text].whole for text in name.texts):
                roots = known.get(words[0], set())
                if len(roots) == 1:
                    reason = f"“{name.texts[0]}” is part of the name of this person and of nobody else"
                    self._offer(next(iter(roots)), number, 0.5, reason)

    def _offer(self, one: int, other: int, score: float, reason: str) -> None:
        pair = (min(one, other), max(one, other))
        if score > self._offers.get(pair, (0.0, ""))[0]:
            self._offers[pair] = (score, reason)

    def suggestions(self) -> tuple[Suggestion, ...]:
        """What is probably one and nobody has decided about, the most probable first."""
        best: dict[tuple[str, str], tuple[float, str]] = {}
        for (one, other), (score, reason) in sorted(self._offers.items()):
            if self._clusters.root(one) != self._clusters.root(other) and self._clusters.may_join(one, other):
                left, right = sorted((self._id(one), self._id(other)))
                best[left, right] = max(best.get((left, right), (0.0, "")), (score, reason))
        found = (Suggestion(left, right, reason, round(score, 2)) for (left, right), (score, reason) in best.items())
        return tuple(sorted(found, key=lambda offer: (-offer.score, offer.left, offer.right)))

    # --- What came of it ---------------------------------------------------------------------------------------------

    def _note(
        self, one: int, other: int, reason: str, decision: str | None = None, *, left: str = "", right: str = ""
    ) -> None:
        merge = Merge(left or self._names[one].texts[0], right or self._names[other].texts[0], reason, decision)
        self._merges.append((one, merge))

    def _id(self, number: int) -> str:
        """The entity's id, made from its first mention; asked for only when all ties are made."""
        root = self._clusters.root(number)
        if root not in self._ids:
            first = self._names[min(self._clusters.members(root))].keys[0]
            self._ids[root] = identify(self._matcher.kind.value, first.document, first.start, first.end)
        return self._ids[root]

    def found(self) -> tuple[Linked, ...]:
        """Every entity, in the order of their earliest names."""
        merges: dict[int, list[Merge]] = {}
        for number, merge in self._merges:
            merges.setdefault(self._clusters.root(number), []).append(merge)
        return tuple(
            Linked(
                self._id(root),
                tuple(self._names[number].spellings for number in sorted(self._clusters.members(root))),
                tuple(dict.fromkeys(merges.get(root, ()))),
            )
            for root in self._clusters.roots()
        )


def _pairs(left: set[str], right: set[str]) -> Iterator[tuple[str, str]]:
    return ((one, other) for one in sorted(left) for other in sorted(right))
