"""Fine-tuning: a small language model goes on learning from a specialist's text, and forgets what it knew.

McCloskey and Cohen (1989) saw it first; replay, some of the old text mixed in (Robins 1995), prevents most of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

import numpy as np
from numpy import ndarray

from .base import (
    Bar,
    Bars,
    Choice,
    Curves,
    Goal,
    Grid,
    Lab,
    Metric,
    Number,
    Picture,
    Piece,
    Prediction,
    Preset,
    Text,
    Value,
    Words,
)
from .characters import CharacterModel, bits_per_character, draw_windows, train_step
from .corpus import WORDS, course_passages, held_out, known_words, learned
from .domains import DOMAINS, domain_text
from .layers import Adam
from .weights import load

BATCH_SIZE = 8
# Every so many steps the models are measured and write some texts.
LOOK, TEXTS, LENGTH, TEMPERATURE = 25, 10, 40, 0.5
# Characters of each text that the models are measured on.
MEASURED = 800
MODELS = ("base", *DOMAINS)
NAMES = {"base": "base model", "medical": "medical model", "service": "customer-service model"}
# Bits a character that fill a bar or a cell.
MOST_BITS = 5.0


class FineTuning(Lab):
    KIND = "fine-tuning"
    TITLE = "Fine-tuning: a specialist, and what it forgets"
    PAPER = (
        "McCloskey and Cohen, “Catastrophic Interference in Connectionist Networks”, 1989; Robins, 1995, on replay."
    )
    SCALE = "235,000 parameters and 20 kB of text here; models with billions are fine-tuned on thousands of examples."
    SEEING = """\
All three models were one: a small **base** trained on this course. Two copies go on learning here, one from a
doctor's notes, one from a shop's replies to customers. You read how each continues the same prompt.

The losses are bits for a character of text that no model was trained on: the fewer, the better it is expected. While
a specialist's own text gets cheap, the **general** text gets dear: nothing asks it to keep what it knew. That is
*catastrophic forgetting*. With **replay**, part of each batch is the old text, and most is kept.

