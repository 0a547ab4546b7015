"""Certificates checked at a prompt: as PDF, as text, from standard input, with the key alone and with the register."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import factories
import pytest
from pypdf import PdfReader

from courses.actions import people
from courses.actions.paper_templates import shipped_words
from courses.actions.people import draft_of
from courses.errors import Exit
from courses.exports.paper.catalogue import KINDS
from courses.exports.paper.kinds import certificate
from courses.imports import certificate_file
from courses.model.paper_style import PaperKind, PaperStyle


@pytest.fixture
def finished(office):
    """Makes STO-601, held twice, that Ada and Bo Ek and Cleo are due certificates of: one has e-mail, one is protected."""

    def work(store):
        course = factories.course(store, count=2)
        ada, bo, cleo, dag = factories.enrolled(store, course, "Ada", "Bo", "Cleo", "Dag")
        for one in (ada, bo, cleo, dag):
            factories.mark(store, course, one, "PRESENT", "PRESENT")
        at = {"address": "Backvägen 1", "postcode": "92331", "town": "Storsele"}
        changes = (
            (ada, {"email": "ada@example.org", **at}),
            (bo, {**at, "postcode": "92399"}),
            (cleo, {"is_protected": True, "alias": "Deltagare 7", **at}),
            (dag, at),
        )
        for one, change in changes:
            people.change(store, factories.LIBRARIAN, one.id, replace(draft_of(one), **change), one.version)
        return course, ada, bo

    return office(work)


@pytest.fixture
def printed(kursverkstad, finished, tmp_path):
    """Prints Ada's and returns the file."""
    assert 0 == kursverkstad("print", "certificates", "601", "--person", "ada", "-o", tmp_path / "ada.pdf").code
    return tmp_path / "ada.pdf"


@pytest.fixture
def key(kursverkstad, printed, tmp_path):
    """Hands out the library's key and returns the file."""
    assert 0 == kursverkstad("certificate-key", "-o", tmp_path / "nyckel.txt").code
    return tmp_path / "nyckel.txt"


def text_of(path):
    return certificate_file.read(str(path)).text


def pages_of(path):
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_a_pdf_is_valid(kursverkstad, printed):
    told = kursverkstad("verify", printed)

    assert 0 == told.code
    assert "Ada Ek" in told.out


def test_its_text_is_too_however_it_is_given(kursverkstad, printed, tmp_path, monkeypatch):
    text = text_of(printed)
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    stream = io.TextIOWrapper(io.BytesIO(text.encode()))
    monkeypatch.setattr("sys.stdin", stream)

    assert 0 == kursverkstad("verify", text).code
    assert 0 == kursverkstad("verify", tmp_path / "text.txt").code
    assert 0 == kursverkstad("verify", "-").code


def test_the_key_is_enough_where_there_is_no_library(kursverkstad, printed, key, tmp_path):
    elsewhere = ("--data", tmp_path / "nowhere", "verify")
    (told,) = kursverkstad(*elsewhere, printed, "--key", key, "--json").json

    assert ("valid", False, "Ada Ek", 1) == (
        told["verdict"],
        told["register_asked"],
        told["says"]["name"],
        told["page"],
    )
    assert Exit.NOT_FOUND == kursverkstad(*elsewhere, printed).code


def test_an_altered_text_is_not(kursverkstad, printed, key):
    assert Exit.DAMAGED == kursverkstad("verify", text_of(printed).replace("Ada", "Eva"), "--key", key).code
    assert Exit.DAMAGED == kursverkstad("verify", text_of(printed).replace("2/2", "9/9")).code


def test_a_page_that_shows_something_else_than_its_code_is_altered(kursverkstad, printed, tmp_path):
    (usual,) = KINDS[PaperKind.CERTIFICATE].sample("sv")
    made = replace(usual, number="2026-0001", name="Ada Ek", course_title="Internet för nybörjare", attended=2, held=2)
    days = {"first_date": date(2026, 9, 8), "last_date": date(2026, 9, 15), "issued_on": date(2026, 11, 20)}
    real = replace(made, study_hours=6, organiser="", statement=text_of(printed), **days)
    style = PaperStyle(words=shipped_words(PaperKind.CERTIFICATE, "sv", known={"town": ""}))
    for name, paper in (("real", real), ("forged", replace(real, name="Eva Ek"))):
        (tmp_path / f"{name}.pdf").write_bytes(certificate.render([paper], style).content)

    assert 0 == kursverkstad("verify", tmp_path / "real.pdf").code
    assert Exit.DAMAGED == kursverkstad("verify", tmp_path / "forged.pdf").code


def test_one_taken_back_is_told_with_its_reason(kursverkstad, printed):
    for number in (1, 2):
        kursverkstad("mark", "601", number, "ada", "-")
    reason = "Listan var en annan kurs."
    assert 0 == kursverkstad("print", "certificates", "601", "--take-back", "ada", "--reason", reason).code

    told = kursverkstad("verify", printed)
    assert Exit.REFUSED == told.code
    assert reason in told.out


