"""What was typed from memory against what is right for a cell: accepted wordings, denials, and slips of spelling."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ..course.cells import words
from ..questions.wording import SHORTEST_MISSPELT, Wording, edit_distance

# From how many letters on two slips in a word are forgiven, one of them a letter for another; in shorter words that
# makes quite another one (contest, content; test, text).
LONG_WORD = 9
# A beginning of a word that is shorter than this fits too many words with a letter more or less (sort, short).
LONG_BEGINNING = 6
# A word of a pattern, with the `*` that makes it the beginning of one.
_WORD = re.compile(r"[^\s*]+\*?")
# What turns the words around it into their opposite, as folded: `doesn't` has become two words.
_DENIAL = re.compile(
    r"\b(?:not|no|nor|never|none|nothing|nobody|neither|without|cannot|unlike|instead|rather than"
    r"|(?:do|does|did|is|are|was|were|has|have|had|ca|wo|could|would|should)n ?t)\b"
)


def wordings(short: str, accept: Iterable[str]) -> list[str]:
    """What is right for a cell, as folded patterns in which only `*` is a wildcard."""
    found = [words(short), *map(_folded_pattern, accept)]
    return [wording for wording in found if wording.strip(" *")]


def is_worded(patterns: Iterable[str], said: str) -> bool:
    """Whether the folded text is one of the patterns that have no wildcard, word for word."""
    return any(pattern.replace(" ", "") == said.replace(" ", "") for pattern in patterns)


def says(patterns: Iterable[str], said: str) -> bool:
    """Whether the folded text fits one of the patterns. Spaces count in those with a wildcard: `*gan*` is not to be
    found in `tuning any`. What denies something fits only a pattern that does: `*noise*` is not what `it adds no
    noise` says."""
    if is_worded(patterns, said):
        return True
    denies = _DENIAL.search(said) is not None
    fitting = (one for one in patterns if not denies or _DENIAL.search(one))
    return any(Wording().accepts(pattern, said) is not None for pattern in fitting)


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
    if len(word) < SHORTEST_MISSPELT or any(character.isdigit() for character in word):
        return word
    near = [found for right in known if right[0] == word[0] and (found := _slip(word, right))]
    return min(near)[1] if near else word


def _slip(word: str, right: str) -> tuple[int, str] | None:
    """In how many edits the word, or its beginning where the right one has a `*`, is the right one, and the word
    respelt; None where it is too far off."""
    wanted = right.rstrip("*")
    most = 1 if len(wanted) < LONG_WORD else 2
    found = [(edit_distance(word[:end], wanted, most), wanted + word[end:]) for end in _ends(word, right, most)]
    near = [one for one in found if one[0] <= most]
    return min((one for one in near if _replaced(word, one[1]) <= most - 1), default=None)


def _ends(word: str, right: str, most: int) -> Iterator[int]:
    """After how many letters the word may be done with the right one. It goes on only after that one's last letter:
    `generative` is no slip for what begins like a generator."""
    wanted = right.rstrip("*")
    if wanted == right:
        yield len(word)
        return
    more = 0 if len(wanted) < LONG_BEGINNING else most
    for end in range(len(wanted) - more, min(len(wanted) + more, len(word)) + 1):
        if end == len(word) or word[end - 1] == wanted[-1]:
            yield end


def _replaced(word: str, respelt: str) -> int:
    """How many letters stand for other ones; swapped, missing and surplus letters are none of them."""
    one, other = Counter(word), Counter(respelt)
    return min((one - other).total(), (other - one).total())
