"""Our own small font: characters five dots wide and seven high, on a picture of 8×8."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .base import LabError

if TYPE_CHECKING:
    from numpy import ndarray

SIDE = 8
TOP, LEFT = 0, 1
# The rows of each character from the top, a dot for every `#`.
DRAWN = {
    "0": ".###. #...# #...# #...# #...# #...# .###.",
    "1": "..#.. .##.. #.#.. ..#.. ..#.. ..#.. #####",
    "2": ".###. #...# ....# ..##. .#... #.... #####",
    "3": "####. ....# ....# .###. ....# ....# ####.",
    "4": "#..#. #..#. #..#. ##### ...#. ...#. ...#.",
    "5": "##### #.... #.... ####. ....# ....# ####.",
    "6": "..##. .#... #.... ####. #...# #...# .###.",
    "7": "##### ....# ...#. ..#.. ..#.. .#... .#...",
    "8": ".###. #...# #...# .###. #...# #...# .###.",
    "9": ".###. #...# #...# .#### ....# ...#. .##..",
    "A": "..#.. .#.#. #...# #...# ##### #...# #...#",
    "B": "####. #...# #...# ####. #...# #...# ####.",
    "C": ".#### #.... #.... #.... #.... #.... .####",
    "E": "##### #.... #.... ####. #.... #.... #####",
    "F": "##### #.... #.... ####. #.... #.... #....",
    "H": "#...# #...# #...# ##### #...# #...# #...#",
    "K": "#...# #..#. #.#.. ##... #.#.. #..#. #...#",
    "L": "#.... #.... #.... #.... #.... #.... #####",
    "M": "#...# ##.## #.#.# #.#.# #...# #...# #...#",
    "N": "#...# ##..# ##..# #.#.# #..## #..## #...#",
    "P": "####. #...# #...# ####. #.... #.... #....",
    "T": "##### ..#.. ..#.. ..#.. ..#.. ..#.. ..#..",
    "U": "#...# #...# #...# #...# #...# #...# .###.",
    "X": "#...# #...# .#.#. ..#.. .#.#. #...# #...#",
    "Z": "##### ....# ...#. ..#.. .#... #.... #####",
}
DIGITS = "0123456789"


def glyph(character: str) -> ndarray:
    """The picture of one character, shape (8, 8), 1 where there is ink; LabError for one that we have not drawn."""
    rows = DRAWN.get(character.upper())
    if rows is None:
        raise LabError(f"there is no picture of “{character}” (there are {''.join(DRAWN)})")
    picture = np.zeros((SIDE, SIDE), dtype=np.float32)
    for y, row in enumerate(rows.split()):
        for x, dot in enumerate(row):
            picture[TOP + y, LEFT + x] = dot == "#"
    return picture


def digits() -> ndarray:
    """The pictures of 0 to 9, shape (10, 64)."""
    return np.stack([glyph(digit).ravel() for digit in DIGITS])
