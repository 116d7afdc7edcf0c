"""Does what was typed say what the author accepts? Wildcards, case, accents, punctuation, spelling…"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from msgspec import Struct

# A wildcard that the author wrote as `\*` is a star; kept apart from wildcards by a character no text has.
_STAR = "\ufdd0"
# One edit turns a word of three letters into quite another word ("GAN", "can").
SHORTEST_MISSPELT = 4

Folding = tuple[str, Callable[[str], str]]


class Wording(Struct, frozen=True):
    """How strictly a wording is compared: True means that the difference counts; `spelling` is the number of
    edits forgiven. White space around the answer or in longer runs never counts, nor do Unicode's two
    spellings of an accented letter (NFC).
    """

    case: bool = False
    accents: bool = True
    spaces: bool = True
    punctuation: bool = True
    spelling: int = 0

    def accepts(self, pattern: str, typed: str) -> str | None:
        """Why `typed` matches `pattern`, in words ("case ignored"), or None when it does not."""
        needed = self._foldings()
        if not _fits(pattern, typed, needed):
            return None
        for folding in self._foldings():
            fewer = [other for other in needed if other != folding]
            if _fits(pattern, typed, fewer):
                needed = fewer
        reasons = [name for name, _ in needed]
        if has_wildcard(pattern):
            reasons.append(f"fits {pattern!r}")
        return ", ".join(reasons) or "exactly as written"

    def nearly_accepts(self, pattern: str, typed: str) -> str | None:
        """Why `typed` is a close spelling of `pattern`, or None. Patterns with wildcards are never near."""
        if self.spelling < 1 or has_wildcard(pattern):
            return None
        foldings = self._foldings()
        wanted, given = _folded(_unescaped(pattern), foldings), _folded(typed.replace("*", _STAR), foldings)
        if len(wanted) < SHORTEST_MISSPELT:
            return None
        edits = edit_distance(wanted, given, self.spelling)
        if edits > self.spelling:
            return None
        return f"close spelling of {pattern!r} ({edits} edit{'s' if edits > 1 else ''})"

    def _foldings(self) -> list[Folding]:
        ignored: list[tuple[str, Callable[[str], str], bool]] = [
            ("case ignored", str.casefold, self.case),
            ("accents ignored", _without_accents, self.accents),
            ("punctuation ignored", _without_punctuation, self.punctuation),
            ("spaces ignored", _without_spaces, self.spaces),
        ]
        return [(name, fold) for name, fold, counts in ignored if not counts]


def edit_distance(a: str, b: str, most: int) -> int:
    """Damerau–Levenshtein distance (optimal string alignment: edits, and swaps of neighbours) or `most` + 1.

    Only the cells within `most` of the diagonal are computed: no path of so few edits leaves them.
    """
    far = most + 1
    if abs(len(a) - len(b)) > most:
        return far
    before: list[int] = []
    previous = [min(j, far) for j in range(len(b) + 1)]
    for i, x in enumerate(a, 1):
        current = [min(i, far)] + [far] * len(b)
        for j in range(max(1, i - most), min(len(b), i + most) + 1):
            y = b[j - 1]
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            current[j] = min(cost, far)
        before, previous = previous, current
    return previous[-1]


def has_wildcard(pattern: str) -> bool:
    return "*" in _unescaped(pattern)


def instances(pattern: str) -> tuple[str, ...]:
    """Texts that the pattern may accept: wildcards standing for nothing, for a word, `\\*` for a star."""
    pieces = _unescaped(pattern).split("*")
    return tuple(" ".join(word.join(pieces).replace(_STAR, "*").split()) for word in ("", "any"))


def _unescaped(pattern: str) -> str:
    return pattern.replace(r"\*", _STAR)


def _folded(text: str, foldings: list[Folding]) -> str:
    text = unicodedata.normalize("NFC", text)
    for _, fold in foldings:
        text = fold(text)
    return " ".join(text.split())


def _fits(pattern: str, typed: str, foldings: list[Folding]) -> bool:
    return _matches(_folded(_unescaped(pattern), foldings), _folded(typed.replace("*", _STAR), foldings))


def _matches(pattern: str, typed: str) -> bool:
    """Whether the folded pattern fits; found piece by piece, so that many stars cost no more than one."""
    first, *rest = pattern.split("*")
    if not rest:
        return typed == first
    *middle, last = rest
    if not typed.startswith(first) or len(typed) < len(first) + len(last):
        return False
    place, end = len(first), len(typed) - len(last)
    for piece in middle:
        found = typed.find(piece, place, end)
        if found < 0:
            return False
        place = found + len(piece)
    return typed.endswith(last)


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def _without_punctuation(text: str) -> str:
    # An apostrophe stands within a word, so that leaving it out joins ("dont"); other marks part words.
    joined = text.replace("'", "").replace("’", "")
    return "".join(" " if _is_punctuation(c) else c for c in joined)


def _is_punctuation(character: str) -> bool:
    return character != "*" and unicodedata.category(character).startswith("P")


def _without_spaces(text: str) -> str:
    return re.sub(r"\s+", "", text)
