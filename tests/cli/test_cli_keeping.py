"""Commands that keep the library, print, read in; errors and exit codes."""

import os
import stat
import subprocess
import sys

import factories
import pytest

from courses import cli
from courses.errors import Exit
from courses.store import check


def test_init_makes_the_library_and_says_where(kursverkstad, tmp_path):
    told = kursverkstad("--data", tmp_path / "nytt", "init")

    assert (0, f"{tmp_path / 'nytt'}\n") == (told.code, told.out)
    assert (tmp_path / "nytt" / "kursverkstad.db").exists()
    assert 0 == kursverkstad("--data", tmp_path / "nytt", "init").code


def test_reading_where_there_is_no_library_says_how_to_make_one(kursverkstad, tmp_path):
    told = kursverkstad("courses", "--json")

    assert (Exit.NOT_FOUND, "") == (told.code, told.out)
    assert "init" in told.err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "content",
    [b"inte en databas " * 500, b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 5000],
    ids=["text", "nolls", "torn"],
)
@pytest.mark.parametrize("words", [("courses", "--json"), ("check",), ("init",), ("undo",)], ids=str)
def test_a_file_that_is_no_database_is_told_without_a_traceback(kursverkstad, tmp_path, content, words):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kursverkstad.db").write_bytes(content)

    told = kursverkstad(*words)

    assert (Exit.DAMAGED, "") == (told.code, told.out)
    assert "Traceback" not in told.err


def test_a_torn_database_is_told_without_a_traceback(kursverkstad, evening, tmp_path):
    path = tmp_path / "data" / "kursverkstad.db"
    content = bytearray(path.read_bytes())
    for page in range(4096 * 3, len(content), 4096):
        content[page : page + 400] = b"\xa5" * 400
    path.write_bytes(content)

    told = kursverkstad("check")

    assert Exit.DAMAGED == told.code
    assert "Traceback" not in told.err


def test_a_newer_database_is_left_alone(kursverkstad, office):
    def work(store):
        with store.immediate():
            store.db.conn.execute("INSERT INTO migration VALUES ('9999_from_the_future', '2030-01-01')")

    office(work)

    assert Exit.TOO_NEW == kursverkstad("courses").code


def test_settings_are_shown_and_changed(kursverkstad):
    assert 0 == kursverkstad("settings", "set", "certificate.threshold", "75 %").code
    assert "0.75\n" == kursverkstad("settings", "get", "certificate.threshold").out
    assert "0.75" == kursverkstad("settings", "get", "--json").json["certificate.threshold"]
    assert "list.blank_rows" in kursverkstad("settings", "get").out


@pytest.mark.parametrize(
    "words,code", [(("get", "korv"), 4), (("set", "korv", "x"), 4), (("set", "list.blank_rows", "många"), 3)], ids=str
)
def test_a_setting_that_cannot_be_is_told(kursverkstad, office, words, code):
    office(lambda store: None)

    assert code == kursverkstad("settings", *words).code


def test_the_library_s_language_holds_when_none_is_chosen(kursverkstad, evening, monkeypatch):
    monkeypatch.delenv("KURSVERKSTAD_LANG")
    kursverkstad("settings", "set", "interface.language", "en")

    assert "Title" in kursverkstad("courses").out
    assert "Titel" in kursverkstad("--lang", "sv", "courses").out


def test_undo_takes_back_the_last_deed_and_says_which(kursverkstad, evening):
    kursverkstad("--as", "Maja", "drop-out", "601", "bo")

    assert "Bo Ek" in kursverkstad("undo", "--dry-run").out
    assert "Bo Ek" in kursverkstad("undo").out
    assert ["ENROLLED", "ENROLLED"] == [
        it["status"] for it in kursverkstad("course", "601", "--json").json["participants"]
    ]
    assert Exit.REFUSED == kursverkstad("--as", "Någon annan", "undo").code


def test_the_journal_says_who_did_what(kursverkstad, evening):
    kursverkstad("--as", "Birgit", "count", "601", "3", "4")
    newest = kursverkstad("journal", "--json", "--limit", "1").json

    assert ["id", "at", "actor", "deed", "undone"] == list(newest[0])
    assert ("Birgit", False) == (newest[0]["actor"], newest[0]["undone"])
    assert "Birgit" == kursverkstad("journal", "--course", "601", "--json").json[0]["actor"]
    assert "Maja" == kursverkstad("journal", "--person", "ada", "--json").json[0]["actor"]
    assert "Birgit" in kursverkstad("journal").out


