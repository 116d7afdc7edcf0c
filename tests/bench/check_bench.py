"""How long `carrel check` takes, and how much memory, on a course of 1,000 lessons of 5 kB (10 questions more each).

Run it with: python -m tests.bench.check_bench
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .courses import write_course

LESSONS, SIZE = 1_000, 5_000
MOST_SECONDS, MOST_MEGABYTES = 15, 400
ROUNDS = 3


def main() -> None:
    """Print the seconds of each round, by the clock and of the processor, and the most memory that any took."""
    with tempfile.TemporaryDirectory() as folder:
        course = write_course(Path(folder) / "course", LESSONS, SIZE)
        size = sum(path.stat().st_size for path in course.glob("*.yaml"))
        print(f"check: {LESSONS} lessons, {size / LESSONS / 1000:.1f} kB each with their questions")
        rounds = [_round(course) for _ in range(ROUNDS)]
    # Of the children that have ended the largest counts. Linux gives kilobytes.
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  seconds    {' '.join(f'{clock:.2f}' for clock, _ in rounds)}  (at most {MOST_SECONDS})")
    print(f"  processor  {' '.join(f'{processor:.2f}' for _, processor in rounds)}")
    print(f"  megabytes  {megabytes:.0f}  (at most {MOST_MEGABYTES})")


def _round(course: Path) -> tuple[float, float]:
    clock, processor = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [sys.executable, "-m", "tui.cli", "check", str(course)]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    return time.perf_counter() - clock, used - processor


if __name__ == "__main__":
    main()
