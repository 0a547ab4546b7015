"""Telling people: templates as data, what each gets, who is told, and what becomes of it."""

from dataclasses import replace
from datetime import timedelta

import factories
import pytest

from courses import clock
from courses.actions import (
    enrolment,
    journal,
    message_templates,
    messages,
    options,
    people,
    reference_messages,
    sending,
    sessions,
)
from courses.actions.message_templates import TemplateDraft
from courses.errors import Conflict, Invalid, NotFound, Refused
from courses.model import Actor, ContactWay, Role
from courses.model.messages import MessageStatus, MessageTexts
from courses.rules import message_fields, sms
from courses.store import messages as queries
from courses.store import sessions as session_queries
from courses.store.journal import deed
from courses.store.messages import Wanted

MAJA = factories.LIBRARIAN
STATUS = MessageStatus


def a_library(store):
    """Makes a course of three people who are told in different ways, and one who waits."""
    options.set_option(store, MAJA, "library.name", "Åsele bibliotek")
    options.set_option(store, MAJA, "library.phone", "031-390 06 00")
    options.set_option(store, MAJA, "library.email", "kurs@example.org")
    course = factories.course(store, first_date=factories.date(2027, 1, 12), seats=4)
    for values in (
        {"given_name": "Anna", "contact": "EMAIL", "email": "anna@example.org"},
        {"given_name": "Bo", "contact": "SMS", "phone": "070-1740605"},
        {"given_name": "Cilla", "contact": "LETTER", "address": "Gatan 1", "postcode": "910 60", "town": "Åsele"},
        {
            "given_name": "Dag",
            "contact": "EMAIL",
            "email": "d@example.org",
            "phone": "0980-319201",
            "is_protected": True,
        },
        {"given_name": "Eva", "phone": "0980-319202"},
    ):
        enrolment.enrol(store, MAJA, course.id, factories.person(store, **values).id)


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path, a_library) as opened:
        yield opened


def wish(store, code="joining", **more):
    return messages.wish_for(store, MAJA, 1, code, **more)


def preview(store, code="joining", **more):
    return {it.name: it for it in messages.preview(store, MAJA, wish(store, code, **more), clock.now())}


def made(store, code="joining"):
    messages.make(store, MAJA, wish(store, code), clock.now())
    return {it.name: it for it in queries.listed(store, MAJA, Wanted())}


def with_server(store):
    options.set_option(store, MAJA, "smtp.host", "mail.example.org")


def test_a_new_library_has_every_template_in_eight_languages(store):
    found = {(it.code, it.language) for it in queries.templates(store)}
    assert {(code, language) for code in reference_messages.CODES for language in reference_messages.LANGUAGES} == found


@pytest.mark.parametrize("one", list(reference_messages.shipped()), ids=lambda it: f"{it.code}.{it.language}")
def test_every_shipped_template_names_only_fields_that_there_are(one):
    texts = MessageTexts(*(str(one.columns[name]) for name in MessageTexts._fields))
    assert texts == message_templates.checked(texts)


@pytest.mark.parametrize("one", list(reference_messages.shipped()), ids=lambda it: f"{it.code}.{it.language}")
def test_every_short_text_is_one_sms_or_two_where_the_alphabet_takes_more_room(one):
    values = {
        "course": "Internet för nybörjare",
        "first_short": "12 September 10.00",
        "next_short": "12/12 kl 10.00",
        "session_short": "12 September 10.00",
        "room": "Digitala verkstan",
        "position": "3",
        "answer_by": "tisdag 12 januari 2027",
        "phone": "0980-31 92 00",
        "library": "Åsele bibliotek",
    }
    text = sms.plainer(message_fields.fill(str(one.columns["short"]), values, is_line=True))
    size = sms.size(text)
    assert (2 if one.language in ("ar", "ti", "uk") else 1) >= size.parts, text


def test_all_but_swedish_and_english_say_that_they_are_not_proofread(store):
    unread = {it.language for it in queries.templates(store) if not it.is_proofread}
    assert {"fi", "ar", "ti", "so", "uk"} == unread


def test_an_update_never_overwrites_what_the_library_has_written(store):
    own = replace_subject(queries.template(store, "thanks", "sv").texts, "Tack!")
    message_templates.save(store, MAJA, TemplateDraft("thanks", "sv", own))
    with deed(store, MAJA, "update") as it:
        reference_messages.load(it)
    assert "Tack!" == queries.template(store, "thanks", "sv").texts.subject
    message_templates.restore(store, MAJA, "thanks", "sv")
    assert queries.template(store, "thanks", "sv").is_shipped


