"""`carrel status`: one line for a prompt or a tmux bar."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import Any

from .common import add_course, add_json, open_desk, print_json


def add_to(commands: Any) -> None:
    parser = commands.add_parser("status", help="one line for a prompt or a tmux bar")
    add_course(parser)
    add_json(parser)
    parser.set_defaults(run=_status)


def _status(options: argparse.Namespace) -> int:
    # Late: `carrel --help` needs none of it.
    from ..review.board import load_board
    from ..review.next_step import next_step
    from ..review.queue import due_by_lesson, next_day
    from ..review.statistics import progress

    desk = open_desk(options.course)
    now = datetime.now().astimezone()
    board = load_board(desk.course, desk.store, desk.settings, now.tzinfo or UTC, now, glance=True)
    lessons = board.lessons(desk.state, now)
    reached = progress(desk.course, desk.state, lessons)
    due = board.due(now)
    # Where to go on once nothing is due.
    following = next_step(desk.course, desk.state, lessons, due=0)
    title = next((lesson.title for lesson in lessons if lesson.lesson == following.lesson), "")
    if not options.json:
        parts = [f"{due} due" if due else "nothing due", f"next: {_in_short(title)}" if title else "nothing new"]
        print(" · ".join([*parts, f"{reached.share:.0%}"]))
        return 0
    step = board.next_step(desk.state, now)
    later = next_day(board.ledger, board.items, board.today(now))
    print_json(
        {
            "course": desk.course.id,
            "title": desk.course.title,
            "due": due,
            "waiting": due_by_lesson(board.ledger, board.items, board.today(now)).total() - due,
            "next_due": later.isoformat() if later else None,
            "next": following.lesson,
            "next_title": title,
            "to_do": step.action,
            "words": step.words,
            "lessons": reached.lessons,
            "read": reached.read,
            "passed": reached.passed,
            "remembered": reached.remembered,
            "share_read": round(reached.share, 4),
            "minutes_left": round(reached.minutes_left),
            "standings": {lesson.lesson: lesson.standing for lesson in lessons},
            "due_by_lesson": {lesson.lesson: lesson.whole.due for lesson in lessons if lesson.whole.due},
        }
    )
    return 0


def _in_short(title: str) -> str:
    """A title without what explains it: `GANs` of `GANs: generator and discriminator`."""
    return title.partition(": ")[0]
