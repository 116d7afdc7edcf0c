"""Pictures and captions: the gradient, what a caption finds, and what must be measured."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.labs.measuring import FEW, figures
from tui.labs.base import Grid
from tui.labs.multimodal import PAIRINGS, STYLES, Multimodal, bag, caption, right, styled
from tui.labs.run import run
from tui.labs.setup import setup


def made(seed: int = 0, dtype: type = np.float32, **settings: float | str) -> Multimodal:
    return Multimodal(setup("multimodal", values=settings).settings, seed, dtype)


def test_the_gradients_are_those_of_the_loss() -> None:
    """Against differences in float64, through both towers, the unit lengths and the contrast."""
    lab = made(dtype=np.float64)
    pairs = np.arange(0, 40, 5)
    pictures, captions = lab.flipped(pairs, 0.1), lab.captions[pairs]
    _, gradients = lab.contrast(pictures, captions)
    rng = np.random.default_rng(1)
    for tower, gradient in zip((lab.image_tower, lab.text_tower), [g.copy() for g in gradients], strict=True):
        for place in rng.integers(0, len(gradient), 40):
            kept, h = tower.parameters[place], 1e-5
            losses = []
            for shift in (h, -h):
                tower.parameters[place] = kept + shift
                losses.append(lab.contrast(pictures, captions)[0])
            tower.parameters[place] = kept
            numeric = (losses[0] - losses[1]) / (2 * h)
            assert abs(numeric - gradient[place]) <= 1e-5 * max(abs(numeric), 1e-3)


@pytest.mark.parametrize("held_out", [0, 10, 20, 30])
def test_the_pairings_kept_back_are_of_every_digit_alike(held_out: int) -> None:
    lab = made(held_out=held_out)
    digits = [PAIRINGS[pairing][0] for pairing in lab.unseen]
    assert sorted(digits) == sorted(list(range(10)) * (held_out // 10))
    styles = [PAIRINGS[pairing][1] for pairing in lab.unseen]
    assert all(abs(styles.count(style) - held_out / 4) <= 1 for style in range(len(STYLES)))
    assert len(lab.seen) + len(lab.unseen) == 40


def test_it_never_trains_on_what_is_kept_back(monkeypatch: pytest.MonkeyPatch) -> None:
    lab, asked = made(), []
    plain = lab.flipped
    monkeypatch.setattr(lab, "flipped", lambda pairs, share: asked.extend(pairs) or plain(pairs, share))
    for _ in range(50):
        lab.step()
    assert set(asked) == set(lab.seen)


def test_the_share_of_right_answers_by_hand() -> None:
    texts = np.eye(3)
    pictures = np.array([[[1, 0, 0], [0, 1, 0]], [[0, 1, 0], [0, 1, 0]], [[0, 0, 1], [1, 0, 0]]], dtype=float)
    assert right(pictures, texts, [0, 1, 2], [0, 1, 2]) == pytest.approx(4 / 6)
    assert right(pictures, texts, [0, 2], [0, 2]) == pytest.approx(3 / 4)
    assert math.isnan(right(pictures, texts, [], [0]))


def nearest(lab: Multimodal, words: str) -> Grid:
    lab.change("caption", words)
    return lab.nearest()


def test_a_caption_finds_its_picture() -> None:
    lab = run(setup("multimodal")).lab
    assert isinstance(lab, Multimodal)
    found = 0
    for pairing in lab.seen:
        shown = nearest(lab, f"A {' '.join(caption(pairing))}!")
        found += bool(np.array_equal(shown.values.ravel(), lab.images[pairing]))
    assert found >= 28
    seven = nearest(lab, "faint 7")
    assert np.array_equal(seven.values.ravel(), styled(7, STYLES.index("faint")).astype(np.float32))
    assert seven.caption.startswith("faint seven")


def test_words_that_stood_in_no_caption_are_named() -> None:
    lab = made()
    assert "it never read cat" in nearest(lab, "a faint cat").caption
    nothing = nearest(lab, "a cat")
    assert not nothing.values.any()
    assert nothing.caption.startswith("nothing; it knows zero to nine, bright,")
    assert not nearest(lab, "").values.any()


def test_what_a_caption_finds_stands_under_the_map_as_well() -> None:
    """Where there is no room for two pictures, what was typed still has its answer."""
    lab = made()
    for words in ("faint seven", "a cat"):
        found = nearest(lab, words)
        assert lab.pictures()[0].caption == f"your words find: {found.caption}"


def test_a_bag_of_words_has_no_order() -> None:
    assert np.array_equal(bag(["faint", "seven"]), bag(["seven", "faint"]))
    assert bag(["faint", "seven"]).sum() == 2


def test_the_figures() -> None:
    assert not [str(figure) for figure in figures("multimodal", FEW) if figure.missed and not figure.timed]
