"""Attention (Vaswani et al. 2017): a tiny transformer learns a task whose answer stands in one place of its input.

Who looks at whom is drawn as a map; the tasks are such that everyone can say where a head should look.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy import ndarray

from .base import Choice, Curves, Goal, Grid, Lab, Metric, Number, Picture, Piece, Prediction, Preset, Value, Words
from .layers import Adam
from .puzzles import TASKS, Puzzles
from .transformer import Transformer, cross_entropy

WIDTH, BATCH_SIZE, RATE, TESTS = 32, 64, 1e-2, 128
LONGEST = max(task.length for task in TASKS.values())
# What a head mostly looks at, as the prediction's choices have it.
ITSELF, SOURCE, SPREAD = 1, 2, 3
LOOKS = {ITSELF: "itself", SOURCE: "the place", SPREAD: "many places"}


class Attention(Lab):
    KIND = "attention"
    TITLE = "Attention: who looks at whom"
    PAPER = "Vaswani et al., “Attention Is All You Need”, 2017."
    SCALE = "One or two layers of up to four heads here, 12,000 parameters a layer; GPT-3 has 96 layers of 96 heads."
    SEEING = """\
Each row is a token that looks, each column one that is looked at; the fuller the cell, the larger the weight. A
row's weights add up to 1. At *copy* and *reverse* no token may look ahead, so the upper right stays empty.

The model is only told whether its **answers** were right, never where to look. Still a head soon finds the place that
holds the answer, since nothing else helps. Move the cursor there. Before training all rows are much alike.

