"""Tables: nothing is a formula, dates are dates, and what is written is read in again as it was."""

import csv
import io
from datetime import date, datetime, time
from decimal import Decimal

import factories
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses import i18n
from courses.actions import attendance, options, planning, sessions
from courses.errors import Refused
from courses.exports import outgoing
from courses.exports.outgoing import TableKind
from courses.exports.programme_table import _headings as programme_headings
from courses.exports.programme_table import rhythm
from courses.exports.session_table import _headings as session_headings
from courses.exports.tables import Table, to_csv, to_xlsx
from courses.imports.delimited import read_text
from courses.imports.headings import _claims
from courses.imports.kinds import kinds
from courses.imports.repeat import weekdays
from courses.imports.runner import run
from courses.model import (
    Actor,
    CourseForm,
    CourseKind,
    CourseMode,
    Hindrance,
    OrganisationKind,
    Pattern,
    Role,
    Treatment,
)
from courses.model.outgoing import Scope
from courses.store import sessions as sessions_store
from courses.store.courses import by_code
from courses.text import clean, disarmed, plain

NOW = datetime(2026, 11, 20, 12, 45)
RISKY = [
    "=1+1",
    "+46 70",
    "-3",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "＝1+1",
    "'=1",
    '=HYPERLINK("http://example.org")',
    "=cmd|' /C calc'!A0",
]


def table(*values):
    """Returns a table of one column."""
    return Table("Prov", ("Text",), tuple((value,) for value in values))


