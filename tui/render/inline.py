"""The text of a paragraph as pieces: emphasis, code, links, terms, pictures' descriptions, formulas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..course.text import cleaned
from .margin import note_mark
from .maths import formula
from .syntax import spans
from .text import Piece

if TYPE_CHECKING:
    from markdown_it.token import Token

_ROLES = {"strong_open": "strong", "em_open": "em", "s_open": "struck"}
# Most paragraphs have none of these, and are shown as they stand.
_MARKUP = re.compile(r"[\\`*_\[<&~$]|  \n")
_FOLD = re.compile(r"[ \t]*\n[ \t]*")


def pieces(text: str, environment: dict[str, Any], role: str = "") -> list[Piece]:
    """A paragraph's Markdown as pieces, all in `role`; the environment holds link definitions and footnotes."""
    if not _MARKUP.search(text):
        words = _shown(_FOLD.sub(" ", text))
        return [Piece(words, role)] if words else []
    return [piece for piece in _Pieces(role).of(spans(text, environment)) if piece.text]


def _shown(text: str) -> str:
    return cleaned(text).replace("\t", " ")


class _Pieces:
    """Turns tokens into pieces, keeping count of the marks that are open."""

    def __init__(self, role: str) -> None:
        self.roles = [role] if role else []
        self.targets: list[str] = []

    def of(self, tokens: list[Token]) -> list[Piece]:
        return [piece for token in tokens for piece in self._token(token)]

    def _token(self, token: Token) -> list[Piece]:
        match token.type:
            case "text" | "text_special":
                return [self._piece(token.content)]
            case "softbreak":
                return [self._piece(" ")]
            case "hardbreak":
                return [self._piece("\n")]
            case "code_inline":
                return [self._piece(token.content, "code")]
            case "term":
                return [self._piece(token.content, "term", f"term:{token.info}")]
            case "note_mark":
                return [self._piece(note_mark(token.content), "accent")]
            case "formula":
                return [self._formula(token)]
            case "image":
                address = str(token.attrGet("src") or "")
                return [self._piece(f"[picture: {_description(token) or address}]", "image", address)]
            case "link_open":
                self.roles.append("link")
                self.targets.append(str(token.attrGet("href") or ""))
            case kind if kind in _ROLES:
                self.roles.append(_ROLES[kind])
            case "link_close":
                self.roles.pop()
                self.targets.pop()
            case "strong_close" | "em_close" | "s_close":
                self.roles.pop()
        return []

    def _formula(self, token: Token) -> Piece:
        shown = formula(token.content)
        if shown is None:
            return self._piece(f"{token.markup}{' '.join(token.content.split())}{token.markup}", "code")
        return self._piece(shown, "em")

    def _piece(self, text: str, role: str = "", target: str = "") -> Piece:
        target = self.targets[-1] if self.targets else target
        return Piece(_shown(text), " ".join((*self.roles, role) if role else self.roles), cleaned(target))


def _description(image: Token) -> str:
    """A picture's description as words, without the marks of emphasis or of pictures within it."""
    parts = []
    for token in image.children or []:
        if token.type == "image":
            parts.append(_description(token))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        else:
            parts.append(token.content)
    return "".join(parts)
