"""Withheld names in scripts that leave vowels out: what may be the name goes, what cannot be it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.withhold.masking import WITHHELD, NameMask

SPELLINGS = {
    "Zarema Oskova": (
        *("زاريما أوسكوفا", "زريما اوسكوفا", "زارما اسکووا", "זרמה אוסקובה", "זרימה אוסקובה"),
        *("أوسكوفا", "اوسکووا", "אוסקובה", "وأوسكوفا", "لأوسكوفا", "לאוסקובה", "ואוסקובה", "أُوسكوفا", "أوســكوفا"),
    ),
    "Ruvan Dzhelmirov": (
        *("روفان جلميروف", "روان جلمیروف", "روفان دجلميروف", "רובן ג'למירוב", "רוואן דז׳למירוב"),
        *("جلميروف", "جيلميروف", "دجلميروف", "دژلمیروف", "ג'למירוב", "بجلميروف"),
    ),
    "Nadia Orvel": ("نادية أورفيل", "نادیا اورول", "נדיה אורבל", "أورفيل", "לאורבל"),
    "Anton Brezhul": ("أنطون بريجول", "آنتون برژول", "אנטון ברז'ול", "بريجول"),
    "Mira Kara": ("ميرا كارا", "میرا کارا", "מירה קארה"),
    "Hala Haddad": ("هالة حداد", "הלה חדאד", "حداد"),
}
WRITTEN = [(name, spelling) for name, spellings in SPELLINGS.items() for spelling in spellings]
PLAIN = (
    "قالت المحكمة في بيان صدر أمس إن الشرطة أوقفت الصحفي في منزله واقتادته إلى مركز الاحتجاز رقم أربعة",
    "بدأ إضرابا عن الطعام احتجاجا على ظروف سجنه ولم يسمح له بلقاء أسرته منذ اعتقاله ونفت الوزارة ذلك",
    "בית המשפט קבע אתמול כי העיתונאי יישאר במעצר עד תום ההליכים לאחר שהמשטרה טענה כי הוא חשוד בסחיטה",
    "دادگاه دیروز اعلام کرد که روزنامه نگار تا پایان تحقیقات در بازداشت خواهد ماند و خانواده او اعتراض کردند",
)
AROUND = st.sampled_from([" ", "، ", ". ", "\n", " - ", "“", "(", "/", "_", "#"])
OTHER = st.lists(st.sampled_from([word for text in PLAIN for word in text.split()]), max_size=5).map(" ".join)


@given(st.sampled_from(WRITTEN), OTHER, AROUND, AROUND, OTHER)
def test_no_spelling_without_vowels_saves_a_name(
    written: tuple[str, str], before: str, left: str, right: str, after: str
) -> None:
    name, spelling = written
    found = NameMask.of([name], []).find(f"{before}{left}{spelling}{right}{after}")
    start = len(before + left)
    for place, letter in enumerate(spelling, start):
        assert not letter.isalpha() or any(span.start <= place < span.end for span in found)


@given(st.sampled_from(WRITTEN), OTHER, OTHER)
def test_a_name_withheld_in_such_a_script_goes_from_latin_too(
    written: tuple[str, str], before: str, after: str
) -> None:
    name, spelling = written
    if " " in spelling:
        assert name.split()[-1] not in NameMask.of([spelling], []).apply(f"{before} {name} {after} {name}.")


@pytest.mark.parametrize("name", SPELLINGS)
def test_other_words_stay(name: str) -> None:
    mask = NameMask.of([name], [])
    assert [mask.apply(text) for text in PLAIN] == list(PLAIN)


def test_no_more_words_go_than_it_takes() -> None:
    assert NameMask.of(["Zarema Oskova"], []).apply("قالت زاريما أوسكوفا قالت قالت") == f"قالت {WITHHELD} قالت قالت"


def test_a_first_name_alone_and_the_full_names_of_others_stay() -> None:
    mask = NameMask.of(["Zarema Oskova"], ["إيفو أوسكوف"])
    assert mask.apply("زاريما") == "زاريما"
    assert mask.apply("إيفو أوسكوف") == "إيفو أوسكوف"
    assert mask.apply("إيفو أوسكوف، زاريما أوسكوفا") == f"إيفو أوسكوف، {WITHHELD}"


def test_a_short_name_goes_beside_its_first_name_only() -> None:
    mask = NameMask.of(["Mira Ali"], [])
    assert mask.apply("ميرا علي") == WITHHELD
    assert mask.apply("على الطاولة") == "على الطاولة"


def test_addresses_are_read_through_their_encoding() -> None:
    mask = NameMask.of(["Zarema Oskova"], [])
    address = "https://limna.example/%D8%A3%D9%88%D8%B3%D9%83%D9%88%D9%81%D8%A7"
    assert mask.apply_to_address(address) == WITHHELD
    assert mask.apply(f"See {address} there") == f"See {WITHHELD} there"
    assert mask.apply_to_address("https://limna.example/أوسكوفا") == WITHHELD
    short = "https://limna.example/%D9%85%D9%8A%D8%B1%D8%A7-%D8%B9%D9%84%D9%8A"
    assert NameMask.of(["Mira Ali"], []).apply_to_address(short) == WITHHELD
    assert mask.apply_to_address("https://limna.example/المحكمة") == "https://limna.example/المحكمة"
