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
    assert step.prompt == "The table\n\n**How fast**: what goes with **VAE**?"
    assert step.answer == "One pass too"
    assert step.place == "Families › The table"


def test_a_cell_that_can_be_told_from_others_is_asked_as_a_question_in_turning_forms(tmp_path: Path) -> None:
    found = course(tmp_path)
    asked = [steps(found, [item("cell:table/how/vae", "families", "cell")], turn)[0] for turn in range(4)]
    forms = [step.question.id.split(":")[2] for step in asked if step.question]
    assert sorted(forms) == ["difference", "difference", "which", "which"] and forms[0] != forms[1]
    for step in asked:
        assert step.question is not None and step.answer == "Rebuilds its input"
        assert sorted(step.names) == ["flow", "gan", "vae"]
        place = "abc".index(step.question.model_answer())
        assert step.names[place] == "vae", "the option that is right stands for the subject"


def test_a_term_that_is_taken_for_another_is_asked_as_a_question_every_other_time(tmp_path: Path) -> None:
    found = course(tmp_path)
    asked = [steps(found, [item("term:rag", "later", "term")], turn)[0] for turn in range(4)]
    assert [step.question is None for step in asked] in ([True, False] * 2, [False, True] * 2)
    assert {step.names for step in asked if step.question} == {("llm", "rag")}
    assert {step.answer for step in asked} == {"Looks things up."}


def test_a_term_asks_for_its_meaning(tmp_path: Path) -> None:
    [step] = steps(course(tmp_path), [item("term:vae", "families", "term")])
    assert (step.prompt, step.answer, step.place) == ("What is meant by **VAE**?", "An autoencoder.", "Families")
    assert step.question is None


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
