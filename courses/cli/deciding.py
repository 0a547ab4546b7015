"""The command that shows which coming courses go ahead and which have to be decided."""

from __future__ import annotations

from collections.abc import Sequence

from courses import clock, labels
from courses.actions import go as board
from courses.actions.go import BoardRow
from courses.cli import out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, command
from courses.dates import day_text
from courses.i18n import _
from courses.rules.go import Verdict


@command(
    "go",
    lambda: _(
        "Show the coming courses: enrolled against minimum, the day of the decision, and what might be done.\n\nNothing is "
        "decided by itself. `change-course --decision-date` sets another day, the setting go.days_before the usual one."
    ),
    [JSON],
)
def go_command(office: Office, *, as_json: bool) -> None:
    """Show the board."""
    with office.library() as store:
        rows = board.board(store, clock.now())
    if as_json:
        out.say_json([_shape(row) for row in rows])
    elif rows:
        out.say(_table(rows))
        _say_proposals(rows)
    else:
        out.note(_("No course is to come."))


def _table(rows: Sequence[BoardRow]) -> str:
    columns = [
        Column(_("Code")),
        Column(_("Title"), least=12),
        Column(_("Begins")),
        Column(_("Days left"), is_number=True),
        Column(_("Enrolled"), is_number=True),
        Column(_("Decision")),
        Column(_("State")),
    ]
    return out.table(columns, [_row(row) for row in rows])


def _row(row: BoardRow) -> list[object]:
    it, today = row.course, clock.today()
    is_open = row.verdict is Verdict.OPEN
    return [
        it.code,
        it.title,
        day_text(it.first_date, today),
        row.days_left,
        "" if is_open else labels.against(it.enrolled, it.minimum),
        "" if is_open or it.minimum is None else day_text(it.decision_date, today),
        labels.verdict(row.verdict),
    ]


def _say_proposals(rows: Sequence[BoardRow]) -> None:
    for row in rows:
        for one in row.proposals:
            out.say(f"{row.course.code}: {one.words}")


def _shape(row: BoardRow) -> dict[str, object]:
    it = row.course
    is_open = row.verdict is Verdict.OPEN
    return {
        "code": it.code,
        "title": it.title,
        "kind": it.kind.value,
        "first_date": it.first_date.isoformat(),
        "days_left": row.days_left,
        "enrolled": it.enrolled,
        "waiting": it.waiting,
        "seats": it.seats,
        "minimum": it.minimum,
        "decision_date": None if is_open else it.decision_date.isoformat(),
        "verdict": row.verdict.value,
        "last_heads": it.last_heads,
        "proposals": [{"step": one.step.value, "words": one.words} for one in row.proposals],
    }


COMMANDS = (go_command,)
