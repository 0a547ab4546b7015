"""The commands' own words: help in both languages, click's sentences, usage errors, the reference pages."""

import importlib.util
import inspect
from pathlib import Path

import click
import pytest

from courses.cli import click_words
from courses.cli.parts import Argument, Option
from courses.cli.program import SECTIONS, program

ROOT = Path(__file__).parents[2]


def every_command():
    """Yields the path of every command and the command."""
    context = click.Context(program)
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        yield (name,), command
        if isinstance(command, click.Group):
            for child, inner in command.commands.items():
                yield (name, child), inner


EVERY = list(every_command())


def test_every_command_named_is_there():
    assert {name for section in SECTIONS for name in section.commands} == {path[0] for path, _command in EVERY}


@pytest.mark.parametrize("path,command", EVERY, ids=lambda value: "-".join(value) if isinstance(value, tuple) else "")
def test_every_command_has_help_in_both_languages(kursverkstad, path, command):
    swedish, english = kursverkstad("--lang", "sv", *path, "--help"), kursverkstad("--lang", "en", *path, "--help")

    assert (0, 0) == (swedish.code, english.code)
    assert swedish.out.startswith("Användning:")
    assert english.out.startswith("Usage:")
    assert not set(words(swedish.out)) & {"Usage", "Options", "Arguments", "Commands"}
    assert max(map(len, (swedish.out + english.out).splitlines())) <= 80


def words(text):
    return [word.strip(":") for word in text.split()]


@pytest.mark.parametrize("path,command", EVERY, ids=lambda value: "-".join(value) if isinstance(value, tuple) else "")
def test_every_word_of_a_command_is_translated(path, command):
    own = [command, *(param for param in command.params if isinstance(param, Option | Argument))]
    said = {}
    for language in ("sv", "en"):
        click_words.speak(language)
        said[language] = [one.words() for one in own]

    assert not [pair for pair in zip(said["sv"], said["en"], strict=True) if pair[0] == pair[1]]


def test_clicks_own_sentences_are_still_clicks():
    import click.core
    import click.exceptions
    import click.formatting
    import click.parser
    import click.types

    modules = (click.core, click.exceptions, click.formatting, click.parser, click.types)
    source = "".join(inspect.getsource(module) for module in modules)
    click_words.speak("en")

    assert [] == [one for one in click_words.sentences() if one.replace("\n", "\\n").replace("\t", "\\t") not in source]


@pytest.mark.parametrize(
    "given,said",
    [
        (("course",), "Det saknas 'KURS'"),
        (("corses",), "courses"),
        (("courses", "--jsn"), "--json"),
        (("courses", "x"), "ord för mycket"),
        (("--lang", "sv", "courses", "--kind"), "kräver ett värde"),
        (("cancel-course", "601"), "--reason"),
        (("import", "korv", "fil.csv"), "programme"),
    ],
    ids=str,
)
def test_a_command_written_wrongly_is_told_in_swedish(kursverkstad, given, said):
    told = kursverkstad(*given)

    assert (2, "") == (told.code, told.out)
    assert said in told.err
    assert "Fel:" in told.err


def test_the_language_of_mistakes_follows_lang(kursverkstad):
    assert "Missing argument 'COURSE'" in kursverkstad("--lang=en", "course").err
    assert "Missing argument" in kursverkstad("--lang", "en", "course").err
    assert 2 == kursverkstad("--lang", "fi", "courses").code


def test_a_group_alone_shows_its_commands(kursverkstad):
    told = kursverkstad("print")

    assert 2 == told.code
    assert "attendance-list" in told.err


def test_the_version_is_said(kursverkstad):
    from courses import __version__

    assert (0, f"kursverkstad {__version__}\n") == (kursverkstad("--version").code, kursverkstad("--version").out)


def reference():
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs" / "make_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_command_option_setting_and_exit_code_is_in_the_reference(language):
    from courses.errors import Exit
    from courses.settings import SETTINGS

    page = (ROOT / "docs" / "reference" / f"commands.{language}.md").read_text(encoding="utf-8")
    wanted = [f"kursverkstad {' '.join(path)}" for path, _command in EVERY]
    wanted += [
        name for _path, command in EVERY for param in command.params for name in param.opts if name.startswith("--")
    ]
    wanted += [*SETTINGS, *(f"| {code.value} |" for code in Exit)]

    assert [] == [one for one in wanted if one not in page]


def test_the_reference_is_as_the_program_says():
    assert [] == reference().stale()
