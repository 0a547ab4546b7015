"""Templates and messages as lists, logs and the queue show them. Reads only.

Of a protected person neither address nor text is given, whatever was made before they were.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from courses.errors import NotFound
from courses.i18n import _
from courses.model import Actor, ContactWay
from courses.model.messages import Message, MessageStatus, MessageTemplate, MessageTexts
from courses.rules import rights
from courses.store import courses, rows
from courses.store.connection import Row, Store

_SQL = """
    SELECT m.*, p.key, p.is_protected, p.alias, p.given_name, p.family_name, coalesce(c.code, '') AS course,
        coalesce(c.title, '') AS title
    FROM message m JOIN person p ON p.id = m.person_id LEFT JOIN course c ON c.id = m.course_id
"""
MOST = 1000
"""Messages that a list shows at most, the newest."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages a list shows; what is left out limits nothing."""

    statuses: frozenset[MessageStatus] = frozenset()
    ways: frozenset[ContactWay] = frozenset()
    course_id: int | None = None
    person_id: int | None = None
    code: str = ""
    """Of the template."""
    ids: frozenset[int] | None = None


class Call(NamedTuple):
    """Somebody to be called about something."""

    message_id: int
    person_id: int
    name: str
    phone: str
    course_id: int | None
    course: str
    """The course's code."""
    code: str
    """Of the template: what it is about."""
    words: str
    """What to say."""
    made_at: datetime


def templates(store: Store, *, code: str = "", language: str = "") -> list[MessageTemplate]:
    """Return the templates, in order of code and language."""
    sql = "SELECT * FROM message_template WHERE ? IN ('', code) AND ? IN ('', language) ORDER BY code, language"
    return [_template(row) for row in store.query(sql, (code, language))]


def template(store: Store, code: str, language: str) -> MessageTemplate:
    """Return one template. Raises NotFound naming the codes that there are."""
    found = templates(store, code=code, language=language)
    if found:
        return found[0]
    known = ", ".join(
        dict.fromkeys(it.language if language and it.code == code else it.code for it in templates(store))
    )
    raise NotFound(
        _("There is no template “{code}” in {language}.").format(code=code, language=language)
        if language
        else _("There is no template “{code}”.").format(code=code),
        _("Choose one of: {choices}.").format(choices=known),
    )


def listed(store: Store, actor: Actor, wanted: Wanted) -> list[Message]:
    """Return messages, those to be sent or said soonest first, then the latest made. Raises Refused."""
    _require(store, actor, wanted.course_id)
    return _read(store, wanted)


def get(store: Store, actor: Actor, message_id: int) -> Message:
    """Return one message. Raises NotFound, Refused."""
    found = listed(store, actor, Wanted(ids=frozenset({message_id})))
    if not found:
        raise NotFound(_("There is no such message."))
    return found[0]


def to_call(store: Store, actor: Actor, *, course_id: int | None = None, code: str = "") -> list[Call]:
    """Return who is to be called, of one course or one template or all, the earliest made first. Raises Refused."""
    waiting = Wanted(frozenset({MessageStatus.DRAFT}), frozenset({ContactWay.PHONE}), course_id=course_id, code=code)
    found = sorted(listed(store, actor, waiting), key=lambda it: it.id)
    return [
        Call(it.id, it.person_id, it.name, it.address, it.course_id, it.course, it.code, it.body, it.made_at)
        for it in found
    ]


def due(store: Store, now: datetime) -> list[int]:
    """Return the ids of the e-mails whose time has come, in order of it; for those who send, never for showing."""
    sql = "SELECT id FROM message WHERE status = 'QUEUED' AND way = 'EMAIL' AND due_at <= ? ORDER BY due_at, id"
    return [row["id"] for row in store.query(sql, (now.isoformat(),))]


def counts(store: Store, *, course_id: int | None = None, person_id: int | None = None) -> dict[MessageStatus, int]:
    """Return how many messages stand where, all or of a course or a person; those that none stands in are left out."""
    sql = (
        "SELECT status, count(*) AS many FROM message "
        "WHERE course_id IS coalesce(:course, course_id) AND person_id = coalesce(:person, person_id) GROUP BY status"
    )
    found = store.query(sql, {"course": course_id, "person": person_id})
    return {MessageStatus(row["status"]): row["many"] for row in found}


