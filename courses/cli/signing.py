"""Commands for signing attendance: sign, take back, correct what is signed, and show what was corrected."""

from __future__ import annotations

import click

from courses import absence_labels, clock, labels
from courses.actions import signing
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, argument, command, course_argument, option, person_argument, session_argument
from courses.cli.values import MARK, WHOLE, WORDS
from courses.dates import day_text
from courses.errors import NotFound, Refused
from courses.i18n import _, ngettext
from courses.model import Actor, Mark, MarkCorrection
from courses.store import Store, courses, walk_ins
from courses.store import signing as queries
from courses.text import fold


@command(
    "sign",
    lambda: _(
        "Sign for the attendance of a session, or of all sessions held that are not signed.\n\nWhat is signed is locked; a "
        "mark is then corrected with a reason. Who comes and has no mark is named first: --force says that it is meant."
    ),
    [
        course_argument(),
        argument(
            "session",
            lambda: _("SESSION"),
            lambda: _("The session’s number, or its date: 2026-09-08, 8/9, tis v 37."),
            required=False,
        ),
        option(
            "--course",
            "is_course",
            is_flag=True,
            words=lambda: _("All sessions held that are not signed, as without SESSION."),
        ),
        option("--notes", default="", label=lambda: _("TEXT"), words=lambda: _("What is to be known about it.")),
        option("--force", is_flag=True, words=lambda: _("Sign although somebody has no mark: they count as absent.")),
    ],
)
def sign(office: Office, *, code: str, session: str | None, is_course: bool, notes: str, force: bool) -> None:
    """Sign a session or a course."""
    if is_course and session is not None:
        raise click.UsageError(_("Give SESSION or --course, not both."), click.get_current_context())
    with office.library() as store:
        course = courses.by_code(store, code)
        try:
            about = course.code
            if session is None:
                count = signing.sign_course(store, office.actor, course.id, notes=notes, is_incomplete_ok=force)
            else:
                meeting = find.session(store, course.id, session, clock.now())
                signing.sign(store, office.actor, meeting.id, notes=notes, is_incomplete_ok=force)
                about, count = f"{course.code} {day_text(meeting.day, clock.today())}", 1
        except signing.Unmarked as error:
            hint = _("Mark them, or sign with --force: then they count as absent.")
            raise Refused(error.message, hint) from None
    out.say(f"{about}: " + ngettext("{count} session signed", "{count} sessions signed", count).format(count=count))


@command(
    "unsign",
    lambda: _("Take a sign-off back, so that the marks are open again. For the library; the journal keeps the reason."),
    [
        course_argument(),
        session_argument(),
        option("--reason", required=True, type=WORDS, label=lambda: _("TEXT"), words=lambda: _("Why.")),
    ],
)
def unsign(office: Office, *, code: str, session: str, reason: str) -> None:
    """Take a sign-off back."""
    with office.library() as store:
        course = courses.by_code(store, code)
        meeting = find.session(store, course.id, session, clock.now())
        signing.withdraw(store, office.actor, meeting.id, reason=reason)
    day = day_text(meeting.day, clock.today())
    out.say(_("{code} {day}: no longer signed").format(code=course.code, day=day))


@command(
    "correct",
    lambda: _(
        "Correct a mark that is signed.\n\nWhat stood there, the reason and both names are kept, and a certificate that "
        "says otherwise is told."
    ),
    [
        course_argument(),
        session_argument(),
        person_argument(),
        argument("mark", lambda: _("MARK"), lambda: _("The mark, as a word or a sign; none for no mark."), type=MARK),
        option("--reason", required=True, type=WORDS, label=lambda: _("TEXT"), words=lambda: _("Why.")),
        option(
            "--minutes", type=WHOLE, label=lambda: _("NUMBER"), words=lambda: _("How many minutes late, or too early.")
        ),
        option(
            "--online/--in-room",
            "is_online",
            default=None,
            words=lambda: _("Whether they were there online or in the room; else as it stands, at first in the room."),
        ),
    ],
)
def correct(
    office: Office,
    *,
    code: str,
    session: str,
    person: str,
    mark: Mark | None,
    reason: str,
    minutes: int | None,
    is_online: bool | None,
) -> None:
    """Correct a mark that is signed."""
    with office.library() as store:
        course = courses.by_code(store, code)
        meeting = find.session(store, course.id, session, clock.now())
        who, name = _whose(store, office.actor, course.id, person)
        signing.correct(store, office.actor, meeting.id, who, mark, minutes=minutes, is_online=is_online, reason=reason)
        told = _certificate_told(store, office.actor, course.id, who)
    day = day_text(meeting.day, clock.today())
    out.say(f"{course.code} {day}: {name} – {labels.mark_told(mark, minutes, is_online=is_online)}")
    if told:
        out.note(told)


def _whose(store: Store, actor: Actor, course_id: int, text: str) -> tuple[int, str]:
    """Return whose mark is meant and their name: somebody of the course, or below 0 a walk-in of it. Raises NotFound."""
    try:
        it = find.participant(store, actor, course_id, text)
    except NotFound:
        found = [it for it in walk_ins.of_course(store, actor, course_id) if fold(it.name) == fold(text)]
        if len(found) != 1:
            raise
        return -found[0].id, found[0].name
    return it.person_id, it.name


def _certificate_told(store: Store, actor: Actor, course_id: int, person_id: int) -> str:
    """Return in words that a person's certificate says otherwise by now; empty when it does not."""
    from courses.store import certificates

    found = [it for it in certificates.changed(store, actor, course_id, clock.now()) if it.person_id == person_id]
    return absence_labels.changed_certificate(found[0]) if found else ""


@command(
    "corrections",
    lambda: _("List what was corrected in a course after it was signed: what stood there, why, and by whom."),
    [course_argument(), JSON],
)
def corrections(office: Office, *, code: str, as_json: bool) -> None:
    """List corrections."""
    with office.library() as store:
        found = queries.corrections(store, office.actor, courses.by_code(store, code).id)
    if as_json:
        out.say_json([_shape(it) for it in found])
    elif found:
        out.say(_table(found))
    else:
        out.note(_("Nothing has been corrected."))


def _shape(it: MarkCorrection) -> dict[str, object]:
    return {
        "date": it.day.isoformat(),
        "name": it.name,
        "before": it.before.value if it.before else None,
        "minutes_before": it.minutes_before,
        "online_before": it.online_before,
        "after": it.after.value if it.after else None,
        "minutes_after": it.minutes_after,
        "online_after": it.online_after,
        "reason": it.reason,
        "signed_by": it.signed_by,
        "corrected_by": it.corrected_by,
        "corrected_at": it.corrected_at.isoformat(),
    }


def _table(found: list[MarkCorrection]) -> str:
    columns = [
        Column(_("Session")),
        Column(_("Name"), least=10),
        Column(_("Stood"), least=8),
        Column(_("Is now"), least=8),
        Column(_("Why"), least=10),
        Column(_("Signed by"), least=8),
        Column(_("Corrected by"), least=8),
        Column(_("When")),
    ]
    return out.table(columns, [_row(it) for it in found])


def _row(it: MarkCorrection) -> list[object]:
    return [
        day_text(it.day, clock.today()),
        it.name,
        labels.mark_told(it.before, it.minutes_before, is_online=it.online_before),
        labels.mark_told(it.after, it.minutes_after, is_online=it.online_after),
        it.reason,
        it.signed_by,
        it.corrected_by,
        day_text(it.corrected_at.date(), clock.today()),
    ]


COMMANDS = (sign, unsign, correct, corrections)
