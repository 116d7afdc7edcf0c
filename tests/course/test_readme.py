"""lessons/README.md: every field, as the schemas say it, and examples that are as they should be."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from tui.course.check import check
from tui.course.explain import explanations
from tui.course.loading import read_record
from tui.course.model import Lesson
from tui.labs.checking import lab_run_findings
from tui.questions import KINDS, multiple_response, ordering

from .making import HEAD, LESSON, write_course, write_lesson
from .readme_fields import BEGIN, END, README, text

WRITTEN = README.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", WRITTEN, re.MULTILINE | re.DOTALL)
QUESTIONS = [example for example in EXAMPLES if example.startswith("- id:")]


def test_the_fields_are_those_of_the_schemas() -> None:
    """If this fails: python -m tests.course.readme_fields"""
    assert WRITTEN.partition(BEGIN)[2].partition(END)[0] == "\n" + text()


def test_every_kind_has_a_heading() -> None:
    assert set(re.findall(r"^### (\w+)$", WRITTEN, re.MULTILINE)) - {"Exams"} == set(KINDS)


def in_a_lesson(question: str) -> str:
    return (
        HEAD.replace("id: first", "id: flour-and-water")
        + "questions:\n"
        + re.sub("^", "  ", question, flags=re.MULTILINE)
    )


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.split()[2])
def test_the_questions_can_be_asked(question: str, tmp_path: Path) -> None:
    path = write_lesson(tmp_path, in_a_lesson(question))
    assert [
        problem.sentence() for problem in check(path) if problem.code not in ("no-section", "unasked-section")
    ] == []
    (asked,) = read_record(path, Lesson).questions
    assert asked.grade(asked.model_answer()).correct


def test_the_lab_keeps_what_it_promises(tmp_path: Path) -> None:
    [example] = [example for example in EXAMPLES if example.startswith("lab:")]
    assert check(write_lesson(tmp_path, LESSON + example), lab_run_findings) == []


def test_there_is_an_example_of_every_kind(tmp_path: Path) -> None:
    found = {re.search(r"kind: (\w+)", question)[1] for question in QUESTIONS}  # type: ignore[index]
    assert found == set(KINDS)


def test_the_files_make_a_course(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for example in EXAMPLES:
        if name := re.match(r"# (\S+\.yaml)\n", example):
            files.setdefault(name[1], example)
    course = write_course(tmp_path)
    (course / "01-lesson.yaml").unlink()
    for name, example in files.items():
        write_lesson(course, example + ("glossary: glossary.yaml\n" if name == "course.yaml" else ""), name)
    assert set(files) == {"course.yaml", "01-dough.yaml", "glossary.yaml"}
    assert check(course) == []


CREDITS = re.findall(
    r"^\| `(\w+)`.*\| ([\d.]+) \| ([\d.]+) \|$",
    WRITTEN.partition("### multiple_response")[2].partition("### true_false")[0],
    re.MULTILINE,
)


@pytest.mark.parametrize(("credit", "with_a_wrong_one", "half_of_them"), CREDITS)
def test_the_table_of_credit(credit: str, with_a_wrong_one: str, half_of_them: str, tmp_path: Path) -> None:
    question = next(question for question in QUESTIONS if "multiple_response" in question)
    path = write_lesson(tmp_path, in_a_lesson(question.replace("credit: moodle", f"credit: {credit}")))
    (asked,) = read_record(path, Lesson).questions
    assert asked.grade("a b c").fraction == float(with_a_wrong_one)
    assert asked.grade("a").fraction == float(half_of_them)


def test_every_way_of_credit_is_in_its_table() -> None:
    assert {credit for credit, _, _ in CREDITS} == set(get_args(multiple_response.Credit))
    orders = WRITTEN.partition("### ordering")[2].partition("### categorise")[0]
    assert set(re.findall(r"^\| `(\w+)`", orders, re.MULTILINE)) - {"credit"} == set(get_args(ordering.Credit))


@pytest.mark.parametrize("code", re.findall(r"--explain ([a-z-]+)$", WRITTEN, re.MULTILINE))
def test_codes_that_are_named_exist(code: str) -> None:
    assert code in explanations()


def test_links_within_the_page_lead_somewhere() -> None:
    headings = re.findall(r"^#+ (.+)$", WRITTEN, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    linked = re.findall(r"^- \[[^\]]+\]\(#([^)]+)\)", WRITTEN, re.MULTILINE)
    assert len(linked) > 8
    assert set(linked) <= anchors
