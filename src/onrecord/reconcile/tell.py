"""From claims to tellings: names resolved, the speaker known, the stance no firmer than who says it allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.core.attribution import Speaker, SpeakerKind, Stance
from onrecord.core.claim import Claim, Filler
from onrecord.core.span import Span
from onrecord.reconcile.telling import Telling, Value
from onrecord.vocabulary.types import Effect, Vocabulary


@dataclass(frozen=True, slots=True)
class Setting:
    """What counts of a claim's document."""

    published: date | None
    publisher: str
    """Folded; empty where unknown."""
    origin: str
    corrections: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the archive as the resolution has them."""

    entity_of: Mapping[tuple[str, str], str]
    """(document, mention id) -> entity id."""
    label_of: Mapping[str, str]
    """Entity id -> shown name."""
    persons: frozenset[str]
    """The entity ids that are persons'."""
    fold: Callable[[str], str]
    plain: frozenset[str] = frozenset()
    """Folded words that tell nothing of which body is meant: "the", "local"."""

    def entity(self, claim: Claim, mention: str | None) -> str | None:
        """The entity that a mention of the claim's document stands for."""
        return self.entity_of.get((claim.document, mention)) if mention else None


def tell(claim: Claim, setting: Setting, names: Names, vocabulary: Vocabulary) -> Telling:
    """The claim as a telling."""
    persons = set()
    values = []
    for filler in claim.fillers:
        entity = names.entity(claim, filler.mention)
        if filler.role == "person" and entity in names.persons:
            persons.add(entity)
        else:
            values.append(_value(filler, entity, names))
    last = claim.speakers[-1]
    own = last.kind is SpeakerKind.PUBLISHER
    entity = names.entity(claim, last.mention)
    return Telling(
        claim=claim,
        persons=tuple(sorted(person for person in persons if person)),
        values=tuple(dict.fromkeys(values)),
        bounds=claim.when.bounds,
        stance=_stance(claim, names),
        speaker="" if own else entity or names.fold(last.text) or "unnamed",
        speaker_label="" if own else names.label_of.get(entity or "") or last.text or "somebody not named",
        published=setting.published,
        publisher=setting.publisher,
        origin=setting.origin,
        phase=_phase(claim, vocabulary),
        kind=vocabulary.type(claim.type),
        in_correction=any(span.overlaps(claim.trigger) for span in setting.corrections),
    )


def _value(filler: Filler, entity: str | None, names: Names) -> Value:
    words = " ".join(filler.text.split())
    label = names.label_of[entity] if entity else words
    told = frozenset(names.fold(label).split()) - names.plain
    return Value(filler.role, entity or names.fold(words) or words, label, told)


def _stance(claim: Claim, names: Names) -> Stance:
    """Asserted stays asserted only where the publisher says it, or the person or body whose act it is."""
    if claim.stance is not Stance.ASSERTED or len(claim.speakers) < 2:
        return claim.stance
    last = claim.speakers[-1]
    if any(speaker.stance is Stance.ALLEGED for speaker in claim.speakers):
        return Stance.ALLEGED
    return Stance.ASSERTED if _acts(claim, last, names) else Stance.ALLEGED


def _acts(claim: Claim, speaker: Speaker, names: Names) -> bool:
    entity = names.entity(claim, speaker.mention)
    words = names.fold(speaker.text)
    for filler in claim.fillers:
        if entity is not None and names.entity(claim, filler.mention) == entity:
            return True
        if words and filler.mention is None and names.fold(filler.text) == words:
            return True
    return False


def _phase(claim: Claim, vocabulary: Vocabulary) -> str | None:
    """That "since 9 January" tells when a state began, whatever words go with it."""
    event_type = vocabulary.type(claim.type)
    if event_type is None or not claim.when.open_ended or claim.phase != "continue":
        return claim.phase
    starts = [
        phase.id for phase in event_type.phases if any(effect.effect is Effect.STARTS for effect in phase.effects)
    ]
    if not starts:
        return claim.phase
    return "start" if "start" in starts else starts[-1]
