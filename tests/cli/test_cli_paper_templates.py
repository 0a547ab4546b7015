"""Templates of papers and the look of papers from the command line."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


@pytest.fixture(autouse=True)
def a_library(office):
    office(lambda store: None)


def test_a_template_is_taken_out_changed_checked_and_taken_into_use(kursverkstad, tmp_path):
    file = tmp_path / "slip.sv.txt"
    assert 0 == kursverkstad("paper-template", "copy", "slip", "-o", tmp_path).code
    file.write_text(file.read_text().replace("Ta med", "Kom ihåg"))
    assert 0 == kursverkstad("paper-template", "check", "slip", file).code
    assert 0 == kursverkstad("paper-template", "use", "slip", file).code
    assert "bring: Kom ihåg" in kursverkstad("paper-template", "show", "slip").out
    assert [True] == [
        it["own"]
        for it in kursverkstad("paper-templates", "--json").json
        if (it["paper"], it["language"]) == ("slip", "sv")
    ]
    assert 0 == kursverkstad("paper-template", "restore", "Lapp från disken").code
    assert "bring: Ta med" in kursverkstad("paper-template", "show", "slip").out


def test_a_file_is_never_overwritten_by_a_copy(kursverkstad, tmp_path):
    kursverkstad("paper-template", "copy", "slip", "-o", tmp_path)
    assert 6 == kursverkstad("paper-template", "copy", "slip", "-o", tmp_path).code


def test_every_fault_is_told_with_its_line_and_nothing_is_kept(kursverkstad, tmp_path):
    file = tmp_path / "slip.sv.txt"
    file.write_text("name: x\nbring: {nonsense}\nbrong: Ta med\n")
    told = kursverkstad("paper-template", "use", "slip", file)
    assert 3 == told.code
    lines = told.err.splitlines()
    assert lines[0].startswith("Rad 2:")
    assert lines[1].startswith("Rad 3:")
    assert len(lines) > 10  # and all that is missing


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b""])
def test_a_file_that_is_no_template_is_refused(kursverkstad, tmp_path, content):
    file = tmp_path / "x.txt"
    file.write_bytes(content)
    assert 3 == kursverkstad("paper-template", "check", "slip", file).code


def test_an_unknown_paper_is_told_with_those_there_are(kursverkstad):
    told = kursverkstad("paper-template", "show", "lapppp")
    assert 4 == told.code
    assert "slip" in told.err


def test_a_preview_is_printed_and_noted_nowhere(kursverkstad, tmp_path):
    assert 0 == kursverkstad("paper-template", "preview", "slip", "-o", tmp_path / "a.pdf").code
    assert PdfReader(tmp_path / "a.pdf").pages
    assert "Skrev ut" not in kursverkstad("journal").out


def test_the_look_is_shown_and_changed(kursverkstad, tmp_path):
    logo = tmp_path / "logo.svg"
    logo.write_text(SVG)
    assert {"colour": "#0A5463", "logos": []} == kursverkstad("house-style", "--json").json
    told = kursverkstad("house-style", "--colour", "#7a1f3d", "--logo", logo, "--json")
    assert {"colour": "#7A1F3D", "logos": [{"organisation": None, "kind": "svg", "bytes": len(SVG)}]} == told.json
    assert [] == kursverkstad("house-style", "--remove-logo", "--json").json["logos"]


def test_a_pale_colour_and_a_broken_picture_are_refused_in_words(kursverkstad, tmp_path):
    file = tmp_path / "logo.png"
    file.write_bytes(b"no picture")
    pale, broken = kursverkstad("house-style", "--colour", "#ffee00"), kursverkstad("house-style", "--logo", file)
    assert (3, 3) == (pale.code, broken.code)
    assert "#" in pale.err.splitlines()[1]


def test_a_letter_that_no_typeface_has_is_told_with_its_line(kursverkstad, tmp_path):
    kursverkstad("paper-template", "copy", "slip", "-o", tmp_path)
    file = tmp_path / "slip.sv.txt"
    file.write_text(file.read_text().replace("Ta med", "Ta med \U00012000"))
    told = kursverkstad("paper-template", "use", "slip", file)
    row = next(n for n, line in enumerate(file.read_text().split("\n"), 1) if line.startswith("bring"))
    assert 3 == told.code
    assert f"{row}: " in told.err
    assert "U+12000" in told.err