def test_the_actor_is_the_login_name_when_none_is_given(kursverkstad, monkeypatch):
    monkeypatch.delenv("KURSVERKSTAD_USER")
    monkeypatch.setattr("getpass.getuser", lambda: "mbjork")
    kursverkstad("settings", "set", "library.name", "Biblioteket")

    assert "mbjork" == kursverkstad("journal", "--json").json[0]["actor"]


def test_the_actor_is_unknown_where_there_is_no_login(kursverkstad, monkeypatch):
    def nobody():
        raise OSError

    monkeypatch.delenv("KURSVERKSTAD_USER")
    monkeypatch.setattr("getpass.getuser", nobody)
    kursverkstad("settings", "set", "library.name", "Biblioteket")

    assert "okänd" == kursverkstad("journal", "--json").json[0]["actor"]


def test_a_whole_database_passes_the_check(kursverkstad, evening):
    told = kursverkstad("check", "--json")

    assert (0, {"ok": True, "troubles": [], "reminders": []}) == (told.code, told.json)
    assert "hel" in kursverkstad("check").out


@pytest.mark.parametrize(
    "sql,kind",
    [
        ("UPDATE enrolment SET position = 7 WHERE position = 1", "queue"),
        ("UPDATE session SET number = 9 WHERE number = 8", "numbers"),
        ("UPDATE course SET seats = 1", "seats"),
        ("UPDATE session SET is_cancelled = 1, number = NULL WHERE number = 8; INSERT INTO attendance_mark SELECT 99, id, 1, 'PRESENT', NULL, '', 1, 0 FROM session WHERE is_cancelled = 1", "marks"),
        ("DELETE FROM enrolment_event WHERE person_id = 1", "log"),
        ("DELETE FROM journal_change WHERE table_name = 'person'", "journal"),
        ("PRAGMA foreign_keys=OFF; DELETE FROM person WHERE id = 1", "keys"),
    ],
    ids=lambda value: value.split()[0] if " " in value else value,
)  # fmt: skip
def test_the_check_finds_what_no_action_leaves_behind(kursverkstad, evening, office, sql, kind):
    office(lambda store: [store.db.conn.execute(part) for part in sql.split(";")])

    told = kursverkstad("check", "--json")

    assert Exit.DAMAGED == told.code
    assert kind in {it["kind"] for it in told.json["troubles"]}
    assert 9 == kursverkstad("check").code


def test_fewer_seats_than_are_taken_is_no_trouble_when_they_were_lowered(kursverkstad, evening):
    kursverkstad("change-course", "601", "--seats", "1")

    assert 0 == kursverkstad("check").code


def test_many_of_the_same_trouble_are_counted(office):
    def work(store):
        for n in range(25):
            factories.course(store, code=f"A-{n}", count=2)
        store.db.conn.execute("UPDATE session SET number = 9 WHERE number = 2")
        return check.find_troubles(store)

    assert 21 == len(office(work))


def test_an_attendance_list_is_printed_to_a_private_file(kursverkstad, evening, tmp_path):
    target = tmp_path / "lista.pdf"
    told = kursverkstad("print", "attendance-list", "601", "-o", target)

    assert 0 == told.code, told.err
    assert b"%PDF" == target.read_bytes()[:4]
    assert 0o600 == stat.S_IMODE(target.stat().st_mode)


def test_an_attendance_list_gets_its_own_name_in_a_folder(kursverkstad, evening, tmp_path):
    assert 0 == kursverkstad("print", "attendance-list", "601", "-o", f"{tmp_path}/ut/").code
    assert 1 == len(list((tmp_path / "ut").glob("*.pdf")))


@pytest.fixture
def finished(kursverkstad, evening):
    """Holds all sessions of STO-601: both are due a certificate."""
    for number in range(1, 9):
        for person in ("ada", "bo"):
            kursverkstad("mark", "601", number, person, "x")


def test_certificates_tell_of_a_session_that_is_not_entered(kursverkstad, finished, tmp_path):
    for person in ("ada", "bo"):
        kursverkstad("mark", "601", 8, person, "none")

    told = kursverkstad("print", "certificates", "601", "-o", tmp_path / "alla.pdf")

    assert (0, True) == (told.code, "1 session" in told.err or "1 träff" in told.err)


def test_certificates_are_one_file_or_one_each(kursverkstad, finished, tmp_path):
    assert 0 == kursverkstad("print", "certificates", "601", "-o", tmp_path / "alla.pdf").code
    assert 0 == kursverkstad("print", "certificates", "601", "-o", tmp_path / "intyg").code
    assert 0 == kursverkstad("print", "certificates", "601", "-o", tmp_path / "en", "--person", "ada").code

    assert (tmp_path / "alla.pdf").exists()
    assert (2, 1) == tuple(len(list((tmp_path / name).glob("*.pdf"))) for name in ("intyg", "en"))


