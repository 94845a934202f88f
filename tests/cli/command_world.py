"""Two reports that disagree, and what a command left behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

FIRST = """Editor held in Port Ansel

PORT ANSEL, 11 March 2031. Police arrested Nadia Orvel, editor of the monthly Tideline, on March 10, 2031.

The Lower Ansel District Court ordered her to be held for two months on March 11, 2031.

Her brother, Tomas Orvel, was arrested on March 10, 2031, too.
"""


SECOND = """Orvel's arrest

PORT ANSEL, 14 March 2031. Police arrested Nadia Orvel on March 9, 2031, her lawyer, Mira Kasten, said.
"""


@dataclass
class Done:
    """How a command left and what it printed."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Done]
