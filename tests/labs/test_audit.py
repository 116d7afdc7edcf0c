"""The audit: counting by hand, balancing, the filter and the people behind it, and what must be measured."""

from __future__ import annotations

import math
import subprocess
import sys
from random import Random

import pytest

from tests.labs.measuring import FEW, figures
from tui.labs.audit import Audit, filter_scores, grouped, mirror, mirrored, she_after_job, spread, thinned
from tui.labs.audit_texts import HARMFUL, HARMLESS, JOBS, prompts, sentences
from tui.labs.run import run
from tui.labs.setup import setup

FOUND = ["the nurse said that she could help"] * 8 + ["the nurse said that he could help"] * 2


def made(seed: int = 0, **settings: float | str) -> Audit:
    return Audit(setup("audit", values=settings).settings, seed)


def test_chances_by_hand() -> None:
    shares = she_after_job(FOUND)
    assert shares["nurse"] == pytest.approx(9 / 12)
    assert shares["pilot"] == 0.5, "nothing was read about pilots"
    assert spread(shares) == pytest.approx(0.25)


def test_a_mirrored_sentence_has_the_other_pronoun_and_nothing_else() -> None:
    assert mirror(FOUND[0]) == FOUND[-1]
    assert mirror(mirror(FOUND[0])) == FOUND[0]


@pytest.mark.parametrize(("share", "she", "he"), [(0, 8, 2), (0.5, 9, 6), (1, 10, 10)])
def test_mirroring_adds_twins(share: float, she: int, he: int) -> None:
    groups = grouped(mirrored(FOUND, share))
    assert (len(groups["nurse", "she"]), len(groups["nurse", "he"])) == (she, he)


@pytest.mark.parametrize(("share", "she", "he"), [(0, 8, 2), (0.5, 5, 2), (1, 2, 2)])
def test_thinning_leaves_out_the_surplus(share: float, she: int, he: int) -> None:
    groups = grouped(thinned(FOUND, share))
    assert (len(groups["nurse", "she"]), len(groups["nurse", "he"])) == (she, he)


def test_the_sentences_are_about_every_job() -> None:
    found = sentences(Random(1))
    assert len(found) == 400
    assert {sentence.split()[1] for sentence in found} == set(JOBS)


def test_the_prompts_are_there_once_and_have_no_capitals_or_marks() -> None:
    texts = prompts(HARMFUL) + prompts(HARMLESS)
    assert len(set(texts)) == len(texts) == 160
    assert all(character.isalpha() or character == " " for character in "".join(texts))


def test_the_filter_learns_from_all_prompts_but_the_one_it_scores() -> None:
    """By hand for a prompt of which one word stands elsewhere: `why` in two other harmless ones of 103."""
    text = "why is the sky red at night"
    others = {label: [p for p in prompts(of) if p != text] for label, of in ((True, HARMFUL), (False, HARMLESS))}
    odds = 0.0
    for word in text.split():
        bad, good = (sum(word in p.split() for p in others[label]) for label in (True, False))
        if bad + good:
            odds += math.log((bad + 1) / (len(others[True]) + 2)) - math.log((good + 1) / (len(others[False]) + 2))
    assert filter_scores()[text] == pytest.approx(1 / (1 + math.exp(-odds)))


def test_what_the_filter_does_with_a_prompt() -> None:
    score = filter_scores()["poison the cat next door"]
    assert 0.5 < score < 1
    assert made(threshold=0.5).verdict("poison the cat next door") == "stopped"
    assert made(threshold=0.95, band=0.5).verdict("poison the cat next door") == "people"
    assert made(threshold=0.5).verdict("how do I shoot a portrait at night") == "passed"


def test_every_prompt_is_counted_once() -> None:
    lab = run(setup("audit", values={"band": 0.2})).lab
    assert isinstance(lab, Audit)
    counted = [lab.verdict(text) for text, _ in lab.prompts]
    assert len(lab.prompts) == 100
    assert sum(harmful for _, harmful in lab.prompts) == 30
    assert lab.metrics()["review"] == counted.count("people") / 100
    assert lab.metrics()["harmful_passed"] == sum(
        harmful and lab.verdict(text) == "passed" for text, harmful in lab.prompts
    )


def test_the_goals_take_settings_of_ones_own() -> None:
    assert run(setup("audit")).reached.keys() == {"balance"}
    assert run(setup("audit", values={"method": "none"})).reached == {}
    assert run(setup("audit", values={"threshold": 0.05})).reached.keys() == {"balance"}, "stopping all is no filter"
    assert run(setup("audit", values={"band": 0.5})).reached.keys() == {"balance"}, "asking people is no filter"
    assert run(setup("audit", values={"threshold": 0.3, "band": 0.2})).reached.keys() == {"balance", "filter"}


def test_it_needs_no_numpy() -> None:
    code = "import sys, tui.labs.audit; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_figures() -> None:
    assert not [str(figure) for figure in figures("audit", FEW) if figure.missed and not figure.timed]
