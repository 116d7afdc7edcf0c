"""A variational autoencoder (Kingma and Welling 2013) that packs pictures of digits into two numbers and back.

An encoder gives each picture a mean and a spread in the plane, a decoder draws a picture for any place there, and
`beta` weighs how strictly the plane must look like a normal distribution (β-VAE, Higgins et al. 2017).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from .base import Curves, Dots, Goal, Grid, Lab, Metric, Number, Picture, Plane, Prediction, Preset, Value
from .glyphs import DIGITS, SIDE, digits
from .layers import Adam, Array, Network, ReLU, sigmoid, softplus
from .points import Integers

# Pictures in a batch; pictures on the way between two digits.
BATCH_SIZE, BETWEEN = 100, 8
# A picture reads as a digit if, in black and white, so many dots are wrong at most, and in grey so much ink is.
WRONG, BLUR = 3, 7.0
PRIOR_EDGE = 3.0
# The longest move of the cursor that counts as a step of a walk, and how near it comes to a digit's place.
STRIDE, NEAR = 0.5, 0.25
# What can be read at a place: a digit, or none.
NONE = 10
READS = {**{digit: str(digit) for digit in range(NONE)}, NONE: "no digit"}


class Vae(Lab):
    KIND = "vae"
    TITLE = "VAE: a map of the digits"
    PAPER = "Kingma and Welling, “Auto-Encoding Variational Bayes”, 2013."
    SCALE = "12,932 parameters and two latent numbers here; Stable Diffusion's autoencoder has some 84 million."
    SEEING = """\
The **encoder** squeezes a picture of 64 dots into two numbers: a place on the map, marked there with its digit. The
**decoder** draws a picture for any place. Arrows move the cursor `+`; *drawn here* is its picture. Shaded
ground is readable: at most 3 wrong dots. From the first digit on, each press is a step of a **walk**, which ends
where nothing can be read.

