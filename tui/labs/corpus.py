"""The course's own words as a text to learn from: passages, each with its place in the course."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

from msgspec import Struct

from ..course.loading import MANIFEST
from ..course.problems import CourseError
from ..course.reading import read_yaml
from ..folders import shipped
from .base import LabError

COURSE = "generative-ai-vs-llms"
# One passage in so many is never learned from, so that a model can be measured on words that it has not seen.
HELD_OUT = 20
WORDS = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")

_PROSE = ("body", "text", "note", "short", "long", "prompt", "feedback", "general_feedback")
_BLOCKS = re.compile(r"```.*?```|^ *[|#][^\n]*$|^ *-{3,} *$", re.MULTILINE | re.DOTALL)
_LINKS = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]|\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\*+|`+|^ *> ?|^ *(?:[-*]|\d+\.) +", re.MULTILINE)
_CURLY = str.maketrans({"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{EN DASH}": "-", "\N{NO-BREAK SPACE}": " "})


class Passage(Struct, frozen=True):
    """A paragraph or more of running text, and where it stands, in words."""

    place: str
    text: str


@lru_cache(maxsize=1)
def course_passages() -> tuple[Passage, ...]:
    """Every passage of the course's lessons and glossary, in order. Raises LabError where it can't be read."""
    folder = shipped("lessons") / COURSE
    try:
        manifest = read_yaml(folder / MANIFEST).data
        names = [*manifest["lessons"], manifest["glossary"]]
        return tuple(passage for name in names for passage in _of_file(folder / name))
    except (CourseError, KeyError, TypeError):
        message = f"the course {COURSE}, whose words this lab learns, can't be read; give it a text of your own"
        raise LabError(message) from None


def learned(passages: tuple[Passage, ...]) -> str:
    """What models learn from: all but the passages held out, a blank line between."""
    return "\n\n".join(passage.text for passage in passages if not _is_held_out(passage))


def held_out(passages: tuple[Passage, ...]) -> str:
    """What models are measured on, and never learn from."""
    return "\n\n".join(passage.text for passage in passages if _is_held_out(passage))


def _is_held_out(passage: Passage) -> bool:
    # By its own words: however the course grows, what was held out when the weights were made stays held out.
    return crc32(passage.text.encode()) % HELD_OUT == 0


def known_words(text: str) -> set[str]:
    """The words of a text, in small letters; of single letters only `a` and `i` are words."""
    words = {word.casefold() for word in WORDS.findall(text)}
    return {word for word in words if len(word) > 1 or word in ("a", "i")}


def _of_file(path: Path) -> Iterator[Passage]:
    data = read_yaml(path).data
    title = data.get("title", "Glossary")
    for text in _texts(data):
        if len(plain := plain_text(text)) >= 40:
            yield Passage(title, plain)


def _texts(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for inner, held in value.items():
            yield from _texts(held, inner)
    elif isinstance(value, list):
        for held in value:
            yield from _texts(held, key)
    elif key in _PROSE and "{{" not in value:  # a cloze text has gaps in place of its words
        yield value


def plain_text(markdown: str) -> str:
    """Running text without Markdown's marks, tables and code; each paragraph on one line."""
    text = _LINKS.sub(lambda found: found[2] or found[1].replace("-", " "), _BLOCKS.sub("", markdown))
    text = _MARKS.sub("", text.translate(_CURLY))
    paragraphs = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text))
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)
