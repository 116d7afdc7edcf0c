"""The Markdown that lessons are written in: CommonMark by markdown-it, and rules of our own for what it lacks."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# Blocks nested deeper than this (a list counts twice: list and item) are shown as they are written.
DEEPEST = 60
# A wider table is shown as it is written: laying out one row of it would be felt.
MOST_COLUMNS = 1_000
# How far an opening `$$` looks for its end, in lines.
LONGEST_FORMULA = 60

_INTERRUPTS = ["paragraph", "reference", "blockquote", "list"]


@cache
def block_parser() -> MarkdownIt:
    """Reads blocks only; what is inside them is read when it is laid out."""
    from markdown_it import MarkdownIt

    # Our own rule stops at DEEPEST without losing what follows; markdown-it's limit would drop it.
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST * 2})
    markdown.disable(["inline", "text_join", "html_block"])
    rules = markdown.block.ruler
    rules.before("code", "too_deep", _too_deep)
    rules.before("lheading", "grid", _table, {"alt": ["paragraph", "reference"]})
    rules.before("fence", "formula", _formula_block, {"alt": _INTERRUPTS})
    rules.before("reference", "note", _note, {"alt": _INTERRUPTS})
    rules.before("reference", "admonition", _admonition)
    return markdown


@cache
def inline_parser() -> MarkdownIt:
    """Reads the text of one paragraph: emphasis, code, links, struck text, `[[terms]]`, formulas, footnote marks."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False, "strikethrough_single_tilde": True}).enable("strikethrough")
    rules = markdown.inline.ruler
    rules.before("link", "term", _term)
    rules.before("link", "note_mark", _note_mark)
    rules.before("autolink", "line_break", _line_break)
    rules.before("escape", "formula", _formula)
    return markdown


def blocks(source: str, environment: dict[str, Any]) -> list[Token]:
    """The block tokens of a Markdown text; link definitions and footnote labels are added to the environment."""
    return block_parser().parse(source, environment)


def spans(text: str, environment: dict[str, Any]) -> list[Token]:
    """The inline tokens of a paragraph's text."""
    markdown = inline_parser()
    return markdown.inline.parse(text, markdown, environment, [])


# Blocks. Each rule is called with the line where a block may begin; `silent` asks only whether one does.


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _belongs(state: StateBlock, line: int) -> bool:
    return state.sCount[line] >= state.blkIndent and not state.isEmpty(line)


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.level < DEEPEST or silent:
        return False
    line = start + 1
    while line < end and (state.isEmpty(line) or _belongs(state, line)):
        line += 1
    token = state.push("raw", "", 0)
    token.content = state.getLines(start, line, state.blkIndent, False)
    token.map = [start, line]
    state.line = line
    return True


_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
# A bar within `[[term|words]]` divides nothing, nor does an escaped one.
_BARS = re.compile(r"\\.|\[\[[^\[\]|]{1,100}\|[^\[\]|]{1,100}\]\]|(\|)")


def is_delimiter_row(line: str) -> bool:
    """Whether a line could be the second line of a table, such as `|---|:-:|`; `---` alone underlines a heading."""
    if line[:2] in ("- ", "-\t") or not ("|" in line or ":" in line):
        return False
    return bool(_DELIMITERS.fullmatch(line))


def row_cells(line: str) -> list[str]:
    """The cells of a table's line."""
    line = line.strip()
    cuts = [match.start() for match in _BARS.finditer(line) if match[1]]
    cells = [line[a:b] for a, b in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(line)], strict=True)]
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return [cell.replace("\\|", "|").strip() for cell in cells]


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """GFM's tables, as one token; unlike GFM, cells beyond the heading's are kept."""
    if start + 2 > end or state.is_code_block(start) or not _belongs(state, start + 1):
        return False
    delimiters = _line(state, start + 1).rstrip()
    if state.is_code_block(start + 1) or not is_delimiter_row(delimiters) or "|" not in (head := _line(state, start)):
        return False
    aligns = [_align(cell) for cell in row_cells(delimiters)]
    rows = [row_cells(head)]
    if len(aligns) > MOST_COLUMNS or len(rows[0]) != len(aligns):
        return False
    if silent:
        return True
    ends = state.md.block.ruler.getRules("blockquote")
    line = start + 2
    while line < end and _belongs(state, line) and not state.is_code_block(line):
        if any(rule(state, line, end, True) for rule in ends):
            break
        rows.append(row_cells(_line(state, line)))
        line += 1
    token = state.push("table", "", 0)
    token.map = [start, line]
    token.meta = {"rows": rows, "aligns": aligns}
    state.line = line
    return True


def _align(delimiter: str) -> str:
    if delimiter.endswith(":"):
        return "center" if delimiter.startswith(":") else "right"
    return ""


