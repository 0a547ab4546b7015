"""The repairs of a list of people, one after the other, before its rows are read: each is told, none guesses a person.

What the cells should have been is said by `mend_names` and `mend_contact`; here they are put where they belong.
"""

from __future__ import annotations

from collections.abc import Callable

from courses.i18n import _
from courses.imports import mend_contact, mend_names
from courses.imports.bench import Bench
from courses.imports.name_signs import is_mail, is_phone
from courses.imports.repairs import Sort
from courses.imports.table import Cell
from courses.imports.values import is_blank, plain_text
from courses.rules import names

_NAMES = ("name", "given_name", "family_name")


def mend_people(bench: Bench) -> None:
    """Put right what is evidently wrong in the columns of persons."""
    _mail_apart(bench)
    _in_the_wrong_column(bench)
    _numbers(bench)
    _swapped(bench)
    _guests(bench)
    _two_persons(bench)
    _capitals(bench)
    _places(bench)


def _mail_apart(bench: Bench) -> None:
    """Take "Name <a@b.se>" apart, in columns of names and of e-mail addresses."""
    for field in (*_NAMES, "person", "email"):
        for at, cell in list(bench.cells(field)):
            parted = mend_names.with_mail(cell) if isinstance(cell, str) else None
            if parted is None:
                continue
            written = plain_text(cell).strip()
            bench.put(at, field, parted.email if field == "email" else parted.name)
            bench.repaired(at, field, written, f"{parted.name}, {parted.email}".strip(", "), Sort.MAIL)
            if field != "email" and is_blank(bench.cell(at, "email")):
                bench.put(at, "email", parted.email, source=field)
            elif field == "email" and parted.name and not any(bench.text(at, name) for name in (*_NAMES, "person")):
                bench.put(at, "name", parted.name, source=field)


def _in_the_wrong_column(bench: Bench) -> None:
    """Move e-mail addresses that stand among phone numbers, and the other way round."""
    for at, cell in list(bench.cells("phone")):
        if not is_mail(cell):
            continue
        beside = bench.cell(at, "email")
        if not is_blank(beside) and not is_phone(beside):
            bench.warn(at, "phone", _("is a second e-mail address; it was left out"))
            bench.put(at, "phone", None)
            continue
        bench.put(at, "phone", beside)
        bench.put(at, "email", plain_text(cell).strip(), source="phone")
        bench.repaired(at, "phone", plain_text(cell), plain_text(beside), Sort.MOVED)
    for at, cell in list(bench.cells("email")):
        if is_phone(cell) and is_blank(bench.cell(at, "phone")):
            bench.put(at, "email", None)
            bench.put(at, "phone", cell, source="email")
            bench.repaired(at, "email", plain_text(cell), "", Sort.MOVED)


def _numbers(bench: Bench) -> None:
    _each_number(bench, "phone", mend_contact.phone)
    _each_number(bench, "personal_no", mend_contact.personal_no)
    _each_number(bench, "birth_date", mend_contact.birth)
    for field in ("time", "date"):
        _each_number(bench, field, lambda cell: mend_contact.moment(cell) if isinstance(cell, str) else None)
    for field in ("key", "person", "reference"):
        _each_number(bench, field, mend_contact.exponent)


def _each_number(bench: Bench, field: str, mend: Callable[[Cell], mend_contact.Mended | None]) -> None:
    for at, cell in list(bench.cells(field)):
        mended = mend(cell)
        if mended is None:
            continue
        if mended.is_lost:
            bench.warn(
                at, field, _("Excel has destroyed the number “{value}”; its last figures are lost").format(value=cell)
            )
            bench.put(at, field, None)
            continue
        bench.repaired(at, field, plain_text(cell), mended.value, mended.sort)
        bench.put(at, field, mended.value)


def _swapped(bench: Bench) -> None:
    """Give the columns of given and family names to each other when their rows show that the headings are wrong."""
    columns = bench.layout.columns
    if not {"given_name", "family_name"} <= columns.keys():
        return
    places = range(min(len(bench.rows), 200))
    given = [bench.text(at, "given_name") for at in places]
    family = [bench.text(at, "family_name") for at in places]
    if mend_names.are_swapped(given, family):
        headings = bench.layout.heading("family_name")
        bench.repaired_column("given_name", headings, Sort.SWAPPED)
        columns["given_name"], columns["family_name"] = columns["family_name"], columns["given_name"]


def _guests(bench: Bench) -> None:
    for field in _NAMES:
        for at, cell in list(bench.cells(field)):
            name, guests = mend_names.without_guests(cell) if isinstance(cell, str) else ("", 0)
            if guests:
                bench.warn(at, field, _("the guests have no names; only the one who is named was taken"))
                bench.put(at, field, name)


