"""People from a file into the register, many at once.

A row with a key is about the one of that key. Others are matched with the register and with each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from courses.actions.people import with_derived
from courses.errors import Invalid
from courses.i18n import _
from courses.imports import merged
from courses.imports.applying import Applying
from courses.imports.decisions import LEAVE_OUT
from courses.imports.drafts import PeopleRow
from courses.imports.match_people import Asked, match
from courses.imports.match_report import Led, RowMatch, Verdict
from courses.imports.merged import COLUMNS
from courses.imports.put_people import Aliases, put
from courses.rules.person_names import words
from courses.rules.search_words import words_of
from courses.store import person_facts
from courses.store.connection import Row
from courses.text import sort_key

_DERIVED = (*COLUMNS, "sort_name", "search_text")
_SAID = attrgetter(*COLUMNS)


def people(to: Applying, rows: Iterable[PeopleRow]) -> None:
    """Put people in the register: new ones in one go, known ones changed where the file says something else."""
    every = [row for row in rows if _is_wanted(to, row)]
    _keyed(to, [row for row in every if row.key])
    _matched(to, [row for row in every if not row.key])


def _is_wanted(to: Applying, row: PeopleRow) -> bool:
    """Tell a row; return whether it is to be kept."""
    if not row.name:
        to.hand_back(row.source, Invalid(_("A person needs a name.")))
        return False
    said = to.clinic.decisions.get(to.clinic.reference(row.source)) if to.clinic.decisions else None
    if said is not None and said.what == LEAVE_OUT:
        to.clinic.matches.rows.append(_told(to, row, led=Led.LEFT_OUT, decision=said.written))
        return False
    return True


def _told(to: Applying, row: PeopleRow, **more: object) -> RowMatch:
    found = RowMatch(row.source, to.clinic.reference(row.source), row.alias if row.is_protected else row.name)
    if not row.is_protected:
        found.other_name = row.other_name
        found.repairs = to.clinic.repairs(row.source)
        found.details = ", ".join(filter(None, (row.birth_date, row.phone, row.email, row.town)))
    for name, value in more.items():
        setattr(found, name, value)
    return found


# Rows with keys


def _keyed(to: Applying, rows: Sequence[PeopleRow]) -> None:
    """Keep rows that say whose they are by key."""
    known = person_facts.of_keys(to.it.store, {row.key for row in rows})
    new: dict[str, PeopleRow] = {}
    for row in rows:
        key = row.key.casefold()
        there = known.get(key)
        try:
            if there is not None:
                _refuse_other(_name_of(there), there, row)
                to.count(is_changed=to.it.update("person", there["id"], _changes(there, row)))
                known[key] = to.it.row("person", there["id"]) or there
            elif key in new:
                _refuse_other(new[key].name, None, row)
                to.unchanged += 1  # the same person stands earlier in this file
            else:
                new[key] = row
        except Invalid as error:
            to.hand_back(row.source, error)
            continue
        verdict = Verdict.SAME if there is not None or new.get(key) is not row else Verdict.NEW
        to.clinic.matches.rows.append(_told(to, row, verdict=verdict, key=there["key"] if there else row.key))
    _insert(to, list(new.values()))


def _insert(to: Applying, rows: Sequence[PeopleRow]) -> None:
    aliases = Aliases(to)
    derived = [_new(row, aliases) for row in rows]
    columns = zip(_DERIVED, zip(*derived, strict=True), strict=True) if derived else ()
    used = {name: column for name, column in columns if any(column) or name == "given_name"}
    to.it.insert_many("person", tuple(used), zip(*used.values(), strict=True))
    to.created += len(rows)


def _new(row: PeopleRow, aliases: Aliases) -> tuple[object, ...]:
    """Return the columns of a new person."""
    if row.is_protected or row.contact:
        alias = row.alias or (aliases.new() if row.is_protected else "")
        values = with_derived(merged.of_rows([row], with_notes=True) | {"alias": alias})
        return tuple(values[name] for name in _DERIVED)
    family, given = row.family_name, row.given_name
    search_text = words_of(
        row.key, given, family, row.email, row.phone, row.other_name, row.other_email, row.other_phone
    )
    return (*_SAID(row), sort_key(f"{family}\t{given}".strip()), search_text)


def _name_of(known: Row) -> str:
    return f"{known['given_name']} {known['family_name']}".strip()


def _refuse_other(name: str, known: Row | None, row: PeopleRow) -> None:
    """Raise Invalid when a key's person has a name that shares no word with the row's: two people got one key."""
    ones, others = set(words(name)), set(words(row.name))
    if ones and others and not ones & others:
        shown = known["alias"] if known is not None and known["is_protected"] else name
        raise Invalid(_("The key {key} is taken by {name}.").format(key=row.key, name=shown))


def _changes(known: Row, row: PeopleRow) -> dict[str, object]:
    """Return the columns of a known person brought up to what the row says; what it does not say stays."""
    said = {name: value for name, value in merged.of_rows([row], with_notes=True).items() if value and name != "key"}
    values = {name: known[name] for name in COLUMNS} | said
    if values["is_protected"] and not values["alias"]:
        values["alias"] = known["alias"] or _("Participant {number}").format(number=known["key"])
    return with_derived(values)


# Rows without keys


def _matched(to: Applying, rows: Sequence[PeopleRow]) -> None:
    """Keep rows of which it has to be found out who they are about."""
    if not rows:
        return  # else the whole register would be read for nothing
    said = to.clinic.said
    asked = [
        Asked(
            _told(to, row),
            row,
            None,
            to.clinic.copied(row.source),
            said(row.source.file).is_name_only,
            said(row.source.file).is_again,
        )
        for row in rows
    ]
    to.clinic.matches.rows += [it.match for it in asked]
    found = match(to.it.store, asked, to.clinic.decisions, to.clinic.matches, finds_twins=True)
    put(to, found, {id(row) for row in rows}, with_notes=True, counts=True)
