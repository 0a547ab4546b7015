"""The commands of attendance: which session, and the grid. Words as in `catalogue`."""

from __future__ import annotations

from courses.commands.command import Command
from courses.i18n import _, pgettext

ATTENDANCE = (
    Command("attendance.open", "enter", "open", lambda: (_("Open"), _("Open the attendance of the course marked."))),
    Command(
        "attendance.key",
        "number_sign",
        "key_in",
        lambda: (
            pgettext("key bar", "From paper"),
            _("Key a list of paper: its number finds the course and the session, then its rows in one line."),
        ),
    ),
    Command("attendance.search", "slash", "search", lambda: (_("Search"), _("Search in code and title."))),
)
GRID = (
    Command(
        "grid.present",
        "x,h",
        "mark('PRESENT')",
        lambda: (pgettext("mark", "Present"), _("Mark the person as present, or all that is marked as a range.")),
    ),
    Command(
        "grid.absent", "minus", "mark('ABSENT')", lambda: (_("Absent"), _("Mark the person as absent without notice."))
    ),
    Command(
        "grid.excused",
        "a,latin_small_letter_a_with_ring_above",
        "mark('EXCUSED')",
        lambda: (_("Excused"), _("Mark the person as absent with notice; also before the session.")),
    ),
    Command(
        "grid.late",
        "s",
        "mark('LATE')",
        lambda: (_("Late"), _("Mark the person as present but late. Digits typed after it are the minutes.")),
    ),
    Command(
        "grid.left_early",
        "g",
        "mark('LEFT_EARLY')",
        lambda: (
            _("Left early"),
            _("Mark the person as present but gone early. Digits typed after it are the minutes."),
        ),
        short=lambda: pgettext("key bar", "Left early"),
    ),
    Command(
        "grid.all",
        "A",
        "all_present",
        lambda: (
            _("All present"),
            _("Mark everybody without a mark at this session as present; then mark the exceptions."),
        ),
    ),
    Command(
        "grid.sign",
        "S",
        "sign",
        lambda: (
            _("Sign"),
            _("Sign the session, or all that were held: the marks are locked, and changed with a reason."),
        ),
    ),
    Command(
        "grid.key_in",
        "number_sign",
        "key_in",
        lambda: (
            pgettext("key bar", "From paper"),
            _("Enter a list of paper by its row numbers in one line, such as “1 3 7 f9 s2+30”."),
        ),
    ),
    Command(
        "grid.online",
        "d",
        "online",
        lambda: (
            _("Online"),
            _("Mark the person as present online, or, present already, change between online and in the room."),
        ),
    ),
    Command(
        "grid.walk_in",
        "n",
        "walk_in",
        lambda: (_("Walk-in"), _("Write down somebody who came without being enrolled; who it was can be told later.")),
    ),
    Command(
        "grid.toggle",
        "space",
        "flip",
        lambda: (_("Toggle"), _("Change between present and absent.")),
    ),
    Command(
        "grid.range",
        "m",
        "mark_range",
        lambda: (
            _("Mark range"),
            _("Mark with the arrows, or with Shift and the arrows; then one key marks all of it, as one deed."),
        ),
        short=lambda: pgettext("key bar", "Range"),
    ),
    Command(
        "grid.column",
        "k",
        "whole_column",
        lambda: (_("Whole session"), _("Take the whole session; then one key marks everybody in it.")),
        short=lambda: pgettext("key bar", "Session"),
    ),
    Command(
        "grid.row",
        "r",
        "whole_row",
        lambda: (_("Whole row"), _("Take all sessions of the person; then one key marks those that have been.")),
        short=lambda: pgettext("key bar", "Row"),
    ),
    Command(
        "grid.heads",
        "v",
        "heads",
        lambda: (_("Count heads"), _("Write how many came, without names: in all, under 18, online.")),
    ),
    Command(
        "grid.minutes",
        "t",
        "minutes",
        lambda: (_("Minutes"), _("Write how many minutes late or too early; typing digits on the mark does the same.")),
        in_bar=False,
    ),
    Command("grid.clear", "delete,backspace", "mark('')", lambda: (_("Clear"), _("Take the mark away.")), in_bar=False),
    Command(
        "grid.open",
        "enter",
        "open",
        lambda: (_("Open"), _("Open the person, or tell who a walk-in was; while minutes are typed: keep them.")),
        in_bar=False,
    ),
    Command("grid.print", "p", "print", lambda: (_("Print"), _("Print papers for this course.")), in_bar=False),
)
KEYING = (
    Command(
        "keying.write",
        "enter",
        "write",
        lambda: (_("Save"), _("Save what the line says, or show where it differs from what was read first.")),
    ),
    Command(
        "keying.first",
        "1",
        "take('first')",
        lambda: (_("The first"), _("Let hold for the row marked what was read first.")),
    ),
    Command(
        "keying.second",
        "2",
        "take('second')",
        lambda: (_("The second"), _("Let hold for the row marked what was read now.")),
    ),
    Command(
        "keying.again",
        "ctrl+t",
        "again",
        lambda: (
            _("Second reading"),
            _("Change between reading a list a second time, which shows only differences, and keying it anew."),
        ),
    ),
    Command(
        "keying.list",
        "ctrl+l",
        "other_list",
        lambda: (_("Other list"), _("Key from another printed list of the course, or from the places of today.")),
    ),
)
