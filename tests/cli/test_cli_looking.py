"""Commands that show courses and people, in words and as JSON."""

import unicodedata

import factories
import pytest

from courses import labels
from courses.model import CourseKind

COURSE_NAMES = (
    "code title kind form organiser room seats enrolled waiting sessions_planned sessions_held sessions_cancelled "
    "first_date last_date attendance_rate"
).split()
SESSION_NAMES = "number date start end status room".split()
PERSON_NAMES = "person name status position attended held rate certificate".split()


def test_courses_say_exactly_these_names(kursverkstad, evening):
    told = kursverkstad("courses", "--json")

    assert 0 == told.code
    assert "" == told.err
    assert [
        {
            "code": "STO-601",
            "title": "Internet för nybörjare",
            "kind": "COURSE",
            "form": "LIBRARY",
            "organiser": "",
            "room": "",
            "seats": 2,
            "enrolled": 2,
            "waiting": 1,
            "sessions_planned": 6,
            "sessions_held": 2,
            "sessions_cancelled": 0,
            "first_date": "2026-09-08",
            "last_date": "2026-10-27",
            "attendance_rate": 3 / 4,
        }
    ] == told.json
    assert COURSE_NAMES == list(told.json[0])


def test_json_is_utf8_and_not_escaped(kursverkstad, evening):
    assert "Internet för nybörjare" in kursverkstad("courses", "--json").out


def test_a_course_adds_sessions_participants_and_waiting_list(kursverkstad, evening):
    _course, ada, bo, cleo = evening
    told = kursverkstad("course", "sto 601", "--json").json

    assert COURSE_NAMES == list(told)[: len(COURSE_NAMES)]
    assert 8 == len(told["sessions"])
    assert {
        "person": ada.key,
        "name": "Ada Ek",
        "status": "ENROLLED",
        "position": None,
        "attended": 2,
        "held": 2,
        "rate": 1.0,
        "certificate": True,
        "sessions": None,
        "since": "2026-11-20T12:45:00",
        "queued_at": "2026-11-20T12:45:00",
        "seated_at": "2026-11-20T12:45:00",
        "promoted": False,
        "party": None,
    } == told["participants"][0]
    assert [(bo.key, 0.5)] == [(it["person"], it["rate"]) for it in told["participants"][1:]]
    assert [(cleo.key, "WAITING", 1)] == [(it["person"], it["status"], it["position"]) for it in told["waiting_list"]]
    assert PERSON_NAMES == list(told["waiting_list"][0])[: len(PERSON_NAMES)]


def test_sessions_have_iso_dates_times_and_numbers(kursverkstad, evening):
    told = kursverkstad("sessions", "601", "--json").json

    assert SESSION_NAMES == list(told[0])[: len(SESSION_NAMES)]
    assert [1, "2026-09-08", "10:00", "12:15", "HELD", ""] == [told[0][name] for name in SESSION_NAMES]
    assert [1, 2, 3, 4, 5, 6, 7, 8] == [it["number"] for it in told]


def test_a_cancelled_session_has_no_number(kursverkstad, evening):
    kursverkstad("cancel-session", "601", "8", "--reason", "Snöoväder")
    last = kursverkstad("sessions", "601", "--json").json[-1]

    assert (None, "CANCELLED", "Snöoväder") == (last["number"], last["status"], last["reason"])


def test_attendance_is_a_row_a_person_and_a_mark_a_session(kursverkstad, evening):
    told = kursverkstad("attendance", "601", "--json").json

    assert ["sessions", "persons"] == list(told)[:2]
    assert ["PRESENT", "LATE", *[None] * 6] == told["persons"][0]["marks"]
    assert (1, 2, 0.5, False) == tuple(told["persons"][1][name] for name in ("attended", "held", "rate", "certificate"))


def test_the_rate_of_a_course_is_told_with_what_it_comes_from(kursverkstad, evening):
    told = kursverkstad("attendance", "601", "--json").json
    course = kursverkstad("course", "601", "--json").json

    assert (3, 4, 3 / 4, 2) == tuple(told[name] for name in ("attended", "possible", "rate", "sessions_held"))
    assert (3, 4) == (course["attended"], course["possible"])
    assert 2 * told["sessions"][0]["study_hours"] == told["study_hours"]
    assert 3 * told["sessions"][0]["study_hours"] == told["participant_hours"]


def test_a_rate_is_null_before_anything_was_held(kursverkstad, office):
    office(factories.course)

    assert kursverkstad("courses", "--json").json[0]["attendance_rate"] is None


@pytest.mark.parametrize(
    "words,found",
    [
        (("--search", "nybörjare internet"), 1),
        (("--search", "smide"), 0),
        (("--kind", "kurs"), 1),
        (("--kind", "DROP_IN"), 0),
        (("--kind", "event", "--kind", "COURSE"), 1),
        (("--state", "finished"), 1),
        (("--state", "coming"), 0),
    ],
    ids=str,
)
def test_courses_are_chosen_by_words_kind_and_state(kursverkstad, evening, words, found):
    assert found == len(kursverkstad("courses", *words, "--json").json)


