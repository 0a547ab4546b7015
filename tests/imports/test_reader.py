# ruff: noqa: DTZ001 – course times are naive Swedish local time
"""Files in other offices' layouts become the drafts they mean; what cannot be read is said, and nothing is lost."""

from datetime import date, datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from courses.errors import CoursesError, Invalid, NotFound
from courses.imports.drafts import ChangeKind
from courses.imports.kinds import NAMES, kinds
from courses.imports.reader import Options, read_drafts
from courses.model import ClosureKind, CourseForm, CourseKind, EnrolmentEvent, Mark, OrganisationKind, Pattern

TODAY = date(2026, 11, 20)


@pytest.fixture
def read(tmp_path):
    def reader(kind, text, name="fil.csv", encoding="utf-8", **options):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return read_drafts(kind, path, Options(today=TODAY, **options))

    return reader


def only(reading):
    assert [] == [str(problem) for problem in reading.problems]
    (draft,) = reading.drafts
    return draft


def test_a_programme_with_every_field_in_swedish(read):
    draft = only(
        read(
            "programme",
            "Kurskod;Kursnamn;Typ;Arrangör;Samarrangör;Lokal;Veckodag;Starttid;Sluttid;Rast (min);Studietimmar;Antal tillfällen;"
            "Startdatum;Hoppa över veckor;Antal platser;Minsta antal;Språk;Målgrupp;Nivå;Cirkelledare;Leds av;Avgift;Anmärkning\n"
            "K-101;Surfa lugnt;Studiecirkel;ABF Norr;Biblioteket;Sal A;tis;10.00;12.15;15;2;8;8/9 2026;v. 44, 8;12;4;svenska;"
            "seniorer;nybörjare;Eva Ek;studieförbund;200 kr;Ta med dator\n",
        )
    )

    assert ("K-101", "Surfa lugnt", CourseKind.COURSE, CourseForm.STUDY_CIRCLE) == (
        draft.code,
        draft.title,
        draft.kind,
        draft.form,
    )
    assert Pattern(date(2026, 9, 8), (1,), 8, skip_weeks=(44, 8)) == draft.pattern
    assert (time(10), time(12, 15), 15, 2) == (draft.start, draft.end, draft.break_minutes, draft.study_hours)
    assert ("ABF Norr", "Biblioteket", "Sal A", "Eva Ek") == (
        draft.organiser,
        draft.co_organisers,
        draft.room,
        draft.leader,
    )
    assert (12, 4, 20000, OrganisationKind.STUDY_ASSOCIATION) == (draft.seats, draft.minimum, draft.fee, draft.led_by)
    assert ("svenska", "seniorer", "nybörjare", "Ta med dator") == (
        draft.language,
        draft.audience,
        draft.level,
        draft.notes,
    )


def test_a_programme_with_the_field_names_as_headings(read):
    names = [
        field.name
        for field in kinds()["programme"].fields
        if field.name not in ("time", "duration", "until", "dates", "place", "municipality", "content")
    ]
    values = {
        "code": "A1",
        "title": "Internet",
        "kind": "WORKSHOP_SERIES",
        "form": "LIBRARY",
        "weekday": "Tue",
        "first_date": "2026-09-08",
        "start": "10:00",
        "end": "12:00",
        "sessions": "4",
        "led_by": "LIBRARY",
    }
    draft = only(read("programme", ",".join(names) + "\n" + ",".join(values.get(name, "") for name in names)))

    assert (CourseKind.WORKSHOP_SERIES, CourseForm.LIBRARY) == (draft.kind, draft.form)
    assert Pattern(date(2026, 9, 8), (1,), 4) == draft.pattern


def test_a_range_of_clock_times_and_a_last_day_in_short_headings(read):
    draft = only(
        read(
            "programme",
            "Nr\tAktivitet\tPlats\tDag\tTid\tDatum\tAntal\n2\tLäxhjälp\tSal 1\ttis & tors\tkl 15-17\t15 sept\ttom 10/12\n",
            encoding="utf-16",
        )
    )

    assert (time(15), time(17), "Sal 1", "Läxhjälp") == (draft.start, draft.end, draft.room, draft.title)
    assert Pattern(date(2026, 9, 15), (1, 3), until=date(2026, 12, 10)) == draft.pattern


