"""Code as pieces with roles. Pygments is imported only when a block names a language."""

from __future__ import annotations

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
# Code made by machines has such lines, and some of Pygments' patterns take long over them.
LONGEST_LINE = 500


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
    plain = [(code, "code")]
    if language in _PLAIN or len(code) > LONGEST_HIGHLIGHTED or max(map(len, code.split("\n"))) > LONGEST_LINE:
        return plain
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return plain
    tokens = [(text, _role(str(kind))) for kind, text in lexer.get_tokens(code)]
    # Whatever a lexer leaves out or adds, the code is shown as it stands.
    return tokens if "".join(text for text, _ in tokens) == code else plain


def _role(kind: str) -> str:
    return next((role for prefix, role in _ROLES if kind.startswith(prefix)), "code")
