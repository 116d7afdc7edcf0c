"""How a review went, in words."""

from __future__ import annotations

from tests.review.making import Diary, at
from tui.review.tally import Tally, tally


def test_kept_is_what_was_not_lost_and_what_was_surely_wrong_is_said() -> None:
    diary = Diary()
    answers = [
        diary.answer(at(0), "a"),
        diary.answer(at(0), "b", 0.5),
        diary.answer(at(0), "c", 0.0, certainty="sure"),
        diary.answer(at(0), "d", 0.0, certainty="guess"),
        diary.recall(at(0), "term:t", 0.0),
    ]
    found = tally(answers)
    assert found == Tally(5, 2, 1)
    assert found.words == [
        "5 asked, 2 kept (40%).",
        "Of 1 you were sure, and wrong: it comes back first, the next day.",
    ]
    assert Tally(3, 1, 2).words[1] == "Of 2 you were sure, and wrong: they come back first, the next day."
    assert tally([]).words == []
