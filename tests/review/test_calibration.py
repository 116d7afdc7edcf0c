"""Said against right."""

from __future__ import annotations

import pytest

from tests.review.making import Diary, at, reviewed
from tui.quiz.certainty import Level
from tui.review.calibration import calibration, in_words


def test_said_against_right_over_all_and_by_lesson() -> None:
    diary = Diary()
    for n, fraction in enumerate((1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0)):
        diary.answer(at(-9), f"{n}", fraction, certainty="sure", lesson="gans")
    diary.answer(at(-9), "half", 0.5, certainty="guess", lesson="old-gans")
    diary.answer(at(-9), "silent", 0.0, lesson="gans")
    diary.recall(at(-8), "term:t", 0.0, certainty="guess", lesson="vaes")
    found = calibration(reviewed(diary.events), {"gans": "gans", "old-gans": "gans", "vaes": "vaes"})
    assert found.overall == (Level("guess", 2, 0.25), Level("sure", 7, 5 / 7))
    assert found.lessons == {
        "gans": (Level("guess", 1, 0.5), Level("sure", 7, 5 / 7)),
        "vaes": (Level("guess", 1, 0.0),),
    }
    assert found.words == ("When you said sure, you were right 71% of the time: less often than that word is worth.",)


@pytest.mark.parametrize(
    ("level", "verdict"),
    [
        (Level("sure", 5, 0.79), "less often than that word is worth"),
        (Level("sure", 5, 0.8), "the word fits"),
        (Level("fairly_sure", 9, 0.6), "less often than that word is worth"),
        (Level("fairly_sure", 9, 0.9), "the word fits"),
        (Level("guess", 9, 0.2), "the word fits"),
        (Level("guess", 9, 0.9), "you know more than you think"),
    ],
)
def test_what_a_share_says(level: Level, verdict: str) -> None:
    (sentence,) = in_words([level])
    assert sentence.endswith(f": {verdict}.") and f"{level.share:.0%}" in sentence


def test_of_a_few_answers_nothing_is_said() -> None:
    assert in_words([Level("sure", 4, 0.0)]) == []
    assert calibration([]).words == () and calibration([]).overall == ()
