"""Contributors, themed hours and rosters as they are kept: written, told, undone, clashing, counted."""

from datetime import date, time

import pytest
from factories import LIBRARIAN, course, library

from courses import clock
from courses.actions import attendance, clashes, contributors, journal, leading, options, registers, roster, themes
from courses.actions.contributors import ContributorDraft
from courses.actions.register_drafts import ClosureDraft, LeaderDraft, OpeningHoursDraft, OrganisationDraft, RoomDraft
from courses.actions.roster import ShiftDraft
from courses.actions.themes import ThemeDraft
from courses.errors import Invalid, NotFound, Refused
from courses.model import Actor, ClashKind, ClosureKind, CourseKind, OrganisationKind, Pattern, Role, Severity
from courses.rules import themes as rules
from courses.store import contributors as stored_contributors
from courses.store import sessions as stored
from courses.store import themes as stored_themes
from courses.store.gaps import gaps

READER = Actor("Rut", role=Role.READER)
EVERY = (date.min, date.max)


def add(store, draft):
    return registers.add(store, LIBRARIAN, draft)


def leader(store, name, **values):
    return add(store, LeaderDraft(name=name, **values))


def guest(store, name="Utbildningsförvaltningen"):
    return add(store, OrganisationDraft(name=name, kind=OrganisationKind.DEPARTMENT))


def room(store, name="eRUM", place="Storuman"):
    return add(store, RoomDraft(name=name, place=place, municipality=place))


def drop_in(store, **values):
    """Makes a drop-in of ten Thursdays from 3 December 2026, 13–17."""
    given = {"code": "STO-D", "kind": CourseKind.DROP_IN, "start": time(13), "end": time(17), "seats": None}
    return course(store, **(given | {"pattern": Pattern(date(2026, 12, 3), count=8)} | values))


def meetings(store, of):
    return stored.of_course(store, of.id, clock.now())


def themed(store):
    return [it for it in clashes.everything(store, LIBRARIAN, clock.now()) if it.kind is ClashKind.THEMED_HOUR]


def names(store, of):
    return [(it.position, it.name, it.part) for it in stored_contributors.of_course(store, of.id)]


def test_who_contributes_is_kept_in_order_and_undone(tmp_path):
    with library(tmp_path) as store:
        of = course(store, kind=CourseKind.EVENT, count=1)
        for name, part in (("Åke Ek", "föreläser"), ("Bo Ek", ""), ("Cia Ek", "visar")):
            contributors.contribute(store, LIBRARIAN, of.id, ContributorDraft(name=name, part=part))
        contributors.contribute(store, LIBRARIAN, of.id, ContributorDraft(name="bo ek", part="frågar"))
        assert [(1, "Åke Ek", "föreläser"), (2, "bo ek", "frågar"), (3, "Cia Ek", "visar")] == names(store, of)

        contributors.remove(store, LIBRARIAN, of.id, "Åke Ek")
        assert [(1, "bo ek", "frågar"), (2, "Cia Ek", "visar")] == names(store, of)

        journal.undo(store, LIBRARIAN)
        assert [1, 2, 3] == [position for position, _name, _part in names(store, of)]


def test_nobody_without_a_name_contributes_and_nobody_is_removed_twice(tmp_path):
    with library(tmp_path) as store:
        of = course(store)
        with pytest.raises(Invalid):
            contributors.contribute(store, LIBRARIAN, of.id, ContributorDraft(name="  "))
        with pytest.raises(NotFound):
            contributors.remove(store, LIBRARIAN, of.id, "Åke Ek")
        with pytest.raises(Refused):
            contributors.contribute(store, READER, of.id, ContributorDraft(name="Åke Ek"))


def test_themed_hours_fall_on_the_first_thursday_and_are_undone(tmp_path):
    with library(tmp_path) as store:
        of, whose = drop_in(store), guest(store)
        draft = ThemeDraft(organisation_id=whose, weekday=3, nth=1, start=time(14), end=time(16))
        theme = themes.add(store, LIBRARIAN, of.id, draft)

        assert "Utbildningsförvaltningen" == theme.title
        assert [date(2026, 12, 3), date(2027, 1, 7)] == [on.day for on in themes.coming(store, theme, clock.now())]

        changed = themes.change(
            store, LIBRARIAN, theme.id, ThemeDraft(title="Skolval", weekday=3, nth=-1), theme.version
        )
        assert ("Skolval", "", None, -1) == (changed.title, changed.organisation, changed.start, changed.nth)
        journal.undo(store, LIBRARIAN)
        assert themes.draft_of(theme) == themes.draft_of(stored_themes.get(store, theme.id))

        themes.remove(store, LIBRARIAN, theme.id)
        assert () == stored_themes.of_course(store, of.id)
        journal.undo(store, LIBRARIAN)
        assert (theme.id,) == tuple(it.id for it in stored_themes.of_course(store, of.id))


