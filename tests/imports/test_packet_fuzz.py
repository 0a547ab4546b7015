"""Packets from elsewhere are hostile: a changed byte, a forged field, a huge or nested file is refused whole, in words."""

import copy
import json
import random

import factories
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packet_desks import with_partner

from courses import clock
from courses.actions import packet_merge, packet_opened, packets
from courses.actions.packet_compare import compare
from courses.actions.setup import open_library
from courses.errors import CoursesError, Invalid, Refused, TooNew
from courses.exports import packet as packet_out
from courses.imports import packet as packets_in
from courses.imports.packet_back import read_back
from courses.model import Actor, Mark
from courses.rules import packet_cipher, packet_code, packet_seal

SLOW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
EVA = Actor("Eva")


class Trip:
    """A packet that went out and came back once, with the key that both sides have."""

    def __init__(self, folder):
        with factories.library(folder) as store:
            with_partner(store)
            factories.course(store, code="STO-700", title="Annan")
            self.made = packets.make(store, factories.LIBRARIAN, [1])
            self.others = [row["uid"] for row in store.query("SELECT uid FROM session WHERE course_id = 2")]
        self.code, self.key_uid = self.made.key.code, self.made.key.uid
        self.out = packet_out.packet_file(self.made.packet, self.code)
        opened = packet_opened.open_packet(folder / "eva", self.made.packet, self.code)
        store = open_library(opened)
        from courses.actions import attendance

        attendance.mark(store, EVA, 2, 2, Mark.PRESENT)
        store.close()
        answer, it = packet_opened.make_return(opened, EVA)
        self.back = packet_out.return_file(answer, it.library_uid, self.code)
        self.library_uid = it.library_uid
        self.folder = folder
        self.body = json.loads(packet_seal.peek(self.back).body)

    def sealed(self, body, kind=packet_seal.RETURN):
        """Returns a file signed with the partner's own key, as a partner who means ill can make it."""
        text = body if isinstance(body, bytes) else packet_out.canonical(body)
        return packet_seal.seal(kind, self.library_uid, self.key_uid, text, packet_code.key_of(self.code, self.key_uid))

    def compared(self, data):
        """Compares a file with the library."""
        path = self.folder / "back.kvpaket"
        path.write_bytes(data)
        with factories.library(self.folder) as store:
            return compare(store, factories.LIBRARIAN, read_back(store, factories.LIBRARIAN, path))

    def merged(self, data):
        """Merges a file, taking theirs in every conflict."""
        from courses.model.packets import Take

        path = self.folder / "back.kvpaket"
        path.write_bytes(data)
        with factories.library(self.folder) as store:
            answer = read_back(store, factories.LIBRARIAN, path)
            return packet_merge.merge(store, factories.LIBRARIAN, answer, {}, conflicts=Take.THEIRS)


@pytest.fixture(scope="module")
def trip(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KURSVERKSTAD_NOW", "2026-11-20T12:45:00")
        patch.setenv("KURSVERKSTAD_LANG", "sv")
        return Trip(tmp_path_factory.mktemp("trip"))


def test_what_came_back_is_read(trip):
    assert [row.state for row in trip.compared(trip.back).rows] == ["same", "new"]


@given(st.data())
@SLOW
def test_a_changed_byte_anywhere_is_refused(trip, data):
    place = data.draw(st.integers(0, len(trip.back) - 1))
    flip = data.draw(st.integers(1, 255))
    changed = bytearray(trip.back)
    changed[place] ^= flip
    with pytest.raises((Refused, Invalid, TooNew)):
        trip.compared(bytes(changed))


@given(st.data())
@SLOW
def test_a_changed_byte_of_a_packet_opens_nothing(trip, data):
    place = data.draw(st.integers(0, len(trip.out) - 1))
    changed = bytearray(trip.out)
    changed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises((Refused, Invalid, TooNew)):
        packets_in.read_packet(packet_seal.peek(bytes(changed)), trip.code, clock.today())


@given(st.binary(max_size=300), st.sampled_from([b"", b"\n", b"}"]))
@SLOW
def test_bytes_before_or_after_are_refused(trip, some, end):
    for data in (some + trip.back, trip.back + some + end):
        if data != trip.back:
            with pytest.raises((Refused, Invalid, TooNew)):
                trip.compared(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
@SLOW
def test_any_json_that_is_signed_is_refused_in_words(trip, value):
    with pytest.raises(CoursesError) as told:
        trip.compared(trip.sealed(json.dumps(value).replace("\n", " ").encode()))
    assert told.value.message


@given(st.integers(), JSON)
@SLOW
def test_a_field_that_is_anything_else_never_breaks_the_program(trip, seed, value):
    chance = random.Random(seed)
    body = copy.deepcopy(trip.body)
    at, name = _somewhere(body, chance)
    at[name] = value
    try:
        trip.compared(trip.sealed(json.dumps(body).encode()))
    except CoursesError as error:
        assert error.message


def _somewhere(value, chance):
    """Returns a container inside a value, and a name or place in it."""
    at, name = value, chance.choice(list(value))
    while isinstance(at[name], (dict, list)) and at[name] and chance.random() < 0.8:
        at = at[name]
        name = chance.choice(list(at)) if isinstance(at, dict) else chance.randrange(len(at))
    return at, name


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b'{"uid": ' + b"9" * 10_000 + b"}",
        b'{"uid": NaN}',
        b'{"uid": 1, "uid": 2}',
        b"\xff\xfe",
        b"",
        b"null",
    ],
    ids=["deep list", "deep object", "long number", "not a number", "twice", "no UTF-8", "empty", "nothing"],
)
def test_json_made_to_hurt_is_refused(trip, body):
    with pytest.raises(Invalid):
        trip.compared(trip.sealed(body))


