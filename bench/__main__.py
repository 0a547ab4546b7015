"""Runs every measurement and prints each as seconds and as a ratio to its reference: `make bench`."""

from __future__ import annotations

import platform
import sys

from bench import certificates, duplicates, marks, month, people, plan, search, start

LIMITS = {"start": 1.2, "import": 10.0, "plan": 0.45, "all clashes": 18.0, "month": 2.5, "duplicates": 6.0}


def main() -> int:
    """Print one table."""
    print(f"{platform.system()} {platform.machine()}, Python {platform.python_version()}")
    for module in (start, people, marks, certificates, plan, month, search, duplicates):
        results = module.main()
        reference = results[0][1]
        for what, value, name in results:
            ratio = "" if name in ("reference", "memory") else f"{value / reference:6.2f} x"
            limit = f"(limit {LIMITS[name]} x)" if name in LIMITS else ""
            print(f"  {what:55} {value:10.4f} {ratio} {limit}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
