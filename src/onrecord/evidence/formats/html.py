"""Saved web pages: the report's own text, without menus, comments and links to other pages."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.core.problem import Problem
from onrecord.evidence.formats.encoding import decode
from onrecord.evidence.formats.page_metadata import page_metadata
from onrecord.evidence.formats.types import Extraction

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OPENING = re.compile(rb"<!doctype\s+html|<(?:html|head|body|article|meta|title)[\s>]", re.IGNORECASE)
_SAMPLE = 4096
"""Bytes in which a page says that it is one, and in which encoding (browsers look at 1024)."""
_ENCODING = re.compile(
    rb"<\?xml[^>]*encoding=[\"']([\w.:-]{1,40})|<meta[^>]*charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")

_APART = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|disqus\w*|respond|related|recommended|recirculation|share|sharing|social|"
    r"newsletter|subscribe|subscription|breadcrumbs?|cookies?|menu|navigation|sidebar|widget|advert\w*|promo|teasers?)"
    r"(?:[\s_-]|$)",
    re.IGNORECASE,
)
_APART_TAGS = ("nav", "aside", "footer", "form", "noscript", "iframe", "button", "template")
_FIELD_CELLS = 2
CAPTION = "Caption:"
"""Stands before the words of a picture's caption."""
_BREAK = "\x00"
"""Stands for a forced line break until lines are made: no page's text holds it."""
_SHORTEST_REPORT = 120
"""Code points of prose that have to be left when something is taken off a page."""


def looks_like_html(content: bytes, name: str) -> bool:
    """Whether the content opens as a web page does; the name decides where only fragments of one are there."""
    sample = content[:_SAMPLE].replace(b"\x00", b"")
    if _OPENING.search(sample):
        # A text that quotes a tag further down is no page.
        return sample.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
    return name.lower().endswith((".html", ".htm", ".xhtml")) and b"<" in sample


def extract(content: bytes, name: str) -> Extraction | Problem:
    """The main text of a page, a blank line between paragraphs, and what its metadata say."""
    decoded = decode(content, name, _declared_encoding(content))
    if isinstance(decoded, Problem):
        return decoded
    markup = _XML_DECLARATION.sub("", decoded.text, count=1).replace("\x00", "")
    page = _parse(markup)
    if page is None:
        return Problem(name, "The page holds no markup that can be read.", "Save the page again and add that.")
    metadata = page_metadata(page, markup)
    text = _main_text(page, metadata.title)
    if not text:
        return Problem(
            name,
            "No report text was found in the page.",
            "Save the report's words as plain text, with its date, publisher and URL in a header, and add that.",
        )
    return Extraction(
        text,
        "text/html",
        _extractor(),
        title=metadata.title,
        publisher=metadata.publisher,
        published=metadata.published,
        modified=metadata.modified,
        url=metadata.url,
        language=metadata.language,
        problems=(*decoded.problems, *(Problem(name, *doubt) for doubt in metadata.doubts)),
    )


@cache
def _extractor() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - slow to load, and needed where a page is added only

    return f"html 2 (trafilatura {version('trafilatura')})"


def _declared_encoding(content: bytes) -> str | None:
    match = _ENCODING.search(content[:_SAMPLE])
    return (match[1] or match[2]).decode("ascii") if match else None


def _parse(markup: str) -> HtmlElement | None:
    from lxml import etree, html  # noqa: PLC0415 - slow to load

    try:
        return html.document_fromstring(markup, parser=html.HTMLParser(no_network=True, remove_comments=True))
    except (etree.ParserError, ValueError):
        return None


