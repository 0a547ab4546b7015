"""Clashes as the store has them: saved, in a draft, in a move; who can lead, which room, and substitutes."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from factories import LIBRARIAN, course, course_draft, enrolled, library, mark, person

from courses import clock
from courses.actions import clashes, enrolment, journal, leading, matching, options, planning, registers
from courses.actions.register_drafts import ClosureDraft, EquipmentDraft, LeaderDraft, OrganisationDraft, RoomDraft
from courses.errors import Invalid, NotFound, Refused
from courses.model import Actor, ClashKind, ClosureKind, CourseForm, OrganisationKind, Pattern, Role, Severity
from courses.store import sessions as stored
from courses.store import tables
from courses.store.journal import deed

TUESDAYS = [date(2026, 9, 8), date(2026, 9, 15)]
READER = Actor("Rut", role=Role.READER)
ALWAYS = (date(2026, 1, 1), date(2027, 12, 31))


def add(store, draft):
    return registers.add(store, LIBRARIAN, draft)


def room(store, **values):
    return add(store, RoomDraft(**({"name": "Datasalen", "place": "Storuman", "municipality": "Storuman"} | values)))


def everything(store, actor=LIBRARIAN):
    return clashes.all_clashes(store, actor, clock.now(), *ALWAYS)


def kinds(found):
    return [it.kind.value for it in found]


def meetings(store, of):
    return stored.of_course(store, of.id, clock.now())


def test_two_courses_in_one_room_clash_and_a_cancelled_session_does_not(tmp_path):
    with library(tmp_path) as store:
        where = room(store)
        one, other = (course(store, code=code, room_id=where, count=2) for code in ("A-1", "B-1"))
        assert ["room", "room"] == kinds(everything(store))

        planning.cancel_course(store, LIBRARIAN, other.id, "för få")

        assert [] == everything(store)
        assert [] == clashes.of_course(store, LIBRARIAN, one.id, clock.now())


def test_a_draft_is_held_against_all_that_is_planned_and_not_against_itself(tmp_path):
    with library(tmp_path) as store:
        where = room(store)
        one = course(store, code="A-1", room_id=where, count=2)
        draft = course_draft(code="B-1", room_id=where, start=time(12), end=time(14))

        (found, _later) = clashes.of_draft(store, draft, TUESDAYS)
        itself = clashes.of_draft(store, planning.draft_of(one), TUESDAYS, one.id)
        elsewhere = clashes.of_draft(store, replace(draft, room_id=None), TUESDAYS)

        assert (ClashKind.ROOM, ("A-1", "B-1"), Severity.ERROR) == (found.kind, found.courses, found.severity)
        assert [found] == clashes.blocking([found])
        assert [] == itself + elsewhere


def test_a_move_is_tried_before_it_is_made(tmp_path):
    with library(tmp_path) as store:
        where = room(store, setup_minutes=30)
        one = course(store, code="A-1", room_id=where, count=2)
        course(store, code="B-1", room_id=where, count=1, first_date=date(2026, 9, 9))
        session = meetings(store, one)[0]

        def tried(day, start, end):
            return kinds(clashes.of_move(store, session.id, day, start, end, where))

        assert ["room"] == tried(date(2026, 9, 9), time(12, 30), time(13, 30))
        assert [] == tried(date(2026, 9, 9), time(12, 45), time(13, 45))
        assert [] == tried(date(2026, 9, 8), time(10), time(12))
        with pytest.raises(NotFound):
            clashes.of_move(store, 99, date(2026, 9, 9), time(10), time(11), None)


def test_a_course_is_decided_on_when_the_go_board_says_so(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=1, first_date=date(2026, 11, 30), minimum=5)

        def severity():
            (found,) = clashes.of_course(store, LIBRARIAN, one.id, clock.now())
            return found.kind, found.severity

        assert (ClashKind.BELOW_MINIMUM, Severity.NOTE) == severity()
        options.set_option(store, LIBRARIAN, "go.days_before", "10")
        assert (ClashKind.BELOW_MINIMUM, Severity.WARNING) == severity()


def test_a_closure_that_is_added_later_is_told_for_what_is_planned_then(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=2, first_date=date(2026, 12, 1), room_id=room(store))
        add(
            store,
            ClosureDraft(first_date=date(2026, 12, 8), kind=ClosureKind.CLOSED, place="Storuman", reason="inventering"),
        )

        (found,) = clashes.of_course(store, LIBRARIAN, one.id, clock.now())

        assert (ClashKind.CLOSED, date(2026, 12, 8)) == (found.kind, found.sessions[0].day)
        assert "inventering" in found.what


def test_participants_are_named_to_those_who_may_see_them_and_protected_ones_by_alias(tmp_path):
    with library(tmp_path) as store:
        one, other = (course(store, code=code, count=1) for code in ("A-1", "B-1"))
        both = [person(store, "Asta", "Ek"), person(store, "Hemlig", "Person", is_protected=True, alias="Deltagare 7")]
        for who in both:
            for where in (one, other):
                enrolment.enrol(store, LIBRARIAN, where.id, who.id)

        (named,) = everything(store)
        (unnamed,) = everything(store, READER)

        assert "Asta Ek" in named.what
        assert "Deltagare 7" in named.what
        assert "Hemlig" not in str(named)
        assert not any(name in str(unnamed) for name in ("Asta", "Deltagare 7", "Hemlig"))
        assert 2 == unnamed.facts["count"]


def test_who_has_dropped_out_or_waits_is_not_in_two_places(tmp_path):
    with library(tmp_path) as store:
        one = course(store, code="A-1", count=1)
        other = course(store, code="B-1", count=1, seats=0)
        (asta,) = enrolled(store, one, "Asta")
        enrolment.enrol(store, LIBRARIAN, other.id, asta.id)

        assert [] == everything(store)


def test_needs_are_read_from_the_person_and_from_the_enrolment(tmp_path):
    with library(tmp_path) as store:
        where = room(store, hearing_loop=False, wheelchair=False)
        one = course(store, room_id=where, count=1)
        asta, bo = person(store, "Asta", needs="hörslinga"), person(store, "Bo")
        enrolment.enrol(store, LIBRARIAN, one.id, asta.id)
        enrolment.enrol(store, LIBRARIAN, one.id, bo.id, notes="kommer med rullator")

        assert ["hearing_loop", "wheelchair"] == sorted(it.facts["need"] for it in everything(store))


def test_a_partner_sees_no_clashes_for_they_name_courses_of_others(tmp_path):
    with library(tmp_path) as store:
        whose = add(store, OrganisationDraft(name="ABF", kind=OrganisationKind.STUDY_ASSOCIATION))
        own = course(store, code="A-1", organiser_id=whose)
        partner = Actor("Pia", role=Role.PARTNER, organisation_id=whose)

        with pytest.raises(Refused):
            clashes.of_course(store, partner, own.id, clock.now())
        with pytest.raises(Refused):
            everything(store, partner)


def test_the_settings_decide_what_is_looked_for(tmp_path):
    with library(tmp_path) as store:
        where = room(store)
        for code in ("A-1", "B-1"):
            course(store, code=code, room_id=where, count=1)

        options.set_option(store, LIBRARIAN, "clash.room", "warn")
        assert [Severity.WARNING] == [it.severity for it in everything(store)]

        options.set_option(store, LIBRARIAN, "clash.room", "strunta i")
        assert [] == everything(store)


def tablet(store, code, **values):
    add(store, EquipmentDraft(name="Surfplatta", code=code, place="Storuman", **values))


def test_tablets_booked_by_piece_and_asked_for_by_number_are_counted_together(tmp_path):
    with library(tmp_path) as store:
        where = [room(store), room(store, name="Salen")]
        one, other = (
            course(store, code=code, count=1, room_id=id_) for code, id_ in zip(("A-1", "B-1"), where, strict=True)
        )
        tablet(store, "T1", booked_for="A-1")
        tablet(store, "T2", booked_for="a 1, nästa gång B-9")
        tablet(store, "T3")

        leading.ask_for_equipment(store, LIBRARIAN, other.id, "Surfplatta", 1)
        assert [] == everything(store)
        leading.ask_for_equipment(store, LIBRARIAN, other.id, "Surfplatta", 2)
        (found,) = everything(store)
        assert (ClashKind.EQUIPMENT, 4, 3) == (found.kind, found.facts["asked"], found.facts["there"])

        leading.ask_for_equipment(store, LIBRARIAN, other.id, "Surfplatta", 0)
        assert [] == everything(store)
        assert 0 == store.value("SELECT count(*) FROM course_equipment")


def test_a_piece_booked_for_two_at_once_is_told(tmp_path):
    with library(tmp_path) as store:
        for code in ("A-1", "B-1"):
            course(store, code=code, count=1)
        tablet(store, "T1", booked_for="A-1 och B-1")
        tablet(store, "T2")

        assert ["equipment"] == kinds(everything(store))


def test_only_equipment_in_the_register_is_asked_for(tmp_path):
    with library(tmp_path) as store, pytest.raises(Invalid):
        leading.ask_for_equipment(store, LIBRARIAN, course(store).id, "Drönare", 1)


def leader(store, name, **values):
    return add(store, LeaderDraft(name=name, **values))


def test_a_substitute_leads_one_session_with_a_reason_and_undo_puts_the_leader_back(tmp_path):
    with library(tmp_path) as store:
        anna, bo = leader(store, "Anna Ek"), leader(store, "Bo Ek")
        one = course(store, count=2, leader_ids=(anna,))
        session = meetings(store, one)[0]

        leading.set_session_leaders(store, LIBRARIAN, session.id, [bo], substitute_reason="sjuk")
        row = store.one("SELECT * FROM session_leader")
        assert [("Bo Ek",), ("Anna Ek",)] == [it.leader_names for it in meetings(store, one)]
        assert (1, "sjuk") == (row["is_substitute"], row["reason"])

        journal.undo(store, LIBRARIAN)
        assert [("Anna Ek",), ("Anna Ek",)] == [it.leader_names for it in meetings(store, one)]


def test_the_own_leaders_again_is_as_if_nobody_had_stood_in(tmp_path):
    with library(tmp_path) as store:
        anna, bo = leader(store, "Anna Ek"), leader(store, "Bo Ek")
        one = course(store, count=1, leader_ids=(anna,))
        session = meetings(store, one)[0]
        leading.set_session_leaders(store, LIBRARIAN, session.id, [bo, anna])

        leading.set_session_leaders(store, LIBRARIAN, session.id, [anna])

        assert 0 == store.value("SELECT count(*) FROM session_leader")
        with pytest.raises(NotFound):
            leading.set_session_leaders(store, LIBRARIAN, session.id, [99])
        with pytest.raises(Refused):
            leading.set_session_leaders(store, READER, session.id, [bo])


def test_staff_hours_are_promised_by_plan_and_held_by_who_was_there(tmp_path):
    with library(tmp_path) as store:
        whose = add(store, OrganisationDraft(name="Socialförvaltningen", kind=OrganisationKind.DEPARTMENT))
        anna, bo = leader(store, "Anna Ek", organisation_id=whose), leader(store, "Bo Ek")
        one = course(store, count=3, leader_ids=(anna,))
        (asta,) = enrolled(store, one, "Asta")
        mark(store, one, asta, "PRESENT", "PRESENT")
        leading.set_session_leaders(store, LIBRARIAN, meetings(store, one)[1].id, [bo])

        hours = leading.staff_hours(store, *ALWAYS, clock.now())

        assert [("", "Bo Ek", 0, 135), ("Socialförvaltningen", "Anna Ek", 405, 135)] == [
            (it.organisation, it.leader, it.planned, it.held) for it in hours
        ]


def test_who_can_lead_is_ranked_and_told_with_reasons(tmp_path):
    with library(tmp_path) as store:
        whose = tables.id_of(store, "organisation", code="ABF")
        able = leader(store, "Alva Ek", skills="surfplattor, e-post", languages="svenska", days="tis")
        leader(store, "Bo Ek", skills="släktforskning", languages="svenska", days="tis")
        leader(store, "Cia Ek", skills="surfplattor", languages="svenska", days="ons")
        leader(store, "Dag Ek", skills="surfplattor", languages="finska", days="tis")
        busy = leader(store, "Eva Ek", skills="surfplattor", languages="svenska", days="tis")
        for approved in store.query("SELECT id FROM leader"):
            store.db.conn.execute("UPDATE leader SET approved_by = '[\"ABF\"]' WHERE id = ?", (approved["id"],))
        leader(store, "Frej Ek", skills="surfplattor", languages="svenska", days="tis")
        course(store, code="A-1", count=1, leader_ids=(busy,))
        draft = course_draft(
            code="B-1",
            title="Surfplatta för seniorer",
            language="svenska",
            organiser_id=whose,
            form=CourseForm.STUDY_CIRCLE,
        )

        fits = matching.leaders_for(store, draft, TUESDAYS)

        assert (able, True, ()) == (fits[0].leader_id, fits[0].can, fits[0].hindrances)
        assert ["Alva Ek", "Bo Ek"] == [it.name for it in fits if it.can]
        against = {it.name: " ".join(it.hindrances) for it in fits}
        assert "ons" in against["Cia Ek"]
        assert "finska" in against["Dag Ek"]
        assert "A-1" in against["Eva Ek"]
        assert "godkänd" in against["Frej Ek"]


def test_a_course_does_not_stand_in_its_own_leaders_way(tmp_path):
    with library(tmp_path) as store:
        anna = leader(store, "Anna Ek")
        one = course(store, leader_ids=(anna,), count=2)

        (fit,) = matching.leaders_for(store, one, TUESDAYS)

        assert fit.can


def test_rooms_are_ranked_by_what_they_have_and_who_is_there(tmp_path):
    with library(tmp_path) as store:
        room(store, name="Stor", seats=40, hearing_loop=True)
        room(store, name="Lagom", seats=10, hearing_loop=True)
        room(store, name="Liten", seats=4, hearing_loop=True)
        room(store, name="Utan", seats=10, hearing_loop=False)
        room(store, name="Okänd", seats=10)
        taken = room(store, name="Tagen", seats=10, hearing_loop=True, takedown_minutes=30)
        course(store, code="A-1", count=1, room_id=taken)

        fits = matching.rooms_for(store, ["hörslinga"], 8, TUESDAYS, time(12, 30), time(14))

        assert ["Lagom", "Stor", "Okänd"] == [it.name for it in fits if it.can]
        against = {it.name: " ".join(it.hindrances) for it in fits}
        assert "4" in against["Liten"]
        assert "A-1" in against["Tagen"]
        assert against["Okänd"]


def test_red_days_stand_in_the_way_of_a_room_even_where_nothing_else_is_planned(tmp_path):
    with library(tmp_path) as store:
        room(store, seats=10)

        (fit,) = matching.rooms_for(store, [], 8, [date(2031, 12, 25)], time(10), time(12))

        assert not fit.can


def test_what_is_to_come_is_told_without_notes_and_without_what_has_been(tmp_path):
    with library(tmp_path) as store:
        where = room(store)
        for code in ("A-1", "B-1"):
            course(store, code=code, room_id=where, count=1)
            course(store, code=f"{code}-9", room_id=where, count=1, first_date=date(2027, 1, 12), minimum=4)

        assert [("A-1-9", "B-1-9")] == [it.courses for it in clashes.coming(store, LIBRARIAN, clock.now(), days=60)]


def test_the_first_date_is_told_only_where_it_is_among_the_days_asked_for(tmp_path):
    with library(tmp_path) as store:
        course(store, pattern=Pattern(date(2027, 1, 6), weekdays=(3,), count=2))

        def told(first, last):
            return kinds(clashes.all_clashes(store, LIBRARIAN, clock.now(), first, last))

        assert ["first_date", "weekday"] == told(date(2027, 1, 1), date(2027, 2, 1))
        assert [] == told(date(2027, 1, 14), date(2027, 2, 1))
        assert ["first_date", "weekday"] == kinds(clashes.everything(store, LIBRARIAN, clock.now()))


def test_a_pattern_that_cannot_begin_is_told_for_the_course(tmp_path):
    with library(tmp_path) as store:
        one = course(store, pattern=Pattern(date(2027, 1, 6), weekdays=(3,), count=2))

        found = clashes.of_course(store, LIBRARIAN, one.id, clock.now())

        assert ["first_date", "weekday"] == kinds(found)


def test_a_draft_is_told_what_its_course_is_told_once_it_is_saved(tmp_path):
    with library(tmp_path) as store:
        rooms = [
            room(store, name=f"Sal {n}", place=f"Ort {n}", travel_minutes=40 * n, seats=6, setup_minutes=15)
            for n in range(3)
        ]
        leaders = [leader(store, f"Ledare {n}", days=("tis", "mån–fre", "")[n]) for n in range(3)]
        add(store, ClosureDraft(first_date=date(2026, 12, 1), kind=ClosureKind.CLOSED, place="Ort 1"))
        for n in range(12):
            draft = course_draft(
                code=f"K-{n}",
                first_date=date(2026, 11, 30) + timedelta(n % 2),
                count=2,
                start=time(9 + n % 4),
                end=time(11 + n % 4),
                room_id=rooms[n % 3],
                leader_ids=(leaders[n % 2], leaders[2])[: 1 + n % 2],
            )
            days = [draft.pattern.first_date, draft.pattern.first_date + timedelta(7)]
            before = clashes.of_draft(store, draft, days)
            with deed(store, LIBRARIAN, "as an import does") as it:
                made = planning.create_course_in(it, draft, days)

            assert shown(before) == shown(clashes.of_course(store, LIBRARIAN, made, clock.now()))

        assert {"room", "leader", "leader_day", "seats_chairs", "closed"} == {it.kind.value for it in everything(store)}


def shown(found):
    return sorted((it.kind, it.severity, it.what, [(one.course, one.day) for one in it.sessions]) for it in found)
