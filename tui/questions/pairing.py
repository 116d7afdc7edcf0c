"""Responses that give each of several numbered things a letter (`1b 2a 3c`), with equal credit for each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from .letters import LETTERS, AnswerError, quoted
from .worth import Grade, Part

HOW = "a letter for each number, such as: 1b 2a"
_PAIR = re.compile(r"([0-9]{1,4})([a-z])")


class Wanted(Struct, frozen=True):
    """A numbered thing, the place of the choice it belongs with, and what is said when it was not given."""

    label: str
    right: int
    feedback: str = ""


def read_pairs(response: str, things: int, choices: int) -> dict[int, int]:
    """The place of the letter given to each numbered place (`2a` → 1: 0). Raises AnswerError."""
    given: dict[int, int] = {}
    for word in response.replace(",", " ").replace(";", " ").lower().split():
        pair = _PAIR.fullmatch(word)
        thing = int(pair[1]) - 1 if pair else -1
        choice = LETTERS.index(pair[2]) if pair else choices
        if not (0 <= thing < things and choice < choices):
            last = LETTERS[min(choices, len(LETTERS)) - 1] if choices else "a"
            wanted = f"a number from 1 to {things} with a letter from a to {last}"
            raise AnswerError(f"{quoted(word)} is not {wanted}.")
        if thing in given:
            raise AnswerError(f"{thing + 1} has two letters; give it one.")
        given[thing] = choice
    if not given:
        raise AnswerError(f"Give {HOW}.")
    return given


def write_pairs(places: Sequence[int]) -> str:
    """The response that gives each number the letter of the place at its position (1, 0 → `1b 2a`)."""
    return " ".join(f"{n}{LETTERS[place]}" for n, place in enumerate(places, 1) if place < len(LETTERS))


def right_pairs(wanted: Sequence[Wanted], given: dict[int, int]) -> str:
    """The response with only those pairs that are right."""
    kept = [place for place, thing in enumerate(wanted) if given.get(place) == thing.right]
    return " ".join(f"{place + 1}{LETTERS[given[place]]}" for place in kept)


def grade_pairs(wanted: Sequence[Wanted], choices: Sequence[str], given: dict[int, int]) -> Grade:
    """The share of things that were given what they belong with; a thing left out earns nothing."""
    parts = tuple(
        Part(
            label=thing.label,
            given=choices[given[place]] if place in given else "",
            right=choices[thing.right],
            fraction=float(given.get(place) == thing.right),
            feedback="" if given.get(place) == thing.right else thing.feedback,
        )
        for place, thing in enumerate(wanted)
    )
    right = sum(given.get(place) == thing.right for place, thing in enumerate(wanted))
    left = f", {len(wanted) - len(given)} left out" if len(given) < len(wanted) else ""
    return Grade(
        fraction=right / len(wanted),
        feedback=tuple(part.feedback for part in parts if part.feedback),
        rule=f"{right} of {len(wanted)} right{left}",
        parts=parts,
    )


def pairs_in_words(wanted: Sequence[Wanted], choices: Sequence[str], given: dict[int, int]) -> str:
    """What was given, with the texts in place of number and letter."""
    return "; ".join(f"{wanted[place].label} → {choices[given[place]]}" for place in sorted(given))


def numbered(texts: Sequence[str]) -> list[str]:
    """The texts as lines numbered from 1, in the author's order."""
    return [f"{n}) {text}" for n, text in enumerate(texts, 1)]
