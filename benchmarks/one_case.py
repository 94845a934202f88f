"""A thousand invented reports about one person's case, over three years: the same seed gives the same bytes.

News of the day with background paragraphs that tell the case again, outlets that differ on dates and terms, counts of
days, denials, wire copy and reprints: what makes one case large.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.generate import Report, told_day

OUTLETS = (
    "Harbour Gazette",
    "Limna Post",
    "Radio Meridian",
    "Northern Courier",
    "Ordabel Today",
    "Coastal Mirror",
    "Sandrow Weekly",
    "The Lantern",
    "Free Valley",
    "Tervel Observer",
)
AGENCY = "Meridian Wire"
NAMES = ("Mirel Torvano", "Mirel Torvano", "Mirel Torvano", "Mirel Torwano", "Mirel Torvanno")
SURNAME = "Torvano"
LAWYERS = ("Dina Kolteshan", "Pavel Osalmann", "Irma Vandoric")
COURTS = ("Kosht District Court", "Limna Court of Appeal", "Supreme Court")
PRISONS = ("the detention centre in Kosht", "Prison No. 4", "the prison hospital in Limna", "Prison No. 11")
TERMS = ("1 month", "2 months", "3 months", "1 month and 20 days")
CHARGES = ("extortion", "hooliganism", "tax evasion", "resisting the police")
SUPPORTERS = ("Nadia Brasek", "Karim Lemorian", "Zoya Gormelic", "Emil Ardinides", "Lena Pellumik", "Anton Novesta")
FIRST_DAY = date(2022, 1, 10)
DAYS = 1_000
"""How long the case goes on, in days."""
REPRINTED = 0.15
"""The share of reports that another outlet takes over."""
DOUBTED = 0.1
"""How often a date is told a day off."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happens in the case."""

    day: date
    kind: str
    """The key of its sentences."""
    where: str
    term: str
    who: str


_SENTENCES = {
    "arrest": (
        "{name} was arrested in Kosht on {day} on charges of {term}.",
        "Police detained {name} on {day} in Kosht.",
    ),
    "remand": (
        "On {day}, the {where} remanded {name} in custody for {term}.",
        "The {where} ordered {term} of pre-trial detention for {name} on {day}.",
    ),
    "extension": (
        "On {day}, the {where} extended the pre-trial detention of {name} by {term}.",
        "The detention of {name} was extended by {term} on {day}.",
    ),
    "hearing": (
        "The {where} held a hearing in the case of {name} on {day}.",
        "A hearing in the case of {name} took place at the {where} on {day}.",
    ),
    "transfer": (
        "{name} was transferred to {where} on {day}.",
        "On {day}, {name} was moved to {where}.",
    ),
    "strike": (
        "{name} went on a hunger strike on {day}.",
        "On {day}, {name} began a hunger strike, demanding a fair trial.",
    ),
    "strike_end": (
        "{name} ended the hunger strike on {day}.",
        "On {day}, {name} stopped the hunger strike.",
    ),
    "beating": (
        "According to lawyer {who}, {name} was beaten by guards on {day}.",
        "{name} was beaten in {where} on {day}, {who} said.",
    ),
    "search": (
        "Police searched the home of {name} on {day}.",
        "On {day}, officers searched the flat of {name}.",
    ),
    "verdict": (
        "On {day}, the {where} found {name} guilty of {term}.",
        "The {where} convicted {name} of {term} on {day}.",
    ),
    "appeal": (
        "The {where} rejected the appeal of {name} on {day}.",
        "On {day}, the {where} left the sentence of {name} unchanged.",
    ),
    "protest": (
        "{who} was detained on {day} at a protest in support of {name} in Kosht.",
        "Supporters of {name}, among them {who}, gathered in front of the court on {day}.",
    ),
    "call": (
        "{who} called on the authorities to release {name} on {day}.",
        "On {day}, {who} demanded the immediate release of {name}.",
    ),
}
_COLOUR = (
    'Lawyer {lawyer} told reporters: "He is weak, but he does not give up."',
    "The Ministry of Public Order denied that {surname} was beaten.",
    "The Ministry of Public Order could not be reached for comment.",
    "He faces up to eight years in prison.",
    "Human rights groups regard {surname} as a political prisoner.",
    "{surname} has denied the charges and calls them fabricated.",
    "The next hearing was scheduled for {later}.",
    "His wife said that she had not been allowed to see him since {earlier}.",
    "About forty people gathered in front of the court; some had come from the villages.",
)


