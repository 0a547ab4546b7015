"""The command that says what each study association's courses come to."""

from __future__ import annotations

import click

from courses import clock
from courses.actions import associations as actions
from courses.cli import out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, command, option
from courses.i18n import _
from courses.model import AssociationFigures


@command(
    "associations",
    lambda: _(
        "Say for each study association how many courses, sessions and study hours it has, and how many participants count."
        "\n\nStudy hours to come are those of this year and the next."
    ),
    [
        option(
            "--year",
            type=click.IntRange(1900, 9999),
            label=lambda: _("YEAR"),
            words=lambda: _("Only the sessions of that year."),
        ),
        JSON,
    ],
)
def associations(office: Office, *, year: int | None, as_json: bool) -> None:
    """List figures."""
    with office.library() as store:
        found = actions.figures(store, office.actor, clock.now(), year)
    if as_json:
        out.say_json([_shape(it) for it in found])
    elif found:
        out.say(_table(found))
    else:
        out.note(_("There is no study association in the register."))


def _shape(it: AssociationFigures) -> dict[str, object]:
    return {
        "code": it.organisation.code,
        "name": it.organisation.name,
        "courses": it.courses,
        "sessions_held": it.held,
        "study_hours_held": it.hours_held,
        "study_hours_counting": it.hours_counting,
        "study_hours_circle": it.hours_circle,
        "study_hours_other": it.hours_other,
        "study_hours_to_come": {str(year): count for year, count in it.to_come.items()},
        "participant_hours": it.participant_hours,
        "approved_participants": it.approved,
        "approved_persons": it.approved_persons,
        "can_still_count": it.can_still,
    }


def _table(found: list[AssociationFigures]) -> str:
    years = list(found[0].to_come)
    columns = [
        Column(_("Association"), least=7),
        *(Column(words, is_number=True) for words in (_("Courses"), _("Held"), _("Hours"), _("Counting"))),
        *(Column(words, is_number=True) for words in (_("in circles"), _("in others"))),
        *(Column(_("to come {year}").format(year=year), is_number=True) for year in years),
        *(Column(words, is_number=True) for words in (_("Part. hours"), _("Approved"), _("Can still"))),
    ]
    return out.table(columns, [_row(it, years) for it in found])


def _row(it: AssociationFigures, years: list[int]) -> list[object]:
    hours = [it.hours_held, it.hours_counting, it.hours_circle, it.hours_other, *(it.to_come[year] for year in years)]
    return [it.organisation.code, it.courses, it.held, *hours, it.participant_hours, it.approved, it.can_still]


COMMANDS = (associations,)
