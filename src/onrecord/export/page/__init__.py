"""A case file as one self-contained page: no request to anywhere, readable without scripts, printable."""

from __future__ import annotations

from onrecord.export.page.write import LOSSES, MEDIA_TYPE, NAME, write

__all__ = ["LOSSES", "MEDIA_TYPE", "NAME", "write"]
