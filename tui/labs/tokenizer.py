"""Byte-pair encoding, learned merge by merge from one text and from another (Sennrich et al. 2016).

What a text is cut into depends on the text that the merges were learned from; the two can be compared here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

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
from .bpe import BytePairs
from .corpus import course_passages, learned

# So much of a text is learned from: 100 kB, of the course as of code, so that neither has an advantage.
MOST_LEARNED = 100_000
SHORTEST_TEXT = 200
WORD = "unhappiness"
NAMES = {"course": "the course's text", "code": "program code", "own": "your text"}


class Tokenizer(Lab):
    KIND = "tokenizer"
    TITLE = "Tokenizer: how text is cut"
    PAPER = "Sennrich, Haddow and Birch, “Neural Machine Translation of Rare Words with Subword Units”, 2016."
    SCALE = "Up to 1,000 merges here, learned from 100 kB; GPT-2 made 50,000, later models 100,000 to 250,000."
    SEEING = """\
Each step finds the **pair of neighbours** that occurs most often in a text and makes it one token, as the lesson on
tokens does with *cat* and *hat*. Nobody chooses the pieces, and a piece need not mean anything.

The same words are cut twice: by merges learned from the course, and by merges learned from another text. What is
frequent there is long here. A word that the text never had falls apart, and a sign such as an emoji falls into single
**bytes**, shown as `<F0>`. Since every byte is a token from the start, no text is ever refused.

Move *merges* back and forth to replay what was learned. The numbers below a text are what a model receives, and
they say nothing about spelling.
"""
    CONTROLS = (
        Text(
            id="text",
            label="Text",
            default="Unhappily, the tokenizer unhooked a cat: its unhappiness grew.",
            longest=2_000,
            tooltip="What is cut into tokens",
        ),
        Number(
            id="merges",
            label="Merges",
            low=0,
            high=1_000,
            step=10,
            default=1_000,
            live=True,
            tooltip="How many of the merges learned so far are used",
        ),
        Choice(
            id="corpus",
            label="Learned from",
            values=("course", "code", "own"),
            default="course",
            tooltip="The text that the merges are learned from",
        ),
        Choice(
            id="other",
            label="Beside",
            values=("course", "code", "own"),
            default="code",
            tooltip="The text that the tokenizer beside it learns from",
        ),
        Text(
            id="own",
            label="Own text",
            default="",
            longest=MOST_LEARNED,
            live=False,
            chooses=("corpus", "own"),
            tooltip="A text of yours to learn from",
        ),
    )
    PRESETS = (
        Preset(id="course", label="Course and code", set={}),
        Preset(
            id="code",
            label="A line of code",
            set={
                "text": "    def step(self) -> None:\n        self.steps_done += 1",
                "corpus": "code",
                "other": "course",
            },
        ),
        Preset(id="letters", label="Letters only", set={"merges": 0}),
        Preset(
            id="foreign",
            label="Other languages",
            set={"text": "The cat sleeps. Die Katze schläft. Kissa nukkuu. Η γάτα κοιμάται. 猫在睡觉。 🐈"},
        ),
    )
    METRICS = (
        Metric(id="tokens", label="Tokens", format=".0f"),
        Metric(id="characters", label="Characters", format=".0f"),
        Metric(id="per_token", label="Characters a token"),
        Metric(id="merges", label="Merges in use", format=".0f"),
        Metric(id="other_tokens", label="Tokens, the other", format=".0f"),
        Metric(id="saved", label="Fewer with the other", format=".0f"),
        Metric(id="unhappiness", label=f"Tokens of {WORD}", format=".0f"),
    )
    PREDICTION = Prediction(
        ask=f"After 500 merges, how many tokens will *{WORD}* take?",
        choices=("1, it is a word", "2 or 3: un, happi, ness", "4 to 8", "9 to 11, nearly letters"),
        metric="unhappiness",
        at_step=500,
        bins=((1, 1), (2, 3), (4, 8), (9, 11)),
    )
    GOALS = (
        Goal(
            id="dear-line",
            words="Write a line of at most 40 characters that takes 20 tokens or more, after 300 merges or more",
            all=("characters <= 40", "tokens >= 20", "merges >= 300"),
        ),
        Goal(
            id="at-home",
            words="Find a text that the other tokenizer cuts into at least five tokens fewer",
            all=("saved >= 5", "merges >= 300"),
        ),
    )
    STEPS = 1_000
    BATCH = 4
    NUMPY = False

    def __init__(self, settings: Mapping[str, Value], seed: int) -> None:
        super().__init__(settings, seed)
        own = str(self.settings["own"])
        self.sides = [BytePairs(text_to_learn(str(self.settings[side]), own)) for side in ("corpus", "other")]

    def step(self) -> None:
        """Both tokenizers learn one merge."""
        for side in self.sides:
            side.learn()
        self.steps_done += 1

    @property
    def text(self) -> str:
        return str(self.settings["text"])

    @property
    def merges(self) -> int:
        return min(int(self.settings["merges"]), len(self.sides[0].merges))

    def metrics(self) -> dict[str, float]:
        tokens, other = (len(side.encode(self.text, self.merges)) for side in self.sides)
        return {
            "tokens": tokens,
            "characters": len(self.text),
            "per_token": len(self.text) / tokens if tokens else float("nan"),
            "merges": self.merges,
            "other_tokens": other,
            "saved": tokens - other,
            "unhappiness": len(self.sides[0].encode(WORD)),
        }

    def pictures(self) -> tuple[Picture, ...]:
        names = [NAMES[str(self.settings[side])] for side in ("corpus", "other")]
        cut, beside = (
            Words(title=f"As {name} cuts it", lines=token_lines(side, self.text, self.merges))
            for name, side in zip(names, self.sides, strict=True)
        )
        return cut, beside, self._replay(), self._bars(names), self._curves(names), self._learned()

    def _replay(self) -> Words:
        """How the longest word's pieces grew together."""
        word = max(self.text.split(), key=len, default="")
        tokenizer = self.sides[0]
        lines = [
            (Piece(f"merge {number:4}  " if number else "letters     ", "muted"), *token_pieces(tokenizer, ids))
            for number, ids in tokenizer.replay(word, self.merges)
        ]
        return Words(title=f"How “{word}” grew together", lines=tuple(lines))

    def _learned(self) -> Words:
        """The latest merges, newest first."""
        tokenizer = self.sides[0]
        lines = []
        for number in range(self.merges, max(0, self.merges - 10), -1):
            merge = tokenizer.merges[number - 1]
            left, right = (visible(tokenizer.piece(id)) for id in merge.pair)
            new = visible(tokenizer.piece(merge.id))
            lines.append(
                (
                    Piece(f"merge {number:4}  ", "muted"),
                    Piece(left, "token"),
                    Piece(" + "),
                    Piece(right, "token-alt"),
                    Piece(" → "),
                    Piece(new, "chosen"),
                    Piece(f"  {merge.count:,} times", "muted"),
                )
            )
        return Words(title="The latest merges", lines=tuple(lines))

    def _bars(self, names: list[str]) -> Bars:
        counts = [len(side.encode(self.text, self.merges)) for side in self.sides]
        most = max(len(self.text.encode("utf-8", "surrogatepass")), 1)
        bars = tuple(Bar(name, count / most, f"{count} tokens") for name, count in zip(names, counts, strict=True))
        return Bars(title="Tokens of your text", bars=bars, caption=f"a full bar: its {most} bytes")

    def _curves(self, names: list[str]) -> Curves:
        lines = {
            name: tuple(map(float, side.lengths(self.text))) for name, side in zip(names, self.sides, strict=True)
        }
        return Curves(title="Tokens of your text, merge by merge", lines=lines)