The specialist texts were written for this lab, mostly from patterns, so they are learned faster than real ones would
be. The models are far too small to be right about anything; look at the style.
"""
    CONTROLS = (
        Choice(
            id="domain",
            label="Measured",
            values=tuple(DOMAINS),
            default="medical",
            live=True,
            tooltip="Which specialist the metrics are about",
        ),
        Number(
            id="replay",
            label="Replay",
            low=0,
            high=0.75,
            step=0.25,
            default=0,
            live=True,
            tooltip="The share of general text in each batch",
        ),
        Number(
            id="rate",
            label="Learning rate",
            low=0.0001,
            high=0.004,
            step=0.0001,
            default=0.001,
            live=True,
            tooltip="How far each step goes",
        ),
        Text(id="prompt", label="Prompt", default="The ", longest=20, tooltip="What the three models continue"),
    )
    PRESETS = (
        Preset(id="plain", label="No replay", set={}),
        Preset(id="quarter", label="A quarter replayed", set={"replay": 0.25}),
        Preset(id="half", label="Half replayed", set={"replay": 0.5}),
        Preset(id="reckless", label="Four times the rate", set={"rate": 0.004}),
    )
    METRICS = (
        Metric(id="share", label="Texts with its words", format=".0%"),
        Metric(id="domain_bits", label="Own text, bits"),
        Metric(id="general_bits", label="General text, bits"),
        Metric(id="other_bits", label="The other's text, bits"),
        Metric(id="domain_drop", label="Own text, saved", format=".0%"),
        Metric(id="general_rise", label="General text, lost", format="+.2f"),
    )
    PREDICTION = Prediction(
        ask="A copy learns from a doctor's notes only. What happens to how well it expects *general* text?",
        choices=("it gets better too", "it stays about the same", "it gets clearly worse"),
        metric="general_rise",
        at_step=100,
        bins=((-9, -0.2), (-0.1999, 0.4999), (0.5, 9)),
    )
    GOALS = (
        Goal(
            id="specialist",
            words="Eight texts in ten use words of the field, and general text costs at most half a bit more",
            all=("share >= 0.8", "general_rise <= 0.5"),
        ),
        Goal(
            id="forgets",
            words="Make it forget: general text costs two bits more than it did",
            all=("general_rise >= 2",),
        ),
    )
    STEPS = 200
    BATCH = 1

    def __init__(self, settings: Mapping[str, Value], seed: int) -> None:
        super().__init__(settings, seed)
        self.rng = np.random.default_rng(seed)
        passages = course_passages()
        general = learned(passages)
        base = load("base")
        self.models = {name: base if name == "base" else deepcopy(base) for name in MODELS}
        self.general = base.encode(general)
        self.own = {name: base.encode(domain_text(name)[0]) for name in DOMAINS}
        self.adams = {name: Adam(_weights(self.models[name]), 0.0, (0.9, 0.99)) for name in DOMAINS}
        texts = {"general": held_out(passages)} | {name: domain_text(name)[1] for name in DOMAINS}
        self.held_out = {name: text[:MEASURED] for name, text in texts.items()}
        self.words = words_of_fields(general)
        self.bits = {"base": self._bits("base")} | {name: {} for name in DOMAINS}
        self.bits |= {name: dict(self.bits["base"]) for name in DOMAINS}
        self.texts = dict.fromkeys(MODELS, self._write("base"))
        self.curves: dict[str, list[dict[str, float]]] = {name: [dict(self.bits[name])] for name in DOMAINS}

    def step(self) -> None:
        """Each specialist learns from one batch; now and then all are measured and write."""
        for name, ids in self.own.items():
            self.adams[name].rate = float(self.settings["rate"])
            train_step(self.models[name].transformer, self.adams[name], self._windows(ids))
        self.steps_done += 1
        if self.steps_done % LOOK == 0:
            for name in DOMAINS:
                self.bits[name], self.texts[name] = self._bits(name), self._write(name)
                self.curves[name].append(self.bits[name])

    def change(self, control: str, value: Value) -> None:
        """A new prompt is continued at once."""
        super().change(control, value)
        if control == "prompt":
            self.texts = {name: self._write(name) for name in MODELS}

    def metrics(self) -> dict[str, float]:
        name = str(self.settings["domain"])
        (other,) = set(DOMAINS) - {name}
        bits, before = self.bits[name], self.bits["base"]
        return {
            "share": self._share(name),
            "domain_bits": bits[name],
            "general_bits": bits["general"],
            "other_bits": bits[other],
            "domain_drop": 1 - bits[name] / before[name],
            "general_rise": bits["general"] - before["general"],
        }

    def pictures(self) -> tuple[Picture, ...]:
        name = str(self.settings["domain"])
        looks = self.curves[name]
        lines = {text: tuple(look[text] for look in looks) for text in self.held_out}
        return (
            Words(title="One prompt, three models", lines=tuple(self._lines())),
            self._bars(name),
            Curves(title=f"Bits a character, {NAMES[name]}", lines=lines, caption=f"a point every {LOOK} steps"),
            self._table(),
        )

    def _windows(self, ids: ndarray) -> ndarray:
        """A batch of runs, some of them of general text."""
        context = self.models["base"].transformer.context
        replayed = round(BATCH_SIZE * float(self.settings["replay"]))
        own = draw_windows(ids, context, BATCH_SIZE - replayed, self.rng)
        return np.concatenate([own, draw_windows(self.general, context, replayed, self.rng)])

    def _bits(self, name: str) -> dict[str, float]:
        """The bits a character that each held-out text costs a model."""
        return {text: bits_per_character(self.models[name], words) for text, words in self.held_out.items()}

    def _write(self, name: str) -> list[str]:
        # A generator of their own: what is written has no influence on what is learned.
        rng = np.random.default_rng([self.seed, self.steps_done])
        return self.models[name].write(str(self.settings["prompt"]), LENGTH, TEXTS, TEMPERATURE, rng)

    def _share(self, name: str) -> float:
        """The share of a specialist's texts that have a word of its field."""
        used = [self.words[name] & known_words(text) for text in self.texts[name]]
        return sum(map(bool, used)) / TEXTS

    def _lines(self) -> list[tuple[Piece, ...]]:
        """Two texts of each model, the words of a field marked."""
        lines: list[tuple[Piece, ...]] = []
        fields = frozenset().union(*self.words.values())
        for name in MODELS:
            lines.append((Piece(NAMES[name], "muted"),))
            for text in self.texts[name][:2]:
                prompt = " " + str(self.settings["prompt"]).replace("\n", "↵")
                lines.append((Piece(prompt, "muted"), *_marked(text.replace("\n", "↵"), fields)))
        return lines

    def _bars(self, name: str) -> Bars:
        bits, before = self.bits[name], self.bits["base"]
        bars = tuple(
            Bar(f"{text} text", _filled(bits[text]), f"{bits[text]:.2f} bits", _filled(before[text]))
            for text in self.held_out
        )
        return Bars(
            title=f"What a character costs the {NAMES[name]}", bars=bars, caption="the mark is the base model"
        )

    def _table(self) -> Grid:
        values = [[_filled(self.bits[name][text]) for text in self.held_out] for name in MODELS]
        return Grid(
            title="Bits a character: models by texts",
            values=np.array(values),
            rows=MODELS,
            columns=tuple(self.held_out),
            caption=f"the emptier the better; a full cell is {MOST_BITS:.0f} bits",
        )


def words_of_fields(general: str) -> dict[str, frozenset[str]]:
    """For each field, the words of its text that neither the course nor the other field has."""
    known = {name: known_words("\n".join(domain_text(name))) for name in DOMAINS}
    common = known_words(general).union(*(a & b for a in known.values() for b in known.values() if a is not b))
    return {name: frozenset(words - common) for name, words in known.items()}


def _marked(text: str, words: frozenset[str]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for found in WORDS.finditer(text):
        if found[0].casefold() in words:
            pieces += [Piece(text[at : found.start()]), Piece(found[0], "chosen")]
            at = found.end()
    return [piece for piece in (*pieces, Piece(text[at:])) if piece.text]


def _filled(bits: float) -> float:
    return min(bits / MOST_BITS, 1.0)


def _weights(model: CharacterModel) -> list[ndarray]:
    return list(model.transformer.weights.values())


LAB = FineTuning
