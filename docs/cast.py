"""Make docs/carrel.svg, a short animated picture of the real app: `python docs/cast.py`.

Each frame is what the app shows after some keys; a browser steps through them (CSS animation, no script).
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tui.app import CarrelApp
from tui.course.loading import open_course
from tui.desk import Desk
from tui.progress.store import Store

SIZE = (88, 26)
LESSON = "core-differences"
# Keys, and how many seconds what they show stays.
SCENES: tuple[tuple[tuple[str, ...], float], ...] = (
    ((), 2.0),
    (("pagedown",), 1.5),
    (("c",), 2.5),
    (("down", "enter"), 2.5),
    (("r", "t"), 2.5),
    (("a",), 1.0),
    (("enter",), 3.0),
    (("escape", "s"), 2.5),
)


async def frames(home: Path) -> list[str]:
    """An SVG of each scene."""
    store = Store.open(home, device="docs", now=lambda: datetime.now(UTC))
    app = CarrelApp(Desk(open_course(ROOT / "lessons" / "generative-ai-vs-llms"), store), LESSON)
    found = []
    async with app.run_test(size=SIZE) as pilot:
        for keys, _ in SCENES:
            for key in keys:
                await pilot.press(key)
            await pilot.pause(0.7)
            found.append(app.export_screenshot(title="carrel"))
        store.close()
    return found


def animated(pictures: list[str]) -> str:
    """The pictures as one that shows them in turn. Each one's own class names get its number, so that none is shared."""
    total = sum(seconds for _, seconds in SCENES)
    groups, rules, begun = [], [], 0.0
    for number, (picture, (_, seconds)) in enumerate(zip(pictures, SCENES, strict=True)):
        own = re.sub(r"terminal-\d+", f"scene{number}", picture)
        inside = own[own.index(">", own.index("<svg")) + 1 : own.rindex("</svg>")]
        groups.append(f'<g class="scene" id="frame{number}">{inside}</g>')
        first, last = begun / total * 100, (begun + seconds) / total * 100
        before = "" if number == 0 else f"0%,{first - 0.01:.2f}%{{visibility:hidden}}"
        after = "" if number + 1 == len(pictures) else f"{last:.2f}%,100%{{visibility:hidden}}"
        rules.append(
            f"@keyframes frame{number}{{{before}{first:.2f}%,{last - 0.01:.2f}%{{visibility:visible}}{after}}}"
            f"#frame{number}{{animation:frame{number} {total}s step-end infinite}}"
        )
        begun += seconds
    head = pictures[0][: pictures[0].index(">", pictures[0].index("<svg")) + 1]
    return f"{head}<style>{''.join(rules)}</style>{''.join(groups)}</svg>"


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        (ROOT / "docs" / "carrel.svg").write_text(animated(asyncio.run(frames(Path(home)))), encoding="utf-8")


if __name__ == "__main__":
    main()
