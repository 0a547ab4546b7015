"""A file of booked guidance: each booking goes to the session it belongs to, or comes back with what it lacks."""

from datetime import date, time

import factories
import pytest
from factories import LIBRARIAN

from courses import clock
from courses.actions import journal, registers
from courses.actions.register_drafts import LeaderDraft, RoomDraft
from courses.actions.sessions import cancel_session
from courses.imports import guess, runner
from courses.model import CourseKind
from courses.store import bookings, courses, sessions
from courses.store.bookings import Scope

HEAD = "Plats\tDag\tBörjar\tLängd\tHandledare\tLäge\tNamn\tTelefon\tGäller\tBokad den\n"
FILE = (
    HEAD
    + "Lycksele\t2026-11-04\t13.00\t30 min\tDH\tgenomförd\tWidad A.\t031-390 06 55\tskriva ut\t2026-10-24\n"
    + "Lycksele\t2026-11-04\t13.30\t30 min\tDH\tledig\t\t\t\t\n"
    + "Lycksele\t2026-11-11\t14.00\t40 min\tDH\tutebliven\tElof S.\t0980-31 92 59\tlösenord\t2026-11-08\n"
    + "Lycksele\t2026-11-25\t14.00\t30 min\tDH\tbokad\tAina S.\t\t1177\t2026-11-19\n"
    + "Lycksele\t2026-11-25\t15.00\t30 min\tDH\tavbokad\tRut S.\t\te-post\t2026-11-19\n"
)


@pytest.fixture
def store(tmp_path):
    """A library with guidance on Wednesdays 13.00–16.00 in Lycksele, with Daniel (DH)."""
    with factories.library(tmp_path) as opened:
        room = registers.add(opened, LIBRARIAN, RoomDraft(name="Samtalsrum 2", place="Lycksele"))
        guide = registers.add(opened, LIBRARIAN, LeaderDraft(name="Daniel Holmqvist", signature="DH"))
        factories.course(
            opened, code="4608", title="Boka handledning", kind=CourseKind.GUIDANCE, first_date=date(2026, 11, 4), count=4,
            start=time(13), end=time(16), seats=None, slot_minutes=30, room_id=room, leader_ids=(guide,),
        )  # fmt: skip
        yield opened


def read(store, folder, text):
    path = folder / "bokad_handledning.csv"
    path.write_text("\ufeff" + text, encoding="utf-8")
    return runner.run(store, LIBRARIAN, "bookings", path)


def shown(store):
    rows = bookings.of_scope(store, LIBRARIAN, Scope(), with_cancelled=True)
    return [
        (it.day.isoformat(), f"{it.start:%H.%M}", it.booking.status.value, it.booking.name)
        for it in rows
        if it.booking is not None
    ]


def test_bookings_find_their_sessions(store, tmp_path):
    report = read(store, tmp_path, FILE)

    assert (4, 0) == (report.created, report.rejected), report.problems
    assert [
        ("2026-11-04", "13.00", "HELD", "Widad A."),
        ("2026-11-11", "14.00", "NO_SHOW", "Elof S."),
        ("2026-11-25", "14.00", "BOOKED", "Aina S."),
        ("2026-11-25", "15.00", "CANCELLED", "Rut S."),
    ] == shown(store)


def test_the_same_file_again_makes_no_doubles_and_one_undo_takes_it_all_back(store, tmp_path):
    read(store, tmp_path, FILE)
    again = read(store, tmp_path, FILE)
    assert (0, 0, 0) == (again.created, again.changed, again.rejected)

    journal.undo(store, LIBRARIAN)
    assert [] == shown(store)


@pytest.mark.parametrize(
    "row",
    [
        "Åsele\t2026-11-04\t13.00\t30 min\tDH\tbokad\tAda\t\t\t\n",
        "Lycksele\t2026-11-05\t13.00\t30 min\tDH\tbokad\tAda\t\t\t\n",
        "Lycksele\t2026-11-04\t13.00\t30 min\tXX\tbokad\tAda\t\t\t\n",
        "Lycksele\t2026-11-04\t16.30\t30 min\tDH\tbokad\tAda\t\t\t\n",
    ],
    ids=["place", "day", "guide", "time"],
)
def test_a_row_that_has_no_session_comes_back_with_what_would_make_it_whole(store, tmp_path, row):
    report = read(store, tmp_path, HEAD + row)

    assert (0, 1) == (report.created, report.rejected)
    assert "add-session" in str(report.problems[0])
    assert report.rejected_file.exists()


def test_only_a_cancelled_booking_belongs_to_a_cancelled_session(store, tmp_path):
    course = courses.by_code(store, "4608")
    sessions_of = sessions.of_course(store, course.id, clock.now())
    cancel_session(store, LIBRARIAN, sessions_of[3].id, "sjukdom")
    row = "Lycksele\t2026-11-25\t{time}\t30 min\tDH\t{state}\tAda\t\t\t\n"

    report = read(
        store, tmp_path, HEAD + row.format(time="13.00", state="avbokad") + row.format(time="14.00", state="bokad")
    )

    assert (1, 1) == (report.created, report.rejected)


def test_a_slot_is_not_given_twice(store, tmp_path):
    twice = "Lycksele\t2026-11-25\t14.00\t30 min\tDH\tbokad\t{name}\t\t\t\n"

    report = read(store, tmp_path, HEAD + twice.format(name="Ada") + twice.format(name="Bo"))

    assert (1, 1) == (report.created, report.rejected)


def test_the_kind_of_the_file_is_seen(store, tmp_path):
    read(store, tmp_path, FILE)

    assert "bookings" == guess.kind_of(tmp_path / "bokad_handledning.csv")
