"""How the main constructs look, line for line."""

from __future__ import annotations

import pytest

from tests.render.showing import roles, shown
from tui.render.markdown import layout

EXACT = {
    "paragraph": (
        "Words of prose that go on\nover the line, with **strong** ones.",
        ["Words of prose that go on over", "the line, with strong ones."],
    ),
    "headings": ("# One\ntext\n## Two\n### Three", ["One", "", "text", "", "Two", "", "Three"]),
    "hard breaks": ("Roses  \nare\\\nred<br>too", ["Roses", "are", "red", "too"]),
    "breaks among blanks": ("Roses <br> are <br/>\n red", ["Roses", "are", "red"]),
    "bullets by depth": ("- a\n  - b\n    - c\n      - d", ["• a", "  ◦ b", "    ▪ c", "      • d"]),
    "tight and loose": ("- a\n- b\n\ntext\n\n- c\n\n- d", ["• a", "• b", "", "text", "", "• c", "", "• d"]),
    "numbers aligned": ("9. nine\n10. ten", [" 9. nine", "10. ten"]),
    "number signs": ("3) three\n4) four", ["3) three", "4) four"]),
    "number zero": ("0. zero\n1. one", ["0. zero", "1. one"]),
    "item wraps under its text": (
        "1. Several words that need more than one line",
        ["1. Several words that need", "   more than one line"],
    ),
    "two paragraphs in an item": ("- a\n\n  b\n\n- c", ["• a", "", "  b", "", "• c"]),
    "empty items": ("- a\n-\n- b", ["• a", "•", "• b"]),
    "lists begun in one line": ("- 1. a\n  2. b", ["• 1. a", "  2. b"]),
    "tasks": ("- [ ] to do\n- [x] done\n\n1. [X] first", ["☐ to do", "☑ done", "", "1. ☑ first"]),
    "quote": ("> one\ntwo\n>\n> three", ["▌ one two", "▌", "▌ three"]),
    "quote in a quote": ("> a\n> > b\n>\n> c", ["▌ a", "▌", "▌ ▌ b", "▌", "▌ c"]),
    "list in a quote": ("> a\n> - b\n>   - c", ["▌ a", "▌", "▌ • b", "▌   ◦ c"]),
    "quote in a list": ("- a\n  > b\n- c", ["• a", "", "  ▌ b", "", "• c"]),
    "quote that begins an item": ("- > a\n  > b\n- c", ["• ▌ a b", "", "• c"]),
    "code": ("a\n```\nx\n  y\n\nz\n```\nb", ["a", "", "x", "  y", "", "z", "", "b"]),
    "code in a list": ("- a\n\n  ```\n  x\n    y\n  ```\n- b", ["• a", "", "  x", "    y", "", "• b"]),
    "code in a quote in a list": ("- > ```\n  > x\n  > ```", ["• ▌ x"]),
    "code is broken at the edge": ("```\n" + "abcdefghij" * 4 + "\n```", ["abcdefghij" * 3, "abcdefghij"]),
    "rule": ("a\n\n---\n\nb", ["a", "", "─" * 30, "", "b"]),
    "rule in a quote": ("> a\n>\n> ---", ["▌ a", "▌", "▌ " + "─" * 28]),
    "table": (
        "| A | B |\n|---|---|\n| one | 2 |\n| three | 4 |",
        ["A     │ B", "──────┼──", "one   │ 2", "three │ 4"],
    ),
    "table aligned": (
        "| A | B | C |\n|:--|:-:|--:|\n| one | two | 3 |\n| o | t | 300 |",
        ["A   │  B  │   C", "────┼─────┼────", "one │ two │   3", "o   │  t  │ 300"],
    ),
    "table that wraps": (
        "| Word | What it means |\n|---|---|\n| loss | how wrong the model is |\n| step | one small change |",
        [
            "Word │ What it means",
            "─────┼───────────────────────",
            "loss │ how wrong the model is",
            "step │ one small change",
        ],
    ),
    "table with rules between rows of several lines": (
        "| A | B |\n|---|---|\n| a | some words that need two lines |\n| b | c |",
        [
            "A │ B",
            "──┼───────────────────────────",
            "a │ some words that need two",
            "  │ lines",
            "──┼───────────────────────────",
            "b │ c",
        ],
    ),
    "table as cards": (
        "| First | Second | Third | Last |\n|---|---|---|---|\n| aaaaaaaa | bbbbbbbb | cccccc | |\n| d | e | f | g |",
        [
            *("First", "  aaaaaaaa", "Second", "  bbbbbbbb", "Third", "  cccccc", "Last"),
            "─" * 30,
            *("First", "  d", "Second", "  e", "Third", "  f", "Last", "  g"),
        ],
    ),
    "table with rows too short and too long": (
        "| A | B |\n|---|---|\n| a |\n| b | c | d |",
        ["A │ B │", "──┼───┼──", "a │   │", "b │ c │ d"],
    ),
    "table of a heading": ("| A | B |\n|---|---|", ["A │ B", "──┼──"]),
    "escaped bars": ("| A |\n|---|\n| a \\| `b \\| c` |", ["A", "─────────", "a | b | c"]),
    "term in a cell": ("| A | B |\n|---|---|\n| [[gan|GANs]] | b |", ["A    │ B", "─────┼──", "GANs │ b"]),
    "table in an item": ("- a\n\n  | A |\n  |---|\n  | b |\n- c", ["• a", "", "  A", "  ─", "  b", "", "• c"]),
    "admonition": ("> [!WARNING]\n> Mind *this*.\n>\n> - a", ["▌ Warning", "▌ Mind this.", "▌", "▌ • a"]),
    "footnotes": (
        "A claim[^1] and one[^why].\n\n[^1]: First.\n[^why]: Second, which goes on\n    and on.\n\n    - item",
        [
            *("A claim¹ and one[why].", "", "¹ First."),
            *("[why] Second, which goes on", "      and on.", "", "      • item"),
        ],
    ),
    "picture": ("See ![a *cat*](cat.png)!", ["See [picture: a cat]!"]),
    "tags": ("a <b>c</b>\n\n<div>\nx\n</div>", ["a <b>c</b>", "", "<div> x </div>"]),
    "formula": ("So $E = mc^2$ and $\\sigma_i \\le 1$.", ["So E = mc² and σᵢ ≤ 1."]),
    "formula block": ("a\n$$\n\\sum_{i=1}^{n} x_i\n$$\nb", ["a", "", "  ∑ᵢ₌₁ⁿ xᵢ", "", "b"]),
    "formula beyond Unicode": ("$\\begin{x}a$\n\n$$\n\\foo\n$$", ["$\\begin{x}a$", "", "$$", "\\foo", "$$"]),
    "term": ("A [[latent-space]], [[gan|GANs]].", ["A latent space, GANs."]),
    "link by reference": ("A [link][l] here.\n\n[l]: /url", ["A link here."]),
    "wide characters": ("漢字" * 9, ["漢字" * 7 + "漢", "字漢字漢字"[:3]]),
    "no closing mark at a line's beginning": ("漢" * 15 + "。漢", ["漢" * 14, "漢。漢"]),
    "nested beyond the room": ("> " * 12 + "- text", ["▌ " * 7 + "• text"]),
    "numbers beyond the room": ("- " * 9 + "7. text", ["• ◦ ▪ • ◦ ▪ • ◦ ▪ 7. text"]),
}


