"""What is measured in a text or a question: runs of words in common, places and lengths of right options."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.course.prose import shown
from tui.questions import Option, Question
from tui.questions.cloze import Cloze
from tui.questions.multiple_response import MultipleResponse
from tui.questions.single_choice import SingleChoice

RUN = 8
_WORD = re.compile(r"[^\W_]+")
_FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def runs(text: str, length: int = RUN) -> set[tuple[str, ...]]:
    """Every run of so many words in the text; case, punctuation and marks of Markdown do not count."""
    found = _WORD.findall(re.sub(r"['’]", "", shown(text).lower()))
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)}


def diagrams(body: str) -> list[str]:
    """The fenced blocks of a section."""
    return [found[1] for found in _FENCE.finditer(body)]


def option_lists(question: Question) -> Iterator[Sequence[Option]]:
    """The options of every choice that the question asks for; a cloze may ask for several."""
    if isinstance(question, SingleChoice | MultipleResponse):
        yield question.answers
    elif isinstance(question, Cloze):
        for blank in question.questions():
            yield from option_lists(blank)


class Guess(NamedTuple):
    """How often a rule for guessing is right, how often chance would be, and how far chance strays (one sigma)."""

    right: float
    by_chance: float
    spread: float


def guess_by_length(choices: Iterable[Sequence[Option]], *, longest: bool) -> Guess:
    """What it brings to choose the longest (or the shortest) option always; between equals, one at random."""
    right = by_chance = variance = 0.0
    for options in choices:
        lengths = [len(option.text) for option in options]
        aim = max(lengths) if longest else min(lengths)
        picked = [option for option in options if len(option.text) == aim]
        right += sum(option.correct for option in picked) / len(picked)
        share = 1 / len(options)
        by_chance += share
        variance += share * (1 - share)
    return Guess(right, by_chance, math.sqrt(variance))
