# ruff: noqa: DTZ001 – course times are naive Swedish local time
"""Lists of attendance, whichever way they lie and whatever signs they use, become marks."""

from collections import Counter
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from courses.imports.drafts import MarkRow, MeetingRow
from courses.imports.legend import Legend
from courses.imports.reader import Options, read_drafts
from courses.model import Mark

TODAY = date(2026, 11, 20)
P, L, E, A, X = Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY, Mark.ABSENT, Mark.EXCUSED


@pytest.fixture
def read(tmp_path):
    def reader(text, name="lista.csv", **options):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_drafts("attendance", path, Options(today=TODAY, **options))

    return reader


def marks(reading):
    return {(d.key or d.person, d.date or d.number): d.mark for d in reading.drafts if isinstance(d, MarkRow)}


def meetings(reading):
    return [d for d in reading.drafts if isinstance(d, MeetingRow)]


def test_dates_across_and_persons_down(read):
    reading = read(
        "Kurs;STO-601 Internet\n\nNamn;Nr;2026-09-08;2026-09-15\nEva Ek;1;x;-\nBo Al;2;s;a\nPer Ås;3;;g\nSumma;;2;1\n"
    )

    first, second = date(2026, 9, 8), date(2026, 9, 15)
    assert {
        ("Eva Ek", first): P,
        ("Eva Ek", second): A,
        ("Bo Al", first): L,
        ("Bo Al", second): X,
        ("Per Ås", second): E,
    } == marks(reading)
    assert {"STO-601"} == {draft.course for draft in reading.drafts}
    assert [] == reading.problems


def test_a_sum_that_is_not_that_of_the_signs_is_told(read):
    reading = read("Namn;2026-09-08;2026-09-15\nEva;x;-\nBo;s;x\nSumma;3;1\n")

    assert [(4, "2026-09-08", "3")] == [(p.row, p.column, p.value) for p in reading.problems]
    assert 4 == len(marks(reading))


@pytest.mark.parametrize(
    "headings",
    [
        "8/9;15/9",
        "8 sep;15 sep",
        "tis 8/9;tis 15/9",
        "2026-09-08;2026-09-15",
        "Träff 1 (8/9);Träff 2 (15/9)",
        "8.9.2026;15.9.2026",
    ],
)
def test_dates_are_known_however_the_headings_write_them(read, headings):
    assert {date(2026, 9, 8), date(2026, 9, 15)} == {
        when for _name, when in marks(read(f"Namn;{headings}\nEva;x;-\nBo;-;x\n"))
    }


@pytest.mark.parametrize("headings", ["1;2;3", "Träff 1;Träff 2;Träff 3", "T1;T2;T3", "Session 1;Session 2;Session 3"])
def test_meetings_may_be_numbered_instead(read, headings):
    assert {("Eva Ek", 1): P, ("Eva Ek", 2): A, ("Eva Ek", 3): P} == marks(read(f"Namn;{headings}\nEva Ek;1;0;1\n"))


def test_the_year_of_a_date_is_the_callers_the_terms_or_the_latest(read):
    text = "Namn;12/1;19/1\nEva;x;-\nBo;x;x\n"

    assert {2026} == {when.year for _n, when in marks(read(text))}
    assert {2027} == {when.year for _n, when in marks(read("Våren 2027\n" + text))}
    assert {2029} == {when.year for _n, when in marks(read(text, year_of=lambda *_: 2029))}


def test_names_in_two_columns_and_keys_are_put_together(read):
    assert {"Eva Ek"} == {d.person for d in read("Efternamn;Förnamn;8/9;15/9\nEk;Eva;x;-\n").drafts}
    assert {"P7"} == {d.key for d in read("Deltagarnr;Namn;8/9;15/9\nP7;Eva;x;-\n").drafts}
    assert {"P7"} == {d.key for d in read("person;8/9;15/9\nP7;x;-\n").drafts}


def test_what_stands_beside_a_name_is_taken_off_it(read):
    reading = read(
        "Nr;Namn;8/9;15/9;Anm\n1;Eva Ek – avbokad;x;-;\n2;Bo Al (avb.);x;-;ringde\n3;Per Ås 51;x;-;\n4;Ida B (äldre);x;-;\n+;Sonjas väninna;x;;\n5;Deltagare 7;x;-;\n"
    )
    who = {d.person: (d.hint, d.notes, d.is_walk_in) for d in reading.drafts}

    assert {
        "Eva Ek": ("", "avbokad", False),
        "Bo Al": ("", "ringde; avb", False),
        "Per Ås": ("51", "", False),
        "Ida B": ("äldre", "", False),
        "Sonjas väninna": ("", "", True),
        "Deltagare 7": ("", "", False),
    } == who


def test_leaders_substitutes_and_cancelled_meetings_are_read(read):
    reading = read(
        "Nr;Namn;8/9;15/9;22/9;29/9\n1;Eva;x;x;;-\n2;Bo;-;x;;x\n;Antal;1;2;;1\n;Ledare;GF;vik. GN;INSTÄLLT;JE (vikarie)\n"
    )

    assert [("GF", False, False), ("GN", True, False), ("", False, True), ("JE", True, False)] == [
        (m.leader, m.is_substitute, m.is_cancelled) for m in meetings(reading)
    ]
    assert date(2026, 9, 22) not in {when for _n, when in marks(reading)}


