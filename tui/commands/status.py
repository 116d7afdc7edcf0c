"""`carrel status`: one line for a prompt or a tmux bar."""

from __future__ import annotations

import argparse
from typing import Any

from .common import add_course, add_json, open_desk, print_json


def add_to(commands: Any) -> None:
    parser = commands.add_parser("status", help="one line for a prompt or a tmux bar")
    add_course(parser)
    add_json(parser)
    parser.set_defaults(run=_status)


def _status(options: argparse.Namespace) -> int:
    desk = open_desk(options.course)
    read, passed, count = desk.read_share()
    following = desk.course.heads[desk.course.index(desk.next_lesson()) or 0]
    lessons = {head.id: desk.lesson_state(head.id).standing for head in desk.course.heads}
    if options.json:
        print_json(
            {
                "course": desk.course.id,
                "title": desk.course.title,
                "lessons": count,
                "read": read,
                "passed": passed,
                "next": following.id,
                "standings": lessons,
            }
        )
    else:
        print(f"{passed}/{count} passed · next: {following.title} · {read / count:.0%} read")
    return 0
