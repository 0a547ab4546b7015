"""Bytes that are no letters, in what is typed and in what is read from files: told in words, never a fault of ours."""

import json

import click
import pytest

from courses.cli import run
from courses.cli.program import SECTIONS, program
from courses.errors import Exit
from courses.store import plans

ODD = "M\udcf6l"
"""“Möl” in Latin 1, as a terminal of UTF-8 hands it on."""
DATES = ("--number", "5", "--unit", "persons", "--from", "2026-01-01", "--to", "2026-12-31")


def _commands(group=program, path=()):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, (*path, name))
        else:
            yield (*path, name), command


def _takes_text(param):
    return not isinstance(param.type, click.Path) and not getattr(param, "is_flag", False)


def test_every_option_of_every_command_refuses_them(capsys):
    told = {
        (path, param.name): run([*path, param.opts[0], ODD])
        for path, command in _commands()
        for param in command.params
        if isinstance(param, click.Option) and _takes_text(param)
    }

    assert len(SECTIONS) < len(told)
    assert {} == {where: code for where, code in told.items() if code not in (Exit.USAGE, Exit.INVALID)}


@pytest.mark.parametrize(
    "option", ["--place", "--campaign", "--project", "--goal", "--search", "--organiser", "--notes"]
)
def test_a_target_with_them_is_not_kept(kursverkstad, evening, option):
    told = kursverkstad("target", "add", "Personer", *DATES, option, ODD)

    assert Exit.USAGE == told.code
    assert "UTF-8" in told.err
    assert [] == kursverkstad("targets", "--json").json


def test_an_argument_with_them_is_refused(kursverkstad, evening):
    assert Exit.USAGE == kursverkstad("course", ODD).code
    assert Exit.USAGE == kursverkstad("contribute", "STO-601", ODD).code


def test_who_does_it_is_written_without_them(kursverkstad, evening, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_USER", ODD)

    assert 0 == kursverkstad("cancel-course", "STO-601", "--reason", "Sjuk").code
    assert 0 == kursverkstad("journal").code


def test_a_file_may_be_called_by_them(kursverkstad, office, tmp_path):
    file = tmp_path / f"{ODD}.csv"
    file.write_text("Förnamn;Efternamn\nAda;Ek\n", encoding="utf-8")

    assert 0 == kursverkstad("import", "people", file).code
    assert 1 == len(kursverkstad("people", "--json").json)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_plan_is_read_in_any_encoding(kursverkstad, office, tmp_path, encoding):
    file = tmp_path / "plan.json"
    file.write_bytes(json.dumps({"title": "Släktforskning på nätet"}, ensure_ascii=False).encode(encoding))

    assert 0 == kursverkstad("write-plan", file).code
    assert office(lambda store: plans.by_title(store, "släktforskning på nätet"))


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x80\x81{", b"", b"[" * 100_000])
def test_a_file_that_is_no_plan_is_told_in_words(kursverkstad, office, tmp_path, data):
    file = tmp_path / "plan.json"
    file.write_bytes(data)

    assert Exit.INVALID == kursverkstad("write-plan", file).code


def test_a_plan_with_wrong_types_is_told_all_of_them_at_once(kursverkstad, office, tmp_path):
    file = tmp_path / "plan.json"
    said = {
        "title": 1,
        "sesions": 4,
        "sessions": [{"title": "Ett"}],
        "seats": "6",
        "minutes": True,
        "kind": "dans",
        "language": "no",
        "handouts": ["Blad", 2],
        "meetings": [{"title": 7, "contents": "x"}, "Två"],
    }
    file.write_text(json.dumps(said), encoding="utf-8")

    told = kursverkstad("--lang", "en", "write-plan", file)

    assert Exit.INVALID == told.code
    named = ("title", "sesions", "sessions", "seats", "minutes", "kind:", "language", "handouts 2", "meetings 1: title")
    for name in (*named, "meetings 1: contents", "meetings 2"):
        assert name in told.err
