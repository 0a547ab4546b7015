"""Telling people: who is told, what each would get, and the messages made of it, each by the person's own way.

A protected person is only ever told in person, under alias. Sending is `actions.sending`'s.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from courses import enrolment_labels, i18n, message_labels
from courses.actions import message_values
from courses.actions.kept import kept, kept_lines
from courses.actions.message_templates import SHORT_LENGTH
from courses.dates import day_text
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _, ngettext
from courses.model import COMING, Actor, ContactWay, EnrolmentStatus, Person
from courses.model.messages import MessageDraft, MessageStatus, MessageTemplate, MessageTexts, MessageWish
from courses.rules import languages, message_fields, reaching, rights, sms
from courses.store import Store, courses, messages, options, people, series
from courses.store.connection import Row
from courses.store.journal import deed
from courses.text import clean, fold

WHO: dict[str, frozenset[EnrolmentStatus]] = {
    "coming": frozenset({EnrolmentStatus.ENROLLED, EnrolmentStatus.CONFIRMED}),
    "unconfirmed": frozenset({EnrolmentStatus.ENROLLED}),
    "waiting": frozenset({EnrolmentStatus.WAITING}),
    "offered": frozenset({EnrolmentStatus.OFFERED}),
    "interest": frozenset({EnrolmentStatus.INTEREST}),
    "left": frozenset({EnrolmentStatus.CANCELLED, EnrolmentStatus.TRANSFERRED, EnrolmentStatus.NO_SHOW}),
    "everybody": frozenset(
        {EnrolmentStatus.ENROLLED, EnrolmentStatus.CONFIRMED, EnrolmentStatus.WAITING, EnrolmentStatus.OFFERED}
    ),
}
"""Whom a message may go to, by where they stand in the course."""
USUAL = {"waiting": "waiting", "offer": "offered", "cancelled": "left", "cancelled_course": "everybody"}
"""Whom a template is for when nothing is said, where that is not those who come."""


class Made(NamedTuple):
    """What was made."""

    ids: tuple[int, ...]
    by_way: Mapping[ContactWay, int]
    words: str
    """In the reader's language."""


def who(store: Store, actor: Actor, course_id: int, to: str, session_ids: Collection[int] = ()) -> tuple[int, ...]:
    """Return who stands so in a course, in Swedish order, the queue in its order; `to` is a key of `WHO`.

    With sessions only those whom a change of one of them touches: who comes to the whole, or has chosen it.
    Raises Invalid for another `to`, Refused.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.READ_DETAILS, courses.organisation_ids(course))
    if to not in WHO:
        raise Invalid(
            _("“{value}” is not possible here.").format(value=to),
            _("Choose one of: {choices}.").format(choices=", ".join(WHO)),
        )
    chosen = series.chosen(store, course_id) if session_ids else {}
    standing = [row["person_id"] for row in messages.standing(store, course_id) if row["status"] in WHO[to]]
    return tuple(it for it in standing if not chosen.get(it) or chosen[it] & set(session_ids))


def preview(store: Store, actor: Actor, wish: MessageWish, now: datetime) -> list[MessageDraft]:
    """Return what each person would get, in the order of the wish; nothing is written. Raises Refused, NotFound, Invalid."""
    rights.require(actor, rights.Right.ENROL)
    facts = message_values.facts(store, wish, now)
    standing = {row["person_id"]: row for row in messages.standing(store, wish.course_id)}
    templates = _templates(store, wish)
    before = messages.told_before(store, wish.course_id, wish.code, wish.person_ids)
    made = []
    for person_id in dict.fromkeys(wish.person_ids):
        person = people.get(store, actor, person_id)
        template, about_language = _choose(wish, templates, person)
        reached = reaching.reach(_contact(person), wish.way)
        texts = wish.texts.get(template.language, template.texts)
        values = message_values.values(facts, person, standing.get(person_id), template.language)
        notes = [_stands(wish.code, standing.get(person_id)), reached.note, about_language, _proof(template)]
        notes.append(_again(before.get(person_id), now))
        made.append(_draft(person, reached, template.language, texts, values, notes))
    return made


def template_code(store: Store, text: str) -> str:
    """Return the code of a template meant by its code or its name in the reader's language; another is as it was typed."""
    codes = {it.code for it in messages.templates(store)}
    names = {fold(message_labels.code(code)): code for code in codes} | {fold(code): code for code in codes}
    return names.get(fold(text), clean(text))


_MEANT_FOR = {
    "joining": COMING,
    "waiting": frozenset({EnrolmentStatus.WAITING}),
    "offer": frozenset({EnrolmentStatus.OFFERED}),
    "confirm": COMING,
    "reminder": COMING,
    "cancelled": frozenset({EnrolmentStatus.CANCELLED, EnrolmentStatus.DROPPED_OUT, EnrolmentStatus.TRANSFERRED}),
    "missed": COMING,
    "thanks": COMING,
}
"""By template where those stand in the course to whom its text is true; others are for anybody."""


def _templates(store: Store, wish: MessageWish) -> dict[str, MessageTemplate]:
    """Return the templates of a code by language. Raises NotFound."""
    found = {it.language: it for it in messages.templates(store, code=wish.code)}
    if not found:
        messages.template(store, wish.code, "")  # says which there are
    for texts in wish.texts.values():
        message_fields.canonical(*texts)
    if wish.language and wish.language not in found:
        messages.template(store, wish.code, wish.language)
    return found


