"""Commands, options and arguments whose words are looked up when they are shown, in the language then in force.

They only describe themselves; what a command does is in the modules that make them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from courses.i18n import _

Words = Callable[[], str]
"""Gives words in the reader's language at the time."""


class Option(click.Option):
    """An option with its words."""

    words: Words
    label: Words | None = None
    """The word for its value in usage lines; None: click's own."""

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:  # noqa: ANN401 click's own
        """Return the value read by its type; raises BadParameter for bytes that are no letters."""
        _require_letters(self, ctx, value)
        return super().type_cast_value(ctx, value)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its meaning for the help."""
        self.help = self.words()
        return super().get_help_record(ctx)

    def make_metavar(self, ctx: click.Context) -> str:
        """Return the word for the option's value."""
        return self.label() if self.label else super().make_metavar(ctx)


class Argument(click.Argument):
    """An argument with its words."""

    words: Words
    label: Words

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:  # noqa: ANN401 click's own
        """Return the value read by its type; raises BadParameter for bytes that are no letters."""
        _require_letters(self, ctx, value)
        return super().type_cast_value(ctx, value)

    def make_metavar(self, ctx: click.Context) -> str:  # noqa: ARG002 click's signature
        """Return the word for the argument in usage lines, in brackets when it may be left out."""
        return self.label() if self.required else f"[{self.label()}]"


class Command(click.Command):
    """A command with its words: the first line says what it does, the rest is for its own help."""

    words: Words

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 the first line is short by itself
        """Return the first line of the words."""
        return self.words().partition("\n")[0]

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002 click's signature
        """Return the one `--help` of all commands."""
        return _HELP

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what stands after the command's name in the usage line."""
        self.options_metavar = _("[OPTIONS]")
        return super().collect_usage_pieces(ctx)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the words, a paragraph for each of theirs."""
        for paragraph in self.words().split("\n\n"):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(paragraph)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the arguments, then the options."""
        arguments = [(it.make_metavar(ctx), it.words()) for it in self.params if isinstance(it, Argument)]
        if arguments:
            with formatter.section(_("Arguments")):
                formatter.write_dl(arguments)
        with formatter.section(_("Options")):
            formatter.write_dl([record for it in self.get_params(ctx) if (record := _record(it, ctx))])

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Leave it to `format_options`: versions of click differ in whether they have this."""


class Group(Command, click.Group):
    """A command that holds others."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what stands after the group's name in the usage line."""
        self.subcommand_metavar = _("COMMAND [ARGUMENTS]...")
        return super().collect_usage_pieces(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        Command.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands and what each does."""
        with formatter.section(_("Commands")):
            formatter.write_dl(self.rows(ctx, self.list_commands(ctx)))

    def rows(self, ctx: click.Context, names: Sequence[str]) -> list[tuple[str, str]]:
        """Return the named commands with their short help."""
        found = [(name, self.get_command(ctx, name)) for name in names]
        return [(name, command.get_short_help_str()) for name, command in found if command]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command meant by the first argument; a usage error names those that are near."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            ctx.fail(_no_command(name, self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


def command(
    name: str, words: Words, params: Sequence[click.Parameter] = ()
) -> Callable[[Callable[..., object]], Command]:
    """Return a decorator that makes a command of a function; it gets the Office, then its parameters by name.

    What the function returns is the exit code, None being 0.
    """

    def make(function: Callable[..., object]) -> Command:
        made = Command(name, callback=click.pass_obj(function), params=list(params))
        made.words = words
        return made

    return make


def group(name: str, words: Words, *commands: Command) -> Group:
    """Return a command that only holds others."""
    made = Group(name, commands={it.name or "": it for it in commands})
    made.words = words
    return made


def option(*names: str, words: Words, label: Words | None = None, **attributes: Any) -> Option:  # noqa: ANN401 click's own
    """Return an option; `attributes` are click's."""
    made = Option(names, **attributes)
    made.words, made.label = words, label
    return made


def argument(name: str, label: Words, words: Words, **attributes: Any) -> Argument:  # noqa: ANN401 click's own
    """Return an argument; `attributes` are click's."""
    made = Argument((name,), **attributes)
    made.words, made.label = words, label
    return made


def _record(param: click.Parameter, ctx: click.Context) -> tuple[str, str] | None:
    return param.get_help_record(ctx) if isinstance(param, click.Option) else None


def _require_letters(param: click.Parameter, ctx: click.Context, value: object) -> None:
    """Refuse what the system could not read as UTF-8, which nothing could keep or print; a file may be called anything."""
    if isinstance(param.type, click.Path):
        return
    for text in value if isinstance(value, (tuple, list)) else (value,):
        if isinstance(text, str) and any("\ud800" <= char <= "\udfff" for char in text):
            shown = text.encode("utf-8", "replace").decode()
            raise click.BadParameter(_("“{value}” is not UTF-8.").format(value=shown), ctx, param)


def _no_command(name: str, names: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, names)
    said = _("There is no command “{name}”.").format(name=name)
    return f"{said} " + _("Did you mean {codes}?").format(codes=", ".join(near)) if near else said


def _show_help(ctx: click.Context, _param: click.Parameter, is_wanted: bool) -> None:
    if is_wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


_HELP = option(
    "-h",
    "--help",
    words=lambda: _("Show this message and exit."),
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_help,
)
JSON = option("--json", "as_json", is_flag=True, words=lambda: _("Write JSON for other programs to read."))
DRY_RUN = option("--dry-run", is_flag=True, words=lambda: _("Show what would be done, and do nothing."))


def course_argument(name: str = "code", *, required: bool = True) -> Argument:
    """Return the argument that names a course."""
    return argument(
        name,
        lambda: _("COURSE"),
        lambda: _("The course’s code, in any spelling; its end is enough when only one course ends so."),
        required=required,
    )


def person_argument(*, required: bool = True) -> Argument:
    """Return the argument that names a person."""
    return argument(
        "person",
        lambda: _("PERSON"),
        lambda: _("The person’s key, or a name, phone number or e-mail address that only one person has."),
        required=required,
    )


def session_argument() -> Argument:
    """Return the argument that names a session."""
    return argument(
        "session",
        lambda: _("SESSION"),
        lambda: _("The session’s number, or its date: 2026-09-08, 8/9, tis v 37."),
    )
