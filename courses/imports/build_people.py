"""From the values of one row to a person, and to something that happened to an enrolment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time

from courses.i18n import _
from courses.imports.drafts import EnrolmentRow, PeopleRow
from courses.imports.persons import Birth, PersonalNumber, split_name
from courses.imports.row import RowProblem, Values
from courses.imports.row_ref import RowRef
from courses.imports.values import is_nothing
from courses.model import EnrolmentEvent
from courses.rules import addresses, phones

PROTECTED_WORDS = re.compile(
    r"skydda\w*\s+(?:person|identitet|folkbok|uppgift)|sekretessmark|protected\s+(?:identity|person)", re.IGNORECASE
)
_ALIAS = re.compile(r"\b((?:Deltagare|Participant)\s+\d{1,4})\b")


def person(ref: RowRef, v: Values) -> PeopleRow:
    """Return a person; the birth date is taken from the personal number when it has no column of its own."""
    given, family, other = v.get("given_name", ""), v.get("family_name", ""), v.get("other_name", "")
    if not given and not family and "name" in v:
        given, family, spelled = split_name(v["name"])
        other = other or spelled
    elif family and not given and "name" in v:
        given = _given_of(v["name"], family)
    number, born = _number_and_birth(v)
    notes = "\n".join(filter(None, (v.get("notes", ""), *_beside(v))))
    is_protected = v.get("protected", False) or (bool(notes) and PROTECTED_WORDS.search(notes) is not None)
    alias = v.get("alias", "")
    if is_protected and not alias:
        match = _ALIAS.search(notes)
        alias = match[1] if match else ""
    get = v.get
    where = addresses.tidied(get("address", ""), get("postcode", ""), get("town", ""))
    return PeopleRow(
        ref,
        get("key", ""),
        given,
        family,
        other,
        number.number if number else "",
        number.kind if number else "",
        number.is_valid if number else False,
        born,
        get("sex", ""),
        get("email", ""),
        get("phone", ""),
        *where,
        get("language", ""),
        get("needs", ""),
        get("contact", ""),
        is_protected,
        alias,
        notes,
        *(get(name, "") for name in LAST),
    )


def _given_of(name: str, family: str) -> str:
    """Return the given name in a column of names beside one of family names: without the family name."""
    given, its_family, _other = split_name(name)
    return given if its_family.casefold() == family.casefold() else name


LAST = ("other_phone", "other_email", "municipality", "pronunciation", "device")
"""The last fields of a person, in their order."""


def is_ordinary_contact(phone: str, email: str) -> bool:
    """Return whether a phone and an e-mail can stay as they are: one number, grouped, and one address."""
    return (not phone or KEPT_PHONE.fullmatch(phone) is not None) and "," not in email


KEPT_PHONE = re.compile(r"0\d{1,3}-\d[\d ]+|\+\d[\d ]+", re.ASCII)


def _beside(v: Values) -> Iterator[str]:
    """Put second numbers and addresses where they belong, and give for the notes what is none, with its heading."""
    if not is_ordinary_contact(v.get("phone", ""), ""):
        found = phones.parts(v["phone"])
        v["phone"] = found.first
        yield from _second(v, "phone", found.other, found.rest)
    first, _comma, rest = v.get("email", "").partition(", ")
    if rest:
        other, _comma, rest = rest.partition(", ")
        v["email"] = first
        yield from _second(v, "email", other, rest)
    for name in ("email", "contact"):
        if name not in v and not is_nothing(v.raw(name)):
            yield f"{v.heading(name)}: {v.raw(name)}"


def _second(v: Values, name: str, other: str, rest: str) -> Iterator[str]:
    """Keep a second number or address in its own field, or with the rest among the notes where that field is taken."""
    if other and v.setdefault(f"other_{name}", other) != other:
        rest = "; ".join(filter(None, (other, rest)))
    if rest:
        if name == "phone":
            v.warn(name, _("a telephone number such as 0980-31 92 10; it is kept among the notes"))
        yield f"{v.heading(name)}: {rest}"


def _number_and_birth(v: Values) -> tuple[PersonalNumber | None, str]:
    number: PersonalNumber | None = v.get("personal_no")
    birth: Birth | None = v.get("birth_date")
    if number is None and birth is not None and birth.number is not None:
        number = birth.number
    if number is not None and not number.is_valid:
        v.warn("personal_no" if "personal_no" in v else "birth_date", _("a personal number whose check digit is right"))
    born = birth.born if birth else ""
    if number is None or not number.is_valid or not number.birth_date:
        return number, born
    if born and not (number.birth_date.startswith(born) or born.startswith(number.birth_date)):
        v.warn("birth_date", _("the birth date of the personal number"))
        return number, born
    return number, max(number.birth_date, born, key=len)


def enrolment(ref: RowRef, v: Values) -> EnrolmentRow:
    """Return something that happened to an enrolment; without a column for events it is that somebody enrolled."""
    who = v.get("person", "")
    if who and " " in who and not any(c.isdecimal() for c in who):
        v.setdefault("name", who)
        who = ""
    if not who and not any(v.get(name) for name in ("name", "given_name", "family_name")):
        raise RowProblem("person", _("who it is: a key or a name"), "")
    v["key"] = who
    event = v.get("event", EnrolmentEvent.ENROL)
    return EnrolmentRow(
        ref,
        _when(v),
        v["course"],
        person(ref, v),
        event,
        v.get("channel", ""),
        v.get("party", ""),
        v.get("notes", ""),
        v.get("reference", ""),
        v.get("noted_by", ""),
        v.get("sessions", ""),
        until=v.get("until"),
    )


def _when(v: Values) -> datetime | None:
    """Return when it happened, from one column or from date and clock time; None when the file has no such column."""
    at: datetime | None = v.get("time")
    clock: time | None = v.get("clock")
    if at is None and "date" in v:
        at = datetime.combine(v["date"], time())
    if at is None:
        if {"time", "date"} & set(v.columns):
            raise RowProblem(
                "time" if "time" in v.columns else "date", _("when it happened, such as 2026-09-08 10.15"), ""
            )
        return None
    return datetime.combine(at.date(), clock) if clock is not None and at.time() == time() else at
