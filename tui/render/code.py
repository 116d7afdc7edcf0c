"""Code as pieces with roles. Pygments is imported only when a block names a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from time import thread_time

from .text import Piece

# Pygments' token types, most particular first.
_ROLES = (
    ("Token.Comment", "code-comment"),
    ("Token.Keyword", "code-keyword"),
    ("Token.Operator.Word", "code-keyword"),
    ("Token.Literal.String", "code-string"),
    ("Token.Literal.Number", "code-number"),
    ("Token.Name.Function", "code-name"),
    ("Token.Name.Class", "code-name"),
    ("Token.Name.Tag", "code-name"),
)
_PLAIN = ("", "text", "txt", "plain", "console")
# Highlighting more than a screen or two at once would be felt; longer code is shown without colours.
LONGEST_HIGHLIGHTED = 8_000
# Code made by machines has lines as long, or as many empty ones, and some of Pygments' patterns take long over them.
_HURTS = re.compile(r"[^\n]{500}|^(?:[ \t]*\n){40}", re.MULTILINE)
# Seconds of CPU. Real code takes 0.01; a few lines made to hurt (`_` on each, in C#) would take six seconds.
PATIENCE = 0.04


def code_lines(code: str, language: str) -> list[list[Piece]]:
    """The code's lines as pieces, highlighted where the language is known."""
    lines: list[list[Piece]] = [[]]
    for text, role in _tokens(code.removesuffix("\n").expandtabs(4), language):
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(Piece(part, role))
    return lines


def _tokens(code: str, language: str) -> list[tuple[str, str]]:
    if language in _PLAIN or len(code) > LONGEST_HIGHLIGHTED or _HURTS.search(code):
        return [(code, "code")]
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return [(code, "code")]
    return list(_highlighted(code, lexer.get_tokens(code)))


def _highlighted(code: str, tokens: Iterable[tuple[object, str]]) -> Iterator[tuple[str, str]]:
    """The tokens' texts and roles, as long as they agree with the code and come in time; the rest without colours."""
    begin = thread_time()
    place = 0
    for kind, text in tokens:
        if not code.startswith(text, place) or thread_time() - begin > PATIENCE:
            break
        place += len(text)
        yield text, _role(str(kind))
    if place < len(code):
        yield code[place:], "code"


def _role(kind: str) -> str:
    return next((role for prefix, role in _ROLES if kind.startswith(prefix)), "code")
