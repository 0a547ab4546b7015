"""Sending a file to a printer of the system."""

import os

import pytest

from courses.exports import printer
from courses.exports.printer import Job


@pytest.fixture
def system(tmp_path, monkeypatch):
    """Lends a folder with programs that stand for the printing system, and what `lp` was given."""
    (tmp_path / "lpstat").write_text(
        '#!/bin/sh\ncase "$1" in -e) printf "Kontoret\\nBarnavdelningen\\n";; -d) echo "system default destination: Kontoret";; esac\n'
    )
    (tmp_path / "lp").write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/given\n')
    for name in ("lp", "lpstat"):
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr("sys.platform", "linux")
    return tmp_path


def test_the_usual_printer_is_named_first(system):
    assert ["Kontoret", "Barnavdelningen"] == printer.names()


def test_without_a_printing_system_there_is_no_printer_and_that_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert [] == printer.names()
    with pytest.raises(printer.NotPrinted, match="utskriftsprogram"):
        printer.send(tmp_path / "a.pdf", "", Job())


def test_a_job_says_how_many_copies_on_which_sides(system):
    paper = system / "-lista.pdf"
    paper.write_bytes(b"%PDF")
    printer.send(paper, "Kontoret", Job(copies=3, sides="one-sided"))
    given = (system / "given").read_text().split("\n")[:-1]
    assert ["-d", "Kontoret", "-n", "3", "-o", "sides=one-sided", "-o", "media=A4", "--", str(paper)] == given


def test_what_the_printing_system_says_is_told(system):
    (system / "lp").write_text("#!/bin/sh\necho 'lp: the printer is on fire' >&2\nexit 1\n")
    with pytest.raises(printer.NotPrinted, match="on fire"):
        printer.send(system / "a.pdf", "Kontoret", Job())


def test_a_printing_system_that_never_answers_is_not_waited_for(system, monkeypatch):
    monkeypatch.setattr(printer, "PATIENCE", 0.2)
    (system / "lp").write_text("#!/bin/sh\nexec sleep 20\n")
    with pytest.raises(printer.NotPrinted, match="svarar inte"):
        printer.send(system / "a.pdf", "", Job())


def test_windows_reads_the_file_later_so_that_it_is_left_there_for_a_day(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("sys.platform", "win32")
    with printer.spool() as folder:
        (folder / "lista.pdf").write_bytes(b"%PDF")
    assert (folder / "lista.pdf").exists()
    os.utime(folder, (0, 0))
    with printer.spool() as other:
        assert (False, True) == (folder.exists(), other.exists())


def test_elsewhere_nothing_is_left_on_its_way_to_the_printer(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    with printer.spool() as folder:
        (folder / "lista.pdf").write_bytes(b"%PDF")
    assert not folder.exists()