def test_an_unknown_kind_names_those_there_are(kursverkstad, evening):
    told = kursverkstad("courses", "--kind", "korv")

    assert 3 == told.code
    assert all(labels.course_kind(kind) in told.err for kind in CourseKind)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    "words", [("courses",), ("course", "601"), ("sessions", "601"), ("attendance", "601")], ids=str
)
def test_tables_fit_eighty_columns(kursverkstad, evening, language, words):
    told = kursverkstad("--lang", language, *words)

    assert 0 == told.code
    assert all(len(line) <= 80 for line in told.out.splitlines())


def test_dates_are_written_as_swedes_do(kursverkstad, evening):
    told = kursverkstad("sessions", "601")

    assert "tis 8 sep" in told.out
    assert "v. 37" in told.out
    assert "10.00–12.15" in told.out


def test_a_title_too_long_is_cut_with_an_ellipsis(kursverkstad, office):
    office(lambda store: factories.course(store, title="Lång titel " * 18))

    told = kursverkstad("courses")

    assert "…" in told.out
    assert max(map(len, told.out.splitlines())) <= 80


def test_people_are_found_by_any_part(kursverkstad, office):
    office(lambda store: factories.person(store, "Ada", "Ek", phone="0980-319201", email="ada@example.org"))

    for words in (("ada",), ("319201",), ("example", "ek"), ()):
        assert ["Ada Ek"] == [it["name"] for it in kursverkstad("people", *words, "--json").json]
    assert [] == kursverkstad("people", "ada bo", "--json").json
    assert "Ada Ek" in kursverkstad("people", "ada").out


def test_people_on_screen_are_the_first_fifty_and_in_json_all(kursverkstad, office):
    office(lambda store: [factories.person(store, f"Ada{n}") for n in range(60)])

    assert 60 == len(kursverkstad("people", "--json").json)
    assert 52 == len(kursverkstad("people").out.splitlines())
    assert "50" in kursverkstad("people").err
    assert 7 == len(kursverkstad("people", "ada", "--limit", "7", "--json").json)


def test_a_person_is_shown_with_all_courses(kursverkstad, evening):
    _course, ada, *_others = evening
    told = kursverkstad("person", ada.key, "--json").json

    assert (ada.key, "Ada Ek") == (told["person"], told["name"])
    assert [("STO-601", "ENROLLED", 2, 2, 1.0)] == [
        tuple(it[name] for name in ("code", "status", "attended", "held", "rate")) for it in told["courses"]
    ]
    assert "STO-601" in kursverkstad("person", "ada").out


def test_a_name_that_several_have_asks_for_the_key(kursverkstad, evening):
    told = kursverkstad("person", "ek")

    assert 4 == told.code
    assert "P0001" in told.err


def test_a_protected_person_stands_under_alias_until_revealed(kursverkstad, office):
    key = office(lambda store: factories.person(store, "Vera", "Hemlig", is_protected=True, phone="0980-319202")).key

    assert "Hemlig" not in kursverkstad("person", key).out
    assert "0980-319202" not in kursverkstad("people", key, "--json").out
    assert "Hemlig" in kursverkstad("person", key, "--reveal").out
    assert 1 == len([it for it in kursverkstad("journal", "--json").json if "Deltagare 1" in it["deed"]][:1])


HOSTILE = "\x1b[31mRöd\x1b[0m [bold]x[/bold] \u202egnp.exe\u2066 \x9b2J =1+1"


def test_hostile_names_never_reach_the_terminal_raw(kursverkstad, office, tmp_path):
    def work(store):
        course = factories.course(store, title="Vanlig")
        person = factories.person(store, "Namn", "Namnsson")
        factories.enrolled(store, course, "Ada")
        with store.immediate():
            store.db.conn.execute("UPDATE course SET title = ?, notes = ?", (HOSTILE, HOSTILE))
            store.db.conn.execute("UPDATE person SET given_name = ?", (HOSTILE,))
            store.db.conn.execute("UPDATE journal_entry SET deed = ?, actor = ?", (HOSTILE, HOSTILE))
        return person

    person = office(work)

    for words in (
        ("courses",),
        ("course", "601"),
        ("sessions", "601"),
        ("attendance", "601"),
        ("people",),
        ("person", person.key),
        ("journal",),
    ):
        for extra in ((), ("--json",)):
            told = kursverkstad(*words, *extra)
            odd = {c for c in told.out + told.err if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs")}
            assert (0, set()) == (told.code, odd), words
    assert HOSTILE == kursverkstad("courses", "--json").json[0]["title"]


def test_hostile_words_on_the_command_line_come_back_plain(kursverkstad, evening):
    for words in (
        ("course", HOSTILE),
        ("person", HOSTILE),
        (HOSTILE,),
        ("settings", "set", HOSTILE, "x"),
        ("mark", "601", "1", "ada", HOSTILE),
    ):
        told = kursverkstad(*words)
        assert told.code != 0
        assert not {c for c in told.out + told.err if c in "\x1b\x9b\u202e\u2066"}, words


def test_courses_are_chosen_by_a_swedish_state(kursverkstad, evening):
    assert 1 == len(kursverkstad("courses", "--state", labels.state_filter("finished"), "--json").json)
