"""Programme, poster, timetable and cooperation sheet from the command line."""

from datetime import date

import factories
import pytest
from factories import LIBRARIAN
from pypdf import PdfReader

from courses.actions import registers
from courses.actions.register_drafts import OrganisationDraft, RoomDraft
from courses.model import CourseForm, CourseKind, OrganisationKind


@pytest.fixture
def term(office):
    """Makes a circle with an association and a drop-in, at Storuman in the autumn of 2026."""

    def work(store):
        where = registers.add(store, LIBRARIAN, RoomDraft(name="Datasalen", place="Storuman"))
        kinds = OrganisationKind
        one = registers.add(
            store, LIBRARIAN, OrganisationDraft(name="Cirkelförbundet", code="CF", kind=kinds.STUDY_ASSOCIATION)
        )
        own = registers.add(store, LIBRARIAN, OrganisationDraft(name="Byns bibliotek", code="BB", kind=kinds.LIBRARY))
        shared = {"room_id": where, "organiser_id": one, "co_organiser_ids": (own,)}
        factories.course(store, form=CourseForm.STUDY_CIRCLE, **shared)
        factories.course(
            store,
            code="D1",
            title="Hjälpen",
            kind=CourseKind.DROP_IN,
            seats=None,
            first_date=date(2026, 11, 17),
            **shared,
        )

    office(work)


def text(path):
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


@pytest.mark.parametrize(
    ("words", "name", "told"),
    [
        (("programme",), "program-hosten-2026.pdf", "Program hösten 2026"),
        (("programme", "--term", "ht26", "--place", "storuman"), "program-hosten-2026-Storuman.pdf", "Hjälpen"),
        (("programme", "--from", "2026-09-01", "--to", "2026-12-31", "--by", "month"), None, "September 2026"),
        (("programme", "--design", "folded"), "program-hosten-2026.pdf", "Internet för nybörjare"),
        (("poster", "601"), "affisch-STO-601.pdf", "Kostnadsfritt"),
        (("poster", "601", "--size", "A3", "--design", "strips"), "affisch-a3-STO-601.pdf", "Kostnadsfritt"),
        (("timetable", "--place", "Storuman", "--week", "2026-W48"), "veckoschema-Storuman-2026-v48.pdf", "Hjälpen"),
        (("timetable", "--week", "v 48"), "veckoschema-Storuman-2026-v48.pdf", "Vecka 48"),
        (("timetable", "--term", "HT 2026"), "veckoschema-Storuman.pdf", "En vanlig vecka, hösten 2026"),
        (("cooperation", "601"), "samarbete-STO-601.pdf", "Samarbetsblad"),
        (("evaluation", "601"), "utvardering-STO-601.pdf", "Vad tyckte du om kursen?"),
        (("evaluation", "601", "--fillable"), "utvardering-att-fylla-i-STO-601.pdf", "Spara filen"),
        (("evaluation", "601", "--language", "engelska", "--large"), "utvardering-STO-601.pdf", "What was best?"),
    ],
)
def test_a_paper_is_made(kursverkstad, term, tmp_path, words, name, told):
    out = tmp_path / "papers"
    out.mkdir()
    answer = kursverkstad("print", *words, "-o", out)
    (made,) = out.iterdir()

    assert (0, "") == (answer.code, answer.err)
    assert name in (None, made.name)
    assert told in text(made)
    assert str(made) in answer.out


def test_a_paper_goes_where_it_is_told_to(kursverkstad, term, tmp_path):
    assert 0 == kursverkstad("print", "poster", "601", "-o", tmp_path / "a.pdf").code
    assert "Datasalen" in text(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    "words",
    [
        ("programme", "--term", "sommaren"),
        ("programme", "--from", "2026-09-01"),
        ("programme", "--term", "HT 2026", "--from", "2026-09-01", "--to", "2026-09-02"),
        ("programme", "--place", "Kiruna"),
        ("programme", "--term", "HT 2020"),
        ("timetable", "--week", "v 48", "--term", "HT 2026"),
        ("timetable", "--week", "2026-W02"),
        ("poster", "999"),
    ],
)
def test_what_cannot_be_is_refused_in_words(kursverkstad, term, tmp_path, words):
    answer = kursverkstad("print", *words, "-o", tmp_path / "a.pdf")

    assert answer.code != 0
    assert answer.err
    assert not (tmp_path / "a.pdf").exists()


