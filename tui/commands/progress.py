"""`carrel progress`: what is kept of a person's study, where, and what can be done with it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import msgspec

from ..course.catalogue import courses
from ..course.loading import Course, open_course
from ..course.problems import CourseError
from ..folders import home
from ..progress.audit import audit
from ..progress.document import encode
from ..progress.export import as_csv
from ..progress.merge import merge_into
from ..progress.reset import Scope, extent, reset, scope_of, undo_reset
from ..progress.store import Store
from ..progress.summary import lines, summary
from .common import add_json, close, course_named, open_store, print_json, say, shelves
from .waiting import waited


def add_to(commands: Any) -> None:
    parser = commands.add_parser("progress", help="what is kept of your study, and where")
    what = parser.add_subparsers(metavar="WHAT", required=True)
    what.add_parser("path", help="where the progress file is").set_defaults(run=_path)
    show = what.add_parser("show", help="what was done in each course and lesson")
    add_json(show)
    show.set_defaults(run=_show)
    check = what.add_parser("check", help="what was done in lessons and questions that moved, changed or are gone")
    add_json(check)
    check.set_defaults(run=_check)
    export = what.add_parser("export", help="everything you did, on standard output")
    export.add_argument("--format", choices=["json", "csv"], default="json", help="json (default) or csv")
    export.set_defaults(run=_export)
    merge = what.add_parser("merge", help="take in what was done on another machine; any order, any number of times")
    merge.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a progress.json, or an export")
    merge.set_defaults(run=_merge)
    again = what.add_parser("reset", help="set aside what was done, after asking; can be undone")
    again.add_argument("--course", default="", metavar="ID", help="a course (default: everything)")
    again.add_argument("--lesson", default="", metavar="ID", help="a lesson of the course")
    again.add_argument("--question", default="", metavar="ID", help="a question of the course")
    again.add_argument("--undo", action="store_true", help="take the last reset back")
    again.add_argument("--yes", action="store_true", help="do not ask")
    again.set_defaults(run=_reset)


def _path(_: argparse.Namespace) -> int:
    print(home() / "progress.json")
    return 0


def _show(options: argparse.Namespace) -> int:
    summaries = summary(open_store().state, _courses())
    if options.json:
        print_json(msgspec.to_builtins(summaries))
    else:
        print("\n".join(lines(summaries)) or "Nothing yet: open the desk with `carrel` and read a lesson.")
    return 0


def _check(options: argparse.Namespace) -> int:
    findings = audit(open_store().state, _courses())
    if options.json:
        print_json(msgspec.to_builtins(findings))
    else:
        for finding in findings:
            print(f"{finding.kind}: {finding.message}")
        say([] if findings else ["Every entry is where it was, and nothing has changed."])
    return 1 if findings else 0


def _export(options: argparse.Namespace) -> int:
    with waited("Gathering what you did"):
        store = open_store()
        text = as_csv(store.events()).encode() if options.format == "csv" else encode(store.entries())
    sys.stdout.buffer.write(text)
    return 0


def _merge(options: argparse.Namespace) -> int:
    try:
        with waited("Taking in what was done"):
            store = open_store()
            merged = merge_into(store, options.files)
    except OSError as error:
        say([f"your progress can't be written: {error.strerror}. Nothing was taken in."])
        return 1
    say(merged.problems)
    print(f"{merged.added} new entr{'y' if merged.added == 1 else 'ies'}.")
    return 1 if merged.problems else 0


def _reset(options: argparse.Namespace) -> int:
    store = open_store()
    if options.undo:
        return _undo(store)
    if (options.lesson or options.question) and not options.course:
        options.course = course_named("", store).id
    scope = scope_of(options.course, options.lesson, options.question, _course(options.course))
    what = extent(store.state, scope)
    if not what:
        say(["There is nothing to reset."])
        return 1
    if not options.yes and not _agreed(f"Set aside {what}? It can be undone with --undo. [y/N] "):
        say(["Nothing was changed."])
        return 1
    return _set_aside(store, scope, what)


def _set_aside(store: Store, scope: Scope, what: str) -> int:
    try:
        reset(store, scope)
    except OSError as error:
        say([f"a copy of your progress can't be kept ({error.strerror}), so nothing was changed."])
        return 1
    if close(store):
        return 1
    print(f"Set aside: {what}. `carrel progress reset --undo` brings it back.")
    return 0


def _undo(store: Store) -> int:
    undone = undo_reset(store)
    if close(store):
        return 1
    print("The last reset was taken back." if undone else "There is no reset to take back.")
    return 0 if undone else 1


def _agreed(question: str) -> bool:
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _courses() -> list[Course]:
    """Every course on the shelves that can be read."""
    found = []
    for entry in courses(shelves()):
        try:
            found.append(open_course(entry.folder))
        except CourseError:
            continue
    return found


def _course(name: str) -> Course | None:
    """The course with this id, where it is here; its history can be reset without it."""
    return next((course for course in _courses() if course.id == name), None)
