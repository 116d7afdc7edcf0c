"""Pictures of screens as SVG in a form in which the same screen is always the same text; and where they are kept.

A picture that differs from the stored one is put into `new/`; `python -m tests.snapshots.accept` takes it over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
STORED, NEW = HERE / "stored", HERE / "new"

_RULE = re.compile(r"\.terminal-\d+-(r\d+) \{ (.*?);? \}")
_GROUND = re.compile(r'<rect fill="(#\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="24.65"')
_TEXT = re.compile(
    r'<text class="terminal-\d+-(r\d+)" x="([\d.]+)" y="([\d.]+)" textLength="[\d.]+"[^>]*>(.*?)</text>'
)
_SIZE = re.compile(r'<rect x="0" y="0" width="([\d.]+)" height="([\d.]+)" />')
HEAD = """<svg viewBox="0 0 {0} {1}" xmlns="http://www.w3.org/2000/svg">
<style>
text {{ font: 20px "Fira Code", "DejaVu Sans Mono", monospace; white-space: pre; }}
rect {{ height: 24.65px; }}
{2}
</style>
<rect width="{0}" style="height: {1}px" fill="{3}"/>
"""


class Ground(NamedTuple):
    """The ground of a run of cells."""

    colour: str
    left: float
    top: float
    width: float


def normal(svg: str) -> str:
    """A screenshot of Textual's as what is seen of it: the grounds, and the text in its styles.

    Fonts from afar, the window drawn around it, names made by chance and a clip for every run of text go away.
    """
    size = _SIZE.search(svg)
    assert size, "an SVG of another making"
    grounds = list(_grounds(svg))
    paper = Counter[str]()
    for ground in grounds:
        paper[ground.colour] += round(ground.width)
    common = paper.most_common(1)[0][0]
    lines = [
        f'<rect x="{left:g}" y="{top:g}" width="{width:g}" fill="{colour}"/>'
        for colour, left, top, width in grounds
        if colour != common
    ]
    texts = [
        f'<text class="{style}" x="{left}" y="{top}">{words}</text>'
        for style, left, top, words in _TEXT.findall(svg.replace("&#160;", "\N{NO-BREAK SPACE}"))
    ]
    rules = "\n".join(f".{name} {{ {rule} }}" for name, rule in _RULE.findall(svg))
    return "\n".join([HEAD.format(*size.groups(), rules, common) + "\n".join(lines), *texts, "</svg>\n"])


def _grounds(svg: str) -> Iterator[Ground]:
    """The grounds of all cells, neighbours of one colour as one."""
    found = (Ground(c, float(x), float(y), float(w)) for c, x, y, w in _GROUND.findall(svg) if float(w))
    for (colour, top), runs in groupby(found, key=lambda ground: (ground.colour, ground.top)):
        together = list(runs)
        yield Ground(colour, together[0].left, top, sum(ground.width for ground in together))


def stored(name: str) -> Path:
    """The picture as it was accepted."""
    return STORED / f"{name}.svg"


def differing(name: str, svg: str) -> str:
    """'' where the picture is the stored one; else what is to be done, the new one being kept beside it."""
    path, new = stored(name), NEW / f"{name}.svg"
    if path.is_file() and path.read_text("utf-8") == svg:
        new.unlink(missing_ok=True)
        return ""
    NEW.mkdir(exist_ok=True)
    new.write_text(svg, "utf-8")
    return f"{new} is not {path.relative_to(HERE)}. Look at both; `python -m tests.snapshots.accept {name}` takes it."
