"""A packet goes to a partner's contact and comes back: two data folders, two people, one file each way."""

import json
import stat
from contextlib import closing

import factories
import pytest
from packet_desks import Desks, with_partner

from courses.actions import merge_persons, people, planning, sessions
from courses.actions.drafts import PersonDraft
from courses.actions.setup import open_library
from courses.errors import Exit
from courses.model import CourseForm
from courses.store import courses
from courses.store import sessions as session_queries
from courses.store.check import find_troubles
from courses.store.journal import deed

FIRST, SECOND = "2026-09-08", "2026-09-15"


@pytest.fixture
def desks(kursverkstad, tmp_path):
    with factories.library(tmp_path) as store:
        with_partner(store)
    return Desks(kursverkstad, tmp_path)


@pytest.fixture
def at_library(tmp_path):
    """Returns a function that does something in the library behind the commands."""

    def do(work):
        with factories.library(tmp_path) as store:
            return work(store)

    return do


@pytest.mark.parametrize(
    "words", [["people"], ["check"], ["settings", "get"], ["courses", "--help"], ["packet", "list"], ["undo"]]
)
def test_the_contact_may_do_nothing_but_attendance(desks, words):
    desks.open(desks.make())
    told = desks.opened(*words)
    assert told.code == (Exit.DONE if words[-1] == "--help" else Exit.REFUSED)


def test_what_the_contact_enters_comes_to_the_library(desks):
    assert desks.open(desks.make()).code == Exit.DONE
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    desks.opened("mark", "STO-601", "2", "Ada Ek", "late", "--minutes", "10")
    desks.opened("count", "STO-601", "2", "7")
    back = desks.back()
    states = {key: row["state"] for key, row in desks.rows(back).items()}
    assert states == {
        (FIRST, "Ada Ek"): "same",
        (SECOND, "Ada Ek"): "new",
        (SECOND, "Bo Ek"): "new",
        (SECOND, "heads"): "new",
    }
    told = desks.merge(back)
    assert told.code == Exit.DONE, told.err
    assert "3 rader" in told.out
    made = desks.library("packet", "list", "--json").json["packets"][0]
    assert made["returns"] == 1


def test_a_merge_is_one_deed_that_undo_takes_back(desks):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    back = desks.back()
    desks.merge(back)
    assert "paket 2026-0001" in desks.library("undo").out.casefold()
    assert desks.rows(back)[(SECOND, "Bo Ek")]["state"] == "new"
    assert desks.merge(back).code == Exit.DONE


def test_the_same_return_is_not_merged_twice(desks):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    back = desks.back()
    desks.merge(back)
    desks.library("mark", "STO-601", "2", "Bo Ek", "absent")
    told = desks.merge(back, "--take", "theirs")
    assert told.code == Exit.REFUSED
    assert "redan" in told.err


def test_an_older_return_is_refused_after_a_later_one(desks):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    older = desks.back("one.kvpaket")
    desks.opened("mark", "STO-601", "2", "Bo Ek", "absent")
    later = desks.back("two.kvpaket")
    assert desks.merge(later).code == Exit.DONE
    assert desks.merge(older, "--take", "theirs").code == Exit.REFUSED


def test_rows_changed_on_both_sides_wait_for_a_choice_with_who_and_when(desks):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "1", "Ada Ek", "absent")
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    desks.library("mark", "STO-601", "1", "Ada Ek", "excused")
    back = desks.back()
    row = desks.rows(back)[(FIRST, "Ada Ek")]
    said = [row[name] for name in ("state", "sent", "here", "there", "here_by", "there_by", "take")]
    assert said == ["both", "närvarande", "återbud", "frånvarande", "Maja", "Eva", None]
    told = desks.merge(back)
    assert told.code == Exit.CONFLICT
    assert desks.rows(back)[(SECOND, "Bo Ek")]["state"] == "new", "nothing of it was written"


@pytest.mark.parametrize(("take", "here"), [("mine", "återbud"), ("theirs", "frånvarande")])
def test_a_choice_for_conflicts_is_followed(desks, take, here):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "1", "Ada Ek", "absent")
    desks.library("mark", "STO-601", "1", "Ada Ek", "excused")
    first = desks.back()
    assert desks.merge(first, "--take", take).code == Exit.DONE
    second = desks.back("two.kvpaket")
    assert desks.rows(second)[(FIRST, "Ada Ek")]["here"] == here


