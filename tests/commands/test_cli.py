"""The command line as scripts see it: output, exit codes, and no traceback whatever is asked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SMALL = str(ROOT / "tests" / "courses" / "small")
EVERY_KIND = str(ROOT / "tests" / "courses" / "every-kind")


@pytest.fixture
def carrel(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Runs `carrel` with its data in a folder of its own."""

    def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tui.cli", *arguments],
            capture_output=True,
            text=True,
            input=typed,
            cwd=ROOT,
            env={"CARREL_HOME": str(tmp_path / "home"), "PATH": "/usr/bin:/bin"},
            timeout=60,
            check=False,
        )

    return run


def test_courses_lists_what_ships(carrel) -> None:  # type: ignore[no-untyped-def]
    done = carrel("courses", "--json")
    assert done.returncode == 0
    assert "generative-ai-vs-llms" in [course["id"] for course in json.loads(done.stdout)]
    assert "generative-ai-vs-llms" in carrel("courses").stdout


def test_read_prints_the_lesson_and_its_tables_within_the_width(carrel) -> None:  # type: ignore[no-untyped-def]
    done = carrel("read", "first", "--course", SMALL, "--width", "40")
    assert done.returncode == 0
    assert "Plain words with [brackets], [/ and" in done.stdout
    assert "It purrs and mews" in done.stdout and "not given" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 40


PROMPTS = {
    "q-single": ("Which is a cat?", "a"),
    "q-several": ("Which of these bark?", "a b"),
    "q-truth": ("Dogs bark.", "true"),
    "q-short": ("What does a cat say?", "meow"),
}


def test_a_quiz_is_taken_line_by_line_and_goes_on_where_it_was(carrel) -> None:  # type: ignore[no-untyped-def]
    records = []
    for _ in PROMPTS:
        # With no line to read the quiz waits, having asked the question that comes next.
        asked = carrel("quiz", "first", "--course", SMALL).stdout
        answer = next(answer for prompt, answer in PROMPTS.values() if prompt in asked)
        done = carrel("quiz", "first", "--course", SMALL, "--json", typed=f"nonsense?\n{answer}\n")
        records += [json.loads(line) for line in done.stdout.splitlines()]
    graded = {record["id"]: record for record in records if record["answer"] != "nonsense?"}
    typed = [record["id"] for record in records if record["answer"] == "nonsense?"]
    assert typed in ([], ["q-short"]), "only a typed answer can be anything"
    assert all(record["correct"] for record in graded.values())
    assert set(graded["q-single"]) == {"id", "kind", "answer", "fraction", "correct", "feedback"}