def _two_persons(bench: Bench) -> None:
    """Make two rows of a row with two persons; what can be only one person's goes where there are as many of it."""
    found = {at: some for at in range(len(bench.rows)) if (some := _persons_at(bench, at)) and not bench.is_torn(at)}
    if not found:
        return
    for at, some in found.items():
        for name in _SHARED:
            if bench.text(at, name):
                _share_out(bench, at, name, len(some))
    for at, place in bench.copies({at: len(some) for at, some in found.items()}).items():
        _name_each(bench, place, found[at])


def _name_each(bench: Bench, first: int, found: list[tuple[str, str]]) -> None:
    """Give the copies of a row, from a place on, a person each."""
    is_parted = bool(bench.text(first, "given_name"))
    field = "given_name" if is_parted else "name" if bench.text(first, "name") else "person"
    both = f"{bench.text(first, 'given_name')} {bench.text(first, 'family_name')}".strip()
    was = both if is_parted else bench.text(first, field)
    shares = {name: bench.text(first, name).split("\n") for name in _SHARED if "\n" in bench.text(first, name)}
    for nth, (given, family) in enumerate(found):
        place = first + nth
        if is_parted:
            bench.put(place, "given_name", given)
            bench.put(place, "family_name", family, source="given_name")
        else:
            bench.put(place, field, f"{given} {family}".strip())
        for name, parts in shares.items():
            bench.put(place, name, parts[nth])
        if nth and bench.layout.kind.field("reference"):
            number = bench.text(place, "reference") or str(bench.rows[place].number)
            bench.put(place, "reference", f"{number}{chr(97 + nth)}", source=field)
        if not bench.text(place, "party"):
            bench.put(place, "party", was, source=field)
    told = " | ".join(f"{given} {family}".strip() for given, family in found)
    bench.repaired(first, field, was, told, Sort.TWO)


_SHARED = ("email", "phone", "personal_no", "birth_date")
_APART = (";", ",", "/", "\n", " och ", " & ", " and ")


def _share_out(bench: Bench, at: int, field: str, count: int) -> None:
    """Part a cell among as many persons, a line each; e-mail and phone may be shared, a person's number may not."""
    text = bench.text(at, field)
    for mark in _APART:
        parts = [part.strip() for part in text.split(mark) if part.strip()]
        if len(parts) == count:
            bench.put(at, field, "\n".join(parts))
            return
    if field in ("personal_no", "birth_date"):
        bench.warn(at, field, _("is one person’s, and the row names several; it was left out"))
        bench.put(at, field, None)


def _persons_at(bench: Bench, at: int) -> list[tuple[str, str]]:
    given = bench.text(at, "given_name")
    if given:
        return mend_names.pairs(given, bench.text(at, "family_name"))
    found = mend_names.persons(bench.text(at, "name") or bench.text(at, "person"))
    return [names.split(name)[:2] for name in found]


def _is_whole_in_capitals(bench: Bench, at: int) -> bool:
    """Return whether both names of a row are in capitals, and longer together than initials are."""
    both = [bench.text(at, "given_name"), bench.text(at, "family_name")]
    return all(one.isupper() for one in both) and len("".join(both)) > 3


def _capitals(bench: Bench) -> None:
    for field in _NAMES:
        for at, cell in list(bench.cells(field)):
            if not isinstance(cell, str) or not (cell.isupper() or cell.islower()):
                continue
            written = cell.strip()
            is_alone = field != "name" and not _is_whole_in_capitals(bench, at)
            better = mend_names.cased(written, is_alone=is_alone)
            if better != written:
                bench.repaired(at, field, written, better, Sort.CASE)
                bench.put(at, field, better)


def _places(bench: Bench) -> None:
    """Take the postcode and the town out of an address, and part a column that has both."""
    for field in ("address", "postcode", "town"):
        for at, cell in list(bench.cells(field)):
            place = mend_contact.place(cell) if isinstance(cell, str) else None
            if place is None or (field != "address" and place.address):
                continue
            others = [name for name in ("postcode", "town") if name != field and bench.text(at, name)]
            if others:
                continue
            for name, value in (("address", place.address), ("postcode", place.postcode), ("town", place.town)):
                if name == "address" and field != "address":
                    continue
                bench.put(at, name, value or None, source=field)
            told = ", ".join(filter(None, (place.address, place.postcode, place.town)))
            bench.repaired(at, field, plain_text(cell).strip(), told, Sort.ADDRESS)
