"""Contrast questions with one answer to choose: whose a cell is, what is true of one subject and not of another."""

from __future__ import annotations

from ..course.cells import Said, dimension, in_row, overlap
from ..course.contrasts import ContrastName
from ..course.model import Comparison, Subject
from ..questions.single_choice import SingleChoice
from ..questions.worth import Option
from .contrast_words import asked_of, by_subject, explained, headed, literal, names_itself

# With more to choose from, one reads more and learns no more.
MOST_OPTIONS = 4

# The question, and the subjects that its options stand for.
Choice = tuple[SingleChoice, tuple[Subject, ...]]


def which_question(table: Comparison, name: ContrastName) -> Choice | None:
    """A cell is shown, and the subjects to choose from. None where the row says as much of another subject,
    or the cell says whose it is."""
    row = in_row(table, name.row)
    right = _of(row, name.subject)
    if right is None:
        return None
    others = [said for said in row if said is not right]
    if not others or any(overlap(said.text, right.text) for said in others) or names_itself(right, row):
        return None
    prompt = f"{headed(dimension(table, name.row))}{right.text}\n\nWhich is it?"
    return _choice(name, prompt, right, by_subject(others, name.id)[: MOST_OPTIONS - 1], by_name=True)


def difference_question(table: Comparison, name: ContrastName) -> Choice | None:
    """What is true of one subject and not of another, among what the row says. None where it says as much of both,
    or one of the two cells says whose it is."""
    told = in_row(table, name.row)
    row = [said for said in told if not names_itself(said, told)]
    right, contrary = _of(row, name.subject), _of(row, name.other)
    if right is None or contrary is None or right is contrary:
        return None
    offered: list[Said] = [right]
    for said in (contrary, *by_subject(row, name.id)):
        if len(offered) < MOST_OPTIONS and not any(overlap(said.text, other.text) for other in offered):
            offered.append(said)
    if contrary not in offered:
        return None
    one, other = literal(right.subject.name), literal(contrary.subject.name)
    prompt = asked_of(dimension(table, name.row), f"which goes with **{one}**, and not with **{other}**?")
    return _choice(name, prompt, right, offered[1:], by_name=False)


def _of(row: list[Said], subject: str) -> Said | None:
    return next((said for said in row if said.subject.id == subject), None)


def _choice(name: ContrastName, prompt: str, right: Said, others: list[Said], *, by_name: bool) -> Choice:
    """The options stand in an order of their own, so that their place tells nothing."""
    offered = by_subject([right, *others], f"{name.id} options")
    options = tuple(
        Option(
            text=literal(said.subject.name) if by_name else said.text,
            correct=said is right,
            feedback="" if said is right else explained(said),
        )
        for said in offered
    )
    question = SingleChoice(id=name.id, prompt=prompt, answers=options, general_feedback=explained(right))
    return question, tuple(said.subject for said in offered)