def one_case(number: int = 1_000, seed: int = 11) -> Iterator[Report]:
    """`number` reports of 150 to 350 words about one person, the earliest news first, reprints among them."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    course = _course(chance)
    earlier: list[Report] = []
    while len(earlier) < number:
        if earlier and chance.random() < REPRINTED:
            report = _reprint(chance.choice(earlier[-40:]), chance)
        else:
            report = _news(course, chance, len(earlier) / number)
        earlier.append(report)
        yield report


def _course(chance: random.Random) -> list[Happening]:
    """Everything that happens, earliest first: an arrest, a remand, then something every few days."""
    found = [
        Happening(FIRST_DAY, "search", COURTS[0], CHARGES[0], LAWYERS[0]),
        Happening(FIRST_DAY, "arrest", COURTS[0], CHARGES[0], LAWYERS[0]),
        Happening(FIRST_DAY + timedelta(days=1), "remand", COURTS[0], TERMS[1], LAWYERS[0]),
    ]
    day = FIRST_DAY + timedelta(days=4)
    striking = False
    while (day - FIRST_DAY).days < DAYS:
        kind = chance.choice(tuple(_SENTENCES)[2:])
        if kind in ("strike", "strike_end"):
            kind = "strike_end" if striking else "strike"
            striking = not striking
        where = chance.choice(PRISONS if kind in ("transfer", "beating") else COURTS)
        term = chance.choice(CHARGES if kind == "verdict" else TERMS)
        found.append(Happening(day, kind, where, term, chance.choice((*LAWYERS, *SUPPORTERS))))
        day += timedelta(days=chance.randrange(3, 12))
    return found


def _news(course: list[Happening], chance: random.Random, share: float) -> Report:
    """A report of the newest thing at that point of the case, told with some of what came before."""
    place = min(len(course) - 1, int(share * len(course)) + chance.randrange(3))
    newest = course[place]
    published = newest.day + timedelta(days=chance.randrange(3))
    name = chance.choice(NAMES)
    lead = [_told(newest, name, chance), *(_colour(newest, chance) for _ in range(2))]
    strike = next((past for past in reversed(course[: place + 1]) if past.kind.startswith("strike")), None)
    if strike is not None and strike.kind == "strike" and strike.day < published:
        count = (published - strike.day).days + 1 + (chance.random() < DOUBTED)
        lead.append(f"On {told_day(published)}, {SURNAME} continued his hunger strike for the {count}th day.")
    background = [course[number] for number in sorted(chance.sample(range(place + 1), min(place + 1, 6)))]
    halves = (background[:3], background[3:])
    told = [" ".join(_told(past, SURNAME, chance) for past in half) for half in halves if half]
    paragraphs = [" ".join(lead), *told, _colour(newest, chance)]
    headline = f"{name}: news of {told_day(newest.day)}"
    return Report(chance.choice(OUTLETS), published, "\n\n".join([headline, *paragraphs]))


def _told(happening: Happening, name: str, chance: random.Random) -> str:
    day, term = happening.day, happening.term
    if chance.random() < DOUBTED:
        day += timedelta(days=chance.choice((-1, 1)))
    if chance.random() < DOUBTED and term in TERMS:
        term = chance.choice(TERMS)
    sentence = chance.choice(_SENTENCES[happening.kind])
    return sentence.format(name=name, day=told_day(day), where=happening.where, term=term, who=happening.who)


def _colour(newest: Happening, chance: random.Random) -> str:
    return chance.choice(_COLOUR).format(
        lawyer=chance.choice(LAWYERS),
        surname=SURNAME,
        later=told_day(newest.day + timedelta(days=chance.randrange(5, 30))),
        earlier=told_day(newest.day - timedelta(days=chance.randrange(5, 30))),
    )


def _reprint(report: Report, chance: random.Random) -> Report:
    """The same text in another outlet, a day later at most; half of them say where they have it from."""
    publisher = chance.choice([outlet for outlet in OUTLETS if outlet != report.publisher])
    published = report.published + timedelta(days=chance.randrange(2))
    source = f"\n\n({AGENCY})" if chance.random() < 0.5 else f"\n\n{publisher} has this report from {report.publisher}."
    return Report(publisher, published, report.text + source)
