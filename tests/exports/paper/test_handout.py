"""Handouts and booklets read back from the PDF: whole, in the words of their language, with what has to be told of them."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from checkers import check
from pypdf import PdfReader

from courses.actions.paper_templates import shipped_words
from courses.errors import Invalid
from courses.exports.paper.catalogue import KINDS
from courses.exports.paper.kinds import booklet, handout
from courses.exports.paper.kinds.handout_samples import long, long_booklet, sample, sample_booklet
from courses.model.handouts import BookletPaper, Device, HandoutPaper
from courses.model.paper_style import PaperKind, PaperStyle, SheetSize
from courses.resources import folder
from courses.rules.handout_text import parse

KNOWN = {"library": "Tallviks bibliotek", "town": "Tallvik", "phone": "0980-319 200", "email": "", "web": ""}
FACTS = """---
titel: Ett bra lösenord
version: "1.4"
datum: 2026-11-22
giltig till: 2027-11-30
licens: CC BY 4.0
språk: sv
enheter: android, ipad
granskning: inte granskad
---

"""


def style_of(kind=PaperKind.HANDOUT, language="sv", **wish):
    return PaperStyle(shipped_words(kind, language, known=KNOWN), **wish)


def printed(body="# Ett bra lösenord\n\nText.", facts=FACTS, language="sv", **changes):
    paper = HandoutPaper(parse(facts + body), library="Tallviks bibliotek")
    return handout.render(replace(paper, **changes), style_of(language=language))


def text_of(paper):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper.content)).pages).split())


def test_version_and_date_licence_and_library_stand_on_every_page():
    pages = PdfReader(io.BytesIO(printed("# A\n\n" + "Text om lösenord.\n\n" * 90).content)).pages

    assert 2 <= len(pages)
    for page in pages:
        assert "Version 1.4, 22 november 2026 · CC BY 4.0 · Tallviks bibliotek" in page.extract_text()


def test_boxes_have_the_titles_of_their_language():
    text = text_of(
        printed(
            "# A\n\n::: prova-själv\nÖva.\n:::\n\n::: tänk-på\nVar rädd om den.\n:::\n\n::: ord\n- **App** – program\n:::"
        )
    )

    assert "Prova själv Öva." in text
    assert "Tänk på Var rädd om den." in text
    assert "Ord i texten App – program" in text


def test_a_box_may_have_a_title_of_its_own():
    assert "Viktigt Ring banken." in text_of(printed("# A\n\n::: tänk-på Viktigt\nRing banken.\n:::"))


DEVICES = "# A\n\n::: enhet android\nTryck på pilen.\n:::\n\n::: enhet ipad\nSvep uppåt.\n:::"


def test_steps_for_each_device_stand_under_its_name():
    text = text_of(printed(DEVICES))

    assert "Om du har Android Tryck på pilen. Om du har iPad Svep uppåt." in text


def test_for_one_device_only_its_steps_are_printed():
    text = text_of(printed(DEVICES, device=Device.IPAD))

    assert "Svep uppåt." in text
    assert "Tryck på pilen." not in text
    assert "Om du har" not in text


def test_a_text_that_has_run_out_says_so_first():
    text = text_of(printed(today=date(2027, 12, 1)))

    assert text.startswith("Ett bra lösenord Den här texten gällde till och med 30 november 2027.")


def test_a_text_holds_on_its_last_day():
    assert "gällde till" not in text_of(printed(today=date(2027, 11, 30)))


def test_a_translation_that_lags_behind_its_original_is_marked():
    facts = FACTS.replace("granskning: inte granskad", 'översatt från: x.sv.md\nföljer version: "1.3"')

    assert "följer version 1.3. Originalet har nu version 1.4." in text_of(printed(facts=facts, original_edition="1.4"))
    assert "Originalet har nu" not in text_of(printed(facts=facts, original_edition="1.3"))
    assert "Originalet har nu" not in text_of(printed(facts=facts))


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (FACTS, "Texten är inte granskad."),
        (FACTS.replace("inte granskad", "granskad av KF"), "Granskning: granskad av KF."),
        (
            FACTS.replace("granskning: inte granskad", "granskning: inte korrekturläst\növersatt från: x.sv.md"),
            "Översättningen är inte korrekturläst.",
        ),
    ],
)
def test_who_has_read_it_through_is_told_at_the_end(facts, told):
    assert told in text_of(printed(facts=facts))


def test_a_picture_that_is_not_there_is_told_in_words():
    assert "En röd knapp." in text_of(printed("# A\n\n![En röd knapp.](knapp.svg)"))


def test_a_picture_that_is_none_is_refused():
    with pytest.raises(Invalid):
        printed("# A\n\n![En röd knapp.](knapp.png)", pictures={"knapp.png": b"MZ\x90"})


def test_a_text_without_a_title_of_its_own_gets_that_of_its_facts():
    assert text_of(printed("Bara text.")).startswith("Ett bra lösenord Bara text.")


def test_the_code_leads_to_the_address_and_the_address_can_be_typed():
    made = printed("# A\n\n[Internetkunskap](https://internetkunskap.se/)")
    link = PdfReader(io.BytesIO(made.content)).pages[0]["/Annots"][0].get_object()

    assert "Internetkunskap internetkunskap.se" in text_of(made)
    assert "https://internetkunskap.se/" == link["/A"]["/URI"]


def test_two_languages_stand_side_by_side_in_the_words_of_each():
    paper = replace(
        sample("sv"), beside=sample("en").text, beside_words=shipped_words(PaperKind.HANDOUT, "en", known=KNOWN)
    )

    text = text_of(handout.render(paper, style_of()))

    assert "Prova själv" in text
    assert "Try it yourself" in text
    assert "Nobody has proofread the translation." in text


def test_a_file_is_called_by_title_language_and_device():
    assert "utdelningsblad-Ett-bra-losenord-sv-ipad.pdf" == printed(DEVICES, device=Device.IPAD).file_name


SHIPPED = sorted(folder("templates/handouts").glob("*.*.md"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_handout_that_comes_with_the_program_can_be_printed(path):
    text = parse(path.read_text("utf-8"))
    paper = HandoutPaper(text, sample("sv").pictures, library="Tallviks bibliotek")

    made = handout.render(paper, style_of(language=text.language))

    assert 1 <= made.pages <= 3


@pytest.mark.parametrize("kind", [PaperKind.HANDOUT, PaperKind.BOOKLET])
@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize("language", ["sv", "ar", "ti"])
def test_they_are_read_aloud_as_they_should(kind, is_large, language):
    made = KINDS[kind].render(KINDS[kind].long(language), style_of(kind, language, is_large=is_large))

    assert [] == check(made.content)


def test_a_booklet_has_a_cover_contents_and_each_handout_from_a_page_of_its_own():
    made = booklet.render(sample_booklet("sv"), style_of(PaperKind.BOOKLET))
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made.content)).pages]

    assert "Tallviks bibliotek Kurshäfte Bli vän med din dator" in pages[0]
    contents = dict(re.findall(r"(Starta datorn och logga in|Skapa ett bra lösenord) (\d+)", pages[1]))
    assert {"Starta datorn och logga in", "Skapa ett bra lösenord"} == set(contents)
    for title, page in contents.items():
        assert pages[int(page) - 1].startswith(title)


def test_each_handout_of_a_booklet_has_its_own_version_at_the_foot():
    made = booklet.render(long_booklet("sv"), style_of(PaperKind.BOOKLET))
    reader = PdfReader(io.BytesIO(made.content))
    texts = [page.extract_text() for page in reader.pages]

    versions = [re.findall(r"Version ([\d.]+), \d+ \w+ \d+ ·", text) for text in texts]
    assert [] == versions[0] == versions[1]
    assert all(len(found) == 1 for found in versions[2:])
    assert [part.text.title for part in long_booklet("sv").parts] == [
        it.title for it in reader.outline if not isinstance(it, list)
    ]


def test_a_booklet_of_a5_pages_and_one_in_two_languages_can_be_made():
    paper = replace(sample_booklet("sv"), parts=(long("sv"), sample("sv")))

    made = booklet.render(paper, style_of(PaperKind.BOOKLET, size=SheetSize.A5))

    assert "Innehåll" in text_of(made)
    assert [] == check(made.content)


@pytest.mark.parametrize(
    ("language", "when"),
    [("sv", "12 januari–16 februari 2027, 6 gånger"), ("so", "12 Janaayo – 16 Febraayo 2027, 6 jeer")],
)
def test_the_cover_of_a_booklet_says_in_its_language_when_the_course_is(language, when):
    assert when in text_of(booklet.render(sample_booklet(language), style_of(PaperKind.BOOKLET, language)))


def test_the_cover_of_a_booklet_of_a_course_without_sessions_says_no_days():
    paper = replace(sample_booklet("sv"), days=())
    assert "0 gånger" not in text_of(booklet.render(paper, style_of(PaperKind.BOOKLET)))


def test_a_booklet_without_handouts_is_refused():
    with pytest.raises(Invalid):
        booklet.render(BookletPaper("Tom", ()), style_of(PaperKind.BOOKLET))


def test_the_same_handout_gives_the_same_bytes():
    assert printed().content == printed().content
