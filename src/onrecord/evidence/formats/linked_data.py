"""JSON-LD in a page: the one node that describes the report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_ARTICLES = ("NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting", "Report", "LiveBlogPosting")
_PAGES = ("WebPage", "ItemPage")
_DEPTH = 6
"""How deep nodes may lie in one another; real pages stay under four."""


@dataclass(frozen=True, slots=True)
class Article:
    """The facts of the node, each as written."""

    headline: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None


def find_article(scripts: Sequence[str]) -> Article:
    """The article that the scripts describe, or the page where they describe none; an empty one where neither."""
    nodes: list[dict[str, object]] = []
    for script in scripts:
        try:
            nodes.extend(_nodes(json.loads(script, strict=False), 0))
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common, and the page's other metadata still speak
    named = {identity: node for node in nodes if isinstance(identity := node.get("@id"), str) and len(node) > 1}
    for types in (_ARTICLES, _PAGES):
        for node in nodes:
            if _types(node) & set(types) and ("datePublished" in node or "headline" in node):
                return _article(node, named)
    return Article()


def _nodes(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "publisher", "hasPart", "itemListElement"):
            yield from _nodes(value.get(key), depth + 1)


def _types(node: dict[str, object]) -> set[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return {str(entry).rpartition("/")[2] for entry in kinds if isinstance(entry, str)}


def _article(node: dict[str, object], named: dict[str, dict[str, object]]) -> Article:
    return Article(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        publisher=_name(node.get("publisher"), named),
        published=_text(node.get("datePublished")),
        modified=_text(node.get("dateModified")),
        url=_text(node.get("url")),
    )


def _name(value: object, named: dict[str, dict[str, object]]) -> str | None:
    """The name of a publisher given as words, as a node, or as a reference to one."""
    if isinstance(value, list):
        return _name(value[0], named) if value else None
    if isinstance(value, dict):
        identity = value.get("@id")
        if "name" not in value and isinstance(identity, str):
            value = named.get(identity, value)
        return _text(value.get("name"))
    return _text(value)


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.strip() or None if isinstance(value, str) else None
