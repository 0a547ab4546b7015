"""The commands of printing: papers of a course, and print runs."""

from __future__ import annotations

from courses.commands.command import Command
from courses.commands.handouts import PAPERS_HANDOUTS, PRINT_HANDOUTS
from courses.i18n import _, pgettext

PRINT = (
    Command("print.open", "enter", "open", lambda: (_("Choose"), _("Choose papers for the course marked."))),
    Command(
        "print.run",
        "m",
        "run",
        lambda: (_("Tomorrow"), _("Print all that tomorrow, the week or a course needs, in one go.")),
    ),
    PRINT_HANDOUTS,
    Command(
        "print.programme",
        "t",
        "programme",
        lambda: (_("Programme"), _("Print the programme of a term for the public.")),
    ),
    Command(
        "print.timetable",
        "v",
        "timetable",
        lambda: (_("Timetable"), _("Print who helps with what and when, in one week at one place.")),
    ),
    Command(
        "print.small",
        "s",
        "small",
        lambda: (_("Signs"), _("Print the evacuation list, labels for shelves, or the sign of what we help with.")),
    ),
    Command(
        "print.check",
        "k",
        "check",
        lambda: (_("Check a certificate"), _("Say whether a certificate is what the library signed, and still holds.")),
        short=lambda: pgettext("key bar", "Check"),
    ),
    Command(
        "print.export",
        "x",
        "export",
        lambda: (_("Export"), _("Write a calendar, CSV or Excel of a course, term, room, leader or person.")),
    ),
    Command("print.search", "slash", "search", lambda: (_("Search"), _("Search in code and title."))),
)
PAPERS = (
    Command("papers.print", "p,enter", "print", lambda: (_("Print"), _("Make the paper and open it in the viewer."))),
    Command(
        "papers.look",
        "v",
        "look",
        lambda: (_("How it looks"), _("Choose the paper’s language, large print, black and white, size and design.")),
    ),
    Command(
        "papers.sent",
        "e",
        "sent",
        lambda: (
            _("To whom"),
            _("Choose whether certificates go by post or e-mail, in which order, and as which files."),
        ),
    ),
    PAPERS_HANDOUTS,
    Command("papers.stop", "ctrl+t", "stop", lambda: (_("Stop"), _("Stop the work that is going on."))),
)
PRINT_RUN = (
    Command(
        "print_run.print",
        "p,enter",
        "print",
        lambda: (_("Print"), _("Make the papers ticked, with a cover sheet, and open them in the viewer.")),
    ),
    Command(
        "print_run.send",
        "s",
        "send",
        lambda: (_("To a printer"), _("Make the papers ticked and send them to a printer.")),
    ),
    Command("print_run.mark", "space", "mark", lambda: (_("Tick"), _("Take the paper along, or leave it."))),
    Command("print_run.mark_all", "a", "mark_all", lambda: (_("All"), _("Tick all papers, or none when all are."))),
    Command("print_run.earlier", "minus", "earlier", lambda: (_("Day before"), _("Show what the day before needs."))),
    Command("print_run.later", "plus", "later", lambda: (_("Day after"), _("Show what the day after needs."))),
    Command(
        "print_run.week", "v", "week", lambda: (_("Week"), _("Show what the days left of this week need, or the day."))
    ),
    Command("print_run.course", "o", "course", lambda: (_("Course"), _("Open the course of the paper marked."))),
    Command(
        "print_run.runs", "h", "runs", lambda: (_("Printed"), _("Show the print runs made so far and how they ended."))
    ),
    Command("print_run.stop", "ctrl+t", "stop", lambda: (_("Stop"), _("Stop after the paper that is being made."))),
)
CERTIFICATE_CHECK = (
    Command(
        "certificate_check.check",
        "ctrl+s",
        "check",
        lambda: (_("Check"), _("Check the text pasted, or the file whose name is written.")),
    ),
)