def test_a_start_and_a_length_give_the_end(read):
    draft = only(
        read("programme", "Löpnr;Aktivitet;Börjar;Klockan;Längd;Ggr\n1;Datorn;2026-09-08;10:00;150 varav fika 15;3\n")
    )

    assert (time(10), time(12, 30), 15) == (draft.start, draft.end, draft.break_minutes)


def test_headings_that_may_mean_date_or_time_are_told_apart_by_their_cells(read):
    draft = only(
        read("programme", "Id;Rubrik;Börjar;Slutar;Första datum;Sista datum\n77;Kurs;10;12;7/9 2026;14/12 2026\n")
    )

    assert (time(10), time(12), date(2026, 9, 7), date(2026, 12, 14)) == (
        draft.start,
        draft.end,
        draft.pattern.first_date,
        draft.pattern.until,
    )


def test_the_term_in_a_title_or_between_the_rows_gives_dates_their_year(read):
    reading = read(
        "programme",
        "Program ht 2027;;;;;\n;;;;;\nkod;titel;start;slut;startdatum;gånger\nA;Ett;10;12;7/9;3\nVÅRTERMINEN 2028;;;;;\nB;Två;10;12;18/1;3\n",
    )

    assert [date(2027, 9, 7), date(2028, 1, 18)] == [draft.pattern.first_date for draft in reading.drafts]
    assert any("VÅRTERMINEN 2028" in note for note in reading.notes)


def test_a_lone_event_needs_no_number_of_meetings(read):
    draft = only(read("programme", "kod;titel;slag;datum;tid\nF1;Om AI;föreläsning;2026-10-01;18–19.30\n"))

    assert Pattern(date(2026, 10, 1), count=1) == draft.pattern


def test_a_list_of_dates_is_kept_as_it_stands(read):
    draft = only(read("programme", "kod;titel;alla datum;tid\nF1;Om AI;8/9 2026, 15/9 2026 och 29/9 2026;18–19.30\n"))

    assert (date(2026, 9, 8), date(2026, 9, 15), date(2026, 9, 29)) == draft.dates
    assert 3 == draft.pattern.count


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("X;Y;kurs;tis;10;9;2026-09-08;3", "slut"),
        ("X;Y;kurs;tis;10;12;2026-13-08;3", "startdatum"),
        ("X;Y;kurs;tisdagen ungefär;10;12;2026-09-08;3", "dag"),
        ("X;;kurs;tis;10;12;2026-09-08;3", "titel"),
        ("X;Y;blabla;tis;10;12;2026-09-08;3", "slag"),
        ("X;Y;kurs;tis;25;12;2026-09-08;3", "start"),
        ("X;Y;kurs;tis;10;12;2026-09-08;många", "gånger"),
        ("X;Y;kurs;tis;10;12;2026-09-08;", "gånger"),
    ],
)
def test_a_row_that_cannot_be_read_names_its_place_and_is_handed_back(read, row, column):
    reading = read(
        "programme", f"kod;titel;slag;dag;start;slut;startdatum;gånger\nA;B;kurs;tis;10;12;2026-09-08;3\n{row}\n"
    )

    assert 1 == len(reading.drafts)
    assert [(3, column)] == [(problem.row, problem.column) for problem in reading.errors]
    assert [("fil", 3)] == list(reading.rejected)


def test_all_problems_of_a_row_are_told_at_once(read):
    reading = read(
        "programme", "kod;titel;slag;dag;start;slut;startdatum;gånger\nX;Y;blabla;nån dag;25;12;i höst;många\n"
    )

    assert 5 == len(reading.errors)


def test_a_map_by_heading_letter_or_number_wins(read):
    text = "Vad;Vilken;Första;Börjar kl;Klar;Hur\nA;Datorn;2026-09-08;10;12;4\n"
    mapping = {"code": "Vad", "title": "B", "first_date": "3", "end": "klar", "sessions": "Hur"}
    draft = only(read("programme", text, mapping=mapping))

    assert ("A", "Datorn", date(2026, 9, 8), time(12), 4) == (
        draft.code,
        draft.title,
        draft.pattern.first_date,
        draft.end,
        draft.pattern.count,
    )


def test_values_given_by_hand_are_read_as_ours(read):
    draft = only(
        read(
            "programme",
            "kod;titel;slag;datum;tid\nF1;Om AI;Mingel;2026-10-01;18–19.30\n",
            values={"kind": {"mingel": "EVENT"}},
        )
    )

    assert CourseKind.EVENT is draft.kind


