"""Commands about the templates of papers: list, show, take out to change, check, take into use, take back, look at."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from courses import clock, i18n, paper_labels
from courses.actions import paper_template_deeds as deeds
from courses.actions.paper_template_deeds import TemplateFile
from courses.cli import out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, Argument, Option, argument, command, group, option
from courses.cli.print_options import LANGUAGE, looks_and_size
from courses.cli.printing import keep, output_option, require_target
from courses.cli.values import Typed
from courses.errors import Conflict, Invalid
from courses.i18n import _, ngettext
from courses.model.paper_style import PaperKind, PaperWish
from courses.rules import paper_fields
from courses.store import courses
from courses.text import plain

_KIND = Typed("paper", paper_labels.kind_named)


def _kind() -> Argument:
    return argument(
        "paper",
        lambda: _("PAPER"),
        lambda: _("Which paper, as `paper-templates` lists them: slip, programme …"),
        type=_KIND,
    )


def _file() -> Argument:
    return argument(
        "file",
        lambda: _("FILE"),
        lambda: _("The file, in UTF-8."),
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
    )


def _which() -> list[Option]:
    """Return the options that tell a kind's templates apart."""
    return [
        option(
            "--language",
            type=LANGUAGE,
            label=lambda: _("LANGUAGE"),
            words=lambda: _("The template’s language, by name or code; else the program’s."),
        ),
        option(
            "--design",
            default="",
            label=lambda: _("DESIGN"),
            words=lambda: _("Of papers with several designs: what this one says otherwise."),
        ),
    ]


@command("paper-templates", lambda: _("List the templates that papers get their words from."), [JSON])
def paper_templates(office: Office, *, as_json: bool) -> None:
    """List templates."""
    with office.library() as store:
        found = deeds.listed(store)
    if as_json:
        out.say_json([_shape(it) for it in found])
        return
    columns = (
        Column(_("Paper")),
        Column(_("Name"), least=12),
        Column(_("Design")),
        Column(_("Language")),
        Column(_("State"), least=12),
    )
    rows = [(it.kind, it.name, it.design, paper_labels.language(it.language), _state(it)) for it in found]
    out.say(out.table(columns, rows))


@command(
    "show",
    lambda: _("Show a template, and the fields that each of its texts may name."),
    [_kind(), *_which(), JSON],
)
def show(office: Office, *, paper: PaperKind, language: str | None, design: str, as_json: bool) -> None:
    """Show a template."""
    with office.library() as store:
        language = language or i18n.language()
        it = deeds.text_of(store, paper, language, design)
    about = deeds.kind_of(paper, design)
    if as_json:
        faults = [fault._asdict() for fault in it.faults]
        fields = {key.name: [field.name for field in about.fields_of(key)] for key in about.keys}
        out.say_json({"text": it.text, "version": it.version, "faults": faults, "fields": fields})
        return
    out.say(it.text.rstrip())
    out.say("\n" + out.facts((f"{{{field.shown}}}", field.meaning()) for field in _fields(about)))
    for fault in it.faults:
        out.note(str(fault))


@command(
    "copy",
    lambda: _("Write a template to a file, to be changed and taken into use with `use`."),
    [_kind(), *_which(), output_option()],
)
def copy(office: Office, *, paper: PaperKind, language: str | None, design: str, target: str) -> None:
    """Take a template out."""
    with office.library() as store:
        language = language or i18n.language()
        it = deeds.text_of(store, paper, language, design)
    path = Path(target)
    if path.is_dir():
        path = path / (f"{paper}-{design}.{language}.txt" if design else f"{paper}.{language}.txt")
    if path.exists():
        raise Conflict(_("There is a file {path} already.").format(path=path), _("Give another name with -o."))
    path.write_text(it.text, encoding="utf-8")
    out.say(
        _("Change {path}, then: kursverkstad paper-template use {kind} {path}").format(path=plain(path), kind=paper)
    )


