"""What is wrong with a file's YAML, in an author's words. (The parsers speak of tokens, nodes and block ends.)"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .problems import Problem, spot

if TYPE_CHECKING:
    import yaml

QUOTE_IT = 'put the text between quotes: "like this"'
TAB = ("yaml-tab", "has a tab where YAML wants spaces", "put spaces in its place; tabs may stand in quoted text only")
BACKSLASH = (
    "has a backslash that YAML does not know, between double quotes",
    "use single quotes, or write the backslash twice",
)

# What the parsers say (both of PyYAML's, the C library's and the pure one's), and what it means. The place is the
# problem's, or that of the beginning of the thing when `start` is true.
_MEANINGS: tuple[tuple[str, bool, str, str], ...] = (
    (
        r"mapping values are not allowed",
        False,
        "has a second `: ` in the line",
        'put the text between quotes: "like: this"',
    ),
    (r"end of stream.*quoted|document (indicator|separator).*quoted", True, "opens a quote that is never closed", ""),
    (
        r"unknown escape character|hexadecimal|hexdecimal|invalid Unicode character escape",
        False,
        *BACKSLASH,
    ),
    (r"flow node.*at the end", False, "ends before every `[` and `{` is closed", "close them"),
    (r"',' or '[\]}]'.*lines later", True, "opens a `[` or `{` that is not closed", "close it, or quote the text"),
    (
        r"',' or '[\]}]'",
        False,
        "does not fit in between `[ ]` or `{ }`",
        "put a comma before it, or the text between quotes",
    ),
    (
        r"could not find expected ':'|expected ':'",
        True,
        "is no `key: value`",
        "put a space after the colon; in a longer text, indent each line",
    ),
    (
        r"comment or (a )?line break|chomping or indentation",
        False,
        "has text after `|` or `>`",
        "begin the text on the next line, or put it between quotes",
    ),
    (
        r"cannot start any token|node content|sequence entries are not allowed|mapping keys are not allowed"
        r"|scanning an (alias|anchor)|undefined tag handle|directive|parsing a tag|scanning a tag",
        False,
        "begins with a character that means something else to YAML",
        QUOTE_IT,
    ),
    (
        r"block (mapping|collection|sequence)",
        False,
        "does not fit in here",
        "look at the indentation, and for text after a closing quote",
    ),
)


def syntax_problem(file: str, lines: list[str], error: yaml.MarkedYAMLError) -> Problem:
    """The problem that a parser's error stands for, at its place in the lines."""
    begins, shows = error.context_mark or error.problem_mark, error.problem_mark or error.context_mark
    later = "lines later" if begins and shows and shows.line > begins.line else ""
    ended = "at the end" if shows and not any(map(str.strip, lines[shows.line :])) else ""
    at_start, (code, message, suggestion) = _meaning(f"{error.problem or ''} {error.context or ''} {later}{ended}")
    mark = begins if at_start else shows
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if ended and not at_start:
        line = max((number for number, text in enumerate(lines) if text.strip()), default=0)
        column = len(lines[line].rstrip())
    text = lines[line] if line < len(lines) else ""
    if text[column : column + 1] == "\t" or "tab character" in (error.problem or ""):
        code, message, suggestion = TAB
    return spot(file, text, line + 1, column + 1).problem(code, message, suggestion)


def _meaning(found: str) -> tuple[bool, tuple[str, str, str]]:
    for pattern, at_start, message, suggestion in _MEANINGS:
        if re.search(pattern, found):
            return at_start, ("yaml-syntax", message, suggestion)
    return False, ("yaml-syntax", f"can't be read as YAML: {' '.join(found.split())}", "")