def told_before(store: Store, course_id: int, code: str, person_ids: Iterable[int]) -> dict[int, datetime]:
    """Return when people were last sent, or are to be sent, the same in a course, by person; others are left out."""
    sql = (
        "SELECT person_id, max(made_at) AS at FROM message WHERE course_id = ? AND code = ? AND status <> 'STOPPED' "
        "GROUP BY person_id"
    )
    wanted = set(person_ids)
    found = store.query(sql, (course_id, code))
    return {row["person_id"]: rows.moment(row["at"]) for row in found if row["person_id"] in wanted}


def standing(store: Store, course_id: int) -> list[Row]:
    """Return status, place in the queue and offer of everybody in a course: queue last, else in Swedish order."""
    sql = (
        "SELECT e.person_id, e.status, e.position, e.offer_until FROM enrolment e JOIN person p ON p.id = e.person_id "
        "WHERE e.course_id = ? ORDER BY e.position IS NOT NULL, e.position, p.sort_name, p.id"
    )
    return store.query(sql, (course_id,))


def removed_templates(store: Store) -> set[tuple[str, str]]:
    """Return code and language of the templates that were taken away at some time."""
    sql = (
        "SELECT json_extract(before, '$.code') AS code, json_extract(before, '$.language') AS language "
        "FROM journal_change WHERE table_name = 'message_template' AND after IS NULL"
    )
    return {(row["code"], row["language"]) for row in store.query(sql)}


def templates_were_brought(store: Store) -> bool:
    """Return whether there have been templates before, even if none is left."""
    return store.one("SELECT 1 FROM journal_change WHERE table_name = 'message_template' LIMIT 1") is not None


def _require(store: Store, actor: Actor, course_id: int | None) -> None:
    own = None if course_id is None else courses.organisation_ids(courses.get(store, course_id))
    rights.require(actor, rights.Right.READ_DETAILS, own)


def _read(store: Store, wanted: Wanted) -> list[Message]:
    where = ["1 = 1"]
    params: list[object] = []
    for column, value in (
        ("m.course_id", wanted.course_id),
        ("m.person_id", wanted.person_id),
        ("m.code", wanted.code),
    ):
        if value not in (None, ""):
            where.append(f"{column} = ?")
            params.append(value)
    some: tuple[tuple[str, Collection[object] | None], ...] = (
        ("m.status", wanted.statuses or None), ("m.way", wanted.ways or None), ("m.id", wanted.ids)
    )  # fmt: skip
    for column, values in some:
        if values is not None:
            where.append(f"{column} IN ({', '.join('?' * len(values))})")
            params.extend(values)
    order = "m.status <> 'QUEUED', CASE m.status WHEN 'QUEUED' THEN m.due_at END, m.id DESC"
    sql = f"{_SQL} WHERE {' AND '.join(where)} ORDER BY {order} LIMIT {MOST}"
    return [_message(row) for row in store.query(sql, tuple(params))]


def _template(row: Row) -> MessageTemplate:
    return MessageTemplate(
        id=row["id"],
        code=row["code"],
        language=row["language"],
        texts=MessageTexts(row["subject"], row["body"], row["short"]),
        is_proofread=bool(row["is_proofread"]),
        is_shipped=row["origin"] == "REFERENCE",
        version=row["version"],
    )


_HIDDEN_WAYS = frozenset({ContactWay.EMAIL, ContactWay.SMS, ContactWay.PHONE, ContactWay.LETTER})


def _message(row: Row) -> Message:
    way, is_hidden = ContactWay(row["way"]), bool(row["is_protected"])
    had_data = is_hidden and way in _HIDDEN_WAYS  # made before they were protected
    hidden = _("(protected personal data)")
    name = row["alias"] if is_hidden else f"{row['given_name']} {row['family_name']}".strip()
    return Message(
        id=row["id"],
        batch=row["batch"],
        code=row["code"],
        person_id=row["person_id"],
        key=row["key"],
        name=name,
        is_protected=is_hidden,
        course_id=row["course_id"],
        course=row["course"],
        title=row["title"],
        way=way,
        language=row["language"],
        address="" if is_hidden else row["address"],
        subject=hidden if had_data else row["subject"],
        body=hidden if had_data else row["body"],
        status=MessageStatus(row["status"]),
        made_at=rows.moment(row["made_at"]),
        due_at=rows.moment_or_none(row["due_at"]),
        done_at=rows.moment_or_none(row["done_at"]),
        tries=row["tries"],
        fault=row["fault"],
        actor=row["actor"],
        version=row["version"],
    )
