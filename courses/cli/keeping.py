"""Commands that keep the library: make it, settings, check, undo, the journal."""

from __future__ import annotations

from courses import places
from courses.cli import out, shapes
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import DRY_RUN, JSON, argument, command, group, option
from courses.cli.values import WHOLE
from courses.dates import day_text, time_text
from courses.errors import Exit
from courses.i18n import _, ngettext
from courses.model import HistoryRow
from courses.setting_values import Setting
from courses.settings import SETTINGS, setting
from courses.store import Store, courses, journal, numbers, options, people

_KEYS = 10
"""How many persons a reminder names."""
_ENTRIES = 50
"""How many entries of the journal are shown when nothing else is said."""


@command("init", lambda: _("Make a library in the data folder, and say where it is."))
def init(office: Office) -> None:
    """Make the data folder and the database."""
    is_new = not places.database_file(office.folder).exists()
    with office.library(create=True):
        pass
    said = _("A new library is made in") if is_new else _("There is a library already in")
    out.note(said)
    out.say(str(office.folder))


@command(
    "get",
    lambda: _("Show all settings, or the value of one."),
    [argument("name", lambda: _("NAME"), lambda: _("The setting’s name."), required=False), JSON],
)
def get_setting(office: Office, *, name: str | None, as_json: bool) -> None:
    """Show settings."""
    with office.library() as store:
        values = {name: options.get(store, name)} if name else options.everything(store)
    if as_json:
        out.say_json(values)
    elif name:
        out.say(values[name])
    else:
        columns = [Column(_("Setting")), Column(_("Value"), least=8), Column(_("Meaning"), least=16)]
        out.say(out.table(columns, [(key, value, _meaning(SETTINGS[key])) for key, value in values.items()]))


def _meaning(it: Setting) -> str:
    """Return a setting's title and, where there is a closed list of values, all of them."""
    values = ", ".join(choice.value for choice in it.choices)
    return f"{it.title()}: {values}" if values else it.title()


@command(
    "set",
    lambda: _("Change a setting."),
    [
        argument("name", lambda: _("NAME"), lambda: _("The setting’s name.")),
        argument("value", lambda: _("VALUE"), lambda: _("The new value, or the word for it: dark, yes, Swedish.")),
    ],
)
def set_setting(office: Office, *, name: str, value: str) -> None:
    """Change a setting."""
    from courses.actions.options import set_option

    setting(name)  # a wrong name is told before a library is made
    with office.library(create=True) as store:
        kept = set_option(store, office.actor, name, value)
    out.say(f"{name} = {kept}")


@command("check", lambda: _("See that the database holds together; the exit code is 9 when it does not."), [JSON])
def check(office: Office, *, as_json: bool) -> int:
    """Check the database."""
    from courses.store.check import find_troubles

    with office.library() as store:
        troubles = find_troubles(store)
        reminders = _reminders(store)
    if as_json:
        told = [{"kind": it.kind, "text": it.text} for it in troubles]
        out.say_json({"ok": not troubles, "troubles": told, "reminders": reminders})
        return Exit.DAMAGED if troubles else Exit.DONE
    if not troubles:
        out.say(_("The database is whole."))
    for text in (*(it.text for it in troubles), *reminders):
        out.note(text)
    return Exit.DAMAGED if troubles else Exit.DONE


def _reminders(store: Store) -> list[str]:
    """Return what is no damage, and still to be put right; persons by key only."""
    keys = [str(row["key"]) for row in numbers.unneeded(store)]
    if not keys:
        return []
    text = ngettext(
        "{count} personal number is kept that no study circle needs: {keys}. `numbers --remove` removes it.",
        "{count} personal numbers are kept that no study circle needs: {keys}. `numbers --remove` removes them.",
        len(keys),
    )
    shown = ", ".join(keys[:_KEYS]) + (" …" if len(keys) > _KEYS else "")
    return [text.format(count=len(keys), keys=shown)]


@command("undo", lambda: _("Take back the last thing you did; it says what."), [DRY_RUN])
def undo(office: Office, *, dry_run: bool) -> None:
    """Take back the last deed of the same name."""
    from courses.actions import journal as deeds

    with office.library() as store:
        if dry_run:
            out.say(deeds.what_undo_takes(store, office.actor) or _("There is nothing to undo."))
            return
        undone = deeds.undo(store, office.actor)
    out.say(_("Undid: {deed}").format(deed=undone))


@command(
    "journal",
    lambda: _("List what was done, when and by whom, the newest first."),
    [
        option("--course", label=lambda: _("COURSE"), words=lambda: _("Only what changed this course’s own facts.")),
        option("--person", label=lambda: _("PERSON"), words=lambda: _("Only what changed this person’s own facts.")),
        option(
            "--limit",
            type=WHOLE,
            default=_ENTRIES,
            label=lambda: _("NUMBER"),
            words=lambda: _("At most so many; 50 when nothing is said."),
        ),
        JSON,
    ],
)
def journal_command(office: Office, *, course: str | None, person: str | None, limit: int, as_json: bool) -> None:
    """List the journal."""
    with office.library() as store:
        table, row_id = _row_of(store, office, course, person)
        entries = journal.history(store, table=table, row_id=row_id, limit=limit)
    if as_json:
        out.say_json([shapes.deed(it) for it in entries])
    elif entries:
        columns = [Column(_("When")), Column(_("Who"), least=8), Column(_("What"), least=20)]
        out.say(out.table(columns, [_entry(it) for it in entries]))
        out.note(ngettext("{count} entry", "{count} entries", len(entries)).format(count=len(entries)))
    else:
        out.note(_("Nothing is in the journal."))


def _row_of(store: Store, office: Office, course: str | None, person: str | None) -> tuple[str, int | None]:
    if course is not None:
        return "course", courses.by_code(store, course).id
    return ("person", people.find(store, office.actor, person).id) if person is not None else ("", None)


def _entry(it: HistoryRow) -> list[object]:
    deed = _("{deed} (undone)").format(deed=it.deed) if it.is_undone else it.deed
    return [f"{day_text(it.at.date())} {it.at.year} {time_text(it.at.time())}", it.actor, deed]


settings = group("settings", lambda: _("Show and change settings."), get_setting, set_setting)
COMMANDS = (init, settings, check, undo, journal_command)
