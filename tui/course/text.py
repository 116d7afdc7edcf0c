"""Text from files, made harmless once, where it enters: what is left can be shown by any terminal as it stands."""

from __future__ import annotations

import re

# A terminal acts on these wherever they come from: CSI, OSC, DCS and the other string commands, two-byte escapes.
_SEQUENCES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
# Control characters but tab and line ends, bidirectional embeddings and overrides, lone surrogates, non-characters.
_CONTROLS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
)
_UNSHOWABLE = re.compile(f"[\r{_CONTROLS}]")
_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_HIDDEN = re.compile(f"[{_CONTROLS}\u2028\u2029]")


def cleaned(text: str) -> str:
    """The text without escape sequences, control characters and bidirectional overrides; newlines as `\\n`."""
    # Most text has nothing to drop; three scans for that in C cost a tenth of the patterns below.
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text
    text = _NEWLINES.sub("\n", text)
    return _UNSHOWABLE.sub("", _SEQUENCES.sub("", text))


def one_line(text: str) -> str:
    """The cleaned text on one line, runs of white space folded to one space."""
    return " ".join(cleaned(text).split())


def hidden(text: str) -> re.Match[str] | None:
    """The first character of the text that `cleaned` drops or takes for a newline, line ends apart; or None."""
    return None if text.isascii() and text.isprintable() else _HIDDEN.search(text)


def visible(text: str) -> str:
    """The text with a sign in the place of each character that can't be shown, so that places stay what they were."""
    return _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r", " "))
