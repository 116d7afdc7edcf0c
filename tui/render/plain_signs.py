"""ASCII for the signs that draw boxes and bars: a screen reader spells their names, or leaves them out."""

from __future__ import annotations

_DASHES = "─━┄┅┈┉╌╍═╴╶╸╺╼╾"
_BARS = "│┃┆┇┊┋╎╏║╵╷╹╻╽╿"
# Lines of diagrams, and blocks, of which a quote's bar is one.
_SIGNS = (
    dict.fromkeys(range(9472, 9600), "+")
    | dict.fromkeys(range(9600, 9632), "#")
    | {ord(sign): "-" for sign in _DASHES}
    | {ord(sign): "|" for sign in _BARS}
    | {ord("╱"): "/", ord("╲"): "\\", ord("╳"): "X", ord("▌"): ">"}
)


def plain(text: str) -> str:
    """Text with ASCII for these signs; braille is someone's letters, and stays."""
    return text.translate(_SIGNS)