def token_pieces(tokenizer: BytePairs, ids: list[int]) -> list[Piece]:
    """The tokens as they can be shown, a bar between them."""
    pieces = [piece for at, id in enumerate(ids) for piece in (Piece("|", "muted"), _token(tokenizer, at, id))]
    return pieces[1:]


def _token(tokenizer: BytePairs, at: int, id: int) -> Piece:
    return Piece(visible(tokenizer.piece(id)), _role(at))


def _role(at: int) -> str:
    return "token-alt" if at % 2 else "token"


def token_lines(tokenizer: BytePairs, text: str, merges: int) -> tuple[tuple[Piece, ...], ...]:
    """Two lines: the text's tokens, and their ids."""
    ids = tokenizer.encode(text, merges)
    numbers = tuple(Piece(f"{id} ", _role(at)) for at, id in enumerate(ids))
    return tuple(token_pieces(tokenizer, ids)), numbers


def visible(token: str) -> str:
    """A token with its line ends and tabs as signs; spaces stay, since bars show where they belong."""
    return token.replace("\n", "↵").replace("\t", "⇥").replace("\r", "↵")


def text_to_learn(corpus: str, own: str) -> str:
    """The text that merges are learned from. Raises LabError where it is too short."""
    if corpus == "course":
        return learned(course_passages())[:MOST_LEARNED]
    if corpus == "code":
        return program_code()[:MOST_LEARNED]
    if len(own.strip()) < SHORTEST_TEXT:
        message = f"your text has {len(own.strip())} characters, too few to learn from"
        raise LabError(f"{message}: put {SHORTEST_TEXT} or more into `own`, or choose course or code")
    return own


@lru_cache(maxsize=1)
def program_code() -> str:
    """Carrel's own source, as a text that is unlike prose."""
    files = sorted(Path(__file__).parent.parent.glob("*/*.py"))
    return "\n\n".join(file.read_text(encoding="utf-8") for file in files)


LAB = Tokenizer
