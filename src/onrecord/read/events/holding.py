"""Who tells a claim, through whom, and how it is held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.core.attribution import Attribution, Speaker, SpeakerKind, Stance
from onrecord.core.mention import Mention
from onrecord.core.span import Span
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.near import Near

FIRST_PERSON = frozenset(("i", "we"))
"""Within somebody's words these are that somebody."""


@dataclass(frozen=True, slots=True)
class Voices:
    """The attributions of a document and the names they refer to."""

    text: str
    publisher: str
    contents: Near[Attribution]
    """The attributions by what is attributed."""
    cues: Near[Attribution]
    """The attributions by their cues."""
    by_id: dict[str, Attribution]
    mentions: dict[str, Mention]
    alike: dict[str, int]
    """For each mention in a group of names, the number of its group."""
    holders: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    """For each word of a role the people who hold such a role in the document: "lawyer"."""

    def around(self, trigger: Span) -> tuple[Attribution, ...]:
        """The attributions whose words the trigger stands in, outermost first; not the one whose cue it is."""
        holding = [
            one
            for one in self.contents.to(trigger)
            if any(span.start <= trigger.start < span.end for span in one.content)
            and not (one.cue is not None and one.cue.overlaps(trigger))
        ]
        if not holding:
            return ()
        innermost = min(holding, key=lambda one: (_length(one), one.id))
        chain = [innermost]
        seen = {innermost.id}
        while chain[0].outer is not None and chain[0].outer in self.by_id and chain[0].outer not in seen:
            chain.insert(0, self.by_id[chain[0].outer])
            seen.add(chain[0].id)
        wider = sorted((one for one in holding if one.id not in seen), key=lambda one: (-_length(one), one.id))
        if innermost.outer is None:
            return (*wider, *chain)
        return tuple(chain)

    def cued_by(self, trigger: Span) -> Attribution | None:
        """The attribution whose cue the trigger is."""
        return next((one for one in self.cues.to(trigger) if one.cue is not None and one.cue.overlaps(trigger)), None)

    def holder(self, words: str) -> Mention | None:
        """The only one in the document who is what a bare or definite description says: "Lawyer", "his lawyer"."""
        lexicon = clause_lexicon()
        told = words.lower().split()
        if not told or len(told) > 2 or (len(told) == 2 and told[0] not in {"the"} | lexicon.possessives):
            return None
        found = self.holders.get(told[-1], ())
        return found[0] if len(found) == 1 else None

    def same(self, one: str | None, other: str | None) -> bool:
        """Whether two mentions name the same in this document."""
        if one is None or other is None:
            return False
        return one == other or (one in self.alike and self.alike[one] == self.alike.get(other))


def _length(one: Attribution) -> int:
    return sum(len(span) for span in one.content)


def speaker_of(one: Attribution, voices: Voices, stance: Stance) -> Speaker:
    """An attribution as a link of the chain."""
    mention = voices.mentions.get(one.speaker) if one.speaker else None
    if mention is None and one.source is not None:
        mention = voices.holder(one.source.quote(voices.text))
    text = mention.text if mention else (one.source.quote(voices.text) if one.source else "")
    kind = SpeakerKind.NAMED if mention else (SpeakerKind.DESCRIBED if one.source else SpeakerKind.UNNAMED)
    return Speaker(
        kind=kind,
        text=text,
        span=one.source,
        mention=mention.id if mention else None,
        cue=one.cue,
        channel=one.channel or (one.relay if not _same_name(one.relay, voices.publisher) else None),
        stance=stance,
    )


def _same_name(one: str | None, other: str) -> bool:
    """Whether an outlet is the publisher itself: being told it by the speaker adds no link."""
    return one is not None and one.casefold() == other.casefold()


def chain_of(attributions: Sequence[Attribution], voices: Voices) -> tuple[Speaker, ...]:
    """The chain from the publisher through these attributions; the last link's stance is set by `held`."""
    links = [Speaker(SpeakerKind.PUBLISHER, voices.publisher)]
    for one in attributions:
        link = speaker_of(one, voices, one.stance)
        if link.text and voices.publisher and link.text.casefold() == voices.publisher.casefold():
            continue
        if len(links) == 1 and (_asks_itself(one, voices.text) or _within_own(one, link)):
            continue
        if len(links) > 1 and (link.kind is SpeakerKind.UNNAMED or link.text.lower() in FIRST_PERSON):
            # "She said he was allegedly beaten": she is answerable; that she hedges is in the stance.
            links[-1] = replace(links[-1], stance=link.stance) if link.kind is SpeakerKind.UNNAMED else links[-1]
            continue
        if links[-1].mention is not None and voices.same(links[-1].mention, link.mention):
            links[-1] = replace(link, channel=link.channel or links[-1].channel)
            continue
        links.append(link)
    return tuple(links)


def _within_own(one: Attribution, link: Speaker) -> bool:
    """Whether it is "we" in what the publisher itself wrote: the link of that writing is the publisher already."""
    return one.outer is not None and link.mention is None and link.text.lower() in FIRST_PERSON


def _asks_itself(one: Attribution, text: str) -> bool:
    """Whether "we demand" are those who publish the text: it stands in nobody's quotation."""
    if one.stance is not Stance.DEMANDED or one.outer is not None or one.speaker is not None:
        return False
    if one.source is None or one.source.quote(text).lower() != "we":
        return False
    before = text[text.rfind("\n", 0, one.source.start) + 1 : one.source.start]
    return before.count("“") <= before.count("”") and before.count('"') % 2 == 0


def held(
    line_stance: Stance | None, attributions: Sequence[Attribution], *, own_act: bool = False, passes_on: bool = False
) -> Stance:
    """How the last speaker holds the claim.

    `own_act`: the speaker is, or speaks for, whoever did it. `passes_on`: the speaker is an outlet or a document.
    What a party says another did is alleged, however firmly it is said.
    """
    if not attributions:
        return line_stance or Stance.ASSERTED
    cue = attributions[-1].stance
    if cue is Stance.DENIED:
        return Stance.ALLEGED if line_stance is Stance.DENIED else Stance.DENIED
    if cue in (Stance.NOT_VERIFIED, Stance.THREATENED, Stance.DEMANDED):
        return cue
    if line_stance is not None:
        return line_stance
    if cue is not Stance.ASSERTED:
        return cue
    return Stance.ASSERTED if own_act or passes_on else Stance.ALLEGED


def speaks_for_authority(speaker: Speaker, roles: Sequence[str]) -> bool:
    """Whether the words of a speaker, or the roles that the speaker holds, tell an authority."""
    official = clause_lexicon().official
    return any(_words(text) & official for text in (speaker.text, *roles))


def is_outlet(speaker: Speaker) -> bool:
    """Whether the words of a speaker tell an outlet, reports or another that passes the news on."""
    lexicon = clause_lexicon()
    last = _words(speaker.text.split()[-1]) if speaker.text.split() else set()
    return bool(_words(speaker.text) & lexicon.outlets or last & lexicon.outlet_ends)


def _words(text: str) -> set[str]:
    """The words of a phrase in lower case, without the marks around them and without 's."""
    plain = text.lower().replace("’", "'").replace("attorney general", "attorney-general")
    return {word.strip(".,'\"“”()").removesuffix("'s") for word in plain.split()}
