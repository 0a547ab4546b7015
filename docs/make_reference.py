"""Writes docs/reference/ from what the program says of itself: `make docs`; with --check only says if it is fresh.

Commands with their options, exit codes, environment, settings and the fields of files in one page, the interface's keys in
another, both in Swedish and in English.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from courses import enrolment_labels
from courses.cli import click_words, codes
from courses.cli.parts import Argument, Command, Option
from courses.cli.program import SECTIONS, program
from courses.commands.catalogue import scopes
from courses.enrolment_labels import enrolment_event
from courses.errors import Exit
from courses.imports.kinds import kinds
from courses.model import EnrolmentStatus
from courses.rules.steps import STEPS
from courses.settings import SETTINGS

FOLDER = Path(__file__).resolve().parent / "reference"
HEADINGS = {
    "en": {
        "commands": "Commands",
        "every": "Options of every command",
        "before": "They stand before the command: `kursverkstad --data FOLDER courses`.",
        "argument": "argument",
        "option": "option",
        "meaning": "meaning",
        "json": "With `--json`, JSON stands alone on stdout; messages go to stderr. Dates are ISO, times HH:MM, rates 0–1.",
        "codes": "Exit codes",
        "code": "code",
        "interrupted": "Stopped with Ctrl+C.",
        "environment": "Environment",
        "variable": "variable",
        "settings": "Settings",
        "setting": "setting",
        "default": "default",
        "files": "Fields of files",
        "field": "field",
        "needs": "Needs",
        "or": "or",
        "keys": "Keys of the interface",
        "key": "key",
        "command": "command",
        "steps": "Steps of an enrolment",
        "stands": "Where somebody may stand in a course, and what may happen to them there. What is not in the table is refused.",
        "from": "from",
        "event": "what happens",
        "to": "to",
        "nowhere": "not enrolled",
    },
    "sv": {
        "commands": "Kommandon",
        "every": "Flaggor för alla kommandon",
        "before": "De står före kommandot: `kursverkstad --data MAPP courses`.",
        "argument": "argument",
        "option": "flagga",
        "meaning": "betydelse",
        "json": "Med `--json` står JSON ensam på stdout; meddelanden går till stderr. Datum är ISO, tider HH:MM, andelar 0–1.",
        "codes": "Slutkoder",
        "code": "kod",
        "interrupted": "Avbrutet med Ctrl+C.",
        "environment": "Miljövariabler",
        "variable": "variabel",
        "settings": "Inställningar",
        "setting": "inställning",
        "default": "från början",
        "files": "Fält i filer",
        "field": "fält",
        "needs": "Kräver",
        "or": "eller",
        "keys": "Tangenter",
        "key": "tangent",
        "command": "kommando",
        "steps": "En anmälans steg",
        "stands": "Var någon kan stå i en kurs, och vad som då kan hända. Det som inte står i tabellen nekas.",
        "from": "från",
        "event": "vad som händer",
        "to": "till",
        "nowhere": "inte anmäld",
    },
}


def commands_page(language: str) -> str:
    """Return the page of commands in a language."""
    say = HEADINGS[language]
    context = click.Context(program, info_name="kursverkstad")
    lines = [f"# {say['commands']}", "", say["json"], "", f"## {say['every']}", "", say["before"], ""]
    lines += [*_options(program.params, context, say), ""]
    for section in SECTIONS:
        lines += [f"## {section.words()}", ""]
        for name in section.commands:
            lines += _command(program.get_command(context, name), f"kursverkstad {name}", context, say)
    lines += [*_codes(say), *_environment(say), *_settings(say), *_fields(say)]
    return "\n".join(lines).rstrip() + "\n"


def keys_page(language: str) -> str:
    """Return the page of the interface's keys in a language."""
    say = HEADINGS[language]
    lines = [f"# {say['keys']}", ""]
    for scope in scopes():
        rows = [(f"`{it.all_keys}`", it.title, it.help) for it in scope.commands]
        lines += [f"## {scope.name()}", "", *_table((say["key"], say["command"], say["meaning"]), rows), ""]
    return "\n".join(lines).rstrip() + "\n"


