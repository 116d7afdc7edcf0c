"""`carrel status` and `carrel stats`, as a script runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.review.making import LESSON, course
from tui.progress.events import AnswerGiven, LessonRead
from tui.progress.store import Store

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    course(tmp_path / "course")
    return tmp_path / "course"


@pytest.fixture
def carrel(tmp_path: Path, folder: Path) -> Run:
    """Runs `carrel` with these words in a home of its own; Textual and Rich can't be imported."""
    script = "import sys; sys.modules['textual'] = sys.modules['rich'] = None; from tui.cli import main; main()"

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        environment = {"CARREL_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8", "PATH": ""}
        command = [sys.executable, "-c", script, *words]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return run


def study(home: Path, *answers: tuple[int, str, str, float], read: bool = True) -> None:
    """Answers so many days ago: days, question, response, fraction."""
    for days, question, response, fraction in answers:
        moment = datetime.now(UTC) - timedelta(days=days)
        store = Store.open(home, device="laptop", now=lambda moment=moment: moment)
        fields: dict[str, Any] = {"attempt": f"{days}", "response": response, "seconds": 9.0, "certainty": "sure"}
        store.record(
            store.new(AnswerGiven, course="c", lesson="families", question=question, fraction=fraction, **fields)
        )
        if read:
            store.record(store.new(LessonRead, course="c", lesson="families"))
        store.close()


ANSWERS = ((40, "which", "a", 0.0), (39, "gap", "b", 0.0), (38, "sort", "1a 2b", 1.0), (30, "which", "b", 1.0))


def test_status_is_a_line(carrel: Run, tmp_path: Path, folder: Path) -> None:
    first = carrel("status", "--course", str(folder))
    assert first.stdout == "nothing due · next: Families · 0%\n" and not first.stderr
    study(tmp_path / "home", *ANSWERS)
    assert carrel("status", "--course", str(folder)).stdout == "3 due · next: Families · 50%\n"
    # Again, from what was kept.
    assert carrel("status", "--course", str(folder)).stdout == "3 due · next: Families · 50%\n"


def test_settings_count(carrel: Run, tmp_path: Path, folder: Path) -> None:
    study(tmp_path / "home", *ANSWERS)
    config = tmp_path / "home" / "config.toml"
    config.write_text("[review]\nlimit = 2\nretention = 0.95\nstreak = false\n")
    assert carrel("status", "--course", str(folder)).stdout.startswith("2 due")
    said = carrel("stats", "--course", str(folder)).stdout
    assert "(aim 95%)" in said and "Streak" not in said
    config.write_text("[review]\nretention = 0.5\n")
    refused = carrel("stats", "--course", str(folder))
    assert "(aim 90%)" in refused.stdout
    assert f"{config}:2: The retention to aim for can't be 0.5: give a share from 0.7 to 0.97." in refused.stderr


def test_status_as_json(carrel: Run, tmp_path: Path, folder: Path) -> None:
    study(tmp_path / "home", *ANSWERS)
    found = json.loads(carrel("status", "--json", "--course", str(folder)).stdout)
    expected = {
        "course": "c",
        "title": "The course",
        "due": 3,
        "waiting": 0,
        "next_due": None,
        "next": "families",
        "next_title": "Families",
        "to_do": "review",
        "words": "3 are due for review",
        "lessons": 2,
        "read": 1,
        "passed": 0,
        "remembered": 0,
        "share_read": 0.5,
        "minutes_left": 20,
        "standings": {"families": "read", "later": "not_started"},
        "due_by_lesson": {"families": 3},
    }
    assert found == expected


