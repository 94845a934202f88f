"""How words that somebody else points to are told: by whom, held how, with which times; by the same rules as ever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.core.attribution import Speaker, Stance
from onrecord.core.claim import Filler
from onrecord.core.reading import Reading
from onrecord.core.span import Span
from onrecord.read.attribution import Attributions
from onrecord.read.events.afterwards import id_of
from onrecord.read.events.choice import Chosen
from onrecord.read.events.claims import AHEAD, telling_of, voices_of
from onrecord.read.events.filled import Filled
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line
from onrecord.read.events.participants import line_of
from onrecord.read.events.roles import fill
from onrecord.read.events.surroundings import Surroundings, surroundings
from onrecord.read.events.telling import Telling
from onrecord.read.events.triggers import Candidate, Match, TriggerIndex, trigger_index
from onrecord.read.events.verbs import VerbGroup, finite, verb_group
from onrecord.read.events.when import of_time, untold
from onrecord.read.events.words import VerbForm
from onrecord.read.names import Names
from onrecord.read.text import Sentence, TextStructure
from onrecord.vocabulary.patterns import Form
from onrecord.vocabulary.types import EventType, Trigger, Vocabulary

__all__ = ["AHEAD", "Pointed", "Told", "id_of", "of_time", "untold"]


@dataclass(frozen=True, slots=True)
class Told:
    """How the words around a trigger hold it."""

    stance: Stance
    speakers: tuple[Speaker, ...]
    attribution: str | None
    """The id of the innermost attribution around it."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """A document read already, ready to be asked about words in it."""

    around: Surroundings
    telling: Telling
    index: TriggerIndex

    @classmethod
    def to(cls, structure: TextStructure, reading: Reading, vocabulary: Vocabulary) -> Pointed:
        """Ready for the document whose text and whose reading these are."""
        names = Names(reading.mentions, reading.names, reading.references, reading.kinships)
        attributions = Attributions(reading.attributions, reading.replies, reading.corrections)
        voices = voices_of(structure, names, attributions, reading.publisher)
        around = surroundings(structure.text, names, reading.times, reading.attributions)
        return cls(around, telling_of(names, voices), trigger_index(vocabulary))

    def line(self, sentence: Sentence) -> Line:
        """A sentence made ready for being asked about."""
        return line_of(sentence, tuple(token.text.lower() for token in sentence.tokens), self.around)

    def told(
        self, line: Line, trigger: Span, event_type: EventType, phase: str | None, fillers: Sequence[Filler]
    ) -> Told:
        """By whom an event of that type and phase is told at `trigger`, a span of the line, and how it is held."""
        touched = tokens_of(line, trigger)
        chain = self.telling.voices.around(trigger)
        if not touched:
            touched = [0]
        chosen = self._known(line, touched, event_type) or _unknown(line, touched, event_type, phase)
        stance, speakers = self.telling.held(line, chosen, chain, fillers)
        return Told(stance, speakers, chain[-1].id if chain else None)

    def doubt(self, line: Line, trigger: Span, *, attributed: bool) -> str:
        """Words of the sentence because of which what it tells may not be a fact; empty where there are none.

        For words that the rules do not know as telling of an event, of which they cannot say what else in the sentence
        bears on `trigger`: somebody's speech, a word of doubt, a "not" or a "will" anywhere, a question mark. Speech
        around the trigger itself casts none where it is `attributed` to whoever says it.
        """
        lexicon = clause_lexicon()
        behind = max(tokens_of(line, trigger), default=0)
        sentence = line.sentence.span
        voices = self.telling.voices.contents.to(sentence)
        spoken = next(
            (
                one
                for one in voices
                if any(span.overlaps(sentence) for span in one.content)
                and not (attributed and any(span.contains(trigger) for span in one.content))
            ),
            None,
        )
        if spoken is not None:
            told = spoken.cue or spoken.source or sentence
            return told.quote(line.text)
        single = lexicon.hedges | lexicon.conditions | lexicon.nobody | lexicon.doubting | lexicon.negations | {"?"}
        for at, word in enumerate(line.lows):
            if word in single:
                return word
            for _, _, sequence in lexicon.stance_words.get(word, ()):
                # "seized him on charges of fraud": what the accusation is about comes after it, the seizure is none.
                reaches = sequence[-1] != "of" or at < behind
                if reaches and line.lows[at : at + len(sequence)] == sequence:
                    return " ".join(sequence)
        return ""

    def _known(self, line: Line, touched: Sequence[int], event_type: EventType) -> Chosen | None:
        """The words as one of the vocabulary's triggers of that type, where they are one."""
        for candidate in self.index.candidates(line.lows):
            match = candidate.match
            if candidate.event_type is event_type and match.head in touched:
                filled = fill(line, candidate)
                if filled is not None:
                    return Chosen(candidate, filled, match.first, match.last)
        return None


def tokens_of(line: Line, span: Span) -> list[int]:
    """The numbers of the sentence's tokens that a span touches."""
    return [
        number for number, token in enumerate(line.sentence.tokens) if token.start < span.end and span.start < token.end
    ]


def _unknown(line: Line, touched: Sequence[int], event_type: EventType, phase: str | None) -> Chosen:
    """Words that the vocabulary does not know, as a trigger: held as their verb is, or the words around the noun."""
    stances = {trigger.stance for trigger in event_type.triggers}
    stance = stances.pop() if len(stances) == 1 else None
    trigger = Trigger(language="en", pattern="", phase=phase, stance=stance)
    group = _verb(line, touched)
    head = group.head if group is not None else touched[0]
    match = Match(tuple(touched), head, Form.NOUN if group is None else Form.VERB, None)
    return Chosen(Candidate(event_type, trigger, match, 0), Filled((), group), touched[0], touched[-1])


def _verb(line: Line, touched: Sequence[int]) -> VerbGroup | None:
    """The group of the verb among these tokens; None where there is none."""
    lexicon = clause_lexicon()
    before = lexicon.auxiliaries | lexicon.negations | lexicon.modals | {"to"}
    for head in touched:
        led = head > 0 and (line.lows[head - 1] in before or line.lows[head - 1] in lexicon.adverbs)
        if line.lows[head] not in before and line.cover[head] < 0 and (led or finite(line, head)):
            return verb_group(line, head, VerbForm.PAST if finite(line, head) else VerbForm.BASE)
    return None
