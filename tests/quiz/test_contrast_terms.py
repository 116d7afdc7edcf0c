"""Which term is meant: asked of terms that are taken for each other, never where the definition tells."""

from __future__ import annotations

from tui.course.model import Term
from tui.quiz.contrast_terms import term_question

RAG = Term(id="rag", term="RAG", short="Looks passages up.", long="Then it writes.", confused_with=("tuning", "llm"))
TUNING = Term(id="tuning", term="Fine-tuning", short="Trains on.")
LLM = Term(id="llm", term="LLM", short="Models language.", aliases=("language model",))
GAN = Term(id="gan", term="GAN", short="Contests.")
TERMS = (RAG, TUNING, LLM, GAN)


def test_the_definition_is_shown_and_what_is_confused_is_offered() -> None:
    found = term_question(RAG, TERMS)
    assert found is not None
    question, names = found
    assert question.prompt == "Looks passages up.\n\nWhich term is meant?"
    assert dict(zip(question.choices(), names, strict=True)) == {"RAG": "rag", "Fine-tuning": "tuning", "LLM": "llm"}
    assert question.in_words(question.model_answer()) == "RAG"
    assert question.general_feedback == "**RAG**: Looks passages up.\n\nThen it writes."
    assert {a.text: a.feedback for a in question.answers}["LLM"] == "**LLM**: Models language."


def test_it_is_asked_the_other_way_round_too() -> None:
    found = term_question(TUNING, TERMS)
    assert found is not None and sorted(found[1]) == ["rag", "tuning"]


def test_the_order_of_the_glossary_changes_nothing() -> None:
    assert term_question(RAG, TERMS) == term_question(RAG, TERMS[::-1])


def test_not_asked() -> None:
    assert term_question(GAN, TERMS) is None, "confused with nothing"
    named = Term(id="x", term="X", short="An *X* is this.", confused_with=("llm",))
    assert term_question(named, (*TERMS, named)) is None, "the definition says the name"
    stem = Term(id="v", term="Rule-based system", short="Does what *rules* say.", confused_with=("llm",))
    assert term_question(stem, (*TERMS, stem)) is None, "a word of the name gives it away"
    rival = Term(id="u", term="Rule book", short="A book of rules.", confused_with=("v",))
    assert term_question(stem, (stem, rival)) is not None, "another's name has the word too"
    twin = Term(id="y", term="Y", short="models language", confused_with=("llm",))
    assert term_question(twin, (*TERMS, twin)) is None, "the other's definition says the same"
    same = Term(id="z", term="llm.", short="Other.", confused_with=("llm",))
    assert term_question(same, (*TERMS, same)) is None, "the names read alike"
    lost = Term(id="w", term="W", short="Other.", confused_with=("gone",))
    assert term_question(lost, (*TERMS, lost)) is None
