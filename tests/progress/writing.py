"""A writer: sits down, answers, gets up, and tells each answer once it is recorded.

`python -m tests.progress.writing FOLDER SITTINGS` prints the ids of its answers.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.progress.making import answer, opened


def write(home: Path, sittings: Iterable[int], tell: Callable[[str], object]) -> None:
    """Each sitting opens the store, settles it, gives some answers and closes it."""
    for sitting in sittings:
        store = opened(home, device=f"window {os.getpid()}")
        store.settle()
        for number in range(5 + 7 * sitting % 23):
            tell(answer(store, question=f"q{number}").id)
        store.close()


if __name__ == "__main__":
    write(Path(sys.argv[1]), range(int(sys.argv[2])), print)
