"""Every code is explained, and the examples are what they say: the wrong one has the problem, the right one not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.course.check import check
from tui.course.explain import Explanation, explanations
from tui.labs.checking import lab_run_findings

from .making import write_course, write_lesson

TUI = Path(__file__).parents[2] / "tui"
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+|circle|minutes")
# Words of this form that are no codes of `check`: other names, and faults that only opening a course tells.
NO_CODES = {"fine-tuning", "my-course", "no-search", "not-empty", "not-written", "utf-8", "utf-8-sig"}

LESSON = {
    "id": "id: example\n",
    "title": "title: An example\n",
    "sections": "sections: [{id: first, title: The first, body: Words.}]\n",
}
COURSE = {"id": "id: course\n", "title": "title: A course\n", "lessons": "lessons: [01-lesson.yaml]\n"}


def built(explanation: Explanation, example: str, folder: Path) -> Path:
    """A course with the example in its place; what it does not say is as in a sound course."""
    match explanation.place:
        case "file":
            return write_course(folder, example)
        case "course":
            write_course(folder, "".join(LESSON.values()))
            write_lesson(folder, around(example, COURSE), "course.yaml")
            return folder
        case "glossary":
            return write_course(folder, "".join(LESSON.values()), glossary=example)
        case "question":
            lines = {"id": "id: question\n", "prompt": "prompt: What is it?\n"}
            question = around(example, lines).replace("\n", "\n    ").rstrip()
            return write_course(folder, "".join(LESSON.values()) + f"questions:\n  - {question}\n")
        case _:
            return write_course(folder, around(example, LESSON))


def around(example: str, parts: dict[str, str]) -> str:
    """The parts whose keys the example does not have, and the example."""
    named = re.findall(r"^(\w+):", example, re.MULTILINE)
    return "".join(text for key, text in parts.items() if key not in named) + example


TRIED = [explanation for explanation in explanations().values() if explanation.place]


@pytest.mark.parametrize("explanation", TRIED, ids=lambda explanation: explanation.code)
def test_the_wrong_example_has_the_problem_and_the_right_one_not(explanation: Explanation, tmp_path: Path) -> None:
    wrong = check(built(explanation, explanation.wrong, tmp_path / "wrong"), lab_run_findings)
    right = check(built(explanation, explanation.right, tmp_path / "right"), lab_run_findings)
    assert explanation.code in {problem.code for problem in wrong}
    assert explanation.code not in {problem.code for problem in right}
    assert {problem.code for problem in right if problem.severity == "error"} == set()


def codes_in_the_source() -> set[str]:
    """Every code that the checks and the questions give."""
    files = [*(TUI / "course").glob("*.py"), *(TUI / "questions").glob("*.py"), TUI / "labs" / "checking.py"]
    texts = [text for path in files for text in re.findall(r'"([^"\n]*)"', path.read_text(encoding="utf-8"))]
    return {text for text in texts if CODE.fullmatch(text)} - NO_CODES


def test_every_code_is_explained_and_no_other() -> None:
    # These two are put together from the name of the key.
    made = {"missing-kind", "unknown-kind"}
    # `minutes` is a key as well as a code, so it is looked for by name.
    assert codes_in_the_source() | made == set(explanations())


def test_an_explanation_as_text_has_both_examples() -> None:
    text = explanations()["fraction-range"].as_text()
    assert text.startswith("fraction-range\n\n")
    assert "    answers: [{text: generator, correct: true}, {text: network, fraction: 50}]" in text
    assert "Right:\n\n    kind: short_answer" in text
    assert max(map(len, text.split("\n"))) < 120


def test_most_examples_are_tried() -> None:
    assert len(TRIED) > 65