def test_a_course_is_found_again_from_anywhere(carrel, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert carrel("new", str(tmp_path / "mine")).returncode == 0
    assert "mine" not in carrel("courses").stdout
    carrel("quiz", "weather-and-climate", "--course", str(tmp_path / "mine"), typed="a\n")
    listed = carrel("courses").stdout
    assert listed.count("mine\tMy course (1 lesson)") == 1
    assert "weather-and-climate" in carrel("read", "--course", "mine").stdout
    assert carrel("progress", "show").stdout.startswith("My course (mine): 0 of 1 lessons passed")
    # A course that ships stands on a shelf already, and one that has gone on none.
    carrel("read", "--course", "welcome")
    assert carrel("courses").stdout == listed
    (tmp_path / "mine").rename(tmp_path / "gone")
    assert "mine" not in carrel("courses").stdout


def test_asking_leaves_nothing_behind(carrel, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for words in (["courses"], ["read"], ["status"], ["stats"], ["progress", "show"], ["paths"]):
        assert carrel(*words).returncode == 0
    assert not (tmp_path / "home").exists()


def test_try_says_by_which_rule(carrel) -> None:  # type: ignore[no-untyped-def]
    done = carrel("try", SMALL, "q-short", "MEOW")
    assert done.returncode == 0
    assert "correct: 100%" in done.stdout
    assert "accepted: case ignored" in done.stdout
    record = json.loads(carrel("try", SMALL, "q-single", "b", "--json").stdout)
    assert record["fraction"] == 0 and not record["correct"] and "Rex is a dog." in record["feedback"]


def test_try_takes_every_kind(carrel) -> None:  # type: ignore[no-untyped-def]
    from tui.course.loading import open_course

    course = open_course(Path(EVERY_KIND))
    seen = set()
    for head in course.heads:
        for question in course.lesson(head.id).questions:
            if question.kind in seen:
                continue
            seen.add(question.kind)
            done = carrel("try", EVERY_KIND, question.id, question.model_answer(), "--json")
            assert json.loads(done.stdout)["correct"], question.kind
    assert len(seen) == 9


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["read", "nowhere"], 1, "no lesson `nowhere`"),
        (["try", SMALL, "q-single", "zz"], 1, "one letter"),
        (["try", SMALL, "no-such", "a"], 1, "no question `no-such`"),
        (["check", "no/such/folder"], 1, "no such file or folder"),
        (["no-such-course"], 1, "no such course"),
        (["red"], 1, "no command or course `red`; did you mean `carrel read`?"),
        (["--debug", "red"], 1, "did you mean `carrel read`?"),
        (["serch", "noise"], 2, "did you mean `carrel search`?"),
        (["welcome", "again"], 2, "no command `welcome`; a course is opened alone, or with --lesson ID"),
        (["quiz"], 2, "usage"),
        (["check", "--format", "nonsense", "."], 2, "usage"),
        (["read", "broken", "--course", SMALL], 1, "03-broken.yaml:5"),
    ],
)
def test_what_goes_wrong_is_a_sentence_and_an_exit_code(  # type: ignore[no-untyped-def]
    carrel, words: list[str], code: int, said: str
) -> None:
    done = carrel(*words)
    assert done.returncode == code
    assert said in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_check_finds_the_broken_lesson_and_passes_the_bundled_course(carrel) -> None:  # type: ignore[no-untyped-def]
    done = carrel("check", SMALL)
    assert done.returncode == 1
    assert "03-broken.yaml:5:" in done.stdout and "error[unknown-key]" in done.stdout
    assert "^" in done.stdout and "did you mean `title`?" in done.stdout


def test_status_is_one_line_and_json(carrel) -> None:  # type: ignore[no-untyped-def]
    done = carrel("status")
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 1
    record = json.loads(carrel("status", "--json").stdout)
    assert record["course"] == "generative-ai-vs-llms"


def test_progress_is_exported_merged_and_reset(carrel, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    carrel("quiz", "first", "--course", SMALL, typed="a\ntrue\n")
    exported = carrel("progress", "export").stdout
    assert json.loads(exported)["format"] == "carrel-progress"
    copy = tmp_path / "other.json"
    copy.write_text(exported)
    assert carrel("progress", "merge", str(copy)).stdout == "0 new entries.\n"
    assert carrel("progress", "export", "--format", "csv").stdout.startswith("seq,time")
    assert "answer" in carrel("progress", "show").stdout
    refused = carrel("progress", "reset", typed="n\n")
    assert refused.returncode == 1 and "Nothing was changed" in refused.stderr
    assert carrel("progress", "reset", typed="y\n").returncode == 0
    assert "Nothing yet" in carrel("progress", "show").stdout
    assert carrel("progress", "reset", "--undo").returncode == 0
    assert "answer" in carrel("progress", "show").stdout


def test_a_merge_names_what_it_could_not_read(carrel, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    broken = tmp_path / "broken.json"
    broken.write_text("not json")
    done = carrel("progress", "merge", str(broken), str(tmp_path / "missing.json"))
    assert done.returncode == 1
    assert "broken.json" in done.stderr and "missing.json" in done.stderr and "Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    script = f"{sys.executable} -m tui.cli read first --course {SMALL} | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr
