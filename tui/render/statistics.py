"""What was learned, in figures, as lines: signs and words carry it, so that it reads without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..progress.events import Certainty
from ..quiz.certainty import WORDS
from ..review.activity import Day
from ..review.calibration import ENOUGH, Calibration
from ..review.confusions import Confusion
from ..review.forecast import Expected
from ..review.mastery import WORDS as STANDINGS
from ..review.mastery import Kept, Mastery
from ..review.statistics import Retention, Statistics, streak_in_words, whole
from ..review.things import Things
from .review import sentence
from .text import Line, Piece, Styled, cells

BAR = 10
CONFUSIONS_SHOWN = 5
INDENT = 2
# Cells that a calendar of weeks takes, and between two of them.
CALENDAR, GAP = 36, 5
# A column of the calibration by lesson, and what stands above each.
COLUMN = 7
SHORT: dict[Certainty, str] = {"guess": "guess", "fairly_sure": "fairly", "sure": "sure"}
# A forecast's bar leaves room for the day and the figure beside it at 40 columns.
LONGEST_BAR = 16


# Where there is nothing to show, what makes something.
NOTHING_LATELY = "Nothing was answered in these weeks: a lesson's quiz (t) or a review (v) begins to fill this page."
NO_CONFUSIONS = "Nothing so far. A wrong answer that stands for something else, such as GAN for VAE, is listed here."


def statistics_lines(found: Statistics, mixed_up: Sequence[Confusion], things: Things, width: int) -> list[Line]:
    """All sections, each under its heading."""
    titles = {lesson.lesson: lesson.title for lesson in found.lessons}
    sections = {(lesson.id, part.id): part.title for lesson in things.lessons for part in lesson.sections}
    return [
        *_progress(found, width),
        *_calendars(found.weeks, width),
        *_heading("Lessons", width),
        *(line for lesson in found.lessons for line in _lesson(lesson, sections, width)),
        *_heading("Retention", width),
        *_retention("Recalled at review", found.retention, width),
        *_retention("In the last 30 days", found.retention_lately, width),
        *_forecast(found.forecast, width),
        *_calibration(found.calibration, titles, width),
        *_confusions(mixed_up, width),
    ]


def _progress(found: Statistics, width: int) -> list[Line]:
    reached, kept = found.progress, whole(found.lessons)
    lines = _bar(
        reached.share,
        f"{reached.read} of {reached.lessons} lessons read, {reached.passed} passed, {reached.remembered} remembered",
        width,
    )
    if reached.minutes_left:
        lines += sentence(f"{reached.minutes_left:.0f} minutes left to read.", width)
    what = "questions, cells and terms kept for three weeks or more"
    lines += sentence(f"{kept.kept} of {kept.items} {what}; {kept.due} due.", width)
    if not any(day.answers for week in found.weeks for day in week):
        lines += sentence(NOTHING_LATELY, width)
    return [*lines, *sentence(words, width)] if (words := streak_in_words(found)) else lines


def _shown(weeks: Sequence[list[Day]]) -> Sequence[list[Day]]:
    """The weeks from the first in which something was done; the present one always."""
    first = next((n for n, week in enumerate(weeks) if any(day.minutes or day.answers for day in week)), -1)
    return weeks[first:]


def _calendars(weeks: Sequence[list[Day]], width: int) -> list[Line]:
    """Minutes and answers by day, beside each other where there is room."""
    shown = _shown(weeks)
    minutes = _calendar("Minutes a day", shown, lambda day: round(day.minutes))
    answers = _calendar("Answers a day", shown, lambda day: day.answers)
    if width < 2 * CALENDAR + GAP:
        return [*minutes, *answers]
    return [
        Line((*left.pieces, Piece(" " * (CALENDAR + GAP - cells(left.plain))), *right.pieces))
        for left, right in zip(minutes, answers, strict=True)
    ]


def _calendar(title: str, weeks: Sequence[list[Day]], figure: Callable[[Day], int]) -> list[Line]:
    """A row for each week, a column for each day; a dot where nothing was done."""
    lines = [Line(), Line((Piece(title, "h2"),)), Line((Piece("         Mo  Tu  We  Th  Fr  Sa  Su", "label"),))]
    for week in weeks:
        days = "".join(f"{number:4}" if (number := figure(day)) else "   ·" for day in week)
        lines.append(Line((Piece(f"{week[0].date.day:2} {week[0].date:%b} ", "muted"), Piece(days))))
    return lines


def _lesson(lesson: Mastery, sections: Mapping[tuple[str, str], str], width: int) -> list[Line]:
    title = [Piece(f"{lesson.title} ", "strong"), Piece(STANDINGS[lesson.standing], "muted")]
    lines = Styled(title).lines(width, 0)
    if lesson.whole.items:
        lines += _kept(lesson.whole, "", width)
    for section, kept in lesson.sections.items():
        if kept.asked:
            lines += _indented(_kept(kept, sections.get((lesson.lesson, section), section), width - INDENT))
    return lines


def _indented(lines: Iterable[Line]) -> list[Line]:
    return [line._replace(pieces=(Piece(" " * INDENT), *line.pieces)) for line in lines]


def _kept(kept: Kept, title: str, width: int) -> list[Line]:
    due = f", {kept.due} due" if kept.due else ""
    return _bar(kept.share, f"{kept.kept} of {kept.items} kept{due}{f': {title}' if title else ''}", width)


def _retention(what: str, found: Retention, width: int) -> list[Line]:
    if found.share is None:
        return sentence(f"{what}: nothing yet.", width)
    return _bar(found.share, f"{found.share:.0%} of {found.reviews} (aim {found.aim:.0%}): {what.lower()}", width)


def _forecast(days: Sequence[Expected], width: int) -> list[Line]:
    """A bar for each day to come on which something falls due, as long as that is much."""
    lines = _heading(f"Due in the next {len(days)} days", width)
    most = max((day.due for day in days), default=0)
    if not most:
        return [*lines, *sentence("Nothing: what you answer in quizzes comes back here.", width)]
    for day in (day for day in days if day.due):
        bar = "█" * -(-day.due * LONGEST_BAR // most)
        lines.append(Line((Piece(f"{day.date:%a %d %b}", "muted"), Piece(f" {day.due:4} "), Piece(bar, "accent"))))
    return lines


def _calibration(found: Calibration, titles: Mapping[str, str], width: int) -> list[Line]:
    lines = _heading("How well you know what you know", width)
    if not found.overall:
        return [*lines, *sentence("Answer with 1, 2 or 3 in a quiz (a guess, fairly sure, sure) to see it.", width)]
    for level in found.overall:
        lines += _bar(level.share, f"{level.share:.0%} right of {level.count} when {WORDS[level.certainty]}", width)
    for words in found.words:
        lines += sentence(words, width)
    return [*lines, *_calibration_by_lesson(found, titles, width)]


def _calibration_by_lesson(found: Calibration, titles: Mapping[str, str], width: int) -> list[Line]:
    """A row for each lesson, a column for each certainty; a dot where answers are too few to say."""
    heading = "".join(f"{words:>{COLUMN}}" for words in SHORT.values())
    lines = [Line(), Line((Piece("Right, by lesson".ljust(width - len(heading)) + heading, "label"),))]
    for lesson, levels in found.lessons.items():
        shares = {level.certainty: f"{level.share:.0%}" for level in levels if level.count >= ENOUGH}
        figures = "".join(f"{shares.get(certainty, '·'):>{COLUMN}}" for certainty in SHORT)
        room = width - len(figures) - 1
        first, *rest = sentence(titles.get(lesson, lesson), room)
        gap = Piece(" " * (room + 1 - cells(first.plain)))
        lines += [first._replace(pieces=(*first.pieces, gap, Piece(figures))), *rest]
    return lines


def _confusions(mixed_up: Sequence[Confusion], width: int) -> list[Line]:
    lines = _heading("What you mix up", width)
    if not mixed_up:
        return [*lines, *sentence(NO_CONFUSIONS, width)]
    for confusion in mixed_up[:CONFUSIONS_SHOWN]:
        lines += sentence(f"{confusion.words}.", width)
    return [*lines, *sentence("c lists them all, and shows two of them side by side.", width, "muted")]


def _heading(title: str, width: int) -> list[Line]:
    return [Line(), *sentence(title, width, "h2")]


def _bar(share: float, words: str, width: int) -> list[Line]:
    """A share as a bar, and the words beside it, which say it too."""
    full = round(share * BAR)
    first, *rest = sentence(words, max(width - BAR - 1, 1))
    bar = Piece("█" * full + "░" * (BAR - full) + " ", "accent")
    indent = Piece(" " * (BAR + 1))
    return [first._replace(pieces=(bar, *first.pieces)), *(n._replace(pieces=(indent, *n.pieces)) for n in rest)]
