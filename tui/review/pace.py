"""How long things take this person: their own median where there are enough times, a guess until then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..course.loading import Course
from ..course.model import LessonHead
from ..course.problems import CourseError
from ..progress.state import LessonState
from .ratings import ENOUGH_TIMES, median

# Seconds, until the person's own are known.
_USUAL = {
    "single_choice": 20.0,
    "true_false": 12.0,
    "multiple_response": 35.0,
    "short_answer": 20.0,
    "numerical": 40.0,
    "cloze": 45.0,
    "matching": 50.0,
    "ordering": 50.0,
    "categorise": 50.0,
    "cell": 15.0,
    "term": 15.0,
}
_USUAL_OF_ANY = 30.0
# Of a lesson that does not say.
USUAL_LESSON_MINUTES = 10


def seconds(kind: str, times: Mapping[str, Sequence[float]]) -> float:
    """Seconds that one item of this kind takes; `times` are the person's last ones by kind (`Book.times`)."""
    own = times.get(kind, ())
    return median(own) if len(own) >= ENOUGH_TIMES else _USUAL.get(kind, _USUAL_OF_ANY)


def minutes(kinds: Iterable[str], times: Mapping[str, Sequence[float]]) -> float:
    """Minutes that items of these kinds take together."""
    return sum(seconds(kind, times) for kind in kinds) / 60


def minutes_left(course: Course, head: LessonHead, done: LessonState) -> float:
    """Minutes that a lesson still takes to read, by its own figure and the sections left. Reads it once begun."""
    minutes = head.minutes if head.minutes > 0 else USUAL_LESSON_MINUTES
    if done.standing in ("read", "passed"):
        return 0.0
    if not done.sections_read:
        return float(minutes)
    try:
        sections = [section.id for section in course.lesson(head.id).sections]
    except CourseError:
        return float(minutes)
    return minutes * sum(section not in done.sections_read for section in sections) / max(len(sections), 1)
