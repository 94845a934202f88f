"""The page: nothing is loaded, every quote is there and marked, whatever a document holds is shown and never run."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import fields, replace
from functools import cache
from itertools import pairwise

from lxml import html

from onrecord.core.casefile import CaseFile
from onrecord.core.document import Document
from onrecord.core.span import Span
from onrecord.export.neutral import neutral
from onrecord.export.page import write
from onrecord.export.page.texts import Backlink, Mark, marked
from onrecord.vocabulary import load
from tests.support.sample_casefile import casefile
from tests.support.sample_claims import CLAIMS
from tests.support.sample_texts import TEXTS, documents

URL_ATTRIBUTES = {"src", "href", "action", "data", "poster", "srcset", "formaction", "xlink:href", "background", "ping"}


@cache
def page() -> str:
    return write(casefile(), documents(), load()).decode()


@cache
def tree() -> html.HtmlElement:
    return html.document_fromstring(page())


def text_of(element: html.HtmlElement) -> str:
    return str(element.text_content())


def test_same_input_same_bytes() -> None:
    assert write(casefile(), documents(), load()).decode() == page()


def test_nothing_is_loaded_from_anywhere() -> None:
    for element in tree().iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            if name in URL_ATTRIBUTES and not value.startswith("#"):
                assert element.tag == "a", f"<{element.tag} {name}={value}>"
                assert value.startswith(("https://", "http://"))
                assert {"noreferrer", "noopener"} <= set(element.get("rel", "").split())
        assert element.tag not in {"link", "img", "iframe", "object", "embed", "base", "form", "video", "audio"}
    assert "url(" not in page()
    assert "@import" not in page()
    assert "fetch(" not in page()


def test_the_policy_allows_the_one_style_and_the_one_script_only() -> None:
    policy = tree().xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert [rules[name] for name in ("default-src", "base-uri", "form-action")] == ["'none'"] * 3
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        found = re.findall(rf"<{tag}>(.*?)</{tag}>", page(), re.DOTALL)
        assert len(found) == 1
        digest = base64.b64encode(hashlib.sha256(found[0].encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    for element in tree().iter():
        if isinstance(element.tag, str):
            assert not [name for name in element.attrib if name.startswith("on") or name == "style"]


def test_every_quote_is_marked_in_the_text_of_its_document_and_shown_beside_its_event() -> None:
    numbers = {report.document: number for number, report in enumerate(casefile().reports, 1)}
    texts = {document.digest: document.text for document in documents()}
    for claim in CLAIMS.values():
        anchor = f"r{numbers[claim.document]}-{claim.sentence.start}-{claim.sentence.end}"
        (mark,) = tree().xpath(f'//mark[@id="{anchor}"]')
        quote = claim.sentence.quote(texts[claim.document])
        assert text_of(mark) == quote
        triggers = [text_of(part) for part in mark.xpath('.//*[@class="trigger"]')]
        assert claim.trigger.quote(texts[claim.document]) in triggers
        shown = tree().xpath(f'//*[@id="{claim.id}"]//blockquote')
        assert [text_of(quoted).strip() for quoted in shown] == [quote]
        assert tree().xpath(f'//*[@id="{claim.id}"]//a[@href="#{anchor}"]')


def test_every_link_inside_the_page_leads_somewhere_and_every_anchor_is_one() -> None:
    anchors = tree().xpath("//@id")
    assert len(anchors) == len(set(anchors))
    for target in tree().xpath('//@href[starts-with(., "#")]'):
        assert target[1:] in anchors


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(heading.tag[1]) for heading in tree().xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_both_sides_of_a_contradiction_stand_unfolded_with_their_quotes() -> None:
    (finding,) = tree().xpath('//*[@id="contradictions"]//article')
    assert not finding.xpath(".//details")
    sides = [text_of(side) for side in finding.xpath('.//*[@class="side"]')]
    assert [side.strip().splitlines()[0] for side in sides] == ["8 April 2031", "9 April 2031"]
    assert "has been on a hunger strike since April 8" in sides[0]
    assert "went on a hunger strike on April 9" in sides[1]
    assert all("1 report, 1 publisher, 1 origin" in side for side in sides)


def test_what_is_not_stated_as_fact_says_so_in_words() -> None:
    labels = {
        event.get("id"): [text_of(tag) for tag in event.xpath('.//*[contains(@class, "tag")]')]
        for event in tree().xpath('//li[@class="event"]')
    }
    for event in casefile().events:
        # A denial is itself what happened, and told by its publisher like anything else.
        words = "asserted" if event.type == "official_response" else event.stance.value.replace("_", " ")
        assert ("stated" if words == "asserted" else words) in labels[event.id]


def test_a_chain_of_speakers_is_told_link_by_link() -> None:
    threat = tree().xpath(f'//*[@id="{CLAIMS["threat"].id}"]')[0]
    assert "Civic Lens ← Mira Kasten (by phone) ← Nadia Orvel" in text_of(threat)


def test_the_footer_names_every_input_and_the_day() -> None:
    footer = text_of(tree().xpath("//footer")[0])
    for digest in (*casefile().inputs.documents, casefile().inputs.vocabulary, casefile().inputs.decisions):
        assert digest in footer
    assert "22 April 2031" in footer


def hostile() -> tuple[CaseFile, tuple[Document, ...]]:
    """The sample with a document, a title and a name that try to break out."""
    attack = '</p><script>alert(1)</script><img src=x onerror="alert(2)">\u202egnp.exe \x1b[31m " \' & {{ 7*7 }}'
    key = casefile().reports[0].document
    own = casefile()
    first, *rest = documents()
    person, *others = own.persons
    event, *later = own.events
    report, *reports = own.reports
    return (
        replace(
            own,
            persons=(replace(person, name=attack), *others),
            events=(replace(event, title=attack), *later),
            reports=(replace(report, title=attack, url=f"https://example.org/{attack}"), *reports),
        ),
        (replace(first, text=first.text + attack), *[document for document in rest if document.digest != key]),
    )


def test_nothing_in_a_document_or_a_name_becomes_markup() -> None:
    written = write(*hostile(), load()).decode()
    parsed = html.document_fromstring(written)
    assert len(parsed.xpath("//script")) == 1
    assert not parsed.xpath("//img")
    assert not parsed.xpath("//@*[starts-with(name(), 'on')]")
    assert "\u202e" not in written
    assert "\x1b" not in written
    assert "‹U+202E›gnp.exe" in written
    assert "{{ 7*7 }}" in written


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    assert "javascript:alert(1)" in page()
    assert not tree().xpath('//a[starts-with(@href, "javascript:")]')


def test_a_report_whose_text_is_not_at_hand_is_said_to_be_missing() -> None:
    written = write(casefile(), documents()[1:], load()).decode()
    assert "The text of this report is not part of this page." in written
    assert "The text of this quote is not part of this page." in written


def test_an_empty_case_file_still_makes_a_page() -> None:
    own = casefile()
    values = {field.name: () for field in fields(own) if isinstance(getattr(own, field.name), tuple)}
    empty = replace(own, **values, as_of=None)
    assert "No event is told." in write(empty, (), load()).decode()


def test_marks_may_nest_cross_and_run_over_paragraphs() -> None:
    text = "One two three four.\n\nFive six seven."
    outer, crossing = Span(4, 25), Span(8, 18)
    markup = str(marked(text, [Mark(outer, "a", (Backlink("1", "#e", "E"),)), Mark(crossing, "b")], [Span(14, 29)]))
    element = html.fragment_fromstring(markup, create_parent="div")
    assert [text_of(paragraph) for paragraph in element.xpath("./p")] == ["One two three four.", "Five1 six seven."]
    assert text_of(element.xpath('//mark[@id="a"]')[0]) == "two three four."
    assert text_of(element.xpath('//mark[@id="b"]')[0]) == "three four"
    assert markup.count('class="backlinks"') == 1
    assert markup.count('id="a"') == 1


def test_control_characters_are_written_out_and_joiners_are_kept() -> None:
    assert neutral("a\u202eb\u0007c\td\ne") == "a‹U+202E›b‹U+0007›c\td\ne"
    assert neutral("می\u200cخواهم") == "می\u200cخواهم"
    assert all(letter in TEXTS["lens-1"] for letter in "Надя")
