"""The sampling lab: temperature, top-k and top-p by hand, what is measured, where words stood, and the figures."""

from __future__ import annotations

import math
import random
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.labs.measuring import FEW, figures
from tui.labs.base import Bars, LabError, Words
from tui.labs.chances import drawn, nth, top_k, top_p, with_temperature
from tui.labs.run import run
from tui.labs.sampling import RECENT, TEXTS, Sampling
from tui.labs.setup import setup
from tui.labs.written import copied_run, share_said_once, whole_words

CHANCES = {"a": 0.5, "b": 0.25, "c": 0.125, "d": 0.125}
OWN = "the cat sat on the mat and the dog sat on the log. " * 20


def made(steps: int = 0, preset: str = "plain", **settings: float | str) -> Sampling:
    lab = setup("sampling", preset, settings).made()
    assert isinstance(lab, Sampling)
    for _ in range(steps):
        lab.step()
    return lab


def test_temperature_by_hand() -> None:
    assert with_temperature(CHANCES, 1) == pytest.approx(CHANCES)
    # At 1/2 each chance is squared: 16, 4, 1 and 1 of 22.
    assert with_temperature(CHANCES, 0.5) == pytest.approx({"a": 16 / 22, "b": 4 / 22, "c": 1 / 22, "d": 1 / 22})
    even = with_temperature(CHANCES, 1e6)
    assert max(even.values()) - min(even.values()) < 1e-5


@given(st.dictionaries(st.characters(), st.floats(1e-300, 1), min_size=1), st.floats(0.05, 3))
def test_no_temperature_breaks_the_sum(chances: dict[str, float], temperature: float) -> None:
    changed = with_temperature(chances, temperature)
    assert sum(changed.values()) == pytest.approx(1)


def test_the_coldest_temperature_leaves_the_greatest() -> None:
    cold = with_temperature(CHANCES | {"e": 1e-30}, 0.05)
    assert cold["a"] == pytest.approx(1, abs=1e-5)
    assert cold["e"] == 0


def test_top_k_by_hand() -> None:
    assert top_k(CHANCES, 2) == pytest.approx({"a": 2 / 3, "b": 1 / 3})
    assert top_k(CHANCES, 3).keys() == {"a", "b", "c"}
    assert top_k(CHANCES, 0) == top_k(CHANCES, 80) == CHANCES


def test_top_p_by_hand() -> None:
    assert top_p(CHANCES, 0.05) == {"a": 1}
    assert top_p(CHANCES, 0.5) == {"a": 1}
    assert top_p(CHANCES, 0.51) == pytest.approx({"a": 2 / 3, "b": 1 / 3})
    assert top_p(CHANCES, 1) == CHANCES


def test_what_is_drawn_comes_as_often_as_its_chance_says() -> None:
    dice = random.Random(0)
    counts = Counter(drawn(CHANCES, dice) for _ in range(4_000))
    assert {character: count / 4_000 for character, count in counts.items()} == pytest.approx(CHANCES, abs=0.03)


def test_picking_by_number() -> None:
    assert [nth(CHANCES, number) for number in (1, 2, 4, 9)] == ["a", "b", "d", "d"]


@pytest.mark.parametrize("model", ["5-gram", "transformer"])
def test_pick_one_is_the_likeliest_at_any_temperature(model: str) -> None:
    lab = made(model=model, pick=1, temperature=3)
    for _ in range(8):
        chances = lab.next_chances()[0]
        before = lab.texts[0]
        lab.step()
        assert lab.texts[0] == before + max(chances, key=lambda character: chances[character])


@pytest.mark.parametrize("model", ["5-gram", "transformer"])
def test_the_same_seed_writes_the_same(model: str) -> None:
    first, again, other = made(12, model=model), made(12, model=model), made(12, model=model, seed=1)
    assert first.texts == again.texts != other.texts
    assert len({len(written) for written in first.texts}) == 1
    assert len(set(first.texts)) > 1


def test_the_bars_show_before_and_after() -> None:
    lab = made(top_k=3, temperature=0.5)
    bars = next(picture for picture in lab.pictures() if isinstance(picture, Bars))
    assert len(bars.bars) == 12
    before = sorted((bar.before or 0 for bar in bars.bars), reverse=True)
    assert [bar.before for bar in bars.bars] == before
    assert [bar.value > 0 for bar in bars.bars] == [True] * 3 + [False] * 9
    assert sum(bar.value for bar in bars.bars) == pytest.approx(1)
    assert lab.metrics()["kept"] == 3
    lab.change("top_k", 0)
    assert lab.metrics()["kept"] > 50


def test_words_that_are_cut_off_do_not_count() -> None:
    assert whole_words("del is a cat's tai") == ["is", "a", "cat's"]
    assert whole_words("word") == []


