"""The templates that messages are made from: a list with search, the text beside it, a form. Writes by actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from courses import message_labels
from courses.actions import message_templates as deeds
from courses.actions.message_templates import TemplateDraft
from courses.actions.reference_messages import CODES, LANGUAGES
from courses.commands import bindings
from courses.commands.messages import TEMPLATES
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model.messages import MessageTemplate
from courses.rules import languages, message_fields, sms
from courses.screens.dialogs.ask import Ask
from courses.screens.form_screen import FormScreen
from courses.screens.message_form import say_unknown_fields, text_fields, texts_of
from courses.screens.template_list import TemplateList
from courses.screens.themes import styles
from courses.store import messages as queries
from courses.text import fold, plain
from courses.widgets.field import Field
from courses.widgets.table import Column, Row, Table


class TemplatesScreen(TemplateList[MessageTemplate]):
    """All templates, and what the one marked says."""

    COMMANDS_HERE = TEMPLATES
    BINDINGS: ClassVar[list[BindingType]] = bindings(TEMPLATES)

    def load(self) -> None:
        """Read the templates that fit the search."""
        words = fold(self.query_one(".search", Input).value).split()
        every = sorted(queries.templates(self.desk.store), key=_order)
        found = [it for it in every if all(word in _searched(it) for word in words)]
        self.shown = {str(it.id): it for it in found}
        self.query_one(Table).show(_columns(), [_row(it) for it in found])
        count = ngettext("{count} template", "{count} templates", len(found)).format(count=len(found))
        self.query_one(".count", Static).update(count if found else _("Nothing fits the search."))
        self.show_text()

    def about(self, it: MessageTemplate) -> Content:
        """Return what a template says."""
        return _about(it)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command works: most need a row, taking back one that was changed."""
        if action == "restore":
            it = self.marked
            return it is not None and not it.is_shipped
        return super().check_action(action, parameters)

    def action_change(self) -> None:
        """Change the template marked."""
        if it := self.marked:
            self.app.push_screen(TemplateForm(it))

    def action_new(self) -> None:
        """Write the template marked in another language."""
        if it := self.marked:
            self.app.push_screen(TemplateForm(it, is_new=True))

    def action_restore(self) -> None:
        """Take the template marked back, after a question."""
        it = self.marked

        def answer(yes: bool | None) -> None:
            if yes and it is not None:
                deeds.restore(self.desk.store, self.desk.actor, it.code, it.language)
                self.wrote(_("Saved {what}.").format(what=_name(it)))

        if it is not None:
            question = _("Take {what} back to what was shipped?").format(what=_name(it))
            self.ask(Ask(question, _("Take back"), more=_("It can be taken back with u, undo.")), answer)


class TemplateForm(FormScreen):
    """Changes a template, or writes one in another language."""

    CSS_PATH = styles("form", "plans")
    PLACE = "settings"

    def __init__(self, it: MessageTemplate, *, is_new: bool = False) -> None:
        """Keep which template, and whether it is to be one in another language."""
        super().__init__()
        self._it = it
        self._is_new = is_new

    def heading(self) -> str:
        """Return which template."""
        return (
            _("In another language: {what}").format(what=message_labels.code(self._it.code))
            if self._is_new
            else _name(self._it)
        )

    def fields(self) -> list[Field]:
        """Return the texts, whether they are proofread, and of a new one the language."""
        choices = [(_("yes"), "1"), (_("no"), "")]
        read = "1" if self._it.is_proofread and not self._is_new else ""
        proofread = Field("proofread", _("Proofread"), bool, value=read, choices=choices, width=12)
        language = [Field("language", _("Language"), _language, hint=_("for example dari"))] if self._is_new else []
        return [*language, *text_fields(self._it.texts), proofread]

    def changed(self) -> None:
        """Say of each text which fields there are not."""
        say_unknown_fields(self)

    def save(self) -> None:
        """Write the template."""
        if not say_unknown_fields(self) or (values := self.right_values()) is None:
            return
        language = str(values.get("language", self._it.language))
        draft = TemplateDraft(self._it.code, language, texts_of(values), bool(values["proofread"]))
        desk = self.desk
        saved = deeds.save(desk.store, desk.actor, draft, None if self._is_new else self._it.version)
        self.dismiss()
        self.wrote(_("Saved {what}.").format(what=_name(saved)))


def _language(text: str) -> str:
    if not text.strip():
        raise Invalid(_("A template needs a language."))
    return languages.code_of(text) or text.strip().lower()


def _name(it: MessageTemplate) -> str:
    return f"{message_labels.code(it.code)} ({message_labels.language(it.language)})"


def _order(it: MessageTemplate) -> tuple[int, str, int, str]:
    """Return what sorts templates: as they come up in a course, Swedish first; the library’s own last."""
    return _place(CODES, it.code), it.code, _place(LANGUAGES, it.language), it.language


def _place(known: Sequence[str], value: str) -> int:
    return known.index(value) if value in known else len(known)


def _searched(it: MessageTemplate) -> str:
    return fold(" ".join((_name(it), it.code, it.language, *map(message_fields.shown, it.texts))))


def _columns() -> tuple[Column, ...]:
    return (Column(_("What")), Column(_("Language"), 13), Column(_("State"), 18, from_width=50))


def _row(it: MessageTemplate) -> Row:
    return str(it.id), (message_labels.code(it.code), message_labels.language(it.language), _state(it))


def _state(it: MessageTemplate) -> str:
    read = "" if it.is_proofread else "⚠ " + _("not proofread")
    return read if it.is_shipped else ", ".join(filter(None, (read, _("changed here"))))


def _about(it: MessageTemplate) -> Content:
    subject, body, short = map(message_fields.shown, it.texts)
    state = _state(it)
    lines = [
        Content.styled(plain(_name(it)), "bold $accent"),
        *([Content.styled(state, "$warning")] if state else []),
        Content(""),
        Content.styled(plain(subject), "bold"),
        Content(""),
        *(Content(plain(line)) for line in body.split("\n")),
        Content(""),
        Content.styled(_("Short text, with fields {count} characters").format(count=sms.size(short).length), "$quiet"),
        Content(plain(short)),
    ]
    return Content("\n").join(lines)