def _main_text(page: HtmlElement, title: str | None) -> str:
    """The report's paragraphs. Changes `page`, which is not used afterwards."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to load

    headline = _visible_headline(page, title)
    _take_apart(page)
    _keep_captions(page)
    fallback = _all_paragraphs(page)
    found = bare_extraction(page, favor_precision=True, include_comments=False, with_metadata=False)
    body = getattr(found, "body", None)
    paragraphs = (_paragraphs(body) if body is not None else []) or fallback
    if not paragraphs:
        return ""
    if headline and headline not in paragraphs[:3]:
        paragraphs.insert(0, headline)
    return "\n\n".join(paragraphs) + "\n"


def _visible_headline(page: HtmlElement, title: str | None) -> str | None:
    """The page's first-level heading that is the report's title: readers see it, so a quote may point to it."""
    headings = [text for heading in page.iter("h1") if (text := _squeezed(heading))]
    if title in headings:
        return title
    return headings[0] if len(headings) == 1 and title is None else None


def _take_apart(page: HtmlElement) -> None:
    """Remove what stands beside a report on its page: menus, comment boxes, links to other reports.

    A part that holds the headline stays, and so does one without which too little would be left to be a report: then it
    is the report, whatever its class says.
    """
    left = _prose(page)
    for part in list(page.iter("div", "section", "ul", "ol", "table", "p", *_APART_TAGS)):
        named = f"{part.get('class', '')} {part.get('id', '')} {part.get('role', '')}"
        if part.tag not in _APART_TAGS and not _APART.search(named):
            continue
        if part.getparent() is None or part.find(".//h1") is not None:
            continue
        lost = _prose(part)
        if lost and left - lost < _SHORTEST_REPORT:
            continue
        part.drop_tree()
        left -= lost


def _keep_captions(page: HtmlElement) -> None:
    """Turn the captions of pictures into paragraphs that say so, as figures are left out with all that is in them."""
    from lxml import etree  # noqa: PLC0415 - slow to load

    for caption in list(page.iter("figcaption")):
        words = _squeezed(caption)
        figure = next((one for one in caption.iterancestors("figure")), None)
        outer = figure if figure is not None else caption
        if words and outer.getparent() is not None and outer.find(".//table") is None:
            paragraph = etree.Element("p")
            paragraph.text = f"{CAPTION} {words}"
            outer.addnext(paragraph)


def _prose(part: HtmlElement) -> int:
    """Code points in the part's paragraphs."""
    return sum(len(_squeezed(paragraph)) for paragraph in part.iter("p"))


def _paragraphs(body: HtmlElement) -> list[str]:
    """The blocks of an extracted body as lines of text."""
    found: list[str] = []
    for block in body:
        if block.tag == "row" and len(block) > 1:
            found.append(_row(block))
        elif block.tag == "item" and (text := _lines(block)):
            kind = (block.get("rend") or "")[:2]
            if kind == "dd" and found:
                found[-1] = f"{found[-1].removesuffix(':')}: {text}"
            else:
                found.append(text if kind == "dt" else f"{_mark(block)} {text}")
        elif block.tag in ("quote", "list", "table", "row", "div") and len(block):
            if block.text and block.text.strip():
                found.append(_squeezed_text(block.text))
            found.extend(_paragraphs(block))
        elif text := _lines(block):
            found.append(text)
        if block.tail and block.tail.strip():
            found.append(_squeezed_text(block.tail))
    return found


def _row(row: HtmlElement) -> str:
    """A table's row as a line, its cells parted as in `Name | Born | Arrested`; in a table of fields `Name: N. N.`."""
    cells = [_squeezed_text("".join(cell.itertext())).replace("|", "/") for cell in row]
    return (": " if _of_fields(row.getparent()) else " | ").join(cells)


def _of_fields(table: HtmlElement | None) -> bool:
    """Whether each row of a table is the name of a field and its value: two cells, and only the first is a heading."""
    if table is None or any(len(row) != _FIELD_CELLS for row in table):
        return False
    return any(row[0].get("role") == "head" and row[1].get("role") != "head" for row in table)


def _mark(item: HtmlElement) -> str:
    """What stands before an item of a list: its number in one that counts, else a dash."""
    above = item.getparent()
    if above is None or above.get("rend") != "ol":
        return "-"
    return f"{[one for one in above if one.tag == 'item'].index(item) + 1}."


def _lines(block: HtmlElement) -> str:
    """One block's text; a forced line break stays one."""
    pieces = [block.text or ""]
    for inner in block.iterdescendants():
        pieces.append(_BREAK if inner.tag == "lb" else (inner.text or ""))
        pieces.append(inner.tail or "")
    # A line feed in the markup is a space; only <br> breaks a line.
    lines = (_squeezed_text(line) for line in "".join(pieces).split(_BREAK))
    return "\n".join(line for line in lines if line)


def _all_paragraphs(page: HtmlElement) -> list[str]:
    """Every paragraph that is left, for pages in which no main part stands out."""
    return [text for paragraph in page.iter("p", "h1", "blockquote") if (text := _squeezed(paragraph))]


def _squeezed(element: HtmlElement) -> str:
    return _squeezed_text(str(element.text_content()))


def _squeezed_text(text: str) -> str:
    return " ".join(text.split())
