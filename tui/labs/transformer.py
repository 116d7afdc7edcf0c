"""A transformer small enough to read and to train here (Vaswani et al. 2017), with its gradients written out by hand.

Choices of later work keep it short: RMSNorm before each part (Zhang and Sennrich 2019), a squared ReLU in the
feed-forward network (So et al. 2021), and an output head tied to the embedding (Press and Wolf 2017).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy import ndarray

Weights = dict[str, ndarray]


class Transformer:
    """Token ids, shape (batch, time), to scores for every token at every place, shape (batch, time, vocabulary).

    `weights` may be replaced or changed from outside. With `causal`, no place looks at a later one.
    """

    def __init__(
        self,
        vocabulary: int,
        width: int,
        layers: int,
        heads: int,
        context: int,
        *,
        causal: bool = True,
        seed: int = 0,
        dtype: Any = np.float32,
    ) -> None:
        self.width, self.layers, self.heads, self.context, self.causal = width, layers, heads, context, causal
        rng = np.random.default_rng(seed)

        def normal(rows: int, columns: int, size: float) -> ndarray:
            return (rng.standard_normal((rows, columns)) * size).astype(dtype)

        self.weights: Weights = {
            "embedding": normal(vocabulary, width, width**-0.5),
            "position": normal(context, width, width**-0.5),
        }
        for layer in range(layers):
            # What each part adds begins small, so that the layers begin as almost nothing and grow useful.
            self.weights[f"qkv{layer}"] = normal(width, 3 * width, width**-0.5)
            self.weights[f"out{layer}"] = normal(width, width, 0.1 * width**-0.5)
            self.weights[f"up{layer}"] = normal(width, 4 * width, width**-0.5)
            self.weights[f"down{layer}"] = normal(4 * width, width, 0.1 * width**-0.5)
        # Who looked at whom in the last forward pass: a layer each, (batch, heads, time, time); rows add up to 1.
        self.maps: list[ndarray] = []
        self._tape: list[Any] = []

    def forward(self, tokens: ndarray, *, last: bool = False) -> ndarray:
        """Scores of every token for what stands at (or, trained so, after) each place; with `last` the last only."""
        weights = self.weights
        x = weights["embedding"][tokens] + weights["position"][: tokens.shape[1]]
        self.maps, self._tape = [], []
        for layer in range(self.layers):
            x = x + self._attention(x, layer)
            if last and layer == self.layers - 1:
                x = x[:, -1:]  # nobody looks at the others any more
            x = x + self._feed_forward(x, layer)
        x, root = rms_norm(x)
        self._tape.append((tokens, x, root))
        return _times(x, weights["embedding"].T)

    def backward(self, d_scores: ndarray) -> Weights:
        """The gradient of every weight, given that of the scores; after a `forward` of all places."""
        gradients: Weights = {}
        tokens, x, root = self._tape.pop()
        gradients["embedding"] = _outer(d_scores, x)
        d = rms_norm_back(_times(d_scores, self.weights["embedding"]), x, root)
        for layer in reversed(range(self.layers)):
            d = d + self._feed_forward_back(d, layer, gradients)
            d = d + self._attention_back(d, layer, gradients)
        gradients["position"] = np.zeros_like(self.weights["position"])
        gradients["position"][: tokens.shape[1]] = d.sum(axis=0)
        np.add.at(gradients["embedding"], tokens, d)
        return gradients

    def _attention(self, x: ndarray, layer: int) -> ndarray:
        batch, time, width = x.shape
        x, root = rms_norm(x)
        qkv = _times(x, self.weights[f"qkv{layer}"])
        # (batch, time, q k v, heads, part) → q, k and v of shape (batch, heads, time, part)
        q, k, v = qkv.reshape(batch, time, 3, self.heads, -1).transpose(2, 0, 3, 1, 4)
        scores = q @ k.swapaxes(-1, -2) * q.dtype.type(q.shape[-1] ** -0.5)
        if self.causal:
            scores += np.triu(np.full((time, time), -1e9, dtype=scores.dtype), 1)
        looks = softmax(scores)
        self.maps.append(looks)
        mixed = (looks @ v).swapaxes(1, 2).reshape(batch, time, width)
        self._tape.append((x, root, q, k, v, looks, mixed))
        return _times(mixed, self.weights[f"out{layer}"])

    def _attention_back(self, d: ndarray, layer: int, gradients: Weights) -> ndarray:
        x, root, q, k, v, looks, mixed = self._tape.pop()
        gradients[f"out{layer}"] = _outer(mixed, d)
        batch, heads, time, part = q.shape
        d_mixed = _times(d, self.weights[f"out{layer}"].T).reshape(batch, time, heads, part).swapaxes(1, 2)
        d_looks = d_mixed @ v.swapaxes(-1, -2)
        d_scores = looks * (d_looks - (d_looks * looks).sum(axis=-1, keepdims=True)) * q.dtype.type(part**-0.5)
        d_qkv = np.stack([d_scores @ k, d_scores.swapaxes(-1, -2) @ q, looks.swapaxes(-1, -2) @ d_mixed])
        flat = d_qkv.transpose(1, 3, 0, 2, 4).reshape(batch, time, -1)
        gradients[f"qkv{layer}"] = _outer(x, flat)
        return rms_norm_back(_times(flat, self.weights[f"qkv{layer}"].T), x, root)

    def _feed_forward(self, x: ndarray, layer: int) -> ndarray:
        x, root = rms_norm(x)
        up = np.maximum(_times(x, self.weights[f"up{layer}"]), 0)
        self._tape.append((x, root, up))
        return _times(up * up, self.weights[f"down{layer}"])

    def _feed_forward_back(self, d: ndarray, layer: int, gradients: Weights) -> ndarray:
        x, root, up = self._tape.pop()
        gradients[f"down{layer}"] = _outer(up * up, d)
        d_up = 2 * up * _times(d, self.weights[f"down{layer}"].T)
        gradients[f"up{layer}"] = _outer(x, d_up)
        return rms_norm_back(_times(d_up, self.weights[f"up{layer}"].T), x, root)


def rms_norm(x: ndarray) -> tuple[ndarray, ndarray]:
    """Each vector (last axis) at a root mean square of 1, and the root by which it was divided."""
    root = np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + x.dtype.type(1e-6))
    return x / root, root


def rms_norm_back(d: ndarray, normed: ndarray, root: ndarray) -> ndarray:
    """The gradient of what went into `rms_norm`, given that of what came out."""
    back: ndarray = (d - normed * np.mean(d * normed, axis=-1, keepdims=True)) / root
    return back


def softmax(scores: ndarray) -> ndarray:
    """Scores as shares that add up to 1 along the last axis. The greatest is taken off first: e^800 is no number."""
    exps = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: ndarray = exps / exps.sum(axis=-1, keepdims=True)
    return shares


def cross_entropy(scores: ndarray, targets: ndarray, counted: ndarray | None = None) -> tuple[float, ndarray]:
    """How surprising the targets, shape (batch, time), were on average, in nats, and the gradient of the scores.

    Only the places where `counted`, of the targets' shape, is True are averaged over; all of them without it.
    """
    weight = np.ones(targets.shape) if counted is None else counted
    weight = (weight / weight.sum()).astype(scores.dtype)
    shares = softmax(scores)
    rows, columns = np.indices(targets.shape)
    loss = -np.sum(weight * np.log(shares[rows, columns, targets] + scores.dtype.type(1e-30)))
    shares[rows, columns, targets] -= 1
    return float(loss), shares * weight[..., None]


def _times(x: ndarray, matrix: ndarray) -> ndarray:
    """x @ matrix for all places and examples in one product: example by example, numpy is a third slower."""
    product: ndarray = x.reshape(-1, x.shape[-1]) @ matrix
    return product.reshape(*x.shape[:-1], -1)


def _outer(into: ndarray, d: ndarray) -> ndarray:
    """The gradient of a matrix that took `into` to what has the gradient `d`, over all places and examples."""
    gradient: ndarray = into.reshape(-1, into.shape[-1]).T @ d.reshape(-1, d.shape[-1])
    return gradient
