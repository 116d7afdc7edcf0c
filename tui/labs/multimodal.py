"""Pictures and captions in one space, by contrast (CLIP: Radford et al. 2021; InfoNCE: van den Oord et al. 2018).

One small network reads a picture, another its caption; they learn that what belongs together points the same way, and
what does not points elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from .base import Goal, Grid, Lab, Metric, Number, Prediction, Preset, Text, Value
from .glyphs import DIGITS, glyph
from .layers import Adam, Array, Network, ReLU

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
STYLES = ("bright", "faint", "inverted", "foggy")
WORDS = (*NUMBERS, *STYLES)
# Every pairing of a digit with a style; number p is digit p // 4 in style p % 4.
PAIRINGS = [(digit, style) for digit in range(len(NUMBERS)) for style in range(len(STYLES))]
SIDE, SPACE, HIDDEN = 8, 16, 64
TRIED = 20


class Multimodal(Lab):
    KIND = "multimodal"
    TITLE = "Multimodal: pictures and captions in one space"
    PAPER = "Radford et al., “Learning Transferable Visual Models From Natural Language Supervision”, 2021 (CLIP)."
    SCALE = "6,208 parameters, 14 words and 40 pictures here; CLIP has 428 million and saw 400 million pictures."
    SEEING = """\
Each row of the map is a picture, each column a caption; a full cell says that the two point the same way. At first
all is noise. Training makes each picture's own caption fuller and the others emptier: a full **diagonal** appears.

No one tells it what a *three* is, or what *faint* means: only which words stood by which picture. Ten of the forty
pairings of digit and style are kept from it. The better it has learned digit and style apart, the better it matches
those too; a network this small, shown 30 pictures, does so by halves.

