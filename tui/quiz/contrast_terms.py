"""The contrast question of a glossary term: which of those that are taken for each other is meant."""

from __future__ import annotations

from collections.abc import Iterable

from ..course.cells import alike, overlap, words
from ..course.model import Term
from ..questions.single_choice import SingleChoice
from ..questions.worth import Option
from .contrast_choice import MOST_OPTIONS
from .contrast_words import gives_away, literal, ranked


def term_question(term: Term, terms: Iterable[Term]) -> tuple[SingleChoice, tuple[str, ...]] | None:
    """The definition is shown, to choose the term among those it is confused with; with the ids of the options.

    None where nothing is confused with it, the definition gives its name away, or another's is no different.
    """
    others: list[Term] = []
    for other in terms:
        confused = other.id in term.confused_with or term.id in other.confused_with
        if confused and other.id != term.id and not any(alike(other.term, taken.term) for taken in (term, *others)):
            others.append(other)
    named = _named_in(term, term.short) or gives_away(term.short, term.term, [other.term for other in others])
    if not others or named or any(overlap(term.short, other.short) for other in others):
        return None
    name = f"term:{term.id}:which"
    offered = [term, *ranked(others, name, lambda one: one.id)[: MOST_OPTIONS - 1]]
    options = ranked(offered, f"{name} options", lambda one: one.id)
    question = SingleChoice(
        id=name,
        prompt=f"{term.short.strip()}\n\nWhich term is meant?",
        answers=tuple(
            Option(text=literal(one.term), correct=one is term, feedback="" if one is term else _explained(one))
            for one in options
        ),
        general_feedback="\n\n".join(filter(None, (_explained(term), term.long))),
    )
    return question, tuple(one.id for one in options)


def _named_in(term: Term, text: str) -> bool:
    said = f" {words(text)} "
    return any(f" {words(name)} " in said for name in (term.term, *term.aliases))


def _explained(term: Term) -> str:
    return f"**{literal(term.term)}**: {term.short}"
