"""Measure one piece of work in a process of its own: seconds of CPU and of the clock, and the peak of memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

MEGABYTE = 1 << 20
_KILOBYTE = 1 << 10
_ONRECORD = "import sys; from onrecord.cli import main; sys.exit(main())"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost."""

    seconds: float
    """By the clock."""
    cpu: float
    """Seconds of CPU, of the user and of the system."""
    memory: float
    """The most memory held at once, in megabytes."""


def cost_of(arguments: Sequence[str]) -> Cost:
    """What `onrecord ARGUMENTS` costs in a process of its own. Raises RuntimeError where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.child", *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"onrecord {' '.join(arguments)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def main(arguments: Sequence[str]) -> int:
    """Run onrecord with the arguments, in silence, and print what it cost as one line of JSON."""
    began = time.perf_counter()
    # Without this variable Python keeps the bytecode of modules, as it does where a package is installed.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", _ONRECORD, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=kept)
    ended = time.perf_counter()
    if done.returncode not in (0, 1):
        print(done.stdout[-2000:], done.stderr[-2000:])
        return done.returncode
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        json.dumps(
            {
                "seconds": ended - began,
                "cpu": used.ru_utime + used.ru_stime,
                "memory": used.ru_maxrss * _KILOBYTE / MEGABYTE,
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
