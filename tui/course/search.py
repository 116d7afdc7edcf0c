"""Search in all that a course says: lessons, sections, comparison cells, glossary and notes, the best hits first.

The index is SQLite's full-text search in memory. What a word is is decided here alone, for texts and queries alike:
SQLite is given words that are folded already, so that no query can be wrong syntax.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
import weakref
from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import Lock
from typing import Literal

from msgspec import Struct

from .loading import Course
from .model import Comparison, Lesson, Term
from .problems import CourseError, Problem
from .prose import shown

Kind = Literal["lesson", "section", "cell", "term", "note"]

# Han and kana stand without spaces: each is a word of its own.
_UNSPACED = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}]+")
# Emphasis, code marks, and what begins a line: not shown when the text is read.
_MARKS = re.compile(
    r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|`+|^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+|^[ \t]*\|[-:| \t]+$",
    re.MULTILINE,
)
# A match in the title counts for this many in the text.
TITLE_WEIGHT = 6.0
SNIPPET = 90
BEFORE = 24
# How far into a text a snippet is looked for; beyond, the text's beginning stands in for it.
LOOKED_THROUGH = 20_000
# More words than this in a query find nothing that fewer would not, and cost time.
MOST_WORDS = 20


class Entry(Struct, frozen=True, kw_only=True):
    """Something to be found: `item` is `comparison/row/subject` of a cell, the id of a term, '' of all else."""

    kind: Kind
    title: str
    text: str
    lesson: str = ""
    section: str = ""
    item: str = ""


class Hit(Struct, frozen=True, kw_only=True):
    """What was found, with a line of its text; `ranges` are (start, end) of the words sought in `snippet`."""

    kind: Kind
    title: str
    lesson: str
    section: str
    item: str
    snippet: str
    ranges: tuple[tuple[int, int], ...]


# What the person wrote: the ids of the lesson and its section, and the text.
Note = tuple[str, str, str]


class Index:
    """Entries made ready to be searched; may be built in one thread and asked in others."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Raises CourseError when this Python's SQLite can't search texts."""
        self._entries: list[Entry] = []
        self._lock = Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._database.close)
        try:
            self._database.execute(
                "CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize='ascii', prefix='1 2 3')"
            )
        except sqlite3.OperationalError:
            message = "this Python's SQLite is built without full-text search"
            raise CourseError([Problem("search", "no-search", message, suggestion="use another Python")]) from None
        self._database.executemany("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", self._rows(entries))

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """What contains all words of the query, the last also as the beginning of a word; the best first."""
        wanted = keys(query)[:MOST_WORDS]
        if not wanted:
            return []
        *whole, last = (f'"{key}"' for key in wanted)
        # That the last is a word already counts for it: `lesson 1` is rather lesson 1 than 103.
        match = " AND ".join([*whole, f"({last} OR {last}*)"])
        with self._lock:
            rows = self._database.execute(
                "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, ?, 1.0), rowid LIMIT ?",
                (match, TITLE_WEIGHT, limit),
            ).fetchall()
        found = [self._entries[number] for (number,) in rows]
        # What is called by just these words comes before what has them in a longer title.
        found.sort(key=lambda entry: keys(entry.title) != wanted)
        return [_hit(entry, wanted) for entry in found]

    def _rows(self, entries: Iterable[Entry]) -> Iterator[tuple[int, str, str]]:
        for number, entry in enumerate(entries):
            self._entries.append(entry)
            yield number, _folded(entry.title), _folded(entry.text)


def course_index(course: Course, notes: Iterable[Note] = ()) -> Index:
    """The index of all that a course says. Reads every lesson: about a millisecond for each."""
    return Index(entries(course, notes))


