"""One question of each kind, in an order of its own, with the keys that answer it and what is then shown."""

from __future__ import annotations

from typing import NamedTuple

from tests.questions.asking import ask
from tui.questions import Question


class Way(NamedTuple):
    """A way to answer: the keys (Enter comes after them), the response, its fraction, and lines that are shown."""

    keys: str
    response: str
    fraction: float
    shown: tuple[str, ...]


class Sample(NamedTuple):
    """A question, its arrangement, and ways to answer it: a right one, a wrong one, and partly right ones."""

    question: Question
    arrangement: tuple[int, ...]
    ways: tuple[Way, ...]


SAMPLES = {
    "single_choice": Sample(
        ask(
            "single_choice",
            answers=[{"text": "right", "correct": True}, {"text": "half", "fraction": 0.5}, {"text": "wrong"}],
        ),
        (2, 0, 1),
        (
            Way("b", "a", 1, ("b (•) right  ✓ right, and chosen", "a ( ) wrong")),
            Way("down down space", "a", 1, ("b (•) right  ✓ right, and chosen",)),
            Way("down down", "a", 1, ("b (•) right  ✓ right, and chosen",)),
            Way("c", "b", 0.5, ("c (•) half  ✗ chosen, but wrong", "b ( ) right  ✓ right")),
            Way("a", "c", 0, ("a (•) wrong  ✗ chosen, but wrong", "b ( ) right  ✓ right")),
        ),
    ),
    "multiple_response": Sample(
        ask(
            "multiple_response",
            answers=[{"text": "first", "correct": True}, {"text": "wrong"}, {"text": "second", "correct": True}],
        ),
        (1, 2, 0),
        (
            Way("b c", "a c", 1, ("b [x] second  ✓ right, and chosen", "c [x] first  ✓ right, and chosen")),
            Way("down down space down space", "a c", 1, ("b [x] second  ✓ right, and chosen",)),
            Way("c", "a", 0.5, ("b [ ] second  ✓ right", "c [x] first  ✓ right, and chosen")),
            Way("b c a", "a b c", 0, ("a [x] wrong  ✗ chosen, but wrong",)),
        ),
    ),
    "true_false": Sample(
        ask("true_false", answer=False),
        (0, 1),
        (
            Way("f", "false", 1, ("b (•) False  ✓ right, and chosen",)),
            Way("b", "false", 1, ("b (•) False  ✓ right, and chosen",)),
            Way("t", "true", 0, ("a (•) True  ✗ chosen, but wrong", "b ( ) False  ✓ right")),
        ),
    ),
    "short_answer": Sample(
        ask("short_answer", answers=[{"text": "decoder", "correct": True}, {"text": "code*", "fraction": 0.5}]),
        (),
        (
            Way("D e c o d e r", "Decoder", 1, ("✓ Decoder",)),
            Way("c o d e c", "codec", 0.5, ("◐ codec",)),
            Way("1 space i u", "1 iu", 0, ("✗ 1 iu",)),
        ),
    ),
    "numerical": Sample(
        ask(
            "numerical",
            answers=[{"value": 100, "tolerance": 5, "correct": True}],
            units=[{"name": "ms", "factor": 1}, {"name": "s", "factor": 1000}],
            unit_penalty=0.25,
        ),
        (),
        (
            Way("9 8 m s", "98ms", 1, ("✓ 98ms",)),
            Way("0 . 1 space s", "0.1 s", 1, ("✓ 0.1 s",)),
            Way("1 0 0", "100", 0.75, ("◐ 100",)),
            Way("9 0 m s", "90ms", 0, ("✗ 90ms",)),
        ),
    ),
    "cloze": Sample(
        ask(
            "cloze",
            id="contest",
            text="A {{2}} makes, a {{1}} *judges*.\nThat takes {{3}} epochs.",
            blanks=[
                {"kind": "short_answer", "answers": [{"text": "judge", "correct": True}]},
                {
                    "kind": "single_choice",
                    "answers": [{"text": "`maker`", "correct": True}, {"text": "clock"}, {"text": "lamp"}],
                },
                {"kind": "numerical", "answers": [{"value": 12, "correct": True}, {"value": 11, "fraction": 0.5}]},
            ],
        ),
        (),
        (
            # The options stand in the order lamp, clock, maker.
            Way("c enter j u d g e enter 1 2", "judge; a; 12", 1, ("✓ 2 maker", "✓ 1 judge", "✓ 3 12")),
            Way("left tab j u d g e down 1 2", "judge; a; 12", 1, ("A [2: maker ✓] makes, a [1: judge ✓]",)),
            Way("c down down 1 1", "; a; 11", 0.5, ("✓ 2 maker", "✗ 1 left empty", "right: judge", "◐ 3 11")),
            Way("b tab x tab 9", "x; b; 9", 0, ("✗ 2 clock", "right: maker", "✗ 1 x", "✗ 3 9", "right: 12")),
        ),
    ),
    "matching": Sample(
        ask(
            "matching",
            pairs=[
                {"left": "GAN", "right": "contest"},
                {"left": "VAE", "right": "code"},
                {"left": "LLM", "right": "tokens"},
            ],
            distractors=["rules"],
        ),
        (2, 0, 3, 1),
        (
            Way("b d a", "1a 2b 3c", 1, ("✓ GAN │ contest", "✓ VAE │ code", "✓ LLM │ tokens")),
            Way(
                "space space j space space space space k k space space up space",
                "1c 2b",
                1 / 3,
                ("✗ GAN │ tokens", "│ right: contest", "✓ VAE │ code", "✗ LLM │ left empty", "│ right: tokens"),
            ),
            Way("b d", "1a 2b", 2 / 3, ("✓ GAN │ contest", "✗ LLM │ left empty", "│ right: tokens")),
            Way("c c c", "1d 2d 3d", 0, ("✗ GAN │ rules", "│ right: contest")),
        ),
    ),
    "ordering": Sample(
        ask("ordering", items=["one", "two", "three", "four"]),
        (2, 0, 3, 1),
        (
            Way("b d a c", "a b c d", 1, ("✓ 1. one · right", "✓ 4. four · right")),
            Way("b d a", "a b c d", 1, ("✓ 1. one · right", "✓ 4. four · right")),
            Way("down space up space j j j K K", "a b c d", 1, ("✓ 1. one · right",)),
            Way("shift+down", "a c d b", 0.25, ("✓ 1. one · right", "✗ 2. three · its place is 3")),
            Way("d c a", "b d c a", 0.25, ("✗ 1. two · its place is 2", "✓ 3. three · right")),
            Way("c a d", "d c b a", 0, ("✗ 1. four · its place is 4",)),
        ),
    ),
    "categorise": Sample(
        ask(
            "categorise",
            categories=[{"id": "g", "name": "Generative"}, {"id": "d", "name": "Discriminative"}],
            items=[
                {"text": "GAN", "category": "g"},
                {"text": "Filter", "category": "d"},
                {"text": "LLM", "category": "g"},
            ],
        ),
        (1, 2, 0),
        (
            Way("b a a", "1a 2b 3a", 1, ("✓ Filter │ Discriminative", "✓ GAN    │ Generative")),
            Way("space space down space down a", "1a 2b 3a", 1, ("✓ LLM    │ Generative",)),
            Way("a a a", "1a 2a 3a", 2 / 3, ("✗ Filter │ Generative", "│ right: Discriminative")),
            Way("a b b", "1b 2a 3b", 0, ("✗ LLM    │ Discriminative", "│ right: Generative")),
        ),
    ),
}
KINDS = list(SAMPLES)
TYPED = ["short_answer", "numerical"]
DRAWN = [kind for kind in KINDS if kind not in TYPED]
