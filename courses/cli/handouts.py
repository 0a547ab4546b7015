"""Commands about the handout shelf: list, show, put on it, change, take back, and say where a handout is given out."""

from __future__ import annotations

from pathlib import Path

import click

from courses import clock, i18n
from courses.actions import handout_uses as use_deeds
from courses.actions import handouts as deeds
from courses.actions.handouts import HandoutFile
from courses.cli import files, find, handout_shapes, out
from courses.cli.office import Office
from courses.cli.parts import JSON, Argument, Option, argument, command, course_argument, group, option
from courses.cli.print_options import LANGUAGE
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.imports import handout_file
from courses.model.shelf import HandoutUse, ShelfText
from courses.store import Store, courses, handout_uses, handouts, plans


def handout_argument() -> Argument:
    """Return the argument that names a handout."""
    return argument(
        "handout",
        lambda: _("HANDOUT"),
        lambda: _("The handout’s code, the beginning of it, or words that only one title has."),
    )


def _language() -> Option:
    return option(
        "--language",
        type=LANGUAGE,
        label=lambda: _("LANGUAGE"),
        words=lambda: _("In this language, by name or code; else the original."),
    )


def _file() -> Argument:
    return argument(
        "file",
        lambda: _("FILE"),
        lambda: _("The text in UTF-8, with its facts at the top; its pictures lie beside it."),
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
    )


@command(
    "handouts",
    lambda: _(
        "List the handouts on the shelf.\n\nA language with ⚠ lags behind its original. To see where one is used, and how "
        "each language stands: handout show."
    ),
    [
        option("--search", default="", label=lambda: _("WORDS"), words=lambda: _("Only those with all the words.")),
        option("--topic", default="", label=lambda: _("TOPIC"), words=lambda: _("Only those on this topic.")),
        option(
            "--language",
            type=LANGUAGE,
            label=lambda: _("LANGUAGE"),
            words=lambda: _("Only those that there are in this language."),
        ),
        option("--lagging", "is_lagging", is_flag=True, words=lambda: _("Only those with a translation that lags.")),
        option("--ageing", "is_ageing", is_flag=True, words=lambda: _("Only those that are too old, or will be soon.")),
        JSON,
    ],
)
def handouts_command(
    office: Office,
    *,
    search: str,
    topic: str,
    language: str | None,
    is_lagging: bool,
    is_ageing: bool,
    as_json: bool,
) -> None:
    """List handouts."""
    wanted = handouts.Wanted(search, topic, language or "", is_lagging, is_ageing)
    with office.library() as store:
        found = handouts.shelf(store, clock.today(), wanted)
    if as_json:
        out.say_json([handout_shapes.shape(it) for it in found])
        return
    if found:
        out.say(handout_shapes.table(found))
    out.note(ngettext("{count} handout", "{count} handouts", len(found)).format(count=len(found)))


@command(
    "show",
    lambda: _("Show a handout: its languages and how each stands, and where it is used."),
    [handout_argument(), JSON],
)
def show(office: Office, *, handout: str, as_json: bool) -> None:
    """Show a handout."""
    today = clock.today()
    with office.library() as store:
        row = handouts.row(store, today, handout)
        uses = handout_uses.of_handout(store, row.code, today, i18n.language())
    if as_json:
        shape = handout_shapes.shape(row)
        out.say_json({**shape, "uses": [handout_shapes.use_shape(it) for it in uses]})
    else:
        out.say(handout_shapes.page(row, uses, today))


@command(
    "add",
    lambda: _(
        "Put a new text on the shelf, from a file of Markdown with its facts at the top.\n\nThe file’s name says code and "
        "language: 07_karta.sv.md. A translation has the same code. `handout export` shows how a file looks."
    ),
    [
        _file(),
        option("--code", default="", label=lambda: _("CODE"), words=lambda: _("The code, instead of the file’s name.")),
    ],
)
def add(office: Office, *, file: Path, code: str) -> None:
    """Add a text."""
    read = handout_file.read(file)
    with office.library(create=True) as store:
        _require_printable(store, read, code)
        text = deeds.add(store, office.actor, read, code)
    out.say(_("Saved {what}.").format(what=_name(text)))


@command(
    "change",
    lambda: _("Change a text of the shelf to what a file says; its language is the file’s."),
    [handout_argument(), _file()],
)
def change(office: Office, *, handout: str, file: Path) -> None:
    """Change a text."""
    with office.library() as store:
        row = handouts.row(store, clock.today(), handout)
        read = HandoutFile((said := handout_file.read(file)).text, "", said.pictures)
        _require_printable(store, read, row.code)
        text = deeds.change(store, office.actor, row.code, read)
        before = row.text(text.language)
    out.say(_("Saved {what}.").format(what=_name(text)))
    if before and len(row.texts) > 1 and deeds.forgets_edition(before, text):
        words = _("It still says version {version}, so its translations are not marked as lagging behind.")
        out.note(words.format(version=text.edition))


@command(
    "export",
    lambda: _("Write a text of the shelf, and its pictures, as files that `handout add` and `handout change` read."),
    [
        handout_argument(),
        _language(),
        option(
            "-o",
            "--output",
            "folder",
            type=click.Path(path_type=Path, file_okay=False),
            default=Path(),
            label=lambda: _("FOLDER"),
            words=lambda: _("The folder to write in; else the folder you are in."),
        ),
        option("--force", is_flag=True, words=lambda: _("Replace a file that is there.")),
    ],
)
def export(office: Office, *, handout: str, language: str | None, folder: Path, force: bool) -> None:
    """Write a text as files."""
    with office.library() as store:
        row = handouts.row(store, clock.today(), handout)
        text = handouts.text(store, clock.today(), row.code, language) if language else row.first
        pictures = handouts.pictures(store, deeds.as_read(text).pictures)
    folder.mkdir(parents=True, exist_ok=True)
    found = {text.file_name: deeds.written(text).encode(), **pictures}
    targets = {name: files.target(str(folder / name), force=force) for name in found}
    for name, path in targets.items():
        files.write(path, found[name], is_private=False)
        out.say(str(path))


