"""A diffusion model (Ho et al. 2020) that learns to turn noise into points of a data set, step by step.

Noise is added by the cosine schedule (Nichol and Dhariwal 2021); a network learns to tell which noise it was. DDIM
(Song et al. 2020) takes it out in few steps, and guidance (Ho and Salimans 2022) pulls each point towards its label.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np

from .base import Curves, Dots, Goal, Lab, Metric, Number, Picture, Plane, Prediction, Preset, Value
from .layers import Adam, Array, Network, SiLU
from .points import DATA, POINTS, Integers, cloud, squares

# Noise levels; points in a batch; the share of them that learn without their label; points made at a look.
T, BATCH_SIZE, UNLABELLED, MADE = 100, 256, 0.25, 1_000
RATE = 2e-3
# A look is taken every so many steps.
LOOK = 250
# How near two points count as alike in the MMD, the maximum mean discrepancy (Gretton et al. 2012).
WIDTH = 0.2
EDGE = 2.4


class Diffusion(Lab):
    KIND = "diffusion"
    TITLE = "Diffusion: points out of noise"
    PAPER = "Ho, Jain and Abbeel, “Denoising Diffusion Probabilistic Models”, 2020."
    SCALE = "9,282 parameters and points of two numbers here; Stable Diffusion's network has 860 million."
    SEEING = """\
`o` is the data with noise added up to level **t**, `x` what the model makes. Move t from 100 down to 0: the `o` show
how the noise was put in, the `x` how the model takes it out, starting from noise alone. Well learned, the two clouds
look alike at every t.

The network only ever learns one thing: given a noisy point and t, which noise is in it? **Sampling** asks it over and
over. More steps follow the way more closely, fewer are faster; **MMD²** measures how far the made cloud is from the
data, and is 0, give or take, where they can't be told apart.

