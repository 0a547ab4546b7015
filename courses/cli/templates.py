"""Commands about message templates: list, show, edit from a file, take back to what was shipped."""

from __future__ import annotations

from pathlib import Path

import click

from courses.actions import message_templates as deeds
from courses.actions import reference_messages
from courses.actions.message_templates import TemplateDraft
from courses.cli import message_shapes, out
from courses.cli.office import Office
from courses.cli.parts import JSON, Argument, Option, argument, command, group, option
from courses.errors import Invalid
from courses.i18n import _
from courses.model.messages import MessageTexts
from courses.rules import languages, message_fields
from courses.store import messages
from courses.text import clean, plain


def _code() -> Argument:
    return argument("code", lambda: _("CODE"), lambda: _("What the template is for, as `templates list` shows it."))


def _language() -> Option:
    return option(
        "--language",
        default="sv",
        label=lambda: _("LANGUAGE"),
        words=lambda: _("The template’s language: sv, sv-lattlast, en, fi, ar, ti, so, uk or another; else Swedish."),
    )


def language_code(text: str) -> str:
    """Return the code of a language by its name or code; one that is not known is as it was written."""
    return languages.code_of(text) or clean(text)


@command("list", lambda: _("List the templates, and the fields that they may name."), [JSON])
def list_command(office: Office, *, as_json: bool) -> None:
    """List templates."""
    with office.library() as store:
        found = messages.templates(store)
    if as_json:
        out.say_json([message_shapes.template(it) for it in found])
        return
    out.say(message_shapes.template_table(found))
    out.say("\n" + out.facts((f"{{{it.shown}}}", it.meaning()) for it in message_fields.FIELDS))


@command("show", lambda: _("Show a template as a file that `templates edit` reads."), [_code(), _language(), JSON])
def show(office: Office, *, code: str, language: str, as_json: bool) -> None:
    """Show a template."""
    with office.library() as store:
        it = messages.template(store, code, language_code(language))
    if as_json:
        out.say_json(message_shapes.template(it))
        return
    subject, body, short = (message_fields.shown(text) for text in it.texts)
    proofread = "yes" if it.is_proofread else "no"
    out.say(f"---\nsubject: {subject}\nshort: {short}\nproofread: {proofread}\n---\n\n{body}")


@command(
    "edit",
    lambda: _("Change a template, or add one in another language, from a file as `templates show` writes it."),
    [
        _code(),
        argument(
            "file",
            lambda: _("FILE"),
            lambda: _("The file, in UTF-8."),
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
        ),
        _language(),
    ],
)
def edit(office: Office, *, code: str, file: Path, language: str) -> None:
    """Change a template."""
    draft = _read(clean(code), language_code(language), file)
    with office.library() as store:
        it = deeds.save(store, office.actor, draft)
    out.say(_("Saved {what}.").format(what=f"{it.code} ({it.language})"))


def _read(code: str, language: str, file: Path) -> TemplateDraft:
    """Return the template in a file. Raises Invalid saying how one looks."""
    try:
        values = reference_messages.columns(file.read_text(encoding="utf-8-sig").replace("\r\n", "\n"))
    except (ValueError, KeyError) as error:
        raise Invalid(
            _("{file} is not a template.").format(file=plain(file)),
            _("It begins with ---, subject:, short:, proofread: yes or no, and ---; then comes the text."),
        ) from error
    texts = MessageTexts(str(values["subject"]), str(values["body"]), str(values["short"]))
    return TemplateDraft(code, language, texts, bool(values["is_proofread"]))


@command("restore", lambda: _("Take a template back to what the program brought."), [_code(), _language()])
def restore(office: Office, *, code: str, language: str) -> None:
    """Take a template back."""
    with office.library() as store:
        it = deeds.restore(store, office.actor, code, language_code(language))
    out.say(_("Saved {what}.").format(what=f"{it.code} ({it.language})"))


templates: click.Command = group(
    "templates",
    lambda: _("List, show and edit the templates that messages are made from."),
    list_command,
    show,
    edit,
    restore,
)
COMMANDS = (templates,)