def test_all_faults_of_a_template_are_told_at_once_and_nothing_is_kept(store):
    with pytest.raises(Invalid) as told:
        message_templates.save(store, MAJA, TemplateDraft("thanks", "sv", MessageTexts("", "{förnam}", "x" * 1001)))
    assert "{förnam}" in told.value.message and "{förnamn}" in told.value.message and "1001" in told.value.message
    assert queries.template(store, "thanks", "sv").is_shipped


def test_somebody_who_read_an_older_template_is_told(store):
    texts = queries.template(store, "thanks", "sv").texts
    message_templates.save(store, MAJA, TemplateDraft("thanks", "sv", replace_subject(texts, "A")), 1)
    with pytest.raises(Conflict):
        message_templates.save(store, MAJA, TemplateDraft("thanks", "sv", replace_subject(texts, "B")), 1)


def replace_subject(texts, subject):
    return texts._replace(subject=subject)


def test_everybody_is_told_by_their_own_way(store):
    ways = {name: it.way for name, it in preview(store).items()}
    assert {"Anna Ek": "EMAIL", "Bo Ek": "SMS", "Cilla Ek": "LETTER", "Deltagare 1": "VISIT"} == ways


def test_nothing_of_somebody_protected_is_in_a_message(store):
    it = preview(store)["Deltagare 1"]
    whole = f"{it.name} {it.address} {it.subject} {it.body}"
    assert not any(part in whole for part in ("Dag", "d@example.org", "0980-31"))
    with_way = replace(wish(store), way=ContactWay.EMAIL)
    assert "VISIT" in {one.way for one in messages.preview(store, MAJA, with_way, clock.now())}


def test_a_preview_says_what_is_the_persons_own(store):
    it = preview(store)["Anna Ek"]
    assert "Hej Anna!" in it.body and "tisdag 12 januari 2027 klockan 10.00–12.15" in it.body
    assert "{" not in it.body and "None" not in it.body


def test_the_waiting_are_told_their_place(store):
    assert "plats 1" in preview(store, "waiting")["Eva Ek"].body


def test_only_those_whom_a_change_hits_are_told(store):
    course = factories.course(store, code="STO-700", kind="WORKSHOP_SERIES", first_date=factories.date(2027, 2, 1))
    first, second, *_ = session_queries.of_course(store, course.id, clock.now())
    whole, one, other = (factories.person(store, name) for name in ("Hela", "Ena", "Andra"))
    enrolment.enrol(store, MAJA, course.id, whole.id)
    enrolment.enrol(store, MAJA, course.id, one.id, sessions={first.id})
    enrolment.enrol(store, MAJA, course.id, other.id, sessions={second.id})
    hit = messages.who(store, MAJA, course.id, "coming", (first.id,))
    assert {whole.id, one.id} == set(hit)


def test_a_moved_session_is_told_with_the_day_before_and_after(store):
    first = session_queries.of_course(store, 1, clock.now())[0]
    sessions.move_session(store, MAJA, first.id, factories.date(2027, 1, 14))
    body = preview(store, "change", session_ids=[first.id])["Cilla Ek"].body
    assert "Träffen tisdag 12 januari 2027 är flyttad." in body
    assert "torsdag 14 januari 2027 klockan 10.00–12.15" in body


def test_a_language_that_there_is_a_template_in_is_used_and_its_state_told(store):
    person = factories.person(store, "Fatima", language="arabiska", contact="EMAIL", email="f@example.org")
    enrolment.cancel(store, MAJA, 1, 2)
    enrolment.cancel(store, MAJA, 1, 5)
    enrolment.enrol(store, MAJA, 1, person.id)
    it = preview(store)["Fatima Ek"]
    assert "ar" == it.language and "الثلاثاء 12 يناير 2027" in it.body
    assert any("ej korrekturläst" in note or "proofread" in note for note in it.notes)


def test_making_is_one_deed_that_undo_takes_back(store):
    made(store)
    assert 4 == len(queries.listed(store, MAJA, Wanted(course_id=1)))
    journal.undo(store, MAJA)
    assert [] == queries.listed(store, MAJA, Wanted())


def test_who_was_told_the_same_before_is_said(store):
    made(store)
    assert all(any("20" in note for note in it.notes) for it in preview(store).values())


