"""Commands that follow a course while it runs: who is missed, and who gets a certificate."""

from __future__ import annotations

from collections.abc import Sequence

import click

from courses import absence_labels, clock
from courses.actions import absences, due
from courses.cli import out
from courses.cli.calling import missed_shape
from courses.cli.desk import tell
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, command, course_argument, option, person_argument
from courses.i18n import _
from courses.model.absences import AbsenceRow, ChanceState, CourseDue, DueRow
from courses.store import courses, people


@command(
    "absences",
    lambda: _(
        "Show who is missed: sessions in a row without a later mark, or the first one, in courses that go on.\n\n"
        "Those to call stand on the call list too, as “we missed you”. The setting attendance.missed_in_row says how many."
    ),
    [
        course_argument(required=False),
        option("--to-call", is_flag=True, words=lambda: _("Only those to call, not who gave notice each time.")),
        JSON,
    ],
)
def absences_(office: Office, *, code: str | None, to_call: bool, as_json: bool) -> None:
    """Show who is missed."""
    with office.library() as store:
        course_id = courses.by_code(store, code).id if code else None
        found = absences.listed(store, office.actor, clock.now(), course_id)
    found = [it for it in found if it.is_to_call or not to_call]
    if as_json:
        out.say_json([_absence_shape(it) for it in found])
    elif found:
        out.say(_absence_table(found))
    else:
        out.note(_("Nobody is missed."))


@command(
    "offer-on",
    lambda: _(
        "Let the place of somebody who is missed go on, as the call list proposes.\n\nWho never came gives the seat to the "
        "queue, in the queue’s own way; who has been there is noted as dropped out. Only where the setting "
        "attendance.offer_on says yes."
    ),
    [
        course_argument(),
        person_argument(),
        option("--reason", default="", label=lambda: _("WORDS"), words=lambda: _("Why, in a few words.")),
        JSON,
    ],
)
def offer_on(office: Office, *, code: str, person: str, reason: str, as_json: bool) -> None:
    """Let a place go on."""
    with office.library() as store:
        course = courses.by_code(store, code)
        it = people.find(store, office.actor, person)
        outcome = absences.offer_on(store, office.actor, course.id, it.id, reason=reason)
    tell(outcome, course.code, it, as_json=as_json)


@command(
    "due",
    lambda: _(
        "Show who is due a certificate, and while a course runs who has reached it, who still can, and who cannot.\n\n"
        "Without COURSE: all that run or have ended lately."
    ),
    [
        course_argument(required=False),
        option(
            "--all", "is_all", is_flag=True, words=lambda: _("All that run or have ended lately, as without COURSE.")
        ),
        JSON,
    ],
)
def due_(office: Office, *, code: str | None, is_all: bool, as_json: bool) -> None:
    """Show how people stand to certificates."""
    if code and is_all:
        raise click.UsageError(_("Give COURSE or --all, not both."), click.get_current_context())
    now = clock.now()
    with office.library() as store:
        if code:
            found = [due.of_course(store, office.actor, courses.by_code(store, code).id, now)]
        else:
            found = due.overall(store, office.actor, now)
    if as_json:
        shapes = [_course_shape(it) for it in found]
        out.say_json(shapes[0] if code else shapes)
    elif code:
        out.say("\n".join([f"{found[0].code}  {found[0].title}", *_course_words(found[0])]))
    elif found:
        out.say(_overall_table(found))
    else:
        out.note(_("No course runs or has ended lately."))


def _absence_table(found: Sequence[AbsenceRow]) -> str:
    columns = [Column(_("Code")), Column(_("Name"), least=10), Column(_("Missed"), least=20), Column(_("Call"))]
    return out.table(
        columns,
        [(it.code, it.name, absence_labels.missed(it.missed), _("to call") if it.is_to_call else "") for it in found],
    )


def _absence_shape(it: AbsenceRow) -> dict[str, object]:
    return {
        "course": it.code,
        "person": it.person,
        "name": it.name,
        **missed_shape(it.missed),
        "to_call": it.is_to_call,
        "may_offer_on": it.may_offer_on,
    }


def _course_words(it: CourseDue) -> list[str]:
    share = f"{it.threshold * 100:g}"
    head = [_("It takes attendance at {share} % of the sessions held.").format(share=share)]
    head += filter(None, [absence_labels.not_entered(it)])
    if not it.rows:
        return [*head, _("Nobody has a seat.")]
    columns = [
        Column(_("Name"), least=10),
        Column(_("Present"), is_number=True),
        Column(_("Certificate"), least=20),
        Column(_("Printed")),
    ]
    return [*head, "", out.table(columns, [_row(row, is_finished=it.is_finished) for row in it.rows])]


def _row(it: DueRow, *, is_finished: bool) -> list[object]:
    printed = _("{number}, figures changed since").format(number=it.number) if it.is_changed else it.number
    return [
        it.name,
        f"{it.attended}/{it.held}",
        absence_labels.chance(it.chance, is_finished=is_finished),
        printed,
    ]


def _overall_table(found: Sequence[CourseDue]) -> str:
    columns = [
        Column(_("Code")),
        Column(_("Title"), least=10),
        Column(_("Left"), is_number=True),
        Column(_("To print"), is_number=True),
        *(Column(word, is_number=True) for word in (_("Have reached"), _("Still can"), _("Cannot"))),
    ]
    states = (ChanceState.REACHED, ChanceState.OPEN, ChanceState.IMPOSSIBLE)
    return out.table(
        columns, [(it.code, it.title, it.left, it.to_print, *(it.count(one) for one in states)) for it in found]
    )


def _course_shape(it: CourseDue) -> dict[str, object]:
    return {
        "course": it.code,
        "title": it.title,
        "finished": it.is_finished,
        "threshold": it.threshold,
        "left": it.left,
        "to_print": it.to_print,
        "counts": {state.value: it.count(state) for state in ChanceState},
        "persons": [_row_shape(row) for row in it.rows],
    }


def _row_shape(it: DueRow) -> dict[str, object]:
    return {
        "person": it.person,
        "name": it.name,
        "attended": it.attended,
        "held": it.held,
        "state": it.chance.state.value,
        "needed": it.chance.needed,
        "left": it.chance.left,
        "certificate": it.number or None,
        "changed": it.is_changed,
    }


COMMANDS = (absences_, offer_on, due_)
