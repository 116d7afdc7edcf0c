"""A whole study session through pipes: read, compare, every kind of question, review; the desk goes on from it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.app.driving import desk, press, screen_text
from tui.course.loading import Course, open_course
from tui.questions import Question
from tui.questions.letters import LETTERS
from tui.quiz.flat import shown_lines

ROOT = Path(__file__).parents[2]
EVERY_KIND = ROOT / "tests" / "courses" / "every-kind"
SHIPPED = ROOT / "lessons" / "generative-ai-vs-llms"
DRAWN = re.compile("[\u2500-\u259f\u2800-\u28ff]")

Run = Callable[..., str]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"CARREL_HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


@pytest.fixture
def carrel(environment: dict[str, str]) -> Run:
    """Runs `carrel` in pipes and gives what it says, in which nothing is drawn."""

    def run(*words: str, typed: str = "", code: int = 0) -> str:
        command = [sys.executable, "-m", "tui.cli", *words]
        done = subprocess.run(
            command, capture_output=True, text=True, input=typed, env=environment, cwd=ROOT, timeout=60, check=False
        )
        assert done.returncode == code, done.stderr
        said = done.stdout + done.stderr
        assert said.strip() and not DRAWN.findall(said)
        return said

    return run


def typed_answer(question: Question) -> str:
    """The right answer in the letters that `carrel quiz` shows."""
    response = question.model_answer()
    order = question.telling_order()
    if not order:
        return response
    new = {LETTERS[place]: LETTERS[number] for number, place in enumerate(order)}
    return re.sub("(?<![a-z])[a-z](?![a-z])", lambda found: new[found[0]], response)


def taken(lesson: str, course: Course, environment: dict[str, str]) -> str:
    """A lesson's quiz, each question answered right once it is asked; gives all that was said."""
    questions = course.lesson(lesson).questions
    waiting = [(question.prompt, shown_lines(question), typed_answer(question)) for question in questions]
    command = [sys.executable, "-m", "tui.cli", "quiz", lesson, "--course", str(course.folder)]
    said = ""
    # Closed in any case when the test fails, which ends the quiz.
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as quiz:
        assert quiz.stdin and quiz.stdout
        asked = ""
        while character := quiz.stdout.read(1):
            said += character
            asked += character
            if asked.endswith("): ") and "\nAnswer (" in asked:
                # Each once: an answer that isn't taken would be asked for again, and fail here.
                found = next(one for one in waiting if all(line in asked for line in (f"  {one[0]}\n", *one[1])))
                waiting.remove(found)
                quiz.stdin.write(f"{found[2]}\n")
                quiz.stdin.flush()
                asked = ""
    assert quiz.returncode == 0
    assert not DRAWN.findall(said)
    return said


@pytest.mark.parametrize("lesson", ["choosing", "typing", "arranging"])
def test_every_kind_of_question_is_asked_and_answered_in_plain_lines(
    lesson: str, environment: dict[str, str]
) -> None:
    course = open_course(EVERY_KIND)
    said = taken(lesson, course, environment)
    count = len(course.lesson(lesson).questions)
    assert f"{count} of {count} right, 100%: passed." in said


async def test_the_desk_goes_on_from_a_session_in_pipes(
    carrel: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    course = open_course(SHIPPED)
    lesson = course.lesson("core-differences")
    text = carrel("read", lesson.id, "--done")
    table = lesson.comparisons[0]
    assert all(section.title in text for section in lesson.sections)
    # Compared: each cell beside its subject's name.
    assert len(re.findall(f"^{re.escape(table.subjects[1].name)}: ", text, re.MULTILINE)) == len(table.rows)
    # Tables in the text are read out as well.
    assert "Word: more\nWhat it claims: this and further things\n" in text

    review = carrel("review", typed="a\nb\n" * 40)
    asked = int(re.findall(r"^1/(\d+)  ", review, re.MULTILINE)[0])
    assert f"{asked} asked" in review

    number, prompt = re.findall(r"^(\d+/\d+)  (.{30})", carrel("quiz", lesson.id), re.MULTILINE)[0]
    assert "1 of 16 lessons read" in carrel("stats")
    assert "next:" in carrel("status")
    assert "a quiz is open" in carrel("progress", "show")

    async with desk(tmp_path, (100, 30), course=SHIPPED) as pilot:
        # The sign of a lesson that was read to its end.
        assert re.search("● +4 Core", screen_text(pilot))
        await press(pilot, "t")
        assert number in screen_text(pilot) and prompt in screen_text(pilot)


def test_on_a_terminal_a_review_is_plain_when_asked_to_be(environment: dict[str, str]) -> None:
    command = ["-m", "tui.cli", "review", "--plain", "--course", str(EVERY_KIND)]
    terminal = pexpect.spawn(
        sys.executable,
        command,
        env=environment | {"TERM": "xterm-256color"},
        cwd=str(ROOT),
        timeout=30,
        encoding="utf-8",
    )
    terminal.expect("Nothing is due yet.")
    terminal.expect(pexpect.EOF)
    assert not DRAWN.findall(terminal.before or "") and "\x1b[" not in (terminal.before or "")
    terminal.close()


@pytest.mark.parametrize(
    "words",
    [
        ("courses",),
        ("read",),
        ("search", "field"),
        ("stats",),
        ("stats", "--items", "welcome"),
        ("status",),
        ("progress", "show"),
        ("paths",),
        ("lab",),
        ("lab", "gan", "--list"),
        ("lab", "tokenizer", "--steps", "50"),
        ("try", str(SHIPPED), "core-diff-only-text", "true"),
    ],
    ids=" ".join,
)
def test_nothing_is_drawn(words: tuple[str, ...], carrel: Run) -> None:
    carrel(*words)


def test_what_is_said_of_a_pair_says_of_which(carrel: Run, tmp_path: Path) -> None:
    course = tmp_path / "c"
    course.mkdir()
    (course / "course.yaml").write_text("format: 1\nid: c\ntitle: C\nlessons: [l.yaml]\n")
    (course / "l.yaml").write_text(
        "id: l\ntitle: L\nsections: [{id: s, title: S, body: B}]\n"
        "questions:\n  - id: q\n    kind: matching\n    prompt: Match.\n    pairs:\n"
        "      - {left: GAN, right: contests, feedback: Two networks play.}\n"
        "      - {left: VAE, right: rebuilds, feedback: A map comes of it.}\n"
    )
    said = carrel("quiz", "l", "--course", str(course), typed="1a 2a\n")
    assert "GAN: Two networks play." in said or "VAE: A map comes of it." in said
