"""TeX formulas in Unicode, as far as it goes: Greek, operators, sub- and superscripts, simple fractions and roots."""

from __future__ import annotations

import re

from .symbols import (
    ACCENTS,
    ALPHABETS,
    BETWEEN,
    ESCAPED,
    FACES,
    FUNCTIONS,
    LETTERS,
    SILENT,
    SPACES,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    WORDS,
    names,
)

# Braces within braces beyond this are no formula that a line could show.
DEEPEST = 20
_TOKEN = re.compile(r"\\operatorname\*|\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)
_OPERATORS = frozenset("=<>+")
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
# Only their lines matter here; matrices and cases need more than a line and stay as they are written.
_PLAIN_ENVIRONMENTS = names("align align* aligned equation equation* gather gather* gathered split")
_BLANKS = re.compile(r" +(?=[ )\],])|(?<=[(\[]) +")


def formula(source: str) -> str | None:
    """A TeX formula as Unicode text, its rows as lines; None when it holds what Unicode text can't show."""
    try:
        shown = _Reader(source).run()
    except _BeyondUnicodeError:
        return None
    rows = (_BLANKS.sub("", row).strip() for row in shown.split("\n"))
    return "\n".join(row for row in rows if row) or None


class _BeyondUnicodeError(Exception):
    """The formula holds something that plain text can't show."""


class _Reader:
    def __init__(self, source: str) -> None:
        self.tokens: list[str] = _TOKEN.findall(source)
        self.place = 0
        self.depth = 0

    def run(self) -> str:
        shown = self._until("")
        if self.place < len(self.tokens):
            raise _BeyondUnicodeError
        return shown

    def _until(self, closing: str) -> str:
        """What is shown up to a closing sign, which is not taken."""
        self._go_deeper()
        parts: list[str] = []
        while self.place < len(self.tokens) and self.tokens[self.place] != closing:
            token = self._next()
            if token == "}":
                raise _BeyondUnicodeError
            parts.append(self._shown(token, parts))
        self.depth -= 1
        return "".join(parts)

    def _go_deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _BeyondUnicodeError

    def _next(self) -> str:
        if self.place >= len(self.tokens):
            raise _BeyondUnicodeError
        self.place += 1
        return self.tokens[self.place - 1]

    def _shown(self, token: str, before: list[str]) -> str:
        match token:
            case "{":
                return self._group()
            case "^":
                return self._script(SUPERSCRIPTS, "^")
            case "_":
                return self._script(SUBSCRIPTS, "_")
            case "-":
                return " − " if _ends_with_operand(before) else "−"
            case "'":
                return "′"
            case "~":
                return " "
            case "&":
                return ""
            case "\\\\":
                return "\n"
            case _ if token in _OPERATORS:
                return f" {token} "
            case _ if token.isspace():
                return " "
            case _ if token.startswith("\\"):
                return self._command(token[1:], before)
        return token

    def _command(self, name: str, before: list[str]) -> str:
        if len(name) == 1 and not name.isalpha():
            return _known(ESCAPED, name)
        self._skip_blanks()
        if name in BETWEEN:
            return f" {BETWEEN[name]} "
        if name in LETTERS:
            return LETTERS[name]
        if name in FUNCTIONS:
            return self._function(name, before)
        if name in SPACES:
            return SPACES[name]
        if name in SILENT:
            # `\left.` is a bracket that is not there.
            if self.tokens[self.place : self.place + 1] == ["."] and name in ("left", "right"):
                self.place += 1
            return ""
        return self._with_arguments(name, before)

    def _with_arguments(self, name: str, before: list[str]) -> str:
        if name in WORDS:
            return self._words()
        if name in FACES:
            return self._argument()
        if name in ACCENTS:
            letter = self._argument()
            if len(letter) != 1:
                raise _BeyondUnicodeError
            return letter + ACCENTS[name]
        if name in ALPHABETS:
            return "".join(_in_alphabet(letter, name) for letter in self._argument())
        if name in ("frac", "tfrac", "dfrac"):
            lead = " " if _ends_with_operand(before) else ""
            above, below = self._argument(), self._argument()
            return f"{lead}{above if above.isalpha() else _closed(above)}/{_closed(below)} "
        if name == "sqrt":
            return self._root()
        if name in ("begin", "end") and self._words() in _PLAIN_ENVIRONMENTS:
            return ""
        raise _BeyondUnicodeError

    def _skip_blanks(self) -> None:
        while self.place < len(self.tokens) and self.tokens[self.place].isspace():
            self.place += 1

    def _group(self) -> str:
        shown = self._until("}")
        self._next()
        return shown

    def _argument(self) -> str:
        """A group in braces, or one sign."""
        self._skip_blanks()
        token = self._next()
        if token in ("}", "^", "_", "&", "\\\\"):
            raise _BeyondUnicodeError
        self._go_deeper()
        shown = self._shown(token, []).strip()
        self.depth -= 1
        return shown

    def _words(self) -> str:
        """A group in braces, letter for letter."""
        self._skip_blanks()
        if self._next() != "{":
            raise _BeyondUnicodeError
        parts: list[str] = []
        while (token := self._next()) != "}":
            if token == "{" or (token.startswith("\\") and token[1:] not in ESCAPED):
                raise _BeyondUnicodeError
            parts.append(ESCAPED[token[1:]] if token.startswith("\\") else token)
        return "".join(parts)

    def _script(self, table: dict[str, str], sign: str) -> str:
        text = self._argument()
        small = text.replace(" ", "")
        if small and all(letter in table for letter in small):
            return "".join(table[letter] for letter in small)
        if not text:
            return ""
        return sign + (text if len(text) == 1 else f"({text})")

    def _function(self, name: str, before: list[str]) -> str:
        following = self.tokens[self.place : self.place + 1]
        lead = " " if _ends_with_operand(before) else ""
        touches = not following or following[0] in "([{^_|),}" or following[0][1:] in SILENT
        return f"{lead}{name}" if touches else f"{lead}{name} "

    def _root(self) -> str:
        index = ""
        if self.tokens[self.place : self.place + 1] == ["["]:
            self.place += 1
            index = self._until("]").strip()
            self._next()
        sign = _ROOTS.get(index)
        if sign is None:
            if not all(letter in SUPERSCRIPTS for letter in index):
                raise _BeyondUnicodeError
            sign = "".join(SUPERSCRIPTS[letter] for letter in index) + "√"
        return sign + _closed(self._argument())


def _known(table: dict[str, str], name: str) -> str:
    if name not in table:
        raise _BeyondUnicodeError
    return table[name]


def _ends_with_operand(parts: list[str]) -> bool:
    last = "".join(parts[-3:]).rstrip()[-1:]
    return bool(last) and last not in "=<>+−([{,;:/|·×≤≥≈∼→"


def _closed(text: str) -> str:
    """The text in brackets, unless it reads as one thing without."""
    return text if len(text) == 1 or text.isdecimal() else f"({text})"


def _in_alphabet(letter: str, name: str) -> str:
    first, earlier = ALPHABETS[name]
    if letter in earlier:
        return earlier[letter]
    if "A" <= letter <= "Z":
        return chr(first + ord(letter) - ord("A"))
    return letter
