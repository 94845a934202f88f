"""The checks on the seed reports: rows, states, names, and what must never be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from benchmarks.seed_types import AttributionRow, Check, ClaimRow, Evidence, Expected, ReplyRow
from onrecord.core.attribution import Attribution, SpeakerKind, Stance
from onrecord.core.calendar import from_edtf, to_edtf
from onrecord.core.claim import Claim, Filler
from onrecord.core.entity import Entity
from onrecord.core.finding import FindingKind
from onrecord.core.reading import Reading
from onrecord.core.state import Clock, ClockName, State
from onrecord.core.when import WhenBasis


def _names(reading: Reading) -> dict[str, str]:
    """For each mention, the longest name of its group."""
    texts = {mention.id: mention.text for mention in reading.mentions}
    for group in reading.names:
        longest = max((texts[mention] for mention in group), key=len)
        texts.update(dict.fromkeys(group, longest))
    return texts


# --- rows


def check_claims(rows: Expected, evidence: Evidence) -> Iterator[Check]:
    """Rows 1 to 20."""
    names = {reading.document: _names(reading) for reading in evidence.readings}
    for claim_row in rows.claims:
        yield _claim_row(claim_row, evidence, names)
    for attribution_row in rows.attributions:
        yield _attribution_row(attribution_row, evidence, names)
    for reply_row in rows.replies:
        yield _reply_row(reply_row, evidence)


def _claim_row(row: ClaimRow, evidence: Evidence, names: Mapping[str, Mapping[str, str]]) -> Check:
    kind = [claim for claim in evidence.casefile.claims if claim.type in row.types]
    right = [claim for claim in kind if not _amiss(row, claim, names[claim.document])]
    holds = len({claim.document for claim in right}) >= row.reports
    nearest = sorted((_amiss(row, claim, names[claim.document]) for claim in kind), key=len)[: row.reports + 1]
    found = f"{len(right)} claims" if holds else "; ".join(", ".join(miss) or "right" for miss in nearest) or "no claim"
    return Check(f"row {row.row}, {row.what}", row.must, holds, found)


def _amiss(row: ClaimRow, claim: Claim, names: Mapping[str, str]) -> list[str]:
    """What of the claim is not as the row says."""
    bounds = claim.when.bounds
    told = " ".join(f"{filler.text} {names.get(filler.mention or '', '')}" for filler in claim.fillers)
    edtf = to_edtf(bounds, claim.when.open_ended)
    checks = {
        f"phase {claim.phase}": row.phase in (None, claim.phase),
        f"when {edtf}": row.when is None or edtf == row.when,
        f"not within {row.within}: {edtf}": row.within is None or bounds.within(from_edtf(row.within)),
        f"latest {bounds.latest}": row.latest is None or str(bounds.latest) == row.latest,
        f"person {_filled(claim.filled('person'), names)}": row.person is None
        or row.person in _filled(claim.filled("person"), names),
        f"without {row.words}": row.words is None or row.words.casefold() in told.casefold(),
        f"term {claim.term.iso() if claim.term else None}": row.term is None
        or (claim.term is not None and claim.term.iso() == row.term),
        f"day {claim.ordinal}": row.ordinal in (None, claim.ordinal),
        f"said by {_speaker(claim, names)}": row.speaker is None or row.speaker in _speaker(claim, names),
        f"stance {claim.stance}": claim.stance in row.stances,
    }
    return [miss for miss, right in checks.items() if not right]


def _filled(fillers: tuple[Filler, ...], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(filler.mention or "", filler.text) for filler in fillers)


def _speaker(claim: Claim, names: Mapping[str, str]) -> str:
    last = claim.speakers[-1]
    return "publisher" if last.kind is SpeakerKind.PUBLISHER else names.get(last.mention or "", last.text)


def _attribution_row(row: AttributionRow, evidence: Evidence, names: Mapping[str, Mapping[str, str]]) -> Check:
    chains: list[tuple[str, ...]] = []
    for reading in evidence.readings:
        text = evidence.texts[reading.document]
        known = {attribution.id: attribution for attribution in reading.attributions}
        chains.extend(
            _chain(attribution, known, names[reading.document], text)
            for attribution in reading.attributions
            if any(row.content in " ".join(span.quote(text).split()) for span in attribution.content)
        )
    holds = any(_chain_fits(row.chain, chain) for chain in chains)
    return Check(
        f"row {row.row}, {row.what}", row.must, holds, "; ".join(" ← ".join(chain) for chain in chains) or "none"
    )


def _chain(
    attribution: Attribution, known: Mapping[str, Attribution], names: Mapping[str, str], text: str
) -> tuple[str, ...]:
    speaker = names.get(attribution.speaker or "") or (attribution.source.quote(text) if attribution.source else "?")
    outer = _chain(known[attribution.outer], known, names, text) if attribution.outer else ()
    return (*outer, speaker)


def _chain_fits(wanted: tuple[str, ...], chain: tuple[str, ...]) -> bool:
    return len(chain) >= len(wanted) and all(
        part in speaker for part, speaker in zip(reversed(wanted), reversed(chain), strict=False)
    )


def _reply_row(row: ReplyRow, evidence: Evidence) -> Check:
    replies = [item.reply for item in evidence.casefile.replies]
    holds = any(row.party in reply.party and reply.outcome in row.outcomes for reply in replies)
    found = "; ".join(f"{reply.party}: {reply.outcome}" for reply in replies) or "none"
    return Check(f"row {row.row}, {row.what}", row.must, holds, found)


# --- states and clocks


def check_states(rows: Expected, both: Evidence, early: Evidence) -> Iterator[Check]:
    """Custody and hunger strike, as of the later report; the first order's end, as of the earlier one."""
    custody, strike = _state(both, rows.person, "custody"), _state(both, rows.person, "hunger_strike")
    before = _state(early, rows.person, "custody")
    first_order = {"2023-01-28", "2023-01-29"}
    yield _state_check("custody since 9 December 2022", _starts(custody)[-1:] == ["2022-12-09"], _starts(custody))
    yield _state_check("custody, day 45", "45" in _values(custody, ClockName.DAY), _values(custody, ClockName.DAY))
    found = _values(before, ClockName.RUNS_OUT)
    yield _state_check("the first order runs out on 28 or 29 January 2023", set(found) == first_order, found)
    found = _values(custody, ClockName.RUNS_OUT)
    extended = {"2023-02-28", "2023-03-01"}
    yield _state_check(
        "with the extension, on 28 February or 1 March 2023", set(found) - first_order == extended, found
    )
    periods = [(to_edtf(p.start), to_edtf(p.end) if p.end else None) for p in strike.periods] if strike else []
    expected = [("2022-12-15", "2022-12-28"), ("2023-01-09", None)]
    yield _state_check("two periods of hunger strike", periods == expected, periods)
    days = (
        [[reading.value for clock in period.clocks for reading in clock.readings] for period in strike.periods]
        if strike
        else []
    )
    yield _state_check("14 days, and the 14th day", len(days) == 2 and all("14" in values for values in days), days)
    yield _state_check("both last", bool(custody and strike and custody.active and strike.active), "")