def test_all_that_is_wrong_with_themed_hours_is_told_at_once(tmp_path):
    with library(tmp_path) as store:
        of = drop_in(store)
        wrong = ThemeDraft(
            nth=7, start=time(16), end=time(14), valid_from=date(2027, 1, 2), valid_to=date(2027, 1, 1), room_id=99
        )
        assert {"title", "weekday", "nth", "end", "valid_to", "room_id"} == set(themes.faults(store, wrong))
        with pytest.raises(Invalid) as told:
            themes.add(store, LIBRARIAN, of.id, wrong)
        assert 6 == len(told.value.message.splitlines())
        assert () == stored_themes.of_course(store, of.id)


def test_themed_hours_in_a_room_that_another_course_has_clash(tmp_path):
    with library(tmp_path) as store:
        mine, other = room(store), room(store, "Datasalen")
        of = drop_in(store, room_id=mine)
        course(store, code="K-1", room_id=other, start=time(15), end=time(17), first_date=date(2026, 12, 10), count=1)
        assert [] == themed(store)

        theme = themes.add(store, LIBRARIAN, of.id, ThemeDraft(title="Surfplattor", room_id=other, start=time(14)))
        (found,) = themed(store)
        assert (("STO-D", "K-1"), Severity.WARNING, ["Surfplattor"]) == (
            found.courses,
            found.severity,
            found.facts["themes"],
        )
        assert "Surfplattor" in found.what
        assert [found] == themes.clashes_of(store, LIBRARIAN, of.id, clock.now())
        assert date(2026, 12, 10) == found.sessions[0].day

        themes.change(
            store,
            LIBRARIAN,
            theme.id,
            ThemeDraft(title="Surfplattor", room_id=other, start=time(13), end=time(15)),
            theme.version,
        )
        assert [] == themed(store)


def test_a_draft_is_held_against_themed_hours_in_its_room(tmp_path):
    with library(tmp_path) as store:
        other = room(store, "Datasalen")
        themes.add(store, LIBRARIAN, drop_in(store).id, ThemeDraft(title="Tema", room_id=other, weekday=3, nth=1))
        from factories import course_draft

        draft = course_draft(code="K-1", room_id=other, start=time(15), end=time(16))
        days = [date(2026, 12, 3), date(2026, 12, 10)]
        assert [ClashKind.THEMED_HOUR] == [it.kind for it in clashes.of_draft(store, draft, days)]


def test_themed_hours_that_clash_are_refused_where_the_setting_blocks(tmp_path):
    with library(tmp_path) as store:
        other = room(store, "Datasalen")
        of = drop_in(store)
        course(store, code="K-1", room_id=other, start=time(15), end=time(17), first_date=date(2026, 12, 10), count=1)
        options.set_option(store, LIBRARIAN, "clash.themed_hour", "block")
        with pytest.raises(Refused):
            themes.add(store, LIBRARIAN, of.id, ThemeDraft(title="Tema", room_id=other))
        assert () == stored_themes.of_course(store, of.id)


def test_a_guest_cannot_be_in_two_places_at_once_but_in_two_rooms_of_one(tmp_path):
    with library(tmp_path) as store:
        whose = guest(store)
        here, beside, away = room(store), room(store, "Datasalen"), room(store, "Biblioteket", "Åsele")
        for code, where in (("A-1", here), ("B-1", beside), ("C-1", away)):
            of = drop_in(store, code=code, room_id=where, pattern=Pattern(date(2026, 12, 3), count=1))
            themes.add(store, LIBRARIAN, of.id, ThemeDraft(organisation_id=whose))
        assert [("A-1", "C-1"), ("B-1", "C-1")] == [it.courses for it in themed(store)]


def rows(store, of):
    return [
        (tuple((one.name, one.start.hour, one.end.hour) for one in it.shifts), [gap.start.hour for gap in it.uncovered])
        for it in roster.of_course(store, of.id, clock.now())
    ]


