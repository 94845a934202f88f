"""Bodies that everybody knows are found whole and by the acronyms that nobody explains."""

from __future__ import annotations

from onrecord.core.mention import MentionKind
from onrecord.read.names import Names, find_names
from onrecord.read.text import structure_of


def _names(text: str) -> Names:
    return find_names(structure_of(text))


def _groups(names: Names) -> list[set[str]]:
    texts = {mention.id: mention.text for mention in names.mentions}
    return [{texts[one] for one in group} for group in names.groups]


def test_an_acronym_that_the_report_does_not_explain_is_the_body_it_is_known_for() -> None:
    text = "Reporters Without Borders called for her release.\n\nThe court in Kosht did not answer, RSF said on Monday."
    assert {"Reporters Without Borders", "RSF"} in _groups(_names(text))


def test_a_known_name_is_found_to_its_end() -> None:
    names = _names("The Committee to Protect Journalists wrote to the minister.")
    assert "Committee to Protect Journalists" in [mention.text for mention in names.mentions]


def test_an_acronym_is_no_part_of_a_person_s_name() -> None:
    found = {mention.text: mention.kind for mention in _names("OSCE Zarema Osk said so on Monday.").mentions}
    assert found.get("OSCE") is MentionKind.ORGANISATION
    assert "OSCE Zarema Osk" not in found


def test_a_surname_is_that_of_whoever_was_told_before_it() -> None:
    text = (
        "Pavlo Osk was arrested on Monday.\n\nOsk was beaten, his lawyer said.\n\nHis cousin Marta Osk was not there."
    )
    assert {"Pavlo Osk", "Osk"} in _groups(_names(text))


def test_a_nickname_in_brackets_is_the_person_s() -> None:
    text = "The leader of the group, Pavlo Osk (Redhand), was arrested on Monday."
    assert {"Pavlo Osk", "Redhand"} in _groups(_names(text))
