"""Kills writers at random moments, and counts what they had told as kept and what is there afterwards.

`python -m tests.progress.killing FOLDER KILLS SEED` prints the outcome as JSON. It runs in a process of its own,
because it forks.
"""

from __future__ import annotations

import itertools
import os
import random
import signal
import sys
import time
from pathlib import Path

import msgspec

from tests.progress.making import ids, opened
from tests.progress.writing import write
from tui.progress import document

# A writer's life, cut off at a random moment of it: long enough for several sittings.
LONGEST_LIFE = 0.2
# Two windows, as people have them.
WRITERS = 2


class Outcome(msgspec.Struct):
    """What came of it. `lost` are answers told as kept that are not there; `unreadable` are starts with a notice."""

    kills: int = 0
    told: int = 0
    lost: int = 0
    unreadable: int = 0
    in_file: int = 0
    torn: int = 0


def start(home: Path) -> tuple[int, int]:
    """A writer's process id, and the pipe that it tells down."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        write(home, itertools.count(), lambda told: os.write(mouth, told.encode()))
    os.close(mouth)
    return child, ear


def heard(ear: int) -> list[str]:
    with os.fdopen(ear, "rb") as pipe:
        text = pipe.read().decode()
    return [text[place : place + 32] for place in range(0, len(text), 32)]


def kill_writers(home: Path, kills: int, seed: int) -> Outcome:
    """Start writers and kill them, again and again on the same home; look what is there after each time."""
    chance = random.Random(seed)
    outcome = Outcome()
    kept: set[str] = set()
    while outcome.kills < kills:
        writers = [start(home) for _ in range(WRITERS)]
        for child, _ in writers:
            time.sleep(chance.uniform(0, LONGEST_LIFE / WRITERS))
            os.kill(child, signal.SIGKILL)
            outcome.kills += 1
        for child, ear in writers:
            os.waitpid(child, 0)
            told = heard(ear)
            outcome.told += len(told)
            kept |= set(told)
        outcome.torn += any(not path.read_bytes().endswith(b"\n") for path in (home / "journal").glob("*.jsonl"))
        file = home / "progress.json"
        outcome.unreadable += bool(file.exists() and document.read(file.read_bytes()).faults)
        store = opened(home)
        outcome.unreadable += bool(store.notices)
        outcome.lost += len(kept - ids(store.events()))
        kept &= ids(store.events())
    store = opened(home)
    store.settle()
    outcome.in_file = len(document.read((home / "progress.json").read_bytes()).entries)
    outcome.lost += len(kept - ids(store.events()))
    return outcome


if __name__ == "__main__":
    print(msgspec.json.encode(kill_writers(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))).decode())
