"""What temperature, top-k and top-p make of a model's chances, and how one of them is drawn."""

from __future__ import annotations

import math
import random

# The chance of each character to come next; together they are 1.
Chances = dict[str, float]


def with_temperature(chances: Chances, temperature: float) -> Chances:
    """Each chance p as p^(1/T), adding up to 1 again: at T 1 they stay, near 0 only the greatest is left."""
    logs = {character: math.log(p) / temperature for character, p in chances.items() if p > 0}
    greatest = max(logs.values())
    # The greatest is taken off before e^x: at T 0.05 the others would be too small to be numbers, all of them.
    return normalised({character: math.exp(score - greatest) for character, score in logs.items()})


def top_k(chances: Chances, k: int) -> Chances:
    """The k likeliest, their chances adding up to 1 again; all of them with k 0."""
    if not k or k >= len(chances):
        return chances
    return normalised({character: chances[character] for character in ranked(chances)[:k]})


def top_p(chances: Chances, p: float) -> Chances:
    """The fewest likeliest that have the share `p` together, at least one, adding up to 1 again."""
    if p >= 1:
        return chances
    kept: Chances = {}
    share = 0.0
    for character in ranked(chances):
        kept[character] = chances[character]
        share += chances[character]
        if share >= p:
            break
    return normalised(kept)


def ranked(chances: Chances) -> list[str]:
    """The characters from the likeliest down, equals in alphabetical order."""
    return sorted(chances, key=lambda character: (-chances[character], character))


def normalised(shares: Chances) -> Chances:
    total = sum(shares.values())
    return {character: share / total for character, share in shares.items()}


def nth(chances: Chances, number: int) -> str:
    """The character of the bar with this number, 1 for the likeliest; the last where there are fewer."""
    order = ranked(chances)
    return order[min(number, len(order)) - 1]


def drawn(chances: Chances, dice: random.Random) -> str:
    """A character by chance, each as often as its chance says."""
    return dice.choices(list(chances), list(chances.values()))[0]