def test_certificates_that_nobody_is_due_are_refused(kursverkstad, office, tmp_path):
    office(lambda store: factories.enrolled(store, factories.course(store), "Ada"))

    assert Exit.REFUSED == kursverkstad("print", "certificates", "601", "-o", tmp_path / "x.pdf").code
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize("target", ["finns/inte/lista.pdf", "fil.txt/lista.pdf"])
def test_nothing_is_numbered_when_the_paper_has_nowhere_to_go(kursverkstad, evening, tmp_path, target):
    (tmp_path / "fil.txt").touch()
    before = len(kursverkstad("journal", "--json").json)

    assert Exit.INVALID == kursverkstad("print", "attendance-list", "601", "-o", tmp_path / target).code
    assert before == len(kursverkstad("journal", "--json").json)


def test_a_letter_without_a_glyph_is_named(kursverkstad, office, tmp_path):
    office(lambda store: factories.enrolled(store, factories.course(store), "𓀀𓀁"))

    told = kursverkstad("print", "attendance-list", "601", "-o", tmp_path / "x.pdf")

    assert Exit.INVALID == told.code
    assert "U+" in told.err


def test_an_unforeseen_fault_is_told_in_words(kursverkstad, evening, monkeypatch):
    def broken(*_args, **_more):
        raise RuntimeError("oj\x1b[31m")

    monkeypatch.setattr("courses.store.courses.summaries", broken)
    told = kursverkstad("courses")

    assert (Exit.FAULT, "") == (told.code, told.out)
    assert "RuntimeError: oj[31m" in told.err
    monkeypatch.setenv("KURSVERKSTAD_DEBUG", "1")
    with pytest.raises(RuntimeError):
        cli.run(["courses"])


def test_ctrl_c_ends_with_130(kursverkstad, evening, monkeypatch):
    def stopped(*_args, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr("courses.store.courses.summaries", stopped)

    assert 130 == kursverkstad("courses").code


def test_a_locked_database_is_told_as_busy(kursverkstad, office, evening, monkeypatch, tmp_path):
    from courses.store.sqlite import sqlite3

    monkeypatch.setattr("courses.store.connection.BUSY_SECONDS", 0)
    other = sqlite3.connect(tmp_path / "data" / "kursverkstad.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert Exit.BUSY == kursverkstad("drop-out", "601", "bo").code
    finally:
        other.close()


def test_the_interface_is_not_opened_without_a_terminal(kursverkstad):
    for words in ((), ("demo",)):
        told = kursverkstad(*words)
        assert (Exit.USAGE, "") == (told.code, told.out)
        assert "terminal" in told.err


def start(*words, folder, **environment):
    """Runs the program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "courses", *words],
        capture_output=True,
        env={**os.environ, "KURSVERKSTAD_DATA": str(folder / "data"), **environment},
        check=False,
    )


HEAVY = ("textual", "rich", "reportlab", "openpyxl", "holidays", "dateutil.rrule", "charset_normalizer")


@pytest.mark.parametrize("words", [["--version"], ["courses", "--json"], ["--help"]], ids=str)
def test_starting_is_light(evening, tmp_path, words):
    # sqlite_utils brings dateutil's parser itself, so only its rrule is ours to keep out
    code = f"import sys; from courses.cli import run; run({words}); print([n for n in {HEAVY} if n in sys.modules], file=sys.stderr)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]" == told.stderr.splitlines()[-1]


def test_the_version_needs_no_database_library(tmp_path):
    code = "import sys; from courses.cli import run; run(['--version']); sys.exit('sqlite_utils' in sys.modules)"

    assert 0 == subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode


def test_no_letter_is_an_error_on_the_way_out(evening, tmp_path):
    told = start("courses", folder=tmp_path, PYTHONIOENCODING="ascii:strict")

    assert 0 == told.returncode
    assert "nybörjare" in told.stdout.decode()


def test_undecodable_arguments_are_told_in_words(evening, tmp_path):
    told = start("course", b"\xff\xfe", folder=tmp_path)

    assert Exit.USAGE == told.returncode
    assert b"Traceback" not in told.stderr


def test_a_reader_that_goes_away_is_met_with_silence(evening, tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "courses", "course", "601"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "KURSVERKSTAD_DATA": str(tmp_path / "data")},
    )
    process.stdout.close()

    assert b"" == process.stderr.read()
    process.stderr.close()
    assert 0 == process.wait(timeout=30)