def test_the_call_list_has_those_who_are_called(store):
    messages.make(store, MAJA, wish(store, "waiting"), clock.now())
    (call,) = queries.to_call(store, MAJA, course_id=1)
    assert ("Eva Ek", "0980-31 92 02") == (call.name, call.phone)
    sending.done(store, MAJA, [call.message_id], clock.now())
    assert [] == queries.to_call(store, MAJA)


def test_without_a_mail_server_an_email_is_a_draft_and_cannot_be_queued(store):
    it = made(store)["Anna Ek"]
    assert STATUS.DRAFT is it.status
    with pytest.raises(Refused):
        sending.queue(store, MAJA, [it.id], clock.now())


def test_with_a_mail_server_an_email_waits_so_that_it_can_be_stopped(store):
    with_server(store)
    it = made(store)["Anna Ek"]
    assert (STATUS.QUEUED, clock.now() + timedelta(minutes=10)) == (it.status, it.due_at)
    sending.delay(store, MAJA, [it.id], 60, clock.now())
    assert clock.now() + timedelta(minutes=70) == queries.get(store, MAJA, it.id).due_at
    sending.stop(store, MAJA, [it.id])
    assert [] == queries.due(store, clock.now() + timedelta(days=1))


def test_what_was_sent_is_not_undone(store):
    with_server(store)
    it = made(store)["Anna Ek"]
    later = clock.now() + timedelta(hours=1)
    assert sending.claim(store, it.id, later).address == "anna@example.org"
    assert sending.claim(store, it.id, later) is None
    sending.settle(store, it.id, STATUS.SENT, "", later)
    with pytest.raises(Refused):
        journal.undo(store, MAJA)
    assert STATUS.SENT is queries.get(store, MAJA, it.id).status


def test_who_dies_in_the_middle_leaves_an_unsure_message_that_is_not_sent_again(store):
    with_server(store)
    it = made(store)["Anna Ek"]
    later = clock.now() + timedelta(hours=1)
    sending.claim(store, it.id, later)
    assert 0 == sending.find_broken_off(store, later)
    assert 1 == sending.find_broken_off(store, later + sending.LONGEST * 2)
    assert STATUS.UNSURE is queries.get(store, MAJA, it.id).status
    assert [] == queries.due(store, later + timedelta(days=9))
    with pytest.raises(Refused):
        sending.retry(store, MAJA, [it.id], later)
    sending.retry(store, MAJA, [it.id], later, unsure=True)
    assert [it.id] == queries.due(store, later)


def test_who_becomes_protected_after_a_message_was_made_gets_none_and_is_not_shown(store):
    with_server(store)
    it = made(store)["Anna Ek"]
    draft = people.draft_of(people.reveal(store, MAJA, it.person_id))
    people.change(store, MAJA, it.person_id, replace(draft, is_protected=True), 1)
    shown = queries.get(store, MAJA, it.id)
    assert "" == shown.address and "Anna" not in f"{shown.name}{shown.subject}{shown.body}"
    assert sending.claim(store, it.id, clock.now() + timedelta(hours=1)) is None
    assert STATUS.STOPPED is queries.get(store, MAJA, it.id).status


def test_a_sent_message_is_neither_changed_nor_stopped(store):
    it = made(store)["Bo Ek"]
    sending.change(store, MAJA, it.id, "Ämne", "Text", it.version)
    with pytest.raises(Conflict):
        sending.change(store, MAJA, it.id, "Ämne", "Annan", it.version)
    sending.done(store, MAJA, [it.id], clock.now())
    for refused in (
        lambda: sending.stop(store, MAJA, [it.id]),
        lambda: sending.change(store, MAJA, it.id, "", "x", it.version + 2),
    ):
        with pytest.raises(Refused):
            refused()


@pytest.mark.parametrize("role", [Role.READER, Role.PARTNER, Role.LEADER])
def test_only_the_library_makes_messages(store, role):
    with pytest.raises(Refused):
        messages.make(store, Actor(name="Kim", role=role), wish(store), clock.now())


def test_an_unknown_template_or_group_is_refused_by_name(store):
    with pytest.raises(NotFound, match="hälsning"):
        messages.preview(store, MAJA, replace(wish(store), code="hälsning"), clock.now())
    with pytest.raises(Invalid, match="alla"):
        messages.who(store, MAJA, 1, "alla")
