"""What several rows say together of one person, as columns of the register; nothing that is known is written over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from courses.i18n import _
from courses.imports.drafts import PeopleRow
from courses.imports.facts import is_one_phone
from courses.imports.fold import key
from courses.rules import contact, phones
from courses.rules.person_names import any_same, script
from courses.store.connection import Row

COLUMNS: Final = tuple(
    "key given_name family_name other_name personal_no birth_date sex email other_email phone other_phone address "
    "postcode town language needs contact municipality pronunciation device is_protected alias notes".split()
)
_ONCE: Final = ("sex", "address", "postcode", "town", "language", "contact", "municipality", "pronunciation", "device")
_Values = dict[str, object]


def of_rows(rows: Sequence[PeopleRow], *, with_notes: bool) -> _Values:
    """Return what rows about one person say together: of what can be one thing only, the first.

    `with_notes` tells whether their notes are about the person; those of an enrolment are about the enrolment.
    """
    values: _Values = dict.fromkeys(COLUMNS, "")
    values["key"] = _first(row.key for row in rows)
    values["given_name"], values["family_name"], values["other_name"] = _names(rows)
    values["personal_no"] = _first(r.personal_no for r in rows if r.is_personal_no_valid) or _first(
        r.personal_no for r in rows
    )
    values["birth_date"] = _longest(row.birth_date for row in rows)
    values |= _two("phone", _phones(rows), phones.phone_key)
    values |= _two("email", _emails(rows), str.casefold)
    for name in _ONCE:
        values[name] = _first(_said(row, name) for row in rows)
    values["needs"] = "; ".join(_different(part for row in rows for part in row.needs.split("; ")))
    values["is_protected"] = any(row.is_protected for row in rows)
    values["alias"] = _first(row.alias for row in rows)
    if with_notes:
        values["notes"] = "\n".join(_different(row.notes for row in rows))
    return values


def added(known: Row, rows: Sequence[PeopleRow], *, with_notes: bool) -> _Values:
    """Return the columns of somebody known, with what rows say beyond it."""
    said = of_rows(rows, with_notes=with_notes)
    before = {name: known[name] for name in COLUMNS}
    values = {name: before[name] or said[name] for name in COLUMNS}
    values |= _two("phone", [before["phone"], before["other_phone"], *_phones(rows)], phones.phone_key)
    values |= _two("email", [before["email"], before["other_email"], *_emails(rows)], str.casefold)
    values["birth_date"] = _longest((before["birth_date"], str(said["birth_date"])))
    values["is_protected"] = bool(before["is_protected"]) or bool(said["is_protected"])
    values["needs"] = "; ".join(_different([*before["needs"].split("; "), *str(said["needs"]).split("; ")]))
    values["notes"] = _with_notes(before["notes"], str(said["notes"]))
    _put_latin_first(values, before, said)
    if values["is_protected"] and not values["alias"]:
        values["alias"] = _("Participant {number}").format(number=before["key"])
    return values


def _with_notes(before: str, said: str) -> str:
    """Return notes with the lines behind them that they do not have; as they were, blank lines too, when none is new."""
    known = {key(line) or line for line in before.split("\n")}
    more = [line for line in _different(said.split("\n")) if (key(line) or line) not in known]
    return "\n".join(filter(None, (before, *more)))


def _said(row: PeopleRow, name: str) -> str:
    said = str(getattr(row, name))
    return contact.read(said) or "" if name == "contact" else said


def _names(rows: Sequence[PeopleRow]) -> tuple[str, str, str]:
    """Return given name, family name and the name in another script or spelling: the Latin form goes first."""
    named = [row for row in rows if row.name]
    if not named:
        return "", "", _first(row.other_name for row in rows)
    latin = next((row for row in named if script(row.name) == "LATIN"), None)
    by = latin or named[0]
    given, family, whole = by.given_name, by.family_name, by.name
    if latin is None:
        other = next((row.other_name for row in rows if row.other_name and script(row.other_name) == "LATIN"), "")
        if other:
            words = other.split()
            given, family, whole = " ".join(words[:-1]), words[-1], other
    spellings = [spelling for row in rows for spelling in (row.other_name, row.name) if spelling]
    others = [one for one in spellings if script(one) != script(whole)] or [row.other_name for row in rows]
    return given, family, _first(one for one in others if one and not any_same((one,), (whole,)))


def _put_latin_first(values: _Values, before: Row, said: Mapping[str, object]) -> None:
    """Let the Latin form be the name of somebody who was kept in another script only."""
    name = f"{before['given_name']} {before['family_name']}".strip()
    new = f"{said['given_name']} {said['family_name']}".strip()
    if name and new and script(name) != "LATIN" and script(new) == "LATIN":
        values["given_name"], values["family_name"] = said["given_name"], said["family_name"]
        values["other_name"] = before["other_name"] or name
    elif name and new and not values["other_name"] and script(name) != script(new):
        values["other_name"] = new


def _phones(rows: Iterable[PeopleRow]) -> list[str]:
    found: list[str] = []
    for row in rows:
        for written in filter(None, (row.phone, row.other_phone)):
            if is_one_phone(written):
                found.append(written)
                continue
            said = phones.parts(written)
            found += [said.first, said.other] if said.other else [written]
    return found


def _emails(rows: Iterable[PeopleRow]) -> list[str]:
    return [email for row in rows for email in (row.email, row.other_email)]


def _two(name: str, said: Iterable[str], same: Callable[[str], str]) -> _Values:
    """Return the first two that differ, for a column and the one beside it."""
    found: dict[str, str] = {}
    for one in said:
        if one:
            found.setdefault(same(one) or key(one), one)
    first, second, *_rest = [*found.values(), "", ""]
    return {name: first, f"other_{name}": second}


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def _longest(texts: Iterable[str]) -> str:
    return max(texts, key=len, default="")


def _different(texts: Iterable[str]) -> list[str]:
    """Return the texts that are not empty, each once."""
    found: dict[str, str] = {}
    for text in texts:
        if text.strip():
            found.setdefault(key(text) or text, text.strip())
    return list(found.values())
