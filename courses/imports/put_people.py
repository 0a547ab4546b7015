"""People of an import put in the register: new ones in one go, known ones filled in with what the rows say beyond it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from courses import clock
from courses.actions.people import with_derived
from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.imports import merged
from courses.imports.applying import Applying
from courses.imports.decisions import NEW
from courses.imports.match_people import Asked, Matched
from courses.imports.match_report import Led, Verdict
from courses.store import person_facts, tables


def put(to: Applying, matched: Matched, kept: Collection[int], *, with_notes: bool, counts: bool = False) -> None:
    """Put the people of rows that are kept in the register, and tell each row's match who it is.

    `kept` are the ids of the rows' `PeopleRow`s; somebody only in rows that are not kept is not put there. With `counts`
    rows are counted as new, changed or as before.
    """
    new: list[tuple[list[Asked], dict[str, object]]] = []
    known = person_facts.whole(to.it.store, matched.ids.values())
    alias = Aliases(to)
    for group, rows in _groups(matched).items():
        wanted = [row for row in rows if id(row.person) in kept]
        if not wanted:
            continue
        person_id = matched.ids.get(group)
        if person_id is not None:
            values = merged.added(known[person_id], [row.person for row in wanted], with_notes=with_notes)
            is_changed = to.it.update("person", person_id, with_derived(values))
            to.changed += counts and is_changed
            to.unchanged += counts * (len(wanted) - is_changed)
        elif _may_be_new(to, wanted):
            values = merged.of_rows([row.person for row in wanted], with_notes=with_notes)
            values["alias"] = values["alias"] or (alias.new() if values["is_protected"] else "")
            new.append((rows, values))
            to.created += counts
            to.unchanged += counts * (len(wanted) - 1)
    apart = [asked for asked in matched.asked if asked.match.decision and asked.match.candidates and _is_new(to, asked)]
    _insert(to, new, at_once=counts and not apart)
    _keep_apart(to, matched, apart)


def _is_new(to: Applying, asked: Asked) -> bool:
    said = to.clinic.decisions.get(asked.match.reference)
    return said is not None and said.what == NEW


def _keep_apart(to: Applying, matched: Matched, apart: Sequence[Asked]) -> None:
    """Remember that those whom somebody called new are not the ones whom they are like."""
    known: dict[str, int | None] = {asked.match.reference: asked.match.person_id for asked in matched.asked}
    known |= {person.key: person_id for person_id, person in matched.register.by_id.items()}
    for asked in apart:
        for candidate in asked.match.candidates:
            one, other = asked.match.person_id, known.get(candidate.key)
            if one and other and one != other:
                low, high = sorted((one, other))
                if tables.first(to.it.store, "not_same", one_id=low, other_id=high) is None:
                    since = clock.now().isoformat()
                    values = {"since": since, "actor": to.actor.name, "reason": _("said when a file was read in")}
                    to.it.insert("not_same", {"one_id": low, "other_id": high, **values})


def _groups(matched: Matched) -> dict[int, list[Asked]]:
    found: dict[int, list[Asked]] = {}
    for asked, group in zip(matched.asked, matched.groups.of, strict=False):
        found.setdefault(group, []).append(asked)
    return found


def _may_be_new(to: Applying, rows: Sequence[Asked]) -> bool:
    """Return whether rows name somebody; those that give a key that nobody has go back."""
    if any(row.person.name for row in rows):
        return True
    for row in rows:
        if row.person.key:
            error: Invalid | NotFound = NotFound(
                _("There is no person with the key “{key}”.").format(key=row.person.key)
            )
        else:
            error = Invalid(_("It is not said who it is."), _("Give a key or a name."))
        row.match.led, row.match.verdict, row.match.text = Led.BACK, Verdict.NOBODY, error.message
        to.hand_back(row.match.source, error)
    return False


def _insert(to: Applying, new: Sequence[tuple[list[Asked], dict[str, object]]], *, at_once: bool) -> None:
    """Insert new people in order, with keys for those who have none.

    One by one unless `at_once`: undoing takes rows away in the order opposite to the one in which they were told, and
    those that were inserted at once are told last, after what hangs on them.
    """
    number = tables.next_id(to.it.store, "person")
    taken = person_facts.keys_from(to.it.store, number)
    derived = []
    for rows, values in new:
        while not values["key"]:
            key = f"P{number:04d}"
            number += 1
            values["key"] = "" if key in taken else key
        derived.append(with_derived(values))
        for row in rows:
            row.match.key = str(values["key"])
    if at_once:
        names = tuple(derived[0]) if derived else ()
        first, last = to.it.insert_many("person", names, (tuple(values[name] for name in names) for values in derived))
        ids: Sequence[int] = range(first, last + 1)
    else:
        ids = [to.it.insert("person", values) for values in derived]
    for person_id, (rows, _values) in zip(ids, new, strict=True):
        for row in rows:
            row.match.person_id = person_id


class Aliases:
    """Aliases that nobody has yet."""

    def __init__(self, to: Applying) -> None:
        """Begin with those in the register."""
        self.to = to
        self.taken: set[str] = set()

    def new(self) -> str:
        """Return the next one."""
        number = len(tables.find(self.to.it.store, "person", is_protected=1)) + 1
        while True:
            alias = _("Participant {number}").format(number=number)
            if alias not in self.taken and tables.id_of(self.to.it.store, "person", alias=alias) is None:
                self.taken.add(alias)
                return alias
            number += 1
