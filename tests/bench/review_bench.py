"""What reviews cost, by how many answers are on file: `python -m tests.bench review_bench`."""

from __future__ import annotations

import random
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.course.loading import open_course
from tui.folders import shipped
from tui.progress import document
from tui.progress.entries import entry_of
from tui.progress.events import AnswerGiven, timestamp
from tui.progress.store import Store
from tui.review.board import load_board
from tui.review.items import Item, Items
from tui.review.keeping import ledger_of
from tui.review.queue import queue
from tui.review.settings import Settings
from tui.review.statistics import statistics

from .commands import NOTHING, _cost
from .figures import HEADING, Row, milliseconds, table
from .setting import CARREL, Setting

SIZES = (1_000, 10_000, 100_000)
COURSE = "generative-ai-vs-llms"
NOW = datetime.now(UTC)
ITEMS = Items(tuple(Item(f"question:question-{n}", "single_choice", f"lesson-{n // 12}") for n in range(2400)))
# The bound for `carrel status`, in ms.
MOST_FOR_STATUS = 150.0
STATUS_RUNS = 15
# How often the main thread wants to wake meanwhile, in seconds.
TICK = 0.005


def fill(home: Path, answers: int) -> None:
    """Three years of study: 200 lessons of 12 questions each, answered again and again."""
    chance = random.Random(answers)
    store = Store.open(None, device="bench", now=lambda: NOW)
    began = NOW - timedelta(days=1000)
    entries = []
    for number in range(answers):
        stamp = store.stamp() | {"time": timestamp(began + timedelta(days=1000 * number / answers))}
        event = AnswerGiven(
            **stamp,
            course=COURSE,
            attempt=f"{number // 12:032x}",
            lesson=f"lesson-{number // 12 % 200}",
            question=f"question-{number % 2400}",
            response=chance.choice("abcd"),
            fraction=float(chance.random() < 0.85),
            certainty=chance.choice(("", "guess", "fairly_sure", "sure")),
            seconds=round(chance.uniform(2, 60), 1),
            text="2e57c242050b",
            question_kind="single_choice",
        )
        entries.append(entry_of(event))
    home.mkdir(parents=True)
    (home / "progress.json").write_bytes(document.encode(entries))
    opened(home).settle()


def opened(home: Path) -> Store:
    return Store.open(home, device="bench", now=lambda: datetime.now(UTC))


def timed(work: Callable[[], object], times: int) -> list[float]:
    """How long each of so many calls took, in ms."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return milliseconds(taken)


def load(home: Path) -> object:
    return ledger_of(opened(home), COURSE, ITEMS, Settings(), UTC, datetime.now(UTC))


def load_afresh(home: Path) -> object:
    for kept in home.glob("review-*.cache"):
        kept.unlink()
    return load(home)


def lateness(home: Path) -> list[float]:
    """How late the main thread wakes, in ms, while a worker replays: that long a key would wait."""
    worker = threading.Thread(target=load_afresh, args=(home,))
    late = []
    worker.start()
    while worker.is_alive():
        begun = time.perf_counter()
        time.sleep(TICK)
        late.append(time.perf_counter() - begun - TICK)
    worker.join()
    return milliseconds(late)


def status(place: Setting, name: str, study_between: bool) -> list[Row]:
    """What `carrel status` takes, perhaps each time after a short sitting, in turn with a bare interpreter."""
    taken, bare = [], []
    for turn in range(STATUS_RUNS + 1):
        if study_between:
            study(place.home, turn)
        cost, nothing = _cost(place, (CARREL, "status")), _cost(place, NOTHING)
        # The first turn fills the caches of the disk.
        if turn:
            taken.append(cost)
            bare.append(nothing)
    wall, cpu = milliseconds(c.wall for c in taken), milliseconds(c.cpu for c in taken)
    return [
        Row(f"{name}: wall", "ms", wall, milliseconds(c.wall for c in bare), MOST_FOR_STATUS),
        Row(f"{name}: CPU", "ms", cpu, milliseconds(c.cpu for c in bare)),
    ]


def study(home: Path, number: int) -> None:
    """A short sitting: opened, one answer, closed."""
    store = opened(home)
    fields = {"attempt": f"sitting {number}", "lesson": "lesson-1", "response": "a", "fraction": 1.0}
    store.record(store.new(AnswerGiven, course=COURSE, question=f"question-{number}", **fields))
    store.close()


def figures(home: Path) -> object:
    """What the statistics screen and `carrel stats` rest on."""
    store, course = opened(home), open_course(shipped("lessons") / COURSE)
    board = load_board(course, store, Settings(), UTC, NOW)
    state = store.state.course(COURSE)
    return statistics(course, state, store.events(), board.ledger, board.items, board.settings, UTC, board.today(NOW))


def rows_for(size: int, place: Setting) -> list[Row]:
    fill(place.home, size)
    on_file = f"{size:,} answers"
    found = ledger_of(opened(place.home), COURSE, ITEMS, Settings(), UTC, NOW)
    return [
        Row(f"ledger made afresh, {on_file}", "ms", timed(lambda: load_afresh(place.home), 3)),
        Row(f"main thread late meanwhile, {on_file}", "ms", lateness(place.home)),
        Row(f"ledger as kept, {on_file}", "ms", timed(lambda: load(place.home), 5)),
        Row(f"today's queue, {on_file}", "ms", timed(lambda: queue(found, ITEMS, Settings(), NOW.date()), 5)),
        Row(f"statistics, {on_file}", "ms", timed(lambda: figures(place.home), 3)),
        *status(place, f"carrel status, {on_file}", False),
        *status(place, f"carrel status after an answer, {on_file}", True),
    ]


def main() -> None:
    print(f"\n{HEADING}", flush=True)
    for size in SIZES:
        with tempfile.TemporaryDirectory(prefix="carrel-bench-") as folder:
            print(table(rows_for(size, Setting(Path(folder)))), flush=True)


if __name__ == "__main__":
    main()
