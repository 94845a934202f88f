"""Who is who across documents: names of persons, organisations and places, with reasons for every tie."""

from __future__ import annotations

from onrecord.resolve.local import LocalName, LocalTie, local_names, local_ties
from onrecord.resolve.resolution import Resolution, resolve

__all__ = ["LocalName", "LocalTie", "Resolution", "local_names", "local_ties", "resolve"]
