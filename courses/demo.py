"""The demo programme: a year of three small libraries, all invented, read in from the files in db/sample.

The demo's clock stands still on the day its files were last kept, so that Today always has something to show.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from courses import resources
from courses.actions import handout_uses
from courses.actions.options import set_option
from courses.actions.setup import open_library
from courses.i18n import _
from courses.imports.runner import run
from courses.model import Actor
from courses.store import Store, courses
from courses.store.journal import deed

NOW = "2026-11-20T12:45:00"
"""A Friday, with two attendance lists of the morning still to enter."""
ACTOR = Actor(name="Demo")
FILES = (
    ("organisations", "organisationer.csv"),
    ("rooms", "lokaler.csv"),
    ("equipment", "utrustning.csv"),
    ("leaders", "ledare.csv"),
    ("closures", "stangt.csv"),
    ("programme", "program.csv"),
    ("changes", "andringar.csv"),
    ("people", "personer.csv"),
    ("enrolments", "anmalningar.csv"),
    ("attendance", "narvaro.csv"),
    ("attendance", "besok.csv"),
)
"""Kind and file, in the order they are read."""

HANDOUTS = {
    "STO-601": ((1, "01_starta_datorn"), (4, "02_losenord"), (5, "03_bluff_sms")),
    "STO-602": ((4, "06_videosamtal"), (6, "03_bluff_sms")),
    "STO-603": ((1, "02_losenord"), (2, "03_bluff_sms")),
    "4601": ((1, "01_starta_datorn"), (3, "02_losenord")),
    "4602": ((1, "01_starta_datorn"), (3, "02_losenord")),
    "4603": ((1, "01_starta_datorn"), (2, "02_losenord")),
    "4604": ((7, "03_bluff_sms"), (8, "06_videosamtal")),
    "4605": ((1, "04_bankid"), (2, "05_kommunens_etjanster")),
    "4613": ((1, "01_starta_datorn"), (3, "02_losenord"), (4, "03_bluff_sms")),
    "ÅS 26-6": ((4, "02_losenord"),),
    "STO-701": ((1, "01_starta_datorn"), (4, "02_losenord"), (5, "03_bluff_sms")),
    "4701": ((1, "01_starta_datorn"), (3, "02_losenord")),
    "ÅS 26-1": ((1, "01_starta_datorn"), (4, "02_losenord")),
    "ÅS 26-2": ((3, "06_videosamtal"),),
}
"""What is given out at which session, by number, by the course's code."""


def hold_clock() -> None:
    """Hold the clock at the demo's moment, unless it is held already."""
    os.environ.setdefault("KURSVERKSTAD_NOW", NOW)


def build(data_folder: Path, progress: Callable[[int, int], None] | None = None) -> None:
    """Make the demo programme in `data_folder`; `progress` is told how many of how many files are read."""
    store = open_library(data_folder)
    try:
        _fill(store, progress)
    finally:
        store.close()


def _fill(store: Store, progress: Callable[[int, int], None] | None) -> None:
    set_option(store, ACTOR, "library.name", _("The demo library"))
    set_option(store, ACTOR, "library.town", "Storuman")
    set_option(store, ACTOR, "library.phone", "0980-319200")
    set_option(store, ACTOR, "library.email", "bibliotek@example.org")
    set_option(store, ACTOR, "library.page", "https://www.example.org/bibliotek/kurser")
    folder = resources.folder("db/sample")
    for done, (kind, name) in enumerate(FILES, 1):
        run(store, ACTOR, kind, folder / name)
        if progress is not None:
            progress(done, len(FILES))
    _give_out(store)


def _give_out(store: Store) -> None:
    """Say at which sessions handouts are given out."""
    with deed(store, ACTOR, _("Gave out handouts at the sessions of courses")) as it:
        for code, some in HANDOUTS.items():
            handout_uses.put_back(it, courses.by_code(store, code).id, some)
