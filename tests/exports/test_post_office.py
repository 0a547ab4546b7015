"""Sending: to a mail server in this process, never twice, and with every fault told."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import factories
import pytest
from smtp_server import mail_server

from courses import clock
from courses.actions import enrolment, messages, options, sending
from courses.errors import Refused
from courses.exports import post_office
from courses.model.messages import MessageStatus
from courses.store import messages as queries
from courses.store import open_store
from courses.store.messages import Wanted

MAJA = factories.LIBRARIAN
STATUS = MessageStatus


def queued(store, server, *addresses, **settings):
    """Queues an e-mail to each address, at a server."""
    given = {"host": "127.0.0.1", "port": server.port, "security": "none", "from": "kurs@example.org"} | settings
    for name, value in given.items():
        options.set_option(store, MAJA, f"smtp.{name}", str(value))
    course = factories.course(store, first_date=factories.date(2027, 1, 12), seats=50)
    for number, address in enumerate(addresses):
        person = factories.person(store, f"Åsa {number}", email=address, contact="EMAIL")
        enrolment.enrol(store, MAJA, course.id, person.id)
    messages.make(store, MAJA, messages.wish_for(store, MAJA, course.id, "joining"), clock.now())


def later():
    return clock.now() + timedelta(hours=1)


def send(store):
    return post_office.send_due(store, MAJA, later)


def statuses(store):
    return {it.address.partition("@")[0]: it.status for it in queries.listed(store, MAJA, Wanted())}


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


@pytest.fixture
def server():
    with mail_server() as made:
        yield made


def test_nothing_goes_before_its_time(store, server):
    queued(store, server, "a@example.org")
    assert 0 == post_office.send_due(store, MAJA, clock.now).sent
    assert [] == server.taken


def test_what_is_due_goes_once(store, server):
    queued(store, server, "a@example.org", "b@example.org")
    assert (2, 0) == send(store)[:2]
    assert 0 == send(store).sent
    assert 2 == len(server.taken)
    assert b"=?utf-8?" in server.taken[0][1] or "Åsa".encode() in server.taken[0][1]


def test_a_refused_address_fails_with_the_reason_and_the_others_go(store, server):
    queued(store, server, "a@example.org", "nobody@example.org", "spam@example.org", "z@example.org")
    assert (2, 2, 0, 0) == send(store)[:4]
    assert {"a": STATUS.SENT, "nobody": STATUS.FAILED, "spam": STATUS.FAILED, "z": STATUS.SENT} == statuses(store)
    faults = {it.fault for it in queries.listed(store, MAJA, Wanted(frozenset({STATUS.FAILED})))}
    assert {"550 no such user", "554 spam"} == faults


def test_a_line_cut_before_the_answer_leaves_the_message_unsure_and_the_others_go(store, server):
    queued(store, server, "a@example.org", "cut@example.org", "z@example.org")
    assert (2, 0, 1) == send(store)[:3]
    assert STATUS.UNSURE is statuses(store)["cut"]
    assert 0 == send(store).sent
    assert 1 == sum("cut@" in to for to, _text in server.taken)


def test_a_line_cut_before_the_text_leaves_the_message_queued(store, server):
    queued(store, server, "gone@example.org")
    send(store)
    assert STATUS.QUEUED is statuses(store)["gone"]
    assert [] == server.taken


def test_a_server_that_is_not_there_leaves_everything_queued_and_is_told(store, server):
    queued(store, server, "a@example.org", port=1)
    sent = send(store)
    assert (0, 1) == (sent.sent, sent.waiting)
    assert sent.fault in sent.words
    assert STATUS.QUEUED is statuses(store)["a"]


def test_a_failed_message_can_be_tried_again(store, server):
    queued(store, server, "nobody@example.org")
    send(store)
    (it,) = queries.listed(store, MAJA, Wanted())
    sending.retry(store, MAJA, [it.id], clock.now())
    assert 1 == send(store).failed
    assert 2 == queries.get(store, MAJA, it.id).tries


def test_no_password_goes_without_encryption_to_another_computer(store, server):
    queued(store, server, "a@example.org", host="mail.example.org", user="maja")
    (store.data_folder / post_office.PASSWORD_FILE).write_text("hemligt")
    (store.data_folder / post_office.PASSWORD_FILE).chmod(0o600)
    with pytest.raises(Refused):
        send(store)


def test_a_password_that_others_can_read_is_not_used(store, server):
    queued(store, server, "a@example.org", user="maja")
    path = store.data_folder / post_office.PASSWORD_FILE
    with pytest.raises(Refused):
        send(store)
    path.write_text("hemligt")
    path.chmod(0o644)
    with pytest.raises(Refused) as told:
        send(store)
    assert "hemligt" not in told.value.message + told.value.hint


def test_the_password_is_nowhere_in_the_database(store, server, monkeypatch):
    monkeypatch.setenv(post_office.PASSWORD, "hemligt-ord")
    queued(store, server, "a@example.org", user="maja")
    send(store)
    store.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"hemligt-ord" not in store.path.read_bytes()


def test_two_who_send_at_once_send_nothing_twice(store, server):
    queued(store, server, *(f"a{number}@example.org" for number in range(12)))

    def round_of_sending(_number):
        other = open_store(store.data_folder)
        try:
            return post_office.send_due(other, MAJA, later).sent
        finally:
            other.close()

    with ThreadPoolExecutor(3) as pool:
        assert 12 == sum(pool.map(round_of_sending, range(3)))
    assert 12 == len({to for to, _text in server.taken}) == len(server.taken)


def test_a_program_that_is_killed_in_the_middle_leaves_the_message_unsure_at_once(store, server):
    queued(store, server, "a@example.org", "z@example.org")
    (first, _other) = queries.due(store, later())
    killed = (
        "import os, sys; from datetime import datetime; from pathlib import Path; from courses.actions import sending; "
        "from courses.store import open_store; store = open_store(Path(sys.argv[1])); "
        "sending.claim(store, int(sys.argv[2]), datetime.fromisoformat(sys.argv[3])); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", killed, store.data_folder, str(first), later().isoformat()], check=False)
    sent = send(store)
    assert (1, 1) == (sent.sent, sent.unsure)
    assert 1 == len(server.taken)
    assert STATUS.UNSURE is queries.get(store, MAJA, first).status
