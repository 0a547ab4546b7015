"""People to a file from a screen: as what, with which columns or on which labels, into which folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from courses.errors import Invalid
from courses.i18n import _
from courses.rules import roll as rules
from courses.screens import last_folder, viewer
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.exporting import free_name, read_folder
from courses.screens.guard import Guard
from courses.text import plain
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.exports.roll import Wanted
    from courses.model.roll import LabelSheet, Roll, RollScope

_FOLDER = "export"


def ask(at: Guard, scope: RollScope) -> None:
    """Ask as what the people of a scope go out. Raises Refused when there is nobody, or too many."""
    from courses.actions import roll as deeds

    what = deeds.roll(at.desk.store, at.desk.actor, scope)
    kinds = (
        ("csv", _("Table, CSV")),
        ("xlsx", _("Table, Excel")),
        ("labels", _("Address labels, PDF")),
        ("addresses", _("Address list, PDF")),
        ("vcard", _("Address cards (vCard)")),
    )
    heading = _("Export people: {name}").format(name=scope.name)
    at.ask(
        Pick(heading, kinds, words=_protected(what)), lambda kind: _ask_more(at, what, kind, heading) if kind else None
    )


def _protected(what: Roll) -> str:
    if not what.protected:
        return ""
    return _("{count} protected: in a table under alias with nothing else, in anything else not at all.").format(
        count=what.protected
    )


def _ask_more(at: Guard, what: Roll, kind: str, heading: str) -> None:
    folder = last_folder.recall(at.desk.data_folder, _FOLDER)
    fields = [*_fields(at, kind), Field("folder", _("Folder"), read_folder, value=os.fspath(folder))]

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            _make(at, what, _wanted(kind, given), given["folder"])

    words = _("That it is exported is noted in the journal.")
    at.ask(Prompt(heading, fields, _("Export"), words=words), answer)


def _fields(at: Guard, kind: str) -> list[Field]:
    """Return what else has to be known for a kind of file."""
    from courses.actions import roll as deeds

    if kind in ("csv", "xlsx"):
        last = rules.columns_text(deeds.columns_last(at.desk.store))
        return [Field("columns", _("Columns"), rules.read_columns, value=last)]
    if kind != "labels":
        return []
    sheets = [(_sheet_words(it), code) for code, it in deeds.sheets().items()]
    return [
        Field("sheet", _("Sheet"), str, value=sheets[0][1], choices=sheets),
        Field("first", _("From label"), _whole, value="1", width=6),
    ]


def _sheet_words(sheet: LabelSheet) -> str:
    words = _("{across} × {down}: {width} × {height} mm")
    width, height = (f"{it:g}".replace(".", ",") for it in (sheet.width, sheet.height))
    return words.format(across=sheet.columns, down=sheet.rows, width=width, height=height)


def _whole(text: str) -> int:
    if not text.strip().isdecimal() or not int(text):
        raise Invalid(_("Write a whole number, such as 1."))
    return int(text)


def _wanted(kind: str, given: dict[str, Any]) -> Wanted:
    from courses.exports.roll import RollFile, Wanted

    return Wanted(RollFile(kind), given.get("columns", ()), given.get("sheet", ""), given.get("first", 1))


def _make(at: Guard, what: Roll, wanted: Wanted, folder: Path) -> None:
    """Make the file; beside one of that name it gets a number, as downloads do."""
    from courses.exports import roll

    file = roll.write(at.desk.store, at.desk.actor, what, wanted, at.desk.now())
    path = viewer.keep(folder, free_name(folder, file.file_name), file.content, is_private=True)
    last_folder.remember(at.desk.data_folder, folder, _FOLDER)
    at.desk.wrote()
    text = _("{file} ({count}) lies in {folder}")
    at.house.tell(text.format(file=plain(path.name), count=roll.told(what, wanted, file.count), folder=plain(folder)))
