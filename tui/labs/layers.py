"""Dense networks with hand-written gradients, and Adam: the small parts that the labs are built of.

All weights of a network lie in one flat array and its layers hold views of it, so that one update moves them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]


class Dense:
    """y = x W + b."""

    def __init__(self, weight: Array, bias: Array, d_weight: Array, d_bias: Array) -> None:
        self.weight, self.bias, self.d_weight, self.d_bias = weight, bias, d_weight, d_bias

    def forward(self, x: Array) -> Array:
        self.x = x
        return x @ self.weight + self.bias

    def backward(self, d_y: Array) -> Array:
        np.matmul(self.x.T, d_y, out=self.d_weight)
        np.sum(d_y, axis=0, out=self.d_bias)
        return d_y @ self.weight.T


class LeakyReLU:
    """y = x where x is positive, `leak` times x elsewhere."""

    leak = 0.2

    def forward(self, x: Array) -> Array:
        self.slope: Array = np.where(x > 0, x.dtype.type(1), x.dtype.type(self.leak))
        return x * self.slope

    def backward(self, d_y: Array) -> Array:
        return d_y * self.slope


class ReLU(LeakyReLU):
    """y = x where x is positive, 0 elsewhere."""

    leak = 0.0


class SiLU:
    """y = x · sigmoid(x) (Elfwing et al. 2017), smooth everywhere."""

    def forward(self, x: Array) -> Array:
        self.x, self.gate = x, sigmoid(x)
        return x * self.gate

    def backward(self, d_y: Array) -> Array:
        return d_y * self.gate * (1 + self.x * (1 - self.gate))


Layer = Dense | LeakyReLU | SiLU


class Network:
    """Dense layers of the given `sizes` with an activation between them; the last layer has none.

    `parameters` and `gradients` are flat arrays of equal length. Weights begin as in He et al. 2015.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        activation: type[LeakyReLU] | type[SiLU],
        rng: np.random.Generator,
        dtype: Any = np.float32,
    ) -> None:
        count = sum((n + 1) * m for n, m in pairwise(sizes))
        self.parameters, self.gradients = np.zeros(count, dtype), np.zeros(count, dtype)
        self.layers: list[Layer] = []
        start = 0
        for n, m in pairwise(sizes):
            middle, end = start + n * m, start + (n + 1) * m
            weight, d_weight = (flat[start:middle].reshape(n, m) for flat in (self.parameters, self.gradients))
            weight[:] = rng.normal(0, np.sqrt(2 / n), (n, m))
            dense = Dense(weight, self.parameters[middle:end], d_weight, self.gradients[middle:end])
            self.layers += [dense, activation()]
            start = end
        self.layers.pop()

    def forward(self, x: Array) -> Array:
        """What comes out for `x`, shape (n, inputs); each layer remembers what its gradient needs."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, d_y: Array) -> Array:
        """Sets `gradients` from the gradient at the output of the last `forward`; returns the one at its input."""
        for layer in reversed(self.layers):
            d_y = layer.backward(d_y)
        return d_y


class Adam:
    """Adam (Kingma and Ba 2014) over some arrays, which it changes in place."""

    def __init__(self, parameters: Sequence[Array], rate: float, betas: tuple[float, float] = (0.9, 0.999)) -> None:
        self.parameters, self.rate, self.betas = parameters, rate, betas
        self.means = [np.zeros_like(parameter) for parameter in parameters]
        self.squares = [np.zeros_like(parameter) for parameter in parameters]
        self.steps = 0

    def step(self, gradients: Sequence[Array]) -> None:
        """One update against `gradients`, arrays of the parameters' shapes, at the present `rate`."""
        self.steps += 1
        beta1, beta2 = self.betas
        # The bias correction of both moments, folded into the rate.
        rate = self.rate * (1 - beta2**self.steps) ** 0.5 / (1 - beta1**self.steps)
        for parameter, gradient, mean, square in zip(
            self.parameters, gradients, self.means, self.squares, strict=True
        ):
            mean += (1 - beta1) * (gradient - mean)
            square += (1 - beta2) * (gradient * gradient - square)
            parameter -= rate * mean / (np.sqrt(square) + 1e-8)


def sigmoid(x: Array) -> Array:
    """1 / (1 + e⁻ˣ), by tanh, which can't overflow."""
    value: Array = 0.5 + 0.5 * np.tanh(0.5 * x)
    return value


def softplus(x: Array) -> Array:
    """log(1 + eˣ), without overflow; −log sigmoid(x) is softplus(−x)."""
    value: Array = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
    return value
