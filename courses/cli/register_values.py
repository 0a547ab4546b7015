"""How a register is named, its fields read and its rows shown on the command line. Asks the store, writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date, time
from typing import Any

from courses import clock, labels
from courses.actions import registers as actions
from courses.actions.register_drafts import Draft, types
from courses.cli import find, out, values
from courses.cli.out import Column
from courses.dates import parse_day, parse_time, weekday_long, weekday_of
from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.model import ClosureKind, OrganisationKind
from courses.setting_values import YES_NO
from courses.store import Store, registers
from courses.store.connection import Row
from courses.store.registers import Register
from courses.text import clean, fold, is_same_name

NAMES: Mapping[str, Register] = {
    "rooms": Register.ROOM,
    "organisations": Register.ORGANISATION,
    "leaders": Register.LEADER,
    "closures": Register.CLOSURE,
    "equipment": Register.EQUIPMENT,
    "opening-hours": Register.OPENING_HOURS,
}
"""What the registers are called, as `import` calls the files that fill them."""
_SWEDISH = {
    "lokaler": "rooms",
    "anordnare": "organisations",
    "arrangorer": "organisations",
    "organisationer": "organisations",
    "ledare": "leaders",
    "stangda dagar": "closures",
    "stangt": "closures",
    "utrustning": "equipment",
    "oppettider": "opening-hours",
}
_LEADS = "employer"
"""The field that names a leader's employer, instead of the number it has in the database."""


def read_register(text: str) -> Register:
    """Return the register of a name, in Swedish or English, one thing or many. Raises Invalid."""
    found = _meant(text)
    if found is None:
        raise Invalid(
            _("“{value}” is not possible here.").format(value=clean(text)),
            _("Choose one of: {choices}.").format(choices=", ".join(NAMES)),
        )
    return found


def _meant(text: str) -> Register | None:
    typed = fold(text)
    said = {fold(it.value): it for it in Register} | {fold(name): it for name, it in NAMES.items()}
    return said.get(fold(_SWEDISH.get(typed, typed)))


def field_names(register: Register) -> list[str]:
    """Return the fields that can be given for a register, in their order."""
    return [_LEADS if name == "organisation_id" else name for name in types(register)]


def _yes_no(text: str) -> bool:
    choice = next((it for it in YES_NO if it.fits(text)), None)
    if choice is None:
        raise Invalid(_("“{value}” is neither yes nor no.").format(value=clean(text)), _("Write yes or no."))
    return choice.value == "yes"


def _closure_kind(text: str) -> ClosureKind:
    from courses.imports import words

    found = ClosureKind.__members__.get(text.strip().upper()) or words.find(words.CLOSURE_KINDS, text)
    if found is None:
        raise Invalid(
            _("“{value}” is not possible here.").format(value=clean(text)),
            _("Choose one of: {choices}.").format(choices=", ".join(labels.closure_kind(kind) for kind in ClosureKind)),
        )
    return found


def _weekday(text: str) -> int:
    day = weekday_of(text)
    if day is None:
        raise Invalid(
            _("“{value}” is not possible here.").format(value=clean(text)),
            _("Write weekdays, such as tis or mån, ons."),
        )
    return day


def _day(text: str) -> date:
    return parse_day(text, clock.today())


_READ: Mapping[str, Callable[[str], object]] = {
    "int": values.read_whole,
    "bool": _yes_no,
    "date": _day,
    "time": parse_time,
    "OrganisationKind": values.read_organisation_kind,
    "ClosureKind": _closure_kind,
}
"""How a field is read, by the type that the draft gives it; the others are text."""


def with_fields(store: Store, draft: Draft, given: tuple[str, ...]) -> Draft:
    """Return a draft with the fields that `FIELD=VALUE` name; an empty value takes away what was there. Raises Invalid."""
    known = dict(zip(field_names(draft.register), types(draft.register).items(), strict=True))
    empty = {field.name: field.default for field in fields(draft)}
    said: dict[str, Any] = {}
    for one in given:
        typed, sign, text = one.partition("=")
        if not sign or typed.strip() not in known:
            raise Invalid(
                _("“{value}” is not a field and its value.").format(value=clean(one)),
                _("The fields are {names}; write for example {example}.").format(
                    names=", ".join(known), example="name=Datasalen"
                ),
            )
        name, kind = known[typed.strip()]
        said[name] = _value(store, name, kind, text) if text.strip() else empty[name]
    return replace(draft, **said)