def test_conflicts_can_be_left_and_decided_later_from_the_same_file(desks):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "1", "Ada Ek", "absent")
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    desks.library("mark", "STO-601", "1", "Ada Ek", "excused")
    back = desks.back()
    assert desks.merge(back, "--take", "none").code == Exit.DONE
    assert desks.rows(back)[(SECOND, "Bo Ek")]["state"] == "same"
    assert desks.merge(back, "--take", "theirs").code == Exit.DONE
    assert desks.merge(back, "--take", "theirs").code == Exit.REFUSED


def test_what_only_the_library_changed_stays(desks):
    desks.open(desks.make())
    desks.library("mark", "STO-601", "1", "Ada Ek", "excused")
    desks.library("mark", "STO-601", "2", "Cleo Ek", "present")
    back = desks.back()
    states = {key: row["state"] for key, row in desks.rows(back).items()}
    assert states == {(FIRST, "Ada Ek"): "changed_here", (SECOND, "Cleo Ek"): "changed_here"}
    desks.merge(back)
    assert desks.rows(desks.back("two.kvpaket"))[(FIRST, "Ada Ek")]["here"] == "återbud"


def test_a_mark_put_back_to_what_was_sent_is_still_a_change(desks):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "1", "Ada Ek", "absent")
    desks.library("mark", "STO-601", "1", "Ada Ek", "excused")
    desks.library("mark", "STO-601", "1", "Ada Ek", "present")
    assert desks.rows(desks.back())[(FIRST, "Ada Ek")]["state"] == "both"


def test_a_mark_taken_away_there_is_a_change_there(desks):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "1", "Ada Ek", "none")
    back = desks.back()
    assert desks.rows(back)[(FIRST, "Ada Ek")]["state"] == "changed_there"
    desks.merge(back)
    row = desks.rows(desks.back("two.kvpaket"))[(FIRST, "Ada Ek")]
    assert (row["state"], row["here"]) == ("same", "")


def test_a_cancelled_session_blocks_its_rows_and_no_others(desks, at_library):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    desks.opened("mark", "STO-601", "3", "Bo Ek", "present")

    def cancel(store):
        session = session_queries.of_course(store, 1, factories.clock.now())[1]
        sessions.cancel_session(store, factories.LIBRARIAN, session.id, "Sjuk")

    at_library(cancel)
    back = desks.back()
    rows = desks.rows(back)
    assert rows[(SECOND, "Bo Ek")]["state"] == "blocked"
    assert "inställd" in rows[(SECOND, "Bo Ek")]["reason"]
    assert desks.merge(back).code == Exit.DONE
    assert desks.rows(desks.back("two.kvpaket"))[("2026-09-22", "Bo Ek")]["state"] == "same"


def test_marks_follow_a_session_that_was_moved_and_it_is_told(desks):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    assert desks.library("move", "STO-601", "2", "2026-09-17").code == Exit.DONE
    back = desks.back()
    told = desks.merge(back, "--dry-run")
    assert "17 sep" in told.out
    assert desks.rows(back)[("2026-09-17", "Bo Ek")]["state"] == "new"


def test_somebody_merged_into_another_gets_the_mark(desks, at_library):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")

    def merge(store):
        bosse = factories.person(store, "Bosse")
        merge_persons.merge(store, factories.LIBRARIAN, bosse.id, 2, {})

    at_library(merge)
    back = desks.back()
    row = next(row for (day, name), row in desks.rows(back).items() if "P0002" in name)
    assert (row["state"], row["there"]) == ("new", "närvarande")
    assert desks.merge(back).code == Exit.DONE
    assert at_library(lambda store: store.value("SELECT person_id FROM attendance_mark WHERE session_id = 2")) == 4


def test_two_who_became_one_with_different_marks_are_told_not_mixed(desks, at_library):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    desks.opened("mark", "STO-601", "2", "Cleo Ek", "absent")
    at_library(lambda store: merge_persons.merge(store, factories.LIBRARIAN, 2, 3, {}))
    rows = desks.rows(desks.back())
    states = [row["state"] for (day, name), row in rows.items() if day == SECOND]
    assert sorted(states) == ["blocked", "new"]


def test_no_name_of_the_librarys_staff_and_no_note_leaves_with_a_mark(desks, at_library):
    def sign(store):
        with deed(store, factories.LIBRARIAN, "Signed") as it:
            values = {"session_id": 1, "signed_at": "2026-11-20T10:00:00+00:00", "signed_by": "Rut", "notes": "hemligt"}
            it.insert("sign_off", {**values, "role": "LIBRARIAN"})

    at_library(sign)
    text = desks.make().read_text(encoding="utf-8")
    course = text.split('"courses"')[1]
    assert "Rut" in course
    assert "Maja" not in course.split('"expires_on"')[0]
    assert "hemligt" not in text


