"""A guide's calendar has each booking as an event of its own, and not a word of who has booked."""

from datetime import date, time

import factories
from paper_styles import style_of

from courses import clock
from courses.actions import bookings as deeds
from courses.actions import registers
from courses.actions.bookings import BookingDraft
from courses.actions.register_drafts import LeaderDraft
from courses.exports import outgoing
from courses.exports.paper.kinds import attendance_list
from courses.model import AttendanceListPaper, CourseKind, ListRow, ListSession
from courses.model.outgoing import Scope
from courses.model.paper_style import PaperKind
from courses.store import sessions


def events(content):
    text = content.decode().replace("\r\n ", "").replace("\r\n", "\n")
    return [block.split("END:VEVENT")[0] for block in text.split("BEGIN:VEVENT")[1:]]


def test_each_booking_is_an_event_without_personal_data(tmp_path):
    with factories.library(tmp_path) as store:
        guide = registers.add(store, factories.LIBRARIAN, LeaderDraft(name="Maja Lind"))
        course = factories.course(
            store, code="STO-H", title="Bokad handledning", kind=CourseKind.GUIDANCE, first_date=date(2026, 11, 27), count=1,
            start=time(13), end=time(15), slot_minutes=30, leader_ids=(guide,), seats=None,
        )  # fmt: skip
        session = sessions.of_course(store, course.id, clock.now())[0]
        draft = BookingDraft(name="Ada Hemlig", contact="0980-319204", topic="skulder", notes="ringer")
        booked = deeds.book(store, factories.LIBRARIAN, session.id, time(13, 30), draft)
        scope = Scope(leader_id=guide)

        def made():
            return outgoing.calendar(store, factories.LIBRARIAN, scope, clock.now())

        whole, slot = events(made().content)
        assert "DTSTART;TZID=Europe/Stockholm:20261127T130000" in whole
        assert "DTSTART;TZID=Europe/Stockholm:20261127T133000" in slot
        assert f"UID:{booked.uid}" in slot
        assert not any(word in slot for word in ("Ada", "0980", "skulder", "ringer"))

        deeds.move(store, factories.LIBRARIAN, booked.id, session.id, time(14))
        moved = events(made().content)[1]
        assert f"UID:{booked.uid}" in moved
        assert ("SEQUENCE:0" in slot, "SEQUENCE:1" in moved) == (True, True)

        deeds.cancel(store, factories.LIBRARIAN, booked.id)
        assert "STATUS:CANCELLED" in events(made().content)[1]
        assert 1 == len(events(outgoing.calendar(store, factories.LIBRARIAN, Scope(), clock.now()).content))


def test_the_list_on_paper_is_drawn_with_a_quiet_mark_where_somebody_does_not_come():
    days = [date(2026, 12, 1), date(2026, 12, 8)]

    def paper(not_chosen):
        return AttendanceListPaper(
            list_number="2026-0042", library="Biblioteket", course_code="W-1", course_title="Nätet", organiser="",
            co_organisers=(), room="Salen", leaders=(),
            sessions=tuple(ListSession(n, day, time(17), time(19), "Salen") for n, day in enumerate(days, 1)),
            rows=(ListRow(1, "Ada Ek", not_chosen=frozenset(not_chosen)),), blank_rows=1, printed_on=date(2026, 11, 20),
        )  # fmt: skip

    style = style_of(PaperKind.ATTENDANCE_LIST)
    assert attendance_list.render(paper({2}), style).content != attendance_list.render(paper(()), style).content
