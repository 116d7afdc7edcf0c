"""`carrel completions`: a script that lets a shell complete commands, options, courses and lessons.

It is made from the parsers themselves, so that it can't know less or more than they do. What changes (courses,
lessons) is asked of `carrel` when the person presses Tab.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

SHELLS = ("bash", "zsh", "fish")
# Where an argument of this name stands, these lines of `carrel` are completed: the words before the first tab.
ASKED = {"COURSE": "courses", "LESSON": "read"}


def add_to(commands: Any) -> None:
    completions = commands.add_parser("completions", help="a script that completes carrel's words in your shell")
    completions.add_argument("shell", choices=SHELLS, help="such as: carrel completions fish | source")
    completions.set_defaults(run=_run)


class _Command(Struct, frozen=True):
    """A command as a shell sees it: its options with their help, fixed words, and what it asks `carrel` for."""

    name: str
    help: str
    options: dict[str, str]
    words: tuple[str, ...]
    asked: tuple[str, ...]


def _run(options: argparse.Namespace) -> int:
    script = {"bash": _bash, "zsh": _zsh, "fish": _fish}[options.shell]
    print(script(list(_commands())))
    return 0


def _commands() -> Iterator[_Command]:
    from . import add_commands

    parsers = argparse.ArgumentParser().add_subparsers()
    add_commands(parsers)
    helps = {action.dest: action.help or "" for action in parsers._choices_actions}
    for name, parser in parsers.choices.items():
        yield _command(name, helps.get(name, ""), parser)


def _command(name: str, about: str, parser: argparse.ArgumentParser) -> _Command:
    options: dict[str, str] = {}
    words: list[str] = []
    asked: list[str] = []
    for action in parser._actions:
        options.update(dict.fromkeys(action.option_strings, action.help or ""))
        if action.option_strings or isinstance(action.choices, dict):
            words += action.choices if isinstance(action.choices, dict) and not action.option_strings else ()
        else:
            words += action.choices or ()
            asked += [ASKED[str(action.metavar)]] if action.metavar in ASKED else ()
    return _Command(name, about, options, tuple(words), tuple(asked))


def _bash(commands: list[_Command]) -> str:
    cases = []
    for command in commands:
        words = " ".join((*command.words, *command.options))
        asked = "".join(f" $(_carrel_asked {what})" for what in command.asked)
        cases.append(f'    {command.name}) words="{words}{asked}" ;;')
    return "\n".join(
        (
            '# Completion of carrel for bash: eval "$(carrel completions bash)" in ~/.bashrc',
            '_carrel_asked() { carrel "$1" 2>/dev/null | cut -f1; }',
            "_carrel() {",
            '  local word="${COMP_WORDS[COMP_CWORD]}" words',
            '  if [ "$COMP_CWORD" -eq 1 ]; then',
            f'    words="{" ".join(command.name for command in commands)} --help --version $(_carrel_asked courses)"',
            '  elif [ "${COMP_WORDS[COMP_CWORD-1]}" = --course ]; then',
            "    words=$(_carrel_asked courses)",
            '  elif [ "${COMP_WORDS[COMP_CWORD-1]}" = --lesson ]; then',
            "    words=$(_carrel_asked read)",
            "  else",
            '    case "${COMP_WORDS[1]}" in',
            *cases,
            '    *) words="--lesson" ;;',
            "    esac",
            "  fi",
            '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
            "}",
            "complete -o default -F _carrel carrel",
        )
    )


def _zsh(commands: list[_Command]) -> str:
    """zsh takes bash's way of completing, once it is told to."""
    return "autoload -U +X bashcompinit && bashcompinit\n" + _bash(commands).replace(
        'eval "$(carrel completions bash)" in ~/.bashrc',
        'eval "$(carrel completions zsh)" in ~/.zshrc, after compinit',
    ).replace("for bash", "for zsh")


def _fish(commands: list[_Command]) -> str:
    lines = [
        "# Completion of carrel for fish: carrel completions fish | source, in ~/.config/fish/config.fish",
        "complete -c carrel -n __fish_use_subcommand -f -a '(carrel courses 2>/dev/null)'",
        "complete -c carrel -l course -x -a '(carrel courses 2>/dev/null)'",
        "complete -c carrel -l lesson -x -a '(carrel read 2>/dev/null)'",
    ]
    for command in commands:
        lines.append(f"complete -c carrel -n __fish_use_subcommand -f -a {command.name} -d {_quoted(command.help)}")
        here = f"complete -c carrel -n '__fish_seen_subcommand_from {command.name}'"
        lines += [f"{here} -a '(carrel {what} 2>/dev/null)'" for what in command.asked]
        lines += [f"{here} -a {word}" for word in command.words]
        for option, about in command.options.items():
            if option.startswith("--") and option not in ("--course", "--lesson"):
                lines.append(f"{here} -l {option[2:]} -d {_quoted(about)}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return "'" + text.replace("%%", "%").replace("\\", "\\\\").replace("'", "\\'") + "'"
