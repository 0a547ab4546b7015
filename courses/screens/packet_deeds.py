"""Making a packet, choosing what came back, the partners' codes, and sending back: each asks what it has to, then does it."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from courses import dates
from courses.errors import Invalid, Refused
from courses.i18n import _
from courses.model import CourseForm, OrganisationKind
from courses.screens import last_folder, viewer
from courses.screens.dialogs.message import MessageDialog
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt, Values
from courses.screens.exporting import free_name, read_folder
from courses.screens.guard import Guard
from courses.store import courses, packets, tables
from courses.text import plain
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.actions.packets import Made

_FOLDER = "packet"
_FILE, _BOOK = "kvpaket", "xlsx"
_ONE, _EVERY = "one", "every"


def make(at: Guard, course_id: int) -> None:
    """Ask for whom, how long and as what, then write a course's packet."""
    from courses.actions import packets as deeds

    desk = at.desk
    course = courses.get(desk.store, course_id)
    partners = _partners(at, courses.organisation_ids(course))
    if not partners:
        deeds.partner_of(desk.store, course_id)  # says why there is nobody
    folder = last_folder.recall(desk.data_folder, _FOLDER)
    kinds = ((_("this program"), _FILE), (_("Excel, anybody"), _BOOK))
    scopes = ((course.code, _ONE), (_("all running and coming of theirs"), _EVERY))
    fields = [
        Field("partner", _("To"), int, choices=tuple((name, str(number)) for number, name in partners)),
        Field("scope", _("Courses"), value=_ONE, choices=scopes),
        Field("kind", _("Opened with"), value=_FILE, choices=kinds),
        Field("days", _("Holds, days"), _whole, value=str(deeds.DAYS), width=6),
        Field("passphrase", _("Passphrase"), str.strip, hint=_("empty: not encrypted")),
    ]
    if course.form is CourseForm.STUDY_CIRCLE:
        fields.append(
            Field("numbers", _("Personal numbers"), value="no", choices=((_("left out"), "no"), (_("included"), "yes")))
        )
    fields.append(Field("folder", _("Folder"), read_folder, value=os.fspath(folder)))
    heading = _("Packet to partner: {code}").format(code=course.code)
    done: list[tuple[Made, Path]] = []

    def do(given: Values) -> None:
        done[:] = [_write(at, course_id, given)]

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None and done:
            _tell_made(at, *done[0])

    at.ask(Prompt(heading, fields, _("Write"), do=do), answer)


def _whole(text: str) -> int:
    if not text.strip().isdecimal():
        raise Invalid(_("Write a whole number."))
    return int(text)


def _partners(at: Guard, ids: tuple[int, ...]) -> list[tuple[int, str]]:
    rows = [tables.first(at.desk.store, "organisation", id=number) for number in ids]
    return [(row["id"], row["name"]) for row in rows if row and row["kind"] != OrganisationKind.LIBRARY]


def _write(at: Guard, course_id: int, given: Values) -> tuple[Made, Path]:
    """Make the packet and its file; one that cannot be encrypted is not made at all."""
    from courses.actions import packets as deeds
    from courses.exports import packet as packet_out
    from courses.rules import packet_cipher

    desk, secret, is_book = at.desk, str(given["passphrase"]), given["kind"] == _BOOK
    if is_book and secret:
        raise Refused(_("A workbook is not encrypted."), _("Leave the passphrase empty, or choose this program."))
    if secret:
        packet_cipher.require_length(secret)
    ids = [course_id]
    if given["scope"] == _EVERY:
        ids = deeds.courses_of(desk.store, given["partner"], desk.today())
    made = deeds.make(
        desk.store,
        desk.actor,
        ids,
        given["partner"],
        days=given["days"],
        is_encrypted=bool(secret),
        with_numbers=given.get("numbers") == "yes",
    )
    if is_book:
        from courses.exports import packet_book

        content = packet_book.workbook(made.packet, made.key.code)
    else:
        content = packet_out.packet_file(made.packet, made.key.code, secret)
    folder = given["folder"]
    name = _("packet-{number}").format(number=made.packet.number) + f".{given['kind']}"
    path = viewer.keep(folder, free_name(folder, name), content)
    last_folder.remember(desk.data_folder, folder, _FOLDER)
    return made, path


def _tell_made(at: Guard, made: Made, path: Path) -> None:
    it = made.packet
    at.wrote(_("Packet {number} lies in {folder}").format(number=it.number, folder=plain(path.parent)))
    sent = _("Send it to {organisation}. It holds until {day}.").format(
        organisation=it.partner.name, day=dates.day_text(it.expires_on)
    )
    words = [path.name, sent]
    if path.suffix == f".{_FILE}":
        words += [_("They open it with:"), f"kursverkstad packet open {path.name}"]
        words += ["", _("and type this code once. Say it over the telephone; never send it with the file:")]
        words += _code(made.key.code)
    words += ["", _("in {folder}").format(folder=path.parent)]
    at.ask(MessageDialog(_("Packet {number}").format(number=it.number), "\n".join(words)), lambda _read: None)


