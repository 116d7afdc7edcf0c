"""Answers the question on the screen by keys, rightly or wrongly."""

from __future__ import annotations

from textual.pilot import Pilot

from tests.app.driving import press
from tui.questions.letters import LETTERS
from tui.screens.asking import AskingScreen

# An answer of each kind in the course tests/courses/small that is wrong.
WRONG = {"q-single": "b", "q-several": "c", "q-truth": "false", "q-short": "woof"}


def asking(pilot: Pilot[None]) -> AskingScreen:
    """The quiz on the screen."""
    screen = pilot.app.screen
    assert isinstance(screen, AskingScreen)
    return screen


async def give(pilot: Pilot[None], *, right: bool) -> str:
    """Give an answer by keys, without submitting it; returns the question's id."""
    screen = asking(pilot)
    question = screen.question
    assert question is not None and screen.answering is not None
    model = question.model_answer()
    # Of a choice made from a table or the glossary, either option but the right one.
    response = model if right else WRONG.get(question.id) or ("b" if model == "a" else "a")
    if question.kind in ("single_choice", "multiple_response"):
        places = [LETTERS.index(letter) for letter in response.split()]
        await press(pilot, *(LETTERS[screen.answering.arrangement.index(place)] for place in places))
    elif question.kind == "true_false":
        await press(pilot, response[0])
    else:
        await press(pilot, *response)
    return question.id


async def answer(pilot: Pilot[None], *, right: bool) -> str:
    """Answer and see the feedback; returns the question's id."""
    name = await give(pilot, right=right)
    await press(pilot, "enter")
    return name
