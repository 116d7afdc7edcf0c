"""What files of a course say of each other: does each name exist, and can the lessons be studied in order?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from .draft import GlossaryDraft, ManifestDraft
from .nearest import did_you_mean
from .outline import Named, Outline, Reference
from .problems import MOST_FINDINGS, Finding, Problem, shortened

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
SAFE_SCHEMES = ("http", "https", "mailto")


class Names:
    """The names that a course's files may use for each other. `unlisted` lessons are there and not in the course,
    which is said once, not at each mention; `terms` is None without a glossary that can be read; `complete` says
    whether all lessons could be read."""

    def __init__(
        self, lessons: Sequence[Outline], unlisted: Sequence[Outline] = (), terms: frozenset[str] | None = None
    ) -> None:
        self.lessons = lessons
        self.unlisted = {named.name for lesson in unlisted for named in lesson.ids}
        self.by_name = {named.name: lesson for lesson in reversed(lessons) for named in reversed(lesson.ids)}
        self.order = {lesson.file: place for place, lesson in enumerate(lessons)}
        self.terms = terms
        self._near: dict[str, str] = {}
        # A lesson that can't be read may be the one that seems unknown.
        self.complete = all(lesson.ids and lesson.sections is not None for lesson in lessons)

    def unknown_lesson(self, name: str) -> bool:
        return self.complete and name not in self.by_name and name not in self.unlisted

    def near_lesson(self, name: str) -> str:
        """What may have been meant; looked up once, for a lesson that has gone may be named all over the course."""
        if name not in self._near:
            self._near[name] = did_you_mean(name, [lesson.id for lesson in self.lessons if lesson.id])
        return self._near[name]


def lessons_across(names: Names) -> Iterator[Problem]:
    """Faults that show only when the lessons are seen together."""
    yield from _doubled(names.lessons)
    circles = find_circles(names)
    for lesson in names.lessons:
        yield from islice(_of_lesson(lesson, names, circles), MOST_FINDINGS)
    for circle in circles:
        ids = [names.lessons[place].id for place in (*circle.places, circle.places[0])]
        shown = " → ".join(shortened(name, 30) for name in ids[:8]) + (" …" if len(ids) > 8 else "")
        yield circle.closing.spot.problem("circle", f"requires itself: {shown}", "take one of these out")


def _of_lesson(lesson: Outline, names: Names, circles: Sequence[Circle]) -> Iterator[Problem]:
    for needed in lesson.requires:
        yield from _requirement(lesson, needed, names, circles)
    for reference in lesson.references:
        yield from _reference(reference, lesson, names)


def _requirement(lesson: Outline, needed: Named, names: Names, circles: Sequence[Circle]) -> Iterator[Problem]:
    if names.unknown_lesson(needed.name):
        message = f"there is no lesson `{shortened(needed.name)}`"
        yield needed.spot.problem("unknown-lesson", message, names.near_lesson(needed.name))
    elif other := names.by_name.get(needed.name):
        here, there = names.order[lesson.file], names.order[other.file]
        # In a circle some lesson always comes too late; the circle is the fault.
        if there > here and not any({here, there} <= set(circle.places) for circle in circles):
            message = f"requires `{shortened(needed.name)}`, which comes later in the course"
            yield needed.spot.problem("requires-later", message, "change the order in course.yaml", "advice")


def exams_across(manifest: ManifestDraft, names: Names) -> Iterator[Finding]:
    """Exams that name lessons or tags that are not there, or draw more questions than there are."""
    for place, exam in manifest.exams:
        for key, name in [(("id",), exam.id), *((("lessons", n), name) for n, name in enumerate(exam.lessons))]:
            if names.unknown_lesson(name):
                yield Finding(
                    path=("exams", place, *key),
                    code="unknown-lesson",
                    message=f"there is no lesson `{shortened(name)}`",
                    suggestion=names.near_lesson(name),
                )
        chosen = [names.by_name[name] for name in exam.lessons if name in names.by_name] or names.lessons
        tags = {tag for lesson in chosen for tag in lesson.tags}
        for number, tag in enumerate(exam.tags):
            if names.complete and tag not in tags:
                yield Finding(
                    path=("exams", place, "tags", number),
                    code="unknown-tag",
                    message=f"no question of these lessons has the tag `{shortened(tag)}`",
                    suggestion=did_you_mean(tag, tags),
                )
        count = sum(len(lesson.questions) for lesson in chosen)
        if names.complete and exam.pick > count:
            message = f"draws {exam.pick} questions from lessons that have {count}"
            yield Finding(
                path=("exams", place, "pick"),
                code="too-few-questions",
                message=message,
                suggestion=f"pick {count} at most",
            )


def glossary_across(glossary: GlossaryDraft, names: Names) -> Iterator[Finding]:
    """Terms that name a lesson that is not there."""
    for place, term in glossary.terms:
        if term.lesson and names.unknown_lesson(term.lesson):
            yield Finding(
                path=("terms", place, "lesson"),
                code="unknown-lesson",
                message=f"there is no lesson `{shortened(term.lesson)}`",
                suggestion=names.near_lesson(term.lesson),
            )


class Circle(Struct, frozen=True):
    """Lessons that require each other in a circle: their places in the course, and the requirement that closes it."""

    places: tuple[int, ...]
    closing: Named


def find_circles(names: Names) -> list[Circle]:
    """Circles of requirements, found by going down every way once."""
    circles: list[Circle] = []
    done: set[int] = set()
    for start in range(len(names.lessons)):
        way: list[int] = [start] if start not in done else []
        rest = [iter(names.lessons[place].requires) for place in way]
        while way:
            needed = next(rest[-1], None)
            if needed is None:
                done.add(way.pop())
                rest.pop()
                continue
            other = names.by_name.get(needed.name)
            place = names.order[other.file] if other else None
            if place in way:
                circles.append(Circle(tuple(way[way.index(place) :]), needed))
            elif place is not None and place not in done:
                way.append(place)
                rest.append(iter(names.lessons[place].requires))
    return circles


def _doubled(lessons: Sequence[Outline]) -> Iterator[Problem]:
    lesson_of: dict[str, Outline] = {}
    asking: dict[str, Outline] = {}
    comparing: dict[str, Outline] = {}
    for lesson in lessons:
        for named in lesson.ids:
            if (first := lesson_of.setdefault(named.name, lesson)) is not lesson:
                message = f"the lesson id `{shortened(named.name)}` is taken by {first.file}"
                yield named.spot.problem("doubled-id", message, "give each lesson its own id")
        for kind, owner, own in (
            ("question", asking, lesson.questions),
            ("comparison", comparing, lesson.comparisons),
        ):
            for named in own:
                if (first := owner.setdefault(named.name, lesson)) is not lesson:
                    message = f"the {kind} id `{shortened(named.name)}` is taken by lesson `{shortened(first.id)}`"
                    yield named.spot.problem("doubled-id", message, f"{kind} ids are unique in the whole course")


def _reference(reference: Reference, lesson: Outline, names: Names) -> Iterator[Problem]:
    problem, target = reference.spot.problem, reference.name
    if reference.kind == "term":
        if names.terms is not None and target not in names.terms:
            message = f"the glossary has no term `{shortened(target)}`"
            yield problem("unknown-term", message, did_you_mean(target, names.terms))
        return
    if scheme := _SCHEME.match(target):
        if scheme[1].lower() not in SAFE_SCHEMES:
            advice = f"links begin with {', '.join(SAFE_SCHEMES[:-1])} or {SAFE_SCHEMES[-1]}"
            yield problem("unsafe-link", f"links to `{shortened(target)}`, which Carrel does not open", advice)
        return
    name, _, section = target.partition("#")
    if name and names.unknown_lesson(name):
        elsewhere = "." in name or "/" in name
        advice = f"write https://{shortened(name)}" if elsewhere else names.near_lesson(name)
        yield problem("unknown-lesson", f"links to `{shortened(name)}`, and there is no such lesson", advice)
        return
    other = names.by_name.get(name) if name else lesson
    if section and other and other.sections is not None and section not in other.sections:
        message = f"links to section `{shortened(section)}`, which lesson `{shortened(other.id)}` does not have"
        yield problem("unknown-section", message, did_you_mean(section, other.sections))
