"""The commands of lists as such: filter, sort, mark, change what is marked, mend gaps. Words as in `catalogue`."""

from __future__ import annotations

from courses.commands.command import Command
from courses.i18n import _, pgettext

GO = (
    Command("board.open", "enter", "open", lambda: (_("Open"), _("Open the course marked."))),
    Command(
        "board.decide",
        "d",
        "decide",
        lambda: (_("Decision day"), _("Say when it is decided whether the course is held.")),
    ),
    Command(
        "board.merge",
        "s",
        "merge",
        lambda: (_("Merge"), _("Move everybody of the course marked to another that gives the same, and cancel it.")),
    ),
    Command(
        "board.do",
        "g",
        "do",
        lambda: (_("Do it"), _("Do what is proposed for the course marked; each shows first what it comes to.")),
    ),
    Command("board.print", "p", "print", lambda: (_("Print"), _("Print papers for the course marked."))),
)
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
ENROLLING = (
    Command(
        "enrolling.enrol",
        "ctrl+s",
        "enrol",
        lambda: (_("Enrol"), _("Enrol the person in the course, as it says they would stand.")),
        priority=True,
    ),
    Command(
        "enrolling.party",
        "s",
        "party",
        lambda: (_("Party"), _("Let somebody else be enrolled together with the person; a party stays together.")),
    ),
    Command(
        "enrolling.sessions",
        "t",
        "sessions",
        lambda: (_("Sessions"), _("Choose which sessions of a workshop series they come to.")),
    ),
    Command(
        "enrolling.other",
        "k,ctrl+k",
        "other",
        lambda: (_("Another course"), _("Take a course about the same that has a free seat.")),
    ),
    Command(
        "enrolling.interest",
        "i",
        "interest",
        lambda: (_("Interested only"), _("Note that they would like to come, without a seat or a place in the queue.")),
    ),
    Command(
        "enrolling.same",
        "ctrl+o",
        "same",
        lambda: (_("The same person"), _("Take the one in the register who is like the one typed in.")),
        priority=True,
    ),
    Command(
        "enrolling.cancel",
        "x",
        "cancel",
        lambda: (_("Cancel enrolment"), _("Take the person, who is there already, off the course.")),
    ),
    Command("enrolling.change", "e", "change", lambda: (_("Change"), _("Change what is known of the person."))),
    Command(
        "enrolling.slip",
        "ctrl+l,l",
        "slip",
        lambda: (_("Slip"), _("Print the slip of the person enrolled last.")),
        priority=True,
    ),
    Command(
        "enrolling.tell",
        "ctrl+t",
        "tell",
        lambda: (_("Joining notice"), _("Make the joining notice of who was enrolled last, by their own way.")),
        priority=True,
    ),
    Command(
        "enrolling.next", "ctrl+n", "next", lambda: (_("Next caller"), _("Leave this one and begin with the next."))
    ),
)