def test_real_words_and_runs_by_hand() -> None:
    lab = made(corpus="own", own=OWN, prompt="")
    lab.texts = ["x cat qqq the sat zzz x"] * TEXTS
    lab.steps_done = RECENT
    assert lab.metrics()["real"] == pytest.approx(3 / 5)
    # Eight runs of six in `abcdefabcdefa`, of which six differ.
    assert share_said_once("abcdefabcdefa") == pytest.approx(6 / 8)
    assert math.isnan(share_said_once("abcde"))


def test_nothing_is_told_of_a_few_words() -> None:
    lab = made(RECENT - 1, corpus="own", own=OWN)
    assert math.isnan(lab.metrics()["real"])
    assert math.isnan(lab.metrics()["distinct"])
    lab.step()
    assert lab.metrics()["real"] > 0
    assert lab.metrics()["distinct"] > 0


def test_the_longest_copy() -> None:
    assert copied_run("I saw the cat", "the cat sat", 99) == 7
    assert copied_run("I saw the cat", "the cat sat", 3) == 3
    assert copied_run("xyz", "the cat sat", 99) == 0


def test_where_the_words_stood() -> None:
    lab = made(3, pick=1, prompt="The generat")
    said = next(p for p in lab.pictures() if isinstance(p, Words) and p.title == "Where it comes from")
    counted, quote = ("".join(piece.text for piece in line) for line in said.lines)
    end = next(piece.text for piece in said.lines[1] if piece.role == "chosen")
    assert lab.texts[0].endswith(end)
    assert f"stand in the text {lab.corpus.count(end)} time" in counted
    place = counted.split("“")[1].split("”")[0]
    assert any(end in passage.text for passage in lab.passages if passage.place == place)
    assert end in quote


@pytest.mark.parametrize("own", ["", "  \n ", "too short"])
def test_an_empty_corpus_is_refused(own: str) -> None:
    with pytest.raises(LabError, match="too short to learn from: paste one of 200 characters or more"):
        made(corpus="own", own=own)


def test_the_transformer_takes_no_text_of_ones_own() -> None:
    with pytest.raises(LabError, match="choose the 5-gram for a text of your own"):
        made(corpus="own", own=OWN, model="transformer")


def test_a_text_of_ones_own_is_what_it_writes_from() -> None:
    lab = made(40, corpus="own", own=OWN, prompt="the ", temperature=0.3)
    written = "".join(lab.texts)
    assert set(written) <= set(OWN)
    assert lab.metrics()["copied"] >= 8


def test_any_text_of_ones_own_is_learned_whole() -> None:
    """Passages of the course are held out by their words; a text of one's own never is."""
    for number in range(60):
        own = f"{number} {OWN}"
        assert made(corpus="own", own=own).corpus == own


def test_the_text_has_lines_and_marks_what_is_no_word() -> None:
    lab = made(corpus="own", own=OWN, prompt="the c")
    lab.texts[0] = "the c" + "og sat xyz on\n\nqqq the ca"
    words = lab.pictures()[0]
    assert isinstance(words, Words)
    lines = [[(piece.text, piece.role) for piece in line] for line in words.lines]
    assert lines == [
        [("the c", "muted"), ("og sat ", ""), ("xyz", "wrong"), (" on", "")],
        [],
        [("qqq", "wrong"), (" the ca", "")],
    ]


@pytest.mark.parametrize("prompt", ["", "\N{CAT}", "x" * 200])
@pytest.mark.parametrize("model", ["5-gram", "transformer"])
def test_any_prompt_can_be_continued(prompt: str, model: str) -> None:
    lab = made(2, prompt=prompt, model=model)
    assert all(text.startswith(prompt) and len(text) == len(prompt) + 2 for text in lab.texts)
    assert lab.pictures()


def test_its_prediction_and_goals() -> None:
    hot = run(setup("sampling"))
    assert hot.answer == 2
    assert "sense-without-loops" not in hot.reached
    ways: dict[str, dict[str, float | str]] = {
        "sense-without-loops": {"temperature": 0.8},
        "loop": {"pick": 1},
        "babble": {"temperature": 3},
    }
    for goal, values in ways.items():
        assert goal in run(setup("sampling", values=values), steps=RECENT + 20).reached


def test_the_five_gram_needs_no_numpy() -> None:
    code = "import sys; from tui.labs.setup import setup; lab = setup('sampling').made(); lab.step(); lab.pictures()"
    subprocess.run([sys.executable, "-c", f"{code}; assert 'numpy' not in sys.modules"], check=True)


def test_the_figures() -> None:
    assert not [str(figure) for figure in figures("sampling", FEW) if figure.missed and not figure.timed]