def test_a_packet_read_as_a_table_says_what_it_is(desks):
    told = desks.library("import", "attendance", desks.make())
    assert "packet merge" in told.err + told.out


def test_an_expired_packet_is_refused_with_the_date_on_both_sides(desks, monkeypatch):
    file = desks.make("--days", "10")
    desks.open(file)
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    back = desks.back()
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-12-01T10:00:00")
    told = desks.merge(back)
    assert (told.code, "30 nov" in told.err) == (Exit.REFUSED, True)
    opened = desks.open(file)
    assert (opened.code, "30 nov" in opened.err) == (Exit.REFUSED, True)
    assert desks.library("packet", "prolong", "2026-0001", "2026-12-05").code == Exit.DONE
    assert desks.merge(back).code == Exit.DONE


def test_a_packet_holds_to_the_end_of_its_last_day(desks, monkeypatch):
    desks.open(desks.make("--days", "10"))
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    back = desks.back()
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-11-30T23:59:00")
    assert desks.merge(back).code == Exit.DONE


def test_nothing_signed_with_a_revoked_key_is_taken(desks):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    back = desks.back()
    assert desks.library("packet", "keys", "ABF", "--revoke").code == Exit.DONE
    told = desks.merge(back)
    assert told.code == Exit.REFUSED
    assert "Maja" in told.err


def test_another_library_refuses_what_comes_back(desks):
    desks.other("init")
    desks.open(desks.make())
    back = desks.back()
    told = desks.other("packet", "merge", back)
    assert told.code == Exit.REFUSED
    assert "bibliotek" in told.err


def test_the_wrong_code_opens_nothing(desks):
    file = desks.make()
    desks.library("packet", "keys", "ABF", "--new")
    told = desks.open(file)
    assert told.code == Exit.REFUSED
    assert not list((desks.path / "eva").rglob("kursverkstad.db"))


def test_the_code_is_asked_for_once_and_kept_private(desks):
    file = desks.make()
    assert desks.contact("packet", "open", file, "--no-interface").code == Exit.REFUSED
    desks.open(file)
    assert desks.contact("packet", "open", file, "--no-interface").code == Exit.DONE
    codes = desks.path / "eva" / "packets" / "codes.json"
    assert stat.S_IMODE(codes.stat().st_mode) == 0o600


def test_a_packet_opened_again_goes_on_where_it_was_left(desks):
    file = desks.make()
    desks.open(file)
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    desks.open(file)
    told = desks.opened("attendance", "STO-601", "--json")
    assert "PRESENT" in told.out


def test_two_computers_with_one_packet_meet_row_by_row(desks, kursverkstad):
    file = desks.make()
    desks.open(file)
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    first = desks.back()
    folder = desks.path / "nils"
    code = desks.code()
    kursverkstad("--data", folder, "--as", "Nils", "packet", "open", file, "--code", code, "--no-interface")
    own = next(it.parent for it in (folder / "packets").glob("*/kursverkstad.db"))
    kursverkstad("--data", own, "--as", "Nils", "mark", "STO-601", "2", "Bo Ek", "absent")
    second = desks.path / "nils.kvpaket"
    kursverkstad("--data", folder, "--as", "Nils", "packet", "return", "-o", second)
    assert desks.merge(first).code == Exit.DONE
    assert desks.rows(second)[(SECOND, "Bo Ek")]["state"] == "both"


def test_no_contact_details_and_no_number_leave_with_a_packet(desks, at_library):
    at_library(
        lambda store: people.change(
            store,
            factories.LIBRARIAN,
            1,
            PersonDraft(
                given_name="Ada",
                family_name="Ek",
                phone="070-1740605",
                email="ada@example.org",
                address="Storgatan 1",
                notes="hemligt",
                needs="hörslinga",
                personal_no="19490815-2640",
            ),
            1,
        )
    )
    text = desks.make().read_text(encoding="utf-8")
    assert "Ada" in text
    assert not [it for it in ("1740605", "example", "Storgatan", "hemligt", "hörslinga", "2640") if it in text]


def test_a_protected_person_leaves_under_alias_only(desks, at_library):
    draft = PersonDraft(given_name="Ada", family_name="Ek", is_protected=True, alias="Deltagare 7")
    at_library(lambda store: people.change(store, factories.LIBRARIAN, 1, draft, 1))
    text = desks.make().read_text(encoding="utf-8")
    assert "Deltagare 7" in text
    assert "Ada" not in text


