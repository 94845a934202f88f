"""The `.case` format itself: what it understands, what it refuses, how it accepts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.case_format import CaseError, accepted, parse

CASE = """# One idea.

=== report A
publisher: Limna Post
published: 2024-02-21
---
First line.

# not a comment inside a report

=== decide
same Olt Marn = Olt Marne -- heard so
[2024-03-01] undo 1
correct A "was arrested" : when = 2024-02-05
different Emil Torva @ A = Emil Torva @ B

=== as of 2024-03-02

=== claims: arrest, release
# why this is so
[A] something

=== findings
(none)
"""


def test_a_report_keeps_its_header_and_text() -> None:
    ((label, document),) = parse(CASE).documents
    assert label == "A"
    assert document.publisher == "Limna Post"
    assert document.published == date(2024, 2, 21)
    assert document.text == "First line.\n\n# not a comment inside a report"


def test_reports_that_differ_in_their_header_only_are_two_documents() -> None:
    twice = CASE.replace("=== decide", "=== report B\npublisher: Other\n---\nFirst line.\n\n=== decide")
    first, second = parse(twice).documents
    assert first[1].digest != second[1].digest


def test_decisions_carry_number_reason_day_slot_and_value() -> None:
    same, undo, correct, different = parse(CASE).decisions
    assert (same.number, same.kind, same.reason) == (1, "same", "heard so")
    assert [target.text for target in same.targets] == ["Olt Marn", "Olt Marne"]
    assert (undo.kind, undo.day, undo.targets[0].text) == ("undo", date(2024, 3, 1), "1")
    assert (correct.slot, correct.value, correct.targets[0].quoted) == ("when", "2024-02-05", True)
    assert [(target.text, target.report) for target in different.targets] == [("Emil Torva", "A"), ("Emil Torva", "B")]


def test_expectations_are_narrowed_and_leave_comments_out() -> None:
    claims, findings = parse(CASE).expectations
    assert claims.only == ("arrest", "release")
    assert claims.lines == ("[A] something",)
    assert findings.lines == ("(none)",)


def test_accepting_rewrites_only_what_was_found_and_keeps_comments() -> None:
    case = parse(CASE)
    rewritten = accepted(case, {0: ("[A] another",), 1: ("(none)",)})
    assert rewritten == CASE.replace("[A] something", "[A] another")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hello\n", "only comments"),
        ("=== nonsense\n", "unknown section"),
        ("=== claims\n", "no report"),
        ("=== report A\npublished: 2024-02-21\ntext\n", "a line `---`"),
        ("=== report A\npublished: Tuesday\n---\ntext\n\n=== claims\n", "is no day"),
        ("=== report A\ncolour: red\n---\ntext\n\n=== claims\n", "is no header"),
        ("=== report A\n---\ntext\n", "nothing is expected"),
        ('=== report A\n---\ntext\n\n=== decide\ncorrect A "text"\n\n=== claims\n', "write: correct"),
    ],
)
def test_what_is_not_understood_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(CaseError, match=message) as caught:
        parse(text, "sample.case")
    assert str(caught.value).startswith("sample.case:")
