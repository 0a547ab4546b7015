"""The commands of the rows of an import, which are looked through before they are written. Words as in `catalogue`."""

from __future__ import annotations

from courses.commands.command import Command
from courses.i18n import _

IMPORT = (
    Command(
        "import.choose",
        "ctrl+o",
        "choose_file",
        lambda: (_("Choose file"), _("Look for the file in the computer’s folders.")),
    ),
    Command(
        "import.preview",
        "f9",
        "preview",
        lambda: (_("Look through"), _("Read the file and show what is in it; nothing is written.")),
    ),
    Command(
        "import.run",
        "ctrl+s",
        "run",
        lambda: (_("Import"), _("Write the good rows; bad ones come back in a file with the reason.")),
        priority=True,
    ),
    Command(
        "import.match",
        "ctrl+r",
        "match",
        lambda: (_("Match headings"), _("Say which heading of the file is which field, and keep it under a name.")),
    ),
    Command(
        "import.rows",
        "ctrl+d",
        "rows",
        lambda: (_("Rows"), _("Look at each row: who it is about, what was put right, and what you have to decide.")),
    ),
    Command("import.stop", "ctrl+t", "stop", lambda: (_("Stop"), _("Stop the work that is going on."))),
)
IMPORT_ROWS = (
    Command(
        "import_rows.decide",
        "enter",
        "decide",
        lambda: (_("Decide"), _("Say who the row marked is about: one of those it is like, or somebody new.")),
    ),
    Command(
        "import_rows.same",
        "s",
        "same",
        lambda: (_("The same"), _("The row marked is about the first of those it is like.")),
    ),
    Command(
        "import_rows.new",
        "n",
        "new",
        lambda: (_("New person"), _("The row marked is about somebody who is not in the register.")),
    ),
    Command(
        "import_rows.leave_out",
        "x",
        "leave_out",
        lambda: (_("Leave out"), _("The row marked is not read in.")),
    ),
    Command(
        "import_rows.undecide",
        "delete",
        "undecide",
        lambda: (_("Take back"), _("Take back what was decided about the row marked.")),
        in_bar=False,
    ),
    Command(
        "import_rows.filter",
        "f",
        "filter",
        lambda: (_("Only some"), _("Show all rows, or only those that need something.")),
    ),
    Command(
        "import_rows.run",
        "ctrl+s",
        "run",
        lambda: (_("Import"), _("Write the good rows as they are decided, in one deed.")),
        priority=True,
    ),
)
