"""SIGKILL at a thousand random moments of real writers: `python -m tests.bench kill_bench`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from tests.progress.killing import Outcome

KILLS = 1_000
# A home grows with its kills; a few homes keep each start as quick as a person's first years.
HOMES = 5


def main() -> None:
    total = Outcome()
    begun = time.perf_counter()
    for seed in range(HOMES):
        with tempfile.TemporaryDirectory() as folder:
            arguments = [f"{folder}/home", str(KILLS // HOMES), str(seed)]
            command = [sys.executable, "-m", "tests.progress.killing", *arguments]
            said = subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[2])
        one = msgspec.json.decode(said.stdout, type=Outcome)
        total = Outcome(*(getattr(total, name) + getattr(one, name) for name in Outcome.__struct_fields__))
    verdict = "kept" if not total.lost and not total.unreadable else "BROKEN"
    print(f"\n{total.kills} kills in {time.perf_counter() - begun:.0f} s, {total.torn} of them with a torn line left")
    print(f"{total.told} answers told as kept, {total.in_file} in the file at the end")
    print(f"{total.lost} lost, {total.unreadable} starts on an unreadable file; bound 0 and 0: {verdict}")


if __name__ == "__main__":
    main()
