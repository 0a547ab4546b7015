"""A PDF of a certificate held against itself: what is right in any language is valid, what was changed on the page is not."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from courses.actions import certificate_check, certificate_issues
from courses.actions.paper_templates import LANGUAGES, shipped_words
from courses.exports.paper.catalogue import KINDS
from courses.exports.paper.kinds import certificate
from courses.imports import certificate_file
from courses.model.certificates import PublicKey, Verdict
from courses.model.paper_style import PaperKind, PaperStyle
from courses.rules import certificate_seal, certificate_text

KIND = KINDS[PaperKind.CERTIFICATE]
CLOSED, PUBLIC = certificate_seal.new_key()
KEY = PublicKey(certificate_seal.code_of(PUBLIC), PUBLIC)
(USUAL,) = KIND.sample("sv")


def signed(paper):
    facts = certificate_text.settled(certificate_issues.facts_of(paper, KEY.code))
    text = certificate_text.text_of(facts)
    return replace(
        paper,
        key=KEY.code,
        statement=certificate_text.signed_text(facts, certificate_seal.sign(text, CLOSED)),
    )


def drawn(*papers, language="sv", design=""):
    words = shipped_words(PaperKind.CERTIFICATE, language, known={"town": ""})
    return certificate.render(papers, PaperStyle(words=words, design=design)).content


def checked(content):
    read = certificate_file.read(content)
    found = certificate_file.held_against_pages(certificate_check.check(read.text, [KEY]), read)
    return [it.verdict for it in found], read.uncoded


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_printed_is_valid_in_every_language_also_where_it_goes_over(language):
    papers = [signed(it) for design in (USUAL, *KIND.long(language)) for it in (design,)]
    leftwards = signed(replace(USUAL, name="محمد عبد الرحمن", course_title="Windows 11 för عبد", attended=2, held=2))
    few = signed(replace(USUAL, study_hours=1, first_date=date(2026, 5, 3), last_date=date(2026, 5, 3), content=""))

    verdicts, uncoded = checked(drawn(*papers, leftwards, few, language=language))
    assert ([Verdict.VALID] * 5, ()) == (verdicts, uncoded)


@pytest.mark.parametrize("design", ["shelf", "framed", "band"])
def test_every_design_is_valid(design):
    assert [Verdict.VALID] * 3 == checked(drawn(*map(signed, (USUAL, *KIND.long("sv"))), design=design))[0]


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Alva Ängströmsson"},
        {"name": "Malva Ängström"},
        {"name": "Alva Ängström Ek"},
        {"name": "Eva Ängström"},
        {"name": ""},
        {"course_title": "Surfa lugnt och robotik"},
        {"attended": 10},
        {"held": 9},
        {"study_hours": 240},
        {"study_hours": 124},
        {"study_hours": 0},
        {"last_date": date(2027, 3, 9)},
        {"first_date": date(2026, 10, 10)},
        {"first_date": date(2025, 11, 10)},
        {"issued_on": date(2027, 2, 11)},
        {"content": "Robotkirurgi"},
        {"organiser": "Kungliga skolan"},
        {"co_organisers": ("Kungliga skolan",)},
        {"number": "2027-0043"},
    ],
    ids=str,
)
def test_a_page_with_something_else_on_it_is_altered(change):
    assert [Verdict.ALTERED] == checked(drawn(replace(signed(USUAL), **change)))[0]


def test_a_page_without_a_code_among_others_is_told():
    forged = replace(USUAL, name="Eva Ek", number="2027-0099", statement="")
    content = drawn(signed(USUAL), forged)

    assert ([Verdict.VALID], (2,)) == checked(content)


def test_a_code_that_was_moved_to_another_page_is_altered():
    with pikepdf.open(io.BytesIO(drawn(signed(USUAL)))) as one:
        with pikepdf.open(io.BytesIO(drawn(signed(replace(USUAL, name="Eva Ek", number="2027-0043"))))) as other:
            one.pages[0].Contents = one.copy_foreign(other.pages[0].Contents)
            one.pages[0].Resources.Font = one.copy_foreign(other.pages[0].Resources.Font)
        buffer = io.BytesIO()
        one.save(buffer)

    assert [Verdict.ALTERED] == checked(buffer.getvalue())[0]


def test_a_page_with_a_note_over_it_is_altered():
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(signed(USUAL)))) as file:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[60, 500, 400, 580])
        note.Contents = pikepdf.String("Eva Ek")
        file.pages[0].Annots = file.make_indirect(pikepdf.Array([file.make_indirect(note)]))
        file.save(buffer)

    assert [Verdict.ALTERED] == checked(buffer.getvalue())[0]
