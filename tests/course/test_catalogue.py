"""Which courses there are, and which one is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.course.catalogue import courses, find
from tui.course.problems import CourseError

from .making import write_course


def renamed(folder: Path, course_id: str) -> Path:
    manifest = write_course(folder) / "course.yaml"
    manifest.write_text(manifest.read_text().replace("id: course\n", f"id: {course_id}\n"))
    return folder


def test_a_shelf_is_a_folder_of_courses_or_a_course(tmp_path: Path) -> None:
    for name in ("b", "a"):
        write_course(tmp_path / "shelf" / name)
    write_course(tmp_path / "single")
    (tmp_path / "shelf" / "no-course").mkdir()
    found = courses([tmp_path / "single", tmp_path / "nowhere", tmp_path / "shelf"])
    assert [entry.folder.relative_to(tmp_path).as_posix() for entry in found] == ["single", "shelf/a", "shelf/b"]


def test_a_course_that_cannot_be_read_is_listed_with_its_trouble(tmp_path: Path) -> None:
    (write_course(tmp_path / "a") / "course.yaml").write_text("id: [\n")
    (entry,) = courses([tmp_path])
    assert entry.manifest is None
    assert "course.yaml:1:6: ends before every" in entry.trouble


def test_a_course_is_found_by_id_by_folder_and_by_its_manifest(tmp_path: Path) -> None:
    shelves = [tmp_path / "shelf"]
    folder = renamed(tmp_path / "shelf" / "folder", "an-id")
    other = write_course(tmp_path / "other")
    assert find("an-id", shelves) == folder
    assert find("folder", shelves) == folder
    assert find(str(other), shelves) == other
    assert find(str(other / "course.yaml"), shelves) == other


@pytest.mark.parametrize("wanted", ["an-idd", "nowhere/at/all", "a" * 300, "a\0b", "~nobody-here"])
def test_an_unknown_course_is_said_to_be_so(wanted: str, tmp_path: Path) -> None:
    renamed(tmp_path / "shelf" / "folder", "an-id")
    with pytest.raises(CourseError) as error:
        find(wanted, [tmp_path / "shelf"])
    assert "there is no such course" in str(error.value)
    assert "an-id" in str(error.value)
