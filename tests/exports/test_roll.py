"""People as files: tables, labels, a list of addresses and address cards; the protected are in none but the tables."""

import io
from datetime import datetime

import factories
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader

from courses.actions import enrolment
from courses.actions import roll as deeds
from courses.errors import Invalid, Refused
from courses.exports import roll, vcard
from courses.exports.roll import RollFile, Wanted
from courses.model import CourseForm, OrganisationKind
from courses.model.roll import RollColumn
from courses.rules.roll import read_columns
from courses.store import options, tables

ME = factories.LIBRARIAN
NOW = datetime(2026, 11, 20, 12, 45)


def three(store):
    """Makes a course with Åsa, who has an address, Bo, who begins like a formula, and somebody protected."""
    made = factories.course(store)
    people = (
        factories.person(
            store,
            "Åsa",
            "Öberg",
            phone="0980-319263",
            email="asa@example.org",
            address="Storgatan 1",
            postcode="923 31",
            town="Storuman",
        ),
        factories.person(store, "=1+1", "Alm", notes="x"),
        factories.person(
            store,
            "Zelma",
            "Qvist",
            is_protected=True,
            alias="Deltagare 7",
            phone="0980-319270",
            address="Hemliga 2",
            postcode="923 31",
            town="Storuman",
        ),
    )
    for one in people:
        enrolment.enrol(store, ME, made.id, one.id)
    return made


def written(store, made, kind, **more):
    what = deeds.roll(store, ME, deeds.of_course(store, made.id))
    return roll.write(store, ME, what, Wanted(kind, **more), NOW)


def text_of(content):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


ALL = tuple(column for column in RollColumn if column is not RollColumn.PERSONAL_NO)


def test_a_table_has_the_columns_asked_for_in_their_order_and_no_formula(tmp_path):
    with factories.library(tmp_path) as store:
        made = three(store)
        rows = (
            written(store, made, RollFile.CSV, columns=read_columns("phone, name"))
            .content.decode("utf-8-sig")
            .split("\r\n")
        )
        assert "'=1+1 Alm" in rows[1]
        assert "Åsa Öberg" == rows[3].split(";")[1]
        book = load_workbook(io.BytesIO(written(store, made, RollFile.XLSX, columns=read_columns("name")).content))
        assert ["s"] * 4 == [cell.data_type for (cell,) in book.active.iter_rows()]


@pytest.mark.parametrize("kind", list(RollFile))
def test_of_a_protected_person_nothing_but_the_alias_leaves_and_that_only_in_tables(tmp_path, kind):
    with factories.library(tmp_path) as store:
        made = three(store)
        content = written(store, made, kind, columns=ALL).content
        if kind is RollFile.XLSX:
            text = "\n".join(
                str(cell.value) for row in load_workbook(io.BytesIO(content)).active.iter_rows() for cell in row
            )
        else:
            text = text_of(content) if kind in (RollFile.LABELS, RollFile.ADDRESSES) else content.decode("utf-8-sig")
        assert not [word for word in ("Zelma", "Qvist", "319270", "Hemliga") if word in text]
        assert ("Deltagare 7" in text) == (kind in (RollFile.CSV, RollFile.XLSX))
        assert "Åsa Öberg" in text


def test_it_is_told_how_many_are_left_out(tmp_path):
    with factories.library(tmp_path) as store:
        what = deeds.roll(store, ME, deeds.of_course(store, three(store).id))
        said = roll.told(what, Wanted(RollFile.LABELS), 1).split(", ")
        assert 3 == len(said)
        assert all(part.startswith("1 ") for part in said)


def test_the_columns_are_remembered_but_never_the_personal_number(tmp_path):
    with factories.library(tmp_path) as store:
        organisation = tables.find(store, "organisation", kind=str(OrganisationKind.STUDY_ASSOCIATION))[0]["id"]
        made = factories.course(store, form=CourseForm.STUDY_CIRCLE, organiser_id=organisation)
        enrolment.enrol(store, ME, made.id, factories.person(store).id)
        written(store, made, RollFile.CSV, columns=read_columns("name,personal_no,town"))
        assert "name,town" == options.get(store, deeds.COLUMNS)


def test_personal_numbers_go_only_to_the_association_of_a_circle(tmp_path):
    with factories.library(tmp_path) as store:
        made = three(store)
        with pytest.raises(Refused):
            written(store, made, RollFile.CSV, columns=read_columns("name,personal_no"))


def test_that_people_are_exported_is_in_the_journal(tmp_path):
    from courses.store.journal import history

    with factories.library(tmp_path) as store:
        made = three(store)
        for kind in RollFile:
            before = len(history(store))
            written(store, made, kind)
            assert before + 1 == len(history(store))
        assert {"LABELS", "ADDRESS_LIST"} == {row["kind"] for row in tables.find(store, "print_run")}


def test_labels_begin_at_the_label_asked_for(tmp_path):
    with factories.library(tmp_path) as store:
        made = three(store)
        for first, pages in ((1, 1), (24, 1)):
            assert pages == len(PdfReader(io.BytesIO(written(store, made, RollFile.LABELS, first=first).content)).pages)
        with pytest.raises(Refused):
            written(store, made, RollFile.LABELS, first=25)


def test_everything_wrong_with_the_columns_is_told_at_once():
    with pytest.raises(Invalid, match=r"foo.*bar"):
        read_columns("name, foo, bar")
    assert (RollColumn.NAME, RollColumn.TOWN) == read_columns("name,town,NAME")


def test_nobody_to_export_is_refused(tmp_path):
    with factories.library(tmp_path) as store, pytest.raises(Refused):
        deeds.roll(store, ME, deeds.of_search("nobody"))


def test_a_period_has_the_people_of_all_its_courses_and_of_no_other(tmp_path):
    with factories.library(tmp_path) as store:
        made = three(store)
        other = factories.course(store, code="STO-900", first_date=factories.TUESDAY.replace(year=2027))
        enrolment.enrol(store, ME, other.id, factories.person(store, "Vera").id)
        what = deeds.roll(store, ME, deeds.of_period(store, datetime(2026, 9, 1).date(), datetime(2026, 12, 1).date()))
        assert {made.code} == {row.course for row in what.rows}


class Someone:
    """Stands in for a person with just what a card tells."""

    is_protected = False

    def __init__(self, name):
        self.name = self.given_name = name
        self.family_name = self.other_name = self.phone = self.other_phone = self.email = self.other_email = ""
        self.address = self.postcode = self.town = name


@settings(max_examples=60)
@given(name=st.text(min_size=1, max_size=120))
def test_no_line_of_a_card_is_too_long_or_splits_a_letter_or_ends_early(name):
    card = vcard.render([Someone(name)])
    assert all(len(line) <= 75 for line in card.split(b"\r\n"))
    lines = card.decode().replace("\r\n ", "").split("\r\n")
    assert ["BEGIN:VCARD", "VERSION:4.0"] == lines[:2]
    assert ["END:VCARD", ""] == lines[-2:]
    assert 8 == len(lines)