def steps_page(language: str) -> str:
    """Return the page of an enrolment's steps in a language, drawn from the table that decides them: first a drawing."""
    say = HEADINGS[language]
    lines = [f"# {say['steps']}", "", say["stands"], "", "```mermaid", "stateDiagram-v2", *_drawing(say), "```", ""]
    rows = [
        (_status(at, say), enrolment_event(event), f" {say['or']} ".join(_status(one, say) for one in after))
        for (at, event), after in STEPS.items()
    ]
    return "\n".join([*lines, *_table((say["from"], say["event"], say["to"]), rows)]) + "\n"


def _drawing(say: dict[str, str]) -> Iterator[str]:
    for status in EnrolmentStatus:
        yield f"    {status}: {_status(status, say)}"
    for (status, event), after in STEPS.items():
        yield from (f"    {status or '[*]'} --> {one}: {enrolment_event(event)}" for one in after if one is not status)


def _status(status: EnrolmentStatus | None, say: dict[str, str]) -> str:
    return enrolment_labels.enrolment_word(status) if status else say["nowhere"]


PAGES = {"commands": commands_page, "keys": keys_page, "steps": steps_page}


def pages() -> Iterator[tuple[Path, str]]:
    """Yield the path and the text of every page."""
    for language in HEADINGS:
        click_words.speak(language)
        for name, page in PAGES.items():
            yield FOLDER / f"{name}.{language}.md", page(language)


def stale() -> list[str]:
    """Return the names of the pages that are not as the program says."""
    return [path.name for path, text in pages() if not path.exists() or path.read_text(encoding="utf-8") != text]


def _command(command: click.Command | None, path: str, parent: click.Context, say: dict[str, str]) -> list[str]:
    if not isinstance(command, Command):
        raise TypeError(path)
    context = click.Context(command, parent=parent, info_name=path.split()[-1])
    if isinstance(command, click.Group):
        inner = (_command(it, f"{path} {name}", context, say) for name, it in command.commands.items())
        return [f"### {path}", "", command.words(), "", *(line for lines in inner for line in lines)]
    usage = " ".join(command.collect_usage_pieces(context))
    rows = [(f"`{it.make_metavar(context)}`", it.words()) for it in command.params if isinstance(it, Argument)]
    lines = [f"### {path}", "", command.words(), "", f"    {path} {usage}", ""]
    lines += [*_table((say["argument"], say["meaning"]), rows), ""] if rows else []
    options = _options(command.params, context, say)
    return [*lines, *options, ""] if options else lines


def _options(params: Iterable[click.Parameter], context: click.Context, say: dict[str, str]) -> list[str]:
    records = (it.get_help_record(context) for it in params if isinstance(it, Option))
    rows = [(f"`{record[0]}`", record[1]) for record in records if record]
    return _table((say["option"], say["meaning"]), rows) if rows else []


def _codes(say: dict[str, str]) -> list[str]:
    rows = [(str(code.value), codes.meaning(code)) for code in Exit]
    return [f"## {say['codes']}", "", *_table((say["code"], say["meaning"]), [*rows, ("130", say["interrupted"])]), ""]


def _environment(say: dict[str, str]) -> list[str]:
    rows = [(f"`{name}`", words) for name, words in codes.variables().items()]
    return [f"## {say['environment']}", "", *_table((say["variable"], say["meaning"]), rows), ""]


def _settings(say: dict[str, str]) -> list[str]:
    rows = [(f"`{it.name}`", f"`{it.default}`" if it.default else "", it.meaning()) for it in SETTINGS.values()]
    return [f"## {say['settings']}", "", *_table((say["setting"], say["default"], say["meaning"]), rows), ""]


def _fields(say: dict[str, str]) -> list[str]:
    lines = [f"## {say['files']}", ""]
    for kind in kinds().values():
        needs = "; ".join(f" {say['or']} ".join(f"`{name}`" for name in group) for group in kind.needs)
        lines += [f"### import {kind.name}", "", " ".join(f"`{it.name}`" for it in kind.fields), ""]
        lines += [f"{say['needs']}: {needs}.", ""] if needs else []
    return lines


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"

    return [line(headings), "|" + "---|" * len(headings), *(line(row) for row in rows)]


def main() -> int:
    """Write or check the pages; 1 when one is stale."""
    if "--check" in sys.argv:
        old = stale()
        if old:
            sys.stderr.write(f"stale: {', '.join(old)}; run make docs\n")
        return int(bool(old))
    FOLDER.mkdir(exist_ok=True)
    for path, text in pages():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
