"""The fine-tuning lab: the texts of the two fields, what is measured and shown, replay, and the figures."""

from __future__ import annotations

import numpy as np
import pytest

from tests.labs.measuring import FEW, figures
from tui.labs.base import Bars, Grid, Words
from tui.labs.corpus import course_passages, known_words, learned
from tui.labs.domains import DOMAINS, LENGTH, domain_text
from tui.labs.fine_tuning import LOOK, MODELS, TEXTS, FineTuning, words_of_fields
from tui.labs.run import run
from tui.labs.setup import setup


def made(steps: int = 0, **settings: float | str) -> FineTuning:
    lab = setup("fine-tuning", values=settings).made()
    assert isinstance(lab, FineTuning)
    for _ in range(steps):
        lab.step()
    return lab


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_a_field_learns_and_what_is_held_out_have_no_line_in_common(domain: str) -> None:
    to_learn, kept = (text.split("\n") for text in domain_text(domain))
    assert 0.9 * LENGTH < sum(map(len, to_learn)) < 1.1 * LENGTH
    assert not set(to_learn) & set(kept)
    assert len(kept) > 20
    assert "{" not in "".join(to_learn + kept)


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_field_is_written_in_characters_that_the_base_knows(domain: str) -> None:
    assert set("".join(domain_text(domain))) <= set(made().models["base"].vocabulary)


def test_the_words_of_a_field_are_its_own() -> None:
    general = learned(course_passages())
    words = words_of_fields(general)
    assert {"fever", "ibuprofen", "tablets"} <= words["medical"]
    assert {"refund", "voucher", "parcel"} & words["service"]
    assert not words["medical"] & words["service"]
    assert not (words["medical"] | words["service"]) & known_words(general)


def test_all_three_begin_as_one() -> None:
    found = made().metrics()
    assert found["general_rise"] == found["domain_drop"] == found["share"] == 0


def test_the_base_stays_as_it_is() -> None:
    lab = made()
    before = {name: weight.copy() for name, weight in lab.models["base"].transformer.weights.items()}
    for _ in range(3):
        lab.step()
    weights = {name: model.transformer.weights for name, model in lab.models.items()}
    assert all(np.array_equal(weight, before[name]) for name, weight in weights["base"].items())
    assert not np.array_equal(weights["medical"]["up0"], before["up0"])
    assert not np.array_equal(weights["medical"]["up0"], weights["service"]["up0"])


def test_replay_is_the_share_of_general_text_in_a_batch() -> None:
    lab = made()
    general = lab.models["base"].decode(lab.general)
    for replay, wanted in ((0, 0), (0.25, 2), (0.75, 6)):
        lab.change("replay", replay)
        windows = [lab.models["base"].decode(row) for row in lab._windows(lab.own["medical"])]
        assert len(windows) == 8
        assert sum(window in general for window in windows) == wanted


def test_it_is_measured_now_and_then_and_each_field_by_its_own_text() -> None:
    lab = made(LOOK - 1)
    assert lab.metrics()["domain_drop"] == 0
    lab.step()
    medical = lab.metrics()
    assert medical["domain_drop"] == pytest.approx(1 - lab.bits["medical"]["medical"] / lab.bits["base"]["medical"])
    assert medical["domain_drop"] > 0.3
    lab.change("domain", "service")
    service = lab.metrics()
    assert service["domain_bits"] == lab.bits["service"]["service"]
    assert service["other_bits"] == lab.bits["service"]["medical"]
    assert service != medical


def test_the_share_by_hand() -> None:
    lab = made()
    lab.texts["medical"] = ["fever and chills", "the FEVER", "a model", "feverish"] + ["the text"] * (TEXTS - 4)
    assert lab.metrics()["share"] == pytest.approx(2 / TEXTS)


def test_a_new_prompt_is_continued_by_all_three() -> None:
    lab = made()
    before = dict(lab.texts)
    lab.change("prompt", "Dear cus")
    assert all(lab.texts[name] != before[name] for name in MODELS)
    words = lab.pictures()[0]
    assert isinstance(words, Words)
    assert sum(line[0].text == " Dear cus" for line in words.lines) == 6


def test_the_pictures_say_what_is_measured() -> None:
    lab = made(LOOK)
    found = lab.metrics()
    bars, table = (next(p for p in lab.pictures() if isinstance(p, kind)) for kind in (Bars, Grid))
    assert isinstance(bars, Bars)
    assert isinstance(table, Grid)
    by_name = {bar.label: bar for bar in bars.bars}
    assert by_name["medical text"].words == f"{found['domain_bits']:.2f} bits"
    assert (by_name["medical text"].before or 0) > by_name["medical text"].value
    assert table.values.shape == (3, 3)
    assert table.values[1, 1] == pytest.approx(by_name["medical text"].value)


def test_the_same_seed_learns_the_same() -> None:
    first, again, other = made(LOOK), made(LOOK), made(LOOK, seed=1)
    assert first.metrics() == again.metrics() != other.metrics()
    assert first.texts == again.texts


def test_the_prediction_has_an_answer_and_forgetting_is_reached() -> None:
    tried = run(setup("fine-tuning", "reckless"), steps=100)
    assert tried.answer == 2
    assert "forgets" in tried.reached
    assert "specialist" not in tried.reached


def test_the_figures() -> None:
    assert not [str(figure) for figure in figures("fine_tuning", FEW) if figure.missed and not figure.timed]
