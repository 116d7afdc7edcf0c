"""Layers: gradients against differences, activations and Adam against what is worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tests.labs.gradients import relative_error
from tui.labs.layers import Adam, LeakyReLU, Network, ReLU, SiLU, sigmoid, softplus


@pytest.mark.parametrize("activation", [LeakyReLU, ReLU, SiLU])
def test_the_gradients_are_those_of_the_loss(activation: type[LeakyReLU] | type[SiLU]) -> None:
    rng = np.random.default_rng(3)
    network = Network((3, 7, 5, 2), activation, rng, np.float64)
    network.parameters += 0.1 * rng.normal(size=network.parameters.size)
    x, weights = rng.normal(size=(6, 3)), rng.normal(size=(6, 2))

    def loss() -> float:
        return float((weights * network.forward(x) ** 2).sum())

    d_x = network.backward(2 * weights * network.forward(x))
    assert relative_error(loss, network.parameters, network.gradients) <= 1e-5
    assert relative_error(loss, x, d_x) <= 1e-5


def test_a_network_by_hand() -> None:
    """One hidden unit that is below 0, one above: y = 3·relu(1·x) + 5·relu(−1·x) + 7 at x = 2 is 13."""
    network = Network((1, 2, 1), ReLU, np.random.default_rng(0), np.float64)
    network.parameters[:] = [1, -1, 0, 0, 3, 5, 7]
    assert network.forward(np.array([[2.0]])).tolist() == [[13.0]]
    assert network.backward(np.array([[1.0]])).tolist() == [[3.0]]
    assert network.gradients.tolist() == [6, 0, 3, 0, 2, 0, 1]


def test_activations_by_hand() -> None:
    x = np.array([-2.0, 0.0, 3.0])
    assert LeakyReLU().forward(x) == pytest.approx([-0.4, 0, 3])
    assert ReLU().forward(x).tolist() == [0, 0, 3]
    assert SiLU().forward(x) == pytest.approx([-2 / (1 + np.e**2), 0, 3 / (1 + np.e**-3)])


def test_nothing_overflows() -> None:
    x = np.array([-1e4, 0, 1e4], dtype=np.float32)
    assert sigmoid(x).tolist() == [0, 0.5, 1]
    assert softplus(x) == pytest.approx([0, np.log(2), 1e4])


def test_a_network_keeps_to_its_type() -> None:
    network = Network((2, 4, 1), LeakyReLU, np.random.default_rng(0))
    y = network.forward(np.ones((3, 2), np.float32))
    assert y.dtype == network.backward(y).dtype == network.gradients.dtype == np.float32


def test_weights_begin_as_he_says_and_biases_at_nothing() -> None:
    network = Network((50, 200, 1), ReLU, np.random.default_rng(0))
    first = network.layers[0]
    assert not isinstance(first, LeakyReLU | SiLU)
    assert first.weight.std() == pytest.approx(np.sqrt(2 / 50), rel=0.05)
    assert not first.bias.any()


def test_adam_by_hand() -> None:
    """With gradients 1 and then 0, β 0.5 and 0.75: m = 0.5, v = 0.25, then m = 0.25, v = 0.1875, both corrected."""
    x = np.array([1.0])
    adam = Adam([x], 0.1, (0.5, 0.75))
    adam.step([np.array([1.0])])
    assert x[0] == pytest.approx(1 - 0.1)
    adam.step([np.array([0.0])])
    m, v = 0.25 / (1 - 0.5**2), 0.1875 / (1 - 0.75**2)
    assert x[0] == pytest.approx(0.9 - 0.1 * m / np.sqrt(v))


def test_adam_finds_the_bottom_of_a_valley() -> None:
    x, y = np.array([3.0]), np.array([-2.0])
    adam = Adam([x, y], 0.05)
    for _ in range(500):
        adam.step([2 * (x - 1), 200 * (y - 1)])
    assert (x[0], y[0]) == pytest.approx((1, 1), abs=0.01)
