"""Persons: searched by any part of what is known of them, and one person's whole history.

A protected person is found by alias and key only, and shows nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from courses.errors import NotFound
from courses.i18n import _
from courses.model import Actor, EnrolmentStatus, Person, PersonCourse, PersonHit
from courses.rules import rights
from courses.rules.rates import Figures
from courses.rules.search_words import asked
from courses.store import figures, person_search, rows
from courses.store.connection import Row, Store
from courses.store.person_search import listed
from courses.text import clean, fold

_AT_ONCE = 10_000
"""So many ids go into one question."""


def search(store: Store, actor: Actor, text: str, limit: int = 50) -> list[PersonHit]:
    """Return persons in whom every word of `text` is found, all of them for no text, at most `limit`; -1: no limit.

    Those with words that begin so come first, then those that do when å ä ö are taken for a and o, last those that have it within
    a word; each in Swedish order of name.
    """
    rights.require(actor, rights.Right.READ_DETAILS)
    ids = person_search.ids(store, text, limit)
    sql = "SELECT p.*, (SELECT count(*) FROM enrolment e WHERE e.person_id = p.id) AS courses FROM person p WHERE p.id IN "
    parts = (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))
    found = {row["id"]: row for part in parts for row in store.query(sql + listed(part))}
    return [PersonHit(person=rows.person(found[it]), courses=found[it]["courses"]) for it in ids if it in found]


def get(store: Store, actor: Actor, person_id: int) -> Person:
    """Return one person, a protected one under alias; raises NotFound."""
    rights.require(actor, rights.Right.READ_DETAILS)
    return rows.person(_row(store, "id", person_id))


def name_of(store: Store, person_id: int) -> str:
    """Return what a person is called in the words of a deed, a protected one by alias; raises NotFound."""
    return rows.person(_row(store, "id", person_id)).name


def by_key(store: Store, actor: Actor, key: str) -> Person:
    """Return the person of that key, or into whom the one who had it was merged; raises NotFound."""
    rights.require(actor, rights.Right.READ_DETAILS)
    return rows.person(_row(store, "id", id_of_key(store, clean(key))))


def id_of_key(store: Store, key: str) -> int | None:
    """Return whose key it is, or into whom the one who had it was merged; None: nobody's."""
    sql = "SELECT id FROM person WHERE key = :key UNION ALL SELECT person_id FROM merged_key WHERE key = :key LIMIT 1"
    found = store.one(sql, {"key": key})
    return int(found["id"]) if found else None


def find(store: Store, actor: Actor, text: str) -> Person:
    """Return the one person meant by a key, else by words that find just one.

    Raises NotFound when nobody, or more than one, is meant; the hint then names some.
    """
    rights.require(actor, rights.Right.READ_DETAILS)
    person_id = id_of_key(store, clean(text))
    if person_id is not None:
        return rows.person(_row(store, "id", person_id))
    hits = search(store, actor, text, limit=6) if asked(text) else []  # signs alone would find everybody
    exact = [hit for hit in hits if fold(hit.person.name) == fold(text)]
    if len(exact) == 1 or len(hits) == 1:
        return (exact or hits)[0].person
    if not hits:
        raise NotFound(
            _("Nobody in the register fits “{text}”.").format(text=clean(text)), _("See `kursverkstad people`.")
        )
    named = ", ".join(f"{hit.person.name} ({hit.person.key})" for hit in hits[:5])
    hint = _("It could be {people}. Give the key.").format(people=named)
    raise NotFound(_("“{text}” is not one person.").format(text=clean(text)), hint)


def spellings(store: Store, person_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return every spelling of each person's name; for those who match, never for showing."""
    found: dict[int, tuple[str, ...]] = {}
    every = sorted(person_ids)
    for start in range(0, len(every), 500):
        some = tuple(every[start : start + 500])
        sql = f"SELECT id, given_name, family_name, other_name FROM person WHERE id IN ({', '.join('?' * len(some))})"
        for row in store.query(sql, some):
            names = (f"{row['given_name']} {row['family_name']}".strip(), row["other_name"])
            found[row["id"]] = tuple(filter(None, names))
    return found


def of_course(store: Store, course_id: int) -> list[Row]:
    """Return the bare rows of everybody who has or had to do with a course; for those who write, never for showing."""
    sql = """
        SELECT p.*, e.status, e.seated_at, min(e.seated_at) OVER () AS opened
        FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.course_id = ? ORDER BY e.id
    """
    return store.query(sql, (course_id,))


def names_in(store: Store, actor: Actor, course_id: int, whose: rights.Whose) -> dict[int, tuple[str, str]]:
    """Return given and family name, by id, of those who have to do with a course and are not protected."""
    rights.require(actor, rights.Right.READ_PEOPLE, whose)
    return {
        it["id"]: (it["given_name"], it["family_name"]) for it in of_course(store, course_id) if not it["is_protected"]
    }


def count(store: Store) -> int:
    """Return how many persons there are."""
    return int(store.value("SELECT count(*) FROM person"))


def courses_of(store: Store, actor: Actor, person_id: int, now: datetime) -> list[PersonCourse]:
    """Return the courses a person is or was in, and how each went, newest first."""
    rights.require(actor, rights.Right.READ_DETAILS)
    sql = """
        SELECT e.*, c.code, c.title, cert.number AS certificate_number,
            (SELECT min(s.day) FROM session s WHERE s.course_id = c.id AND s.is_cancelled = 0) AS first_date,
            (SELECT max(s.day) FROM session s WHERE s.course_id = c.id AND s.is_cancelled = 0) AS last_date
        FROM enrolment e JOIN course c ON c.id = e.course_id
        LEFT JOIN certificate cert ON cert.course_id = c.id AND cert.person_id = e.person_id
            AND cert.withdrawn_on IS NULL
        WHERE e.person_id = :person ORDER BY first_date DESC, c.code
    """
    there, counting = figures.of_person(store, person_id, now), figures.counting(store)
    found = store.query(sql, {"person": person_id})
    return [_person_course(row, counting.as_shown(there[row["course_id"]])) for row in found]


def _person_course(row: Row, there: Figures) -> PersonCourse:
    return PersonCourse(
        course_id=row["course_id"],
        code=row["code"],
        title=row["title"],
        status=EnrolmentStatus(row["status"]),
        position=row["position"],
        since=rows.moment(row["since"]),
        first_date=rows.day(row["first_date"]),
        last_date=rows.day(row["last_date"]),
        attended=there.attended,
        held=there.held,
        certificate_number=row["certificate_number"] or "",
    )


def _row(store: Store, column: str, value: object) -> Row:
    row = store.one(f"SELECT * FROM person WHERE {column} = ?", (value,))
    if row is None:
        raise NotFound(_("There is no such person."), _("Search by name, phone or e-mail."))
    return row