def test_shifts_are_kept_and_the_time_that_nobody_covers_is_told_and_is_a_gap(tmp_path):
    with library(tmp_path) as store:
        of = drop_in(store, pattern=Pattern(date(2026, 12, 3), count=1))
        maud, jonas = leader(store, "Maud Lind"), leader(store, "Jonas Ek")
        (session,) = meetings(store, of)
        assert [((), [13])] == rows(store, of)

        roster.set_shifts(
            store,
            LIBRARIAN,
            session.id,
            [ShiftDraft(maud, time(15), None), ShiftDraft(jonas, None, time(14))],
        )
        assert [((("Jonas Ek", 13, 14), ("Maud Lind", 15, 17)), [14])] == rows(store, of)
        assert ["shifts"] == [it.what for it in gaps(store, clock.now()) if it.what in ("shifts", "leader")]

        roster.set_shifts(store, LIBRARIAN, session.id, [ShiftDraft(maud, time(14)), ShiftDraft(jonas, None, time(14))])
        assert [[]] == [gaps_ for _shifts, gaps_ in rows(store, of)]
        assert [] == [it for it in gaps(store, clock.now()) if it.what == "shifts"]

        journal.undo(store, LIBRARIAN)
        assert [((("Jonas Ek", 13, 14), ("Maud Lind", 15, 17)), [14])] == rows(store, of)


def test_a_shift_outside_its_session_and_one_twice_are_both_told(tmp_path):
    with library(tmp_path) as store:
        of = drop_in(store)
        maud, jonas = leader(store, "Maud Lind"), leader(store, "Jonas Ek")
        wrong = [ShiftDraft(maud), ShiftDraft(maud), ShiftDraft(jonas, time(9), time(10))]
        with pytest.raises(Invalid) as told:
            roster.set_shifts(store, LIBRARIAN, meetings(store, of)[0].id, wrong)
        assert 2 == len(told.value.message.splitlines())


def test_leaders_take_turns_two_at_a_time_and_one_undo_takes_it_back(tmp_path):
    with library(tmp_path) as store:
        of = drop_in(store, pattern=Pattern(date(2026, 12, 3), count=4, nth=(1,), weekdays=(3,)))
        ids = [leader(store, name) for name in ("Maud", "Jonas", "Eva")]
        found = roster.preview(store, of.id, clock.now(), turn=ids, each=2)
        assert [(), (), (), ()] == [it.before for it in found]
        assert 4 == roster.fill(store, LIBRARIAN, of.id, found)

        told = [tuple(name for name, *_hours in shifts) for shifts, _gaps in rows(store, of)]
        assert [("Maud", "Jonas"), ("Eva", "Maud"), ("Jonas", "Eva"), ("Maud", "Jonas")] == told
        assert 0 == roster.fill(store, LIBRARIAN, of.id, roster.preview(store, of.id, clock.now(), turn=ids, each=2))

        journal.undo(store, LIBRARIAN)
        assert [((), [13])] * 4 == rows(store, of)


def test_a_weekday_goes_before_the_turn(tmp_path):
    with library(tmp_path) as store:
        of = drop_in(store, pattern=Pattern(date(2026, 12, 1), count=6, weekdays=(1, 3)))
        maud, jonas, eva = (leader(store, name) for name in ("Maud", "Jonas", "Eva"))
        found = roster.preview(store, of.id, clock.now(), turn=[jonas, eva], weekdays={3: [maud]})
        assert ["Jonas", "Maud", "Eva", "Maud", "Jonas", "Maud"] == [it.after[0] for it in found]


def test_a_leader_clashes_by_the_shift_and_not_by_the_whole_session(tmp_path):
    with library(tmp_path) as store:
        maud = leader(store, "Maud Lind")
        of = drop_in(store, pattern=Pattern(date(2026, 12, 3), count=1))
        course(
            store,
            code="K-1",
            leader_ids=(maud,),
            start=time(15),
            end=time(17),
            pattern=Pattern(date(2026, 12, 3), count=1),
        )
        session = meetings(store, of)[0]

        def told():
            found = clashes.everything(store, LIBRARIAN, clock.now())
            return [it.sessions[0].end.hour for it in found if it.kind is ClashKind.LEADER]

        roster.set_shifts(store, LIBRARIAN, session.id, [ShiftDraft(maud, None, time(15))])
        assert [] == told()
        with pytest.raises(Refused):
            roster.set_shifts(store, LIBRARIAN, session.id, [ShiftDraft(maud, None, time(16))])
        options.set_option(store, LIBRARIAN, "clash.leader", "warn")
        roster.set_shifts(store, LIBRARIAN, session.id, [ShiftDraft(maud, None, time(16))])
        assert [16] == told()


