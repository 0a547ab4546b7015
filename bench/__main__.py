"""Runs measurements and prints each as seconds and as a ratio to its reference: `make bench`, or `python -m bench NAME …`.

Those of `LARGE` run only when they are asked for by name: they make a register of 100,000 or 600,000 people first, or, for
"paper", need WeasyPrint, Typst and fpdf2 beside them (`pip install kursverkstad[bench]`).
"""

from __future__ import annotations

import platform
import sys
from importlib import import_module

# The reference of "import" has no keys, index, journal, checks or mending of cells: of the 36 times it takes, 15 are those of
# the search and the cells.
LIMITS = {"start": 1.2, "import": 45.0, "plan": 0.45, "all clashes": 18.0, "month": 2.5, "duplicates": 6.0}
LIMITS["paper certificate"] = 0.34
USUAL = ("start", "people", "marks", "circle", "certificates", "plan", "month")
LARGE = {"import": "import_enrolments", "search": "search", "duplicates": "duplicates", "paper": "paper"}
"""By the name that is asked for, the module."""


def main() -> int:
    """Print one table; 2 when a name is asked for that there is not."""
    unknown = set(sys.argv[1:]) - {*USUAL, *LARGE}
    if unknown:
        print(f"no such measurement: {', '.join(sorted(unknown))}; there are {', '.join((*USUAL, *LARGE))}")
        return 2
    print(f"{platform.system()} {platform.machine()}, Python {platform.python_version()}")
    for asked in sys.argv[1:] or USUAL:
        results = import_module(f"bench.{LARGE.get(asked, asked)}").main()
        reference = results[0][1]
        for what, value, name in results:
            ratio = "" if name in ("reference", "memory", "processor") else f"{value / reference:6.2f} x"
            limit = f"(limit {LIMITS[name]} x)" if name in LIMITS else ""
            print(f"  {what:55} {value:10.4f} {ratio} {limit}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
