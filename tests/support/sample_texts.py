"""The reports that the case file made by hand rests on: invented people, outlets and places."""

from __future__ import annotations

from datetime import date

from onrecord.core.decision import MentionKey
from onrecord.core.document import Basis, Document
from onrecord.core.event import Support
from onrecord.core.identity import digest_of
from onrecord.core.span import Span
from onrecord.core.when import Bounds

TEXTS = {
    "gazette-1": """Journalist Nadia Orvel held in Port Ansel

PORT ANSEL, 11 March 2031. Police arrested Nadia Orvel, editor of the monthly Tideline, on March 10 on a charge of \
extortion.

The Lower Ansel District Court ordered her to be held for two months.

Her brother, Tomas Orvel, said the family was not told where she was.
""",
    "wire-1": """Editor Nadia Orvell remanded for two months

Northern Wire. 12 March 2031. The Lower Ansel court on Tuesday ordered two months of custody for Nadia Orvell, who was \
arrested on 10 March.

If convicted she faces up to five years in prison.
""",
    "shore-1": """Editor Nadia Orvell remanded for two months (Northern Wire)

12 March 2031. The Lower Ansel court on Tuesday ordered two months of custody for Nadia Orvell, who was arrested on 10 \
March.
""",
    "lens-1": """Надя Орвел: голодовка

CIVIC LENS, 10 April 2031. Nadia Orvel (Надя Орвел) has been on a hunger strike since April 8, her lawyer said.

"She told me that the investigator threatened her with a longer term," the lawyer, Mira Kasten, said.

The Interior Ministry denied that anybody had threatened her.
""",
    "gazette-2": """Nadia Orvel on the 14th day of her hunger strike

PORT ANSEL, 22 April 2031. The editor of Tideline, N. Orvel, who went on a hunger strike on April 9, is on the 14th \
day of it.

The Lower Ansel District Court extended her custody by one month on 21 April.

Her supporters plan to hold a protest outside the court on 30 April.

The spokesman of the prison service could not be reached for comment.
""",
}
"""The texts by a short key."""

FACTS = {
    "gazette-1": ("Harbour Gazette", date(2031, 3, 11), Basis.METADATA, "https://harbour-gazette.example/a/1?x=1&y=2"),
    "wire-1": ("Northern Wire", date(2031, 3, 12), Basis.DATELINE, None),
    "shore-1": ("Open Shore", date(2031, 3, 12), Basis.DECLARED, "https://open-shore.example/orvell"),
    "lens-1": ("Civic Lens", date(2031, 4, 10), Basis.METADATA, "javascript:alert(1)"),
    "gazette-2": ("Harbour Gazette", date(2031, 4, 22), Basis.METADATA, "https://harbour-gazette.example/a/2"),
}
"""Publisher, day and address of each."""

AS_OF = date(2031, 4, 22)


def digest(key: str) -> str:
    """The digest of the document with that key."""
    return digest_of(TEXTS[key].encode())


def title(key: str) -> str:
    """The first line of the document."""
    return TEXTS[key].partition("\n")[0]


def document(key: str) -> Document:
    """The document with that key."""
    publisher, published, basis, url = FACTS[key]
    return Document(
        digest=digest(key),
        text=TEXTS[key],
        name=f"{key}.txt",
        title=title(key),
        publisher=publisher,
        publisher_basis=basis,
        published=published,
        published_basis=basis,
        url=url,
        language="en",
        retrieved="2031-04-23T08:00:00Z",
    )


def documents() -> tuple[Document, ...]:
    """All documents, in the order of the case file."""
    return tuple(document(key) for key in TEXTS)


def span(key: str, words: str) -> Span:
    """Where `words` stand in the document; they must."""
    start = TEXTS[key].index(words)
    return Span(start, start + len(words))


def sentence(key: str, words: str) -> Span:
    """The line around `words`."""
    inner = span(key, words)
    start = TEXTS[key].rfind("\n", 0, inner.start) + 1
    return Span(start, TEXTS[key].index("\n", inner.end))


def key_of(key: str, words: str) -> MentionKey:
    """The mention key of `words`."""
    inner = span(key, words)
    return MentionKey(digest(key), inner.start, inner.end)


def support(*keys: str, origins: int) -> Support:
    """What stands behind a value."""
    return Support(len(set(keys)), len({FACTS[key][0] for key in keys}), origins)


def days(first: date, last: date | None = None) -> Bounds:
    """Bounds of a day or of several."""
    return Bounds(first, last or first)