Type a caption to see which picture lies nearest. It reads a bag of words, in any order; a word that stood in no
caption means nothing to it.
"""
    CONTROLS = (
        Text(
            id="caption",
            label="Your caption",
            default="a faint seven",
            longest=80,
            tooltip="Which picture lies nearest to these words?",
        ),
        Number(
            id="held_out",
            label="Unseen pairings",
            low=0,
            high=30,
            step=10,
            default=10,
            tooltip="How many of the forty pairings are kept from it",
        ),
        Number(
            id="batch",
            label="Batch",
            low=2,
            high=20,
            step=1,
            default=20,
            live=True,
            tooltip="Pairs told apart in a step: each is every other's wrong answer",
        ),
        Number(
            id="wrong",
            label="Wrong captions",
            low=0,
            high=0.9,
            step=0.1,
            default=0,
            live=True,
            tooltip="The share of captions that belong to another picture",
        ),
        Number(
            id="flips",
            label="Flipped dots",
            low=0,
            high=0.3,
            step=0.05,
            default=0.05,
            live=True,
            tooltip="The share of a picture's dots that are turned over",
        ),
        Number(
            id="temperature",
            label="Temperature",
            low=0.05,
            high=1,
            step=0.05,
            default=0.1,
            live=True,
            tooltip="Low: only the closest wrong answers count",
        ),
    )
    PRESETS = (
        Preset(id="matched", label="Matched pairs", set={}),
        Preset(id="few_pairings", label="One style a digit", set={"held_out": 30}),
        Preset(id="web", label="Half mislabelled", set={"wrong": 0.5}),
        Preset(id="pairs_of_two", label="Batches of two", set={"batch": 2}),
    )
    METRICS = (
        Metric(id="diagonal", label="Right of ten, seen", format=".0%"),
        Metric(id="unseen", label="Right of ten, unseen", format=".0%"),
        Metric(id="forty", label="Unseen, right of forty", format=".0%"),
        Metric(id="loss", label="Loss"),
    )
    PREDICTION = Prediction(
        ask="Ten pairings, such as an inverted 4, are kept from it. After 1,000 steps, how well does it match those?",
        choices=(
            "As well as the others: 90% or more",
            "Worse, but by no means blindly",
            "Hardly better than chance: 20%",
        ),
        metric="unseen",
        at_step=1_000,
        bins=((0.9, 1), (0.2, 0.9), (0, 0.2)),
    )
    GOALS = (
        Goal(id="diagonal", words="Match 95% of the pictures to their captions", all=("diagonal >= 0.95",)),
        Goal(
            id="break",
            words="Break it: keep it below 90% for 500 steps and more",
            all=("diagonal < 0.9", "step >= 500"),
        ),
    )
    STEPS = 1_000
    BATCH = 10

    def __init__(self, settings: Mapping[str, Value], seed: int, dtype: Any = np.float32) -> None:
        super().__init__(settings, seed)
        self.rng = np.random.default_rng(seed)
        self.dtype = dtype
        self.image_tower = Network((SIDE * SIDE, HIDDEN, SPACE), ReLU, self.rng, dtype)
        self.text_tower = Network((len(WORDS), 32, SPACE), ReLU, self.rng, dtype)
        self.adam = Adam([self.image_tower.parameters, self.text_tower.parameters], 3e-3)
        self.images = np.stack([styled(digit, style) for digit, style in PAIRINGS]).astype(dtype)
        self.captions = np.stack([bag(caption(pairing)) for pairing in range(len(PAIRINGS))]).astype(dtype)
        self.unseen = self.kept_back(int(settings["held_out"]))
        self.seen = [pairing for pairing in range(len(PAIRINGS)) if pairing not in self.unseen]
        self.mapped = self.one_a_digit(self.seen)
        self.tried = self.flipped(np.repeat(np.arange(len(PAIRINGS)), TRIED), 0.05)
        self.loss = math.nan

    def kept_back(self, count: int) -> list[int]:
        """The pairings that it never trains on: as many of each digit, and of each style as nearly."""
        turned = int(self.rng.integers(len(STYLES)))
        missing = range(count // len(NUMBERS))
        return sorted(
            digit * len(STYLES) + (digit + turned + further) % len(STYLES)
            for digit in range(len(NUMBERS))
            for further in missing
        )

    def one_a_digit(self, pairings: list[int]) -> list[int]:
        """A pairing of each digit among these, drawn by chance."""
        return [
            int(self.rng.choice([p for p in pairings if PAIRINGS[p][0] == digit])) for digit in range(len(NUMBERS))
        ]

    def flipped(self, pairings: Array, share: float) -> Array:
        """Pictures of these pairings, shape (n, 64), with this share of their dots turned over."""
        clean = self.images[pairings]
        flipped: Array = np.where(self.rng.random(clean.shape) < share, 1 - clean, clean)
        return flipped

    def step(self) -> None:
        chosen = self.rng.permutation(self.seen)[: int(self.settings["batch"])]
        told = chosen.copy()
        wrong = np.flatnonzero(self.rng.random(len(chosen)) < float(self.settings["wrong"]))
        told[wrong] = np.roll(told[wrong], 1)
        pictures = self.flipped(chosen, float(self.settings["flips"]))
        self.loss, gradients = self.contrast(pictures, self.captions[told])
        self.adam.step(gradients)
        self.steps_done += 1

    def contrast(self, pictures: Array, captions: Array) -> tuple[float, list[Array]]:
        """The loss InfoNCE, averaged over finding the caption and finding the picture, and its gradients."""
        temperature = float(self.settings["temperature"])
        x, y = self.image_tower.forward(pictures), self.text_tower.forward(captions)
        image, text = unit(x), unit(y)
        logits = image @ text.T / temperature
        by_row, by_column = softmax(logits), softmax(logits.T).T
        own = np.arange(len(logits))
        loss = -(np.log(by_row[own, own]) + np.log(by_column[own, own])).mean() / 2
        d_logits = (by_row + by_column) / (2 * len(logits))
        d_logits[own, own] -= 1 / len(logits)
        d_logits /= temperature
        self.image_tower.backward(d_unit(x, d_logits @ text))
        self.text_tower.backward(d_unit(y, d_logits.T @ image))
        return float(loss), [self.image_tower.gradients, self.text_tower.gradients]

    def metrics(self) -> dict[str, float]:
        pictures = unit(self.image_tower.forward(self.tried)).reshape(len(PAIRINGS), TRIED, SPACE)
        texts = unit(self.text_tower.forward(self.captions))
        first_unseen = self.unseen[:: max(len(self.unseen) // len(NUMBERS), 1)]
        every = list(range(len(PAIRINGS)))
        return {
            "diagonal": right(pictures, texts, self.mapped, self.mapped),
            "unseen": right(pictures, texts, first_unseen, first_unseen),
            "forty": right(pictures, texts, self.unseen, every),
            "loss": self.loss,
        }

    def pictures(self) -> tuple[Grid, ...]:
        images = unit(self.image_tower.forward(self.images[self.mapped]))
        texts = unit(self.text_tower.forward(self.captions[self.mapped]))
        nearest = self.nearest()
        match = Grid(
            title="Pictures by captions; full: alike",
            values=(images @ texts.T + 1) / 2,
            rows=tuple(f"{p // len(STYLES)} {STYLES[p % len(STYLES)]}" for p in self.mapped),
            columns=tuple(DIGITS),
            caption=f"your words find: {nearest.caption}",
        )
        return match, nearest

    def nearest(self) -> Grid:
        """The picture that lies nearest to the caption that was typed."""
        words = [word.strip(".,!?").lower() for word in str(self.settings["caption"]).split()]
        words = [NUMBERS[int(word)] if word in DIGITS and word else word for word in words]
        strange = [word for word in words if word not in (*WORDS, "a", "an", "the", "")]
        title, note = "Nearest picture", f"; it never read {', '.join(strange)}" if strange else ""
        if not set(words) & set(WORDS):
            nothing = np.zeros((SIDE, SIDE), np.float32)
            known = f"it knows {NUMBERS[0]} to {NUMBERS[-1]}, {', '.join(STYLES)}"
            return Grid(title=title, values=nothing, caption=f"nothing; {known}{note}")
        text = unit(self.text_tower.forward(bag(words)[None].astype(self.dtype)))[0]
        likeness = unit(self.image_tower.forward(self.images)) @ text
        best = int(likeness.argmax())
        unseen = ", a pairing it never saw" if best in self.unseen else ""
        found = f"{' '.join(caption(best))}, likeness {likeness[best]:.2f}{unseen}{note}"
        return Grid(title=title, values=self.images[best].reshape(SIDE, SIDE).copy(), caption=found)


def styled(digit: int, style: int) -> Array:
    """The picture of a digit in a style, shape (64,), 0 black to 1 white."""
    ink = glyph(DIGITS[digit]).ravel()
    return (ink, 0.5 * ink, 1 - ink, 0.5 + 0.5 * ink)[style]


def caption(pairing: int) -> tuple[str, str]:
    """The words of a pairing, such as `faint`, `seven`."""
    digit, style = PAIRINGS[pairing]
    return STYLES[style], NUMBERS[digit]


def bag(words: tuple[str, ...] | list[str]) -> Array:
    """Which of the known words are there, shape (14,)."""
    return np.array([word in words for word in WORDS], dtype=np.float32)


def right(pictures: Array, texts: Array, asked: list[int], among: list[int]) -> float:
    """The share of the pictures, shape (pairings, tries, space), whose nearest caption of `among` is their own."""
    if not asked:
        return math.nan
    nearest = (pictures[asked] @ texts[among].T).argmax(axis=2)
    return float((np.array(among)[nearest] == np.array(asked)[:, None]).mean())


def unit(x: Array) -> Array:
    """Each row at length 1."""
    y: Array = x / (np.linalg.norm(x, axis=-1, keepdims=True) + 1e-8)
    return y


def d_unit(x: Array, d_y: Array) -> Array:
    """The gradient at x, given the one at unit(x): what would only lengthen x is taken out."""
    length = np.linalg.norm(x, axis=-1, keepdims=True) + 1e-8
    y = x / length
    d_x: Array = (d_y - y * (y * d_y).sum(axis=-1, keepdims=True)) / length
    return d_x


def softmax(logits: Array) -> Array:
    """Each row as chances."""
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: Array = e / e.sum(axis=1, keepdims=True)
    return chances


LAB = Multimodal
