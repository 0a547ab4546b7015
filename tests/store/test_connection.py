"""How the database is opened."""

import multiprocessing
import stat

import pytest

from courses import resources
from courses.errors import Busy, Damaged, Refused, TooNew
from courses.store import connection, migrations, open_store
from courses.store.sqlite import sqlite3


def test_the_file_and_its_folder_are_private(tmp_path):
    store = open_store(tmp_path / "data")

    assert 0o600 == stat.S_IMODE(store.path.stat().st_mode)
    assert 0o700 == stat.S_IMODE(store.path.parent.stat().st_mode)
    assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in store.path.parent.glob("*.db-*")}
    store.close()


def test_every_connection_is_as_safe_as_the_first(tmp_path):
    for _ in range(2):
        store = open_store(tmp_path / "data")
        pragmas = {
            name: store.value(f"PRAGMA {name}")
            for name in ("journal_mode", "foreign_keys", "secure_delete", "synchronous", "busy_timeout")
        }

        assert {
            "journal_mode": "wal",
            "foreign_keys": 1,
            "secure_delete": 1,
            "synchronous": 2,
            "busy_timeout": 10_000,
        } == pragmas
        store.close()


def test_all_tables_are_strict(tmp_path):
    store = open_store(tmp_path / "data")

    assert [] == store.query(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'"
    )
    store.close()


def test_a_newer_database_is_refused_untouched(tmp_path):
    store = open_store(tmp_path / "data")
    store.db.conn.execute("INSERT INTO migration VALUES ('9999_the_future', '2030-01-01')")
    store.close()

    with pytest.raises(TooNew):
        open_store(tmp_path / "data")


def test_a_file_that_is_no_database_is_told_as_such(tmp_path):
    (tmp_path / "kursverkstad.db").write_bytes(b"this is a letter to the library" * 100)

    with pytest.raises(Damaged):
        open_store(tmp_path)


def _open(folder, barrier, queue):
    barrier.wait()
    try:
        store = open_store(folder)
        queue.put(len(store.query("SELECT name FROM migration")))
        store.close()
    except Exception as error:  # noqa: BLE001 the child tells its parent whatever went wrong
        queue.put(repr(error))


def test_four_programs_may_start_at_once_on_a_new_folder(tmp_path):
    context = multiprocessing.get_context("spawn")
    barrier, queue = context.Barrier(4), context.Queue()
    programs = [context.Process(target=_open, args=(tmp_path / "data", barrier, queue)) for _ in range(4)]
    for program in programs:
        program.start()
    told = [queue.get(timeout=60) for _ in programs]
    for program in programs:
        program.join()

    assert [len(list(resources.folder("db/migrations").glob("*.sql")))] * 4 == told


def test_a_failing_migration_leaves_nothing_behind(tmp_path, monkeypatch):
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_half.sql").write_text(
        "CREATE TABLE half (id INTEGER) STRICT;\nCREATE TABLE half (id INTEGER) STRICT;"
    )
    monkeypatch.setattr(migrations.resources, "folder", lambda _name: folder)

    with pytest.raises(sqlite3.OperationalError):
        open_store(tmp_path / "data")

    left = sqlite3.connect(tmp_path / "data" / "kursverkstad.db")
    assert [] == left.execute("SELECT name FROM sqlite_master").fetchall()
    left.close()


def test_what_an_older_program_wrote_is_kept_by_every_later_migration(tmp_path, monkeypatch):
    older = tmp_path / "migrations"
    older.mkdir()
    for path in sorted(resources.folder("db/migrations").glob("*.sql"))[:2]:
        (older / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    with monkeypatch.context() as then:
        then.setattr(migrations.resources, "folder", lambda _name: older)
        store = open_store(tmp_path / "data")
        store.db.conn.execute(
            "INSERT INTO closure (id, uid, first_date, last_date, kind, place, reason, version) "
            "VALUES (7, 'u', '2026-12-24', '2026-12-26', 'CLOSED', 'Ekby', 'julen', 3)"
        )
        store.close()

    store = open_store(tmp_path / "data")
    row = store.query("SELECT * FROM closure")[0]
    assert (7, "u", "2026-12-24", "2026-12-26", "Ekby", "", "julen", 3) == tuple(
        row[name] for name in ("id", "uid", "first_date", "last_date", "place", "municipality", "reason", "version")
    )
    store.close()


def test_a_transaction_is_all_or_nothing(tmp_path):
    store = open_store(tmp_path / "data")

    with pytest.raises(ZeroDivisionError), store.immediate():
        store.db.conn.execute("INSERT INTO setting (name, value) VALUES ('a', 'b')")
        raise ZeroDivisionError

    assert 0 == store.value("SELECT count(*) FROM setting")
    store.close()


def test_a_locked_database_is_told_as_busy(tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0)
    first, second = open_store(tmp_path / "data"), open_store(tmp_path / "data")

    with first.immediate(), pytest.raises(Busy), second.immediate():
        pass

    first.close()
    second.close()


@pytest.mark.parametrize("name", ["OneDrive - Kommunen", "Dropbox", "Google Drive"])
def test_a_folder_that_a_sync_service_copies_is_refused(tmp_path, name):
    with pytest.raises(Refused):
        open_store(tmp_path / name / "data")


def test_a_network_share_is_known_by_its_mount(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {tmp_path}/share\\040one nfs4 rw 0 0\n/dev/sda1 / ext4 rw 0 0\n")

    assert "nfs4" == connection._file_system(tmp_path / "share one" / "data", mounts)
    assert "ext4" == connection._file_system(tmp_path / "elsewhere", mounts)
