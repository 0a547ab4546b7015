"""A library with many made-up people in its register, made once and kept among the temporary files."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.made_names import FAMILY, FIRST_PARTS, GIVEN, LAST_PARTS, SCRIPTS, TOWNS
from courses import places
from courses.actions.people import with_derived
from courses.actions.setup import open_library
from courses.store import open_store

NATION = 600_000
_SEED = 4
_SHAPE = 4
"""Raised when the people made become others, so that a register kept from before is made anew."""
_AT_ONCE = 20_000
_NAMES = (
    "key given_name family_name birth_date email phone address postcode town needs notes is_protected alias other_name "
    "other_phone other_email"
).split()
_COLUMNS = (*_NAMES, "sort_name", "search_text")
_SIGNS = str.maketrans("åäöéščćøđ", "aaoesccod", " -'")


def made(count: int = NATION) -> Path:
    """Return the data folder of a library with `count` people, made if it is not there yet."""
    folder = Path(tempfile.gettempdir()) / f"kursverkstad-bench-{count}-{_SHAPE}"
    try:
        if places.database_file(folder).exists():
            open_store(folder).close()
            return folder
    except Exception:  # noqa: BLE001 whatever is wrong with what was kept, it is made anew
        shutil.rmtree(folder)
    unready = folder.with_name(f"{folder.name}.unready")
    shutil.rmtree(unready, ignore_errors=True)
    fill(unready, count)
    unready.rename(folder)
    return folder


def fill(folder: Path, count: int) -> None:
    """Make a library in a new folder and put people in it, the same ones each time."""
    store = open_library(folder)
    marks = ", ".join("?" * (len(_COLUMNS) + 1))
    sql = f"INSERT INTO person (uid, {', '.join(_COLUMNS)}) VALUES ({marks})"
    rows = ((f"{number:032x}", *row) for number, row in enumerate(people(count)))
    for _start in range(0, count, _AT_ONCE):
        with store.immediate():
            store.db.conn.executemany(sql, (row for _n, row in zip(range(_AT_ONCE), rows, strict=False)))
    store.db.conn.execute("ANALYZE")
    store.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()


def people(count: int) -> Iterator[tuple[object, ...]]:
    """Yield the columns of each person, in the order that they came to the library."""
    dice = random.Random(_SEED)
    families = [
        *FAMILY,
        *sorted({one + other for one in FIRST_PARTS for other in LAST_PARTS if one[-1].lower() != other[0]}),
    ]
    given_weights = [1 / (n + 8) for n in range(len(GIVEN))]
    family_weights = [1 / (n + 12) for n in range(len(FAMILY))] + [0.0018] * (len(families) - len(FAMILY))
    for start in range(0, count, _AT_ONCE):
        size = min(_AT_ONCE, count - start)
        names = zip(
            dice.choices(GIVEN, given_weights, k=size), dice.choices(families, family_weights, k=size), strict=True
        )
        for number, (given, family) in enumerate(names, start + 1):
            values = with_derived(_person(dice, number, given, family))
            yield tuple(values[name] for name in _COLUMNS)


def _person(dice: random.Random, number: int, given: str, family: str) -> dict[str, object]:
    values: dict[str, object] = dict.fromkeys(_NAMES, "")
    if dice.random() < 0.04:
        family = f"{family} {dice.choice(LAST_PARTS).title()}berg"
    mail = f"{given}.{family}{number % 1000}@example.{dice.choice(('org', 'net', 'com'))}".casefold().translate(_SIGNS)
    values |= {
        "key": f"P{number:06d}",
        "given_name": f"{given} {dice.choice(GIVEN)}" if dice.random() < 0.1 else given,
        "family_name": family,
        "birth_date": f"{dice.randint(1930, 2012)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}",
        "email": mail if dice.random() < 0.6 else "",
        "phone": f"0999-{dice.randrange(10**6):06d}" if dice.random() < 0.9 else "",  # an area that there is not
        "address": f"Storgatan {number % 97 + 1}",
        "postcode": "923 31",
        "town": dice.choice(TOWNS),
        "is_protected": dice.random() < 0.003,
        "other_name": dice.choice(SCRIPTS) if dice.random() < 0.03 else "",
    }
    if values["is_protected"]:
        values["alias"] = f"Deltagare {number}"
    return values
