"""`carrel review` without a terminal: what is due as plain questions, an answer a line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.review.making import course
from tui.progress.events import AnswerGiven, ItemRecalled, LessonRead
from tui.progress.store import Store

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def carrel(tmp_path: Path, home: Path) -> Run:
    """Runs `carrel review` on the course with these lines typed; Textual can't be imported."""
    course(tmp_path / "course")
    script = "import sys; sys.modules['textual'] = None; from tui.cli import main; main()"

    def run(typed: str, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", script, "review", "--course", str(tmp_path / "course"), *words]
        environment = {"CARREL_HOME": str(home), "LANG": "C.UTF-8", "PATH": ""}
        done = subprocess.run(command, env=environment, input=typed, capture_output=True, text=True, timeout=60)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return run


def answered(home: Path, *questions: str, days: float = 60, fraction: float = 1.0) -> None:
    """Answered so many days ago, rightly if nothing else is said."""
    store = Store.open(home, device="laptop", now=lambda: datetime.now(UTC) - timedelta(days=days))
    for question in questions:
        fields = {"question": question, "attempt": f"{question} {days}", "response": "b", "fraction": fraction}
        store.record(store.new(AnswerGiven, course="c", lesson="families", **fields))
    store.close()


def recalled(home: Path, item: str, lesson: str) -> None:
    store = Store.open(home, device="laptop", now=lambda: datetime.now(UTC) - timedelta(days=60))
    store.record(store.new(ItemRecalled, course="c", lesson=lesson, item=item, fraction=1.0))
    store.close()


def events(home: Path) -> list[AnswerGiven | ItemRecalled]:
    found = Store.open(home, device="laptop", now=lambda: datetime.now(UTC)).events()
    return [event for event in found if isinstance(event, AnswerGiven | ItemRecalled)]


def test_what_is_due_is_asked_graded_and_kept(carrel: Run, home: Path) -> None:
    answered(home, "claim")
    done = carrel("perhaps\nfalse\n")
    assert done.returncode == 0
    assert "1/1  A GAN is a VAE." in done.stdout and "Correct" in done.stdout
    assert "1 asked, 1 kept (100%)." in done.stdout and "Nothing is due until" in done.stdout
    assert [event.fraction for event in events(home)] == [1.0, 1.0]
    again = carrel("")
    assert again.returncode == 1 and "Nothing is due until" in again.stdout


def test_before_anything_was_answered_nothing_is_due(carrel: Run) -> None:
    done = carrel("")
    assert done.returncode == 1 and done.stdout == "Nothing is due yet.\n"


def test_a_card_is_shown_and_judged(carrel: Run, home: Path) -> None:
    recalled(home, "cell:table/speed/gan", "families")
    done = carrel("\n\nwell\n2\n")
    assert done.returncode == 0
    hidden, _, shown = done.stdout.partition("Enter shows it: ")
    assert "How fast" in hidden and "One pass" not in hidden and "One pass" in shown
    assert done.stdout.count("Did you have it?") == 3
    last = events(home)[-1]
    assert isinstance(last, ItemRecalled) and (last.item, last.fraction) == ("cell:table/speed/gan", 0.5)


def test_it_is_said_when_each_comes_back(carrel: Run, home: Path) -> None:
    answered(home, "claim")
    recalled(home, "cell:table/speed/gan", "families")
    done = carrel("false\n\n3\n" if carrel("").stdout.lstrip().startswith("1/2  A GAN") else "\n3\nfalse\n")
    assert done.stdout.count("Comes back in ") == 2
    assert "1 wrong (tomorrow), 2 hard or half of it (in " in done.stdout


def test_what_was_failed_often_is_asked_last_after_its_passage(carrel: Run, home: Path) -> None:
    for days in range(60, 50, -1):
        answered(home, "claim", days=days, fraction=0.0)
    alone = carrel("false\n")
    before, _, asked = alone.stdout.partition("1/1  A GAN is a VAE.")
    assert "Failed often: read it again first, in Families › Training:\n\nText." in before and "Correct" in asked
    assert alone.returncode == 0 and "1 asked, 1 kept (100%)." in alone.stdout
    for days in range(50, 40, -1):
        answered(home, "match", days=days, fraction=0.0)
    recalled(home, "cell:table/speed/gan", "families")
    both = carrel("\n3\n")
    assert both.stdout.index("1/2  The table") < both.stdout.index("Failed often: read it again first, in Families.")
    assert both.stdout.index("Families.") < both.stdout.index("2/2  Match.") and "1 asked" in both.stdout


def test_when_the_lines_end_what_was_answered_stays(carrel: Run, home: Path) -> None:
    answered(home, "claim", "which")
    before = len(events(home))
    done = carrel("false\n" if "A GAN is a VAE" in carrel("").stdout.split("2/2")[0] else "a\n")
    assert done.returncode == 0 and "1 asked" in done.stdout
    assert len(events(home)) == before + 1


def test_as_json_results_alone_go_to_standard_output(carrel: Run, home: Path) -> None:
    answered(home, "claim")
    done = carrel("false\n", "--json")
    (shown,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (shown["id"], shown["fraction"], shown["correct"]) == ("claim", 1.0, True)
    assert "1 asked, 1 kept" in done.stderr


def test_minutes_bound_what_is_asked_and_the_plan_is_said(carrel: Run, home: Path) -> None:
    answered(home, "claim", "which", "match", "sort", "gap")
    done = carrel("", "--minutes", "1")
    assert "more are due)" in done.stderr and "1/5" not in done.stdout
    assert carrel("", "--minutes", "60").stdout.lstrip().startswith("1/5")


@pytest.mark.parametrize("minutes", ["0", "481", "ten", "-5", "5.5"])
def test_minutes_out_of_range_are_refused_with_the_range(carrel: Run, minutes: str) -> None:
    done = carrel("", f"--minutes={minutes}")
    assert done.returncode == 2 and f"give a number from 1 to 480, not '{minutes}'" in done.stderr


def test_cells_of_a_lesson_that_was_read_come_for_the_first_time(carrel: Run, home: Path) -> None:
    store = Store.open(home, device="laptop", now=lambda: datetime.now(UTC) - timedelta(days=2))
    store.record(store.new(LessonRead, course="c", lesson="later"))
    store.close()
    assert "1/2" in carrel("").stdout
