"""Letters that stand for choices: read from a response, written in one, and put before the choices' texts."""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence
from zlib import crc32

LETTERS = string.ascii_lowercase


class AnswerError(ValueError):
    """What was typed cannot be an answer to the question; the text says how to answer it."""


def places_from_letters(response: str, count: int, how: str) -> list[int]:
    """The places that letters stand for (`a c` → 0, 2). Raises AnswerError on anything else."""
    words = response.replace(",", " ").lower().split()
    places = [LETTERS.index(word) if len(word) == 1 and word in LETTERS else count for word in words]
    if any(place >= count for place in places):
        last = LETTERS[count - 1] if count else "a"
        raise AnswerError(f"{quoted(response)} is not {how} from a to {last}.")
    return places


def letters(places: Iterable[int], *, ordered: bool = False) -> str:
    """The response that names these places; sorted unless the order is the answer."""
    named = [place for place in places if place < len(LETTERS)]
    return " ".join(LETTERS[place] for place in (named if ordered else sorted(named)))


def lettered(texts: Sequence[str], order: Iterable[int] | None = None) -> list[str]:
    """The texts as lines in this order (else the author's), each after the letter of its author's place."""
    order = range(len(texts)) if order is None else order
    return [f"{LETTERS[place]}) {texts[place]}" for place in order if place < len(LETTERS)]


def scrambled(texts: Sequence[str]) -> tuple[int, ...]:
    """The texts' places in an order that says nothing: the same every time, and never the author's own."""
    return out_of_order(sorted(range(len(texts)), key=lambda place: (crc32(texts[place].encode()), place)))


def out_of_order(places: Sequence[int]) -> tuple[int, ...]:
    """The places as they come, or turned by one where they come in the author's order."""
    order = tuple(places)
    return order if order != tuple(sorted(order)) else order[1:] + order[:1]


def quoted(text: str) -> str:
    """What was typed, as an error message repeats it: escaped, on one line, at most 40 characters."""
    text = " ".join(text.split())
    return repr(text if len(text) <= 40 else f"{text[:39]}…")
