"""Makes docs/keys.md, every action that can be given another key: `python docs/keys.py`."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from textual.keys import _character_to_key

from tui.actions.remap import every_action

HEAD = """\
# Keys of your own

Made by `python docs/keys.py` from the tables in `tui/actions/`. Each action has an id, and the keys that it has until
you give it others. In `config.toml` (`carrel paths` says where that is) stands for example

```toml
[keys]
"study.quiz" = "z"
"study.next_lesson" = "n,ctrl+n"
```

A key is a letter or sign, or a name such as `f5`, `enter`, `space`, `tab`, `escape`, `pagedown`, `left`; `ctrl+`,
`alt+` or `shift+` may stand before it. Between several stands a comma; the comma itself is `comma`. A key that
another action of the same screen has is refused, with the line that asks for it, and the action keeps its own.
"""
SIGNS = {_character_to_key(chr(code)): chr(code) for code in range(33, 127) if not chr(code).isalnum()}


def page() -> str:
    """The whole page."""
    lines = [HEAD]
    actions = sorted(every_action().values(), key=lambda action: action.id.partition(".")[0])
    for where, found in groupby(actions, key=lambda action: action.id.partition(".")[0]):
        lines += [f"## {where}", "", "| id | keys | what it does |", "|---|---|---|"]
        lines += [f"| `{one.id}` | {_keys(one.keys)} | {one.tooltip.replace('|', chr(92) + '|')} |" for one in found]
        lines.append("")
    return "\n".join(lines)


def _keys(keys: str) -> str:
    return " ".join(f"`{SIGNS.get(key, key)}`".replace("|", "\\|") for key in keys.split(","))


if __name__ == "__main__":
    (HERE / "keys.md").write_text(page(), encoding="utf-8")