def test_numbers_leave_only_with_a_circle_that_is_encrypted(desks, at_library):
    told = desks.library("packet", "make", "STO-601", "--to", desks.path / "n.kvpaket", "--with-numbers")
    assert told.code == Exit.REFUSED

    def number(store):
        draft = PersonDraft(given_name="Ada", family_name="Ek", personal_no="19490815-2640")
        people.change(store, factories.LIBRARIAN, 1, draft, 1)
        with deed(store, factories.LIBRARIAN, "Form") as it:
            it.update("course", 1, {"form": CourseForm.STUDY_CIRCLE})

    at_library(number)
    file = desks.make("--with-numbers", "--passphrase", "tre röda äpplen")
    assert b"Ada" not in file.read_bytes()
    assert desks.open(file, "--passphrase", "tre röda apelsiner").code == Exit.REFUSED
    assert desks.open(file, "--passphrase", "tre  röda äpplen").code == Exit.DONE
    assert "2640" in (next((desks.path / "eva" / "packets").glob("*/kursverkstad.db"))).read_bytes().decode("latin-1")
    assert b"2640" not in desks.back().read_bytes()


def test_a_short_passphrase_is_refused(desks):
    told = desks.library("packet", "make", "STO-601", "--to", desks.path / "n.kvpaket", "--passphrase", "kort")
    assert told.code == Exit.INVALID


def test_a_course_of_somebody_else_does_not_go_with_it(desks, at_library):
    at_library(lambda store: factories.course(store, code="STO-700"))
    told = desks.library("packet", "make", "STO-601", "STO-700", "--to", desks.path / "n.kvpaket")
    assert told.code == Exit.REFUSED


def test_a_cancelled_course_makes_no_packet(desks, at_library):
    at_library(lambda store: planning.cancel_course(store, factories.LIBRARIAN, 1, "För få"))
    told = desks.library("packet", "make", "STO-601", "--to", desks.path / "n.kvpaket")
    assert told.code == Exit.REFUSED


def test_all_courses_of_an_association_go_in_one_packet(desks):
    file = desks.path / "all.kvpaket"
    told = desks.library("packet", "make", "--all", "--for", "ABF", "--to", file, "--json")
    assert told.json["courses"] == ["STO-601"]


def test_the_key_stands_in_no_journal(desks, at_library):
    desks.make()
    code = desks.code()
    written = at_library(lambda store: json.dumps(store.query("SELECT * FROM journal_change")))
    assert code not in written
    assert code.replace("-", "") not in written


def test_the_packet_that_was_opened_is_whole_and_holds_nothing_else(desks, at_library):
    at_library(lambda store: factories.course(store, code="STO-700", title="Hemlig kurs"))
    desks.open(desks.make())
    folder = next(it.parent for it in (desks.path / "eva" / "packets").glob("*/kursverkstad.db"))
    with closing(open_library(folder)) as store:
        assert find_troubles(store) == []
    courses = desks.opened("courses", "--json").out
    assert "STO-601" in courses
    assert "STO-700" not in courses


def test_the_packet_is_not_what_came_back(desks):
    told = desks.merge(desks.make())
    assert told.code == Exit.REFUSED


def test_what_came_back_is_no_packet_to_open(desks):
    desks.open(desks.make())
    assert desks.open(desks.back()).code == Exit.REFUSED


def test_a_person_who_left_the_register_blocks_only_their_row(desks, at_library):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    desks.opened("mark", "STO-601", "2", "Cleo Ek", "present")

    def remove(store):
        with deed(store, factories.LIBRARIAN, "Gone") as it:
            for table in ("enrolment_event", "enrolment"):
                for row in store.query(f"SELECT id FROM {table} WHERE person_id = 3"):
                    it.delete(table, row["id"])
            it.delete("person", 3)

    at_library(remove)
    rows = desks.rows(desks.back())
    gone = next(row for (day, _name), row in rows.items() if day == SECOND and row["state"] == "blocked")
    assert "P0003" in gone["name"]
    assert rows[(SECOND, "Bo Ek")]["state"] == "new"


def test_a_walk_in_comes_back_once(desks, at_library):
    from courses.actions import walk_ins
    from courses.model import Actor

    desks.open(desks.make())
    folder = next(it.parent for it in (desks.path / "eva" / "packets").glob("*/kursverkstad.db"))
    store = open_library(folder)
    session = session_queries.of_course(store, 1, factories.clock.now())[1]
    walk_ins.add(store, Actor("Eva"), 1, "Nisse Gäst", session_id=session.id)
    store.close()
    back = desks.back()
    assert desks.rows(back)[(SECOND, "Nisse Gäst")]["state"] == "new"
    assert desks.merge(back).code == Exit.DONE
    assert desks.rows(desks.back("two.kvpaket"))[(SECOND, "Nisse Gäst")]["state"] == "same"
    assert at_library(lambda store: store.value("SELECT count(*) FROM walk_in")) == 1


