"""Makes the README's still pictures from the real app: `python docs/picture.py` writes docs/*.svg."""

from __future__ import annotations

import asyncio

from stage import HERE, played, stage

SIZE = (100, 30)
# File name, the lesson that is open, and the keys that lead to the picture.
PICTURES = {
    "study.svg": ("core-differences", ("c", "r")),
    "compare.svg": ("core-differences", ("c", "down", "enter")),
}


async def main() -> None:
    for name, (lesson, keys) in PICTURES.items():
        async with stage(SIZE, lesson) as pilot:
            (HERE / name).write_text(await played(pilot, keys), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
