"""A generative adversarial network (Goodfellow et al. 2014) that learns to place points in a plane.

A generator G makes points from noise, a discriminator D tells real points from made ones, and each learns from the
other's success. What keeps their contest steady is the R1 penalty (Mescheder et al. 2018) and noise that is added to
whatever D sees (Sønderby et al. 2016).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from .base import Bar, Bars, Curves, Dots, Goal, Lab, Metric, Number, Picture, Plane, Prediction, Preset, Value
from .layers import Adam, Array, Dense, LeakyReLU, Network, sigmoid, softplus
from .points import DATA, POINTS, cloud

# Noise numbers that G makes a point from, points in a batch, steps until the added noise has faded.
LATENT, POINTS_A_TURN, FADING = 2, 128, 3_000
# The fewest spots count from here, looked at every LOOK steps: before, G has not yet found its place.
SETTLED, LOOK = 3_000, 250
EDGE = 1.6


class Gan(Lab):
    KIND = "gan"
    TITLE = "GAN: a forger and a detective"
    PAPER = "Goodfellow et al., “Generative Adversarial Nets”, 2014."
    SCALE = "1,218 parameters make points here; in StyleGAN 26.2 million make faces."
    SEEING = """\
Each `o` is a real point, each `x` one that the **generator** made from noise; it never sees a real one. The shade
behind them is the **discriminator's** opinion: shaded where it would say *real*.

The discriminator learns to tell `o` from `x`; the generator learns to move its `x` to where the shade is stronger.
When they are matched, `x` covers all spots and the shade grows flat: the discriminator can only guess.

