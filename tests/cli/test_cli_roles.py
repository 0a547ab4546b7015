"""Every command × every role, from outside: what a role may not is refused, and nothing of it is said."""

import click
import factories
import pytest
import role_library
from role_library import NAMES, OTHER, OWN, SECRETS

from courses.cli import gate
from courses.cli.program import program
from courses.errors import Exit
from courses.model import Role

LIMITED = (Role.LEADER, Role.PARTNER, Role.READER)
STAFF = (Role.LIBRARIAN, Role.COORDINATOR)
NO_LIBRARY = {"demo", "packet open", "packet return", "packet forget"}
"""Commands that open no library of this folder: a demo is thrown away, a packet that was opened is one of its own."""
VALUES = {
    "code": OTHER, "course": OTHER, "emptied": OTHER, "into": OWN, "to": OWN, "codes": OTHER, "person": "Cleo", "persons": "Cleo",
    "keep": "Cleo", "drop": "Dag", "one": "Cleo", "other": "Dag", "session": "1", "to_session": "2", "at": "10", "to_at": "11",
    "start": "10", "end": "12", "day": "2027-01-05", "first_date": "2027-01-05", "last_date": "2027-06-05", "until": "2027-06-05",
    "before": "VT 2026", "after": "VT 2027", "heads": "3", "number": "1", "numbers": "1", "hours": "3", "seats": "9", "quantity": "1",
    "line": "1 2", "mark": "frånvarande", "reason": "skäl", "name": "Nisse", "new": "Nisse", "title": "Ord", "words": "ord",
    "text": "Leo", "value": "sv", "status": "held", "register": "rooms", "row": "1", "given": "name=Ny", "role": "reader",
    "template": "joining", "kind": "people", "field": "name", "rule": "r", "what": "list", "plan": "Ord", "partner": "ABF",
    "target": "ut.kvp", "search": "Cleo", "unit": "courses", "result": "reached",
    "paper": "slip",
}  # fmt: skip


MORE = {
    "add-person": ("--phone", "0980-319202"),
    "change-person": ("--phone", "0980-319202"),
    "personal-number": ("--remove",),
    "change-sessions": ("--course", OTHER, "--cancel", "--reason", "skäl"),
}
"""What a command has to be given besides what it says itself."""
NAMED = {"settings set": "library.name"}
FILES = {"write-plan": "{}", "templates edit": "---\nsubject: Ord\nshort: Ord\nproofread: no\n---\nOrd\n"}
"""What stands in the file that a command reads."""