def tasks(answer):
    return {
        it["task"]: ([one["code"] for one in it["organisations"]], it["notes"], it["agreed"])
        for it in answer.json["tasks"]
    }


def test_a_cooperation_is_shown(kursverkstad, term):
    shown = tasks(kursverkstad("cooperation", "601", "--json"))

    assert (["CF"], "", False) == shown["CONTROLS_LIST"]
    assert (["BB"], "", False) == shown["CONTROLS_ENROLMENTS"]
    assert (
        "Personuppgiftsansvarig för närvarolistan     Cirkelförbundet (som vanligt)"
        in kursverkstad("cooperation", "601").out
    )


def test_a_cooperation_is_set(kursverkstad, term):
    answer = kursverkstad(
        "cooperation", "601", "--set", "pays=CF, Byns bibliotek", "--note", "pays=hälften var",
        "--set", "counts=ingen", "--agreement", "KFN 117", "--json",
    )  # fmt: skip
    shown = tasks(answer)

    assert (["CF", "BB"], "hälften var", True) == shown["PAYS"]
    assert ([], "", True) == shown["COUNTS"]
    assert ([], "KFN 117", True) == shown["AGREEMENT"]
    assert (["CF"], "", False) == tasks(kursverkstad("cooperation", "601", "--set", "pays=", "--json"))["PAYS"]


@pytest.mark.parametrize("given", ["pays=Okända", "pays", "lunch=CF"])
def test_what_is_not_understood_changes_nothing(kursverkstad, term, given):
    answer = kursverkstad("cooperation", "601", "--set", "leads=BB", "--set", given)

    assert answer.code != 0
    assert not tasks(kursverkstad("cooperation", "601", "--json"))["LEADS"][2]


def test_every_paper_for_the_public_is_noted_with_a_number_and_who_printed_it(kursverkstad, term, office, tmp_path):
    printed = [("programme",), ("poster", "601"), ("timetable", "--place", "Storuman", "--week", "2026-W48"), ("timetable", "--term", "HT 2026"), ("evaluation", "601"), ("cooperation", "601")]  # fmt: skip
    for number, words in enumerate(printed):
        assert 0 == kursverkstad("print", *words, "-o", tmp_path / f"{number}.pdf").code

    noted = []
    office(lambda store: noted.extend(store.query("SELECT * FROM print_run ORDER BY id")))
    assert ["PROGRAMME", "POSTER", "TIMETABLE", "TIMETABLE", "EVALUATION", "COOPERATION"] == [
        row["kind"] for row in noted
    ]
    assert [False, True, False, False, True, True] == [row["course_id"] is not None for row in noted]
    assert len(printed) == len({row["number"] for row in noted})
    assert all(row["actor"] and row["printed_at"] for row in noted)
    deeds = []
    office(lambda store: deeds.extend(store.query("SELECT deed FROM journal_entry ORDER BY id DESC LIMIT 1")))
    assert "Skrev ut samarbetsbladet för STO-601" == deeds[0]["deed"]


def test_a_paper_that_cannot_be_made_is_not_noted(kursverkstad, term, office, tmp_path):
    assert 0 != kursverkstad("print", "programme", "--term", "HT 2020", "-o", tmp_path / "a.pdf").code

    noted = []
    office(lambda store: noted.extend(store.query("SELECT * FROM print_run")))
    assert [] == noted


def test_forms_in_the_languages_of_the_participants_go_into_a_folder(kursverkstad, term, tmp_path):
    folder = tmp_path / "forms"
    folder.mkdir()

    assert 0 != kursverkstad("print", "evaluation", "601", "--for-participants", "-o", tmp_path / "one.pdf").code
    answer = kursverkstad("print", "evaluation", "601", "--for-participants", "-o", folder)
    assert (answer.code == 0) == bool(list(folder.glob("*-sv.pdf")))
