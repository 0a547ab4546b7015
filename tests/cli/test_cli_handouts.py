"""Commands of the handout shelf: list, put on it, change, take back, say where it is given out, print."""

import io
from datetime import date

import factories
import pypdf
import pytest

MAP = """---
titel: "Läs en karta"
ämne: vardag
version: "1.0"
datum: 2026-11-01
giltig till: 2026-11-10
licens: CC BY 4.0
språk: sv
---

# Läs en karta

![En karta.](karta.svg)

Norr är uppåt.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="9" height="9"/></svg>'


@pytest.fixture
def course(office):
    def work(store):
        made = factories.course(store, first_date=date(2026, 11, 24))
        factories.enrolled(store, made, "Ada", "Bo")
        return made

    return office(work)


@pytest.fixture
def written(tmp_path):
    """Returns the path of a handout that lies beside its picture."""
    folder = tmp_path / "mina"
    folder.mkdir()
    (folder / "karta.svg").write_text(SVG)
    (folder / "07_karta.sv.md").write_text(MAP)
    return folder / "07_karta.sv.md"


def pages(path):
    return pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages


def test_the_shelf_is_listed_searched_and_told_of_as_json(kursverkstad, course):
    codes = [it["code"] for it in kursverkstad("handouts", "--json").json]

    assert 6 == len(codes)
    assert ["02_losenord"] == [it["code"] for it in kursverkstad("handouts", "--language", "thai", "--json").json]
    assert [] == kursverkstad("handouts", "--lagging", "--json").json
    shown = kursverkstad("handout", "show", "02", "--json").json
    assert 11 == len(shown["texts"])
    assert "INTERNET" not in str(shown["uses"]) and shown["uses"][0]["plan"]


def test_a_handout_is_put_on_the_shelf_with_the_picture_beside_it_changed_and_written_as_files(
    kursverkstad, course, written, tmp_path
):
    assert 0 == kursverkstad("handout", "add", written).code
    assert ["07_karta"] == [it["code"] for it in kursverkstad("handouts", "--ageing", "--json").json]

    written.write_text(MAP.replace("Norr", "Öster"))
    told = kursverkstad("handout", "change", "07", written)
    assert 0 == told.code, told.err

    kursverkstad("handout", "export", "07", "-o", tmp_path / "ut")
    assert {"07_karta.sv.md", "karta.svg"} == {it.name for it in (tmp_path / "ut").iterdir()}
    assert "Öster är uppåt." in (tmp_path / "ut" / "07_karta.sv.md").read_text()
    assert 0 != kursverkstad("handout", "export", "07", "-o", tmp_path / "ut").code
    assert 0 == kursverkstad("handout", "remove", "07").code


def test_a_file_with_faults_is_refused_with_every_line(kursverkstad, course, written):
    written.write_text(MAP.replace("2026-11-01", "i går").replace("karta.svg", "borta.svg"))

    told = kursverkstad("handout", "add", written)

    assert 0 != told.code
    assert "5" in told.err and "borta.svg" in told.err


def test_an_original_that_keeps_its_version_is_told_of(kursverkstad, course, tmp_path):
    kursverkstad("handout", "export", "02", "-o", tmp_path / "ut")
    path = tmp_path / "ut" / "02_losenord.sv.md"
    path.write_text(path.read_text().replace("en nyckel", "en låsnyckel"))

    told = kursverkstad("handout", "change", "02", path)

    assert "1.4" in told.err
    assert 0 == kursverkstad("handout", "restore", "02_losenord").code


def test_where_a_handout_is_given_out_is_said_and_taken_back(kursverkstad, course):
    assert 0 == kursverkstad("handout", "use", "02", "STO-601", "--session", "2").code
    assert 0 == kursverkstad("handout", "use", "02", "STO-601").code
    assert 0 == kursverkstad("handout", "use", "04", "bedrägerier", "--plan", "--session", "1").code

    found = [(it["handout"], it["session"]) for it in kursverkstad("handout", "uses", "STO-601", "--json").json]
    assert [("02_losenord", 1), ("02_losenord", 2)] == found
    assert 0 != kursverkstad("handout", "unuse", "02", "STO-601").code  # which one?
    assert 0 == kursverkstad("handout", "unuse", "02", "STO-601", "--session", "2").code
    assert 0 == kursverkstad("handout", "unuse", "04", "bedrägerier", "--plan").code
    assert 1 == len(kursverkstad("handout", "uses", "STO-601", "--json").json)


def test_a_handout_is_printed_once_or_so_often_and_by_the_number_enrolled(kursverkstad, course, tmp_path):
    once, thrice, enrolled = (tmp_path / f"{it}.pdf" for it in ("once", "thrice", "enrolled"))
    assert 0 == kursverkstad("print", "handout", "02", "-o", once).code
    kursverkstad("print", "handout", "02", "--copies", "3", "-o", thrice)
    kursverkstad("settings", "set", "pile.spare", "2")

    told = kursverkstad("print", "handout", "02", "--course", "STO-601", "-o", enrolled)

    assert 0 == told.code, told.err
    assert "02_losenord.sv: 4" in told.err
    sheets = (len(pages(once)) + 1) // 2 * 2
    assert abs(len(pages(thrice)) - 3 * sheets) <= 1
    assert abs(len(pages(enrolled)) - 4 * sheets) <= 1


def test_a_handout_is_printed_beside_another_language_and_for_one_device(kursverkstad, course, tmp_path):
    beside, ipad = tmp_path / "beside.pdf", tmp_path / "ipad.pdf"
    assert 0 == kursverkstad("print", "handout", "02", "--second-language", "ar", "-o", beside).code
    assert 0 == kursverkstad("print", "handout", "06", "--device", "ipad", "-o", ipad).code

    assert "Skapa ett bra lösenord" in pages(beside)[0].extract_text()
    assert 0 != kursverkstad("print", "handout", "02", "--device", "ipad", "-o", ipad).code
    assert 0 != kursverkstad("print", "handout", "02", "--language", "sv", "--second-language", "sv").code
    assert 0 != kursverkstad("print", "handout", "02", "--language", "pl", "-o", ipad).code


def test_a_course_has_a_booklet_of_its_handouts_once_it_gives_some_out(kursverkstad, course, tmp_path):
    path = tmp_path / "booklet.pdf"
    assert 0 != kursverkstad("print", "booklet", "STO-601", "-o", path).code
    kursverkstad("handout", "use", "02", "STO-601", "--session", "2")
    kursverkstad("handout", "use", "01", "STO-601")

    assert 0 == kursverkstad("print", "booklet", "STO-601", "-o", path).code
    text = " ".join(it.extract_text() for it in pages(path))
    assert text.index("Starta datorn") < text.index("Skapa ett bra lösenord")
    assert 0 == kursverkstad("print", "booklet", "STO-601", "--for-folding", "-o", path).code


def test_a_paper_is_put_on_sheets_and_what_is_no_pdf_is_refused(kursverkstad, course, tmp_path):
    booklet, sheets, text = tmp_path / "hafte.pdf", tmp_path / "ark.pdf", tmp_path / "text.pdf"
    kursverkstad("print", "handout", "02", "-o", booklet)
    text.write_text("ingen pdf")

    made = kursverkstad("print", "folded", booklet, "--as", "twice", "-o", sheets)

    assert 0 == made.code
    assert "100 %" in made.err
    assert len(pages(booklet)) == len(pages(sheets))
    assert 3 == kursverkstad("print", "folded", text, "-o", sheets).code


def test_a_picture_that_cannot_be_drawn_is_refused_before_the_text_is_kept(kursverkstad, course, written):
    (written.parent / "karta.svg").write_text(SVG.replace("<rect", "<image href='x.png'/><rect"))

    told = kursverkstad("handout", "add", written)

    assert 0 != told.code
    assert 6 == len(kursverkstad("handouts", "--json").json)
