"""The app on a course each of whose lessons has a table of 50 × 500, more than one file may hold: COURSE HOME."""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from tui.app import CarrelApp
from tui.course.loading import Course, open_course
from tui.course.model import Cell, Comparison, Lesson, Row, Subject
from tui.desk import Desk
from tui.progress.store import Store

SUBJECTS, ROWS = 50, 500
_VOCABULARY = "model layer noise sample token weight *learns* makes judges `code` from many a few pairs at once"
_WORDS = _VOCABULARY.split()


class WithTable(Course):
    """The course, with the table in every lesson; of each lesson another one, so that nothing of it is known."""

    def lesson(self, lesson_id: str) -> Lesson:
        return replace(super().lesson(lesson_id), comparisons=(table(lesson_id),))


def table(seed: str) -> Comparison:
    """A table of words drawn by the seed."""
    chance = random.Random(seed)
    subjects = tuple(Subject(id=f"s{number}", name=f"Subject {number}") for number in range(1, SUBJECTS + 1))
    words = [" ".join(chance.choices(_WORDS, k=8)) for _ in range(2000)]
    rows = tuple(
        Row(
            id=f"r{number}",
            dimension=f"Dimension {number} of many",
            cells={subject.id: Cell(short=chance.choice(words), note="A longer note") for subject in subjects},
        )
        for number in range(1, ROWS + 1)
    )
    return Comparison(id="large", title="A large table", subjects=subjects, rows=rows)


if __name__ == "__main__":
    plain = open_course(Path(sys.argv[1]))
    store = Store.open(Path(sys.argv[2]), device="bench", now=lambda: datetime.now(UTC))
    CarrelApp(Desk(WithTable(plain.folder, plain.manifest), store)).run()
