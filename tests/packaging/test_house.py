"""What the house says of where things stand, where the import contract cannot see it."""

import re
from pathlib import Path

import courses

ROOT = Path(courses.__file__).parent
SQL = re.compile(r"\b(SELECT\b.+\bFROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b", re.DOTALL)
"""Upper case, as SQL is written here and prose is not."""


def test_sql_stands_in_the_store_only():
    elsewhere = [path for path in ROOT.rglob("*.py") if path.parent != ROOT / "store"]

    assert elsewhere
    assert [] == [str(path.relative_to(ROOT)) for path in elsewhere if SQL.search(path.read_text(encoding="utf-8"))]


def test_the_store_is_where_that_sql_is_found():
    assert SQL.search((ROOT / "store" / "terms.py").read_text(encoding="utf-8"))
