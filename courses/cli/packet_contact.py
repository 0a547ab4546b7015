"""Commands for packets at the partner’s contact: open one, and write what is sent back."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from courses import clock, places
from courses.actions import packet_opened
from courses.cli import files, out
from courses.cli.office import Office
from courses.cli.packet_options import ASK, PASSPHRASE, ask, passphrase_of
from courses.cli.parts import JSON, argument, command, option
from courses.dates import day_text
from courses.errors import Invalid, NotFound, Refused
from courses.exports import packet as packet_out
from courses.i18n import _
from courses.imports import packet as packets_in
from courses.model.packets import OpenedPacket, Packet
from courses.rules import packet_code, packet_seal
from courses.store import partner_codes


@command(
    "open",
    lambda: _(
        "Open a packet that a library sent: its courses only, to enter attendance in.\n\n"
        "The partner’s code, which the library says over the telephone, is asked for the first time and kept on this "
        "computer. Opened again, the same packet goes on where it was left."
    ),
    [
        argument("file", lambda: _("FILE"), lambda: _("The packet."), type=click.Path(path_type=Path)),
        option("--code", label=lambda: _("CODE"), words=lambda: _("The partner’s code; else it is asked for.")),
        PASSPHRASE,
        option("--no-interface", is_flag=True, words=lambda: _("Only open it, and say where it lies.")),
        JSON,
    ],
)
def open_(
    office: Office, *, file: Path, code: str | None, passphrase: str | None, no_interface: bool, as_json: bool
) -> None:
    """Open a packet."""
    data = packets_in.read_bytes(file)
    if data[:2] == b"PK":
        raise Invalid(
            _("This is a workbook."), _("Fill it in with Excel or LibreOffice, save it, and send it back as it is.")
        )
    sealed = packet_seal.peek(data)
    home = places.packets_folder(office.folder)
    known = partner_codes.code_of(home, sealed.key_uid)
    used = packet_code.read_code(code) if code else known or packet_code.read_code(ask(_("The partner’s code")))
    words = passphrase if passphrase is not None or not packets_in.needs_passphrase(sealed) else ASK
    packet = packets_in.read_packet(sealed, used, clock.today(), passphrase_of(words, is_new=False))
    folder = packet_opened.open_packet(office.folder, packet, used)
    if as_json:
        out.say_json(_shape(packet, folder))
        return
    out.note(_told(packet))
    out.say(str(folder))
    if not no_interface and all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        from courses.cli.opening import open_interface

        open_interface(Office(folder, office.language, office.actor))
    else:
        out.note(_("Go on with: kursverkstad --data {folder}").format(folder=folder))


def _told(packet: Packet) -> str:
    return _("Packet {number} from {library}: {courses}. Send it back at the latest on {day}.").format(
        number=packet.number,
        library=packet.library_name or _("the library"),
        courses=", ".join(course.code for course in packet.courses),
        day=day_text(packet.expires_on),
    )


def _shape(packet: Packet, folder: Path) -> dict[str, object]:
    return {
        "packet": packet.number,
        "library": packet.library_name,
        "folder": str(folder),
        "courses": [course.code for course in packet.courses],
        "expires_on": packet.expires_on.isoformat(),
    }


@command(
    "return",
    lambda: _(
        "Write the file that goes back to the library: all attendance of the packet as it stands here.\n\n"
        "It may be sent as often as wanted; the library takes in what is new."
    ),
    [
        option("--packet", "number", label=lambda: _("PACKET"), words=lambda: _("Which packet, if several are open.")),
        option(
            "-o",
            "--output",
            "target",
            default=".",
            label=lambda: _("FILE"),
            words=lambda: _("The file to write, or a folder to put it in; else the folder you are in."),
        ),
        option("--force", is_flag=True, words=lambda: _("Replace the file when it is there already.")),
        JSON,
    ],
)
def return_(office: Office, *, number: str | None, target: str, force: bool, as_json: bool) -> None:
    """Write what goes back."""
    folder, opened = _chosen(office, number)
    path = files.target(target, force=force, file_name=packet_out.return_name(opened.number, opened.serial + 1))
    code = packet_opened.code_in(folder, opened)
    made, it = packet_opened.make_return(folder, office.actor)
    files.write(path, packet_out.return_file(made, it.library_uid, code), is_private=True)
    if as_json:
        out.say_json({"packet": it.number, "file": str(path), "serial": made.serial})
        return
    out.say(str(path))
    out.note(_("Send it to {library}.").format(library=it.library_name or _("the library")))
    if it.expires_on < clock.today():
        out.note(
            _("The packet expired on {day}: ask the library to let it hold longer.").format(day=day_text(it.expires_on))
        )


@command(
    "forget",
    lambda: _("Delete a packet that was opened on this computer, once it was sent back."),
    [
        option("--packet", "number", label=lambda: _("PACKET"), words=lambda: _("Which packet, if several are open.")),
        option("--force", is_flag=True, words=lambda: _("Even if something in it was not sent back.")),
    ],
)
def forget(office: Office, *, number: str | None, force: bool) -> None:
    """Delete an opened packet."""
    folder, opened = _chosen(office, number)
    packet_opened.forget(folder, is_sure=force)
    out.say(_("Packet {number} is deleted from this computer.").format(number=opened.number))


def _chosen(office: Office, number: str | None) -> tuple[Path, OpenedPacket]:
    """Return the packet meant. Raises NotFound when none is open, Refused when several are and none is named."""
    found = packet_opened.all_opened(office.folder)
    wanted = [pair for pair in found if number is None or pair[1].number == number.strip()]
    if not wanted:
        raise NotFound(_("There is no such packet open here."), _("`kursverkstad packet open FILE` opens one."))
    if len(wanted) > 1:
        numbers = ", ".join(it.number for _folder, it in wanted)
        raise Refused(_("Several packets are open."), _("Say which with --packet: {numbers}.").format(numbers=numbers))
    return wanted[0]
