"""Names in a course that lead elsewhere: out of its folder, in circles, to pipes and devices, nowhere."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.course.check import check
from tui.course.loading import open_course
from tui.course.problems import CourseError

from .making import write_course

SECRET = "id: lesson\ntitle: The secret\nsections: []\n"


def with_lesson(folder: Path, name: str) -> Path:
    """A course whose only lesson has this name."""
    course = write_course(folder / "course")
    text = (course / "course.yaml").read_text().replace("01-lesson.yaml", json.dumps(name))
    (course / "course.yaml").write_text(text)
    (course / "01-lesson.yaml").unlink()
    return course


@pytest.mark.parametrize("name", ["../secret.yaml", "a/../../secret.yaml", "/etc/hostname", "~/secret.yaml\0", ".."])
def test_no_file_outside_the_folder_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(SECRET)
    course = with_lesson(tmp_path, name)
    found = check(course)
    assert found
    assert {problem.code for problem in found} <= {"outside-folder", "control-character", "missing-file"}
    assert "secret" not in "".join(problem.source for problem in found if problem.file.endswith("secret.yaml"))
    for head in open_course(course).heads:
        assert head.title != "The secret"
        with pytest.raises(CourseError):
            open_course(course).lesson(head.id)


@pytest.mark.parametrize("linked", ["01-lesson.yaml", "course.yaml", "glossary.yaml"])
def test_links_that_lead_outside_are_not_followed(linked: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: 12345\n")
    course = write_course(tmp_path / "course", glossary="terms: []\n")
    (course / linked).unlink()
    (course / linked).symlink_to(secret)
    found = check(course)
    assert "outside-folder" in {problem.code for problem in found}
    told = "".join(problem.as_text() for problem in found)
    assert "12345" not in told and "password" not in told
    said = said_when_opened(course)
    assert "outside" in said and "password" not in said


def said_when_opened(folder: Path) -> str:
    """What is said to someone who opens the course, its first lesson and its glossary."""
    steps: list[Callable[[], object]] = [
        lambda: open_course(folder).lesson("lesson"),
        lambda: open_course(folder).terms(),
    ]
    said = []
    for step in steps:
        try:
            step()
        except CourseError as error:
            said.append(str(error))
    return " ".join(said)


def test_links_inside_the_folder_are_followed(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    (course / "01-lesson.yaml").rename(course / "lesson.txt")
    (course / "01-lesson.yaml").symlink_to("lesson.txt")
    assert check(course) == []


def test_links_that_go_in_circles_end(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    (course / "01-lesson.yaml").unlink()
    (course / "01-lesson.yaml").symlink_to("02-lesson.yaml")
    (course / "02-lesson.yaml").symlink_to("01-lesson.yaml")
    assert "unreadable-file" in {problem.code for problem in check(course)}
    assert said_when_opened(course)


@pytest.mark.parametrize("name", ["a" * 300 + ".yaml", "a/" * 3000 + "b.yaml"])
def test_a_name_that_no_file_can_have(name: str, tmp_path: Path) -> None:
    course = with_lesson(tmp_path, name)
    found = check(course)
    assert {problem.code for problem in found} <= {"missing-file", "unreadable-file"}
    assert found and all(len(problem.as_text()) < 1_000 for problem in found)
    assert said_when_opened(course)


@pytest.mark.parametrize("name", ["01-lesson.yaml", "course.yaml", "glossary.yaml"])
def test_a_pipe_does_not_hang(name: str, tmp_path: Path) -> None:
    course = write_course(tmp_path / "course", glossary="terms: []\n")
    (course / name).unlink()
    os.mkfifo(course / name)
    assert "not-a-file" in {problem.code for problem in check(course)}
    assert "pipe" in said_when_opened(course)


def test_a_device_is_not_read(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    (course / "01-lesson.yaml").unlink()
    (course / "01-lesson.yaml").symlink_to("/dev/zero")
    assert "outside-folder" in {problem.code for problem in check(course)}


def test_a_folder_called_like_a_lesson(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    (course / "01-lesson.yaml").unlink()
    (course / "01-lesson.yaml").mkdir()
    assert [problem.code for problem in check(course)] == ["not-a-file"]
    assert "is a folder" in said_when_opened(course)


@pytest.mark.parametrize("path", ["a" * 5_000, "a\0b", "no-such-folder", "/proc/self/mem"])
def test_a_path_that_cannot_be_checked(path: str) -> None:
    found = check(Path(path))
    assert len(found) == 1
    assert found[0].severity == "error"
