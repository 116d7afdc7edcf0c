"""Writing text one character at a time: a model gives each character a chance, and one is drawn.

Temperature, top-k (Fan et al. 2018) and top-p (Holtzman et al. 2020) change the chances before.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from typing import Protocol

from .base import (
    Bar,
    Bars,
    Choice,
    Curves,
    Goal,
    Lab,
    LabError,
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
from .chances import Chances, drawn, nth, ranked, top_k, top_p, with_temperature
from .corpus import WORDS, Passage, course_passages, known_words, learned
from .ngram import NGram
from .written import copied_run, in_a_line, lines_of, mean, share_said_once, visible, whole_words

# Texts written side by side: the first is shown, and all are measured.
TEXTS, LENGTH = 8, 300
SHOWN = 12
# What the last so many characters of each text are is measured, once there are so many: one word tells nothing.
RECENT = 150


class Model(Protocol):
    """What gives each character the chance to come next."""

    def chances_after(self, texts: list[str]) -> list[Chances]: ...


class Sampling(Lab):
    KIND = "sampling"
    TITLE = "Sampling: one character after another"
    PAPER = "Holtzman et al., “The Curious Case of Neural Text Degeneration”, 2020."
    SCALE = "A 5-gram or 350,000 parameters choose among 80 characters here, billions among 100,000 tokens in an LLM."
    SEEING = """\
The bars are the model's chances for the **next character**: first as the model gives them, then as your settings
leave them. One is drawn, joins the text, and all begins again. Nothing is planned ahead.

**Temperature** below 1 makes likely characters likelier, above 1 it evens out. **Top-k** keeps the k likeliest,
**top-p** the fewest that together reach a share p. *Pick* 1 always takes the first, and soon runs in a loop.

