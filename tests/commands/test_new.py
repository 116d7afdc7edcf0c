"""`carrel new` and `carrel schema`: what an author begins with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.course.check import check
from tui.course.loading import open_course
from tui.course.schema import as_text
from tui.questions import KINDS

from .test_check import run


def test_a_new_course_passes_the_strict_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "my course"
    assert run("new", folder) == 0
    printed = capsys.readouterr()
    assert str(folder / "course.yaml") in printed.out.split("\n")
    assert f"carrel preview {folder}" in printed.err
    assert check(folder) == []


def test_it_has_a_question_of_every_kind_a_comparison_and_a_glossary(tmp_path: Path) -> None:
    run("new", tmp_path / "course")
    course = open_course(tmp_path / "course")
    lessons = [course.lesson(head.id) for head in course.heads]
    assert {question.kind for lesson in lessons for question in lesson.questions} == set(KINDS)
    assert any(lesson.comparisons for lesson in lessons)
    assert course.terms()
    assert (tmp_path / "course" / "01-weather-and-climate.yaml").read_text(encoding="utf-8").count("# ") > 15


def test_every_question_has_an_answer_that_earns_full_marks(tmp_path: Path) -> None:
    run("new", tmp_path / "course")
    course = open_course(tmp_path / "course")
    for question in course.lesson(course.heads[0].id).questions:
        assert question.grade(question.model_answer()).fraction == 1


@pytest.mark.parametrize(
    ("folder", "course_id"), [("gans", "gans"), ("My Course!", "my-course"), ("日本", "日本"), ("...", "my-course")]
)
def test_the_course_is_named_after_its_folder(folder: str, course_id: str, tmp_path: Path) -> None:
    run("new", tmp_path / "in" / folder)
    assert open_course(tmp_path / "in" / folder).id == course_id
    assert check(tmp_path / "in" / folder) == []


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert run("new", tmp_path) == 0


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "course.yaml").write_text("mine")
    assert run("new", tmp_path) == 1
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["course.yaml"]
    assert (tmp_path / "course.yaml").read_text() == "mine"


@pytest.mark.parametrize("name", ["file", "file/below", "a" * 300, "a\0b"])
def test_a_folder_that_cannot_be_made(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert run("new", tmp_path / name) == 1
    assert "can't be written" in capsys.readouterr().err


def test_the_schemas_beside_it_are_those_of_its_modelines(tmp_path: Path) -> None:
    run("new", tmp_path / "course")
    for path in (tmp_path / "course").glob("*.yaml"):
        modeline = path.read_text(encoding="utf-8").partition("\n")[0]
        schema = path.parent / modeline.removeprefix("# yaml-language-server: $schema=")
        assert json.loads(schema.read_text(encoding="utf-8"))["title"].startswith("Carrel ")


@pytest.mark.parametrize("name", ["course", "lesson", "glossary"])
def test_a_schema_is_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema", name) == 0
    assert capsys.readouterr().out == as_text(name)  # type: ignore[arg-type]


def test_the_lesson_schema_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema") == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Carrel lesson"
    assert run("schema", "exam") == 2
