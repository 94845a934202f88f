"""What a web page says of itself: title, publisher, dates, address, language; each as written.

Dates are read from what the page declares and never guessed from its text or its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from onrecord.evidence.formats.linked_data import Article, find_article
from onrecord.evidence.stamps import day_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish_date",
    "pubdate",
    "date",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_TITLES = ("og:title", "twitter:title", "dc.title")
_PUBLISHERS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "application-name",
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_LONGEST = 500
"""Code points in a title or a publisher's name; what is longer is no such thing, and may be meant to stop the work."""
_BARE_STAMP = re.compile(r"[\d\s:+./TZ-]{1,40}")
_BESIDE = frozenset({"aside", "nav", "footer"})


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The facts, each as written, and what is doubtful about them."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    language: str | None = None
    doubts: tuple[tuple[str, str], ...] = ()
    """Message and remedy of each Problem."""


def page_metadata(page: HtmlElement, markup: str) -> PageMetadata:
    """The metadata of a parsed page; `markup` is the page as text, for what a browser wrote into it when saving."""
    article = find_article([str(script.text or "") for script in page.xpath("//script[@type='application/ld+json']")])
    named = _named_values(page)
    publisher = _first(article.publisher, *(named.get(key) for key in _PUBLISHERS))
    stamps = [stamp for stamp in _published_stamps(page, article, named) if stamp]
    published = next((stamp for stamp in stamps if day_of(stamp)), stamps[0] if stamps else None)
    return PageMetadata(
        title=_title(page, article, named, publisher),
        publisher=publisher,
        published=published,
        modified=next(
            (s for s in (article.modified, *(named.get(key) for key in _MODIFIED)) if s and day_of(s) is not None), None
        ),
        url=_address(page, article, named, markup),
        language=page.get("lang") or page.get("xml:lang") or named.get("content-language") or named.get("og:locale"),
        doubts=_doubts(published, stamps),
    )


def _named_values(page: HtmlElement) -> dict[str, str]:
    """The first value of each meta element, by its lower-case name."""
    values: dict[str, str] = {}
    for meta in page.iter("meta"):
        content = (meta.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (meta.get(attribute) or "").strip().lower()
            if key and content:
                values.setdefault(key, content)
    return values


def _published_stamps(page: HtmlElement, article: Article, named: dict[str, str]) -> Iterator[str | None]:
    """Every stamp that tells the publication, the surest first."""
    yield article.published
    for key in _PUBLISHED:
        yield named.get(key)
    for element in page.xpath("//*[@itemprop='datePublished']"):
        yield element.get("datetime") or element.get("content") or None
    yield _time_element(page)


def _time_element(page: HtmlElement) -> str | None:
    """The first <time> that belongs to the report: not in a side column, not in a list of links."""
    for element in page.iter("time"):
        stamp = element.get("datetime")
        around = {str(ancestor.tag) for ancestor in element.iterancestors()}
        if stamp and not around & _BESIDE and not around & {"li", "a"}:
            return str(stamp)
    return None


def _doubts(published: str | None, stamps: list[str]) -> tuple[tuple[str, str], ...]:
    if published is None:
        return ()
    kept = day_of(published)
    if kept is None:
        # A page may write anything there, names too: only what can be nothing but a date is repeated.
        said = f": {published}" if _BARE_STAMP.fullmatch(published) else ""
        message = f"The page's publication date cannot be understood{said}."
        return ((message, "Add it again with --published YYYY-MM-DD."),)
    others = sorted({day.isoformat() for stamp in stamps if (day := day_of(stamp)) is not None and day != kept})
    if not others:
        return ()
    message = f"The page's metadata give more than one publication day: {kept.isoformat()} was kept, not {others[0]}."
    return ((message, "Compare with the page; to settle it, add it again with --published YYYY-MM-DD."),)


def _title(page: HtmlElement, article: Article, named: dict[str, str], publisher: str | None) -> str | None:
    headings = [" ".join(str(heading.text_content()).split()) for heading in page.iter("h1")]
    sole = headings[0] if len(headings) == 1 else None
    found = _first(article.headline, *(named.get(key) for key in _TITLES), sole)
    if found is None:
        element = page.find(".//title")
        found = _first(str(element.text_content())) if element is not None else None
    if found and publisher:
        without = re.sub(rf"\s*(?:[-–—|:·»]|::)+\s*{re.escape(publisher)}\s*$", "", found)
        found = without or found
    return found


def _address(page: HtmlElement, article: Article, named: dict[str, str], markup: str) -> str | None:
    canonical = next((str(link.get("href")) for link in page.xpath("//link[@rel='canonical'][@href]")), None)
    saved = _SAVED_FROM.search(markup[:4096])
    for found in (canonical, named.get("og:url"), article.url, saved[1] if saved else None):
        if found and found.strip().lower().startswith(("http://", "https://")):
            return found.strip()
    return None


def _first(*values: str | None) -> str | None:
    """The first that says something, entities resolved and white space squeezed; an address or an essay is no name."""
    for value in values:
        squeezed = " ".join(unescape(value).split()) if value else ""
        if squeezed and len(squeezed) <= _LONGEST and not squeezed.startswith(("http://", "https://")):
            return squeezed
    return None
