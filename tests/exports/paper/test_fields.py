"""Fields to fill in on a screen: each says what it is for, and what is written shows, å, ä and ö too."""

from io import BytesIO

import checkers
import pytest
import tagged_sample
from pypdf import PdfReader, PdfWriter

from courses.exports.paper.pdf.pen import Style


@pytest.fixture(scope="module")
def form():
    it = tagged_sample.pen(title="Utvärdering")
    with it.part("H1"):
        it.text(50, 50, "Utvärdering", Style(20))
    with it.part("P"):
        it.text(50, 80, "Hur nöjd är du?", Style(11))
    for value in range(1, 6):
        it.frame(50 + value * 40, 90, 14, 14)
        it.choice("nojd", str(value), 50 + value * 40, 90, 14, says=f"{value} av 5", of="Hur nöjd är du?")
    it.tick("mer", 50, 120, 12, "Jag vill gå en kurs till – እንቋዕ")
    it.field("bast", 50, 150, 300, 60, "Vad var bäst?", lines=True)
    it.field("namn", 50, 230, 300, 20, "Namn")
    it.end_page()
    return it.finish()


@pytest.fixture
def read(form):
    return PdfReader(BytesIO(form))


def widgets(read):
    return [it.get_object() for it in read.pages[0]["/Annots"]]


def test_the_checkers_have_nothing_against_it(form):
    assert [] == checkers.check(form)


@pytest.mark.checkers
@pytest.mark.skipif(bool(checkers.why_no_verapdf()), reason="veraPDF cannot be run")
def test_verapdf_has_nothing_against_it(form):
    assert {"form": []} == checkers.verapdf_of({"form": form})


def test_every_field_says_what_it_is_for(read):
    said = [it["/TU"] for it in widgets(read)]
    assert [f"{value} av 5" for value in range(1, 6)] == said[:5]
    assert ["Jag vill gå en kurs till – እንቋዕ", "Vad var bäst?", "Namn"] == said[5:]
    assert "Hur nöjd är du?" == widgets(read)[0]["/Parent"]["/TU"]


def test_each_is_a_part_of_its_own_in_reading_order(read):
    document = read.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
    owned = [it.get_object() for it in document["/K"] if it.get_object()["/S"] == "/Form"]

    assert widgets(read) == [it["/K"][0]["/Obj"].get_object() for it in owned]


def test_one_of_several_can_be_chosen(read):
    fields = read.get_fields()
    assert {"nojd", "mer", "bast", "namn"} == set(fields)
    assert ["/1", "/2", "/3", "/4", "/5"] == fields["nojd"]["/_States_"]
    assert "/Off" == fields["nojd"]["/V"]


def test_several_lines_only_where_they_are_asked_for(read):
    lines, line = widgets(read)[-2:]
    assert lines["/Ff"] & 1 << 12
    assert "/Ff" not in line


def test_what_is_filled_in_is_drawn_with_a_typeface_of_the_file(read):
    writer = PdfWriter(clone_from=read)
    writer.update_page_form_field_values(writer.pages[0], {"bast": "Lugnt – åäö", "nojd": "/4"}, auto_regenerate=False)
    filled = BytesIO()
    writer.write(filled)
    again = PdfReader(filled)
    looks = widgets(again)[-2]["/AP"]["/N"]
    font = again.trailer["/Root"]["/AcroForm"]["/DR"]["/Font"]["/Written"]

    assert "Lugnt – åäö".encode("cp1252") in looks.get_data() or b"Lugnt" in looks.get_data()
    assert "/FontFile2" in font["/FontDescriptor"]
    assert "/WinAnsiEncoding" == font["/Encoding"]
    assert {"/4"} == {it["/AS"] for it in widgets(again)[:5]} - {"/Off"}


def test_a_paper_without_fields_has_no_form():
    assert "/AcroForm" not in PdfReader(BytesIO(tagged_sample.document())).trailer["/Root"]
