"""The command that writes people: a table, labels, a list of addresses or address cards."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from courses import clock
from courses.cli import files, out
from courses.cli.office import Office
from courses.cli.parts import argument, command, option
from courses.cli.print_options import print_options
from courses.cli.values import DAY, TERM, WHOLE
from courses.errors import Invalid
from courses.i18n import _
from courses.model.paper_style import PaperKind, PaperWish
from courses.model.roll import RollScope
from courses.store import Store, courses

_KINDS = ("csv", "xlsx", "vcard", "labels", "addresses")


def _whom() -> list[click.Parameter]:
    """Return what says whom it is about."""
    return [
        argument(
            "code", lambda: _("CODE"), lambda: _("The course; without it give a period or a search."), required=False
        ),
        option("--term", type=TERM, label=lambda: _("TERM"), words=lambda: _("People of all courses of this term.")),
        option(
            "--from",
            "first",
            type=DAY,
            label=lambda: _("DATE"),
            words=lambda: _("People of all courses from this day on."),
        ),
        option("--to", "last", type=DAY, label=lambda: _("DATE"), words=lambda: _("Only up to this day, inclusive.")),
        option(
            "--municipality", default="", label=lambda: _("NAME"), words=lambda: _("Only courses in this municipality.")
        ),
        option("--search", label=lambda: _("SEARCH"), words=lambda: _("Those whom `people` finds by these words.")),
        option("--waiting", is_flag=True, words=lambda: _("Those who wait for a seat too.")),
    ]


def _how() -> list[click.Parameter]:
    """Return what says what is written, and where."""
    return [
        option(
            "--columns",
            label=lambda: _("COLUMNS"),
            words=lambda: _("What a table tells, with commas between, in that order; else as it was last."),
        ),
        option(
            "--format",
            "kind",
            type=click.Choice(_KINDS, case_sensitive=False),
            default="csv",
            words=lambda: _("A table, address cards, labels or a list of addresses."),
        ),
        option(
            "--sheet",
            type=click.Choice(("3x8", "2x7")),
            default="3x8",
            words=lambda: _("The labels across and down a sheet."),
        ),
        option(
            "--start",
            type=WHOLE,
            default=1,
            label=lambda: _("NUMBER"),
            words=lambda: _("The first label that is free."),
        ),
        *print_options(PaperKind.ADDRESS_LABELS),
        option(
            "-o",
            "--output",
            "target",
            type=click.Path(),
            default=".",
            label=lambda: _("FILE"),
            words=lambda: _("The file to write, or a folder to put it in; else the folder you are in."),
        ),
        option("--force", is_flag=True, words=lambda: _("Replace the file when it is there already.")),
    ]


@command(
    "participants",
    lambda: _(
        "Write people as a table, labels, a list of addresses or address cards.\n\n"
        "Who is protected is in a table under alias without anything else, and in nothing else at all. "
        "That it is exported is noted in the journal."
    ),
    [*_whom(), *_how()],
)
def participants(office: Office, **given: Any) -> None:  # noqa: ANN401 as click gives them
    """Write people."""
    from courses.actions import roll as deeds
    from courses.exports import roll
    from courses.rules.roll import read_columns

    target, force = given["target"], given["force"]
    files.target(target, force=force)
    columns = read_columns(given["columns"]) if given["columns"] is not None else ()
    wanted = roll.Wanted(roll.RollFile(given["kind"]), columns, given["sheet"], given["start"], _wish(given))
    with office.library() as store:
        what = deeds.roll(store, office.actor, _scope(store, given))
        file = roll.write(store, office.actor, what, wanted, clock.now())
    path = files.target(target, force=force, file_name=file.file_name)
    files.write(path, file.content, is_private=True)
    out.say(f"{path} ({roll.told(what, wanted, file.count)})")


def _wish(given: dict[str, Any]) -> PaperWish:
    """Return how labels and lists on paper are to look."""
    return PaperWish(
        language=given["language"], is_large=given["is_large"], is_black_and_white=given["is_black_and_white"]
    )


def _scope(store: Store, given: dict[str, Any]) -> RollScope:
    """Return whose rows are wanted. Raises a usage error when it is not said, or said twice."""
    from courses.actions import roll as deeds

    term, first, last = given["term"], given["first"], given["last"]
    ways = [given["code"] is not None, given["search"] is not None, term is not None, bool(first or last)]
    if sum(ways) != 1:
        raise click.UsageError(
            _("Give a course, a period or a search, and only one of them."), click.get_current_context()
        )
    if given["code"] is not None:
        return deeds.of_course(store, courses.by_code(store, given["code"]).id, with_waiting=given["waiting"])
    if given["search"] is not None:
        return deeds.of_search(given["search"])
    first, last = (term.first, term.last) if term else (first or date.min, last or date.max)
    if last < first:
        raise Invalid(_("The last day, {last}, is before the first, {first}.").format(first=first, last=last))
    return deeds.of_period(store, first, last, given["municipality"], with_waiting=given["waiting"])