@command(
    "remove",
    lambda: _("Take a text off the shelf, in one language."),
    [handout_argument(), _language()],
)
def remove(office: Office, *, handout: str, language: str | None) -> None:
    """Remove a text."""
    with office.library() as store:
        row = handouts.row(store, clock.today(), handout)
        text = deeds.remove(store, office.actor, row.code, language or row.first.language)
    out.say(_("Removed {what}").format(what=_name(text)))


@command(
    "restore",
    lambda: _("Take a text back to what the program brought, also one that was removed."),
    [argument("handout", lambda: _("CODE"), lambda: _("The handout’s code.")), _language()],
)
def restore(office: Office, *, handout: str, language: str | None) -> None:
    """Take a text back."""
    with office.library() as store:
        text = deeds.restore(store, office.actor, handout, language or "sv")
    out.say(_("Saved {what}.").format(what=_name(text)))


def _where_options() -> list[Option]:
    return [
        option(
            "--session",
            label=lambda: _("SESSION"),
            words=lambda: _("The session’s number or date; else the first session. Of a course plan, its number."),
        ),
        option("--plan", "is_plan", is_flag=True, words=lambda: _("WHERE is the title of a course plan.")),
    ]


def _where() -> Argument:
    return argument("where", lambda: _("WHERE"), lambda: _("The course’s code, or with --plan a course plan’s title."))


@command(
    "use",
    lambda: _("Say that a handout is given out at a course or course plan, at one of its sessions."),
    [handout_argument(), _where(), *_where_options()],
)
def use(office: Office, *, handout: str, where: str, session: str | None, is_plan: bool) -> None:
    """Say where a handout is given out."""
    with office.library() as store:
        if is_plan:
            number = _number(session)
            made = use_deeds.use_in_plan(store, office.actor, handout, plans.by_title(store, where).id, number)
        else:
            course = courses.by_code(store, where)
            session_id = find.session(store, course.id, session, clock.now()).id if session else None
            made = use_deeds.use(store, office.actor, handout, course.id, session_id)
    out.say(_("{where}: {handout}").format(where=deeds.place_of(made), handout=made.code))


@command(
    "unuse",
    lambda: _("Say that a handout is not given out any more at a course or course plan, or at one of its sessions."),
    [handout_argument(), _where(), *_where_options()],
)
def unuse(office: Office, *, handout: str, where: str, session: str | None, is_plan: bool) -> None:
    """Say where a handout is not given out any more."""
    with office.library() as store:
        uses, number = _uses(store, where, session, is_plan=is_plan)
        code = handouts.row(store, clock.today(), handout).code
        found = [it for it in uses if it.code == code and number in (None, it.number)]
        if not found:
            raise Invalid(_("The handout {code} is not given out there.").format(code=code))
        if len(found) > 1:
            numbers = ", ".join(str(it.number) for it in found)
            raise Invalid(
                _("It is given out at more than one session."), _("Give the number: {numbers}.").format(numbers=numbers)
            )
        use_deeds.unuse(store, office.actor, found[0].id)
    out.say(_("{where}: no longer {handout}").format(where=deeds.place_of(found[0]), handout=code))


@command(
    "uses",
    lambda: _("List what a course gives out, session by session."),
    [course_argument(), JSON],
)
def uses_command(office: Office, *, code: str, as_json: bool) -> None:
    """List what a course gives out."""
    with office.library() as store:
        found = handout_uses.of_course(store, courses.by_code(store, code).id, i18n.language())
    if as_json:
        out.say_json([handout_shapes.use_shape(it) for it in found])
    elif found:
        out.say(handout_shapes.uses_table(found, clock.today()))
    else:
        out.note(_("It gives out no handouts."))


def _uses(store: Store, where: str, session: str | None, *, is_plan: bool) -> tuple[list[HandoutUse], int | None]:
    """Return what a course or plan gives out, and the number of the session meant; None: any."""
    if is_plan:
        return handout_uses.of_plan(store, plans.by_title(store, where).id), _number(session) if session else None
    course = courses.by_code(store, where)
    number = find.session(store, course.id, session, clock.now()).number if session else None
    return handout_uses.of_course(store, course.id), number


def _number(session: str | None) -> int:
    typed = (session or "1").strip().lstrip("#")
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > 3:
        raise Invalid(_("A session of a course plan is given by its number."), _("Write for example --session 2."))
    return int(typed)


def _require_printable(store: Store, file: HandoutFile, code: str) -> None:
    """Try how a text prints before it is kept. Raises Invalid for a picture or a letter that cannot be drawn."""
    from courses.exports import handout_papers

    handout_papers.preview(store, file, code, clock.now())


def _name(it: ShelfText) -> str:
    return f"{it.code} ({it.language}, {it.edition})"


handout_group: click.Command = group(
    "handout",
    lambda: _("Show, add, change and remove handouts, and say where they are given out."),
    show,
    add,
    change,
    export,
    remove,
    restore,
    use,
    unuse,
    uses_command,
)
COMMANDS = (handouts_command, handout_group)