def test_a_session_signed_here_meanwhile_is_left_as_it_is(desks, at_library):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")

    def sign(store):
        session = session_queries.of_course(store, 1, factories.clock.now())[1]
        with deed(store, factories.LIBRARIAN, "Signed") as it:
            values = {"session_id": session.id, "signed_at": "2026-11-20T10:00:00+00:00", "signed_by": "Rut"}
            it.insert("sign_off", {**values, "role": "LIBRARIAN"})

    at_library(sign)
    back = desks.back()
    row = desks.rows(back)[(SECOND, "Bo Ek")]
    assert row["state"] == "blocked"
    assert "Rut" in row["reason"]
    assert desks.merge(back).code == Exit.DONE
    assert not at_library(lambda store: store.value("SELECT count(*) FROM attendance_mark WHERE person_id = 2"))


def test_a_signature_comes_back_with_its_marks_or_not_at_all(desks, at_library):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "1", "Ada Ek", "absent")
    desks.opened("sign", "STO-601", "1", "--force")
    desks.opened("mark", "STO-601", "2", "Ada Ek", "present")
    desks.opened("sign", "STO-601", "2", "--force")
    desks.library("mark", "STO-601", "1", "Ada Ek", "excused")
    assert desks.merge(desks.back(), "--take", "mine").code == Exit.DONE
    signed = at_library(lambda store: store.query("SELECT session_id, signed_by, role FROM sign_off"))
    assert [(row["session_id"], row["role"]) for row in signed] == [(2, "PARTNER")]
    assert signed[0]["signed_by"].startswith("Eva (")


def test_it_is_told_which_session_is_not_signed_by_it(desks):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "1", "Ada Ek", "absent")
    assert desks.opened("sign", "STO-601", "1", "--force").code == Exit.DONE
    desks.library("mark", "STO-601", "1", "Ada Ek", "excused")
    told = desks.merge(desks.back(), "--take", "mine")
    assert "blir inte signerad" in told.out


@pytest.mark.parametrize(
    "words",
    [("walk-in", "add", "STO-601", "Nils Gäst", "--session", "1"), ("mark", "STO-601", "1", "Eva Ek", "absent")],
)
def test_a_signature_does_not_stand_for_somebody_whom_the_packet_did_not_have(desks, at_library, words):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "1", "Ada Ek", "absent")
    assert desks.opened("sign", "STO-601", "1", "--force").code == Exit.DONE
    at_library(lambda store: factories.enrolled(store, courses.by_code(store, "STO-601"), "Eva"))
    assert desks.library(*words).code == Exit.DONE
    back = desks.back()
    assert desks.rows(back)[(FIRST, "sign")]["state"] == "blocked"
    assert desks.merge(back).code == Exit.DONE
    assert not at_library(lambda store: store.value("SELECT count(*) FROM sign_off"))


def test_a_walk_in_that_was_taken_away_there_is_told_and_its_marks_go(desks, at_library):
    from courses.actions import walk_ins
    from courses.actions.users import sign_in

    at_library(lambda store: walk_ins.add(store, factories.LIBRARIAN, 1, "Nisse Gäst", session_id=2))
    desks.open(desks.make())
    folder = next(it.parent for it in (desks.path / "eva" / "packets").glob("*/kursverkstad.db"))
    with closing(open_library(folder)) as store:
        walk_ins.remove(store, sign_in(store, "Eva"), 1)
    back = desks.back()
    assert desks.rows(back)[(SECOND, "Nisse Gäst")]["state"] == "changed_there"
    assert desks.merge(back).code == Exit.DONE
    assert at_library(lambda store: store.value("SELECT count(*) FROM walk_in_mark")) == 0


def test_a_packet_is_deleted_only_when_all_was_sent_back(desks):
    desks.open(desks.make())
    desks.opened("mark", "STO-601", "2", "Bo Ek", "present")
    assert desks.contact("packet", "forget").code == Exit.REFUSED
    desks.back()
    assert desks.contact("packet", "forget").code == Exit.DONE
    assert not list((desks.path / "eva").rglob("kursverkstad.db"))


def test_a_packet_given_alone_is_opened(desks):
    file = desks.make()
    desks.open(file)
    told = desks.contact(file)
    assert told.code == Exit.DONE
    assert "STO-601" in told.err
