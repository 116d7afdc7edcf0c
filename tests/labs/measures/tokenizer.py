"""What the tokenizer must measure. Nothing in it is by chance: the seeds only choose the text to come back."""

from __future__ import annotations

import random
import time

from tui.labs.bpe import BytePairs
from tui.labs.run import run
from tui.labs.setup import setup
from tui.labs.tokenizer import text_to_learn

# Each metric's bound, and on how many seeds of ten it must hold.
BOUNDS = {
    "cpu, 500 merges on 100 kB": ("<=", 2.5, 10),
    "lost on the way there and back": ("==", 0, 10),
    "tokens of unhappiness": (">=", 4, 10),
    "tokens of code, course over code": (">=", 1.5, 10),
}


def measure(seed: int) -> dict[str, float]:
    """CPU seconds, characters of 20,000 random ones that do not come back, and what the presets show."""
    text = text_to_learn("course", "")
    begun = time.process_time()
    tokenizer = BytePairs(text)
    for _ in range(500):
        tokenizer.learn()
    cpu = time.process_time() - begun
    dice = random.Random(seed)
    anything = "".join(chr(dice.randrange(0x110000)) for _ in range(20_000))
    back = tokenizer.decode(tokenizer.encode(anything))
    code = run(setup("tokenizer", "code")).metrics
    return {
        "cpu, 500 merges on 100 kB": cpu,
        "lost on the way there and back": sum(a != b for a, b in zip(anything, back, strict=True)),
        "tokens of unhappiness": run(setup("tokenizer"), steps=500).metrics["unhappiness"],
        "tokens of code, course over code": code["other_tokens"] / code["tokens"],
    }