def _state_check(name: str, holds: bool, found: object) -> Check:
    return Check(f"state, {name}", must=True, holds=holds, found=str(found))


def _state(evidence: Evidence, person: str, name: str) -> State | None:
    ids = {entity.id for entity in evidence.casefile.persons if person in [form.text for form in entity.forms]}
    return next((state for state in evidence.casefile.states if state.person in ids and state.name == name), None)


def _starts(state: State | None) -> list[str | None]:
    return [to_edtf(period.start) for period in state.periods] if state else []


def _values(state: State | None, name: ClockName) -> list[str]:
    if state is None:
        return []
    clocks: list[Clock] = [*state.clocks, *(clock for period in state.periods for clock in period.clocks)]
    return sorted({reading.value for clock in clocks if clock.name is name for reading in clock.readings})


# --- names


def check_names(rows: Expected, evidence: Evidence) -> Iterator[Check]:
    """Who is one, who is not, what is offered, and the roles."""
    casefile = evidence.casefile
    entities: tuple[Entity, ...] = (*casefile.persons, *casefile.organisations, *casefile.places)
    owner = {form.text: entity.id for entity in entities for form in entity.forms}
    for same in rows.same:
        owners = [owner.get(name, f"{name} not found") for name in same.names]
        yield Check(f"one: {' / '.join(same.names)}", must=True, holds=len(set(owners)) == 1, found=", ".join(owners))
    for different in rows.different:
        owners = [owner.get(name, "") for name in different.names]
        holds = len(set(owners)) == len(owners) and "" not in owners
        yield Check(f"different: {' / '.join(different.names)}", must=True, holds=holds, found=", ".join(owners))
    for suggested in rows.suggested:
        pair = {owner.get(name, "") for name in suggested.names}
        holds = any({offer.left, offer.right} == pair for offer in casefile.suggestions)
        yield Check(
            f"offered: {' / '.join(suggested.names)}", must=True, holds=holds, found=str(len(casefile.suggestions))
        )
    for roles in rows.roles:
        held = [role.text for person in casefile.persons if person.id == owner.get(roles.name) for role in person.roles]
        holds = all(any(words in role for role in held) for words in roles.words)
        yield Check(f"roles of {roles.name}", must=True, holds=holds, found="; ".join(held) or "none")


# --- never


def check_never(rows: Expected, evidence: Evidence) -> Iterator[Check]:
    """What must not be said."""
    casefile = evidence.casefile
    alleged = {name for group in rows.alleged_only for name in group.types}
    raised = [event.title for event in casefile.events if event.type in alleged and event.stance is Stance.ASSERTED]
    yield Check("never a fact: what is only alleged", must=True, holds=not raised, found="; ".join(raised))
    absent = {name for group in rows.absent for name in group.types}
    happened = (Stance.ASSERTED, Stance.ALLEGED)
    invented = [event.title for event in casefile.events if event.type in absent and event.stance in happened]
    yield Check(
        "never: the remand as a sentence, or a release", must=True, holds=not invented, found="; ".join(invented)
    )
    days = [
        claim.id for claim in casefile.claims if claim.when.basis is WhenBasis.REPORTED_BY and claim.when.bounds.day
    ]
    yield Check("never: an invented day", must=True, holds=not days, found="; ".join(days))
    written = casefile.support.write()
    yield Check("never: two reports as two origins", must=True, holds=written == rows.support, found=written)
    types = {event.id: event.type for event in casefile.events}
    wrong = [
        finding.title
        for finding in casefile.findings
        if finding.kind is FindingKind.CONTRADICTION
        and any(types.get(event) == "hunger_strike" for event in finding.events)
    ]
    yield Check("never: a contradiction of pledged and went", must=True, holds=not wrong, found="; ".join(wrong))
    yield _furniture(rows, evidence)


def _furniture(rows: Expected, evidence: Evidence) -> Check:
    spans = [(reading.document, mention.span) for reading in evidence.readings for mention in reading.mentions]
    spans += [(claim.document, claim.sentence) for claim in evidence.casefile.claims]
    quotes = [span.quote(evidence.texts[document]) for document, span in spans]
    read = [quote for quote in quotes if any(words in quote for words in rows.furniture)]
    return Check("never: furniture as content", must=True, holds=not read, found="; ".join(read))
