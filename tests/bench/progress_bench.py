"""What keeping progress costs, by how many answers are on file: `python -m tests.bench progress_bench`."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tui.progress import document
from tui.progress.entries import entry_of
from tui.progress.events import AnswerGiven, LessonOpened
from tui.progress.store import Store

from .figures import HEADING, Row, milliseconds, percentile, table

SIZES = (0, 1_000, 10_000, 100_000)
RECORDS = 1_000
OPENINGS = 15
# The bounds: acknowledging an answer (at p99) and opening, in ms.
MOST_TO_RECORD = 25.0
MOST_TO_OPEN = 150.0


def opened(home: Path) -> Store:
    return Store.open(home, device="bench", now=lambda: datetime.now(UTC))


def fill(home: Path, answers: int) -> None:
    """Years of study: 200 lessons of 12 questions each, answered again and again."""
    if not answers:
        return
    chance = random.Random(answers)
    store = Store.open(None, device="bench", now=lambda: datetime.now(UTC))
    entries = [
        entry_of(
            store.new(
                AnswerGiven,
                course="generative-ai-vs-llms",
                attempt=f"{number // 12:032x}",
                lesson=f"lesson-{number // 12 % 200}",
                question=f"question-{number % 2400}",
                response=chance.choice("abcd"),
                fraction=float(chance.random() < 0.8),
                seconds=round(chance.uniform(2, 60), 1),
                text="2e57c242050b",
            )
        )
        for number in range(answers)
    ]
    home.mkdir()
    (home / "progress.json").write_bytes(document.encode(entries))
    opened(home).settle()


def timed(work: Callable[[], object], times: int) -> list[float]:
    """How long each of so many calls took, in ms."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return milliseconds(taken)


def record(home: Path) -> list[float]:
    """Answers given one after the other, each acknowledged before the next."""
    store = opened(home)
    numbers = iter(range(RECORDS))

    def answer() -> None:
        store.record(
            store.new(
                AnswerGiven,
                course="generative-ai-vs-llms",
                attempt="a",
                lesson="lesson-7",
                question=f"question-{next(numbers) % 12}",
                response="b",
                fraction=1.0,
                text="2e57c242050b",
            )
        )

    return timed(answer, RECORDS)


def open_afresh(home: Path) -> list[float]:
    """Opening when the file was changed by someone else, so that it has to be read and folded."""
    taken = []
    for _ in range(5):
        (home / "state.cache").unlink(missing_ok=True)
        taken += timed(lambda: opened(home), 1)
    opened(home).settle()
    return taken


def close(home: Path) -> list[float]:
    """Closing after a sitting: the journal goes into the file."""
    taken = []
    for _ in range(5):
        store = opened(home)
        store.record(store.new(LessonOpened, course="generative-ai-vs-llms", lesson="lesson-1"))
        taken += timed(store.close, 1)
    return taken


def rows_for(size: int, home: Path) -> list[Row]:
    fill(home, size)
    on_file = f"{size:,} on file"
    return [
        Row(f"open, {on_file}", "ms", timed(lambda: opened(home), OPENINGS), bound=MOST_TO_OPEN),
        Row(f"open, {on_file}, changed elsewhere", "ms", open_afresh(home)),
        Row(f"record an answer, {on_file}", "ms", record(home)),
        Row(f"close, {on_file}", "ms", close(home)),
    ]


def main() -> None:
    print(f"\n{HEADING}", flush=True)
    slowest = 0.0
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            rows = rows_for(size, Path(folder) / "home")
        slowest = max(slowest, percentile(rows[2].values, 0.99))
        print(table(rows), flush=True)
    verdict = "kept" if slowest <= MOST_TO_RECORD else "BROKEN"
    print(f"an answer is acknowledged in {slowest:.1f} ms at p99 at most; bound {MOST_TO_RECORD:g} ms: {verdict}")


if __name__ == "__main__":
    main()