Training asks for two things: that pictures are rebuilt well, and that all places together look like one
round cloud. **β** weighs the second. At 1 the digits lie side by side and most new places are readable. At 0 nothing
holds the map together: digits scatter far out, and where new places are picked it has holes. At 8 the cloud is all
that counts: every picture goes to the same place, and the decoder draws one blur (**posterior collapse**).
"""
    CONTROLS = (
        Number(
            id="beta",
            label="β",
            low=0,
            high=8,
            step=0.5,
            default=1,
            live=True,
            tooltip="How strictly the map must be one cloud",
        ),
        Number(
            id="flips",
            label="Flipped dots",
            low=0,
            high=0.2,
            step=0.01,
            default=0.05,
            tooltip="Share of the dots that are wrong in the data",
        ),
        Number(id="latent_x", label="Cursor x", low=-PRIOR_EDGE, high=PRIOR_EDGE, step=0.25, default=0, live=True),
        Number(id="latent_y", label="Cursor y", low=-PRIOR_EDGE, high=PRIOR_EDGE, step=0.25, default=0, live=True),
        Number(
            id="start",
            label="Walk from",
            low=0,
            high=9,
            step=1,
            default=3,
            live=True,
            tooltip="The digit that a walk begins at",
        ),
        Number(
            id="end",
            label="Walk to",
            low=0,
            high=9,
            step=1,
            default=8,
            live=True,
            tooltip="The digit that a walk ends at",
        ),
    )
    PRESETS = (
        Preset(id="beta1", label="β 1: a map", set={}),
        Preset(id="beta0", label="β 0: holes", set={"beta": 0}),
        Preset(id="beta8", label="β 8: collapse", set={"beta": 8}),
        Preset(id="noisy", label="Noisy pictures", set={"flips": 0.15}),
    )
    METRICS = (
        Metric(id="rebuilt", label="Rebuilt right", format=".0%"),
        Metric(id="reads", label="At the cursor", words=READS),
        Metric(id="readable", label="New ones readable", format=".0%"),
        Metric(id="kinds", label="Digits among them", format=".0f"),
        Metric(id="kl", label="KL (nats)"),
        Metric(id="loss", label="Rebuilding loss", format=".1f"),
        Metric(id="walked", label="Walked in steps", format=".0f"),
    )
    PREDICTION = Prediction(
        ask="After 4,000 steps, how many places picked at random will give a readable digit?",
        choices=("9 in 10 or more", "from half to 9 in 10", "fewer than half"),
        metric="readable",
        at_step=4_000,
        bins=((0.9, 1), (0.5, 0.899), (0, 0.499)),
    )
    GOALS = (
        Goal(id="map", words="Rebuild 95% and read 90% of new ones", all=("rebuilt >= 0.95", "readable >= 0.9")),
        Goal(
            id="walk", words="Walk from the one digit (3) to the other (8) in 8 readable steps", all=("walked <= 8",)
        ),
        Goal(id="collapse", words="Make it collapse: KL at most 0.1", all=("kl <= 0.1", "step >= 1000")),
    )
    STEPS = 4_000
    BATCH = 10

    def __init__(self, settings: Mapping[str, Value], seed: int, dtype: Any = np.float32) -> None:
        super().__init__(settings, seed)
        self.dtype = dtype
        self.rng = np.random.default_rng(seed)
        self.glyphs = digits().astype(dtype)
        self.encoder = Network((SIDE * SIDE, 64, 4), ReLU, self.rng, dtype)
        self.decoder = Network((2, 64, 64, SIDE * SIDE), ReLU, self.rng, dtype)
        self.adam = Adam([self.encoder.parameters, self.decoder.parameters], 1e-3)
        look = np.random.default_rng((seed, 1))
        self.shown, self.shown_digits = self.pictures_of(400, look)
        self.places = look.standard_normal((1_000, 2)).astype(dtype)
        self.losses: list[float] = []
        self.kls: list[float] = []
        self.walk = Walk()

    def step(self) -> None:
        x, _ = self.pictures_of(BATCH_SIZE, self.rng)
        epsilon = self.rng.standard_normal((BATCH_SIZE, 2), dtype=self.dtype)
        loss, kl = elbo(self.encoder, self.decoder, x, epsilon, self.number("beta"))
        self.adam.step([self.encoder.gradients, self.decoder.gradients])
        self.losses.append(loss)
        self.kls.append(kl)
        self.steps_done += 1

    def pictures_of(self, n: int, rng: np.random.Generator) -> tuple[Array, Integers]:
        """`n` pictures of digits with some dots flipped, shape (n, 64), and which digits they are."""
        digit = rng.integers(10, size=n)
        flipped = rng.random((n, SIDE * SIDE)) < self.number("flips")
        return np.abs(self.glyphs[digit] - flipped).astype(self.dtype), digit

    def encode(self, x: Array) -> Array:
        """The mean place of each picture, shape (n, 2)."""
        return self.encoder.forward(x)[:, :2]

    def decode(self, z: Array) -> Array:
        """The picture drawn at each place, shape (n, 64), each dot from 0 to 1."""
        return sigmoid(self.decoder.forward(z.astype(self.dtype)))

    def read(self, x: Array) -> tuple[Integers, Array]:
        """The digit nearest to each picture, and how many of its 64 dots are wrong: all of them in a blurred one."""
        dots = (x > 0.5).astype(self.dtype)
        wrong, off = apart(dots, self.glyphs), apart(x, self.glyphs)
        # Where dots were flipped by chance, even a perfect decoder is off by that chance at each.
        wrong[off.min(axis=1) > BLUR + SIDE * SIDE * self.number("flips")] = SIDE * SIDE
        return wrong.argmin(axis=1), wrong.min(axis=1)

    def change(self, control: str, value: Value) -> None:
        super().change(control, value)
        if control in ("latent_x", "latent_y"):
            ends = self.encode(self.glyphs[list(self.ends())])
            self.walk.move(self.cursor(), self.reading() != NONE, ends.tolist())
        elif control in ("start", "end"):
            self.walk = Walk()

    def cursor(self) -> tuple[float, float]:
        return self.number("latent_x"), self.number("latent_y")

    def ends(self) -> tuple[int, int]:
        return int(self.number("start")), int(self.number("end"))

    def reading(self) -> int:
        """The digit drawn under the cursor, or NONE where it can't be read."""
        digit, wrong = self.read(self.decode(np.array([self.cursor()])))
        return int(digit[0]) if wrong[0] <= WRONG else NONE

    def metrics(self) -> dict[str, float]:
        rebuilt, wrong = self.read(self.decode(self.encode(self.shown)))
        new, new_wrong = self.read(self.decode(self.places))
        return {
            "rebuilt": float(((rebuilt == self.shown_digits) & (wrong <= WRONG)).mean()),
            "reads": float(self.reading()),
            "readable": float((new_wrong <= WRONG).mean()),
            "kinds": float(len(set(new[new_wrong <= WRONG].tolist()))),
            "kl": self.kls[-1] if self.kls else math.nan,
            "loss": self.losses[-1] if self.losses else math.nan,
            "walked": self.walk.arrived,
        }

    def pictures(self) -> tuple[Picture, ...]:
        codes = self.encode(self.shown[:200])
        edge = max(PRIOR_EDGE + 0.2, 1.1 * float(np.abs(codes).max()))
        digits_there = tuple(
            Dots(name=digit, mark=digit, points=codes[self.shown_digits[:200] == int(digit)]) for digit in DIGITS
        )
        cursor = np.array([self.cursor()])
        plane = Plane(
            title="The map",
            low=(-edge, -edge),
            high=(edge, edge),
            dots=(*digits_there, Dots(name="cursor", mark="+", points=cursor)),
            field=self.field(edge),
            caption=f"shaded where a digit can be read{self.walk.said()}",
            pick="latent",
        )
        here = Grid(
            title="Drawn here",
            values=self.decode(cursor).reshape(SIDE, SIDE),
            caption=f"reads as {READS[self.reading()]}",
        )
        lines = {"rebuilding": tuple(self.losses), "KL": tuple(self.kls)}
        return plane, here, self.way(), Curves(title="Losses", lines=lines, caption="nats a picture")

    def way(self) -> Grid:
        """The pictures at eight places on the straight line between two digits, side by side, shape (8, 71)."""
        first, last = self.encode(self.glyphs[list(self.ends())])
        part = np.linspace(0, 1, BETWEEN, dtype=self.dtype)[:, None]
        drawn = self.decode(first + part * (last - first))
        read, wrong = self.read(drawn)
        strip = np.zeros((SIDE, BETWEEN * (SIDE + 1) - 1), self.dtype)
        for place, picture in enumerate(drawn.reshape(-1, SIDE, SIDE)):
            strip[:, place * (SIDE + 1) : place * (SIDE + 1) + SIDE] = picture
        words = " ".join(str(d) if w <= WRONG else "?" for d, w in zip(read, wrong, strict=True))
        start, end = self.ends()
        return Grid(title=f"Straight from {start} to {end}", values=strip, caption=f"reads as {words}")

    def field(self, edge: float, rows: int = 30, columns: int = 44) -> Array:
        """How readable the picture at each place is, 1 for a clean digit, shape (rows, columns), top row first."""
        x, y = np.meshgrid(np.linspace(-edge, edge, columns), np.linspace(edge, -edge, rows))
        _, wrong = self.read(self.decode(np.stack([x.ravel(), y.ravel()], axis=1)))
        shade: Array = 1 - np.minimum(wrong, 2 * WRONG + 2).reshape(rows, columns) / (2 * WRONG + 2)
        return shade

    def number(self, control: str) -> float:
        return float(self.settings[control])


