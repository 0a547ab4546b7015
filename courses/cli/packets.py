"""Commands for packets at the library: make one, look at them, take in what comes back, keep the keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from courses import clock
from courses.actions import packet_keys, packet_merge, packets
from courses.cli import files, find, out, packet_words
from courses.cli.office import Office
from courses.cli.packet_contact import forget, open_, return_
from courses.cli.packet_options import PASSPHRASE, passphrase_of
from courses.cli.parts import DRY_RUN, JSON, argument, command, group, option
from courses.cli.values import DAY, WHOLE
from courses.dates import day_text
from courses.errors import Invalid, NotFound
from courses.exports import packet as packet_out
from courses.i18n import _
from courses.imports import packet_back
from courses.model.packets import Take
from courses.store import Store, courses, registers
from courses.store import packets as queries

_TAKES = {"mine": Take.MINE, "theirs": Take.THEIRS, "none": Take.LATER}


@command(
    "make",
    lambda: _(
        "Write a file with the attendance of a course, for the association’s contact to fill in.\n\n"
        "A file that ends in .xlsx is a workbook that anybody can fill in; else it is opened in this program, signed with "
        "the partner’s key. It holds names and attendance and nothing else; protected persons by alias."
    ),
    [
        argument("codes", lambda: _("COURSE …"), lambda: _("The courses’ codes."), nargs=-1),
        option("--to", "target", required=True, label=lambda: _("FILE"), words=lambda: _("The file to write.")),
        option("--for", "partner", label=lambda: _("ORGANISATION"), words=lambda: _("Whose contact it goes to.")),
        option("--all", "everything", is_flag=True, words=lambda: _("All running and coming courses of --for.")),
        option(
            "--days",
            type=WHOLE,
            default=packets.DAYS,
            label=lambda: _("NUMBER"),
            words=lambda: _("How many days it holds; 30 unless given."),
        ),
        PASSPHRASE,
        option(
            "--with-numbers",
            is_flag=True,
            words=lambda: _("With personal numbers: only of study circles, and only with a passphrase."),
        ),
        option("--force", is_flag=True, words=lambda: _("Replace the file when it is there already.")),
        JSON,
    ],
)
def make(
    office: Office,
    *,
    codes: Sequence[str],
    target: str,
    partner: str | None,
    everything: bool,
    days: int,
    passphrase: str | None,
    with_numbers: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Make a packet."""
    path = files.target(target, force=force)
    is_book = path.suffix.lower() == ".xlsx"
    if is_book and passphrase is not None:
        raise Invalid(_("A workbook is not encrypted."), _("Write a .kvpaket, or leave the passphrase out."))
    secret = passphrase_of(passphrase, is_new=True)
    with office.library() as store:
        partner_id = find.organisation(store, partner).id if partner else None
        ids = _course_ids(store, codes, partner_id, everything=everything)
        made = packets.make(
            store,
            office.actor,
            ids,
            partner_id,
            days=days,
            is_encrypted=bool(secret),
            with_numbers=with_numbers,
        )
    content = _content(made, secret, is_book=is_book)
    files.write(path, content, is_private=True)
    if as_json:
        out.say_json(_made_shape(made, path))
        return
    out.say(str(path))
    out.note(_told(made))


def _content(made: packets.Made, secret: str, *, is_book: bool) -> bytes:
    if is_book:
        from courses.exports import packet_book

        return packet_book.workbook(made.packet, made.key.code)
    return packet_out.packet_file(made.packet, made.key.code, secret)


def _course_ids(store: Store, codes: Sequence[str], partner_id: int | None, *, everything: bool) -> list[int]:
    if everything == bool(codes) or (everything and partner_id is None):
        raise click.UsageError(_("Give COURSE, or --all with --for."), click.get_current_context())
    if not everything or partner_id is None:
        return [courses.by_code(store, code).id for code in codes]
    found = packets.courses_of(store, partner_id, clock.today())
    if not found:
        raise NotFound(_("There is no running or coming course of that organisation."))
    return found


def _told(made: packets.Made) -> str:
    it = made.packet
    lines = [
        _("Packet {number} to {organisation}; it holds until {day}.").format(
            number=it.number, organisation=it.partner.name, day=day_text(it.expires_on)
        )
    ]
    if made.is_new_key:
        lines.append(_("Their code, to be said over the telephone and never sent with the file:"))
        lines.append(packet_words.key_facts(made.key, it.partner.name))
    return "\n".join(lines)


def _made_shape(made: packets.Made, path: Path) -> dict[str, object]:
    it = made.packet
    return {
        "packet": it.number,
        "file": str(path),
        "organisation": it.partner.code,
        "courses": [course.code for course in it.courses],
        "expires_on": it.expires_on.isoformat(),
        "new_key": made.is_new_key,
    }