def _where(path: Path) -> list[str]:
    """Return a file's name, and on a line of its own where it lies."""
    return [path.name, _("in {folder}").format(folder=path.parent)]


def _code(code: str) -> list[str]:
    from courses.rules import packet_code

    return [code, *packet_code.spoken(code).split(" · ")]


def keys(at: Guard) -> None:
    """Show the codes of partners; from there make a new one or revoke one."""
    desk = at.desk
    names = {row["id"]: row["name"] for row in tables.find(desk.store, "organisation")}
    found = [it for it in packets.keys(desk.store, desk.actor) if it.revoked_at is None]
    things = [(str(it.organisation_id), names[it.organisation_id]) for it in found]
    codes = {str(it.organisation_id): it.code for it in found}
    nothing = _("No partner has a key yet: the first packet makes one.")

    def chosen(key: str | None) -> None:
        if key:
            _ask_about(at, int(key), names[int(key)], codes[key])

    at.ask(Pick(_("Partners’ keys"), things, nothing=nothing), chosen)


def _ask_about(at: Guard, organisation_id: int, name: str, code: str) -> None:
    from courses.actions import packet_keys

    desk = at.desk
    deeds = [
        ("show", _("Show the code")),
        ("new", _("Make a new key; the one before is revoked")),
        ("revoke", _("Revoke the key: nothing signed with it is taken any more")),
    ]

    def chosen(deed: str | None) -> None:
        if deed == "show":
            at.ask(MessageDialog(name, "\n".join(_code(code))), lambda _read: None)
        elif deed == "new":
            key = packet_keys.new_key(desk.store, desk.actor, organisation_id)
            at.wrote(_("{name} has a new key.").format(name=plain(name)))
            at.ask(MessageDialog(name, "\n".join(_code(key.code))), lambda _read: None)
        elif deed == "revoke":
            packet_keys.revoke_key(desk.store, desk.actor, organisation_id)
            at.wrote(_("The key of {name} is revoked.").format(name=plain(name)))

    at.ask(Pick(name, deeds), chosen)


def merge(at: Guard) -> None:
    """Choose the file that came back, then show it row by row."""
    from courses.screens.dialogs.files import FileDialog

    folder = last_folder.recall(at.desk.data_folder, _FOLDER)
    at.ask(FileDialog(folder), partial(_compare, at))


def _compare(at: Guard, chosen: str | None) -> None:
    from courses.actions import packet_compare
    from courses.imports import packet_back
    from courses.screens.packets import PacketReturnScreen

    if chosen is None:
        return
    desk, path = at.desk, Path(chosen)
    answer = packet_back.read_back(desk.store, desk.actor, path)
    found = packet_compare.compare(desk.store, desk.actor, answer)
    last_folder.remember(desk.data_folder, path.parent, _FOLDER)
    at.app.push_screen(PacketReturnScreen(answer, found))


def send_back(at: Guard) -> None:
    """Ask for a folder, then write the file that goes back to the library."""
    folder = last_folder.recall(at.desk.data_folder, _FOLDER)
    field = Field("folder", _("Folder"), read_folder, value=os.fspath(folder))
    opened = packets.opened(at.desk.store)
    to = opened.library_name if opened else ""
    done: list[Path] = []

    def do(given: Values) -> None:
        done[:] = [_write_return(at, given["folder"])]

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None and done:
            text = (
                _("Send this file to {library}:").format(library=to or _("the library"))
                + "\n\n"
                + "\n".join(_where(done[0]))
                + "\n\n"
            )
            text += _("You can go on, and send another one later.")
            at.ask(MessageDialog(_("Send back"), text), lambda _read: None)

    at.ask(
        Prompt(_("Send back to {library}").format(library=to or _("the library")), (field,), _("Write"), do=do), answer
    )


def _write_return(at: Guard, folder: Path) -> Path:
    from courses.actions import packet_opened
    from courses.exports import packet as packet_out

    desk = at.desk
    opened = packets.opened(desk.store)
    if opened is None:
        raise Refused(_("This is a library of its own: there is nobody to send it back to."))
    code = packet_opened.code_in(desk.data_folder, opened)
    made, it = packet_opened.make_return(desk.data_folder, desk.actor)
    name = free_name(folder, packet_out.return_name(it.number, made.serial))
    path = viewer.keep(folder, name, packet_out.return_file(made, it.library_uid, code))
    last_folder.remember(desk.data_folder, folder, _FOLDER)
    return path
