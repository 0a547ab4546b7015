"""What every test shares: a held clock, Swedish, and no look at the user's own data."""

import gc
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


@pytest.fixture(scope="session")
def sample_year(tmp_path_factory):
    """Reads in the sample year once, and returns its office, which nothing may write in, and what the imports said."""
    from sample_year import Office

    from bench import inlandet

    office = Office(tmp_path_factory.mktemp("inlandet") / "data")
    return office, dict(inlandet.read_year(office))


def pytest_collection_finish():
    """Lets the collector leave alone what lives until the end: it was a quarter of the work of the screens' tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
