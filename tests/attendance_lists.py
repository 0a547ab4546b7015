"""A course with people, and lists of its attendance read in, for the tests of imports."""

from contextlib import contextmanager
from datetime import time

from factories import LIBRARIAN, course, library, person

from courses import clock
from courses.actions import enrolment
from courses.imports import runner
from courses.imports.reader import Options
from courses.store import attendance, courses, walk_ins

PEOPLE = (("Eva", "Ek"), ("Bo", "Al"), ("Per", "Ås"), ("Ida", "Berg"))


def make(store):
    """Makes STO-601, eight Tuesdays from 8 September at 10.00–12.15 with four people, and LYC-12, Tuesdays at 17."""
    one = course(store)
    for given, family in PEOPLE:
        it = person(store, given, family, email=f"{given.lower()}@example.org")
        enrolment.enrol(store, LIBRARIAN, one.id, it.id)
    course(store, code="LYC-12", title="Mobilen", start=time(17), end=time(19))


class Desk:
    """A library in which lists of attendance are read in."""

    def __init__(self, store, folder):
        self.store = store
        self.folder = folder

    def read(self, text, name="lista.csv", *, dry_run=False, **said):
        """Reads a list in, text or bytes or what writes a file, and returns the report."""
        path = self.folder / name
        if callable(text):
            text(path)
        else:
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return runner.run(self.store, LIBRARIAN, "attendance", path, Options(constants=said), dry_run=dry_run)

    def course(self, code="STO-601"):
        return courses.by_code(self.store, code)

    def marks(self, code="STO-601"):
        """Returns by name and day who is marked as what, minutes beside it where there are any."""
        grid = attendance.grid(self.store, LIBRARIAN, self.course(code).id, clock.now())
        who = {it.person_id: it.name for it in grid.participants}
        day = {it.id: f"{it.day:%m-%d}" for it in grid.sessions}
        return {
            (who[person], day[session]): f"{it.mark}" if it.minutes is None else f"{it.mark} {it.minutes}"
            for (session, person), it in grid.marks.items()
        }

    def walk_ins(self, code="STO-601"):
        """Returns by name at how many sessions walk-ins were, and whether it is known who they are."""
        found = walk_ins.of_course(self.store, LIBRARIAN, self.course(code).id)
        return {it.name: (it.attended, it.person_id is not None) for it in found}


@contextmanager
def desk(folder):
    """Lends such a library."""
    with library(folder, make) as store:
        yield Desk(store, folder)


def wrong(report):
    """Returns where a report says that something is wrong: row, column and what stands there."""
    return [(it.row, it.column, it.value) for it in report.problems if it.severity == "error"]


def counts(report):
    """Returns how many were taken, were changed, stood there already, and how many rows went back."""
    return report.created, report.changed, report.unchanged, report.rejected
