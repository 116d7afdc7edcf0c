"""`carrel stats`: what was learned; and, for authors, how the questions do."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .common import add_course, add_json, course_named, open_desk, open_store, print_json

if TYPE_CHECKING:
    from ..review.activity import Day
    from ..review.confusions import Confusion
    from ..review.item_statistics import ItemStatistics
    from ..review.mastery import Kept, Mastery
    from ..review.statistics import Retention, Statistics
    from ..review.things import Things

WEEKS_SHOWN = 4
CONFUSIONS_SHOWN = 5


def add_to(commands: Any) -> None:
    parser = commands.add_parser("stats", help="what was learned: days, lessons, retention, what is due")
    add_course(parser)
    parser.add_argument("--items", metavar="COURSE", help="for authors: how each question of a course does")
    add_json(parser)
    parser.set_defaults(run=_stats)


def _stats(options: argparse.Namespace) -> int:
    if options.items is not None:
        return _items(options)
    from msgspec import to_builtins

    from ..review.board import load_board
    from ..review.statistics import statistics, whole
    from ..review.things import read_things

    desk = open_desk(options.course)
    now = datetime.now().astimezone()
    zone = now.tzinfo or UTC
    board = load_board(desk.course, desk.store, desk.settings, zone, now)
    events, today = desk.store.events(), board.today(now)
    found = statistics(desk.course, desk.state, events, board.ledger, board.items, board.settings, zone, today)
    mixed_up = board.confusions(events, now)
    if options.json:
        figures = to_builtins(found) | {"course": desk.course.id, "confusions": to_builtins(mixed_up)}
        figures["progress"]["share"] = found.progress.share
        for name, kept in (("retention", found.retention), ("retention_lately", found.retention_lately)):
            figures[name]["share"] = kept.share
        print_json(figures)
    else:
        things = read_things(desk.course)
        print("\n".join([desk.course.title, *_lines(found, whole(found.lessons), mixed_up, things)]))
    return 0


def _lines(found: Statistics, kept: Kept, mixed_up: list[Confusion], things: Things) -> list[str]:
    from ..review.statistics import streak_in_words

    reached = found.progress
    lines = [
        f"{reached.read} of {reached.lessons} lessons read, {reached.passed} passed, {reached.remembered} remembered;"
        f" {reached.minutes_left:.0f} minutes left to read.",
        f"{kept.kept} of {kept.items} items kept for three weeks or more; {kept.due} due.",
        _retention("Recalled at review", found.retention),
        _retention("In the last 30 days", found.retention_lately),
    ]
    lines += [words] if (words := streak_in_words(found)) else []
    lines += ["", *_calendar("Minutes a day", found.weeks, lambda day: round(day.minutes))]
    lines += ["", *_calendar("Answers a day", found.weeks, lambda day: day.answers)]
    lines += ["", f"Due in the next {len(found.forecast)} days"]
    lines += [f"  {day.date:%a %d %b}  {day.due}" for day in found.forecast if day.due] or ["  nothing"]
    lines += ["", "Lessons"]
    sections = {(lesson.id, part.id): part.title for lesson in things.lessons for part in lesson.sections}
    for lesson in found.lessons:
        lines += _lesson_lines(lesson, sections)
    if found.calibration.words:
        lines += ["", *found.calibration.words, *_by_lesson(found)]
    if mixed_up:
        lines += ["", *(f"{confusion.words}." for confusion in mixed_up[:CONFUSIONS_SHOWN])]
    return lines


def _calendar(title: str, weeks: list[list[Day]], figure: Callable[[Day], int]) -> list[str]:
    """The last weeks, a row each; a dot where there is nothing."""
    lines = [f"{title}   Mo  Tu  We  Th  Fr  Sa  Su"]
    for week in weeks[-WEEKS_SHOWN:]:
        days = "".join(f"{number:4}" if (number := figure(day)) else "   ·" for day in week)
        lines.append(f"  {week[0].date:%d %b %Y}  {days}")
    return lines


def _lesson_lines(lesson: Mastery, sections: Mapping[tuple[str, str], str]) -> list[str]:
    """The lesson, and those of its sections that something was asked of."""
    kept = f", {_kept(lesson.whole)}" if lesson.whole.items else ""
    lines = [f"  {lesson.title}: {lesson.standing.replace('_', ' ')}{kept}"]
    for section, part in lesson.sections.items():
        if part.asked:
            lines.append(f"    {sections.get((lesson.lesson, section), section)}: {_kept(part)}")
    return lines


def _kept(kept: Kept) -> str:
    return f"{kept.kept} of {kept.items} kept" + (f", {kept.due} due" if kept.due else "")


def _by_lesson(found: Statistics) -> list[str]:
    """For each lesson, the share that was right by what was said of it, where answers are enough to say."""
    from ..quiz.certainty import WORDS
    from ..review.calibration import ENOUGH

    titles = {lesson.lesson: lesson.title for lesson in found.lessons}
    lines = []
    for lesson, levels in found.calibration.lessons.items():
        if shares := [f"{WORDS[level.certainty]} {level.share:.0%}" for level in levels if level.count >= ENOUGH]:
            lines.append(f"  {titles.get(lesson, lesson)}: right when {', '.join(shares)}")
    return lines


def _retention(what: str, found: Retention) -> str:
    if found.share is None:
        return f"{what}: nothing yet."
    return f"{what}: {found.share:.0%} of {found.reviews} (aim {found.aim:.0%})."


def _items(options: argparse.Namespace) -> int:
    from msgspec import to_builtins

    from ..review.days import study_day
    from ..review.item_statistics import item_statistics
    from ..review.statistics import deeds_in
    from ..review.things import read_things

    store = open_store()
    course = course_named(options.items, store)
    now = datetime.now().astimezone()
    zone = now.tzinfo or UTC
    deeds = deeds_in(store.events(), course.id, zone, study_day(now, zone))
    found = item_statistics(read_things(course).lessons, deeds)
    if options.json:
        print_json(to_builtins(found))
    else:
        print("\n".join(line for item in found for line in _item_lines(item)))
    return 0


def _item_lines(item: ItemStatistics) -> list[str]:
    if item.facility is None:
        return [f"{item.id}: no answers"]
    seconds = f", {item.seconds:.0f} s" if item.seconds is not None else ""
    head = f"{item.id}: {item.facility:.0%} of {item.answers}{seconds}"
    return [head, *(f"  {'+' if one.right else '-'} {one.count:3}  {one.text}" for one in item.chosen)]
