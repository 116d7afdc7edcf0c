"""Ids, and what names them, within one file. (What names other files is `outline`'s and `across`'s.)"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from .draft import GlossaryDraft, LessonDraft, ManifestDraft
from .model import LAB_KINDS, Comparison
from .nearest import did_you_mean
from .problems import Finding, KeyPath, shortened

_ID = re.compile(r"\w[\w.+-]*")
_NO_PART_OF_AN_ID = re.compile(r"[^\w.+-]+")


def lesson_references(lesson: LessonDraft) -> Iterator[Finding]:
    """Ids of a lesson that are doubled, ill-formed or unknown."""
    yield from _form_of_id(lesson.text("id"), ("id",))
    for key, what in (("sections", "section"), ("questions", "question"), ("comparisons", "comparison")):
        yield from _ids(lesson.data.get(key), (key,), what)
    if lesson.data.get("sections") == []:
        advice = "give it one at least"
        yield Finding(path=("sections",), code="no-sections", message="the lesson has no sections", suggestion=advice)
    sections = lesson.known_ids("sections")
    for place, question in lesson.questions:
        if question.section and question.section not in sections:
            yield Finding(
                path=("questions", place, "section"),
                code="unknown-section",
                message=f"the lesson has no section `{shortened(question.section)}`",
                suggestion=did_you_mean(question.section, sections),
            )
    for place, table in lesson.comparisons:
        yield from _comparison(table, ("comparisons", place))
    yield from _lab(lesson.data.get("lab"))


def manifest_references(manifest: ManifestDraft) -> Iterator[Finding]:
    """Ids of a `course.yaml` that are ill-formed or doubled."""
    yield from _form_of_id(manifest.text("id"), ("id",))
    yield from _ids(manifest.data.get("exams"), ("exams",), "exam")
    if manifest.data.get("lessons") == []:
        advice = "add `lessons: [01-first.yaml]`"
        yield Finding(path=("lessons",), code="no-lessons", message="the course lists no lessons", suggestion=advice)
    for place, name in doubled(manifest.lessons):
        message = f"lists the file {shortened(name)} a second time"
        yield Finding(path=("lessons", place), code="doubled-file", message=message, suggestion="keep one of the two")


def glossary_references(glossary: GlossaryDraft) -> Iterator[Finding]:
    """Ids of a glossary that are doubled, ill-formed or unknown."""
    yield from _ids(glossary.data.get("terms"), ("terms",), "term")
    ids = {term.id for _, term in glossary.terms}
    for place, term in glossary.terms:
        for number, other in enumerate(term.confused_with):
            if other not in ids:
                yield Finding(
                    path=("terms", place, "confused_with", number),
                    code="unknown-term",
                    message=f"the glossary has no term `{shortened(other)}`",
                    suggestion=did_you_mean(other, ids),
                )


def doubled(names: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Those of the placed names that were there before."""
    seen: set[str] = set()
    for place, name in names:
        if name in seen:
            yield place, name
        seen.add(name)


def _ids(entries: Any, path: KeyPath, what: str) -> Iterator[Finding]:
    """Ids in a list of mappings that are ill-formed, or there a second time; former ids too."""
    named: list[tuple[KeyPath, str]] = []
    for place, entry in enumerate(entries if isinstance(entries, list) else ()):
        if not isinstance(entry, dict):
            continue
        if isinstance(name := entry.get("id"), str):
            yield from _form_of_id(name, (*path, place, "id"))
            named.append(((*path, place, "id"), name))
        former = entry.get("aliases")
        if what != "term" and isinstance(former, list):
            named += [((*path, place, "aliases", n), name) for n, name in enumerate(former) if isinstance(name, str)]
    seen: set[str] = set()
    for where, name in named:
        if name and name in seen:
            message = f"there is a {what} `{shortened(name)}` already"
            yield Finding(path=where, code="doubled-id", message=message, suggestion="give each its own id")
        seen.add(name)


def _form_of_id(name: str, path: KeyPath) -> Iterator[Finding]:
    if not name or _ID.fullmatch(name):
        return
    better = _NO_PART_OF_AN_ID.sub("-", shortened(name).lower()).strip("-.+")
    advice = f"write `{better}`" if better else "use letters, digits and hyphens"
    message = f"the id `{shortened(name)}` can't be named in a link"
    yield Finding(path=path, code="id-form", message=message, suggestion=advice)


def _comparison(table: Comparison, at: KeyPath) -> Iterator[Finding]:
    subjects = [subject.id for subject in table.subjects]
    yield from _doubled_parts(subjects, (*at, "subjects"), "subject")
    yield from _doubled_parts([row.id for row in table.rows], (*at, "rows"), "row")
    for key, count, least in (("subjects", len(subjects), 2), ("rows", len(table.rows), 1)):
        if count < least:
            message = f"the comparison `{shortened(table.id)}` has {count or 'no'} {key}"
            advice = f"give it {least} at least"
            yield Finding(path=(*at, key), code="empty-comparison", message=message, suggestion=advice)
    known = set(subjects)
    for place, row in enumerate(table.rows):
        for key in row.cells:
            if key not in known:
                yield Finding(
                    path=(*at, "rows", place, "cells", key),
                    code="unknown-subject",
                    message=f"the comparison has no subject `{shortened(key)}`",
                    suggestion=did_you_mean(key, subjects),
                    on_key=True,
                )


def _doubled_parts(ids: list[str], path: KeyPath, what: str) -> Iterator[Finding]:
    for place, name in doubled(enumerate(ids)):
        message = f"there is a {what} `{shortened(name)}` already"
        yield Finding(
            path=(*path, place, "id"), code="doubled-id", message=message, suggestion="give each its own id"
        )


def _lab(lab: Any) -> Iterator[Finding]:
    kind = lab.get("kind") if isinstance(lab, dict) else None
    if isinstance(lab, dict):
        yield from _ids(lab.get("goals"), ("lab", "goals"), "goal")
    if isinstance(kind, str) and kind not in LAB_KINDS:
        message, advice = f"there is no lab `{shortened(kind)}`", did_you_mean(kind, LAB_KINDS)
        yield Finding(path=("lab", "kind"), code="unknown-lab", message=message, suggestion=advice)