@pytest.mark.parametrize("name", EXACT)
def test_looks(name: str) -> None:
    source, lines = EXACT[name]
    assert shown(source, 30) == lines


ROLES = {
    "strong": ("a **b**", [("a ", ""), ("b", "strong")]),
    "nested": ("***b** c*", [("b", "em strong"), (" c", "em")]),
    "code": ("`a`", [("a", "code")]),
    "struck": ("~~a~~", [("a", "struck")]),
    "link": ("[a *b*](u)", [("a ", "link"), ("b", "link em")]),
    "term": ("[[a-b]]", [("a b", "term")]),
    "heading": ("## a `b`", [("a ", "h2"), ("b", "h2 code")]),
    "head of a table": ("| *a* |\n|---|", [("a", "strong em"), ("─", "rule")]),
    "quote": ("> a", [("▌ ", "quote"), ("a", "")]),
    "caution": ("> [!CAUTION]\n> a", [("▌ ", "wrong"), ("Caution", "wrong"), ("▌ ", "wrong"), ("a", "")]),
    "bullet": ("- a", [("• ", "bullet"), ("a", "")]),
    "picture": ("![a](u)", [("[picture: a]", "image")]),
    "formula": ("$x^2$", [("x²", "em")]),
    "footnote": ("a[^1]\n\n[^1]: b", [("a", ""), ("¹", "accent"), ("¹ ", "accent"), ("b", "")]),
}


@pytest.mark.parametrize("name", ROLES)
def test_has_roles(name: str) -> None:
    source, pieces = ROLES[name]
    assert roles(source) == pieces


TARGETS = {
    "link": ("[a](lesson#part)", "lesson#part"),
    "reference": ("[a]\n\n[a]: https://example.org", "https://example.org"),
    "address": ("<https://example.org/x>", "https://example.org/x"),
    "mail": ("<me@example.org>", "mailto:me@example.org"),
    "term": ("[[latent-space|words]]", "term:latent-space"),
    "picture": ("![a](cat.png)", "cat.png"),
    "link around a picture": ("[![a](cat.png)](/url)", "/url"),
    "in a heading": ("# [a](/url)", "/url"),
    "in a cell": ("| [a](/url) |\n|---|", "/url"),
}


@pytest.mark.parametrize("name", TARGETS)
def test_leads_to(name: str) -> None:
    source, target = TARGETS[name]
    found = {piece.target for line in layout(source, 60) for piece in line.pieces if piece.target}
    assert found == {target}


@pytest.mark.parametrize("source", ["[a](javascript:alert)", "[a](data:text/html,x)", "<vbscript:x>"])
def test_dangerous_links_are_text(source: str) -> None:
    assert {role for _, role in roles(source)} == {""}