def test_what_holds_for_every_row_may_be_set(read):
    draft = only(
        read(
            "programme",
            "kod;titel;datum;tid\nF1;Om AI;2026-10-01;18–19.30\n",
            constants={"kind": "föreläsning", "room": "Sal 2"},
        )
    )

    assert (CourseKind.EVENT, "Sal 2") == (draft.kind, draft.room)


@pytest.mark.parametrize(
    "options",
    [{"mapping": {"x": "y"}}, {"values": {"x": {}}}, {"constants": {"x": "y"}}, {"constants": {"kind": "blabla"}}],
)
def test_a_field_or_value_that_does_not_exist_is_refused(read, options):
    with pytest.raises(Invalid):
        read("programme", "kod;titel;datum;tid\nF1;Om AI;2026-10-01;18–19.30\n", **options)


def test_a_missing_column_is_named_with_the_headings_there_are(read):
    reading = read("programme", "kod;titel;slag;dag\nA;B;kurs;tis\n")

    assert [] == reading.drafts
    (problem,) = reading.errors
    assert all(word in problem.message for word in ("first_date", "start", "kod", "--map"))


@pytest.mark.parametrize("kind", NAMES)
def test_a_file_without_headings_of_its_kind_is_a_problem(read, kind):
    reading = read(kind, "alfa;beta\ngamma;delta\n")

    assert [] == reading.drafts
    assert reading.errors


def test_headings_without_rows_are_a_problem(read):
    assert read("people", "förnamn;efternamn\n").errors


def test_a_row_with_more_cells_than_headings_is_handed_back(read):
    reading = read("rooms", "lokal;ort;platser\nSal A;Mora;20\nSal B;Mora;20;och mer\n")

    assert [3] == [problem.row for problem in reading.errors]


def test_sums_and_repeated_headings_are_passed_over_with_a_note(read):
    reading = read(
        "rooms", "lokal;ort;platser\nSal A;Mora;20\nLokal;Ort;Platser\nlokal;ort;platser\nSal B;Mora;10\nSumma;;30\n"
    )

    assert {"Sal A", "Sal B"} <= {draft.name for draft in reading.drafts}
    assert 2 <= len(reading.notes)


def test_columns_that_mean_nothing_are_noted(read):
    assert any("hemlig kolumn" in note for note in read("rooms", "lokal;hemlig kolumn\nSal A;x\n").notes)


def test_a_kind_that_does_not_exist_is_not_found(read):
    with pytest.raises(NotFound):
        read("kakor", "a;b\n")


def test_changes_know_old_and_new_date_whichever_way_they_are_said(read):
    issue = read(
        "changes",
        "course,date,change,reason,from_date\nA1,2026-10-06,cancelled,ill,\nA1,2026-12-08,extra,,\nA2,2026-10-15,moved,,2026-10-13\n",
    ).drafts
    office = read(
        "changes",
        "Kurs;Tillfälle;Vad hände;Nytt tillfälle\nA2;13/10 2026;flyttat;15/10 2026\nA2;20/10 2026;inställt;27/10 2026\nA3;;kursen inställd;\nA2;3/11 2026;ny lokal: Sal B;\nA2;10/11 2026;ny tid 14–16;\n",
    ).drafts

    assert [ChangeKind.CANCELLED, ChangeKind.EXTRA, ChangeKind.MOVED] == [draft.kind for draft in issue]
    assert (date(2026, 10, 13), date(2026, 10, 15)) == (issue[2].date, issue[2].new_date)
    assert (date(2026, 10, 13), date(2026, 10, 15)) == (office[0].date, office[0].new_date)
    assert (date(2026, 10, 20), date(2026, 10, 27)) == (office[1].date, office[1].new_date)
    assert ChangeKind.COURSE_CANCELLED is office[2].kind
    assert "Sal B" == office[3].room
    assert (time(14), time(16)) == (office[4].start, office[4].end)


def test_a_move_without_its_new_date_is_handed_back(read):
    assert read("changes", "kurs;datum;ändring\nA;2026-10-06;flyttat\n").errors


