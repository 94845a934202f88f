"""Write figures into docs/benchmarks.md, between markers, and leave the words around them alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def place(name: str, content: str, page: Path = PAGE) -> None:
    """Put `content` between `<!-- NAME -->` and `<!-- /NAME -->`; ValueError where the page has no such place."""
    text = page.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if pattern.search(text) is None:
        raise ValueError(f"{page.name} has no place marked {begin} … {end}")
    filled = f"{begin}\n{content}\n{end}"
    page.write_text(pattern.sub(lambda _: filled, text), encoding="utf-8")
