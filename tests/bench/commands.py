"""The commands that answer without a screen, against an interpreter that does nothing."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .figures import Row, milliseconds
from .setting import CARREL, CHECKOUT, PYTHON, Setting, setting

NOTHING = (PYTHON, "-c", "pass")
BOUND = 3.0
COMMANDS: dict[str, tuple[str, ...]] = {
    "carrel --version": (CARREL, "--version"),
    "carrel --help": (CARREL, "--help"),
    "carrel status": (CARREL, "status"),
    "carrel courses --json": (CARREL, "courses", "--json"),
    "carrel check lessons": (CARREL, "check", "lessons"),
}


class Cost(NamedTuple):
    """What a command took, in seconds."""

    wall: float
    cpu: float


def measure(repeat: int) -> Iterator[Row]:
    nothing: list[Cost] = []
    costs: dict[str, list[Cost]] = {name: [] for name in COMMANDS}
    with setting() as place:
        # As on a desk in use: commands keep what they worked out, where there is a home to keep it in.
        place.home.mkdir(exist_ok=True)
        for turn in range(2 * repeat + 1):
            # The first turn fills the caches of the disk and compiles modules.
            kept = turn > 0
            cost = _cost(place, NOTHING)
            nothing += [cost] * kept
            for name, command in COMMANDS.items():
                cost = _cost(place, command)
                costs[name] += [cost] * kept
    wall, cpu = milliseconds(c.wall for c in nothing), milliseconds(c.cpu for c in nothing)
    for name, found in costs.items():
        bound = BOUND if name == "carrel --version" else None
        yield Row(f"{name}: wall", "ms", milliseconds(c.wall for c in found), wall, bound, True)
        yield Row(f"{name}: CPU", "ms", milliseconds(c.cpu for c in found), cpu, bound, True)


def _cost(place: Setting, command: Sequence[str]) -> Cost:
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, env=place.environment, cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    said = process.stderr.read().decode()
    # wait4 rather than Popen.wait: it tells what this one child has used.
    _, status, usage = os.wait4(process.pid, 0)
    ended = time.perf_counter()
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    # `check` ends with 1 when a lesson is being written; a command that broke is not measured.
    if process.returncode not in (0, 1) or "Traceback" in said:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said}")
    return Cost(ended - begun, usage.ru_utime + usage.ru_stime)
