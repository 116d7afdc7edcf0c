"""Make docs/carrel.svg, a short animated picture of the real app: `python docs/cast.py`.

Each frame is what the app shows after some keys; a browser steps through them (CSS animation, no script).
"""

from __future__ import annotations

import asyncio
from typing import NamedTuple

from stage import HERE, played, stage

SIZE = (88, 26)
LESSON = "core-differences"


class Scene(NamedTuple):
    """Keys, and for how many seconds what they show stays; `lesson` opens the app anew at that lesson."""

    keys: tuple[str, ...]
    seconds: float
    lesson: str = ""


SCENES = (
    # Read.
    Scene(("c", "r"), 2.5, LESSON),
    Scene(("pagedown",), 1.5),
    # Compare, with the note behind a cell; then recall from memory.
    Scene(("c",), 2.5),
    Scene(("down", "enter"), 3.0),
    Scene(("enter", "h", "s"), 2.0),
    # A quiz, with what it says to an answer.
    Scene(("escape", "r", "t"), 2.5),
    Scene(("a",), 1.0),
    Scene(("3",), 3.5),
    # A lab, run to a step that can be repeated.
    Scene(("l", "L", "=gan:balanced,seed=7,step=3000", "ctrl+s"), 3.5, "gans"),
    # What was learned.
    Scene(("s",), 3.0, LESSON),
)


async def frames() -> list[str]:
    """An SVG of each scene."""
    found: list[str] = []
    place = 0
    while place < len(SCENES):
        async with stage(SIZE, SCENES[place].lesson) as pilot:
            while True:
                found.append(await played(pilot, SCENES[place].keys))
                place += 1
                if place == len(SCENES) or SCENES[place].lesson:
                    break
    return found


def animated(pictures: list[str]) -> str:
    """The pictures as one that shows them in turn. Each one's own class names get its number, so none is shared."""
    total = sum(scene.seconds for scene in SCENES)
    groups, rules, begun = [], [], 0.0
    for number, (picture, scene) in enumerate(zip(pictures, SCENES, strict=True)):
        own = picture.replace("screen-0", f"screen-{number}")
        inside = own[own.index(">", own.index("<svg")) + 1 : own.rindex("</svg>")]
        groups.append(f'<g class="scene" id="frame{number}">{inside}</g>')
        first, last = begun / total * 100, (begun + scene.seconds) / total * 100
        before = "" if number == 0 else f"0%,{first - 0.01:.2f}%{{visibility:hidden}}"
        after = "" if number + 1 == len(pictures) else f"{last:.2f}%,100%{{visibility:hidden}}"
        rules.append(
            f"@keyframes frame{number}{{{before}{first:.2f}%,{last - 0.01:.2f}%{{visibility:visible}}{after}}}"
            f"#frame{number}{{animation:frame{number} {total}s step-end infinite}}"
        )
        begun += scene.seconds
    # Who asked their system for less motion sees the first scene.
    rules.append(
        "@media (prefers-reduced-motion:reduce){.scene{animation:none!important;visibility:hidden}"
        "#frame0{visibility:visible}}"
    )
    head = pictures[0][: pictures[0].index(">", pictures[0].index("<svg")) + 1]
    return f"{head}<style>{''.join(rules)}</style>{''.join(groups)}</svg>"


def main() -> None:
    (HERE / "carrel.svg").write_text(animated(asyncio.run(frames())), encoding="utf-8")


if __name__ == "__main__":
    main()