When the discriminator is far ahead, the generator finds a few spots that pass and makes nothing else: **mode
collapse**. This is a toy in two dimensions; in large models the same thing shows as faces that all look alike.
"""
    CONTROLS = (
        DATA,
        Number(
            id="d_turns",
            label="D turns",
            low=1,
            high=10,
            step=1,
            default=1,
            live=True,
            tooltip="How many times D learns in each step",
        ),
        Number(
            id="g_turns",
            label="G turns",
            low=1,
            high=10,
            step=1,
            default=1,
            live=True,
            tooltip="How many times G learns in each step",
        ),
        Number(
            id="d_rate",
            label="D rate",
            low=0.5,
            high=20,
            step=0.5,
            default=1,
            live=True,
            tooltip="How far D moves each time, in thousandths",
        ),
        Number(
            id="g_rate",
            label="G rate",
            low=0.5,
            high=20,
            step=0.5,
            default=1,
            live=True,
            tooltip="How far G moves each time, in thousandths",
        ),
        Number(
            id="r1",
            label="R1 penalty",
            low=0,
            high=1,
            step=0.05,
            default=0.1,
            live=True,
            tooltip="Keeps D's opinion from growing steep",
        ),
        Number(
            id="noise",
            label="Noise",
            low=0,
            high=1,
            step=0.05,
            default=0.3,
            live=True,
            tooltip="Added to what D sees; it fades over 3,000 steps",
        ),
        POINTS,
    )
    PRESETS = (
        Preset(id="balanced", label="Well matched", set={}),
        Preset(id="strong_d", label="Strong detective", set={"d_turns": 5, "d_rate": 10, "r1": 0, "noise": 0}),
        Preset(id="strong_g", label="Strong forger", set={"g_turns": 5, "r1": 0, "noise": 0}),
        Preset(id="strong_d_r1", label="Strong but smooth", set={"d_turns": 5, "d_rate": 10, "r1": 0.1, "noise": 0}),
    )
    METRICS = (
        Metric(id="modes", label="Spots found", format=".0f"),
        Metric(id="quality", label="Good points", format=".0%"),
        Metric(id="d_loss", label="Loss of D"),
        Metric(id="g_loss", label="Loss of G"),
        Metric(id="d_right", label="D is right", format=".0%"),
        Metric(id="fewest", label="Fewest spots", format=".0f"),
    )
    PREDICTION = Prediction(
        ask="After 3,000 steps, how many spots will the generator have found?",
        choices=("7 or more", "4 to 6", "3 or fewer"),
        metric="modes",
        at_step=3_000,
        bins=((7, 9), (4, 6), (0, 3)),
    )
    GOALS = (
        Goal(
            id="cover",
            words="Find 7 spots, with 70% good points",
            all=("modes >= 7", "quality >= 0.7"),
            within_steps=6_000,
        ),
        Goal(id="break", words="Break it: down to 5 spots or fewer", all=("fewest <= 5",)),
        Goal(id="mend", words="Then mend it: back to 7 or more", all=("fewest <= 5", "modes >= 7")),
    )
    STEPS = 12_000
    BATCH = 6

    def __init__(self, settings: Mapping[str, Value], seed: int, dtype: Any = np.float32) -> None:
        super().__init__(settings, seed)
        self.dtype = dtype
        self.rng = np.random.default_rng(seed)
        self.data = cloud(str(settings["data"]), str(settings["points"]))
        self.g = Network((LATENT, 32, 32, 2), LeakyReLU, self.rng, dtype)
        self.d = Network((2, 32, 32, 1), LeakyReLU, self.rng, dtype)
        self.g_adam = Adam([self.g.parameters], 1e-3, (0.5, 0.9))
        self.d_adam = Adam([self.d.parameters], 1e-3, (0.5, 0.9))
        # The same noise for every look, so that what moves in the picture is G and not chance.
        self.looked_at = self.normal(2_000, LATENT)
        self.d_losses: list[float] = []
        self.g_losses: list[float] = []
        self.fewest = math.nan

    def step(self) -> None:
        self.d_adam.rate, self.g_adam.rate = self.number("d_rate") / 1_000, self.number("g_rate") / 1_000
        for _ in range(int(self.number("d_turns"))):
            d_loss = self.d_turn()
        for _ in range(int(self.number("g_turns"))):
            g_loss = self.g_turn()
        self.d_losses.append(d_loss)
        self.g_losses.append(g_loss)
        self.steps_done += 1
        if self.steps_done >= SETTLED and self.steps_done % LOOK == 0:
            modes = self.data.modes(self.made())
            self.fewest = modes if math.isnan(self.fewest) else min(modes, self.fewest)

    def d_turn(self) -> float:
        """D learns once: log D(x) up, log(1 − D(G(z))) up, and the slope of D at real points down."""
        n = POINTS_A_TURN
        real = self.data.sample(n, self.rng)[0].astype(self.dtype)
        fake = self.g.forward(self.normal(n, LATENT))
        loss = d_loss(self.d, self.blurred(real), self.blurred(fake), self.number("r1"))
        self.d_adam.step([self.d.gradients])
        return loss

    def g_turn(self) -> float:
        """G learns once: log D(G(z)) up (the loss that does not saturate)."""
        loss = g_loss(self.g, self.d, self.normal(POINTS_A_TURN, LATENT), self.blurred)
        self.g_adam.step([self.g.gradients])
        return loss

    def blurred(self, points: Array) -> Array:
        """The points with the noise that both sides get, which fades as the run goes on."""
        level = self.number("noise") * max(0.0, 1 - self.steps_done / FADING)
        return points + self.dtype(level) * self.normal(*points.shape) if level else points

    def normal(self, *shape: int) -> Array:
        return self.rng.standard_normal(shape, dtype=self.dtype)

    def made(self) -> Array:
        return self.g.forward(self.looked_at)

    def metrics(self) -> dict[str, float]:
        made = self.made()
        real = self.data.sample(len(made), np.random.default_rng((self.seed, 1)))[0].astype(self.dtype)
        right = (self.d.forward(real) > 0).mean() + (self.d.forward(made) <= 0).mean()
        return {
            "modes": self.data.modes(made),
            "quality": float(self.data.hits(made).mean()),
            "d_loss": self.d_losses[-1] if self.d_losses else math.nan,
            "g_loss": self.g_losses[-1] if self.g_losses else math.nan,
            "d_right": float(right / 2),
            "fewest": self.fewest,
        }

    def pictures(self) -> tuple[Picture, ...]:
        rng = np.random.default_rng((self.seed, 1))
        real = Dots(name="real", mark="o", points=self.data.sample(400, rng)[0])
        made = Dots(name="made by G", mark="x", points=self.made()[:400])
        plane = Plane(
            title="Real and made points",
            low=(-EDGE, -EDGE),
            high=(EDGE, EDGE),
            dots=(real, made),
            field=self.field(),
            caption="shaded: D says “real”",
        )
        lines = {"D": tuple(self.d_losses), "G": tuple(self.g_losses)}
        return plane, Curves(title="Losses", lines=lines, caption="1.39 for D is guessing"), self.meter()

    def meter(self) -> Bars:
        """How many of the spots are found, now and when they were fewest."""
        most = len(self.data.centres)
        counts = {"now": float(self.data.modes(self.made())), "fewest": self.fewest}
        bars = [Bar(name, n / most, f"{n:.0f} of {most}") for name, n in counts.items() if not math.isnan(n)]
        return Bars(title="Spots found", bars=tuple(bars))

    def field(self, rows: int = 40, columns: int = 60) -> Array:
        """How likely D takes a point for real, over the plane, shape (rows, columns), the top row first."""
        x, y = np.meshgrid(np.linspace(-EDGE, EDGE, columns), np.linspace(EDGE, -EDGE, rows))
        points = np.stack([x.ravel(), y.ravel()], axis=1).astype(self.dtype)
        return sigmoid(self.d.forward(points)).reshape(rows, columns)

    def number(self, control: str) -> float:
        return float(self.settings[control])


def d_loss(d: Network, real: Array, fake: Array, r1: float) -> float:
    """The loss of D, −log D(x) − log(1 − D(G(z))) with half of `r1` times its squared slope at x; sets D's gradients.

    The last layer of D gives the logit of D(x).
    """
    n = len(real)
    logit = d.forward(np.concatenate([real, fake]))
    loss = (softplus(-logit[:n]).sum() + softplus(logit[n:]).sum()) / n
    d_logit = sigmoid(logit)
    d_logit[:n] -= 1
    d.backward(d_logit / n)
    return float(loss) + (slope_penalty(d, real, r1) if r1 else 0.0)


def g_loss(g: Network, d: Network, z: Array, blurred: Callable[[Array], Array]) -> float:
    """The loss of G, −log D(G(z)), with noise as D sees it; sets G's gradients."""
    logit = d.forward(blurred(g.forward(z)))
    g.backward(d.backward((sigmoid(logit) - 1) / len(z)))
    return float(softplus(-logit).mean())


def slope_penalty(d: Network, real: Array, r1: float) -> float:
    """R1 (Mescheder et al. 2018): r1/2 · E ‖∇ₓ D(x)‖² at real points; adds its gradients to D's.

    Leaky ReLU is linear on each side of 0, so the slope ∇ₓ D is the backward pass with every unit's side held, and
    the gradient of its square runs through that pass the other way.
    """
    slope = np.ones_like(d.forward(real))
    arrived = []
    for layer in reversed(d.layers):
        arrived.append(slope)
        slope = slope @ layer.weight.T if isinstance(layer, Dense) else layer.backward(slope)
    d_slope = slope * (r1 / len(real))
    for layer, came in zip(d.layers, reversed(arrived), strict=True):
        if isinstance(layer, Dense):
            layer.d_weight += d_slope.T @ came
            d_slope = d_slope @ layer.weight
        else:
            d_slope = layer.backward(d_slope)
    return float(r1 / 2 * (slope**2).sum() / len(real))


LAB = Gan