The 5-gram only counts what followed the last four characters in the course. The transformer is a real one, but tiny,
and learned from the same text: on what neither has read it needs 1.73 bits a character, the 5-gram 1.77. The line
below the text shows where its last words already stood.
"""
    CONTROLS = (
        Choice(
            id="model",
            label="Model",
            values=("5-gram", "transformer"),
            default="5-gram",
            tooltip="What gives the chances: counts, or a small trained network",
        ),
        Text(
            id="prompt", label="Prompt", default="The model ", longest=200, live=False, tooltip="What stands before"
        ),
        Number(
            id="temperature",
            label="Temperature",
            low=0.05,
            high=3,
            step=0.05,
            default=1,
            live=True,
            tooltip="Below 1 plays safe, above 1 takes risks",
        ),
        Number(
            id="top_k",
            label="Top-k",
            low=0,
            high=80,
            step=1,
            default=0,
            live=True,
            tooltip="Keep only the k likeliest characters; 0 keeps all",
        ),
        Number(
            id="top_p",
            label="Top-p",
            low=0.05,
            high=1,
            step=0.05,
            default=1,
            live=True,
            tooltip="Keep the likeliest characters that together have this share; 1 keeps all",
        ),
        Number(
            id="pick",
            label="Pick",
            low=0,
            high=SHOWN,
            step=1,
            default=0,
            live=True,
            tooltip="Take the bar of this number; 0 draws one by chance",
        ),
        Choice(
            id="corpus",
            label="Learned from",
            values=("course", "own"),
            default="course",
            tooltip="The text that the 5-gram counts in",
        ),
        Text(
            id="own",
            label="Own text",
            default="",
            longest=100_000,
            live=False,
            chooses=("corpus", "own"),
            tooltip="A text of yours for the 5-gram to learn from",
        ),
    )
    PRESETS = (
        Preset(id="hot", label="Temperature 2", set={"temperature": 2}),
        Preset(id="plain", label="As the model has it", set={}),
        Preset(id="cold", label="Temperature 0.2", set={"temperature": 0.2}),
        Preset(id="network", label="The transformer", set={"model": "transformer"}),
    )
    METRICS = (
        Metric(id="real", label="Real words", format=".0%"),
        Metric(id="distinct", label="6-grams said once", format=".0%"),
        Metric(id="kept", label="Characters kept", format=".0f"),
        Metric(id="copied", label="Longest copy", format=".0f"),
        Metric(id="bits", label="Bits of surprise", format=".2f"),
    )
    PREDICTION = Prediction(
        ask="When the run has ended, how much of what it wrote are real words?",
        choices=("nearly all", "about three quarters", "two thirds or fewer"),
        metric="real",
        at_step=LENGTH,
        bins=((0.85, 1), (0.7, 0.8499), (0, 0.6999)),
    )
    GOALS = (
        Goal(
            id="sense-without-loops",
            words="Eight words in ten real, and nine 6-grams in ten said only once",
            all=("real >= 0.8", "distinct >= 0.9"),
        ),
        Goal(id="babble", words="Have at most half of the words real", all=("real <= 0.5",)),
        Goal(id="loop", words="Run in a loop: only three 6-grams in ten said once", all=("distinct <= 0.3",)),
    )
    STEPS = LENGTH
    BATCH = 1
    NUMPY = False

    def __init__(self, settings: Mapping[str, Value], seed: int) -> None:
        super().__init__(settings, seed)
        self.passages, self.corpus = self._text()
        self.known = known_words(self.corpus)
        self.model = self._model()
        self.prompt = str(self.settings["prompt"])
        self.texts = [self.prompt] * TEXTS
        self.random = random.Random(seed)
        self.surprise: list[float] = []
        self.curve: list[float] = []
        self.copied = self.longest = 0
        self._next: list[Chances] | None = None

    def step(self) -> None:
        """Each text gets one more character."""
        pick = int(self.settings["pick"])
        for number, chances in enumerate(self.next_chances()):
            left = self._changed(chances)
            character = nth(left, pick) if pick else drawn(left, self.random)
            self.surprise.append(-math.log2(chances[character]))
            self.texts[number] += character
        self.copied = copied_run(self.texts[0], self.corpus, self.copied + 1)
        self.longest = max(self.longest, self.copied)
        self._next = None
        self.steps_done += 1
        if self.steps_done % 10 == 0 and not math.isnan(real := self._real()):
            self.curve.append(real)

    def next_chances(self) -> list[Chances]:
        """What the model gives each character to come next, for each text."""
        if self._next is None:
            self._next = self.model.chances_after(self.texts)
        return self._next

    def metrics(self) -> dict[str, float]:
        told = self.steps_done >= RECENT
        return {
            "real": self._real() if told else math.nan,
            "distinct": mean([share_said_once(text) for text in self._recent()]) if told else math.nan,
            "kept": len(self._changed(self.next_chances()[0])),
            "copied": self.longest,
            "bits": mean(self.surprise[-TEXTS * RECENT :]),
        }

    def _recent(self) -> list[str]:
        return [text[len(self.prompt) :][-RECENT:] for text in self.texts]

    def _real(self) -> float:
        words = [word for text in self._recent() for word in whole_words(text)]
        return mean([word.casefold() in self.known for word in words])

    def pictures(self) -> tuple[Picture, ...]:
        before = self.next_chances()[0]
        after = self._changed(before)
        title = "Chances of the next character"
        bars = tuple(
            Bar(visible(character), after.get(character, 0.0), f"{after.get(character, 0.0):.3f}", before[character])
            for character in ranked(before)[:SHOWN]
        )
        caption = f"{len(after)} of {len(before)} left; marked: the model's own"
        return (
            Words(title="The text", lines=self._told_apart(), grows=True),
            Bars(title=title, bars=bars, caption=caption, ranked=True),
            Words(title="Where it comes from", lines=self._source()),
            Curves(title="Share of real words", lines={"real words": tuple(self.curve)}),
            Words(title="The other texts", lines=tuple((Piece(in_a_line(text[-70:])),) for text in self.texts[1:])),
        )

    def _told_apart(self) -> tuple[tuple[Piece, ...], ...]:
        """The first text's lines: the prompt muted, and marked what is no word."""
        text, begun = self.texts[0], len(self.prompt)
        pieces = [Piece(self.prompt, "muted")]
        at = begun
        for found in WORDS.finditer(text, begun):
            whole = found.start() > begun and found.end() < len(text)
            if whole and found[0].casefold() not in self.known:
                pieces += [Piece(text[at : found.start()]), Piece(found[0], "wrong")]
                at = found.end()
        return lines_of([*pieces, Piece(text[at:])])

    def _source(self) -> tuple[tuple[Piece, ...], ...]:
        """Where the longest end of the text that was ever read stands."""
        if not self.copied:
            return ((Piece("what stands last was never read", "muted"),),)
        end = self.texts[0][-self.copied :]
        times = self.corpus.count(end)
        place = next((passage for passage in self.passages if end in passage.text), None)
        counted = f"its last {self.copied} characters stand in the text {times:,} {'time' if times == 1 else 'times'}"
        if place is None:
            return ((Piece(counted),),)
        at = place.text.index(end)
        around = (place.text[max(0, at - 30) : at], end, place.text[at + len(end) : at + len(end) + 30])
        before, same, after = map(in_a_line, around)
        quote = (Piece(f"…{before}", "muted"), Piece(same, "chosen"), Piece(f"{after}…", "muted"))
        return (Piece(f"{counted}, first in “{place.place}”:"),), quote

    def _changed(self, chances: Chances) -> Chances:
        warm = with_temperature(chances, float(self.settings["temperature"]))
        return top_p(top_k(warm, int(self.settings["top_k"])), float(self.settings["top_p"]))

    def _text(self) -> tuple[tuple[Passage, ...], str]:
        """The passages that words may come from, and the text that is learned."""
        if self.settings["corpus"] == "course":
            passages = course_passages()
            return passages, learned(passages)
        if self.settings["model"] == "transformer":
            raise LabError("the transformer has learned the course already; choose the 5-gram for a text of your own")
        own = str(self.settings["own"])
        return (Passage("your text", own),), own

    def _model(self) -> Model:
        if self.settings["model"] == "5-gram":
            return Counting(NGram(self.corpus))
        # Late: with the 5-gram, numpy is never loaded.
        from .network import Network

        return Network()


class Counting:
    """The 5-gram as a model of this lab."""

    def __init__(self, ngram: NGram) -> None:
        self.ngram = ngram

    def chances_after(self, texts: list[str]) -> list[Chances]:
        return [self.ngram.chances(text) for text in texts]


LAB = Sampling
