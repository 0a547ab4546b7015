"""The commands of lists as such: filter, sort, mark, change what is marked, mend gaps. Words as in `catalogue`."""

from __future__ import annotations

from courses.commands.command import Command
from courses.i18n import _, pgettext

COURSE_LIST = (
    Command(
        "courses.filter",
        "f",
        "filter",
        lambda: (_("Filter"), _("Show only the courses of a term, a kind, a place, an organiser, a leader …")),
    ),
    Command(
        "courses.clear",
        "delete",
        "clear_filter",
        lambda: (_("Show all"), _("Take away the search and every filter.")),
    ),
    Command(
        "courses.sort",
        "s",
        "sort",
        lambda: (_("Sort"), _("Sort by date, code, title, place, free seats or organiser; the same again turns it round.")),
    ),
    Command(
        "courses.mark",
        "space",
        "mark",
        lambda: (_("Mark"), _("Mark the course, or take its mark away; Ctrl and click does it with the mouse.")),
    ),
    Command(
        "courses.mark_all",
        "A,asterisk",
        "mark_all",
        lambda: (_("Mark all"), _("Mark all courses that are shown, or none when all are.")),
    ),
    Command(
        "courses.change_marked",
        "w",
        "change_marked",
        lambda: (_("Change the marked ones"), _("Change all marked courses at once, after a preview.")),
        short=lambda: pgettext("key bar", "Change"),
    ),
    Command(
        "courses.next_state",
        "right",
        "step_state(1)",
        lambda: (_("Next state"), _("Show all, running, coming, finished or cancelled courses.")),
        in_bar=False,
    ),
    Command(
        "courses.previous_state",
        "left",
        "step_state(-1)",
        lambda: (_("Previous state"), _("Show all, running, coming, finished or cancelled courses.")),
        in_bar=False,
    ),
)  # fmt: skip
COURSE_MARKS = (
    Command(
        "course.mark",
        "space",
        "mark",
        lambda: (_("Mark"), _("Mark the session, or take its mark away; Ctrl and click does it with the mouse.")),
    ),
    Command(
        "course.mark_all",
        "A,asterisk",
        "mark_all",
        lambda: (_("Mark all"), _("Mark all sessions of the course, or none when all are.")),
        in_bar=False,
    ),
    Command(
        "course.change_marked",
        "w",
        "change_marked",
        lambda: (_("Change the marked ones"), _("Change all marked sessions at once, after a preview.")),
        short=lambda: pgettext("key bar", "Change"),
    ),
)
BULK = (
    Command(
        "bulk.save",
        "ctrl+s",
        "save",
        lambda: (_("Save"), _("Change all that the preview says, in one deed.")),
        priority=True,
    ),
    Command(
        "bulk.tell", "t", "tell", lambda: (_("To be told"), _("Show who has to be told, and how each is reached."))
    ),
)
MERGE = (
    Command(
        "merge.save",
        "ctrl+s",
        "save",
        lambda: (_("Merge"), _("Move everybody and cancel the emptied course, in one deed.")),
        priority=True,
    ),
    Command("merge.turn", "v", "turn", lambda: (_("Turn round"), _("Empty the other course instead."))),
    Command(
        "merge.tell", "t", "tell", lambda: (_("To be told"), _("Show who has to be told, and how each is reached."))
    ),
)
CLASHES = (Command("clashes.open", "enter", "open", lambda: (_("Open"), _("Open the course of the clash marked."))),)
GAPS = (
    Command("gaps.open", "enter", "open", lambda: (_("Open"), _("Open where what is missing is filled in."))),
    Command("gaps.course", "o", "course", lambda: (_("Course"), _("Open the course."))),
    Command(
        "gaps.next",
        "right",
        "step(1)",
        lambda: (_("Next kind"), _("Show the next kind of what is missing.")),
        in_bar=False,
    ),
    Command(
        "gaps.previous",
        "left",
        "step(-1)",
        lambda: (_("Previous kind"), _("Show the previous kind of what is missing.")),
        in_bar=False,
    ),
)