def cells(content):
    """Returns the rows of a CSV file under its headings, as a spreadsheet sees them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]


@pytest.mark.parametrize("text", RISKY)
def test_no_cell_of_a_csv_file_is_a_formula(text):
    ((cell,),) = cells(to_csv(table(text)))

    assert cell[0] not in "=+-@\t\r＝＋－＠"


@pytest.mark.parametrize("text", [it for it in RISKY if it[0] not in "\t\r"])
def test_what_was_disarmed_is_read_in_again_as_it_was(text, tmp_path):
    book = read_text(tmp_path / "x.csv", to_csv(Table("P", ("A", "B"), (("kurs", text),))))

    assert text == book.sheets[0].rows[1].cells[1]


@settings(max_examples=60)
@given(st.text(st.sampled_from("'=+-@a b;\"\n"), min_size=1, max_size=12))
def test_disarming_is_taken_off_whatever_the_text(text):
    from courses.imports.delimited import _unguarded

    assert [text] == _unguarded([disarmed(text)], unquote=False)
    assert not (len(text) > 1 and disarmed(text)[0] in "=+-@")


def test_a_csv_file_is_as_a_swedish_excel_opens_it():
    content = to_csv(
        Table("P", ("Kod", "Dag"), (("Å;1", date(2026, 9, 8)), ("x", time(9, 5)), ("y", Decimal("95.5")), ("z", None)))
    )

    assert '\ufeffKod;Dag\r\n"Å;1";2026-09-08\r\nx;09:05\r\ny;95,50\r\nz;\r\n' == content.decode()


def sheet_of(content):
    return openpyxl.load_workbook(io.BytesIO(content)).active


@pytest.mark.parametrize("text", [*RISKY[:4], "#N/A", "#REF!"])
def test_no_cell_of_a_workbook_is_a_formula(text):
    cell = sheet_of(to_xlsx(table(text), NOW)).cell(2, 1)

    assert ("s", text) == (cell.data_type, cell.value)


def test_a_workbook_has_real_dates_and_headings_that_stay():
    rows = ((date(2026, 9, 8), time(10), Decimal("95.5"), 3, "text"),)
    sheet = sheet_of(to_xlsx(Table("Blad: [1]", ("Dag", "Kl", "Avgift", "Antal", "Namn"), rows), NOW))

    assert [datetime(2026, 9, 8), time(10), 95.5, 3, "text"] == [cell.value for cell in sheet[2]]
    assert ("A2", "Blad 1", "yyyy-mm-dd") == (sheet.freeze_panes, sheet.title, sheet.cell(2, 1).number_format)
    assert sheet.column_dimensions["A"].width >= 10


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), min_size=1, max_size=4))
def test_any_text_can_be_written(texts):
    content = to_csv(table(*texts))
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(table(*texts), NOW)))

    assert len(texts) == sum(1 for _row in cells(content)) or "" in map(plain, texts)
    assert all(cell.data_type in "sn" for row in book.active.iter_rows() for cell in row)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize(
    "kind,made,unread",
    [("programme", programme_headings, 0), ("changes", session_headings, 3)],
    ids=["programme", "changes"],
)
def test_imports_know_every_heading(language, kind, made, unread):
    i18n.use(language)
    known = kinds()[kind]
    exact = [heading for heading in made() if 100.0 in _claims(heading, known).values()]

    assert len(made()) - unread == len(exact), set(made()) - set(exact)


patterns = st.builds(
    Pattern,
    first_date=st.just(date(2026, 9, 8)),
    weekdays=st.sets(st.integers(0, 6), max_size=3).map(lambda days: tuple(sorted(days))),
    count=st.just(8),
    parity=st.sampled_from(["", "odd", "even"]),
    interval=st.integers(1, 12),
)
monthly = st.builds(
    Pattern,
    first_date=st.just(date(2026, 9, 8)),
    weekdays=st.sets(st.integers(0, 6), min_size=1, max_size=2).map(lambda days: tuple(sorted(days))),
    count=st.just(8),
    nth=st.sampled_from([(1,), (2,), (3,), (4,), (5,), (-1,), (1, 3), (2, 4), (1, -1)]),
    interval=st.integers(1, 6),
)


@settings(max_examples=60)
@given(st.one_of(patterns, monthly), st.sampled_from(i18n.LANGUAGES))
def test_a_rhythm_in_words_is_understood(pattern, language):
    i18n.use(language)
    said = rhythm(pattern)

    if said:
        read = weekdays(said)
        assert (pattern.weekdays, pattern.parity, pattern.nth, pattern.interval) == (
            read.weekdays,
            read.parity,
            read.nth,
            read.interval,
        )


def put(folder, made):
    """Writes an exported file and returns where."""
    path = folder / made.file_name
    path.write_bytes(made.content)
    return path


def taken(store, kind, path):
    """Imports a file and returns how many are new, changed, as before and handed back."""
    told = run(store, factories.LIBRARIAN, kind, path)
    assert [] == told.problems
    return told.created, told.changed, told.unchanged, told.rejected


def ample(store):
    """Makes courses with all that a programme can say."""
    room = store.db["room"].insert_all(
        [
            {"id": n, "uid": f"r{n}", "name": name, "place": place, "municipality": place}
            for n, name, place in ((1, "eRUM", "Storuman"), (2, "eRUM", "Åsele"), (3, "Sal: A", "Åsele"))
        ]
    )
    assert room is not None
    store.db["organisation"].insert_all(
        [
            {"id": 900 + n, "uid": f"o{n}", "code": code, "name": name, "kind": "OTHER"}
            for n, code, name in ((1, "KOF", "Kultur och fritid"), (2, "KOM", "Medborgarkontor, Åsele"))
        ]
    )
    store.db["leader"].insert_all(
        [
            {"id": n, "uid": f"l{n}", "name": name, "signature": sign}
            for n, name, sign in ((1, "Maud Lind", "ML"), (2, "Eva & Ola", "EO"))
        ]
    )
    long = {
        "kind": CourseKind.WORKSHOP_SERIES,
        "form": CourseForm.OTHER_FOLKBILDNING,
        "organiser_id": 901,
        "co_organiser_ids": (902,),
        "room_id": 2,
        "leader_ids": (1, 2),
        "break_minutes": 15,
        "study_hours": 2,
        "minimum": 3,
        "language": "svenska, finska",
        "audience": "alla",
        "level": "nybörjare",
        "led_by": OrganisationKind.AUTHORITY,
        "fee": 9550,
        "content": "=Rad ett\nrad två; tre",
        "notes": "+46 70",
        "certificate_threshold": 0.5,
        "decision_date": date(2026, 9, 1),
        "enrol_opens": 30,
        "enrol_closes": 0,
        "least_age": 65,
        "greatest_age": 90,
        "for_municipality": "Storuman, Sorsele",
        "kb_category": "113",
        "mode": CourseMode.USE,
        "campaigns": ("All Digital Week", "eMedborgarveckan"),
        "projects": ("eRUM",),
        "policy_goals": ("Digitalt först",),
    }
    factories.course(
        store,
        code="A-1",
        title="=1+1",
        pattern=Pattern(date(2026, 9, 8), (1, 3), 6, parity="odd", skip_weeks=(44, 45)),
        **long,
    )
    factories.course(
        store, code="A-2", room_id=3, pattern=Pattern(date(2026, 9, 8), (1,), until=date(2026, 12, 15), nth=(2,))
    )
    factories.course(
        store,
        code="A-3",
        kind=CourseKind.EVENT,
        count=1,
        seats=None,
        form=CourseForm.LIBRARY,
        co_organiser_ids=(901, 902),
    )
    for number, kind in enumerate(OrganisationKind):
        form = list(CourseForm)[number % 4]
        course_kind = list(CourseKind)[number % 5]
        factories.course(
            store,
            code=f"B-{number}",
            led_by=kind,
            form=form,
            kind=course_kind,
            room_id=1,
            pattern=Pattern(date(2026, 9, 9), interval=number + 1, count=3),
        )


def reckon(store, *codes):
    """Returns the sessions of courses as far as a file can tell of them."""
    return [
        (code, it.number, it.day, it.start, it.end, it.room, it.place, it.status, it.moved_from, it.replaces, it.reason)
        for code in codes
        for it in sessions_store.of_course(store, by_code(store, code).id, NOW)
    ]


@pytest.mark.parametrize("kind", TableKind)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_programme_is_read_in_again_without_a_change(tmp_path, kind, language):
    i18n.use(language)
    with factories.library(tmp_path) as store:
        ample(store)
        made = outgoing.programme(store, factories.LIBRARIAN, Scope(), kind, NOW)
        before = [planning.draft_of(by_code(store, code)) for code in ("A-1", "A-2", "A-3")]

        assert (0, 0, 11, 0) == taken(store, "programme", put(tmp_path, made))
        assert before == [planning.draft_of(by_code(store, code)) for code in ("A-1", "A-2", "A-3")]


@pytest.mark.parametrize("kind", TableKind)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_dates_that_no_column_can_tell_are_listed_and_come_back(tmp_path, kind, language):
    i18n.use(language)
    picked = (date(2026, 9, 11), date(2026, 10, 2), date(2026, 12, 25))
    odd = [
        Pattern(picked[0], count=3, interval=0, picked=picked),
        Pattern(date(2026, 9, 8), count=4, left_out=(date(2026, 9, 15),), picked=(date(2026, 9, 18),)),
        Pattern(date(2026, 12, 18), until=date(2027, 1, 15), treatments=((Hindrance.RED_DAY, Treatment.WARN),)),
    ]
    codes = ["H-0", "H-1", "H-2"]
    with factories.library(tmp_path / "old") as store:
        for code, pattern in zip(codes, odd, strict=True):
            factories.course(store, code=code, pattern=pattern)
        made = outgoing.programme(store, factories.LIBRARIAN, Scope(), kind, NOW)
        before = reckon(store, *codes)
        assert (0, 0, 3, 0) == taken(store, "programme", put(tmp_path, made))
        assert odd == [by_code(store, code).pattern for code in codes]

    with factories.library(tmp_path / "new") as store:
        assert (3, 0, 0, 0) == taken(store, "programme", put(tmp_path, made))
        assert before == reckon(store, *codes)
        assert odd[0] == by_code(store, "H-0").pattern


said = st.text(st.sampled_from("åb c;,\"'=-1%\n"), max_size=12).map(lambda text: clean(text, lines=True))
said = said.filter(lambda text: not text or any(letter.isalnum() for letter in text))  # signs alone may mean "as above"


@settings(max_examples=25, deadline=None)
@given(st.data(), st.sampled_from(TableKind), st.sampled_from(i18n.LANGUAGES))
def test_whatever_a_course_says_it_says_again_in_another_library(tmp_path_factory, data, kind, language):
    i18n.use(language)
    folder = tmp_path_factory.mktemp("tables")
    seats = data.draw(st.none() | st.integers(1, 30))
    given_values = {
        "kind": data.draw(st.sampled_from(CourseKind)),
        "form": data.draw(st.sampled_from(CourseForm)),
        "mode": data.draw(st.none() | st.sampled_from(CourseMode)),
        "seats": seats,
        "minimum": data.draw(st.none() | st.integers(1, seats or 9)),
        "study_hours": data.draw(st.none() | st.integers(1, 9)),
        "break_minutes": data.draw(st.integers(0, 60)),
        "fee": data.draw(st.integers(0, 99999)),
        "slot_minutes": data.draw(st.none() | st.integers(10, 60)),
        "kb_category": data.draw(st.none() | st.sampled_from(["113", "111"])),
        "certificate_threshold": data.draw(st.none() | st.floats(0, 1).map(lambda share: round(share, 6))),
        "decision_date": data.draw(st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))),
        "enrol_opens": data.draw(st.none() | st.integers(10, 60)),
        "enrol_closes": data.draw(st.none() | st.integers(0, 10)),
        "least_age": data.draw(st.none() | st.integers(0, 50)),
        "greatest_age": data.draw(st.none() | st.integers(50, 99)),
        "content": data.draw(said),
    }
    with factories.library(folder / "old") as store:
        wanted = planning.draft_of(factories.course(store, **given_values))
        path = put(folder, outgoing.programme(store, factories.LIBRARIAN, Scope(), kind, NOW))
    with factories.library(folder / "new") as store:
        assert (1, 0, 0, 0) == taken(store, "programme", path)
        assert wanted == planning.draft_of(by_code(store, "STO-601"))


def altered(store):
    """Makes a course to which everything that can happen to a session has happened."""
    ample(store)
    options.set_option(store, factories.LIBRARIAN, "clash.room", "warn")
    factories.course(store, code="C-1", room_id=1)
    by, course = factories.LIBRARIAN, by_code(store, "C-1")

    def at(number):
        return sessions_store.of_course(store, course.id, NOW)[number - 1].id

    ada = factories.enrolled(store, course, "Ada")[0]
    factories.mark(store, course, ada, "PRESENT")
    attendance.count_heads(store, by, at(2), 4)
    sessions.cancel_session(store, by, at(3), "sjuk")
    sessions.add_session(store, by, course.id, date(2026, 11, 24), reason="sjuk", replaces=date(2026, 9, 22))
    sessions.move_session(store, by, at(4), date(2026, 9, 30), start=time(13), end=time(15), reason="=1+1")
    sessions.change_room(store, by, at(5), 2)
    sessions.add_session(store, by, course.id, date(2026, 12, 1), reason="fest")
    gone = factories.course(store, code="C-2", count=3)
    planning.cancel_course(store, by, gone.id, "för få")


@pytest.mark.parametrize("kind", TableKind)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_sessions_are_read_in_again_without_a_change(tmp_path, kind, language):
    i18n.use(language)
    with factories.library(tmp_path) as store:
        altered(store)
        made = outgoing.sessions(store, factories.LIBRARIAN, Scope(), kind, NOW)
        before = reckon(store, "C-1", "C-2")
        told = taken(store, "changes", put(tmp_path, made))

        assert (0, 0, made.count + 1, 0) == told  # a row more: the course that is cancelled as a whole
        assert before == reckon(store, "C-1", "C-2")


@pytest.mark.parametrize("kind", TableKind)
def test_programme_and_sessions_make_the_same_courses_anew(tmp_path, kind):
    with factories.library(tmp_path / "old") as store:
        altered(store)
        files = [
            put(tmp_path, make(store, factories.LIBRARIAN, Scope(), kind, NOW))
            for make in (outgoing.programme, outgoing.sessions)
        ]
        wanted = reckon(store, "C-1", "C-2", "A-1", "A-2")
    with factories.library(tmp_path / "new") as store:
        ample_registers_only(store)
        run(store, factories.LIBRARIAN, "programme", files[0])
        told = run(store, factories.LIBRARIAN, "changes", files[1])

        assert ([], 0) == (told.problems, told.rejected)
        # whether a session was held is for its marks to say, and they are in another file
        strip = [(*it[:7], str(it[7]).replace("HELD", "PLANNED"), *it[8:]) for it in wanted]
        assert strip == reckon(store, "C-1", "C-2", "A-1", "A-2")


def ample_registers_only(store):
    ample(store)
    with store.immediate():
        for name in ("course_co_organiser", "course_leader", "skipped_date", "session", "course"):
            store.db.conn.execute(f"DELETE FROM {name}")


def test_a_changed_time_in_the_file_is_taken(tmp_path):
    with factories.library(tmp_path) as store:
        course = factories.course(store, count=2)
        content = outgoing.sessions(store, factories.LIBRARIAN, Scope(), TableKind.CSV, NOW).content
        path = tmp_path / "x.csv"
        path.write_bytes(content.replace(b"2026-09-15;10:00;12:15", b"2026-09-15;13:00;15:15"))

        assert (0, 1, 1, 0) == taken(store, "changes", path)
        assert time(13) == sessions_store.of_course(store, course.id, NOW)[1].start


def test_a_session_that_is_cancelled_here_is_not_brought_back_by_an_older_file(tmp_path):
    with factories.library(tmp_path) as store:
        course = factories.course(store, count=2)
        path = put(tmp_path, outgoing.sessions(store, factories.LIBRARIAN, Scope(), TableKind.CSV, NOW))
        sessions.cancel_session(
            store, factories.LIBRARIAN, sessions_store.of_course(store, course.id, NOW)[0].id, "sjuk"
        )
        told = run(store, factories.LIBRARIAN, "changes", path)

        assert (1, 1) == (told.unchanged, told.rejected)


def test_nobody_who_takes_part_is_in_a_table(tmp_path):
    with factories.library(tmp_path) as store:
        course = factories.course(store)
        factories.enrolled(store, course, "Sigbritt")
        made = [
            make(store, factories.LIBRARIAN, Scope(), TableKind.CSV, NOW).content.decode()
            for make in (outgoing.programme, outgoing.sessions)
        ]

    assert not [it for it in made if "Sigbritt" in it]


def test_a_person_s_table_is_personal_and_noted(tmp_path):
    with factories.library(tmp_path) as store:
        mine = factories.course(store, count=2)
        factories.course(store, code="STO-602")
        (ada,) = factories.enrolled(store, mine, "Ada")
        made = outgoing.programme(store, factories.LIBRARIAN, Scope(person_id=ada.id), TableKind.CSV, NOW)

        assert (1, True) == (made.count, made.is_personal)
        assert "Ada Ek" in store.value("SELECT deed FROM journal_entry ORDER BY id DESC")


def test_a_partner_gets_no_table(tmp_path):
    with factories.library(tmp_path) as store:
        ample(store)
        partner = Actor("Kim", Role.PARTNER, 901)

        with pytest.raises(Refused):
            outgoing.programme(store, partner, Scope(), TableKind.CSV, NOW)


def test_a_course_without_sessions_is_in_the_programme_too(tmp_path):
    with factories.library(tmp_path) as store:
        course = factories.course(store, count=1)
        with store.immediate():
            store.db.conn.execute("DELETE FROM session")

        assert 1 == outgoing.programme(store, factories.LIBRARIAN, Scope(), TableKind.CSV, NOW).count
        assert 1 == outgoing.programme(store, factories.LIBRARIAN, Scope(course_id=course.id), TableKind.CSV, NOW).count
        assert (
            0 == outgoing.programme(store, factories.LIBRARIAN, Scope(first=date(2027, 1, 1)), TableKind.CSV, NOW).count
        )


def test_a_hostile_name_makes_a_safe_file_name():
    assert "etc-passwd.ics" == outgoing.file_name("../../etc/passwd\0\n", "ics")
    assert "kursverkstad.csv" == outgoing.file_name("…", "csv")


def test_the_seats_of_single_workshops_come_along(tmp_path):
    with factories.library(tmp_path) as store:
        course = factories.course(store, kind=CourseKind.WORKSHOP_SERIES, count=3)
        first, second, _third = (it.id for it in sessions_store.of_course(store, course.id, NOW))
        sessions.set_seats(store, factories.LIBRARIAN, second, 4)
        path = put(tmp_path, outgoing.sessions(store, factories.LIBRARIAN, Scope(), TableKind.CSV, NOW))
        sessions.set_seats(store, factories.LIBRARIAN, second, None)

        assert (0, 1, 2, 0) == taken(store, "changes", path)
        assert [None, 4, None] == [it.seats for it in sessions_store.of_course(store, course.id, NOW)]


def twisted(store):
    """Makes a course whose sessions have been moved and added and then cancelled, and made up for with a reason of its own."""
    by, course = factories.LIBRARIAN, factories.course(store, count=6)

    def on(day):
        return next(it.id for it in sessions_store.of_course(store, course.id, NOW) if it.day == day)

    sessions.move_session(
        store, by, on(date(2026, 9, 8)), date(2026, 9, 9), start=time(13), end=time(15), reason="buss"
    )
    sessions.cancel_session(store, by, on(date(2026, 9, 9)), "sjuk")
    sessions.add_session(store, by, course.id, date(2026, 11, 24), reason="fler")
    sessions.cancel_session(store, by, on(date(2026, 11, 24)), "storm")
    sessions.cancel_session(store, by, on(date(2026, 9, 22)), "sjuk ledare")
    sessions.add_session(store, by, course.id, date(2026, 12, 1), reason="tas igen", replaces=date(2026, 9, 22))
    sessions.cancel_session(store, by, on(date(2026, 9, 29)), "vatten")
    sessions.add_session(store, by, course.id, date(2026, 12, 3), replaces=date(2026, 9, 29))
    sessions.add_session(store, by, course.id, date(2026, 12, 8), reason="fest")
    sessions.move_session(store, by, on(date(2026, 12, 8)), date(2026, 12, 9), reason="fest")


@pytest.mark.parametrize("kind", TableKind)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_what_was_moved_or_added_and_then_cancelled_is_so_anew(tmp_path, kind, language):
    i18n.use(language)
    with factories.library(tmp_path / "old") as store:
        twisted(store)
        files = [
            put(tmp_path, make(store, factories.LIBRARIAN, Scope(), kind, NOW))
            for make in (outgoing.programme, outgoing.sessions)
        ]
        assert (0, 0, 10, 0) == taken(store, "changes", files[1])
        wanted = reckon(store, "STO-601")
    with factories.library(tmp_path / "new") as store:
        run(store, factories.LIBRARIAN, "programme", files[0])
        told = run(store, factories.LIBRARIAN, "changes", files[1])

        assert ([], 0) == (told.problems, told.rejected)
        *before, party = reckon(store, "STO-601")
        assert wanted[:-1] == before
        assert (date(2026, 12, 9), "fest") == (party[2], party[-1])  # an extra one is where it is now