**Guidance** exaggerates what the label changes. At 1 the model is as it learned, at 2 points crowd together at their
label's place, at 8 many are thrown past it. At 0 the label is ignored.
"""
    CONTROLS = (
        Number(
            id="t",
            label="Noise level t",
            low=0,
            high=T,
            step=5,
            default=0,
            live=True,
            tooltip="Look at the way to here",
        ),
        Number(
            id="sampling",
            label="Sampling steps",
            low=5,
            high=50,
            step=1,
            default=50,
            live=True,
            tooltip="In how many steps the noise is taken out",
        ),
        Number(
            id="guidance",
            label="Guidance",
            low=0,
            high=8,
            step=0.5,
            default=1,
            live=True,
            tooltip="How strongly points are pulled to their label: 0 not, 1 as learned",
        ),
        DATA,
        POINTS,
    )
    PRESETS = (
        Preset(id="moons", label="Two moons", set={"data": "moons"}),
        Preset(id="few", label="Five steps", set={"data": "moons", "sampling": 5}),
        Preset(id="guided", label="Guidance 2", set={"data": "ring8", "guidance": 2}),
        Preset(id="broken", label="Guidance 8", set={"data": "ring8", "guidance": 8}),
    )
    METRICS = (
        Metric(id="mmd", label="MMD² to the data", format=".4f"),
        Metric(id="hit", label="Where they belong", format=".0%"),
        Metric(id="spread", label="Spread (data: 1)"),
        Metric(id="used", label="Sampling steps", format=".0f"),
        Metric(id="loss", label="Loss"),
    )
    PREDICTION = Prediction(
        ask="After 4,000 steps, how many points will lie where their label says?",
        choices=("9 in 10 or more", "from half to 9 in 10", "fewer than half"),
        metric="hit",
        at_step=4_000,
        bins=((0.9, 1), (0.5, 0.899), (0, 0.499)),
    )
    GOALS = (
        Goal(id="learn", words="Bring MMD² down to 0.008", all=("mmd <= 0.008", "step >= 500")),
        Goal(id="few", words="Keep MMD² at 0.012 in 10 sampling steps or fewer", all=("mmd <= 0.012", "used <= 10")),
        Goal(id="break", words="Break it by guidance: 60% or fewer in place", all=("hit <= 0.6", "step >= 4000")),
    )
    STEPS = 4_000
    BATCH = 8

    def __init__(self, settings: Mapping[str, Value], seed: int, dtype: Any = np.float32) -> None:
        super().__init__(settings, seed)
        self.dtype = dtype
        self.rng = np.random.default_rng(seed)
        self.data = cloud(str(settings["data"]), str(settings["points"]))
        self.alpha_bar = cosine_schedule().astype(dtype)
        self.times = time_features().astype(dtype)
        # A point without its label has zeros in its place.
        self.one_hot = np.eye(self.data.classes, dtype=dtype)
        sizes = (2 + self.times.shape[1] + self.data.classes, 64, 64, 64, 2)
        self.network = Network(sizes, SiLU, self.rng, dtype)
        self.adam = Adam([self.network.parameters], RATE)
        self.losses: list[float] = []
        # The same data, labels and noise at every look, so that only the model changes.
        look = np.random.default_rng((seed, 1))
        self.real, self.labels = self.sample(MADE, look)
        self.noise = look.standard_normal((MADE, 2), dtype=dtype)
        self.real_kernel = kernel(self.real, self.real)
        self.look()

    def step(self) -> None:
        self.adam.rate = RATE * (1 + math.cos(math.pi * self.steps_done / self.STEPS)) / 2
        x, label = self.sample(BATCH_SIZE, self.rng)
        t = self.rng.integers(1, T + 1, BATCH_SIZE)
        epsilon = self.rng.standard_normal((BATCH_SIZE, 2), dtype=self.dtype)
        c = self.one_hot[label] * (self.rng.random((BATCH_SIZE, 1)) >= UNLABELLED)
        self.losses.append(noise_loss(self.network, self.inputs(self.noised(x, t, epsilon), t, c), epsilon))
        self.adam.step([self.network.gradients])
        self.steps_done += 1
        if self.steps_done % LOOK == 0:
            self.look()

    def sample(self, n: int, rng: np.random.Generator) -> tuple[Array, Integers]:
        x, label = self.data.sample(n, rng)
        return x.astype(self.dtype), label

    def noised(self, x: Array, t: Integers, epsilon: Array) -> Array:
        """x_t = √ᾱ_t x₀ + √(1 − ᾱ_t) ε, for each point at its own t."""
        alpha_bar = self.alpha_bar[t][:, None]
        x_t: Array = np.sqrt(alpha_bar) * x + np.sqrt(1 - alpha_bar) * epsilon
        return x_t

    def inputs(self, x: Array, t: Integers, c: Array) -> Array:
        """What the network sees: the noisy points, the features of t, the labels (zeros for none)."""
        return np.concatenate([x, self.times[t], c], axis=1, dtype=self.dtype)

    def look(self) -> None:
        """Make points as the model is now, and measure them."""
        self.way = self.denoised()
        made = self.way[-1]
        self.measured = {
            "mmd": kernel(made, made) + self.real_kernel - 2 * kernel(made, self.real),
            "hit": float(self.data.hits(made, self.labels).mean()),
            "spread": spread(made, self.labels) / spread(self.real, self.labels),
            "used": float(self.sampling),
        }

    def denoised(self) -> list[Array]:
        """The cloud at each sampling step, from noise to points: deterministic DDIM with guidance."""
        x = self.noise
        way = [x]
        for t, earlier in pairwise(self.levels()):
            epsilon = self.predicted(x, t)
            now, then = self.alpha_bar[t], self.alpha_bar[earlier]
            x0 = (x - np.sqrt(1 - now) * epsilon) / np.sqrt(now)
            x = np.sqrt(then) * x0 + np.sqrt(1 - then) * epsilon
            way.append(x)
        return way

    def predicted(self, x: Array, t: int) -> Array:
        """The noise that the network sees at level t, guided: ε(∅) + w · (ε(c) − ε(∅))."""
        w, c, at = self.number("guidance"), self.one_hot[self.labels], np.full(len(x), t)
        # At 0 and 1 one of the two is all there is.
        if w == 1:
            return self.network.forward(self.inputs(x, at, c))
        free = self.network.forward(self.inputs(x, at, 0 * c))
        if w == 0:
            return free
        guided: Array = free + self.dtype(w) * (self.network.forward(self.inputs(x, at, c)) - free)
        return guided

    def levels(self) -> list[int]:
        """The noise levels that sampling goes through, from T to 0."""
        return [round(T - T * i / self.sampling) for i in range(self.sampling + 1)]

    def change(self, control: str, value: Value) -> None:
        super().change(control, value)
        if control != "t":
            self.look()

    def metrics(self) -> dict[str, float]:
        return self.measured | {"loss": float(np.mean(self.losses[-100:])) if self.losses else math.nan}

    def pictures(self) -> tuple[Picture, ...]:
        levels = self.levels()
        # The sampling step nearest to the level looked at; t counts down as steps go on.
        step = min(range(len(levels)), key=lambda i: abs(levels[i] - self.number("t")))
        t = levels[step]
        # Other noise than the made points began with, so that no o seems to belong to an x.
        noised = self.noised(self.real[:400], np.full(400, t), self.noise[:400][::-1])
        made = self.way[step][:400]
        outside = int((np.abs(made) > EDGE).any(axis=1).sum())
        plane = Plane(
            title=f"Clouds at t = {t}",
            low=(-EDGE, -EDGE),
            high=(EDGE, EDGE),
            dots=(Dots(name="noisy data", mark="o", points=noised), Dots(name="made", mark="x", points=made)),
            caption=f"sampling step {step} of {self.sampling}" + (f"; {outside} x lie outside" if outside else ""),
        )
        return plane, Curves(
            title="Loss", lines={"loss": tuple(self.losses)}, caption="of telling the noise; 1 is a guess"
        )

    @property
    def sampling(self) -> int:
        return int(self.number("sampling"))

    def number(self, control: str) -> float:
        return float(self.settings[control])


def noise_loss(network: Network, inputs: Array, epsilon: Array) -> float:
    """The mean squared error of the predicted noise; sets the network's gradients."""
    error = network.forward(inputs) - epsilon
    network.backward(2 * error / error.size)
    return float((error**2).mean())


