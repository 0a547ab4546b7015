"""People from a file into the register, many at once.

Somebody is known again by key, by personal number, or by the same name with the same birth date, phone or e-mail.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from courses.actions.people import with_derived
from courses.errors import Invalid
from courses.i18n import _
from courses.imports.applying import Applying
from courses.imports.drafts import PeopleRow
from courses.store import people as rolls
from courses.store import tables
from courses.store.connection import Row, Store
from courses.text import digits, fold, sort_key

COLUMNS = (
    "key given_name family_name personal_no birth_date sex email phone address postcode town language needs "
    "is_protected alias notes"
).split()
_SAID = attrgetter(*COLUMNS)
_Values = tuple[object, ...]
_DERIVED = (*COLUMNS, "sort_name", "search_text")


def people(to: Applying, rows: Iterable[PeopleRow]) -> None:
    """Put people in the register: new ones in one go, known ones changed where the file says something else."""
    register = Register(to.it.store)
    new: list[_Values] = []
    for row in rows:
        if register.is_plainly_new(row):
            new.append(_derived(row))
            continue
        try:
            _one(to, register, row, new)
        except Invalid as error:
            to.hand_back(row.source, error)
    columns = zip(_DERIVED, zip(*new, strict=True), strict=True) if new else ()
    used = {name: column for name, column in columns if any(column)}  # the table fills in the blank ones
    to.it.insert_many("person", tuple(used), zip(*used.values(), strict=True))
    to.created += len(new)


def _derived(row: PeopleRow) -> _Values:
    """Return the columns of a new person who has a key and is not protected; the short way for long files."""
    given, family = row.given_name, row.family_name
    search_text = rolls.words_of(row.key, given, family, row.email, row.phone)
    return (*_SAID(row), sort_key(f"{family}\t{given}".strip()), search_text)


def _one(to: Applying, register: Register, row: PeopleRow, new: list[_Values]) -> None:
    if not row.name:
        raise Invalid(_("A person needs a name."))
    known = register.find(row) or (None if row.key else register.twin(row))
    if known is not None and row.key:
        _refuse_other(known, row)
    if known is None:
        values = register.add(row)
        new.append(tuple(values[name] for name in _DERIVED))
    elif "id" in known:
        to.count(is_changed=to.it.update("person", known["id"], _changes(known, row)))
    else:
        to.unchanged += 1  # the same person stands earlier in this file


def _refuse_other(known: Row, row: PeopleRow) -> None:
    """Raise Invalid when a key's person has a name that shares no word with the row's: two people got one key."""
    names = [set(_name_key(one, other).split()) for one, other in _both_names(known, row)]
    if all(names) and not names[0] & names[1]:
        name = known["alias"] if known["is_protected"] else f"{known['given_name']} {known['family_name']}".strip()
        raise Invalid(_("The key {key} is taken by {name}.").format(key=row.key, name=name))


def _both_names(known: Row, row: PeopleRow) -> list[tuple[str, str]]:
    return [(known["given_name"], known["family_name"]), (row.given_name, row.family_name)]


def person_id(to: Applying, register: Register, row: PeopleRow) -> int:
    """Return the id of the person of a row, added when nobody in the register is that person. Raises Invalid."""
    known = register.find(row)
    if known is not None and "id" in known:
        return int(known["id"])
    if not row.name:
        raise Invalid(_("It is not said who it is."), _("Give a key or a name."))
    values = register.add(row)
    number = to.it.insert("person", values)
    values["id"] = number
    return number


def _changes(known: Row, row: PeopleRow) -> dict[str, object]:
    """Return the columns of a known person brought up to what the row says; what it does not say stays."""
    said = {name: value for name, value in _values(row).items() if value and name != "key"}
    merged = {name: known[name] for name in COLUMNS} | said
    if merged["is_protected"] and not merged["alias"]:
        merged["alias"] = known["alias"] or _("Participant {number}").format(number=known["key"])
    return with_derived(merged)


def _values(row: PeopleRow) -> dict[str, object]:
    values: dict[str, object] = dict(zip(COLUMNS, _SAID(row), strict=True))
    if row.other_name:
        values["notes"] = "\n".join(filter(None, (row.notes, row.other_name)))
    return values


@dataclass(slots=True)
class Register:
    """Everybody in the register, found by what tells people apart; read once for a whole import."""

    store: Store
    _by_key: dict[str, Row] = field(default_factory=dict)
    _plain: dict[str, PeopleRow] = field(default_factory=dict)
    """Plainly new ones by key, not looked into further until a row asks for somebody without a key."""
    _by_number: dict[str, Row] = field(default_factory=dict)
    _by_name: dict[str, list[Row]] = field(default_factory=dict)
    _unnamed: list[Row] = field(default_factory=list)
    """Not yet in `_by_name`: a file with keys never asks for names."""
    _next: int = 1
    _protected: int = 0
    _before: frozenset[int] = frozenset()
    _claimed: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Read the register as it is now."""
        for row in tables.find(self.store, "person"):
            self._index(row)
        self._next = tables.next_id(self.store, "person")
        self._before = frozenset(row["id"] for row in self._by_key.values())

    def is_plainly_new(self, row: PeopleRow) -> bool:
        """Return whether a row has a key that nobody has, and nothing that asks for care; it is then known."""
        key = row.key.casefold()
        if (
            not key
            or key in self._by_key
            or key in self._plain
            or row.is_protected
            or row.other_name
            or not row.given_name
        ):
            return False
        self._plain[key] = row
        return True

    def _settle(self) -> None:
        for row in self._plain.values():
            self._index(with_derived(_values(row)))
        self._plain.clear()

    def find(self, row: PeopleRow) -> Row | None:
        """Return the row of the person meant, or None when nobody is certainly that person."""
        self._settle()
        if row.key:
            return self._by_key.get(row.key.casefold())
        if row.personal_no and row.is_personal_no_valid and row.personal_no in self._by_number:
            return self._by_number[row.personal_no]
        named = self._named(row)
        return next((known for known in named if _is_same(known, row)), None)

    def by_key(self, key: str) -> Row | None:
        """Return the row of a key, in any case."""
        return self._by_key.get(key.casefold())

    def twin(self, row: PeopleRow) -> Row | None:
        """Return somebody of whom exactly the same is known, each of them once: the same file read again.

        It is for rows that say too little to tell whether two of the same name are one.
        """
        said = _values(row)
        for known in self._named(row):
            same = all(known[name] == said[name] for name in COLUMNS if name not in ("key", "alias"))
            if "id" in known and same and known["id"] not in self._claimed:
                self._claimed.add(known["id"])
                return known
        return None

    def only_one(self, row: PeopleRow) -> Row | None:
        """Return the one of that name who was in the register before this import, for a row that says only a name."""
        if row.phone or row.email or row.personal_no or row.birth_date:
            return None
        named = [known for known in self._named(row) if known.get("id") in self._before]
        return named[0] if len(named) == 1 else None

    def named(self, row: PeopleRow) -> list[Row]:
        """Return everybody of that name whose birth year does not contradict the row."""
        named = self._named(row)
        return [known for known in named if not _contradicts(known["birth_date"], row.birth_date)]

    def _named(self, row: PeopleRow) -> list[Row]:
        for known in self._unnamed:
            self._by_name.setdefault(_name_key(known["given_name"], known["family_name"]), []).append(known)
        self._unnamed.clear()
        return self._by_name.get(_name_key(row.given_name, row.family_name), [])

    def add(self, row: PeopleRow) -> dict[str, object]:
        """Return the columns of a new person, with key and alias given where missing, and know them from now on."""
        values = _values(row)
        values["key"] = values["key"] or self._new_key()
        if row.is_protected and not row.alias:
            values["alias"] = _("Participant {number}").format(number=self._protected + 1)
        values = with_derived(values)
        self._index(values)
        return values

    def _index(self, row: Row) -> None:
        self._by_key[str(row["key"]).casefold()] = row
        if row["personal_no"]:
            self._by_number[row["personal_no"]] = row
        self._unnamed.append(row)
        self._protected += bool(row["is_protected"])

    def _new_key(self) -> str:
        while True:
            key = f"P{self._next:04d}"
            self._next += 1
            if key.casefold() not in self._by_key:
                return key


def _name_key(given: object, family: object) -> str:
    return " ".join(sorted(fold(f"{given} {family}").split()))


def _is_same(known: Row, row: PeopleRow) -> bool:
    if _contradicts(known["birth_date"], row.birth_date):
        return False
    same_day = len(row.birth_date) == 10 and known["birth_date"] == row.birth_date
    same_phone = bool(row.phone) and _phone_key(known["phone"]) == _phone_key(row.phone)
    same_mail = bool(row.email) and str(known["email"]).casefold() == row.email.casefold()
    return same_day or same_phone or same_mail


def _contradicts(one: str, other: str) -> bool:
    """Return whether two birth dates or years cannot be the same person's."""
    if len(one) == 10 and len(other) == 10:
        return one != other
    return bool(one and other) and one[:4] != other[:4]


def _phone_key(phone: str) -> str:
    number = digits(phone)
    return number.removeprefix("00").removeprefix("46").lstrip("0")
