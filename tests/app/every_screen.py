"""Every screen there is, and a way to it from the desk, on a course that has something for each."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple, cast

from textual.pilot import Pilot
from textual.screen import Screen

from tests.app.driving import press
from tui import screens
from tui.app import CarrelApp
from tui.progress.events import Mode
from tui.screens.quiz import QuizScreen

WORDS = "Some words of a paragraph that is as long as paragraphs usually are, or nearly so.\n\n" * 8
SECTIONS = 6
TABLE = """\
comparisons:
  - id: table
    title: Animals
    subjects: [{id: cat, name: Cat}, {id: dog, name: Dog}, {id: owl, name: Owl}]
    rows:
"""
# One lesson for each kind of question: which comes first in a quiz is drawn.
QUESTION = """\
questions:
  - id: q-{kind}
    kind: {kind}
    prompt: Which one?
    section: s
    hints: [Look.]
    answers: [{{text: meow, correct: true}}, {{text: woof, fraction: 0}}]
"""
GLOSSARY = """\
terms:
  - {id: cat, term: Cat, short: It meows., lesson: all, confused_with: [dog]}
  - {id: dog, term: Dog, short: It barks.}
"""
COURSE = """\
format: 1
id: full
title: Full
lessons: [all.yaml, single_choice.yaml, short_answer.yaml]
glossary: glossary.yaml
"""


def full_course(folder: Path) -> Path:
    """Writes the course and returns its folder."""
    folder.mkdir(parents=True)
    lines = ["id: all", "title: A lesson with all there is", "sections:"]
    for number in range(1, SECTIONS + 1):
        lines += [f"  - id: s{number}", f"    title: Section {number}", "    body: |"]
        body = f"A [[cat]] and a [page](https://example.org).\n\n{WORDS}"
        lines += [f"      {line}" if line else "" for line in body.split("\n")]
    lines += [TABLE.rstrip()]
    for number in range(1, 13):
        lines += [f"      - id: r{number}", f"        dimension: Dimension {number}", "        cells:"]
        lines += [f"          {name}: {{short: {name} {number}}}" for name in ("cat", "dog", "owl")]
    (folder / "all.yaml").write_text("\n".join([*lines, "lab: {kind: tokenizer}", ""]))
    for kind in ("single_choice", "short_answer"):
        head = f"id: {kind}\ntitle: Lesson of {kind}\nsections: [{{id: s, title: S, body: Short.}}]\n"
        (folder / f"{kind}.yaml").write_text(head + QUESTION.format(kind=kind))
    (folder / "glossary.yaml").write_text(GLOSSARY)
    (folder / "course.yaml").write_text(COURSE)
    return folder


class Way(NamedTuple):
    """The name of the screen's class, and how to get there from the desk."""

    screen: str
    go: Callable[[Pilot[None]], Awaitable[None]]


def _keys(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def go(pilot: Pilot[None]) -> None:
        await press(pilot, *keys)

    return go


def _calls(
    *calls: Callable[[CarrelApp], object], then: tuple[str, ...] = ()
) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def go(pilot: Pilot[None]) -> None:
        for call in calls:
            call(cast(CarrelApp, pilot.app))
            await pilot.pause(0.1)
        await press(pilot, *then)

    return go


def _confusions(app: CarrelApp) -> None:
    from tui.screens.confusions import ConfusionsScreen

    app.push_screen(ConfusionsScreen([]))


def _review(app: CarrelApp) -> None:
    from tui.review.cards import Book
    from tui.review.foresight import Foresight
    from tui.review.items import Item
    from tui.review.steps import steps
    from tui.screens.review import ReviewScreen

    item = Item(id="question:q-short_answer", kind="short_answer", lesson="short_answer", section="s")
    app.push_screen(ReviewScreen(app, steps(app.desk.course, [item]), Foresight(Book(0.9), date(2026, 11, 22))))


def _quiz(lesson: str, mode: Mode | None = None) -> Callable[[CarrelApp], None]:
    return lambda app: app.take_quiz(app.desk.course.lesson(lesson), mode=mode)


def _welcome(app: CarrelApp) -> None:
    from tui.screens.welcome import WelcomeScreen

    app.push_screen(WelcomeScreen())


WAYS = {
    "reading": Way("StudyScreen", _keys("r")),
    "find in the lesson": Way("StudyScreen", _keys("slash", "w", "o")),
    "list of lessons": Way("StudyScreen", _keys("escape")),
    "comparison": Way("StudyScreen", _keys("c", "down", "right")),
    "filter of a comparison": Way("StudyScreen", _keys("c", "f", "w")),
    "recall of a table": Way("StudyScreen", _keys("c", "h", "a", "enter", "x")),
    "lab tab": Way("StudyScreen", _keys("l")),
    "address": Way("AddressSheet", _calls(lambda app: app.follow("https://example.org"))),
    "term": Way("TermSheet", _calls(lambda app: app.follow("term:cat"))),
    "mix-ups": Way("ConfusionsScreen", _calls(_confusions)),
    "courses": Way("CoursesScreen", _keys("C")),
    "quiz, choosing": Way("QuizScreen", _calls(_quiz("single_choice"), then=("a",))),
    "quiz, typing": Way("QuizScreen", _calls(_quiz("short_answer"), then=("m", "e", "q"))),
    "passage": Way("PassageScreen", _calls(_quiz("single_choice"), then=("a", "enter", "w"))),
    "results": Way("ResultsScreen", _calls(_quiz("single_choice"), then=("a", "enter", "enter"))),
    "exam": Way("ExamScreen", _calls(_quiz("single_choice", "exam"), then=("a",))),
    "handing in": Way("HandInScreen", _calls(_quiz("single_choice", "exam"), then=("a", "enter"))),
    "glossary": Way("GlossaryScreen", _keys("g", "c")),
    "search": Way("SearchScreen", _keys("F", "w")),
    "help": Way("HelpScreen", _keys("question_mark")),
    "palette": Way("Palette", _keys("ctrl+p", "q")),
    "lab": Way("LabScreen", _calls(lambda app: app.open_lab_of("tokenizer"))),
    "text for a lab": Way("LabTextSheet", _calls(lambda app: app.open_lab_of("tokenizer"), then=("L", "x"))),
    "program of a lab": Way("SourceScreen", _calls(lambda app: app.open_lab_of("tokenizer"), then=("v",))),
    "all labs": Way("LabsScreen", _keys("A")),
    "marks": Way("MarksScreen", _keys("b", "B")),
    "note": Way("NoteScreen", _keys("e", "q")),
    "outline": Way("OutlineScreen", _keys("O")),
    "plan": Way("PlanScreen", _keys("m")),
    "review": Way("ReviewScreen", _calls(_review, then=("m",))),
    "page of reviews": Way("ReviewPage", _keys("v")),
    "statistics": Way("StatisticsScreen", _keys("s")),
    "subjects": Way("SubjectsScreen", _keys("c", "x")),
    "all tables": Way("TablesScreen", _keys("c", "a", "w")),
    "welcome": Way("WelcomeScreen", _calls(_welcome)),
}


def every_screen() -> set[str]:
    """The names of all screens that the package shows; those that only others are built on are left out."""
    found: set[type[Screen[object]]] = set()
    for module in pkgutil.iter_modules(screens.__path__):
        for value in vars(importlib.import_module(f"{screens.__name__}.{module.name}")).values():
            if (
                isinstance(value, type)
                and issubclass(value, Screen)
                and value.__module__.startswith(screens.__name__)
            ):
                found.add(value)
    built_on = {base for one in found for base in one.__mro__[1:]} - {QuizScreen}
    return {one.__name__ for one in found - built_on}