def test_two_officers_staff_one_hour_a_month(tmp_path):
    with library(tmp_path) as store:
        whose = guest(store, "Socialförvaltningen")
        maud, jonas = (leader(store, name, organisation_id=whose) for name in ("Maud Lind", "Jonas Ek"))
        of = drop_in(store, pattern=Pattern(date(2026, 9, 3), count=4, nth=(1,), weekdays=(3,)))
        theme = themes.add(
            store, LIBRARIAN, of.id, ThemeDraft(organisation_id=whose, weekday=3, nth=1, start=time(14), end=time(15))
        )
        for session in meetings(store, of):
            (on,) = rules.falls(theme, [session])
            shifts = [ShiftDraft(one, on.start, on.end) for one in (maud, jonas)]
            roster.set_shifts(store, LIBRARIAN, session.id, shifts)
        attendance.count_heads(store, LIBRARIAN, meetings(store, of)[0].id, 5)

        hours = leading.staff_hours(store, *EVERY, clock.now())
        assert [("Socialförvaltningen", 240, 60)] * 2 == [(it.organisation, it.planned, it.held) for it in hours]


def test_a_reader_may_not_touch_the_roster(tmp_path):
    with library(tmp_path) as store:
        of, maud = drop_in(store), leader(store, "Maud")
        found = roster.preview(store, of.id, clock.now(), turn=[maud])
        with pytest.raises(Refused):
            roster.fill(store, READER, of.id, found)
        with pytest.raises(Refused):
            themes.add(store, READER, of.id, ThemeDraft(title="Tema"))


def test_leaders_that_change_places_come_back_with_undo(tmp_path):
    from dataclasses import replace

    from courses.actions import planning
    from courses.store import courses

    with library(tmp_path) as store:
        maud, jonas = leader(store, "Maud"), leader(store, "Jonas")
        made = course(store, leader_ids=(maud, jonas))
        draft = replace(planning.draft_of(made), leader_ids=(jonas, maud))
        planning.change_course(store, LIBRARIAN, made.id, draft, made.version)
        journal.undo(store, LIBRARIAN)
        assert (maud, jonas) == courses.get(store, made.id).leader_ids


def test_themed_hours_in_a_room_that_is_closed_are_told(tmp_path):
    with library(tmp_path) as store:
        own, other = (registers.add(store, LIBRARIAN, RoomDraft(name=name, place="C")) for name in ("Sal", "Sal2"))
        of = drop_in(store, room_id=own, pattern=Pattern(date(2026, 12, 3), count=1))
        themes.add(store, LIBRARIAN, of.id, ThemeDraft(title="Släktforskning", room_id=other))
        day = date(2026, 12, 3)
        closed = ClosureDraft(first_date=day, kind=ClosureKind.ROOM_CLOSED, place="C", room="Sal2", reason="målas")
        registers.add(store, LIBRARIAN, closed)

        found = clashes.of_course(store, LIBRARIAN, of.id, clock.now())

        assert [ClashKind.CLOSED] == [it.kind for it in found]
        assert "Släktforskning" in found[0].what
        assert "målas" in found[0].what


def test_hours_that_are_entered_afterwards_are_held_against_what_is_planned_when_they_are_kept_to(tmp_path):
    with library(tmp_path) as store:
        room = registers.add(store, LIBRARIAN, RoomDraft(name="Sal", place="C"))
        one = course(store, count=1, first_date=date(2026, 12, 3), start=time(8), end=time(10), room_id=room)
        options.set_option(store, LIBRARIAN, "schedule.opening_hours", "SKIP")
        registers.add(store, LIBRARIAN, OpeningHoursDraft(place="C", weekday=3, opens=time(9), closes=time(18)))

        assert [ClashKind.CLOSED] == [it.kind for it in clashes.of_course(store, LIBRARIAN, one.id, clock.now())]
        options.set_option(store, LIBRARIAN, "schedule.opening_hours", "WARN")
        assert [] == clashes.of_course(store, LIBRARIAN, one.id, clock.now())


@pytest.mark.parametrize("times", [(time(16), time(19)), (time(12), None), (time(17), None), (time(15), time(14))])
def test_a_shift_that_reaches_outside_the_session_is_refused_with_the_sessions_time(tmp_path, times):
    with library(tmp_path) as store:
        jonas, of = leader(store, "Jonas Ek"), drop_in(store)
        with pytest.raises(Invalid, match=r"13\.00–17\.00"):
            roster.set_shifts(store, LIBRARIAN, meetings(store, of)[0].id, [ShiftDraft(jonas, *times)])


def test_who_cannot_on_a_weekday_is_told_before_turns_are_written(tmp_path):
    with library(tmp_path) as store:
        ids, of = [leader(store, "Jonas Ek", days="mån–tis"), leader(store, "Eva Ek")], drop_in(store)
        found = roster.preview(store, of.id, clock.now(), turn=ids)

        assert [("Jonas Ek",), ()] == [it.unable for it in found[:2]]
        assert roster.roster.turn_text(found[0]).startswith("⚠ Jonas Ek")
