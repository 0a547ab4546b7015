"""Cooperation sheets read back from the PDF: one page, every task, lines to sign on."""

from datetime import date

import pytest
from paper_offers import LIBRARY, LONG, occasions_of, pages_of, reader, sizes_of, text_of
from paper_styles import style_of

from courses.errors import Invalid
from courses.exports.paper.kinds import cooperation
from courses.model import AgreedTask, CooperationPaper, CooperationTask, CourseForm, PartnerContact
from courses.model.paper_style import PaperKind

TASKS = tuple(task for task in CooperationTask if task is not CooperationTask.AGREEMENT)


def paper_of(**changes):
    values = {
        "course_code": "STO-601",
        "course_title": "Surfa lugnt",
        "form": CourseForm.STUDY_CIRCLE,
        "organiser": "ABF Västerbotten",
        "co_organisers": ("Storumans bibliotek",),
        "agreement": "KFN 2026/117",
        "tasks": tuple(AgreedTask(task, ("ABF Västerbotten",)) for task in TASKS),
        "contacts": (PartnerContact("Storumans bibliotek", "samordnare", "biblioteket@example.org"),),
        "signers": ("ABF Västerbotten", "Storumans bibliotek"),
        "occasions": occasions_of(),
        "place": "Datasalen, Storuman",
        "leaders": ("Gunborg Stensele",),
        "hours_each": 3,
        "hours_all": 24,
        "seats": 8,
        "minimum": 4,
        "library": LIBRARY,
        "printed_on": date(2026, 8, 3),
    }
    return CooperationPaper(**(values | changes))


def made(paper, language="sv", **how):
    return cooperation.render(paper, style_of(PaperKind.COOPERATION, language, **how))


@pytest.mark.parametrize(
    "told",
    [
        "Samarbetsblad",
        "STO-601 Surfa lugnt",
        "Arrangör ABF Västerbotten",
        "I samarbete med Storumans bibliotek",
        "Studiecirkel",
        "KFN 2026/117",
        "Tisdagar 10.00–12.15, 8 september–27 oktober, 8 gånger",
        "Datasalen, Storuman",
        "Gunborg Stensele",
        "sammanlagt 24 studietimmar à 45 minuter, 3 per sammankomst",
        "8, minst 4 för att bli av",
        "Storumans bibliotek: samordnare, biblioteket@example.org",
        "Leder ABF Västerbotten *",
        "Tar emot anmälningar",
        "Undertecknar närvarolistan",
        "Förvarar närvarolistan",
        "Rapporterar verksamheten",
        "Räknar sammankomsterna",
        "Betalar",
        "Personuppgiftsansvarig för närvarolistan",
        "Personuppgiftsansvarig för anmälningslistan",
        "* Så är det vanligtvis",
        "två skilda register",
        "För ABF Västerbotten",
        "För Storumans bibliotek",
        "Datum, underskrift och namnförtydligande",
    ],
)
def test_everything_is_on_the_paper(told):
    assert told in text_of(made(paper_of()))


def test_it_speaks_the_language_that_is_asked_for():
    assert "Controller of the enrolment list" in text_of(made(paper_of(), "en"))


def test_what_is_agreed_has_no_star():
    agreed = tuple(AgreedTask(task, ("ABF",), "hälften var", is_agreed=True) for task in TASKS)
    text = text_of(made(paper_of(tasks=agreed)))

    assert "Betalar ABF (hälften var)" in text
    assert "*" not in text


def test_a_task_that_nobody_does_says_so():
    agreed = (AgreedTask(CooperationTask.COUNTS, (), is_agreed=True),)

    assert "Räknar sammankomsterna ingen" in text_of(made(paper_of(tasks=agreed)))


def test_hours_that_differ_are_told_together_only():
    assert "per sammankomst" not in text_of(made(paper_of(hours_each=0)))


def test_much_text_stays_on_one_page_and_readable():
    long = paper_of(
        course_title=LONG,
        co_organisers=("Studieförbundet Vuxenskolan Västerbotten", "SeniorNet Umeälven", "Kultur- och fritid"),
        tasks=tuple(
            AgreedTask(t, ("Studieförbundet Vuxenskolan", "Storumans bibliotek"), "faktura i december") for t in TASKS
        ),
        contacts=tuple(PartnerContact(f"Förening {n}", "ordförande", f"f{n}@example.org") for n in range(4)),
    )
    printed = made(long)

    assert 1 == printed.pages == len(pages_of(printed))
    assert 9 <= min(sizes_of(printed))


def test_a_letter_that_cannot_be_printed_is_named():
    with pytest.raises(Invalid, match="𓀀"):
        made(paper_of(course_title="𓀀𓀁"))


def test_in_large_print_nothing_is_smaller_than_sixteen_points():
    printed = made(paper_of(), is_large=True)

    assert 16 <= min(sizes_of(printed))
    assert "Datum, underskrift" in pages_of(printed)[-1]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_word_of_a_label_is_broken_in_large_print(language):
    paper = paper_of()
    words = style_of(PaperKind.COOPERATION, language).words
    told = text_of(made(paper, language, is_large=True))
    assert all(word in told for key, text in words.texts.items() if key.startswith("task_") for word in text.split())


def heights_of(page):
    """Returns how high above the foot of the page each text stands."""
    found = {}

    def see(text, _cm, matrix, _font, _size):
        if text.strip():
            found[text.strip()] = matrix[5]

    page.extract_text(visitor_text=see)
    return found


def test_what_stands_below_the_table_never_meets_the_signatures():
    tasks = tuple(AgreedTask(task, ("ABF Västerbotten, Storumans bibliotek och SeniorNet Storuman",)) for task in TASKS)
    for count in range(1, len(tasks) + 1):
        found = heights_of(reader(made(paper_of(tasks=tasks[:count]), is_large=True)).pages[-1])
        note = min(y for text, y in found.items() if "personuppgiftsansvariga" in text)
        assert note > max(y for text, y in found.items() if text.startswith("För ABF")) + 16