def test_closures_hold_for_a_place_a_room_or_everywhere(read):
    drafts = read(
        "closures",
        "från;till;gäller;typ;stänger kl;orsak\n2026-10-26;2026-10-30;alla;skollov;;lov\n2026-12-23;;Mora;stänger tidigt;14.00;\n2026-11-02;2026-11-06;Mora: Sal A;lokal stängd;;\n2026-10-09;;;;;inventering\n2026-10-12;;;;;Höstlov\n",
    ).drafts

    assert [
        ClosureKind.SCHOOL_BREAK,
        ClosureKind.CLOSES_EARLY,
        ClosureKind.ROOM_CLOSED,
        ClosureKind.CLOSED,
        ClosureKind.SCHOOL_BREAK,
    ] == [d.kind for d in drafts]
    assert [("", ""), ("Mora", ""), ("Mora", "Sal A"), ("", ""), ("", "")] == [(d.place, d.room) for d in drafts]
    assert time(14) == drafts[1].closes_at
    assert date(2026, 12, 23) == drafts[1].last_date


def test_people_are_read_with_what_is_doubtful_left_out_and_said(read):
    reading = read(
        "people",
        "Deltagarnr;Förnamn;Efternamn;Personnr;Mejl;Postnr;Skyddad\n1;Eva;Ek;490815-2640;eva@example.org;92331;nej\n2;Bo;Al;123;hej;;ja\n",
    )

    assert [("1", "19490815-2640", "1949-08-15", False), ("2", "", "", True)] == [
        (p.key, p.personal_no, p.birth_date, p.is_protected) for p in reading.drafts
    ]
    assert ["warning", "warning"] == [problem.severity for problem in reading.problems]


def test_a_personal_number_with_a_wrong_check_digit_is_kept_and_said(read):
    reading = read("people", "namn;personnummer\nEva Ek;19490815-2641\n")

    assert ("19490815-2641", False) == (reading.drafts[0].personal_no, reading.drafts[0].is_personal_no_valid)
    assert ["warning"] == [problem.severity for problem in reading.problems]


def test_protected_data_are_known_from_the_notes(read):
    person = read(
        "people", 'namn;anm\nEva Ek;"SKYDDADE PERSONUPPGIFTER - skriv ""Deltagare 7"" på alla listor"\n'
    ).drafts[0]

    assert (True, "Deltagare 7") == (person.is_protected, person.alias)


def test_an_enrolment_log_in_one_time_column(read):
    reading = read(
        "enrolments",
        "Tidpunkt;Kurs;Deltagarnr;Händelse;Kanal;Sällskap\n2026-08-10 09:15;K-101;12;anmälan;disk;f1\n2026-08-11 09:15;K-101;12;avbokning;;\n2026-08-12 10:00;K-101;13;avbrott;;\n",
    )

    assert [EnrolmentEvent.ENROL, EnrolmentEvent.CANCEL, EnrolmentEvent.DROP_OUT] == [
        draft.event for draft in reading.drafts
    ]
    first = reading.drafts[0]
    assert (datetime(2026, 8, 10, 9, 15), "K-101", "12", "disk", "f1") == (
        first.at,
        first.course,
        first.person.key,
        first.channel,
        first.party,
    )


def test_an_enrolment_log_in_columns_of_date_time_and_name(read):
    drafts = read(
        "enrolments",
        "Datum;Tid;Aktivitet;Namn;Tel;Status\n10/8-26;9.15;K-101;Eva Ek;0980-319242;Anmäld\n12/8-26;9.20;K-101;Eva Ek;;Återbud\n",
    ).drafts

    assert [datetime(2026, 8, 10, 9, 15), datetime(2026, 8, 12, 9, 20)] == [draft.at for draft in drafts]
    assert ("Eva", "Ek", "0980-31 92 42") == (
        drafts[0].person.given_name,
        drafts[0].person.family_name,
        drafts[0].person.phone,
    )


def test_a_log_with_the_month_first_is_known_by_its_column(read):
    drafts = read(
        "enrolments", "time,course,person,event\n08/10/2026 9:15 PM,A1,P1,enrol\n08/13/2026 9:15 AM,A1,P2,drop_out\n"
    ).drafts

    assert [datetime(2026, 8, 10, 21, 15), datetime(2026, 8, 13, 9, 15)] == [draft.at for draft in drafts]


