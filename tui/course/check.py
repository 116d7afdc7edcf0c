"""Everything that is wrong with a course, found in one run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from ..questions import Fault
from .loading import MANIFEST, inside
from .model import Glossary, Lesson, Manifest
from .problems import CourseError, Problem
from .reading import Document, KeyPath, read_yaml
from .shape import nearest, shape_faults


def check(path: Path) -> list[Problem]:
    """Every problem of a course folder, a folder of courses, or one lesson file; empty when all is well."""
    if path.is_dir():
        if (path / MANIFEST).exists():
            return _course_problems(path)
        courses = sorted(folder.parent for folder in path.glob(f"*/{MANIFEST}"))
        if courses:
            return [problem for course in courses for problem in _course_problems(course)]
    if path.is_file():
        model = Manifest if path.name == MANIFEST else Glossary if path.name == "glossary.yaml" else Lesson
        return _file_problems(path, model)[1]
    what = f"holds no course ({MANIFEST})" if path.is_dir() else "there is no such file or folder"
    return [Problem(str(path), "no-course", what)]


def _course_problems(folder: Path) -> list[Problem]:
    manifest, problems = _file_problems(folder / MANIFEST, Manifest)
    if manifest is None:
        return problems
    if not manifest.value.lessons:
        problems.append(
            manifest.document.problem((), "no-lessons", "lists no lessons", "add `lessons: [01-first.yaml]`")
        )
    lessons = []
    for place, name in enumerate(manifest.value.lessons):
        try:
            path = inside(folder, name)
        except CourseError as error:
            problems += error.problems
            continue
        if not path.exists():
            advice = nearest(name, sorted(file.name for file in folder.glob("*.yaml")))
            problems.append(
                manifest.document.problem(("lessons", place), "missing-file", f"there is no file {name}", advice)
            )
            continue
        lesson, found = _file_problems(path, Lesson)
        problems += found
        if lesson is not None:
            lessons.append(lesson)
    problems += _across_lessons(lessons)
    if manifest.value.glossary:
        problems += _file_problems(folder / manifest.value.glossary, Glossary)[1]
    return problems


class _Checked(msgspec.Struct):
    value: Any
    document: Document


def _file_problems(path: Path, model: Any) -> tuple[_Checked | None, list[Problem]]:
    """The file as `model` (None when its shape is wrong), and its problems."""
    try:
        document = read_yaml(path, places=True)
    except CourseError as error:
        return None, list(error.problems)
    faults = list(shape_faults(document.data, model))
    checked = None
    if not faults:
        checked = _Checked(msgspec.convert(document.data, model, strict=False), document)
        if isinstance(checked.value, Lesson):
            faults = list(_lesson_faults(checked.value))
    return checked, [document.problem(f.path, f.code, f.message, f.suggestion) for f in faults]


def _lesson_faults(lesson: Lesson) -> Iterator[Fault]:
    yield from _doubled_ids([section.id for section in lesson.sections], ("sections",), "section")
    yield from _doubled_ids([question.id for question in lesson.questions], ("questions",), "question")
    yield from _doubled_ids([table.id for table in lesson.comparisons], ("comparisons",), "comparison")
    if not lesson.sections:
        yield Fault(("sections",), "no-sections", "the lesson has no sections")
    section_ids = [section.id for section in lesson.sections]
    for place, question in enumerate(lesson.questions):
        at: KeyPath = ("questions", place)
        if question.section and question.section not in section_ids:
            message = f"the lesson has no section `{question.section}`"
            yield Fault((*at, "section"), "unknown-section", message, nearest(question.section, section_ids))
        for fault in question.meaning_faults():
            message = f"question `{question.id}` {fault.message}"
            yield Fault((*at, *fault.path), fault.code, message, fault.suggestion)
    for place, table in enumerate(lesson.comparisons):
        subjects = [subject.id for subject in table.subjects]
        yield from _doubled_ids(subjects, ("comparisons", place, "subjects"), "subject")
        yield from _doubled_ids([row.id for row in table.rows], ("comparisons", place, "rows"), "row")
        for number, row in enumerate(table.rows):
            for key in row.cells:
                if key not in subjects:
                    at = ("comparisons", place, "rows", number, "cells", key)
                    yield Fault(
                        at,
                        "unknown-subject",
                        f"the comparison has no subject `{key}`",
                        nearest(key, subjects),
                    )


def _doubled_ids(ids: list[str], path: KeyPath, what: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, name in enumerate(ids):
        if name in seen:
            yield Fault((*path, place, "id"), "doubled-id", f"there is a {what} `{name}` already", "ids are unique")
        seen.add(name)


def _across_lessons(lessons: list[_Checked]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    questions: dict[str, str] = {}
    ids = [checked.value.id for checked in lessons]
    for checked in lessons:
        lesson, document = checked.value, checked.document
        if lesson.id in owners:
            message = f"the lesson id `{lesson.id}` is taken by {owners[lesson.id]}"
            yield document.problem(("id",), "doubled-id", message, "ids are unique in a course")
        owners.setdefault(lesson.id, document.file)
        for place, question in enumerate(lesson.questions):
            if questions.get(question.id, lesson.id) != lesson.id:
                message = f"the question id `{question.id}` is taken by lesson `{questions[question.id]}`"
                yield document.problem(
                    ("questions", place, "id"), "doubled-id", message, "ids are unique in a course"
                )
            questions.setdefault(question.id, lesson.id)
        for place, needed in enumerate(lesson.requires):
            if needed not in ids:
                message = f"there is no lesson `{needed}`"
                yield document.problem(("requires", place), "unknown-lesson", message, nearest(needed, ids))
