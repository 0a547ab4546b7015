"""What every test shares: a held clock, Swedish, and no look at the user's own data."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # tests import `factories` by name under importlib mode

from courses import i18n


@pytest.fixture(autouse=True)
def held_clock(monkeypatch, tmp_path):
    """Holds the clock at Friday 20 November 2026, 12.45, and keeps the user's own data and language out."""
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-11-20T12:45:00")
    monkeypatch.setenv("KURSVERKSTAD_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("KURSVERKSTAD_LANG", "sv")
    monkeypatch.setenv("KURSVERKSTAD_USER", "Maja")
    i18n.use("sv")
    yield
    i18n.use("sv")
