"""Documents made to hurt: megabytes without a blank, nesting without end, marks without sense."""

from __future__ import annotations

import random
from collections.abc import Callable

MEGABYTE = 1_000_000


def _table(columns: int, rows: int) -> str:
    def row(cell: Callable[[int], str]) -> str:
        return "|" + "|".join(cell(column) for column in range(columns)) + "|"

    lines = [row(lambda c: f"head{c}"), row(lambda _: "---")]
    return "\n".join([*lines, *(row(lambda c, r=r: f"*{r}* and {c}") for r in range(rows))])  # type: ignore[misc]


def _noise(seed: int) -> str:
    dice = random.Random(seed)
    return "".join(dice.choice("*_`[]()!<>&$\\|-#~^:\n\n ab1.") for _ in range(300_000))


def _noisy_lines(seed: int) -> str:
    dice = random.Random(seed)
    marks = [">", "- ", "  ", "1. ", "```", "word", "|", "*", "$$", "[^1]:", "    ", "\t"]
    return "\n".join("".join(dice.choices(marks, k=dice.randrange(12))) for _ in range(30_000))


SIGNS = [
    *("*", "_", "[", "]", "`", "~", "$", "<", ">", "&", "\\", "|", "#", "-", "!", "![", "[[", "[a](", "[^a]", "**a "),
    *("*a_ ", "a**b", "~~a ", "$a ", "<a", "[*a](b)*"),
]
HOSTILE: dict[str, Callable[[], str]] = {
    "word of a megabyte": lambda: "w" * MEGABYTE,
    "wide word": lambda: "漢" * (MEGABYTE // 3),
    "megabyte of accents": lambda: "e" + "\u0301" * MEGABYTE,
    "megabyte of joiners": lambda: "👩\u200d" * (MEGABYTE // 2),
    "paragraph of 500 kB": lambda: ("Words of *prose* with `code` that go on. " * 12_500)[:500_000],
    "paragraph in lines": lambda: ("Words of *prose* with `code` that go on.\n" * 12_500)[:500_000],
    "20,000 links": lambda: " ".join(f"[link{n}](http://example.org/{n})" for n in range(20_000)),
    "20,000 links in lines": lambda: "\n".join(f"[link{n}](http://example.org/{n})" for n in range(20_000)),
    "20,000 links by reference": lambda: (
        " ".join(f"[link{n}][{n}]" for n in range(20_000)) + "\n\n" + "\n".join(f"[{n}]: /{n}" for n in range(20_000))
    ),
    "20,000 addresses": lambda: " ".join(f"<http://example.org/{n}>" for n in range(20_000)),
    "20,000 pictures": lambda: " ".join(f"![picture{n}](p{n}.png)" for n in range(20_000)),
    "20,000 footnotes": lambda: "\n".join(f"a[^{n}]\n\n[^{n}]: note{n}" for n in range(20_000)),
    "20,000 terms": lambda: "[[term|words]] " * 20_000,
    "20,000 formulas": lambda: "$x_1^2 + \\alpha$ " * 20_000,
    "table of 1,000 columns": lambda: _table(1000, 20),
    "table of 1,000 empty columns": lambda: "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + ("|" * 1000 + "\n") * 20,
    "table of 5,000 columns": lambda: _table(5000, 3),
    "table of 10,000 rows": lambda: _table(3, 10_000),
    "table with a word of a megabyte": lambda: f"|a|b|\n|-|-|\n|c|d|\n|{'w' * MEGABYTE}|e|\n|f|g|",
    "table with a heading of a megabyte": lambda: f"|{'w' * MEGABYTE}|b|\n|-|-|\n|c|d|",
    "quotes 5,000 deep": lambda: ">" * 5000 + " text",
    "spaced quotes 5,000 deep": lambda: "> " * 5000 + "text",
    "quotes deeper by the line": lambda: "\n".join(">" * n + " text" for n in range(1, 1000)),
    "many deep quotes": lambda: (">" * 60 + " text\n") * 2000,
    "lazy deep quote": lambda: ">" * 60 + " text\n" + "lazy\n" * 20_000,
    "quote of a megabyte": lambda: "> line of words in a quote\n" * 37_000,
    "10,000 lists in a line": lambda: "- " * 10_000 + "text",
    "10,000 numbered lists in a line": lambda: "1. " * 10_000 + "text",
    "lists deeper by the line": lambda: "\n".join("  " * n + "- text" for n in range(1000)),
    "lists deeper by a space": lambda: "\n".join(" " * n + "- text" for n in range(1400)),
    "10,000 lists and quotes": lambda: "> - " * 5000 + "text",
    "list of 50,000": lambda: "- item\n" * 50_000,
    "loose list of 50,000": lambda: "- item\n\n" * 50_000,
    "empty list of 100,000": lambda: "-\n" * 100_000,
    "100,000 lines": lambda: "w\n" * 100_000,
    "100,000 paragraphs": lambda: "w\n\n" * 100_000,
    "100,000 headings": lambda: "# w\n" * 100_000,
    "50,000 fences": lambda: "```\nw\n```\n" * 50_000,
    "unclosed fences": lambda: "```\n" * 100_000,
    "code of 500 kB": lambda: "```python\n" + "def f(x): return [y for y in range(10)]\n" * 12_000 + "```",
    "code with a line of a megabyte": lambda: "```\n" + "w" * MEGABYTE + "\n```",
    "indented code": lambda: "    code here\n" * 40_000,
    "unclosed formulas": lambda: "$$\n" * 50_000 + "$$ a\n" * 50_000,
    "formula of 200,000 lines": lambda: "$$\n" + "x\n" * 200_000 + "$$",
    "definition of a megabyte": lambda: f"[a]: {'w' * MEGABYTE}\n\n" + "[a] text\n\n" * 5000,
    "nested links": lambda: "[" * 20_000 + "a" + "](b)" * 20_000,
    "nested pictures": lambda: "![" * 20_000 + "a" + "](b)" * 20_000,
    "longer and longer runs of backticks": lambda: "".join("`" * n + "a" for n in range(1, 1000)),
    "blank lines": lambda: "\n" * MEGABYTE,
    "blanks": lambda: " " * MEGABYTE,
    "noise": lambda: _noise(1),
    "noisy lines": lambda: _noisy_lines(2),
    **{f"a million of {sign}": lambda sign=sign: sign * (MEGABYTE // len(sign)) for sign in SIGNS},  # type: ignore[misc]
}
