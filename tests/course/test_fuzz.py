"""Whatever a file holds, reading and checking it end with problems in words: no traceback, no hang."""

from __future__ import annotations

import copy
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.course.check import check
from tui.course.loading import open_course, read_head, read_record
from tui.course.model import Glossary, Lesson, Manifest
from tui.course.problems import CourseError, Problem
from tui.course.report import FORMATS, report
from tui.course.text import cleaned

from .making import LESSON, write_course, write_lesson
from .values import TEXTS, as_yaml, values

TABLE = """\
comparisons:
  - {id: pets, title: Pets, subjects: [{id: cat, name: Cat}, {id: dog, name: Dog}], rows: [
      {id: sound, dimension: Sound, cells: {cat: {short: It mews}, dog: {short: It barks}}}]}
lab: {kind: gan, preset: ring}
sources: [{title: A book, by: Somebody, year: 2014}]
"""
FUZZED = settings(
    max_examples=150,
    deadline=timedelta(seconds=5),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def no_traceback(text: str | bytes, model: Any = Lesson, name: str = "01-lesson.yaml") -> None:
    """Check the file in a course and alone, and open it; what is found agrees with what opening says."""
    with tempfile.TemporaryDirectory() as folder:
        course = write_course(Path(folder))
        path = write_lesson(course, text, name)
        found = check(course)
        sensible(found)
        assert check(path) == [problem for problem in found if problem.file == str(path)]
        try:
            read_record(path, model)
        except CourseError:
            assert any(problem.severity == "error" for problem in found)
        else:
            assert not any(problem.code in ("wrong-type", "missing-key", "unknown-key") for problem in found)
        opens(course, path)


def opens(course: Path, path: Path) -> None:
    try:
        opened = open_course(course)
        for head in opened.heads:
            opened.lesson(head.id)
        opened.terms()
        read_head(path)
    except CourseError as error:
        assert str(error)


def sensible(problems: list[Problem]) -> None:
    """Each problem can be printed, and its caret is under the line it shows."""
    for problem in problems:
        assert problem.message and "\n" not in problem.message and len(problem.message) < 400
        assert problem.line >= 0 and problem.column >= 0
        assert 0 <= problem.caret <= len(problem.source) or not problem.source
    for form in FORMATS:
        printed = report(problems, form)
        assert printed == cleaned(printed)


@FUZZED
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300)))
def test_any_bytes_and_any_text(text: str | bytes) -> None:
    no_traceback(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))


SPECIALS = st.sampled_from(
    [*"?:-[]{},&*!|>'\"%@`#~\t\n\0\x1b\\", ": ", "- ", "\n  ", "\r\n", "---\n", "\ufeff", "\u2028", "😀"]
)


@FUZZED
@given(st.lists(st.tuples(st.integers(0, len(LESSON)), st.integers(0, 30), SPECIALS), min_size=1, max_size=4))
def test_a_lesson_with_pieces_cut_and_put_in(changes: list[tuple[int, int, str]]) -> None:
    text = LESSON
    for place, cut, put in changes:
        text = text[:place] + put + text[place + cut :]
    no_traceback(text)


@FUZZED
@given(values(Lesson))
def test_any_lesson_that_fits_the_model(lesson: Lesson) -> None:
    no_traceback(as_yaml(lesson))


@FUZZED
@given(st.data())
def test_a_lesson_with_values_changed(data: st.DataObject) -> None:
    no_traceback(changed(yaml.safe_load(LESSON + TABLE), data))


@FUZZED
@given(st.data(), values(Manifest))
def test_a_manifest_with_values_changed(data: st.DataObject, manifest: Manifest) -> None:
    no_traceback(changed(yaml.safe_load(as_yaml(manifest)), data), Manifest, "course.yaml")


@FUZZED
@given(st.data(), values(Glossary))
def test_a_glossary_with_values_changed(data: st.DataObject, glossary: Glossary) -> None:
    with tempfile.TemporaryDirectory() as folder:
        text = changed(yaml.safe_load(as_yaml(glossary)), data)
        course = write_course(Path(folder), glossary=text)
        sensible(check(course))
        opens(course, course / "glossary.yaml")


JUNK = st.one_of(TEXTS, st.just([]), st.just({}), st.just(["a"]), st.just({"id": "x"}), st.integers(), st.booleans())


def changed(value: Any, data: st.DataObject) -> str:
    """The value as YAML, with up to four keys or entries taken out, renamed or given something else."""
    value = copy.deepcopy(value)
    for _ in range(data.draw(st.integers(1, 4))):
        holders = [holder for holder in inside(value) if len(holder)]
        if not holders:
            break
        holder = data.draw(st.sampled_from(holders))
        key = data.draw(st.sampled_from(list(holder) if isinstance(holder, dict) else list(range(len(holder)))))
        match data.draw(st.sampled_from(["drop", "junk", "double" if isinstance(holder, list) else "rename"])):
            case "drop":
                del holder[key]
            case "junk":
                holder[key] = copy.deepcopy(data.draw(JUNK))
            case "double":
                holder.append(copy.deepcopy(holder[key]))
            case "rename":
                holder[data.draw(TEXTS)] = holder.pop(key)
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    return text


def inside(value: Any) -> list[Any]:
    """Every list and mapping in a value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [*([value] if isinstance(value, (dict, list)) else []), *(h for entry in inner for h in inside(entry))]
