"""The transformer: its gradients against differences, who may look where, and the shares that it looks with."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tui.labs.transformer import Transformer, cross_entropy, softmax


@pytest.mark.parametrize("causal", [True, False])
def test_the_gradients_are_those_of_the_loss(causal: bool) -> None:
    rng = np.random.default_rng(0)
    model = Transformer(7, 8, 2, 2, 6, causal=causal, dtype=np.float64)
    tokens, targets = rng.integers(0, 7, (2, 3, 5))
    counted = rng.random((3, 5)) < 0.6

    def loss() -> float:
        return cross_entropy(model.forward(tokens), targets, counted)[0]

    gradients = model.backward(cross_entropy(model.forward(tokens), targets, counted)[1])
    assert gradients.keys() == model.weights.keys()
    for name, weight in model.weights.items():
        numeric = np.zeros_like(weight)
        for place in np.ndindex(weight.shape):
            kept = weight[place]
            weight[place] = kept + 1e-5
            above = loss()
            weight[place] = kept - 1e-5
            numeric[place] = (above - loss()) / 2e-5
            weight[place] = kept
        assert np.abs(numeric - gradients[name]).max() <= 1e-5 * np.abs(numeric).max(), name


def test_no_place_of_a_causal_model_looks_ahead() -> None:
    model = Transformer(9, 16, 2, 4, 8)
    tokens = np.arange(8)[None]
    changed = tokens.copy()
    changed[0, 5] = 8
    before, after = model.forward(tokens), model.forward(changed)
    assert np.array_equal(before[:, :5], after[:, :5])
    assert not np.allclose(before[:, 5:], after[:, 5:])
    assert not any(np.triu(looks, 1).any() for looks in model.maps)


def test_without_that_every_place_is_looked_at() -> None:
    model = Transformer(9, 16, 1, 2, 8, causal=False)
    tokens = np.arange(8)[None]
    changed = tokens.copy()
    changed[0, 7] = 8
    assert not np.allclose(model.forward(tokens)[:, 0], model.forward(changed)[:, 0])


def test_the_rows_of_a_map_add_up_to_one() -> None:
    model = Transformer(9, 16, 2, 4, 8)
    model.forward(np.random.default_rng(0).integers(0, 9, (3, 8)))
    assert [looks.shape for looks in model.maps] == [(3, 4, 8, 8)] * 2
    assert all(np.allclose(looks.sum(axis=-1), 1, atol=1e-6) for looks in model.maps)


def test_the_last_scores_alone_are_those_of_all() -> None:
    model = Transformer(9, 16, 2, 4, 8)
    tokens = np.random.default_rng(0).integers(0, 9, (3, 8))
    assert np.allclose(model.forward(tokens, last=True)[:, 0], model.forward(tokens)[:, -1], atol=1e-6)


def test_shares_of_scores_that_no_exponential_could_hold() -> None:
    assert softmax(np.array([800.0, 800.0, -800.0])).tolist() == [0.5, 0.5, 0.0]


def test_the_loss_by_hand() -> None:
    """Two answers with chances 1/2 and 1/4, and one that is not counted."""
    scores = np.log(np.array([[[2.0, 1.0, 1.0], [2.0, 1.0, 1.0], [1.0, 1.0, 1.0]]]))
    loss, d_scores = cross_entropy(scores, np.array([[0, 1, 2]]), np.array([[True, True, False]]))
    assert loss == pytest.approx((math.log(2) + math.log(4)) / 2)
    by_hand = np.array([[-0.25, 0.125, 0.125], [0.25, -0.375, 0.125], [0, 0, 0]])
    assert np.allclose(d_scores[0], by_hand)