But a map is **not an explanation**. At *why* the last word decides what *it* stands for. The model answers well, and
yet no single head may point at the right noun: several heads, two layers and the feed-forward part share the work.
"""
    CONTROLS = (
        Choice(
            id="task",
            label="Task",
            values=tuple(TASKS),
            default="copy",
            tooltip="Copy letters, reverse them, or say what “it” stands for",
        ),
        Number(id="layers", label="Layers", low=1, high=2, step=1, default=1, tooltip="How many layers are trained"),
        Choice(
            id="heads", label="Heads", values=("1", "2", "4"), default="2", tooltip="How many heads each layer has"
        ),
        Number(id="layer", label="Layer shown", low=1, high=2, step=1, default=1, live=True),
        Number(id="head", label="Head shown", low=1, high=4, step=1, default=1, live=True),
        Number(id="example", label="Example", low=1, high=20, step=1, default=1, live=True),
        Number(id="cell_row", label="Looks", low=0, high=LONGEST - 1, step=1, default=0, live=True),
        Number(id="cell_column", label="Is looked at", low=0, high=LONGEST - 1, step=1, default=0, live=True),
    )
    PRESETS = (
        Preset(id="copy", label="Copy", set={"task": "copy"}),
        Preset(id="reverse", label="Reverse", set={"task": "reverse"}),
        Preset(id="it", label="What is it?", set={"task": "it"}),
        Preset(id="why", label="It depends", set={"task": "why", "layers": 2}),
    )
    METRICS = (
        Metric(id="accuracy", label="Right answers", format=".0%"),
        Metric(id="best_head", label="Best head on the place", format=".2f"),
        Metric(id="loss", label="Loss, nats", format=".3f"),
        Metric(id="looks", label="Best head looks at", words=LOOKS),
        Metric(id="weight", label="Weight at the cursor", format=".2f"),
        Metric(id="pointed", label="Cursor on the place", words={0: "no", 1: "yes"}),
        Metric(id="task", label="Task", words=dict(enumerate(TASKS, 1))),
    )
    PREDICTION = Prediction(
        ask="A token must say which letter comes next. When that is learned, where will the best head look?",
        choices=(
            "mostly at the token itself",
            "mostly at the place that holds the answer",
            "spread over several places",
        ),
        metric="looks",
        at_step=120,
        bins=((ITSELF, ITSELF), (SOURCE, SOURCE), (SPREAD, SPREAD)),
    )
    GOALS = tuple(
        Goal(id=f"point-{name}", words=words, all=(f"task == {number}", "accuracy >= 0.99", "pointed >= 1"))
        for number, (name, words) in enumerate(
            {
                "copy": "Copy: put the cursor where a token after the bar finds its answer",
                "reverse": "Reverse: put the cursor where a token after the bar finds its answer",
                "it": "It: put the cursor in the row of *it*, on the noun that it stands for",
            }.items(),
            1,
        )
    )
    STEPS = 200
    BATCH = 1

    def __init__(self, settings: Mapping[str, Value], seed: int) -> None:
        super().__init__(settings, seed)
        self.task = TASKS[str(self.settings["task"])]
        layers, heads = int(self.settings["layers"]), int(self.settings["heads"])
        self.rng = np.random.default_rng(seed)
        self.model = Transformer(
            len(self.task.words), WIDTH, layers, heads, self.task.length, causal=self.task.causal, seed=seed
        )
        self.adam = Adam(list(self.model.weights.values()), RATE, (0.9, 0.99))
        self.tests = self.task.draw(TESTS, np.random.default_rng([seed, 1]))
        self.losses: list[float] = []
        self._measured = -1

    def step(self) -> None:
        """One update towards the answers of 64 new puzzles."""
        puzzles = self.task.draw(BATCH_SIZE, self.rng)
        loss, d_scores = cross_entropy(self.model.forward(puzzles.tokens), puzzles.targets, puzzles.asked)
        gradients = self.model.backward(d_scores)
        self.adam.step([gradients[name] for name in self.model.weights])
        self.losses.append(loss)
        self.steps_done += 1

    def metrics(self) -> dict[str, float]:
        self._measure()
        row, column = self._cell()
        return {
            "accuracy": float((self.answers == self.tests.targets)[self.tests.asked].mean()),
            "best_head": max(weight for layer in self.on_source for weight in layer),
            "loss": self.losses[-1] if self.losses else float("nan"),
            "looks": self._looks(),
            "weight": float(self._map()[row, column]),
            "pointed": float(self.tests.source[self._example(), row] == column),
            "task": float(list(TASKS).index(self.task.name) + 1),
        }

    def pictures(self) -> tuple[Picture, ...]:
        self._measure()
        return (
            self._heat_map(),
            self._sentence(),
            self._heads(),
            Curves(title="Loss", lines={"loss": (*self.losses,)}),
        )

    def _measure(self) -> None:
        """Answer the test puzzles, and keep who looked at whom."""
        if self._measured == self.steps_done:
            return
        self.answers = self.model.forward(self.tests.tokens).argmax(axis=-1)
        self.maps = [looks.copy() for looks in self.model.maps]
        self.on_source = mean_weights(self.maps, self.tests, self.tests.source)
        places = np.broadcast_to(np.arange(self.task.length), self.tests.source.shape)
        self.on_itself = mean_weights(self.maps, self.tests, places)
        self._measured = self.steps_done

    def _looks(self) -> int:
        source = max(weight for layer in self.on_source for weight in layer)
        itself = max(weight for layer in self.on_itself for weight in layer)
        if max(source, itself) < 0.5:
            return SPREAD
        return SOURCE if source >= itself else ITSELF

    def _example(self) -> int:
        return int(self.settings["example"]) - 1

    def _shown(self) -> tuple[int, int]:
        """The layer and head shown, counted from 0; the last where there are fewer."""
        layer = min(int(self.settings["layer"]), self.model.layers) - 1
        return layer, min(int(self.settings["head"]), self.model.heads) - 1

    def _cell(self) -> tuple[int, int]:
        row, column = (min(int(self.settings[f"cell_{side}"]), self.task.length - 1) for side in ("row", "column"))
        return row, column

    def _map(self) -> ndarray:
        layer, head = self._shown()
        looks: ndarray = self.maps[layer][self._example(), head]
        return looks

    def _words(self) -> list[str]:
        return [self.task.words[id] for id in self.tests.tokens[self._example()]]

    def _heat_map(self) -> Grid:
        layer, head = self._shown()
        row, column = self._cell()
        words, looks = self._words(), self._map()
        who, whom = (f"{words[place]} (place {place + 1})" for place in (row, column))
        seen = f"{who} looks at {whom}: {looks[row, column]:.2f}"
        title = f"Layer {layer + 1} of {self.model.layers}, head {head + 1} of {self.model.heads}"
        return Grid(
            title=title, values=looks.copy(), rows=tuple(words), columns=tuple(words), caption=seen, pick="cell"
        )

    def _sentence(self) -> Words:
        """The example, and the model's answers at the places that are asked."""
        example = self._example()
        asked = np.nonzero(self.tests.asked[example])[0]
        answers = [(Piece("answer  ", "muted"))]
        for place in asked:
            said, wanted = (self.task.words[ids[example, place]] for ids in (self.answers, self.tests.targets))
            answers.append(
                Piece(f"{said} " if said == wanted else f"{said} ({wanted}) ", "right" if said == wanted else "wrong")
            )
        given = self._words()[: LONGEST // 2 + 1] if self.task.causal else self._words()
        return Words(
            title=f"Example {example + 1}: the model's answers (wanted in brackets where wrong)",
            lines=((Piece("input   ", "muted"), Piece(" ".join(given))), tuple(answers)),
        )

    def _heads(self) -> Grid:
        """How much each head looks at the right place, on average over the tests."""
        return Grid(
            title="Weight on the place that holds the answer",
            values=np.array(self.on_source),
            rows=tuple(f"layer {number + 1}" for number in range(self.model.layers)),
            columns=tuple(f"head {number + 1}" for number in range(self.model.heads)),
            caption=f"mean over {TESTS} examples that were not trained on",
        )


def mean_weights(maps: list[ndarray], tests: Puzzles, places: ndarray) -> list[list[float]]:
    """For each layer and head, the mean weight that asked rows give to the columns in `places`, (n, time)."""
    rows, columns = np.nonzero(tests.asked)
    return [looks[rows, :, columns, places[rows, columns]].mean(axis=0).tolist() for looks in maps]


LAB = Attention
