"""What the labs must reach, over the seeds 0 to 9: `python -m tests.bench.labs_bench [KIND…] [--seeds N]`.

The figures and their bounds stand in tests/labs/measures; three seeds of them are tried with every run of the tests.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence

from tests.labs.measuring import ALL, figures, measured


def main(arguments: Sequence[str] = ()) -> int:
    """Print every figure with its bound; 1 when one is missed."""
    known = measured()
    parser = argparse.ArgumentParser(prog="python -m tests.bench.labs_bench", description=__doc__)
    parser.add_argument("kinds", metavar="KIND", nargs="*", help=f"of {', '.join(known)} (default: all)")
    parser.add_argument("--seeds", metavar="N", type=int, default=len(ALL), help="seeds from 0 on (default 10)")
    options = parser.parse_args(arguments)
    if unknown := sorted(set(options.kinds) - set(known)):
        parser.error(f"nothing is measured of {', '.join(unknown)}")
    missed = False
    for kind in options.kinds or known:
        begun = time.process_time()
        found = figures(kind, range(options.seeds))
        missed |= any(figure.missed for figure in found)
        print(f"\n{kind} ({time.process_time() - begun:.0f} CPU s)", flush=True)
        print("\n".join(f"  {figure}" for figure in found), flush=True)
    return int(missed)


if __name__ == "__main__":
    import sys

    sys.exit(main(sys.argv[1:]))
