"""The command `kursverkstad` itself: its options, and the commands under it, each loaded when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import click

from courses import __version__
from courses.cli.parts import Group, Words, option
from courses.i18n import LANGUAGES, _


@dataclass(frozen=True, slots=True)
class Section:
    """Commands that belong together in the help."""

    words: Words
    commands: Mapping[str, str]
    """The module of `courses.cli` that has each command."""


SECTIONS = (
    Section(
        lambda: _("Look"),
        {
            "courses": "looking",
            "course": "looking",
            "sessions": "looking",
            "attendance": "attendance",
            "people": "persons",
            "person": "persons",
            "duplicates": "duplicates",
            "merge": "duplicates",
            "not-same": "duplicates",
            "journal": "keeping",
            "calendar": "calendar",
            "gaps": "calendar",
        },
    ),
    Section(
        lambda: _("At the desk"),
        {
            "enrol": "desk",
            "choose": "desk",
            "cancel": "leaving",
            "drop-out": "leaving",
            "no-show": "leaving",
            "enrolment": "leaving",
        },
    ),
    Section(
        lambda: _("Waiting list and calls"),
        {
            "waiting": "queue",
            "offer": "queue",
            "priority": "queue",
            "confirm": "queue",
            "party": "queue",
            "transfer": "queue",
            "call-list": "calling",
            "call": "calling",
            "calls": "calling",
            "interest": "interest",
        },
    ),
    Section(
        lambda: _("Persons"),
        {
            "add-person": "person_deeds",
            "change-person": "person_deeds",
            "personal-number": "person_deeds",
            "numbers": "person_deeds",
            "report-circle": "person_deeds",
        },
    ),
    Section(
        lambda: _("Booked guidance"),
        {
            "slots": "slots",
            "next-slot": "slots",
            "book": "bookings",
            "move-booking": "bookings",
            "cancel-booking": "bookings",
            "note-booking": "bookings",
        },
    ),
    Section(
        lambda: _("In the classroom"),
        {
            "mark": "marking",
            "count": "marking",
            "key": "keying",
            "walk-ins": "walk_ins",
            "walk-in": "walk_ins",
            "study-hours": "study_hours",
            "sign": "signing",
            "unsign": "signing",
            "correct": "signing",
            "corrections": "signing",
        },
    ),
    Section(
        lambda: _("While a course runs"),
        {
            "absences": "following",
            "offer-on": "following",
            "due": "following",
            "deadlines": "deadlines",
            "deadline-sent": "deadlines",
            "deadline-rules": "deadlines",
            "elist": "elist",
            "elist-fields": "elist",
        },
    ),
    Section(
        lambda: _("Plan"),
        {
            "create-course": "planning",
            "change-course": "planning",
            "change-courses": "bulk",
            "change-sessions": "bulk",
            "cancel-course": "planning",
            "add-session": "meetings",
            "move": "meetings",
            "cancel-session": "meetings",
            "title": "meetings",
            "session-seats": "meetings",
            "plans": "plans",
            "plan": "plans",
            "plan-course": "plans",
            "keep-plan": "plans",
            "write-plan": "plans",
            "remove-plan": "plans",
            "copy-term": "copying",
            "copy-course": "copying",
            "go": "deciding",
            "merge-courses": "merging",
            "targets": "targets",
            "target": "targets",
            "clashes": "clashes",
            "leaders": "clashes",
            "rooms": "clashes",
            "substitute": "clashes",
            "equipment": "equipment",
            "ask-equipment": "clashes",
            "staff-hours": "clashes",
            "cooperation": "partners",
            "circle": "circle",
            "circle-rules": "circle",
            "associations": "associations",
            "contributors": "contributors",
            "contribute": "contributors",
            "themes": "themes",
            "add-theme": "themes",
            "change-theme": "themes",
            "remove-theme": "themes",
            "roster": "roster",
            "set-roster": "roster",
            "fill-roster": "roster",
        },
    ),
    Section(lambda: _("With partners"), {"packet": "packets"}),
    Section(lambda: _("Tell people"), {"messages": "messages", "templates": "templates"}),
    Section(
        lambda: _("Paper"),
        {
            "print": "printing_public",
            "handouts": "handouts",
            "handout": "handouts",
            "verify": "verifying",
            "certificate-key": "verifying",
            "paper-templates": "paper_templates",
            "paper-template": "paper_templates",
            "house-style": "house_style",
        },
    ),
    Section(lambda: _("Files for others"), {"export": "exporting"}),
    Section(
        lambda: _("The library"),
        {
            "demo": "opening",
            "init": "keeping",
            "import": "importing",
            "imports": "imported",
            "registers": "registers",
            "settings": "keeping",
            "users": "users",
            "user": "users",
            "check": "keeping",
            "undo": "keeping",
        },
    ),
)
"""All commands, by section, in the order of the help."""


_PACKET = ".kvpaket"


class Program(Group):
    """`kursverkstad`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's signature
        """Return the names of all commands, in the order of the help."""
        return [name for section in SECTIONS for name in section.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, loading its module; None when there is no such command."""
        module = next((s.commands[cmd_name] for s in SECTIONS if cmd_name in s.commands), None)
        return _load(module, cmd_name) if module else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command meant; a packet alone, as a file manager gives it, is opened."""
        if args[0].casefold().endswith(_PACKET):
            args = ["packet", "open", *args]
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, a section at a time."""
        for section in SECTIONS:
            with formatter.section(section.words()):
                formatter.write_dl(self.rows(ctx, list(section.commands)))


def _load(module: str, name: str) -> click.Command:
    commands: Sequence[click.Command] = import_module(f"courses.cli.{module}").COMMANDS
    return next(command for command in commands if command.name == name)


@click.pass_context
def _begin(ctx: click.Context, data: Path | None, lang: str | None, actor: str | None) -> None:
    """Make the Office that commands get; without a command, open the interface."""
    from courses import places
    from courses.cli.office import Office, actor_of

    language = lang or (os.environ.get("KURSVERKSTAD_LANG") or None)
    ctx.obj = Office(places.data_folder(data), language, actor_of(actor))
    if ctx.invoked_subcommand is None:
        from courses.cli.opening import open_interface

        open_interface(ctx.obj)


def _show_version(ctx: click.Context, _param: click.Parameter, is_wanted: bool) -> None:
    if is_wanted and not ctx.resilient_parsing:
        sys.stdout.write(f"kursverkstad {__version__}\n")
        ctx.exit()


def _make() -> Program:
    made = Program(
        "kursverkstad",
        callback=_begin,
        invoke_without_command=True,
        params=[
            option(
                "--data",
                type=click.Path(path_type=Path),
                label=lambda: _("FOLDER"),
                words=lambda: _(
                    "The folder with the library’s data; else KURSVERKSTAD_DATA, else the system’s place for it."
                ),
            ),
            option(
                "--lang",
                type=click.Choice(LANGUAGES, case_sensitive=False),
                words=lambda: _("Swedish or English; else KURSVERKSTAD_LANG, else the library’s setting."),
            ),
            option(
                "--as",
                "actor",
                label=lambda: _("NAME"),
                words=lambda: _("Who does it, for the journal; else KURSVERKSTAD_USER, else the login name."),
            ),
            option(
                "--version",
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_version,
                words=lambda: _("Show the version and exit."),
            ),
        ],
    )
    made.words = lambda: _(
        "Courses, enrolment, attendance and certificates for a public library.\n\n"
        "Without a command the interface opens. These options stand before the command."
    )
    return made


program = _make()
