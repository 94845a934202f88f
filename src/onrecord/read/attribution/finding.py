"""attributions = find_attributions(structure, names): cues, contents, speakers and chains brought together."""

from __future__ import annotations

from onrecord.read.attribution.assemble import numbered
from onrecord.read.attribution.drafts import Drafter
from onrecord.read.attribution.holders import holders_of
from onrecord.read.attribution.lexicon import speech_lexicon
from onrecord.read.attribution.line import lines_of
from onrecord.read.attribution.loose import tie_loose_quotes
from onrecord.read.attribution.phrases import Phrases
from onrecord.read.attribution.publications import with_publications
from onrecord.read.attribution.replies import find_corrections, find_replies, of_version
from onrecord.read.attribution.speakers import carry_speakers
from onrecord.read.attribution.types import Attributions
from onrecord.read.attribution.writings import with_writings
from onrecord.read.names import Names
from onrecord.read.text import TextStructure


def find_attributions(structure: TextStructure, names: Names) -> Attributions:
    """Every act of speech or writing that a text tells, the rights of reply and the corrections.

    Speakers are mention ids where `names` holds a name for them. Deterministic; any text is accepted.
    """
    mentions = {mention.id: mention for mention in names.mentions}
    lines = lines_of(structure, names.mentions)
    replies = find_replies(structure, names)
    drafter = Drafter(
        structure.text,
        Phrases(speech_lexicon()),
        {reference.span.end: reference for reference in names.references},
        mentions,
        tuple(reply.span for reply in replies),
        holders_of(names, speech_lexicon()),
    )
    drafts = [draft for number in range(len(lines)) for draft in drafter.drafts(lines, number)]
    drafts = carry_speakers(structure.text, drafts, names, mentions, speech_lexicon())
    drafts = with_publications(structure.text, lines, drafts, names)
    tied = tie_loose_quotes(lines, drafts, structure.text)
    tied = with_writings(structure, tied, mentions)
    corrections = find_corrections(structure)
    kept = [draft for draft in tied if not of_version(structure.text, draft, corrections)]
    return Attributions(numbered(structure.text, lines, kept), replies, corrections)
