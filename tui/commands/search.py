"""`carrel search`: where a course says something."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from .common import add_course, add_json, course_named, open_store, print_json, say

if TYPE_CHECKING:
    from ..course.search import Hit


def add_to(commands: Any) -> None:
    parser = commands.add_parser("search", help="where a course says something")
    parser.add_argument(
        "words", metavar="WORDS", nargs="+", help="what to look for; the last word may be a beginning"
    )
    add_course(parser)
    add_json(parser)
    parser.set_defaults(run=_search)


def _search(options: argparse.Namespace) -> int:
    from msgspec import to_builtins

    from ..course.search import course_index
    from ..desk import Desk

    store = open_store()
    desk = Desk(course_named(options.course, store), store)
    hits = course_index(desk.course, desk.notes()).search(" ".join(options.words))
    if options.json:
        print_json(to_builtins(hits))
    else:
        from ..render.plain_signs import plain

        for hit in hits:
            print(f"{hit.kind}\t{_where(hit)}\t{plain(hit.title)}\t{plain(hit.snippet)}")
    if not hits:
        say([f"nothing in {desk.course.title!r} has all these words: try fewer, or their beginnings"])
    return 0 if hits else 1


def _where(hit: Hit) -> str:
    """The place of a hit: `lesson#section`, `lesson#comparison/row/subject`, or a term's id."""
    within = hit.section or hit.item
    return f"{hit.lesson}#{within}" if hit.lesson and within else hit.lesson or within