def _formula_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`$$` at the beginning of a line to `$$` at the end of one, without a blank line between."""
    first = _line(state, start).rstrip()
    if not first.startswith("$$") or first == "$$$$" or state.is_code_block(start):
        return False
    line = start
    text = first[2:]
    while not text.endswith("$$"):
        line += 1
        if line >= min(end, start + LONGEST_FORMULA) or not _belongs(state, line):
            return False
        text = _line(state, line).rstrip()
    if "$$" in (first[2:-2] if line == start else first[2:]):
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.map = [start, line + 1]
        lines = [_line(state, number).rstrip() for number in range(start, line + 1)]
        token.content = "\n".join(lines)[2:-2]
        state.line = line + 1
    return True


# GitHub's five.
ADMONITION = re.compile(r"\[!(note|tip|important|warning|caution)\][ \t]*$", re.IGNORECASE)


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[!NOTE]` alone on a quote's first line says what the quote is; the line shows nothing itself."""
    if silent or state.parentType != "blockquote" or state.tokens[-1].type != "blockquote_open":
        return False
    match = ADMONITION.match(_line(state, start))
    if match is None or state.is_code_block(start):
        return False
    state.tokens[-1].meta = {"kind": match[1].lower()}
    state.line = start + 1
    return True


_NOTE = re.compile(r"\[\^([^\]\s]{1,100})\]:[ \t]*")
NOTE_INDENT = 4


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A footnote, `[^label]: text`; lines indented by four go on with it."""
    begin = state.bMarks[start] + state.tShift[start]
    match = _NOTE.match(state.src, begin, state.eMarks[start])
    if match is None or state.is_code_block(start):
        return False
    if silent:
        return True
    state.env.setdefault("notes", set()).add(match[1])
    token = state.push("note_open", "", 1)
    token.info = match[1]
    token.map = [start, start + 1]
    kept = state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType
    state.blkIndent += NOTE_INDENT
    state.bMarks[start], state.tShift[start], state.sCount[start] = match.end(), 0, state.blkIndent
    state.parentType = "list"
    if match.end() < state.eMarks[start]:
        state.md.block.tokenize(state, start, end)
    else:
        state.line = start + 1
        state.md.block.tokenize(state, start + 1, end)
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = kept
    state.blkIndent -= NOTE_INDENT
    token.map[1] = state.line
    state.push("note_close", "", -1)
    return True


# Spans. Each rule is called with the place in the text where a span may begin.


def _term(state: StateInline, silent: bool) -> bool:
    """`[[id]]` or `[[id|words shown]]`."""
    if not state.src.startswith("[[", state.pos):
        return False
    end = state.src.find("]]", state.pos + 2, min(state.posMax, state.pos + 200))
    if end < 0:
        return False
    inner = " ".join(state.src[state.pos + 2 : end].split())
    name, _, words = inner.partition("|")
    if not name.strip() or "[" in inner:
        return False
    if not silent:
        token = state.push("term", "", 0)
        token.content = words.strip() or name.strip().replace("-", " ")
        token.info = name.strip()
    state.pos = end + 2
    return True


_NOTE_MARK = re.compile(r"\[\^([^\]\s]{1,100})\]")


def _note_mark(state: StateInline, silent: bool) -> bool:
    """`[^label]`, where there is a footnote of this label."""
    match = _NOTE_MARK.match(state.src, state.pos, state.posMax)
    if match is None or match[1] not in state.env.get("notes", ()):
        return False
    if not silent:
        state.push("note_mark", "", 0).content = match[1]
    state.pos = match.end()
    return True


# With the blanks after it, which would begin the next line.
_LINE_BREAK = re.compile(r"<br[ \t]*/?>[ \t]*\n?[ \t]*", re.IGNORECASE)


def _line_break(state: StateInline, silent: bool) -> bool:
    """`<br>`, the only way to break a line in a table's cell, and the only HTML that is not shown as text."""
    match = _LINE_BREAK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = match.end()
    return True


# As GitHub and Pandoc: nothing blank inside the dollars, nothing like a word outside, so that prices stay prices.
_FORMULA = re.compile(
    r"(?<![\w$\\])(?:\$\$(?!\s*\$)((?:[^$\\]|\\.){1,1000})\$\$"
    r"|\$(?![\s$])((?:[^$\\]|\\.){1,500}(?<!\s))\$)(?![\w$])",
    re.DOTALL,
)


def _formula(state: StateInline, silent: bool) -> bool:
    """`$…$` or `$$…$$` within a text."""
    if state.src[state.pos] != "$":
        return False
    match = _FORMULA.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = match[1] or match[2]
        token.markup = "$$" if match[1] else "$"
    state.pos = match.end()
    return True
