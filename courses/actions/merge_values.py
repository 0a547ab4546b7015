"""Which details stay when two persons become one: field by field, the one's, the other's, or both. Pure; writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal

from courses.actions.kept import kept, kept_lines
from courses.actions.same_person import phone_keys
from courses.errors import Invalid
from courses.i18n import _
from courses.rules.person_names import is_same
from courses.store.connection import Row

Choice = Literal["keep", "drop", "both"]
CHOICES: Final[tuple[Choice, ...]] = ("keep", "drop", "both")

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "given_name": ("given_name",),
    "family_name": ("family_name",),
    "other_name": ("other_name",),
    "pronunciation": ("pronunciation",),
    "personal_no": ("personal_no",),
    "birth_date": ("birth_date",),
    "sex": ("sex",),
    "phone": ("phone", "other_phone"),
    "email": ("email", "other_email"),
    "contact": ("contact",),
    "address": ("address", "postcode", "town"),
    "municipality": ("municipality",),
    "language": ("language",),
    "needs": ("needs",),
    "device": ("device",),
    "notes": ("notes",),
    "is_protected": ("is_protected",),
    "alias": ("alias",),
}
"""What is chosen, and the columns that it is; numbers and addresses go together."""
BOTH: Final = frozenset({"other_name", "phone", "email", "language", "needs", "device", "notes", "is_protected"})
"""What can be kept of both."""


def suggested(keep: Row, drop: Row) -> dict[str, Choice]:
    """Return what a clerk would choose: nothing is lost, and what says more goes before what says less."""
    return {field: _suggestion(field, keep, drop) for field in FIELDS}


def _suggestion(field: str, keep: Row, drop: Row) -> Choice:
    mine, its = shown(field, keep), shown(field, drop)
    if field == "other_name":
        return "both" if spellings(keep, drop) else "keep"
    if field == "is_protected":
        return "both" if mine != its else "keep"
    if not its or mine == its or (field == "phone" and _numbers(keep) >= _numbers(drop)):
        return "keep"
    if not mine or (field == "birth_date" and its.startswith(mine)):
        return "drop"
    return "both" if field in BOTH else "keep"


def spellings(keep: Row, drop: Row) -> str:
    """Return the other spellings that the one who goes brings: those noted, and the name itself where it is another."""
    name = "" if is_same(_name(keep), _name(drop)) else _name(drop)
    return "; ".join(filter(None, (drop["other_name"], name)))


def _numbers(row: Row) -> set[str]:
    return {key for column in FIELDS["phone"] for key in phone_keys(row[column])}


def shown(field: str, row: Row) -> str:
    """Return what a person has in a field, on one line."""
    if field == "is_protected":
        return _("protected") if row[field] else ""
    parts = (str(row[column]) for column in FIELDS[field])
    return ("; " if field in ("phone", "email") else " ").join(part for part in parts if part)


def chosen(keep: Row, drop: Row, choices: Mapping[str, str]) -> dict[str, Choice]:
    """Return the choice for every field: as said, else as suggested. Raises Invalid telling all that cannot be."""
    wrong = [
        *(_("There is no field {field}.").format(field=field) for field in choices if field not in FIELDS),
        *(_wrong(field, it) for field, it in choices.items() if field in FIELDS and not _can_be(field, it)),
    ]
    if wrong:
        raise Invalid("\n".join(wrong), _("The fields are {fields}.").format(fields=", ".join(FIELDS)))
    said = {field: it for it in CHOICES for field, value in choices.items() if value == it}
    return suggested(keep, drop) | said


def _can_be(field: str, choice: str) -> bool:
    return choice in ("keep", "drop") or (choice == "both" and field in BOTH)


def _wrong(field: str, choice: str) -> str:
    said = _("{field}: “{choice}” cannot be chosen; choose {choices}.")
    return said.format(field=field, choice=choice, choices="keep, drop, both" if field in BOTH else "keep, drop")


def merged(keep: Row, drop: Row, choices: Mapping[str, Choice]) -> dict[str, object]:
    """Return the columns of the one who stays. Protected is protected, whatever was chosen. Raises Invalid for too long text."""
    values: dict[str, object] = {}
    for field, columns in FIELDS.items():
        if choices[field] == "both" and field in _JOINED:
            values |= _JOINED[field](keep, drop, values)
        else:
            source = drop if choices[field] == "drop" else keep
            values |= {column: source[column] for column in columns}
    values["is_protected"] = int(bool(keep["is_protected"] or drop["is_protected"]))
    if values["is_protected"] and not values["alias"]:
        values["alias"] = keep["alias"] or drop["alias"]
    return values


def _name(row: Mapping[str, object]) -> str:
    return f"{row['given_name']} {row['family_name']}".strip()


def _spellings(keep: Row, drop: Row, values: Mapping[str, object]) -> dict[str, object]:
    """Return all other spellings: those that both had, and the name that is no longer the person's."""
    found: list[str] = []
    for name in (keep["other_name"], drop["other_name"], _name(keep), _name(drop)):
        if name and not any(is_same(name, it) for it in (_name(values), *found)):
            found.append(name)
    return {"other_name": kept("; ".join(found))}


def _ways(column: str, same: Callable[[str], object]) -> Callable[[Row, Row, Mapping[str, object]], dict[str, object]]:
    def join(keep: Row, drop: Row, _values: Mapping[str, object]) -> dict[str, object]:
        ways: dict[object, str] = {}
        for row, name in ((keep, column), (drop, column), (keep, f"other_{column}"), (drop, f"other_{column}")):
            if row[name]:
                ways.setdefault(same(row[name]), row[name])
        several = list(ways.values())
        return {column: "".join(several[:1]), f"other_{column}": kept("; ".join(several[1:]))}

    return join


def _words(column: str, apart: str, keeps: Callable[[str], str]) -> Callable[..., dict[str, object]]:
    def join(keep: Row, drop: Row, _values: Mapping[str, object]) -> dict[str, object]:
        texts = [keep[column]] + ([drop[column]] if drop[column] not in keep[column] else [])
        return {column: keeps(apart.join(text for text in texts if text))}

    return join


_JOINED: Final[Mapping[str, Callable[[Row, Row, Mapping[str, object]], dict[str, object]]]] = {
    "other_name": _spellings,
    "phone": _ways("phone", lambda text: tuple(phone_keys(text)) or text),
    "email": _ways("email", str.casefold),
    "language": _words("language", ", ", kept),
    "device": _words("device", ", ", kept),
    "needs": _words("needs", "\n", kept_lines),
    "notes": _words("notes", "\n", kept_lines),
}
