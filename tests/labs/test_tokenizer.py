"""The tokenizer lab: what is counted, what is shown, the scrubber, texts of one's own, and the figures."""

from __future__ import annotations

import math
import subprocess
import sys
from itertools import pairwise

import pytest

from tests.labs.measuring import FEW, figures
from tui.labs.base import Bars, Curves, LabError, Words
from tui.labs.run import run
from tui.labs.setup import setup
from tui.labs.tokenizer import Tokenizer


def made(steps: int = 0, preset: str = "", **settings: float | str) -> Tokenizer:
    lab = setup("tokenizer", preset, settings).made()
    assert isinstance(lab, Tokenizer)
    for _ in range(steps):
        lab.step()
    return lab


def text(words: object) -> list[str]:
    assert isinstance(words, Words)
    return ["".join(piece.text for piece in line) for line in words.lines]


LESSON = "\n".join(["cat"] * 40 + ["cats"] * 20 + ["hat"] * 30)


def test_the_lesson_by_hand() -> None:
    lab = made(3, corpus="own", own=LESSON, text="hats chats", other="course")
    found = lab.metrics()
    assert (found["tokens"], found["characters"], found["merges"]) == (6, 10, 3)
    assert found["per_token"] == pytest.approx(10 / 6)
    tokens, ids = text(lab.pictures()[0])
    assert tokens == "hat|s| |c|hat|s"
    assert ids == "258 115 32 99 258 115 "
    assert "merge    3  h + at → hat  30 times" in text(lab.pictures()[5])


def test_a_word_grows_together_merge_by_merge() -> None:
    lab = made(3, corpus="own", own=LESSON, text="a chats b")
    assert text(lab.pictures()[2]) == [
        "letters     c|h|a|t|s",
        "merge    1  c|h|at|s",
        "merge    3  c|hat|s",
    ]


def test_the_scrubber_goes_back_to_bytes() -> None:
    lab = made(60)
    learned = lab.metrics()["tokens"]
    lab.change("merges", 0)
    found = lab.metrics()
    assert found["tokens"] == len(lab.text.encode()) > learned
    assert found["merges"] == 0
    assert found["unhappiness"] < 11
    lab.change("merges", 1_000)
    assert lab.metrics()["tokens"] == learned


def test_the_curve_and_the_bars_say_what_is_counted() -> None:
    lab = made(60)
    found = lab.metrics()
    bars, curves = (next(p for p in lab.pictures() if isinstance(p, kind)) for kind in (Bars, Curves))
    assert isinstance(bars, Bars)
    assert isinstance(curves, Curves)
    assert [bar.words for bar in bars.bars] == [f"{found[name]:.0f} tokens" for name in ("tokens", "other_tokens")]
    own, other = curves.lines.values()
    assert (own[0], own[60], other[60]) == (len(lab.text.encode()), found["tokens"], found["other_tokens"])
    assert all(before >= after for before, after in pairwise(own))


def test_an_empty_text_takes_no_token() -> None:
    lab = made(5, text="")
    found = lab.metrics()
    assert found["tokens"] == 0
    assert math.isnan(found["per_token"])
    assert lab.pictures()


@pytest.mark.parametrize("side", ["corpus", "other"])
def test_an_own_text_that_is_too_short_is_refused(side: str) -> None:
    settings = setup("tokenizer", values={"own": " abc ", side: "own"})
    with pytest.raises(
        LabError, match="your text has 3 characters, too few to learn from: put 200 or more into `own`"
    ):
        settings.made()


def test_a_text_with_few_pairs_ends_early_and_goes_on_standing() -> None:
    lab = made(50, corpus="own", own="a b c d " * 30)
    assert lab.metrics()["merges"] == 4
    assert lab.pictures()


@pytest.mark.parametrize("preset", [preset.id for preset in Tokenizer.PRESETS])
def test_every_preset_can_be_looked_at_in_any_run(preset: str) -> None:
    assert len(made(20, preset).pictures()) == 6


def test_its_prediction_has_an_answer_and_its_goals_are_reached() -> None:
    tried = run(setup("tokenizer"), steps=500)
    assert tried.answer == 2
    assert tried.reached == {}
    tried.change("text", "Zyx qwv jkl! Xyz wqv lkj? Vvv zzz kkk.")
    assert set(tried.reached) == {"dear-line"}
    tried.change("text", "def __init__(self, settings: Settings) -> None: return self.settings")
    assert set(tried.reached) == {"dear-line", "at-home"}


def test_it_needs_no_numpy() -> None:
    code = "import sys; from tui.labs.setup import setup; lab = setup('tokenizer').made(); lab.step(); lab.pictures()"
    subprocess.run([sys.executable, "-c", f"{code}; assert 'numpy' not in sys.modules"], check=True)


def test_the_figures() -> None:
    assert not [str(figure) for figure in figures("tokenizer", FEW) if figure.missed and not figure.timed]
