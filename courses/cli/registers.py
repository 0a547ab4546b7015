"""Commands that keep the registers: list, add, change and remove rooms, organisers, leaders, closed days, equipment."""

from __future__ import annotations

from typing import Any

from courses.actions import registers as actions
from courses.actions.register_drafts import DRAFTS
from courses.cli import out
from courses.cli.office import Office
from courses.cli.parts import JSON, argument, command, group, option
from courses.cli.register_values import NAMES, field_names, read_register, row_of, shape, table, with_fields
from courses.cli.values import Typed
from courses.i18n import _, ngettext
from courses.store import Store, registers
from courses.store.registers import Register


def _planned_on(store: Store, register: Register, row_id: int) -> list[str]:
    from courses.actions.closed_days import planned_on

    return planned_on(store, row_id) if register is Register.CLOSURE else []


def _note(lines: list[str]) -> None:
    for line in lines:
        out.note(line)


def _fields() -> str:
    """Return the fields of every register, a paragraph each, for the help."""
    return "\n\n".join(f"{name}: {' '.join(field_names(register))}" for name, register in NAMES.items())


_REGISTER = Typed("register", read_register)
_ROW = argument(
    "row",
    lambda: _("NAME"),
    lambda: _("The name, code or signature; of closed days the first date; or the number that `list` shows."),
)


def _register() -> Any:  # noqa: ANN401 an argument
    return argument(
        "register",
        lambda: _("REGISTER"),
        lambda: _("One of: {names}.").format(names=", ".join(NAMES)),
        type=_REGISTER,
    )


def _given(*, required: bool) -> Any:  # noqa: ANN401 an argument
    return argument(
        "given",
        lambda: _("FIELD=VALUE..."),
        lambda: _("Fields and their values; nothing after = takes a value away."),
        nargs=-1,
        required=required,
    )


@command(
    "list",
    lambda: _("List a register, with how many courses use each row."),
    [
        _register(),
        option("--search", default="", label=lambda: _("WORDS"), words=lambda: _("Only rows with all the words.")),
        JSON,
    ],
)
def list_rows(office: Office, *, register: Register, search: str, as_json: bool) -> None:
    """List a register."""
    with office.library() as store:
        rows = registers.entries(store, register, search)
        shapes = [shape(store, register, row) for row in rows] if as_json else []
    if as_json:
        out.say_json(shapes)
    elif rows:
        out.say(table(register, rows))
        out.note(ngettext("{count} row", "{count} rows", len(rows)).format(count=len(rows)))
    else:
        out.note(_("Nothing is in the register."))


@command(
    "add", lambda: _("Add to a register.\n\n{fields}").format(fields=_fields()), [_register(), _given(required=True)]
)
def add(office: Office, *, register: Register, given: tuple[str, ...]) -> None:
    """Add to a register."""
    with office.library(create=True) as store:
        draft = with_fields(store, DRAFTS[register](), given)
        row_id = actions.add(store, office.actor, draft)
        planned = _planned_on(store, register, row_id)
    _note(planned)
    out.say(_("Added {what}").format(what=actions.described(draft)))


@command(
    "change",
    lambda: _("Change a row of a register; only what is given changes.\n\n{fields}").format(fields=_fields()),
    [_register(), _ROW, _given(required=True)],
)
def change(office: Office, *, register: Register, row: str, given: tuple[str, ...]) -> None:
    """Change a row."""
    with office.library() as store:
        row_id = row_of(store, register, row)["id"]
        before, version = actions.read(store, register, row_id)
        draft = with_fields(store, before, given)
        actions.change(store, office.actor, row_id, draft, version)
        planned = _planned_on(store, register, row_id)
    _note(planned)
    out.say(_("Changed {what}").format(what=actions.described(draft)))


@command("remove", lambda: _("Remove a row that nothing uses from a register."), [_register(), _ROW])
def remove(office: Office, *, register: Register, row: str) -> None:
    """Remove a row."""
    with office.library() as store:
        what = actions.remove(store, office.actor, register, row_of(store, register, row)["id"])
    out.say(_("Removed {what}").format(what=what))


registers_group = group(
    "registers",
    lambda: _("Keep the registers: rooms, organisers, leaders, closed days, equipment."),
    list_rows,
    add,
    change,
    remove,
)
COMMANDS = (registers_group,)