@command(
    "check",
    lambda: _("Tell everything that is wrong with a template in a file, each with its line."),
    [_kind(), _file(), *_which()],
)
def check(office: Office, *, paper: PaperKind, file: Path, language: str | None, design: str) -> None:
    """Check a template."""
    from courses.exports import template_check

    with office.library():
        it = template_check.check(paper, language or _language_of(file), _read(file), design)
    count = ngettext("{count} text", "{count} texts", len(it.texts)).format(count=len(it.texts))
    out.say(_("{file} is right: {count}.").format(file=plain(file), count=count))


@command(
    "use",
    lambda: _("Take a template in a file into use as the library’s own."),
    [_kind(), _file(), *_which()],
)
def use(office: Office, *, paper: PaperKind, file: Path, language: str | None, design: str) -> None:
    """Take a template into use."""
    from courses.exports import template_check

    with office.library() as store:
        language = language or _language_of(file)
        text = _read(file)
        template_check.check(paper, language, text, design)
        deeds.save(store, office.actor, paper, language, text, design=design)
    out.say(_("Saved {what}.").format(what=f"{paper_labels.kind(paper)} ({paper_labels.language(language)})"))


@command(
    "restore",
    lambda: _("Take the library’s own template away; what the program brings holds again."),
    [_kind(), *_which()],
)
def restore(office: Office, *, paper: PaperKind, language: str | None, design: str) -> None:
    """Take a template back."""
    with office.library() as store:
        deeds.restore(store, office.actor, paper, language or i18n.language(), design)
    out.say(_("{what} is as the program brings it.").format(what=paper_labels.kind(paper)))


@command(
    "preview",
    lambda: _("Print how a paper looks, without noting it as printed.\n\nWithout a course its contents are made up."),
    [
        _kind(),
        option(
            "--file",
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
            label=lambda: _("FILE"),
            words=lambda: _("With the template in this file, instead of the one that holds."),
        ),
        option("--course", label=lambda: _("COURSE"), words=lambda: _("About this course.")),
        *_which(),
        *looks_and_size(),
        output_option(),
    ],
)
def preview(
    office: Office, *, paper: PaperKind, file: Path | None, course: str | None, target: str, **wish: Unpack[PaperWish]
) -> None:
    """Look at a paper."""
    from courses.exports import paper_preview

    require_target(target)
    with office.library() as store:
        course_id = courses.by_code(store, course).id if course else None
        text = _read(file) if file else None
        printed = paper_preview.preview(store, office.actor, paper, clock.now(), text=text, course_id=course_id, **wish)
    keep(target, printed)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(_("{file} is not a text in UTF-8.").format(file=plain(file))) from error


def _language_of(file: Path) -> str:
    """Return the language that a file's name tells, as `copy` writes it: "slip.ar.txt"; else the program's."""
    parts = file.name.split(".")
    return parts[-2] if len(parts) > 2 and parts[-1] == "txt" else i18n.language()


def _fields(about: paper_fields.Kind) -> list[paper_fields.Field]:
    return list(dict.fromkeys(field for key in about.keys for field in about.fields_of(key)))


def _state(it: TemplateFile) -> str:
    read = "" if it.is_proofread else _("not proofread")
    own = (_("changed here") if it.is_shipped else _("the library’s own")) if it.is_own else ""
    return ", ".join(filter(None, (own, read)))


def _shape(it: TemplateFile) -> dict[str, object]:
    return {
        "paper": it.kind,
        "language": it.language,
        "design": it.design,
        "name": it.name,
        "own": it.is_own,
        "shipped": it.is_shipped,
        "proofread": it.is_proofread,
        "version": it.version,
    }


paper_template: click.Command = group(
    "paper-template",
    lambda: _("Show, change, check and look at the template of a paper."),
    show,
    copy,
    check,
    use,
    restore,
    preview,
)
COMMANDS = (paper_templates, paper_template)
