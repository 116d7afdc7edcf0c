"""Can it be what the author meant? Questions that can't be graded, answers out of reach, numbers out of range."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ..questions import Question
from .cells import alike, in_row, words
from .draft import LessonDraft, ManifestDraft
from .items import answer_lists
from .model import Comparison
from .problems import Finding, KeyPath, advice, shortened

FORMAT = 1
# So many pairs of answers in a lesson are compared with each other; a course has a few hundred.
MOST_PAIRS = 20_000
# A table with more subjects and rows than this has something to ask, or was made to be looked through for long.
MOST_CELLS = 5_000


def lesson_meaning(lesson: LessonDraft) -> Iterator[Finding]:
    """Faults in what a lesson says, whatever its shape."""
    if lesson.number("minutes", 0) < 0:
        message = f"takes {lesson.number('minutes', 0):g} minutes"
        yield Finding(path=("minutes",), code="out-of-range", message=message, suggestion="minutes are 0 or more")
    for place, table in lesson.comparisons:
        yield from _comparison(table, ("comparisons", place))
    pairs = 0
    for place, question in lesson.questions:
        name = f"question `{shortened(question.id)}`"
        for fault in lesson.unsound.get(place, ()):
            path, message = ("questions", place, *fault.path), f"{name} {fault.message}"
            yield Finding(path=path, code=fault.code, message=message, suggestion=fault.suggestion)
        pairs += sum(len(answers) ** 2 for _, answers in answer_lists(question))
        if place not in lesson.unsound and pairs < MOST_PAIRS:
            yield from _unreached(question, place, name)


def _comparison(table: Comparison, at: KeyPath) -> Iterator[Finding]:
    small = len(table.subjects) * len(table.rows) <= MOST_CELLS
    if table.ask and small and not any(_tells_apart(table, row.id) for row in table.rows):
        message = f"the comparison `{shortened(table.id)}` has no row whose cells can be told apart"
        yield advice((*at, "ask"), "nothing-to-ask", message, "give a row two cells that differ, or take `ask` out")
    for number, row in enumerate(table.rows):
        for subject, cell in row.cells.items():
            for place, wording in enumerate(cell.accept):
                if not words(wording) and "*" not in wording:
                    path = (*at, "rows", number, "cells", subject, "accept", place)
                    message = f"the cell of `{shortened(subject)}` in `{shortened(row.id)}` accepts an empty text"
                    yield Finding(path=path, code="empty-answer", message=message)


def _tells_apart(table: Comparison, row: str) -> bool:
    said = in_row(table, row)
    return any(not alike(said[0].text, other.text) for other in said[1:])


def _unreached(question: Question, place: int, name: str) -> Iterator[Finding]:
    for path in question.unreached_answers():
        yield Finding(
            path=("questions", place, *path),
            code="unreachable-answer",
            message=f"{name} has an answer that nothing can reach: one above it matches first",
            suggestion="move it up, or take it out",
        )


def manifest_meaning(manifest: ManifestDraft) -> Iterator[Finding]:
    """Faults in what a `course.yaml` says, whatever its shape."""
    if manifest.number("format", FORMAT) > FORMAT:
        message = f"is written in format {manifest.number('format', FORMAT):g}; this Carrel reads format {FORMAT}"
        yield Finding(path=("format",), code="unknown-format", message=message, suggestion="get a newer Carrel")
    mark = manifest.number("pass", 0)
    if not (math.isfinite(mark) and 0 <= mark <= 1):
        advice = f"write {mark / 100:g} for {mark:g}%" if 1 < mark <= 100 else "a pass mark is between 0 and 1"
        message = f"passes at {mark:g} of 1"
        yield Finding(path=("pass",), code="out-of-range", message=message, suggestion=advice)
    for place, exam in manifest.exams:
        for key, value in (("pick", exam.pick), ("minutes", exam.minutes)):
            if value < 0:
                message, advice = f"the exam `{shortened(exam.id)}` has {key} {value}", f"{key} is 0 or more"
                yield Finding(path=("exams", place, key), code="out-of-range", message=message, suggestion=advice)