def _choose(wish: MessageWish, templates: Mapping[str, MessageTemplate], person: Person) -> tuple[MessageTemplate, str]:
    """Return the template in the person's language, else in the library's, and what to know of that."""
    code = wish.language or languages.of_person(person.language, person.needs, templates)
    usual = next(it for it in (i18n.DEFAULT, i18n.language(), *templates) if it in templates)
    is_other = bool(person.language) and not code and not languages.code_of(person.language)
    note = _("no template in {language}").format(language=person.language) if is_other else ""
    return templates[code or usual], note


def _contact(it: Person) -> reaching.Contact:
    return reaching.Contact(
        contact=it.contact,
        phones=tuple(filter(None, (it.phone, it.other_phone))),
        emails=tuple(filter(None, (it.email, it.other_email))),
        has_address=bool(it.address and (it.postcode or it.town)),
        is_protected=it.is_protected,
    )


def _proof(template: MessageTemplate) -> str:
    if template.is_proofread:
        return ""
    return _("the text in {language} is not proofread").format(language=message_labels.language(template.language))


def _stands(code: str, row: Row | None) -> str:
    """Return what to know of somebody who does not stand in the course as the text says."""
    meant = _MEANT_FOR.get(code)
    if meant is None or (row is not None and row["status"] in meant):
        return ""
    if row is None:
        return _("is not in the course, though the text says otherwise")
    status = enrolment_labels.enrolment_word(EnrolmentStatus(row["status"]))
    return _("stands otherwise in the course: {status}").format(status=status)


def _again(at: datetime | None, now: datetime) -> str:
    return _("was told the same {day}").format(day=day_text(at.date(), now.date())) if at else ""


def _draft(
    person: Person,
    reached: reaching.Reached,
    language: str,
    texts: MessageTexts,
    values: Mapping[str, str],
    notes: Sequence[str],
) -> MessageDraft:
    """Return what a person gets: the short text where it is said or sent as SMS, the whole in letters and e-mails."""
    (subject, body, short) = message_fields.canonical(*texts)
    if reached.way in (ContactWay.LETTER, ContactWay.EMAIL):
        text = message_fields.fill(body, values)
    else:
        text = message_fields.fill(short, values, is_line=True)
    if reached.way is ContactWay.SMS:
        text = sms.plainer(text)
        notes = [*notes, sms_words(text)]
    heading = message_fields.fill(subject, values, is_line=True)
    return MessageDraft(
        person.id, person.name, reached.way, language, reached.address, heading, text, tuple(filter(None, notes))
    )


def sms_words(text: str) -> str:
    """Return how long an SMS is, in words."""
    size = sms.size(text)
    parts = ngettext("{count} SMS", "{count} SMS", size.parts).format(count=size.parts)
    return _("{count} of {room} characters, {parts}").format(count=size.length, room=size.room, parts=parts)


def by_way(drafts: Sequence[MessageDraft]) -> dict[ContactWay, int]:
    """Return how many go by each way, in the order of `ContactWay`."""
    found = Counter(it.way for it in drafts)
    return {way: found[way] for way in ContactWay if found[way]}


def make(store: Store, actor: Actor, wish: MessageWish, now: datetime) -> Made:
    """Make the messages of a wish, as one deed: e-mails are queued where a mail server is set, the rest are drafts.

    Raises as `preview`, and Refused when there is nobody.
    """
    drafts = preview(store, actor, wish, now)
    if not drafts:
        raise Refused(_("There is nobody to tell."))
    course = courses.get(store, wish.course_id)
    said = ngettext("Made {count} message, {what}, in {code}", "Made {count} messages, {what}, in {code}", len(drafts))
    words = said.format(count=len(drafts), what=message_labels.code(wish.code), code=course.code)
    batch = uuid.uuid4().hex
    with deed(store, actor, words) as it:
        ids = tuple(
            it.insert("message", {"batch": batch, "code": wish.code, **_columns(store, actor, wish, one, now)})
            for one in drafts
        )
    return Made(ids, by_way(drafts), words)


def _columns(store: Store, actor: Actor, wish: MessageWish, it: MessageDraft, now: datetime) -> dict[str, object]:
    is_queued = it.way is ContactWay.EMAIL and bool(options.get(store, "smtp.host"))
    due = now + timedelta(minutes=int(options.get(store, "smtp.delay")))
    return {
        "person_id": it.person_id,
        "course_id": wish.course_id,
        "way": it.way,
        "language": it.language,
        "address": it.address,
        "subject": kept(it.subject, length=SHORT_LENGTH),
        "body": kept_lines(it.body),
        "status": MessageStatus.QUEUED if is_queued else MessageStatus.DRAFT,
        "made_at": now.isoformat(),
        "due_at": due.isoformat() if is_queued else None,
        "actor": actor.name,
    }


def wish_for(
    store: Store,
    actor: Actor,
    course_id: int,
    code: str,
    *,
    to: str = "",
    session_ids: Sequence[int] = (),
    extra: Mapping[str, str] | None = None,
) -> MessageWish:
    """Return the wish to tell those who stand so in a course; empty: those whom the template is usually for."""
    chosen = who(store, actor, course_id, to or USUAL.get(code, "coming"), session_ids)
    return MessageWish(code, course_id, chosen, tuple(session_ids), extra or {})


def of_key(store: Store, actor: Actor, names: Sequence[str]) -> tuple[int, ...]:
    """Return the ids of people named by key, name, phone or e-mail. Raises NotFound telling all that are not one person."""
    found, wrong = [], []
    for name in names:
        try:
            found.append(people.find(store, actor, name).id)
        except NotFound as error:
            wrong.append(f"{error.message} {error.hint}")
    if wrong:
        raise NotFound(" ".join(wrong))
    return tuple(found)