def cosine_schedule() -> Array:
    """ᾱ_t for t from 0 to T, how much of the signal's power is left; never quite none, since √ᾱ_t divides."""
    t = np.arange(T + 1) / T
    f = np.cos((t + 0.008) / 1.008 * math.pi / 2) ** 2
    alpha_bar: Array = np.maximum(f / f[0], 1e-3)
    return alpha_bar


def time_features() -> Array:
    """Eight features of each t from 0 to T: sines and cosines of four frequencies, shape (T + 1, 8)."""
    angle = np.arange(T + 1)[:, None] / T * math.pi / 2 * 2.0 ** np.arange(4)
    return np.concatenate([np.sin(angle), np.cos(angle)], axis=1)


def kernel(x: Array, y: Array) -> float:
    """The mean of exp(−‖x − y‖² / 2 WIDTH²) over pairs, without a point's pair with itself if x is y.

    Of these, E k(x, x') + E k(y, y') − 2 E k(x, y) is the unbiased MMD², about 0 at best and then as often below.
    """
    near = np.exp(squares(x, y) / (-2 * WIDTH**2))
    return float((near.sum() - len(x)) / (len(x) * (len(x) - 1)) if x is y else near.mean())


def spread(points: Array, labels: Integers) -> float:
    """How far points lie from the middle of their label's points, root mean square."""
    off = np.concatenate(
        [points[labels == label] - points[labels == label].mean(axis=0) for label in np.unique(labels)]
    )
    return float(np.sqrt((off**2).mean()))


LAB = Diffusion