def entries(course: Course, notes: Iterable[Note] = ()) -> Iterator[Entry]:
    """All that can be found in a course; a lesson or glossary that can't be read is left out."""
    for head in course.heads:
        try:
            yield from _lesson(course.lesson(head.id))
        except CourseError:
            continue
    try:
        terms = course.terms()
    except CourseError:
        terms = ()
    yield from map(_term, terms)
    for lesson, section, text in notes:
        yield Entry(kind="note", title="Your note", text=text, lesson=lesson, section=section)


def keys(text: str) -> list[str]:
    """The words of a text as they are compared: without case and accents."""
    return [key for word in _WORD.findall(text) if (key := _key(word))]


def _lesson(lesson: Lesson) -> Iterator[Entry]:
    yield Entry(kind="lesson", title=lesson.title, text=lesson.summary, lesson=lesson.id)
    for section in lesson.sections:
        text = _as_read(section.body)
        yield Entry(kind="section", title=section.title, text=text, lesson=lesson.id, section=section.id)
    for table in lesson.comparisons:
        yield from _cells(lesson.id, table)


def _cells(lesson: str, table: Comparison) -> Iterator[Entry]:
    for row in table.rows:
        for subject in table.subjects:
            if cell := row.cells.get(subject.id):
                yield Entry(
                    kind="cell",
                    title=f"{row.dimension}: {subject.name}",
                    text=_as_read(f"{cell.short}\n{cell.note}"),
                    lesson=lesson,
                    item=f"{table.id}/{row.id}/{subject.id}",
                )


def _term(term: Term) -> Entry:
    text = "\n".join((term.short, term.long, ", ".join(term.aliases)))
    return Entry(kind="term", title=term.term, text=_as_read(text), lesson=term.lesson, item=term.id)


def _as_read(markdown: str) -> str:
    """The text without marks of Markdown and the addresses of links."""
    return _MARKS.sub("", shown(markdown)).replace("|", " ").strip()


def _folded(text: str) -> str:
    """A text for SQLite, whose `ascii` tokenizer parts words at what is neither letter, digit nor beyond ASCII."""
    return text if text.isascii() else " ".join(keys(text))


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    folded = word if word.isascii() else unicodedata.normalize("NFKD", word)
    # Signs that letters decompose into (accents, a fraction's bar) are dropped.
    return "".join(character for character in folded.casefold() if character.isalnum())


def _hit(entry: Entry, wanted: list[str]) -> Hit:
    text = " ".join(entry.text.split())
    start = _best_start(text, wanted)
    end = len(text) if len(text) <= start + SNIPPET else max(text.rfind(" ", start, start + SNIPPET), start)
    end = end if end > start else min(start + SNIPPET, len(text))
    snippet = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    return Hit(
        kind=entry.kind,
        title=" ".join(entry.title.split()),
        lesson=entry.lesson,
        section=entry.section,
        item=entry.item,
        snippet=snippet,
        ranges=tuple((begin, stop) for begin, stop, _ in _matches(snippet, wanted)),
    )


def _best_start(text: str, wanted: list[str]) -> int:
    """Where the snippet begins that shows the most of the words."""
    missing, found = set(wanted), []
    for match in _matches(text[:LOOKED_THROUGH], wanted):
        found.append(match)
        missing.discard(match[2])
        if not missing or len(found) > 200:
            break
    best = max(
        found,
        key=lambda one: len({key for begin, _, key in found if one[0] <= begin < one[0] + SNIPPET - BEFORE}),
        default=None,
    )
    if best is None or best[0] <= BEFORE or len(text) <= SNIPPET:
        return 0
    space = text.find(" ", best[0] - BEFORE, best[0])
    return space + 1 if space >= 0 else best[0]


def _matches(text: str, wanted: list[str]) -> Iterator[tuple[int, int, str]]:
    """Where words of the text begin and end that were wanted, and which."""
    whole, last = set(wanted[:-1]), wanted[-1]
    for word in _WORD.finditer(text):
        key = _key(word[0])
        if key in whole:
            yield word.start(), word.end(), key
        elif key.startswith(last):
            yield word.start(), word.end(), last
