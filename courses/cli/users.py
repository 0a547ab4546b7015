"""Commands about who may sign in: show them, register one, change, remove, give a password."""

from __future__ import annotations

import os
import sys

import click

from courses import labels
from courses.actions import users as deeds
from courses.actions.users import UserDraft
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, Argument, Option, argument, command, group, option
from courses.errors import Invalid
from courses.i18n import _
from courses.model import Role, User
from courses.store import Store, registers, users

_ROLES = {role.value.casefold(): role for role in Role}


def _name() -> Argument:
    return argument("name", lambda: _("NAME"), lambda: _("The user’s name, as it is typed to sign in."))


def _role(*, required: bool) -> Option:
    return option(
        "--role",
        type=click.Choice(list(_ROLES), case_sensitive=False),
        required=required,
        words=lambda: _("What the user may do: everything, all but settings and users, or only what is theirs."),
    )


def _whose() -> list[Option]:
    return [
        option(
            "--organisation",
            label=lambda: _("NAME"),
            words=lambda: _("For a partner’s contact: whose courses, by code, name or alias."),
        ),
        option(
            "--leader",
            label=lambda: _("NAME"),
            words=lambda: _("For a leader: who of the leaders it is, by name or signature."),
        ),
    ]


def _with_password() -> Option:
    return option(
        "--password",
        is_flag=True,
        words=lambda: _("Ask for a password; a script gives it in KURSVERKSTAD_NEW_PASSWORD."),
    )


@command("users", lambda: _("Show who may sign in, and as what."), [JSON])
def users_command(office: Office, *, as_json: bool) -> None:
    """Show the users."""
    with office.library() as store:
        found = users.entries(store, office.actor)
        rows = [(it, _belongs(store, it)) for it in found]
    if as_json:
        out.say_json([_shape(it, whose) for it, whose in rows])
    elif rows:
        columns = [
            Column(_("Name"), least=12),
            Column(_("Role")),
            Column(_("Belongs to"), least=10),
            Column(_("Password")),
        ]
        out.say(out.table(columns, [(_said(it), labels.role(it.role), whose, _has(it)) for it, whose in rows]))
    else:
        out.note(
            _("Nobody is registered, so that anybody may do everything. `kursverkstad user add` registers a librarian.")
        )


@command(
    "add",
    lambda: _("Register somebody who may sign in; the first has to be a librarian."),
    [_name(), _role(required=True), *_whose(), _with_password()],
)
def add(office: Office, *, name: str, role: str, organisation: str | None, leader: str | None, password: bool) -> None:
    """Register somebody."""
    with office.library() as store:
        draft = UserDraft(name, _ROLES[role.casefold()], *_ids(store, organisation, leader))
        is_first = not users.are_there(store)
        made = deeds.add(store, office.actor, draft, _new_password(name) if password else "")
    out.say(_("{name} may sign in: {role}").format(name=made.name, role=labels.role(made.role)))
    if is_first:
        out.note(_("From now on only who is registered gets in. On the command line: --as or KURSVERKSTAD_USER."))


@command(
    "change",
    lambda: _("Change a user’s name, role or whose courses they have."),
    [
        _name(),
        option("--to-name", label=lambda: _("NAME"), words=lambda: _("The new name.")),
        _role(required=False),
        *_whose(),
        option("--active", is_flag=True, words=lambda: _("Let a removed user sign in again.")),
    ],
)
def change(
    office: Office,
    *,
    name: str,
    to_name: str | None,
    role: str | None,
    organisation: str | None,
    leader: str | None,
    active: bool,
) -> None:
    """Change a user."""
    with office.library() as store:
        user = deeds.find(store, office.actor, name)
        organisation_id, leader_id = _ids(store, organisation, leader)
        draft = UserDraft(
            name=user.name if to_name is None else to_name,
            role=_ROLES[role.casefold()] if role else user.role,
            organisation_id=organisation_id or user.organisation_id,
            leader_id=leader_id or user.leader_id,
            is_active=user.is_active or active,
        )
        made = deeds.change(store, office.actor, user.id, draft, user.version)
    out.say(_("{name} may sign in: {role}").format(name=made.name, role=labels.role(made.role)))


@command("remove", lambda: _("Let a user no longer sign in."), [_name()])
def remove(office: Office, *, name: str) -> None:
    """Remove a user."""
    with office.library() as store:
        user = deeds.find(store, office.actor, name)
        deeds.remove(store, office.actor, user.id)
    out.say(_("{name} may no longer sign in").format(name=user.name))


@command(
    "password",
    lambda: _("Give a user a password, or yourself another one."),
    [
        argument("name", lambda: _("NAME"), lambda: _("The user; nothing: yourself."), required=False),
        option("--none", is_flag=True, words=lambda: _("Take the password away.")),
    ],
)
def password(office: Office, *, name: str | None, none: bool) -> None:
    """Give a user a password."""
    with office.library() as store:
        user = _meant(store, office, name)
        deeds.set_password(store, office.actor, user.id, "" if none else _new_password(user.name))
    said = _("{name} has no password now") if none else _("{name} has a new password")
    out.say(said.format(name=user.name))


def _meant(store: Store, office: Office, name: str | None) -> User:
    if name is None or users.name_key(name) == users.name_key(office.actor.name):
        own = users.by_name(store, office.actor.name)
        if own is not None:
            return own
    return deeds.find(store, office.actor, name or office.actor.name)


def _new_password(name: str) -> str:
    """Return a new password, asked for twice on a terminal. Raises Invalid where there is none and a script gave nothing."""
    given = os.environ.get("KURSVERKSTAD_NEW_PASSWORD", "")
    if given:
        return given
    if not sys.stdin.isatty():
        raise Invalid(_("There is no terminal to ask for a password on."), _("Give it in KURSVERKSTAD_NEW_PASSWORD."))
    return str(
        click.prompt(_("New password of {name}").format(name=name), hide_input=True, confirmation_prompt=True, err=True)
    )


def _ids(store: Store, organisation: str | None, leader: str | None) -> tuple[int | None, int | None]:
    return (
        find.organisation(store, organisation).id if organisation else None,
        find.leader(store, leader).id if leader else None,
    )


def _belongs(store: Store, it: User) -> str:
    if it.organisation_id is not None:
        return registers.organisation_names(store).get(it.organisation_id, "")
    return registers.leader_names(store).get(it.leader_id, "") if it.leader_id is not None else ""


def _said(it: User) -> str:
    return it.name if it.is_active else _("{name} (removed)").format(name=it.name)


def _has(it: User) -> str:
    return _("yes") if it.has_password else _("no")


def _shape(it: User, whose: str) -> dict[str, object]:
    return {"name": it.name, "role": it.role, "of": whose, "active": it.is_active, "password": it.has_password}


COMMANDS = (users_command, group("user", lambda: _("Say who may sign in."), add, change, remove, password))