class Walk:
    """A walk of the cursor from one place to another: each move counts, and where nothing can be read it ends."""

    def __init__(self) -> None:
        self.place: tuple[float, float] | None = None
        self.steps = 0
        # The steps of the last walk that reached its end; nan before.
        self.arrived = math.nan

    def move(self, place: tuple[float, float], readable: bool, ends: list[list[float]]) -> None:
        """The cursor is at `place` now; a walk leads from the first of `ends` to the last, with no leap between."""
        first, last = ends
        if math.dist(place, first) <= NEAR:
            self.steps = 0
        elif self.place is None or not readable or math.dist(place, self.place) > STRIDE:
            self.place = None
            return
        else:
            self.steps += 1
        self.place = place
        if math.dist(place, last) <= NEAR:
            self.arrived = self.steps

    def said(self) -> str:
        """How far a walk that is under way has come, in words to add to others."""
        return "" if self.place is None else f"; on the way: {self.steps}"


def apart(x: Array, others: Array) -> Array:
    """By how much ink each picture differs from each of the others (which are of 0 and 1), shape (n, m)."""
    ink: Array = x @ (1 - others).T + (1 - x) @ others.T
    return ink


def elbo(encoder: Network, decoder: Network, x: Array, epsilon: Array, beta: float) -> tuple[float, float]:
    """The two parts of the loss −log p(x|z) + β · KL(q(z|x) ‖ N(0, 1)), in nats a picture; sets the gradients.

    `epsilon`, shape (n, 2), is the noise of the reparameterisation z = μ + σ ε.
    """
    n = len(x)
    mu, log_variance = np.split(encoder.forward(x), 2, axis=1)
    sigma = np.exp(log_variance / 2)
    logit = decoder.forward(mu + sigma * epsilon)
    loss = (softplus(logit) - x * logit).sum() / n
    kl = 0.5 * (mu**2 + sigma**2 - 1 - log_variance).sum() / n
    d_z = decoder.backward((sigmoid(logit) - x) / n)
    d_mu = d_z + beta / n * mu
    d_log_variance = d_z * epsilon * sigma / 2 + beta / n * (sigma**2 - 1) / 2
    encoder.backward(np.concatenate([d_mu, d_log_variance], axis=1))
    return float(loss), float(kl)


LAB = Vae
