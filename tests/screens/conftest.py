"""A small library to look at."""

import sys
from datetime import date
from pathlib import Path

import factories
import pytest

from courses.actions import options
from courses.model import Mark

sys.path.insert(0, str(Path(__file__).parent))  # tests import `desk_pilot` by name under importlib mode


def three_courses(store):
    """Makes a running course with marks, a full one with a queue, and one to come."""
    options.set_option(store, factories.LIBRARIAN, "library.name", "Storumans bibliotek")
    running = factories.course(store, count=12)
    people = factories.enrolled(store, running, "Ebba", "Åsa", "Örjan")
    for person in people:
        factories.mark(store, running, person, *[Mark.PRESENT] * 10)
    full = factories.course(store, code="STO-602", title="Surfplatta", seats=1, first_date=date(2026, 11, 20), count=4)
    factories.enrolled(store, full, "Doris", "Henry")
    factories.course(store, code="STO-603", title="Släktforskning", first_date=date(2027, 1, 12))


@pytest.fixture
def store(tmp_path):
    """A library with a running course with marks, a full one with a queue, and one to come."""
    with factories.library(tmp_path, three_courses) as opened:
        yield opened
