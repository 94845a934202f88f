"""Invented reports in any number: the same seed gives the same bytes."""

from __future__ import annotations

import calendar
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

OUTLETS = ("Harbour Gazette", "Limna Post", "Radio Meridian", "Northern Courier", "Ordabel Today", "Coastal Mirror")
TOWNS = ("Kosht", "Limna", "Ordabel", "Tervel Bay", "Upper Maresh", "Sandrow")
CHARGES = ("extortion", "hooliganism", "tax evasion", "libel", "resisting the police", "illegal trade")
FIRST = (
    "Mirel",
    "Nadia",
    "Tomas",
    "Emil",
    "Dina",
    "Ivo",
    "Lena",
    "Boris",
    "Marta",
    "Pavel",
    "Irma",
    "Anton",
    "Zoya",
    "Karim",
)
HEADS = (
    "Tor",
    "Bras",
    "Os",
    "Lem",
    "Vand",
    "Kolt",
    "Mer",
    "Dral",
    "Shen",
    "Yar",
    "Pell",
    "Gorm",
    "Zhel",
    "Ard",
    "Nov",
    "Rus",
)
MIDDLES = ("a", "e", "o", "in", "al", "or", "um", "ik", "an", "el", "est", "ov")
TAILS = ("ev", "ko", "ski", "an", "ides", "ur", "mann", "esh", "ian", "ic", "ard", "ev")
TERMS = ("1 month", "2 months", "1 month and 20 days", "30 days", "3 months")
REPORTS_A_PERSON = 8
"""How many reports there are about one person, on average."""


@dataclass(frozen=True, slots=True)
class Course:
    """What happens to one invented person."""

    name: str
    surname: str
    court: str
    town: str
    lawyer: str
    charge: str
    term: str
    arrested: date


@dataclass(frozen=True, slots=True)
class Report:
    """One generated report."""

    publisher: str
    published: date
    text: str


def reports(number: int, seed: int = 7, paragraphs: int = 1) -> Iterator[Report]:
    """`number` reports of about 70 words a paragraph, about as many people as `REPORTS_A_PERSON` gives."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    courses = [_course(chance) for _ in range(max(1, number // REPORTS_A_PERSON))]
    for _ in range(number):
        course = chance.choice(courses)
        published = course.arrested + timedelta(days=chance.randrange(1, 80))
        body = "\n\n".join(_paragraph(course, published, chance) for _ in range(paragraphs))
        yield Report(chance.choice(OUTLETS), published, f"{_headline(course, chance)}\n\n{body}")


def many_cases(cases: int, each: int, seed: int = 13) -> Iterator[Report]:
    """Reports about so many people, `each` about every one of them, who is named in full in the headline."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    for _ in range(cases):
        course = _course(chance)
        for _ in range(each):
            published = course.arrested + timedelta(days=chance.randrange(1, 80))
            headline = f"{course.name} remains in custody"
            yield Report(chance.choice(OUTLETS), published, f"{headline}\n\n{_paragraph(course, published, chance)}")


def write(folder: Path, number: int, seed: int = 7) -> None:
    """So many reports as text files in `folder`, each with a sidecar that names its publisher and day."""
    write_all(folder, reports(number, seed))


def write_all(folder: Path, found: Iterable[Report]) -> None:
    """As `write`, for reports at hand."""
    folder.mkdir(parents=True, exist_ok=True)
    for place, report in enumerate(found):
        path = folder / f"{place:06d}.txt"
        path.write_text(report.text + "\n", encoding="utf-8")
        sidecar = f'{{"publisher": "{report.publisher}", "published": "{report.published}"}}\n'
        path.with_suffix(".meta.json").write_text(sidecar, encoding="utf-8")


def _name(chance: random.Random) -> tuple[str, str]:
    surname = chance.choice(HEADS) + chance.choice(MIDDLES) + chance.choice(HEADS).lower() + chance.choice(TAILS)
    return chance.choice(FIRST), surname


def _course(chance: random.Random) -> Course:
    first, surname = _name(chance)
    town = chance.choice(TOWNS)
    return Course(
        name=f"{first} {surname}",
        surname=surname,
        court=f"{town} District Court",
        town=town,
        lawyer=" ".join(_name(chance)),
        charge=chance.choice(CHARGES),
        term=chance.choice(TERMS),
        arrested=date(2023, 1, 1) + timedelta(days=chance.randrange(600)),
    )


def told_day(day: date) -> str:
    """As a report writes it: "January 9, 2023"."""
    return f"{calendar.month_name[day.month]} {day.day}, {day.year}"


def _headline(course: Course, chance: random.Random) -> str:
    return chance.choice(
        (
            f"{course.name} remains in custody",
            f"News of the case of {course.surname}",
            f"Lawyer speaks about {course.surname}",
        )
    )


def _paragraph(course: Course, published: date, chance: random.Random) -> str:
    order = course.arrested + timedelta(days=1)
    strike = course.arrested + timedelta(days=9)
    day = (published - strike).days + 1
    sentences = [
        f"{course.name} was arrested in {course.town} on {told_day(course.arrested)} on charges of {course.charge}.",
        f"The {course.court} arrested {course.surname} for {course.term} on {told_day(order)}.",
        f"On {told_day(strike)}, {course.surname} went on a hunger strike demanding his release.",
        f"According to lawyer {course.lawyer}, {course.surname} was beaten by guards on {told_day(order)}.",
        f'"He is weak, but he does not give up," {course.lawyer} told reporters.',
        f"The Ministry of Public Order denied that {course.surname} was beaten.",
        f"The administration of the detention centre in {course.town} could not be reached for comment.",
        "He faces up to five years in prison.",
        f"About forty people gathered in front of the court in {course.town}; some had come from the villages.",
    ]
    if day > 0:
        sentences.append(f"On {told_day(published)}, {course.surname} continued his hunger strike for the {day}th day.")
    chosen = chance.sample(sentences, 5)
    return " ".join(chosen)