def _value(store: Store, name: str, kind: str, text: str) -> object:
    if name == "organisation_id":
        return find.organisation(store, text).id
    if name == "approved_by":
        return tuple(it.code for it in find.organisations(store, text))
    if name == "weekday":
        return _weekday(text)
    return _READ.get(kind.removesuffix(" | None"), str)(text)


def row_of(store: Store, register: Register, text: str) -> Row:
    """Return the row of a number, name, code, signature, "place: name" or first date. Raises NotFound, Invalid."""
    rows = registers.entries(store, register)
    found = [row for row in rows if any(is_same_name(text, name) for name in _called(row))]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = ", ".join(str(row["id"]) for row in found)
        raise Invalid(
            _("Several rows are called “{name}”.").format(name=clean(text)),
            _("Give the number: {numbers}.").format(numbers=numbers),
        )
    raise NotFound(_("There is no “{name}” in the register.").format(name=clean(text)))


def _called(row: Row) -> list[str]:
    names = [str(row["id"]), *(row.get(name) or "" for name in ("name", "code", "signature", "first_date"))]
    return [*names, f"{row['place']}: {row['name']}"] if row.get("place") and row.get("name") else names


def shape(store: Store, register: Register, row: Row) -> dict[str, object]:
    """Return a row for `--json`: its number, its fields, and how many courses use it."""
    draft, _version = actions.read(store, register, row["id"])
    said = {
        name: _plain(getattr(draft, field)) for name, field in zip(field_names(register), types(register), strict=True)
    }
    if _LEADS in said:
        said[_LEADS] = row["employer"]
    return {"id": row["id"], **said, "courses": row["courses"]}


def _plain(value: object) -> object:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value


def table(register: Register, rows: list[Row]) -> str:
    """Return the rows of a register as a table, the number first by which `change` and `remove` know them."""
    shown = {
        Register.ROOM: ("name", "place", "municipality", "seats", "computers"),
        Register.ORGANISATION: ("name", "code", "kind", "email"),
        Register.LEADER: ("name", "signature", "employer", "phone", "email"),
        Register.CLOSURE: ("first_date", "last_date", "kind", "place", "room", "reason"),
        Register.EQUIPMENT: ("name", "code", "place", "aids"),
        Register.OPENING_HOURS: ("place", "weekday", "opens", "closes", "valid_from", "valid_to"),
    }
    headings = {
        "name": _("Name"),
        "place": _("Place"),
        "municipality": _("Municipality"),
        "seats": _("Seats"),
        "computers": _("Computers"),
        "code": _("Code"),
        "kind": _("Kind"),
        "email": _("E-mail"),
        "signature": _("Signature"),
        "employer": _("Employer"),
        "phone": _("Phone"),
        "first_date": _("First day"),
        "last_date": _("Last day"),
        "room": _("Room"),
        "reason": _("Reason"),
        "aids": _("Aids"),
        "weekday": _("Weekday"),
        "opens": _("Opens"),
        "closes": _("Closes"),
        "valid_from": _("From"),
        "valid_to": _("Until"),
    }
    names = shown[register]
    numbers = ("seats", "computers")
    columns = [Column(_("No."), is_number=True)]
    columns += [Column(headings[it], is_number=it in numbers, least=None if it in numbers else 10) for it in names]
    columns.append(Column(_("Courses"), is_number=True))
    cells = [["" if row[it] is None else _word(register, it, row[it]) for it in names] for row in rows]
    return out.table(columns, [[row["id"], *cell, row["courses"] or ""] for row, cell in zip(rows, cells, strict=True)])


def _word(register: Register, name: str, value: str) -> str:
    if name == "weekday":
        return weekday_long(int(value))
    if name != "kind":
        return value
    if register is Register.CLOSURE:
        return labels.closure_kind(ClosureKind(value))
    return labels.organisation_kind(OrganisationKind(value))