def test_a_file_of_all_is_checked_page_by_page(kursverkstad, printed, tmp_path):
    kursverkstad("print", "certificates", "601", "-o", tmp_path / "alla.pdf")

    told = kursverkstad("verify", tmp_path / "alla.pdf", "--json").json
    assert [1, 2, 3, 4] == [it["page"] for it in told]
    assert {"valid"} == {it["verdict"] for it in told}
    assert "" in {it["says"]["name"] for it in told}


@pytest.mark.parametrize("what", ["hej", "finns-inte.pdf", ""])
def test_what_is_no_certificate_is_refused(kursverkstad, printed, what):
    assert Exit.INVALID == kursverkstad("verify", what).code


@pytest.mark.parametrize("content", [b"%PDF-1.7\nhej", b"\xff\xfe\x00", b"", b"%PDF-"])
def test_a_broken_file_is_refused(kursverkstad, printed, tmp_path, content):
    (tmp_path / "x.pdf").write_bytes(content)

    assert Exit.INVALID == kursverkstad("verify", tmp_path / "x.pdf").code


def test_nothing_but_the_refusal_is_said_of_a_pdf_that_is_cut_off(kursverkstad, printed, tmp_path, caplog):
    (tmp_path / "cut.pdf").write_bytes(printed.read_bytes()[:900])
    assert 3 == kursverkstad("verify", tmp_path / "cut.pdf").code
    assert [] == caplog.messages


def test_another_paper_is_no_certificate(kursverkstad, printed, tmp_path):
    kursverkstad("print", "attendance-list", "601", "-o", tmp_path / "lista.pdf")

    assert Exit.INVALID == kursverkstad("verify", tmp_path / "lista.pdf").code


def test_a_new_key_stands_first_and_the_old_one_stays(kursverkstad, printed, key):
    before = kursverkstad("certificate-key", "--json").json
    after = kursverkstad("certificate-key", "--new", "--json").json

    assert [None] == [it["retired_at"] for it in before]
    assert before[0]["code"] == after[1]["code"]
    assert after[1]["retired_at"]
    assert 0 == kursverkstad("verify", printed).code
    assert "BEGIN PUBLIC KEY" in kursverkstad("certificate-key", "--pem").out


def test_a_key_file_is_not_replaced_unasked(kursverkstad, key):
    assert Exit.REFUSED == kursverkstad("certificate-key", "-o", key).code
    assert 0 == kursverkstad("certificate-key", "-o", key, "--force").code


def test_a_zip_has_one_each(kursverkstad, finished, tmp_path):
    assert 0 == kursverkstad("print", "certificates", "601", "-o", tmp_path / "alla.zip").code

    with zipfile.ZipFile(tmp_path / "alla.zip") as packed:
        names = packed.namelist()
        assert all(packed.read(name).startswith(b"%PDF") for name in names)
    assert 4 == len(names)
    assert "intyg-2026-0002-Ada-Ek.pdf" in names
    assert not any("Cleo" in name or "Deltagare" in name for name in names)


def test_by_post_go_those_without_e_mail_in_order_of_postcode(kursverkstad, finished, tmp_path):
    told = kursverkstad(
        "print", "certificates", "601", "--to", "post", "--sort", "postcode", "-o", tmp_path / "post.pdf"
    )

    assert 0 == told.code
    dag, _dags, bo, _bos = pages_of(tmp_path / "post.pdf")
    assert ("Dag Ek" in dag, "Bo Ek" in bo, "923 99" in bo) == (True, True, True)
    assert "Deltagare 7" in told.err
    assert "Cleo" not in told.err


def test_by_mail_go_the_others(kursverkstad, finished, tmp_path):
    assert 0 == kursverkstad("print", "certificates", "601", "--to", "mail", "-o", tmp_path / "ut").code
    assert ["intyg-2026-0001-Ada-Ek.pdf"] == [it.name for it in (tmp_path / "ut").iterdir()]


def test_one_for_the_archive_says_so(kursverkstad, finished, tmp_path):
    kursverkstad("print", "certificates", "601", "--archive", "-o", tmp_path / "arkiv.pdf")

    metadata = PdfReader(tmp_path / "arkiv.pdf").root_object["/Metadata"].get_object().get_data()
    assert b"pdfaid" in metadata


def test_designs_and_languages_can_be_chosen(kursverkstad, finished, tmp_path):
    words = ("print", "certificates", "601", "--person", "ada", "-o", tmp_path / "x.pdf")
    assert 0 == kursverkstad(*words, "--design", "framed", "--language", "en", "--large").code
    assert "Certificate of participation" in pages_of(tmp_path / "x.pdf")[0]
    assert 0 == kursverkstad("verify", tmp_path / "x.pdf").code
    assert Exit.NOT_FOUND == kursverkstad(*words, "--design", "rosa").code