@command(
    "merge",
    lambda: _(
        "Take in what came back of a packet, after showing it row by row beside what is here.\n\n"
        "New rows and rows that only the partner changed are taken. Rows changed on both sides are not, until --take says "
        "what becomes of them. One deed, which undo takes back."
    ),
    [
        argument("file", lambda: _("FILE"), lambda: _("What came back."), type=click.Path(path_type=Path)),
        option(
            "--take",
            type=click.Choice(tuple(_TAKES)),
            words=lambda: _(
                "Rows changed on both sides: ours stay, theirs are taken, or none, to be decided later from the same file."
            ),
        ),
        option("--everything", is_flag=True, words=lambda: _("Show rows that are the same, too.")),
        DRY_RUN,
        JSON,
    ],
)
def merge(office: Office, *, file: Path, take: str | None, everything: bool, dry_run: bool, as_json: bool) -> None:
    """Merge what came back."""
    conflicts = _TAKES[take] if take else None
    with office.library() as store:
        answer = packet_back.read_back(store, office.actor, file)
        from courses.actions.packet_compare import compare

        found = compare(store, office.actor, answer)
        takes = packet_merge.chosen(found, {}, conflicts)
        if as_json:
            done = None if dry_run else packet_merge.merge(store, office.actor, answer, {}, conflicts=conflicts)
            out.say_json({**packet_words.comparison_shape(found, takes), "merged": _counts(done)})
            return
        out.say(packet_words.head(found))
        for text in found.notices:
            out.say(f"⚠ {text}")
        out.say(packet_words.comparison(found, takes, everything=everything))
        out.say(packet_words.summary(found))
        if dry_run:
            return
        done = packet_merge.merge(store, office.actor, answer, {}, conflicts=conflicts)
        out.say("\n".join(done.told()))


def _counts(done: packet_merge.Merged | None) -> dict[str, int] | None:
    return {"taken": len(done.taken), "kept": len(done.kept), "left": len(done.left)} if done else None


@command(
    "keys",
    lambda: _(
        "Show the keys that packets are signed with, or those of one organisation.\n\n"
        "The code is said over the telephone, and typed once on the partner’s computer."
    ),
    [
        argument("partner", lambda: _("ORGANISATION"), lambda: _("A code or a name."), required=False),
        option("--new", "wants_new", is_flag=True, words=lambda: _("Make a new key; the one before is revoked.")),
        option("--revoke", is_flag=True, words=lambda: _("Revoke the key: nothing signed with it is taken any more.")),
        JSON,
    ],
)
def keys(office: Office, *, partner: str | None, wants_new: bool, revoke: bool, as_json: bool) -> None:
    """Show, make or revoke keys."""
    if (wants_new or revoke) and (partner is None or wants_new == revoke):
        raise click.UsageError(_("Give ORGANISATION with --new or --revoke."), click.get_current_context())
    with office.library() as store:
        partner_id = find.organisation(store, partner).id if partner else None
        if wants_new and partner_id is not None:
            packet_keys.new_key(store, office.actor, partner_id)
        if revoke and partner_id is not None:
            packet_keys.revoke_key(store, office.actor, partner_id)
        names = registers.organisation_names(store)
        found = [(key, names[key.organisation_id]) for key in queries.keys(store, office.actor, partner_id)]
    if as_json:
        out.say_json({"keys": [packet_words.key_shape(key, name) for key, name in found]})
    else:
        out.say("\n\n".join(packet_words.key_facts(key, name) for key, name in found) or _("There are no keys yet."))


@command("list", lambda: _("Show the packets that were made, and what has come back of each."), [JSON])
def list_(office: Office, *, as_json: bool) -> None:
    """Show packets."""
    with office.library() as store:
        rows = queries.listed(store, office.actor)
    if as_json:
        names = "number organisation codes made_at made_by expires_on returns merged_at revoked_at".split()
        out.say_json({"packets": [{name: row[name] for name in names} for row in rows]})
        return
    columns = [
        *(out.Column(_("Packet")), out.Column(_("To"), least=12), out.Column(_("Courses"), least=10)),
        *(out.Column(_("Made")), out.Column(_("Holds until")), out.Column(_("Merged"), is_number=True)),
    ]
    cells = [
        [
            *(row["number"], row["organisation"], row["codes"]),
            packet_words.moment(queries.local(row["made_at"])),
            _("key revoked") if row["revoked_at"] else day_text(date.fromisoformat(row["expires_on"])),
            row["returns"],
        ]
        for row in rows
    ]
    out.say(out.table(columns, cells) if cells else _("No packet has been made yet."))


@command(
    "prolong",
    lambda: _("Let a packet hold longer, so that what comes back late can still be merged."),
    [
        argument("number", lambda: _("PACKET"), lambda: _("The packet’s number, such as 2026-0001.")),
        argument("until", lambda: _("DATE"), lambda: _("The last day that it holds."), type=DAY),
    ],
)
def prolong(office: Office, *, number: str, until: date) -> None:
    """Prolong a packet."""
    with office.library() as store:
        packets.prolong(store, office.actor, number, until)
    out.say(_("Packet {number} holds until {day}").format(number=number, day=day_text(until)))


packet = group(
    "packet",
    lambda: _("A course’s attendance to a partner’s contact in one file, and back: make, open, return, merge."),
    make,
    open_,
    return_,
    forget,
    merge,
    list_,
    keys,
    prolong,
)
COMMANDS = (packet,)
