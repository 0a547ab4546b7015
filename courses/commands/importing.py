"""The commands of the rows of an import, which are looked through before they are written. Words as in `catalogue`."""

from __future__ import annotations

from courses.commands.command import Command
from courses.i18n import _

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