def test_a_blank_time_in_a_log_is_handed_back_unless_the_file_repeats_with_marks(read):
    plain = "datum;kl;kurs;namn\n10/8 2026;9;A;Eva Ek\n;;A;Bo Al\n"

    assert [3] == [problem.row for problem in read("enrolments", plain).errors]
    assert 2 == len(read("enrolments", plain, fill_down=True).drafts)
    assert 3 == len(read("enrolments", plain + ';;"-""-";Per Ås\n').drafts)


def test_a_mark_for_as_above_is_never_another_persons_birth(read):
    reading = read(
        "enrolments",
        'datum;kurs;efternamn;förnamn;född;tfn\n10/8 2026;A;Ek;Eva;1950;0980-319242\n"-""-";"-""-";"-""-";Bo;"-""-";"-""-"\n',
    )

    assert [("Eva Ek", "1950"), ("Bo Ek", "")] == [
        (draft.person.name, draft.person.birth_date) for draft in reading.drafts
    ]
    assert ["0980-31 92 42"] * 2 == [draft.person.phone for draft in reading.drafts]
    assert ["warning"] == [problem.severity for problem in reading.problems]


def test_rooms_keep_what_yes_and_no_do_not_say(read):
    draft = only(
        read(
            "rooms",
            "Lokal;Kommun;Sittplatser;Hörslinga;Rullstol;Restid (min)\nSal A;Mora;20;bärbar;nej, trappa;1 tim\n",
        )
    )

    assert (True, False, 60) == (draft.hearing_loop, draft.wheelchair, draft.travel_minutes)
    assert "Hörslinga: bärbar; Rullstol: nej, trappa" == draft.accessibility


def test_attendance_with_a_row_a_mark(read):
    reading = read(
        "attendance",
        "Kurs;Datum;Deltagarnr;Närvaro;Minuter\nA;2026-09-08;1;N;\nA;2026-09-08;2;F;\nA;2026-09-08;3;sen;15\nA;2026-09-15;1;x;\nA;2026-09-15;2;giltig;\nA;2026-09-15;3;;\nA;2026-09-15;4;?;\n",
    )

    assert [Mark.PRESENT, Mark.ABSENT, Mark.LATE, Mark.PRESENT, Mark.EXCUSED] == [
        draft.mark for draft in reading.drafts
    ]
    assert 15 == reading.drafts[2].minutes
    assert [7, 8] == sorted(problem.row for problem in reading.errors)


def test_attendance_by_session_number_in_english(read):
    drafts = read("attendance", "course,session,person,mark\nA1,1,P1,P\nA1,2,P1,A\nA1,3,P1,left early\n").drafts

    assert [(1, Mark.PRESENT), (2, Mark.ABSENT), (3, Mark.LEFT_EARLY)] == [
        (draft.number, draft.mark) for draft in drafts
    ]


def test_visitors_without_names_are_head_counts(read):
    draft = only(read("attendance", "Aktivitet;Datum;Besökare;Varav barn\nDI-1;2026-09-08;8;1\n"))

    assert ("DI-1", date(2026, 9, 8), 8, 1) == (draft.course, draft.date, draft.visitors, draft.children)


def test_a_formula_that_was_never_computed_hands_its_row_back(tmp_path):
    book = Workbook()
    book.active.append(["lokal", "platser"])
    book.active.append(["Sal A", "=10+2"])
    book.active.append(["Sal B", 12])
    book.save(tmp_path / "bok.xlsx")
    reading = read_drafts("rooms", tmp_path / "bok.xlsx")

    assert ["Sal B"] == [draft.name for draft in reading.drafts]
    assert [2] == [problem.row for problem in reading.errors]


def test_sheets_of_other_kinds_are_passed_over_and_named(tmp_path):
    book = Workbook()
    book.active.title = "Program"
    book.active.append(["kod", "titel", "startdatum", "start", "slut", "gånger"])
    book.active.append(["A", "Datorn", datetime(2026, 9, 8), time(10), time(12), 4])
    changes = book.create_sheet("Ändrat")
    changes.append(["kurs", "datum", "ändring", "orsak"])
    changes.append(["A", datetime(2026, 9, 15), "inställt", "sjuk"])
    book.create_sheet("Anteckningar").append(["Glöm inte kaffet"])
    book.save(tmp_path / "bok.xlsx")

    programme = read_drafts("programme", tmp_path / "bok.xlsx")
    changed = read_drafts("changes", tmp_path / "bok.xlsx")
    by_sheet = read_drafts("changes", tmp_path / "bok.xlsx", Options(sheet="2"))
    assert (1, 1, 1) == (len(programme.drafts), len(changed.drafts), len(by_sheet.drafts))
    assert any("Ändrat" in note for note in programme.notes)
    assert [] == programme.problems
    with pytest.raises(NotFound):
        read_drafts("changes", tmp_path / "bok.xlsx", Options(sheet="Finns inte"))