def test_status_imports_fsrs_only_when_there_is_something_to_schedule(tmp_path: Path, folder: Path) -> None:
    study(tmp_path / "home", *ANSWERS)
    script = (
        "import sys; from tui.cli import main\ntry:\n    main()\nexcept SystemExit:\n    print('fsrs' in sys.modules)"
    )
    environment = {"CARREL_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8", "PATH": ""}
    loaded = []
    for _ in range(2):
        command = [sys.executable, "-c", script, "status", "--course", str(folder)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
        loaded.append(done.stdout.splitlines()[-1])
    assert loaded == ["True", "False"]


def test_stats_for_a_person(carrel: Run, tmp_path: Path, folder: Path) -> None:
    assert "Recalled at review: nothing yet." in carrel("stats", "--course", str(folder)).stdout
    study(tmp_path / "home", *ANSWERS)
    lines = carrel("stats", "--course", str(folder)).stdout.splitlines()
    assert lines[0] == "The course"
    assert "1 of 2 lessons read, 0 passed, 0 remembered; 20 minutes left to read." in lines
    assert "Recalled at review: 100% of 1 (aim 90%)." in lines
    assert "You called VAE a GAN twice." in lines
    assert "  Families: read, 0 of 13 kept, 3 due" in lines
    assert "    The idea: 0 of 1 kept, 1 due" in lines
    assert sum(line.endswith("Mo  Tu  We  Th  Fr  Sa  Su") for line in lines) == 2, "minutes, and answers"
    days = [line for line in lines if line.startswith("  ") and line.split()[-1:] == ["3"] and len(line.split()) == 4]
    assert lines[lines.index("Due in the next 30 days") + 1] in days


def test_stats_say_how_well_one_knows_what_one_knows_by_lesson(carrel: Run, tmp_path: Path, folder: Path) -> None:
    study(tmp_path / "home", *ANSWERS)
    assert "right when" not in carrel("stats", "--course", str(folder)).stdout, "four answers are too few to say"
    study(tmp_path / "home", (20, "which", "b", 1.0))
    store = Store.open(tmp_path / "home", device="laptop", now=lambda: datetime.now(UTC))
    guess = {"attempt": "g", "question": "claim", "response": "true", "fraction": 0.0, "certainty": "guess"}
    store.record(store.new(AnswerGiven, course="c", lesson="families", **guess))
    store.close()
    lines = carrel("stats", "--course", str(folder)).stdout.splitlines()
    assert "  Families: right when sure 60%" in lines, "and nothing of the one guess"


def test_a_lesson_that_asks_nothing_has_nothing_kept(carrel: Run, tmp_path: Path, folder: Path) -> None:
    (folder / "later.yaml").write_text("id: later\ntitle: Later\nsections: [{id: s, title: S, body: Text.}]\n")
    (folder / "glossary.yaml").write_text("terms: []\n")
    assert "  Later: not started" in carrel("stats", "--course", str(folder)).stdout.splitlines()


def test_status_names_the_next_lesson_in_short(carrel: Run, folder: Path) -> None:
    (folder / "families.yaml").write_text(LESSON.replace("title: Families", "title: 'GANs: two networks: a contest'"))
    assert carrel("status", "--course", str(folder)).stdout == "nothing due · next: GANs · 0%\n"
    assert json.loads(carrel("status", "--json", "--course", str(folder)).stdout)["next_title"].endswith("a contest")


def test_stats_as_json(carrel: Run, tmp_path: Path, folder: Path) -> None:
    study(tmp_path / "home", *ANSWERS)
    found = json.loads(carrel("stats", "--json", "--course", str(folder)).stdout)
    assert found["course"] == "c" and found["retention"] == {"reviews": 1, "recalled": 1, "aim": 0.9, "share": 1.0}
    assert sum(day["answers"] for day in found["days"]) == 4
    assert len(found["forecast"]) == 30 and found["forecast"][0]["due"] == 3
    assert [(one["right"], one["given"], one["count"]) for one in found["confusions"]] == [("VAE", "GAN", 2)]
    assert found["lessons"][0]["sections"]["idea"]["asked"] == 1
    assert found["calibration"]["overall"] == [{"certainty": "sure", "count": 4, "share": 0.5}]


def test_item_statistics_for_authors(carrel: Run, tmp_path: Path, folder: Path) -> None:
    study(tmp_path / "home", *ANSWERS)
    found = {one["id"]: one for one in json.loads(carrel("stats", "--items", str(folder), "--json").stdout)}
    assert (found["which"]["answers"], found["which"]["facility"], found["which"]["seconds"]) == (2, 0.5, 9.0)
    assert [one["count"] for one in found["which"]["chosen"]] == [1, 1, 0]
    assert found["claim"]["facility"] is None and len(found) == 8
    lines = carrel("stats", "--items", str(folder)).stdout.splitlines()
    assert "which: 50% of 2, 9 s" in lines and "  +   1  A VAE" in lines and "claim: no answers" in lines


@pytest.mark.parametrize("words", [("status", "--course", "none"), ("stats", "--items", "none")])
def test_a_course_that_is_not_there(carrel: Run, words: tuple[str, ...]) -> None:
    done = carrel(*words)
    assert done.returncode == 1 and not done.stdout and "there is no such course" in done.stderr


def test_a_lesson_that_cannot_be_read_spoils_nothing_else(carrel: Run, tmp_path: Path, folder: Path) -> None:
    study(tmp_path / "home", *ANSWERS)
    (folder / "families.yaml").write_text(LESSON.replace("questions:", "questions: ["))
    for words in (("status",), ("stats",), ("stats", "--json")):
        done = carrel(*words, "--course", str(folder))
        assert done.returncode == 0 and done.stdout
    assert carrel("stats", "--items", str(folder)).stdout == "so: no answers\n"


def test_progress_that_cannot_be_read_is_no_traceback(carrel: Run, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "progress.json").write_text("{")
    for words in (("status",), ("stats",)):
        assert carrel(*words, "--course", str(folder)).returncode == 0
