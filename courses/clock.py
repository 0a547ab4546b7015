"""The only place that asks what time it is.

Course times are Swedish local time; instants in the journal are UTC.
`KURSVERKSTAD_NOW` (local ISO time) holds the clock still, which the demo and the tests use.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE_NAME = "Europe/Stockholm"


def now() -> datetime:
    """Return the present as naive Swedish local time, to the second."""
    held = os.environ.get("KURSVERKSTAD_NOW")
    if held:
        return datetime.fromisoformat(held)
    return datetime.now(ZoneInfo(ZONE_NAME)).replace(microsecond=0, tzinfo=None)


def is_held() -> bool:
    """Return whether the clock stands still (demo, tests)."""
    return "KURSVERKSTAD_NOW" in os.environ


def today() -> date:
    """Return today's date in Sweden."""
    return now().date()


def stamp() -> str:
    """Return the present as UTC ISO text with offset, for the journal."""
    return to_utc(now()).isoformat() if is_held() else datetime.now(UTC).isoformat(timespec="milliseconds")


def to_utc(local: datetime) -> datetime:
    """Return the instant of a naive Swedish local time; of the doubled autumn hour the first is meant."""
    return local.replace(tzinfo=ZoneInfo(ZONE_NAME)).astimezone(UTC)


def to_local(instant: datetime) -> datetime:
    """Return an aware instant as naive Swedish local time."""
    return instant.astimezone(ZoneInfo(ZONE_NAME)).replace(tzinfo=None)