def test_a_huge_file_is_refused_before_it_is_read(trip, tmp_path):
    path = tmp_path / "huge.kvpaket"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(Invalid):
        packets_in.read_bytes(path)


def test_a_file_of_a_newer_program_says_so(trip):
    with pytest.raises(TooNew):
        trip.compared(trip.back.replace(b"-return 1 ", b"-return 2 ", 1))


def _forged(trip, change):
    body = copy.deepcopy(trip.body)
    body["uid"] = "f" * 32
    body["serial"] = 99
    change(body)
    return trip.sealed(body)


def test_a_partner_cannot_reach_another_course(trip):
    def change(body):
        body["courses"][0]["sessions"][0]["uid"] = trip.others[0]

    with pytest.raises(Refused):
        trip.compared(_forged(trip, change))


def test_a_partner_cannot_name_a_course_that_was_not_sent(trip):
    with pytest.raises(Refused):
        trip.compared(_forged(trip, lambda body: body["courses"][0].update(uid="a" * 32)))


def test_a_partner_cannot_bring_in_people(trip):
    def change(body):
        body["courses"][0]["sessions"][0]["marks"]["a" * 32] = ["PRESENT", None, False, "", None]

    with pytest.raises(Refused):
        trip.compared(_forged(trip, change))


def test_minutes_longer_than_the_session_are_not_taken(trip):
    def change(body):
        session = next(it for it in body["courses"][0]["sessions"] if it["number"] == 3)
        session["marks"][next(iter(body["courses"][0]["sessions"][0]["marks"]))] = ["LATE", 4000, False, "", None]

    assert "blocked" in [row.state for row in trip.compared(_forged(trip, change)).rows]


@pytest.mark.parametrize("name", ["courses", "sessions", "walk_ins"])
def test_what_comes_twice_is_refused_rather_than_that_one_of_the_two_is_taken(trip, name):
    def change(body):
        session = body["courses"][0]["sessions"][0]["uid"]
        guest = {"uid": "b" * 32, "name": "Nisse", "marks": {session: ["PRESENT", None, False, "", None]}}
        body["courses"][0]["walk_ins"] = [guest]
        rows = body["courses"] if name == "courses" else body["courses"][0][name]
        rows.append(copy.deepcopy(rows[0]))

    with pytest.raises(Invalid):
        trip.compared(_forged(trip, change))


def test_a_session_that_has_not_begun_is_not_signed_by_what_comes_back(trip, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-16T12:45:00")

    def change(body):
        for session in body["courses"][0]["sessions"]:
            session["signed"] = {"by": "Eva", "at": "2026-09-30T12:00:00+00:00", "notes": ""}

    signs = {row.day: row for row in trip.compared(_forged(trip, change)).rows if row.kind == "sign"}
    assert {True: {"blocked"}, False: {"new"}} == {
        later: {str(row.state) for day, row in signs.items() if (day > clock.today()) is later}
        for later in (True, False)
    }


def test_names_of_walk_ins_lose_what_a_terminal_acts_on(trip):
    def change(body):
        session = body["courses"][0]["sessions"][0]["uid"]
        marks = {session: ["PRESENT", None, False, "\x1b]0;x\x07Eva", None]}
        body["courses"][0]["walk_ins"] = [{"uid": "b" * 32, "name": "\x1b[2J[red]Nisse\u202e", "marks": marks}]

    row = next(row for row in trip.compared(_forged(trip, change)).rows if row.kind == "walk_in")
    assert (row.name, row.theirs_by) == ("[2J[red]Nisse", "]0;xEva")


def test_a_name_of_ten_thousand_letters_is_refused(trip):
    def change(body):
        body["courses"][0]["walk_ins"] = [{"uid": "b" * 32, "name": "N" * 10_000, "marks": {}}]

    with pytest.raises(Invalid):
        trip.compared(_forged(trip, change))


def test_a_key_of_another_partner_does_not_do(trip):
    with factories.library(trip.folder) as store:
        from courses.actions import packet_keys
        from courses.store import tables

        other = packet_keys.new_key(store, factories.LIBRARIAN, tables.find(store, "organisation", code="NBV")[0]["id"])
    key = packet_code.key_of(other.code, other.uid)
    data = packet_seal.seal("return", trip.library_uid, other.uid, packet_out.canonical(trip.body), key)
    with pytest.raises(Refused, match="NBV|Nykter"):
        trip.compared(data)


def test_an_encrypted_packet_tells_nothing_and_its_every_byte_counts():
    hidden = packet_cipher.encrypt(b"Ada", "tre fina ord", salt=b"s" * 16, nonce=b"n" * 12)
    assert b"Ada" not in hidden
    assert packet_cipher.decrypt(hidden, "tre fina ord") == b"Ada"
    with pytest.raises(Refused):
        packet_cipher.decrypt(hidden, "tre fina org")


def test_only_the_library_takes_anything_in(trip):
    from courses.model import Role

    path = trip.folder / "back.kvpaket"
    path.write_bytes(trip.back)
    with factories.library(trip.folder) as store:
        for role in (Role.LEADER, Role.PARTNER, Role.READER):
            with pytest.raises(Refused):
                read_back(store, Actor("X", role, 1), path)
            with pytest.raises(Refused):
                packets.make(store, Actor("X", role, 1), [1])
