"""A question as plain lines to be answered by typing, its letters saying nothing of the answer."""

from __future__ import annotations

import re

from ..questions import Question
from ..questions.letters import LETTERS

_LETTER = re.compile(r"(?<![a-z])[a-z](?![a-z])")


def shown_lines(question: Question) -> list[str]:
    """What there is to choose from. Where the author's letters would tell the right order, new ones run from a."""
    order = question.telling_order()
    new = {f"{LETTERS[place]}) ": f"{LETTERS[number]}) " for number, place in enumerate(order)}
    return [new.get(line[:3], line[:3]) + line[3:] for line in question.as_text()]


def meant(question: Question, typed: str) -> str:
    """The response that these typed words mean, in the author's letters."""
    order = question.telling_order()
    if not order:
        return typed

    def author_letter(found: re.Match[str]) -> str:
        number = LETTERS.index(found[0])
        # A letter that names nothing stays, for the question to refuse.
        return LETTERS[order[number]] if number < len(order) else found[0]

    return _LETTER.sub(author_letter, typed.lower())
