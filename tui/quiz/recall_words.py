"""What was typed from memory against what is right for a cell: accepted wordings, and slips of spelling in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..course.cells import words
from ..questions.wording import SHORTEST_MISSPELT, Wording, edit_distance

# From how many letters on two slips in a word are forgiven; below, one.
LONG_WORD = 9
# A word of a pattern, with the `*` that makes it the beginning of one.
_WORD = re.compile(r"[^\s*]+\*?")


def wordings(short: str, accept: Iterable[str]) -> list[str]:
    """What is right for a cell, as folded patterns in which only `*` is a wildcard."""
    found = [words(short), *map(_folded_pattern, accept)]
    return [wording for wording in found if wording.strip(" *")]


def is_worded(patterns: Iterable[str], said: str) -> bool:
    """Whether the folded text is one of the patterns that have no wildcard, word for word."""
    return any(pattern.replace(" ", "") == said.replace(" ", "") for pattern in patterns)


def says(patterns: Iterable[str], said: str) -> bool:
    """Whether the folded text fits one of the patterns. Spaces count in those with a wildcard: `*gan*` is not to be
    found in `tuning any`."""
    return is_worded(patterns, said) or any(Wording().accepts(pattern, said) is not None for pattern in patterns)


def respelt(said: str, patterns: Iterable[str]) -> str:
    """The folded text with slips of spelling put right in words that the patterns have."""
    known = {word for pattern in patterns for word in _WORD.findall(pattern)}
    known = {word for word in known if len(word.rstrip("*")) >= SHORTEST_MISSPELT}
    return " ".join(_spelt(word, known) for word in said.split())


def _folded_pattern(pattern: str) -> str:
    return "*".join(words(piece) for piece in pattern.replace(r"\*", " ").split("*"))


def _spelt(word: str, known: Iterable[str]) -> str:
    """The word, or the nearest of the known ones if it is that with a slip. Another number is no slip, nor is another
    beginning: an opposite often has one (un-, in-)."""
    if any(character.isdigit() for character in word):
        return word
    near = [found for right in known if right[0] == word[0] and (found := _slip(word, right))]
    return min(near)[1] if near else word


def _slip(word: str, right: str) -> tuple[int, str] | None:
    """In how many edits the word, or its beginning where the right one has a `*`, is the right one, and the word
    respelt; None where it is too far off."""
    wanted = right.rstrip("*")
    most = 1 if len(wanted) < LONG_WORD else 2
    ends = range(len(wanted) - most, len(wanted) + most + 1) if wanted != right else (len(word),)
    found = [(edit_distance(word[:end], wanted, most), wanted + word[end:]) for end in ends if end <= len(word)]
    return min((one for one in found if one[0] <= most), default=None)
