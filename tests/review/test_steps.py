"""Items as they are asked: questions, cells and terms; what the files hold no more is left out."""

from __future__ import annotations

from pathlib import Path

from tests.review.making import course, item
from tui.review.items import read_items
from tui.review.steps import steps


def test_every_item_of_a_course_becomes_a_step_in_its_order(tmp_path: Path) -> None:
    found = course(tmp_path)
    every = read_items(found).all
    made = steps(found, every)
    assert [step.item for step in made] == list(every)
    assert all(step.question or step.answer for step in made)


def test_a_cell_asks_for_one_dimension_of_one_subject(tmp_path: Path) -> None:
    [step] = steps(course(tmp_path), [item("cell:table/speed/vae", "families", "cell")])
    assert step.prompt == "The table\n\n**VAE**: How fast?"
    assert step.answer == "One pass too"
    assert step.place == "Families › The table"


def test_a_term_asks_for_its_meaning(tmp_path: Path) -> None:
    [step] = steps(course(tmp_path), [item("term:rag", "later", "term")])
    assert (step.prompt, step.answer, step.place) == ("What is meant by **RAG**?", "Looks things up.", "Later")


def test_a_question_knows_its_lesson_and_section(tmp_path: Path) -> None:
    [step] = steps(course(tmp_path), [item("question:which", "families", section="idea")])
    assert step.question is not None and step.question.id == "which"
    assert step.lesson is not None and step.place == "Families › The idea"


def test_what_is_gone_or_unreadable_is_left_out(tmp_path: Path) -> None:
    found = course(tmp_path)
    (tmp_path / "later.yaml").write_text("id: later\ntitle: [")
    (tmp_path / "glossary.yaml").write_text("terms: [")
    asked = [
        item("question:gone", "families"),
        item("question:so", "later"),
        item("cell:table/how/nobody", "families", "cell"),
        item("term:rag", "later", "term"),
        item("question:which", "families"),
    ]
    assert [step.item.id for step in steps(found, asked)] == ["question:which"]
