"""A print run made: one file or a printer, with everything that is missing told."""

from datetime import date
from io import BytesIO

import pytest
from factories import LIBRARIAN, course, enrolled, library, person
from pypdf import PdfReader

from courses import clock
from courses.actions import enrolment, options, print_piles
from courses.exports import pile_press
from courses.model.paper_style import PaperKind
from courses.model.print_piles import PartState, PileState
from courses.store import print_piles as stored

MONDAY = date(2026, 11, 23)


@pytest.fixture
def store(tmp_path):
    with library(tmp_path) as opened:
        for name in ("badges", "signs", "evaluation", "evacuation"):
            options.set_option(opened, LIBRARIAN, f"pile.{name}", "no")
        yield opened


def pile_of(store):
    return print_piles.pile(store, LIBRARIAN, clock.now(), MONDAY, MONDAY)


def pressed(store, **how):
    found = pile_of(store)
    return pile_press.press(store, LIBRARIAN, found, found.parts, clock.now(), **how)


def texts(content):
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def two_courses(store):
    for code in ("STO-601", "STO-602"):
        enrolled(store, course(store, code=code, first_date=MONDAY), "Ebba", "Olle")


@pytest.fixture
def lp(tmp_path, monkeypatch):
    """Lends a printing program that takes so many jobs and then says no; each job leaves a line in `jobs`."""

    def takes(count):
        folder = tmp_path / "bin"
        folder.mkdir()
        script = f'#!/bin/sh\nn=$(cat {folder}/jobs 2>/dev/null | wc -l)\n[ "$n" -lt {count} ] || {{ echo "out of paper" >&2; exit 1; }}\nprintf "%s\\n" "$*" >> {folder}/jobs\n'
        (folder / "lp").write_text(script)
        (folder / "lp").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
        monkeypatch.setattr("sys.platform", "linux")
        return folder / "jobs"

    return takes


def test_a_cover_sheet_lies_on_top_and_every_paper_begins_a_sheet_of_its_own(store):
    two_courses(store)
    done = pressed(store)
    pages = texts(done.content)
    assert (PileState.DONE, (), 5) == (done.pile.state, done.missing, len(pages))
    assert "STO-601" in pages[0] and "STO-602" in pages[0] and done.pile.number in pages[0]
    assert "" == pages[1] == pages[3]
    assert ["STO-601" in pages[2], "STO-602" in pages[4]] == [True, True]


def test_on_one_side_there_are_no_blank_pages(store):
    two_courses(store)
    assert all(texts(pressed(store, is_two_sided=False).content))


def test_a_paper_that_cannot_be_made_is_missing_by_name_and_the_others_are_there(store):
    two_courses(store)
    odd = course(store, code="STO-603", first_date=MONDAY)
    enrolment.enrol(store, LIBRARIAN, odd.id, person(store, "𓀀𓀁").id)
    done = pressed(store)
    assert (PileState.FAILED, 3, 2) == (done.pile.state, done.pile.papers, done.pile.printed)
    assert 1 == len(done.missing)
    assert "STO-603" in done.missing[0] and "U+13000" in done.missing[0]
    assert "STO-603" in texts(done.content)[0]


def test_who_stops_is_told_what_there_is_and_what_not(store):
    two_courses(store)
    begun = []
    done = pressed(store, tell=lambda _done, _all, coming: begun.append(coming), is_stopped=lambda: len(begun) > 1)
    assert (PileState.STOPPED, 1) == (done.pile.state, done.pile.printed)
    assert ["Närvarolista STO-602: stoppades innan det var gjort"] == list(done.missing)


def test_a_printer_gets_the_cover_and_each_paper_in_its_order(store, lp):
    jobs = lp(9)
    two_courses(store)
    done = pressed(store, to_printer="Kontoret")
    given = jobs.read_text().splitlines()
    assert (PileState.DONE, b"", "Kontoret") == (done.pile.state, done.content, done.pile.sent_to)
    assert 3 == len(given)
    assert ["STO-601" in given[1], "STO-602" in given[2]] == [True, True]


def test_a_printer_that_stops_taking_papers_leaves_the_rest_told_and_not_noted_as_printed(store, lp):
    lp(2)
    two_courses(store)
    done = pressed(store, to_printer="")
    assert (PileState.FAILED, 1) == (done.pile.state, done.pile.printed)
    assert ["Närvarolista STO-602: Skrivaren tog inte emot filen: out of paper"] == list(done.missing)
    assert [PartState.SAME, PartState.NEW] == [it.state for it in pile_of(store).parts]


def test_a_file_that_cannot_be_kept_leaves_nothing_noted_as_printed(store):
    two_courses(store)

    def full(_file):
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        pressed(store, keep=full)
    assert [PartState.NEW, PartState.NEW] == [it.state for it in pile_of(store).parts]
    last = stored.listed(store)[0]
    assert (PileState.FAILED, 2, 0) == (last.state, last.papers, last.printed)


def test_certificates_have_nothing_on_their_back():
    assert PaperKind.CERTIFICATE in pile_press.ONE_SIDED
