"""The words and sentences of a Markdown text, and how hard they are to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .markdown import without_code

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
# What begins a block: list items, quotes, headings; tables are not prose.
_BLOCK = re.compile(r"^\s*(?:(?:[-*+>]|\d+[.)])\s+|>|#{1,6}\s)+")
_TABLE = re.compile(r"^\s*\|")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\n]{0,500}\)")
_TERM = re.compile(r"\[\[([^\[\]\n|]{1,200})(?:\|([^\[\n]{0,200}?))?\]\]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)*_\]]*\s+(?=[\"'“‘(*_\[]*[A-Z0-9])")
# Endings with an e that is not spoken: makes, walked, cake, more; but not boxes, wanted, table.
_SILENT_END = re.compile(r"(?:[^aeiouylscgxzh]es|[^aeiouytd]ed|[^aeiouyl]e)$")
_VOWELS = re.compile(r"[aeiouy]+")

# Rudolf Flesch, J. Peter Kincaid and others, 1975: grade = 0.39 words/sentence + 11.8 syllables/word - 15.59.
PER_SENTENCE, PER_WORD, BASE = 0.39, 11.8, 15.59


def words(text: str) -> list[str]:
    """The words of a text, numbers included."""
    return _WORD.findall(text)


def shown(text: str) -> str:
    """A Markdown text as its reader sees links and terms: their words only."""
    text = _TERM.sub(lambda found: found[2] or found[1].replace("-", " "), text)
    return _LINK.sub(r"\1", text)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a Markdown text, without code, tables and headings; a list item ends one."""
    for block in _blocks(shown(without_code(text))):
        start = 0
        for end in _SENTENCE_END.finditer(block):
            yield block[start : end.end()].strip()
            start = end.end()
        if rest := block[start:].strip():
            yield rest


def reading_grade(found: list[str]) -> float:
    """The Flesch–Kincaid grade of English sentences: the years of school that they ask for; 0 without words."""
    count = syllables = 0
    for sentence in found:
        inside = words(sentence)
        count += len(inside)
        syllables += sum(map(_syllables, inside))
    if not count:
        return 0.0
    return PER_SENTENCE * count / len(found) + PER_WORD * syllables / count - BASE


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs and list items, each on one line."""
    block: list[str] = []
    for line in (*text.split("\n"), ""):
        begins = _BLOCK.match(line)
        if begins or not line.strip() or _TABLE.match(line):
            yield from [" ".join(block)] if block else []
            block = []
        if line.strip() and not _TABLE.match(line) and not line.lstrip().startswith("#"):
            block.append(line[begins.end() if begins else 0 :].strip())


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    """About how many syllables an English word has."""
    letters = word.lower()
    count = len(_VOWELS.findall(letters)) - (1 if len(letters) > 3 and _SILENT_END.search(letters) else 0)
    return max(count, 1)
