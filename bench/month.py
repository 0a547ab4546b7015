"""A month of the calendar on 10,000 planned sessions: turning to it, from the key's deed to the painted screen.

The reference is one bare SELECT of the 10,000 sessions, as in `bench.plan`, whose library this is.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from bench import plan
from courses import i18n
from courses.actions.setup import open_library
from courses.app import KursverkstadApp
from courses.screens.calendar import CalendarScreen
from courses.store import Store

TURNS = 9
SIZES = ((80, 24), (200, 60))


def main() -> list[tuple[str, float, str]]:
    """Return the median seconds of the reference, of a month of a year's 10,000 sessions, and of all in one month."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_library(Path(folder) / "data")
        plan.fill(store)
        results = [("bare SELECT of 10000 sessions", plan._median(lambda: plan._bare(store), 15), "reference")]
        results += [(f"a month of 10000 sessions a year, {w} x {h}", month(store, (w, h)), "month") for w, h in SIZES]
        crowd(store)
        results += [(f"a month that has all 10000, {w} x {h}", month(store, (w, h)), "crowded") for w, h in SIZES]
        store.close()
    return results


def month(store: Store, size: tuple[int, int]) -> float:
    """Return the median seconds from the deed of "next month" or "previous month" to the painted screen."""
    return asyncio.run(_month(store, size))


async def _month(store: Store, size: tuple[int, int]) -> float:
    i18n.use("sv")
    app = KursverkstadApp(store, actor=plan.ACTOR)
    async with app.run_test(size=size) as pilot:
        await app.switch_mode("calendar")
        await pilot.pause()
        screen = app.screen
        if not isinstance(screen, CalendarScreen):
            raise SystemExit("no calendar")
        screen.day = date(2027, 3, 10)
        screen.load()
        await pilot.pause()
        taken = []
        for turn in range(TURNS):
            start = time.perf_counter()
            screen.action_step(1 if turn % 2 else -1)
            screen._refresh_layout()
            screen._compositor.render_update(full=True)
            taken.append(time.perf_counter() - start)
            await pilot.pause()
    return statistics.median(taken)


def crowd(store: Store) -> None:
    """Move every session into one of the two months that are turned between."""
    with store.immediate():
        store.db.conn.execute("UPDATE session SET day = date(day, '+10 years')")  # out of the way of each other
        for row in store.query("SELECT id, course_id, number FROM session"):
            day = date(2027, 3, 1) + timedelta(days=(row["course_id"] + 3 * row["number"]) % 28)
            store.db.conn.execute("UPDATE session SET day = ? WHERE id = ?", (day.isoformat(), row["id"]))