def test_lines_under_the_list_tell_of_single_meetings(read):
    reading = read(
        '"X = här, tomt = borta"\nNamn,Nr,15 sep,22 sep,29 sep\nEva,1,X,,\nBo,2,,X,\nInställt 29 sep,\nVikarie 22 sep: KN (biblioteket),\n'
    )
    by_day = {m.date: m for m in meetings(reading)}

    assert by_day[date(2026, 9, 29)].is_cancelled
    assert ("KN", True) == (by_day[date(2026, 9, 22)].leader, by_day[date(2026, 9, 22)].is_substitute)
    assert [] == reading.problems


def test_a_blank_is_what_the_legend_says(read):
    assert (
        A
        is marks(read('"X = här, tomt = borta, sjuk = sagt till"\nNamn;8/9;15/9\nEva;X;\nBo;X;X\n'))[
            "Eva", date(2026, 9, 15)
        ]
    )


def test_a_blank_is_absent_where_the_list_has_only_signs_for_here(read):
    found = marks(read("Namn;8/9;15/9;22/9\nEva;x;;\nBo;x;x;\n"))

    assert A is found["Eva", date(2026, 9, 15)]
    assert date(2026, 9, 22) not in {when for _n, when in found}


def test_a_blank_is_no_mark_where_the_list_has_a_sign_for_absent(read):
    assert ("Eva", date(2026, 9, 15)) not in marks(read("Namn;8/9;15/9\nEva;x;\nBo;-;x\n"))


def test_dates_down_and_persons_across(read, tmp_path):
    book = Workbook()
    book.active.title = "STO-602"
    book.active.append(["SeniorNet – närvaro"])
    book.active.append(
        ["1 = hela träffen, 0,5 = kom sent eller gick tidigare, tomt = inte här, - = slutat eller inte börjat"]
    )
    book.active.append(["Datum", "1. Erling B", "2. Laila B", "3. Per Ås", "Ledare", "Summa"])
    book.active.append([datetime(2026, 9, 10), 1, 0.5, None, "GN", 2])
    book.active.append([datetime(2026, 9, 17), 1, 1, "-", "JE vik", 2])
    book.save(tmp_path / "klubb.xlsx")
    reading = read_drafts("attendance", tmp_path / "klubb.xlsx", Options(today=TODAY))

    first, second = date(2026, 9, 10), date(2026, 9, 17)
    assert {
        ("Erling B", first): P,
        ("Erling B", second): P,
        ("Laila B", first): L,
        ("Laila B", second): P,
        ("Per Ås", first): A,
    } == marks(reading)
    assert [("GN", False), ("JE", True)] == [(m.leader, m.is_substitute) for m in meetings(reading)]
    assert {"STO-602"} == {draft.course for draft in reading.drafts}


def test_several_courses_in_one_list_by_a_column_for_the_course(read):
    reading = read("Kurs;Person;Träff 1;Träff 2\nA;P1;1;0\nB;P2;1;1\n")

    assert {("A", "P1"), ("B", "P2")} == {(d.course, d.key) for d in reading.drafts if isinstance(d, MarkRow)}


def test_the_callers_courses_settle_which_line_names_the_course(read):
    codes = {"ÅS 26-1": "ÅS 26-1"}
    reading = read("Lista 12, ÅS 26-1\nNamn;8/9;15/9\nEva;x;-\n", known_course=codes.get)

    assert {"ÅS 26-1"} == {d.course for d in reading.drafts}


def test_a_sign_nobody_knows_hands_its_row_back_and_keeps_the_rest(read):
    reading = read("Namn;8/9;15/9\nEva;x;qq\nBo;x;-\n")

    assert 3 == len(marks(reading))
    assert [(2, "15/9", "qq")] == [(p.row, p.column, p.value) for p in reading.errors]


def test_minutes_stand_beside_the_sign(read):
    drafts = read("Namn;8/9;15/9;22/9\nEva;s15;sen 20 min;-\n").drafts

    assert [15, 20, None] == [draft.minutes for draft in drafts]


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        (["Tecken: x här, s sen, g gick tidigare, - borta, a återbud"], {"x": P, "s": L, "g": E, "-": A, "a": X}),
        (
            ["Förklaring", "1 = här; 1s = kom sent; 1t = gick tidigare; 0 = borta; f = anmält frånvaro"],
            {"1": P, "1s": L, "1t": E, "0": A, "f": X},
        ),
        (
            ["X = här, (X) = sen, X- = gick tidigare, sjuk/resa = sagt till"],
            {"X": P, "(X)": L, "X-": E, "sjuk": X, "resa": X},
        ),
        (["1 = hela träffen, 0,5 = kom sent, - = slutat eller inte börjat"], {1: P, 0.5: L, "0,5": L, "-": None}),
        (["N", "Närvarande"], {"n": P}),
        (["P = present, A = absent, E = excused, L = late"], {"P": P, "a": A, "E": X, "L": L}),
    ],
)
def test_a_legend_is_read_and_wins(line, signs):
    legend = Legend()

    assert legend.hear(line)
    assert signs == {sign: legend.read(sign)[0] for sign in signs}


def test_a_title_is_no_legend():
    assert not Legend().hear(["NÄRVAROLISTA  Storumans bibliotek"])
    assert not Legend().hear(["STO-601", "Internet för nybörjare", "Anordnare: ABF"])
    assert not Legend().hear(["Sal", "Lärstudion"])


def test_walk_ins_get_no_mark_for_a_blank(read):
    assert 2 == Counter(name for name, _when in marks(read("Nr;Namn;8/9;15/9\n1;Eva;x;x\n+;Bo;x;\n")))["Eva"]
    assert 1 == Counter(name for name, _when in marks(read("Nr;Namn;8/9;15/9\n1;Eva;x;x\n+;Bo;x;\n")))["Bo"]
