"""E-mails as files and links: right in every language, and nothing in a name or a text gets into a header."""

import zipfile
from datetime import datetime
from email import message_from_bytes, policy
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.errors import Invalid
from courses.exports import mail
from courses.model import ContactWay
from courses.model.messages import Message, MessageStatus

NOW = datetime(2026, 11, 20, 12, 45)


def message(**overrides):
    values = {
        "id": 12,
        "batch": "b",
        "code": "joining",
        "person_id": 1,
        "key": "P0001",
        "name": "Åsa Ek",
        "is_protected": False,
        "course_id": 1,
        "course": "STO-601",
        "title": "Kurs",
        "way": ContactWay.EMAIL,
        "language": "sv",
        "address": "asa@example.org",
        "subject": "Kallelse till Släktforskning",
        "body": "Hej Åsa!\n\nVälkommen – på tisdag.",
        "status": MessageStatus.DRAFT,
        "made_at": NOW,
        "due_at": None,
        "done_at": None,
        "tries": 0,
        "fault": "",
        "actor": "Maja",
        "version": 1,
    }
    return Message(**(values | overrides))


def read(it):
    return message_from_bytes(mail.draft_file(it, "kurs@example.org", "Åsele bibliotek", NOW), policy=policy.default)


def test_a_file_says_who_what_and_that_it_is_not_sent():
    it = read(message())
    assert "Åsa Ek <asa@example.org>" == it["To"]
    assert "Åsele bibliotek <kurs@example.org>" == it["From"]
    assert "Kallelse till Släktforskning" == it["Subject"]
    assert "1" == it["X-Unsent"]
    assert ["Hej Åsa!", "", "Välkommen – på tisdag."] == it.get_content().splitlines()
    assert "Fri, 20 Nov 2026 11:45:00 +0000" == it["Date"]


def test_arabic_begins_with_a_mark_that_says_which_way_it_runs():
    assert "\u200fمرحبا" in read(message(language="ar", body="مرحبا")).get_content()


@pytest.mark.parametrize("bad", ["a@example.org\r\nBcc: x@example.org", "a@example.org,b@example.org", "", "a"])
def test_an_address_that_is_none_is_refused_by_name(bad):
    with pytest.raises(Invalid):
        read(message(address=bad))
    with pytest.raises(Invalid):
        mail.link(message(address=bad))


@settings(max_examples=60)
@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=200))
def test_no_name_subject_or_text_adds_a_header(name, subject, body):
    it = read(message(name=name, subject=f"{subject}\r\nBcc: x@example.org", body=body))
    assert {"From", "To", "Subject", "Date", "Message-ID"} <= set(it.keys())
    assert it["Bcc"] is None and it["Cc"] is None
    assert ["asa@example.org"] == [one.addr_spec for one in it["To"].addresses]


def test_a_link_has_the_whole_message():
    parts = urlsplit(mail.link(message(subject="R&D?", body="a&b=c\nd")))
    assert ("mailto", "asa@example.org") == (parts.scheme, parts.path)
    assert {"subject": ["R&D?"], "body": ["a&b=c\r\nd"]} == parse_qs(parts.query)


def test_a_text_too_long_for_a_link_is_refused():
    with pytest.raises(Invalid):
        mail.link(message(body="å" * 1000))


def test_a_zip_has_a_file_each_with_a_safe_name():
    it = message(name="../../etc/Åsa\\Ek")
    held = mail.zipped([(mail.file_name(it), b"x")])
    assert ["12-sto-601-etc-asa-ek.eml"] == zipfile.ZipFile(BytesIO(held)).namelist()
