"""Extracting text and metadata from plain texts and saved pages, all invented."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.problem import Problem
from onrecord.evidence.formats import FORMATS, Extraction, Format, extract
from onrecord.evidence.formats.encoding import Decoded, decode

PARAGRAPHS = (
    "The weaver Zoë Kessin was held in Ostermark on 9 March, her brother said on Monday.",
    "“She was at work when they came,” he told the paper. A guard declined to comment.",
    "Kessin was released a day later.",
)


def page(head: str = "", body: str = "", opening: str = "<!doctype html>") -> bytes:
    text = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
    return (
        f"{opening}<html lang='en-GB'><head><meta charset='utf-8'><title>Weaver held - The Lamp</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><main><article><h1>Weaver held</h1>{text}"
        f"</article>{body}</main><footer>© The Lamp. All rights kept.</footer></body></html>"
    ).encode()


def extracted(content: bytes, name: str = "page.html") -> Extraction:
    found = extract(content, name)
    assert isinstance(found, Extraction), found
    return found


def test_formats_have_names_of_their_own() -> None:
    assert len({entry.name for entry in FORMATS}) == len(FORMATS)


def test_a_page_becomes_its_paragraphs() -> None:
    found = extracted(page())
    assert found.text == "\n\n".join(("Weaver held", *PARAGRAPHS)) + "\n"
    assert (found.media_type, found.title, found.language) == ("text/html", "Weaver held", "en-GB")


@pytest.mark.parametrize(
    "box",
    [
        "<section id='comments'><h3>2 comments</h3><p>Reader One: Kessin should be freed at once.</p></section>",
        "<div class='comment-list'><p>Reader One: Kessin should be freed at once, as everybody knows.</p></div>",
        "<aside><h3>Related</h3><ul><li><a href='/1'>Bridge opened in Calden by the mayor</a></li></ul></aside>",
        "<div class='related-posts'><h4>More</h4><p><a href='/1'>Bridge opened in Calden by the mayor</a></p></div>",
        "<form action='/subscribe'><p>Leave your address to get our letter every week.</p><input name='a'></form>",
        "<div class='share social'><p>Like this report? Tell your friends about it on their pages.</p></div>",
        "<ul class='menu'><li><a href='/1'>Weather</a></li><li><a href='/2'>Notices</a></li></ul>",
        "<script>var text = 'Reader One: Kessin should be freed';</script><style>p { color: red }</style>",
        "<!-- <p>An editor's note that nobody sees.</p> -->",
    ],
)
def test_what_stands_beside_a_report_is_left_out(box: str) -> None:
    assert extracted(page(body=box)).text == extracted(page()).text


LONG_TALK = "<p>Reader: Kessin should be freed at once, as everybody in this town knows very well.</p>" * 12


@pytest.mark.parametrize(
    "name", ["reader-comments", "article-comments", "disqus_thread", "recommended", "promo", "advert-box", "respond"]
)
def test_a_box_inside_the_report_is_left_out_even_where_it_is_longer(name: str) -> None:
    for attribute in ("class", "id"):
        box = f"<div {attribute}='{name}'>{LONG_TALK}</div></article>".encode()
        assert extracted(page().replace(b"</article>", box)).text == extracted(page()).text


def test_a_part_that_holds_the_headline_is_the_report() -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    report = f"<div class='widget'><article><h1>Weaver held</h1>{text}</article></div>"
    content = (
        f"<html><body>{report}<div><p>{'Tickets for the fair can be had at the gate. ' * 4}</p></div></body></html>"
    )
    assert all(paragraph in extracted(content.encode()).text for paragraph in PARAGRAPHS)


def test_a_headline_above_the_report_is_part_of_the_text() -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    content = f"<html><body><header><h1>Weaver held</h1></header><main><article>{text}</article></main></body></html>"
    assert extracted(content.encode()).text == extracted(page()).text


def test_a_class_that_only_sounds_like_a_side_box_keeps_the_report() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    content = f"<html><body class='has-comments'><div class='related comments'>{body}</div></body></html>".encode()
    assert all(paragraph in extracted(content).text for paragraph in PARAGRAPHS)


def test_inline_marks_join_and_breaks_part_words() -> None:
    content = (
        b"<html><body><article><h1>Held</h1><p>The <b>wea</b>ver <a href='/k'>Zo Kessin</a>, of\n   Ostermark,<br>"
        b"was held on 9 March, her brother said on Monday in the town hall.</p>"
        b"<blockquote><p>She was at work when they came for her.</p></blockquote></article></body></html>"
    )
    assert extracted(content).text == (
        "Held\n\nThe weaver Zo Kessin, of Ostermark,\nwas held on 9 March, her brother said on Monday in the town hall."
        "\n\nShe was at work when they came for her.\n"
    )


def test_linked_data_goes_before_open_graph() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "Organization", "@id": "#o", "name": "The Lamp"},'
        '{"@type": "NewsArticle", "headline": "Weaver &amp; sister held", "publisher": {"@id": "#o"},'
        '"datePublished": "2031-03-09T23:30:00+04:00", "dateModified": "2031-03-11T08:00:00Z"}]}</script>'
        '<meta property="og:site_name" content="Lamp Site"><meta property="og:title" content="Held">'
        '<meta property="article:published_time" content="2031-03-09T19:30:00Z">'
        '<link rel="canonical" href="https://lamp.example/held">'
    )
    found = extracted(page(head))
    assert (found.title, found.publisher, found.url) == (
        "Weaver & sister held",
        "The Lamp",
        "https://lamp.example/held",
    )
    assert (found.published, found.modified) == ("2031-03-09T23:30:00+04:00", "2031-03-11T08:00:00Z")
    assert found.problems == ()


def test_open_graph_and_the_title_without_its_site() -> None:
    head = (
        '<meta property="og:site_name" content="The Lamp"><meta property="og:url" content="https://lamp.example/1">'
        '<meta property="og:title" content="Weaver held | The Lamp">'
        '<meta property="article:published_time" content="2031-03-09">'
    )
    found = extracted(page(head))
    assert (found.title, found.publisher, found.published) == ("Weaver held", "The Lamp", "2031-03-09")
    assert found.url == "https://lamp.example/1"


def test_a_time_in_the_report_and_none_in_a_list_of_others() -> None:
    others = "<ul><li><time datetime='2020-01-01'>old</time> <a href='/1'>An old report</a></li></ul>"
    assert extracted(page(body=others)).published is None
    assert extracted(page(body=others + "<p><time datetime='2031-03-09T10:00'>9 March</time></p>")).published == (
        "2031-03-09T10:00"
    )


def test_an_unset_stamp_is_passed_over_and_an_unclear_one_is_told() -> None:
    junk = '<meta property="article:published_time" content="0001-01-01T00:00:00Z">'
    assert extracted(page(junk + '<meta name="date" content="2031-03-09">')).published == "2031-03-09"
    found = extracted(page('<meta name="date" content="03/09/2031">'))
    assert "03/09/2031" in found.problems[0].message
    named = extracted(page('<meta name="date" content="by Alma Verrin, in spring">'))
    assert "cannot be understood." in named.problems[0].message


def test_two_publication_days_are_told() -> None:
    head = '<meta property="article:published_time" content="2031-03-09"><meta name="date" content="2031-03-10">'
    found = extracted(page(head))
    assert found.published == "2031-03-09"
    assert "2031-03-10" in found.problems[0].message


@pytest.mark.parametrize("junk", ["{", "[1, 2", '"x"', "null", '{"@type": 3, "headline": ["a"]}', "[" * 5000])
def test_broken_linked_data_is_passed_over(junk: str) -> None:
    found = extracted(page(f'<script type="application/ld+json">{junk}</script>'))
    assert found.text == extracted(page()).text


def test_the_address_that_a_browser_wrote_when_saving() -> None:
    saved = "<!doctype html>\n<!-- saved from url=(0024)https://lamp.example/abc -->\n"
    assert extracted(page(opening=saved)).url == "https://lamp.example/abc"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1251", "Зоя Кессин"), ("koi8-r", "Зоя Кессин"), ("cp1252", "Zoë Kessin"), ("cp1254", "Zoğ Kessin")],
)
def test_a_declared_encoding_is_used(encoding: str, text: str) -> None:
    content = page().replace(b"charset='utf-8'", f"charset='{encoding}'".encode()).decode()
    found = extracted(content.replace("Zoë Kessin", text).encode(encoding, "replace"))
    assert text in found.text
    assert found.problems == ()


def test_latin_1_means_what_browsers_mean_by_it() -> None:
    content = page().replace(b"charset='utf-8'", b"charset=iso-8859-1").decode().encode("cp1252")
    assert "“She was at work" in extracted(content).text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_byte_order_mark_goes_before_what_is_declared(mark: bytes) -> None:
    encoding = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}[mark]
    for name, content in (("a.txt", "Zoë Kessin was held.\n"), ("a.html", page().decode())):
        found = extracted(mark + content.encode(encoding), name)
        assert "Zoë Kessin" in found.text
        assert not found.text.startswith("\ufeff")


def test_an_xml_declaration_does_no_harm() -> None:
    opening = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>'
    assert extracted(page(opening=opening)).text == extracted(page()).text


def test_a_text_that_quotes_markup_is_a_text() -> None:
    content = b"The page said <html><body> and nothing else, on 9 March 2031.\n"
    assert extracted(content, "note.txt").media_type == "text/plain"
    assert extracted(page(), "no-ending").media_type == "text/html"


def test_a_header_is_read_and_taken_off() -> None:
    found = extracted(b"TITLE: Weaver held\nSource : The Lamp\ndate: 9 March 2031\nLanguage: en\n\n\nHeld.\n", "a.txt")
    assert found.text == "Held.\n"
    assert (found.title, found.publisher, found.published) == ("Weaver held", "The Lamp", "9 March 2031")


@pytest.mark.parametrize(
    "text",
    [
        "Weaver held\n\nPublished: 2031-03-09 is what it said.\n",
        "Title: one\nTitle: two\n\nText.\n",
        "Title: one\nShe said: no.\n\nText.\n",
        "Title: one\nText goes on without a break.\n",
        "\n\nTitle: not at the top\n\nText.\n",
        "Note: she was held.\n\nText.\n",
    ],
)
def test_what_is_no_header_stays_in_the_text(text: str) -> None:
    found = extracted(text.encode(), "a.txt")
    assert found.text == text
    assert found.title is None


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), min_size=1))
def test_plain_text_is_kept_as_it_is(text: str) -> None:
    found = extract(text.encode(), "a.bin")
    if isinstance(found, Extraction) and found.extractor == "plain 1" and not text.startswith("\ufeff"):
        assert found.text == text or ":" in text


@given(st.binary(max_size=400))
def test_no_bytes_break_it(content: bytes) -> None:
    for name in ("a.txt", "a.html"):
        found = extract(content, name)
        assert isinstance(found, Extraction | Problem)
        if isinstance(found, Problem):
            assert found.where == name


@given(
    st.binary(min_size=1, max_size=200), st.sampled_from([None, "utf-8", "x-none", "cp1252", "utf-16", "hex", "idna"])
)
def test_decoding_gives_text_or_a_problem(content: bytes, declared: str | None) -> None:
    outcome = decode(content, "a.txt", declared)
    assert isinstance(outcome, Decoded | Problem)
    if isinstance(outcome, Decoded):
        assert "\r" not in outcome.text


def test_a_format_of_bytes_that_are_no_text_is_one_line_in_the_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    def pages(content: bytes, _name: str) -> Extraction:
        return Extraction(content.removeprefix(b"%PDF-").decode(), "application/pdf", "pdf 1")

    def is_pdf(content: bytes, _name: str) -> bool:
        return content.startswith(b"%PDF-")

    scan = b"%PDF-" + PARAGRAPHS[0].encode()
    assert isinstance(extract(scan, "scan.pdf"), Problem)
    added = (*FORMATS, Format("pdf", "application/pdf", is_pdf, pages, binary=True))
    monkeypatch.setattr("onrecord.evidence.formats.FORMATS", added)
    assert extracted(scan, "scan.pdf").text == PARAGRAPHS[0]
    assert isinstance(extract(b"GIF89a", "photo.gif"), Problem)
    assert extracted(PARAGRAPHS[0].encode(), "report.txt").extractor == "plain 1"


def test_tables_lists_fields_and_captions_of_a_page_keep_their_make_up():
    page = """<!doctype html><html><head><title>Held in Norland</title></head><body><article><h1>Held in Norland</h1>
    <p>The Lantern Centre keeps a list of people who are held for what they wrote, and brings it up to date monthly.</p>
    <figure><img src="a.jpg"><figcaption>Nadia Orvel in court. Photo: Open Ledger</figcaption></figure>
    <table><tr><th>Name</th><th>Arrested</th><th>Sentence</th></tr>
    <tr><td>Nadia Orvel</td><td>3 May 2025</td><td>7 years</td></tr></table>
    <p>Others were detained later in the year, and their cases are pending before the courts of the country.</p>
    <ul><li>Zarema Osk, arrested on 10 May 2025</li><li>Ivo Brask, arrested on 2 June 2025</li></ul>
    <ol><li>3 May 2025: arrested</li><li>5 May 2025: remanded</li></ol>
    <dl><dt>Name</dt><dd>Lina Hautala</dd><dt>Arrested</dt><dd>1 June 2025</dd></dl>
    </article></body></html>"""
    extraction = extract(page.encode(), "page.html")
    assert not isinstance(extraction, Problem)
    lines = [line for line in extraction.text.splitlines() if line]
    assert "Caption: Nadia Orvel in court. Photo: Open Ledger" in lines
    assert "Name | Arrested | Sentence" in lines
    assert "Nadia Orvel | 3 May 2025 | 7 years" in lines
    assert "- Zarema Osk, arrested on 10 May 2025" in lines
    assert "2. 5 May 2025: remanded" in lines
    assert "Arrested: 1 June 2025" in lines