def test_many_people_at_once_are_the_same_as_row_by_row(read, monkeypatch):
    from courses.imports import rows

    text = "key;förnamn;efternamn;personnr;född;kön;mejl;telefon;skyddad;anm\n" + "".join(
        f"{n};Åsa{n};Ek;{number};{born};{sex};{mail};0980-3192{n:02};{hidden};{note}\n"
        for n, (number, born, sex, mail, hidden, note) in enumerate(
            [
                ("19490815-2640", "", "K", "a@example.org", "nej", ""),
                ("19490815-2640", "1950-01-01", "", "", "", ""),
                ("19490815-2641", "", "", "", "", ""),
                ("", "490815-2640", "M", "fel", "", ""),
                ("", "1949", "?", "", "ja", "Deltagare 3"),
                ("", "", "", "", "", "sekretessmarkering"),
                ("LMA 990012344", "1949", "", "", "", ""),
            ]
        )
    )
    at_once = read("people", text)
    monkeypatch.setattr(rows, "ordinary_people", lambda *_: ())
    one_by_one = read("people", text)

    assert one_by_one.drafts == at_once.drafts
    assert sorted(map(str, one_by_one.problems)) == sorted(map(str, at_once.problems))


WORDS = st.sampled_from(
    [
        "kurs",
        "namn",
        "datum",
        "8/9",
        "2026-09-08",
        "x",
        "-",
        "10–12",
        "tis",
        "1",
        "Summa",
        '"-"-',
        "",
        " ",
        "=1+1",
        "[/b]",
        "\u202e",
        "A" * 300,
        "å",
        "ja",
        "0,5",
        "STO-601",
        "förnamn",
        "efternamn",
        "titel",
        "kod",
        "start",
        "slut",
        "tid",
        "händelse",
        "närvaro",
    ]
)


@given(kind=st.sampled_from(NAMES), rows=st.lists(st.lists(WORDS, max_size=8), max_size=8))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_table_gives_a_reading_or_a_clear_refusal(read, kind, rows):
    text = "\n".join(";".join(row) for row in rows)
    try:
        reading = read(kind, text)
    except CoursesError as error:
        assert error.message
    else:
        assert reading.drafts or reading.problems or reading.notes
        assert all(problem.message for problem in reading.problems)


@given(kind=st.sampled_from(NAMES), text=st.text(max_size=200))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_gives_a_reading_or_a_clear_refusal(read, kind, text):
    try:
        read(kind, text.encode("utf-8", "replace").decode())
    except CoursesError as error:
        assert error.message


def test_a_weekday_and_a_time_may_stand_in_one_cell(read):
    draft = only(
        read(
            "programme",
            "Kurs-ID;Kurs;Dag & tid;Start;Antal träffar\nQ1;Datorn;Tisdagar kl. 10–12.15;8 september 2026;8\n",
        )
    )

    assert ((1,), time(10), time(12, 15)) == (draft.pattern.weekdays, draft.start, draft.end)


def test_a_needed_column_with_a_strange_heading_is_found_by_its_cells_and_noted(read):
    reading = read("enrolments", "Stämplad;Kurs;Namn\n2026-08-10 09:15;A;Eva Ek\n2026-08-10 09:16;A;Bo Al\n")

    assert [datetime(2026, 8, 10, 9, 15), datetime(2026, 8, 10, 9, 16)] == [draft.at for draft in reading.drafts]
    assert any("Stämplad" in note for note in reading.notes)


def test_a_closure_may_say_its_closing_time_in_words(read):
    draft = only(read("closures", "Datum;Vad;Var\n2026-10-09;Stänger 14.00;Mora\n"))

    assert (ClosureKind.CLOSES_EARLY, time(14), "Mora") == (draft.kind, draft.closes_at, draft.place)
