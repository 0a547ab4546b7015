"""Forms for the text of a message: of one that is made, and for this time before any is. Writes by actions."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from courses import message_labels
from courses.actions import sending
from courses.errors import Invalid
from courses.i18n import _
from courses.model.messages import MessageTexts
from courses.rules import message_fields
from courses.screens.form_screen import FormScreen
from courses.screens.themes import styles
from courses.store import messages as queries
from courses.text import plain
from courses.widgets.field import Field
from courses.widgets.text_field import TextField


class MessageForm(FormScreen):
    """Changes a message that has not gone."""

    CSS_PATH = styles("form", "plans")

    def __init__(self, message_id: int) -> None:
        """Keep which message."""
        super().__init__()
        self._message_id = message_id
        self._version = 0

    def heading(self) -> str:
        """Return to whom it goes."""
        it = queries.get(self.desk.store, self.desk.actor, self._message_id)
        return _("To {name}").format(name=f"{it.name} ({message_labels.way(it.way)} {it.address})".replace(" )", ")"))

    def fields(self) -> list[Field]:
        """Return its subject and text."""
        it = queries.get(self.desk.store, self.desk.actor, self._message_id)
        self._version = it.version
        return [Field("subject", _("Subject"), value=it.subject), TextField("body", _("Text"), value=it.body, rows=14)]

    def save(self) -> None:
        """Write it."""
        if values := self.right_values():
            desk = self.desk
            words = sending.change(
                desk.store, desk.actor, self._message_id, str(values["subject"]), str(values["body"]), self._version
            )
            self.dismiss()
            self.wrote(words + ".")


class TextsForm(FormScreen):
    """Changes texts with fields; gives them to `then`, which keeps them or raises Invalid."""

    CSS_PATH = styles("form", "plans")

    def __init__(self, heading: str, texts: MessageTexts, then: Callable[[MessageTexts], object]) -> None:
        """Keep the texts and what becomes of them."""
        super().__init__()
        self._heading = heading
        self._texts = texts
        self._then = then

    def heading(self) -> str:
        """Return what it is for."""
        return self._heading

    def fields(self) -> list[Field]:
        """Return the three texts, with fields by their names in the reader's language."""
        return text_fields(self._texts)

    def changed(self) -> None:
        """Say of each text which fields there are not."""
        say_unknown_fields(self)

    def save(self) -> None:
        """Give the texts on."""
        if say_unknown_fields(self) and (values := self.right_values()):
            self._then(texts_of(values))
            self.dismiss()


class FieldNames(Field):
    """Says which fields a text may name; nothing is typed in it."""

    def __init__(self) -> None:
        """Make it."""
        super().__init__("fields", _("Fields there are"))
        self.add_class("text-field")

    def compose(self) -> ComposeResult:
        """Lay out the names."""
        yield Static(Content(plain(self.label)), classes="field-label")
        names = " ".join(f"{{{it.shown}}}" for it in message_fields.FIELDS)
        yield Static(Content.styled(plain(names), "$quiet"), classes="field-names")

    @property
    def text(self) -> str:
        """Nothing."""
        return ""

    @text.setter
    def text(self, value: str) -> None:
        """Leave it."""


def text_fields(texts: MessageTexts) -> list[Field]:
    """Return fields for subject, text and short text."""
    subject, body, short = map(message_fields.shown, texts)
    return [
        Field("subject", _("Subject"), value=subject),
        TextField("body", _("Text"), value=body, rows=12),
        TextField("short", _("Short text"), value=short, rows=3, hint=_("for SMS, and what is said on the phone")),
        FieldNames(),
    ]


def say_unknown_fields(form: FormScreen) -> bool:
    """Write beside each text which fields in it there are not, and return whether all are right."""
    is_right = True
    for key in MessageTexts._fields:
        field = form.field(key)
        try:
            message_fields.canonical(field.text)
            field.say("")
        except Invalid as error:
            field.say(error.message, is_wrong=True)
            is_right = False
    return is_right


def texts_of(values: dict[str, object]) -> MessageTexts:
    """Return the texts that a form says."""
    return MessageTexts(*(str(values[name]) for name in MessageTexts._fields))
