"""Makes the README's pictures from the real app: `python docs/picture.py` writes docs/*.svg."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from tui.app import CarrelApp
from tui.course.loading import open_course
from tui.desk import Desk
from tui.folders import shipped
from tui.progress.store import Store

# File name, size, and the keys that lead to the picture.
PICTURES = {
    "study.svg": ((100, 30), ["n", "escape"]),
    "compare.svg": ((100, 30), ["n", "n", "n", "c"]),
}


async def picture(name: str, size: tuple[int, int], keys: list[str]) -> None:
    """Run the app without a terminal, press the keys and keep what is on the screen."""
    store = Store.open(None, device="picture", now=lambda: datetime.now(UTC))
    app = CarrelApp(Desk(open_course(shipped("lessons") / "generative-ai-vs-llms"), store))
    async with app.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.1)
        (HERE / name).write_text(app.export_screenshot(title="Carrel"), encoding="utf-8")


async def main() -> None:
    for name, (size, keys) in PICTURES.items():
        await picture(name, size, keys)


if __name__ == "__main__":
    asyncio.run(main())