def leaves(group=program, words=()):
    """Gives every command with the words that are typed for it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from leaves(command, (*words, name))
        else:
            yield (*words, name), command


COMMANDS = dict(leaves())


def typed(command, folder, side=OTHER):
    """Returns what has to be typed after a command, and what may be as an argument: about the course of `side`."""
    given = []
    for it in command.params:
        is_argument = isinstance(it, click.Argument)
        if not (it.required or (is_argument and it.name in ("code", "person", "search", "mark", "files"))):
            continue
        value = VALUES.get(it.name, "1")
        if isinstance(it.type, click.Path):
            value = str(folder / "fil.csv")
        if isinstance(it.type, click.Choice) and value not in it.type.choices:
            value = next(iter(it.type.choices))
        value = side if value == OTHER else value
        given += [value] if is_argument else [it.opts[0], value]
    return given


@pytest.fixture
def ask(kursverkstad, tmp_path, monkeypatch):
    """Returns what gives a command as the user of a role, in a folder where papers may be left."""
    monkeypatch.chdir(tmp_path)
    with factories.library(tmp_path, role_library.make):
        pass

    def give(role, words, side=OTHER):
        name = " ".join(words)
        (tmp_path / "fil.csv").write_text(FILES.get(name, "Förnamn;Efternamn\nAda;Ek\n"), encoding="utf-8")
        given = [
            NAMED[name] if name in NAMED and it == "Nisse" else it for it in typed(COMMANDS[words], tmp_path, side)
        ]
        return kursverkstad("--as", NAMES[role], *words, *given, *MORE.get(name, ()))

    return give


def _is_open(role, words):
    return any(" ".join(words[:count]) in gate.OPEN[role] for count in range(1, len(words) + 1))


def _secrets(role):
    return [it for it in SECRETS if role is not Role.READER or "kursen" not in it]


def test_every_command_that_is_open_to_a_role_is_there():
    every = {" ".join(words[:count]) for words in COMMANDS for count in range(1, len(words) + 1)}

    assert {} == {role: missing for role, names in gate.OPEN.items() if (missing := set(names) - every)}


@pytest.mark.parametrize("words", [it for it in COMMANDS if " ".join(it) not in NO_LIBRARY], ids=" ".join)
def test_a_command_that_is_not_a_role_s_is_refused_before_it_says_anything(ask, words):
    told = {role: ask(role, words) for role in LIMITED if not _is_open(role, words)}

    assert dict.fromkeys(told, Exit.REFUSED) == {role: it.code for role, it in told.items()}
    assert dict.fromkeys(told, "") == {role: it.out for role, it in told.items()}
    assert not [role for role, it in told.items() if any(secret in it.err for secret in SECRETS)]


@pytest.mark.parametrize("role", LIMITED, ids=str)
def test_what_is_a_role_s_says_nothing_of_what_is_not(ask, role):
    said = {}
    for words in COMMANDS:
        if _is_open(role, words):
            for side in (OTHER, OWN):
                told = ask(role, words, side)
                text = told.out + told.err
                said[" ".join(words), side] = [it for it in _secrets(role) if it in text] + (
                    ["fault"] if told.code == Exit.FAULT else []
                )

    assert len(said) > 10
    assert {} == {words: found for words, found in said.items() if found}


@pytest.mark.parametrize("role", (Role.LEADER, Role.PARTNER), ids=str)
def test_the_course_of_another_is_as_if_it_were_not_there(ask, role):
    asked = [
        words
        for words in COMMANDS
        if _is_open(role, words) and "code" in {it.name for it in COMMANDS[words].params if it.required}
    ]
    codes = {" ".join(words): ask(role, words).code for words in asked}

    assert set(codes.values()) <= {Exit.NOT_FOUND, Exit.REFUSED}, codes
    assert {"attendance", "mark", "count", "key", "sign"} <= set(codes)


@pytest.mark.parametrize(
    ("role", "does"),
    [
        (Role.LEADER, ("attendance", "count", "course", "sessions", "circle", "sign", "print attendance-list")),
        (Role.PARTNER, ("attendance", "count", "course", "sessions", "circle", "sign")),
        (Role.READER, ("courses", "course", "sessions", "circle", "gaps", "clashes", "targets", "staff-hours", "associations")),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_a_role_s_works(ask, role, does):
    codes = {words: ask(role, tuple(words.split()), OWN).code for words in sorted(does)}

    assert dict.fromkeys(codes, 0) == codes


@pytest.mark.parametrize("role", (Role.LEADER, Role.PARTNER), ids=str)
def test_attendance_is_entered_read_and_undone(ask, kursverkstad, role):
    me = ("--as", NAMES[role])
    assert 0 == kursverkstad(*me, "mark", OWN, "3", "Ada", "frånvarande").code
    assert "Ada" in kursverkstad(*me, "attendance", OWN).out
    assert Exit.REFUSED == kursverkstad("--as", "Siv", "undo").code
    assert 0 == kursverkstad(*me, "undo").code
    assert Exit.REFUSED == kursverkstad(*me, "undo").code


def test_a_contact_gets_names_and_marks_and_no_more_of_anybody(kursverkstad, ask):
    for words in (("attendance", OWN, "--json"), ("course", OWN, "--json"), ("course", OWN), ("circle", OWN, "--json")):
        told = kursverkstad("--as", "Pia", *words)
        assert 0 == told.code
        assert not [it for it in ("0980", "@", "Dolda", "anteckning", "1950-", "hörslinga") if it in told.out]


def test_a_reader_gets_no_name_of_anybody(kursverkstad, ask):
    for words in (
        ("courses",),
        ("course", OWN),
        ("course", OTHER, "--json"),
        ("circle", OTHER),
        ("clashes",),
        ("staff-hours",),
    ):
        told = kursverkstad("--as", "Rut", *words)
        assert not [
            it for it in ("Ada", "Bo Ek", "Cleo", "Dag Hem", "Hemlinge", "gäst", "Leo Led") if it in told.out + told.err
        ]


@pytest.mark.parametrize(
    "words", [("settings", "set"), ("user", "add"), ("user", "remove"), ("user", "change"), ("users",)], ids=" ".join
)
def test_a_coordinator_changes_neither_settings_nor_users(ask, words):
    assert Exit.REFUSED == ask(Role.COORDINATOR, words).code


@pytest.mark.parametrize("role", STAFF, ids=str)
def test_the_staff_reads_everything(ask, role):
    for words in (
        ("courses",),
        ("course",),
        ("people",),
        ("journal",),
        ("attendance",),
        ("settings", "get"),
        ("registers", "list"),
    ):
        assert 0 == ask(role, words).code
