"""What is told of whom in a list of people, and which columns there are. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from courses import enrolment_labels
from courses.errors import Invalid
from courses.i18n import _
from courses.model import Person
from courses.model.roll import OPEN_COLUMNS, RollColumn, RollRow
from courses.text import fold


def title(column: RollColumn) -> str:
    """Return what a column is called."""
    return {
        RollColumn.NAME: _("Name"),
        RollColumn.GIVEN_NAME: _("Given name"),
        RollColumn.FAMILY_NAME: _("Family name"),
        RollColumn.OTHER_NAME: _("Other name"),
        RollColumn.KEY: _("Key"),
        RollColumn.BIRTH_DATE: _("Born"),
        RollColumn.PHONE: _("Phone"),
        RollColumn.OTHER_PHONE: _("Other phone"),
        RollColumn.EMAIL: _("E-mail"),
        RollColumn.OTHER_EMAIL: _("Other e-mail"),
        RollColumn.ADDRESS: _("Address"),
        RollColumn.POSTCODE: _("Postcode"),
        RollColumn.TOWN: _("Town"),
        RollColumn.MUNICIPALITY: _("Municipality"),
        RollColumn.LANGUAGE: _("Language"),
        RollColumn.NEEDS: _("Needs"),
        RollColumn.DEVICE: _("Device"),
        RollColumn.COURSE: _("Course"),
        RollColumn.TITLE: _("Title"),
        RollColumn.STATUS: _("State"),
        RollColumn.PARTY: _("Party"),
        RollColumn.PERSONAL_NO: _("Personal number"),
    }[column]


def read_columns(text: str) -> tuple[RollColumn, ...]:
    """Return the columns named, with commas between, in that order, each once. Raises Invalid naming all unknown ones."""
    known = {
        fold(name): column
        for column in RollColumn
        for name in (column.value, column.value.replace("_", " "), title(column))
    }
    asked = [(part.strip(), fold(part.replace("_", " "))) for part in text.split(",") if part.strip()]
    unknown = [part for part, folded in asked if folded not in known]
    if unknown or not asked:
        every = ", ".join(title(column) for column in RollColumn)
        told = _("There is no column {names}.").format(
            names=", ".join(_("“{text}”").format(text=name) for name in unknown)
        )
        raise Invalid(told if unknown else _("Name at least one column."), _("There are: {every}.").format(every=every))
    return tuple(dict.fromkeys(known[folded] for _part, folded in asked))


def columns_text(columns: Sequence[RollColumn]) -> str:
    """Return columns as people write them."""
    return ", ".join(title(column) for column in columns)


def cell(row: RollRow, column: RollColumn) -> str:
    """Return what a column says of somebody; of a protected person only what tells nothing of who it is."""
    if row.person.is_protected and column not in OPEN_COLUMNS:
        return ""
    if column is RollColumn.STATUS:
        return enrolment_labels.enrolment_word(row.status) if row.status else ""
    if column in (RollColumn.COURSE, RollColumn.TITLE, RollColumn.PARTY):
        return str(getattr(row, column.value))
    return str(getattr(row.person, column.value))


def address_lines(person: Person) -> tuple[str, ...]:
    """Return the lines of a letter to somebody; none for a protected person, or where there is no address."""
    town = "  ".join(filter(None, (person.postcode, person.town)))
    if person.is_protected or not (person.address and town):
        return ()
    care_of, _comma, street = person.address.partition(",")
    street = person.address if not fold(care_of).startswith("c o ") else street
    return tuple(filter(None, (person.name, care_of if street != person.address else "", street.strip(), town)))
