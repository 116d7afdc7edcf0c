"""The quiz in practice: choose, answer, feedback, go on, results, retry, leave and come back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.answering import answer, asking, give
from tests.app.driving import SIZES, desk, notices, press, screen_text
from tui.screens import asking as asking_module
from tui.screens.passage import PassageScreen
from tui.screens.quiz import QuizScreen
from tui.screens.results import ResultsScreen
from tui.screens.study import StudyScreen


def feedback(pilot) -> str:  # type: ignore[no-untyped-def]
    """The feedback on the screen, on one line."""
    block = asking(pilot).feedback
    return " ".join(" ".join(line.plain for line in block.lines(block.size.width)).split())


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_quiz_all_right_passes_the_lesson(size: tuple[int, int], tmp_path: Path) -> None:
    async with desk(tmp_path, size) as pilot:
        await press(pilot, "t")
        for _ in range(4):
            await answer(pilot, right=True)
            assert "✓ Right" in feedback(pilot)
            await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ResultsScreen)
        assert "100%" in screen_text(pilot)
        assert "4 of 4 right · passed" in " ".join(screen_text(pilot).split())
        await press(pilot, "escape")
        assert pilot.app.desk.lesson_state("first").standing == "passed"


async def test_wrong_answers_say_why_and_what_is_right() -> None:
    async with desk(size=(100, 40)) as pilot:
        await press(pilot, "t")
        said = {}
        for _ in range(4):
            name = await answer(pilot, right=False)
            said[name] = feedback(pilot)
            await press(pilot, "enter")
        assert "✗ Not right" in said["q-single"] and "Rex is a dog." in said["q-single"]
        assert "The right answer: Tom" in said["q-single"]
        assert "Cats are often called Tom." in said["q-single"]
        assert "Fido barks too." in said["q-several"]
        assert "Listen to one." in said["q-truth"]
        assert "That is a dog." in said["q-short"]
        text = " ".join(screen_text(pilot).split())
        assert "0% · 0 of 4 right · 80% passes" in text
        assert "Your answer: Rex" in " ".join(
            line.plain for block in pilot.app.screen.query("TextBlock") for line in block.lines(80)
        )


async def test_the_answer_is_on_disk_before_its_feedback_is_shown(tmp_path: Path) -> None:
    async with desk(tmp_path) as pilot:
        await press(pilot, "t")
        await answer(pilot, right=True)
        assert "✓ Right" in feedback(pilot)
        written = "".join(path.read_text() for path in tmp_path.rglob("*.json*"))
        assert '"answer_given"' in written


async def test_leaving_keeps_the_place_order_and_answers(tmp_path: Path) -> None:
    async with desk(tmp_path) as pilot:
        await press(pilot, "t")
        await answer(pilot, right=True)
        await press(pilot, "enter")
        await answer(pilot, right=False)
        before = asking(pilot).session
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, StudyScreen)
    async with desk(tmp_path) as pilot:
        await press(pilot, "t")
        after = asking(pilot).session
        assert [q.id for q in after.questions] == [q.id for q in before.questions]
        assert [a.response for a in after.answers] == [a.response for a in before.answers]
        assert after.number(after.current) == 3
        assert "3/4" in screen_text(pilot)
        assert after.arrangement(after.current) == before.arrangement(after.current)


async def test_retry_asks_only_what_was_missed_and_does_not_pass_the_lesson(tmp_path: Path) -> None:
    async with desk(tmp_path) as pilot:
        await press(pilot, "t")
        missed = []
        for number in range(4):
            name = await answer(pilot, right=number != 1)
            missed += [name] if number == 1 else []
            await press(pilot, "enter")
        assert pilot.app.desk.lesson_state("first").last == pytest.approx(0.75)
        await press(pilot, "r")
        assert [question.id for question in asking(pilot).session.questions] == missed
        await answer(pilot, right=True)
        await press(pilot, "enter")
        state = pilot.app.desk.lesson_state("first")
        assert not state.passed and state.last == pytest.approx(0.75), "a retry of some is not the whole quiz"


async def test_certainty_is_kept_and_counted() -> None:
    async with desk(size=(100, 40)) as pilot:
        await press(pilot, "t")
        while isinstance(pilot.app.screen, QuizScreen):
            typed = asking(pilot).question.kind == "short_answer"  # type: ignore[union-attr]
            await give(pilot, right=True)
            await press(pilot, *(("enter",) if typed else ("3",)), "enter")
        text = " ".join(screen_text(pilot).split())
        assert "With your certainty counted: +11 of 12" in text
        assert "sure: 100% of 3" in text


async def test_nothing_chosen_is_not_an_answer() -> None:
    async with desk() as pilot:
        await press(pilot, "t", "enter")
        assert "first" in feedback(pilot)
        assert not asking(pilot).session.answers


async def test_undo_takes_the_choice_back() -> None:
    async with desk() as pilot:
        await press(pilot, "t")
        while asking(pilot).question.kind == "short_answer":  # type: ignore[union-attr]
            await answer(pilot, right=True)
            await press(pilot, "enter")
        await press(pilot, "a", "u", "enter")
        assert not asking(pilot).session.tries(asking(pilot).question.id)  # type: ignore[union-attr]


async def test_a_hint_is_shown_and_kept(tmp_path: Path) -> None:
    async with desk(tmp_path) as pilot:
        await press(pilot, "t")
        while asking(pilot).question.id != "q-short":  # type: ignore[union-attr]
            await answer(pilot, right=True)
            await press(pilot, "enter")
        await press(pilot, "f2")
        assert "It rhymes with new." in screen_text(pilot)
        await press(pilot, "escape", "t")
        assert "It rhymes with new." in screen_text(pilot), "a hint once shown stays shown"
        await answer(pilot, right=True)
        assert asking(pilot).session.latest("q-short").hints == 1  # type: ignore[union-attr]


async def test_the_passage_is_one_key_away_and_one_key_back() -> None:
    async with desk() as pilot:
        await press(pilot, "t")
        name = await answer(pilot, right=False)
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, PassageScreen)
        assert "▐" in screen_text(pilot)
        await press(pilot, "w")
        assert asking(pilot).question.id == name  # type: ignore[union-attr]
        assert "✗ Not right" in feedback(pilot)


async def test_missed_passages_are_marked_in_the_lesson() -> None:
    async with desk(size=(100, 40)) as pilot:
        await press(pilot, "t")
        for _ in range(4):
            name = asking(pilot).question.id  # type: ignore[union-attr]
            await answer(pilot, right=name != "q-truth")
            await press(pilot, "enter")
        await press(pilot, "escape")
        marked = [line for line in screen_text(pilot).splitlines() if "!" in line]
        assert any("Section two" in line for line in marked)
        assert not any("Section one" in line for line in marked)


async def test_brackets_in_options_are_text() -> None:
    async with desk() as pilot:
        await press(pilot, "t")
        while asking(pilot).question.id != "q-single":  # type: ignore[union-attr]
            await answer(pilot, right=True)
            await press(pilot, "enter")
        assert "[/red] Polly" in screen_text(pilot)


async def test_a_double_enter_does_not_answer_the_next_question(monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk() as pilot:
        await press(pilot, "t")
        await answer(pilot, right=True)
        monkeypatch.setattr(asking_module, "SETTLE_SECONDS", 60.0)
        asking(pilot)._asked_at -= 61
        await press(pilot, "enter")
        await give(pilot, right=True)
        await press(pilot, "enter")
        assert len(asking(pilot).session.answers) == 1
        asking(pilot)._asked_at -= 61
        await press(pilot, "enter")
        assert len(asking(pilot).session.answers) == 2


async def test_unanswerable_questions_are_left_out_with_a_word(tmp_path: Path) -> None:
    (tmp_path / "course.yaml").write_text("id: c\ntitle: C\nlessons: [a.yaml]\n")
    (tmp_path / "a.yaml").write_text(
        "id: a\ntitle: A\nsections: [{id: s, title: S, body: Text.}]\nquestions:\n"
        "  - {id: good, kind: true_false, prompt: Yes?, answer: true}\n"
        "  - {id: bad, kind: single_choice, prompt: Which?, answers: [{text: a}, {text: b}]}\n"
    )
    async with desk(course=tmp_path) as pilot:
        await press(pilot, "t")
        assert [question.id for question in asking(pilot).session.questions] == ["good"]
        assert "bad" in notices(pilot)


async def test_progress_is_plain_json_after_closing(tmp_path: Path) -> None:
    async with desk(tmp_path) as pilot:
        await press(pilot, "t")
        await answer(pilot, right=True)
    document = json.loads((tmp_path / "progress.json").read_text())
    assert document["format"] == "carrel-progress" and document["version"] == 1
    assert any(event["type"] == "answer_given" for event in document["events"])


COURSE = "id: tries\ntitle: Tries\nlessons: [a.yaml]\n"
TRIES = """id: a
title: A lesson
sections: [{{id: one, title: One, body: Words.}}]
questions:
  - id: q
    kind: multiple_response
    prompt: Which purr?
    section: one
    shuffle: false
    max_tries: 2
    clear_wrong: {clear_wrong}
    answers: [{{text: Tom, correct: true}}, {{text: Rex}}, {{text: Kitty, correct: true}}]
"""


@pytest.mark.parametrize(("clear_wrong", "left"), [("true", "a"), ("false", "a b")])
async def test_what_was_wrong_is_taken_back_where_its_author_wants_that(
    clear_wrong: str, left: str, tmp_path: Path
) -> None:
    (tmp_path / "course.yaml").write_text(COURSE)
    (tmp_path / "a.yaml").write_text(TRIES.format(clear_wrong=clear_wrong))
    async with desk(course=tmp_path) as pilot:
        await press(pilot, "t", "a", "b")
        await pilot.pause(asking_module.SETTLE_SECONDS)
        await press(pilot, "enter", "enter")
        assert asking(pilot).answering.response() == left  # type: ignore[union-attr]
