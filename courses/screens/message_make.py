"""New messages: what and to whom is asked, then what each person gets is shown, then they are made. Writes by actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from courses import dates, message_labels
from courses.actions import message_templates
from courses.actions import messages as deeds
from courses.actions.reference_messages import CODES
from courses.commands import bindings
from courses.commands.messages import MAKE_MESSAGES
from courses.i18n import _, ngettext
from courses.model import ContactWay
from courses.model.messages import MessageDraft, MessageTexts, MessageWish
from courses.screens import doors, message_words, readers
from courses.screens.dialogs.prompt import Prompt, Values
from courses.screens.frame import Frame
from courses.screens.guard import Guard
from courses.screens.pattern_fields import told_day
from courses.screens.themes import styles
from courses.store import courses, messages
from courses.text import plain
from courses.widgets.field import Field

_USUAL = "usual"


def ask(at: Guard, course_id: int, *, code: str = "", session_ids: Sequence[int] = ()) -> None:
    """Ask what people of a course are to be told and who, then open what each would get."""
    desk = at.desk
    course = courses.get(desk.store, course_id)

    def wish(given: Values) -> MessageWish:
        to = "" if given["to"] == _USUAL else given["to"]
        day = given["answer_by"]
        extra = {"change": given["change"], "answer_by": day.isoformat() if day else ""}
        made = deeds.wish_for(
            desk.store, desk.actor, course_id, given["code"], to=to, session_ids=session_ids, extra=extra
        )
        return replace(made, way=ContactWay(given["way"]) if given["way"] else None)

    def tell(given: Values) -> str:
        drafts = deeds.preview(desk.store, desk.actor, wish(given), desk.now())
        return by_way(drafts) if drafts else _("There is nobody to tell.")

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            at.app.push_screen(MakeMessagesScreen(wish(given)))

    heading = _("Tell people in {course}").format(course=f"{course.code} {course.title}")
    words = _("Only those whom the change hits are told.") if session_ids else ""
    prompt = Prompt(heading, _fields(at, code), _("Look through"), words=words, tell=tell)
    at.ask(prompt, answer)


def _fields(at: Guard, code: str) -> list[Field]:
    known = {it.code for it in messages.templates(at.desk.store)}
    codes = [it for it in CODES if it in known] + sorted(known - set(CODES))
    people = [(_("those whom it is for"), _USUAL), *((message_labels.recipients(key), key) for key in deeds.WHO)]
    day = partial(dates.parse_day, today=at.desk.today())
    ways = [(_("each person’s own"), ""), *((message_labels.way(it), it.value) for it in ContactWay)]
    return [
        Field("code", _("What"), value=code or codes[0], choices=[(message_labels.code(it), it) for it in codes]),
        Field("to", _("To"), value=_USUAL, choices=people),
        Field("way", _("Way"), value="", choices=ways),
        Field("change", _("The change"), hint=_("in your own words, if needed")),
        Field("answer_by", _("Answer by"), partial(readers.maybe, read=day), tell=told_day, hint="12/1", width=22),
    ]


def by_way(drafts: Sequence[MessageDraft]) -> str:
    """Return how many go by each way, in words."""
    count = ngettext("{count} person", "{count} persons", len(drafts)).format(count=len(drafts))
    ways = (f"{message_labels.way(way)} {many}" for way, many in deeds.by_way(drafts).items())
    return f"{count}: {', '.join(ways)}"


class MakeMessagesScreen(Frame):
    """What each person would get, one at a time."""

    CSS_PATH = styles("messages")
    AUTO_FOCUS = "#draft-pane"
    PLACE = "courses"
    COMMANDS_HERE = MAKE_MESSAGES
    BINDINGS: ClassVar[list[BindingType]] = bindings(MAKE_MESSAGES)

    def __init__(self, wish: MessageWish) -> None:
        """Keep what is wished for."""
        super().__init__()
        self._wish = wish
        self._drafts: list[MessageDraft] = []
        self._at = 0
        self._is_changed = False

    def body(self) -> ComposeResult:
        """Lay out who of how many over what they get."""
        yield Static(classes="pane-heading about", markup=False)
        yield Static(classes="quiet ways", markup=False)
        with VerticalScroll(id="draft-pane"):
            yield Static(id="draft-text", markup=False)

    def load(self) -> None:
        """Read what each would get."""
        desk = self.desk
        self._drafts = deeds.preview(desk.store, desk.actor, self._wish, desk.now())
        self._at = min(self._at, max(len(self._drafts) - 1, 0))
        self._show()

    def _show(self) -> None:
        what = message_labels.code(self._wish.code)
        course = courses.get(self.desk.store, self._wish.course_id)
        place = f"{self._at + 1} ({len(self._drafts)})" if self._drafts else "–"
        self.query_one(".about", Static).update(Content(plain(f"{what} · {course.code} {course.title} · {place}")))
        noted = sum(1 for it in self._drafts if it.notes and it.way is not ContactWay.SMS)
        notes = (
            " · ⚠ " + ngettext("{count} with a note", "{count} with notes", noted).format(count=noted) if noted else ""
        )
        self.query_one(".ways", Static).update(Content(plain(by_way(self._drafts) + notes if self._drafts else "")))
        text = message_words.draft(self._drafts[self._at]) if self._drafts else Content(_("There is nobody to tell."))
        self.query_one("#draft-text", Static).update(text)
        self.query_one("#draft-pane").scroll_home(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: there has to be somebody."""
        if action in ("save", "change", "leave_out"):
            return bool(self._drafts)
        return action != "step" or len(self._drafts) > 1

    def action_step(self, steps: int) -> None:
        """Show what another person gets, round the ends."""
        self._at = (self._at + steps) % len(self._drafts)
        self._show()

    def on_click(self, event: events.Click) -> None:
        """Go on to the next person by a click on the heading."""
        if event.widget is self.query_one(".about") and len(self._drafts) > 1:
            self.action_step(1)

    def action_leave_out(self) -> None:
        """Make no message to the person shown."""
        left = self._drafts[self._at].person_id
        self._wish = replace(self._wish, person_ids=tuple(it for it in self._wish.person_ids if it != left))
        self._is_changed = True
        self.load()
        self.show_keys()

    def action_change(self) -> None:
        """Change the text for this time, in the language shown."""
        from courses.screens.message_form import TextsForm

        language = self._drafts[self._at].language
        kept = messages.template(self.desk.store, self._wish.code, language).texts
        heading = _("The text for this time, in {language}").format(language=message_labels.language(language))
        self.app.push_screen(TextsForm(heading, self._wish.texts.get(language, kept), self._take(language)))

    def _take(self, language: str) -> Callable[[MessageTexts], None]:
        def take(texts: MessageTexts) -> None:
            checked = message_templates.checked(texts)
            self._wish = replace(self._wish, texts={**self._wish.texts, language: checked})
            self._is_changed = True
            self.load()

        return take

    @property
    def is_unsaved(self) -> bool:
        """Whether texts were changed that no message has been made of."""
        return self._is_changed

    def step_back(self) -> bool:
        """Ask before changed texts are thrown away."""
        from courses.screens.dialogs.ask import Ask

        if not self._is_changed:
            return False
        self.ask(Ask(_("No message is made yet."), _("Throw it away")), lambda yes: self.dismiss() if yes else None)
        return True

    def action_save(self) -> None:
        """Make the messages, and show them."""
        desk = self.desk
        made = deeds.make(desk.store, desk.actor, self._wish, desk.now())
        ways = ", ".join(f"{message_labels.way(way)} {count}" for way, count in made.by_way.items())
        self.dismiss()
        self.wrote(f"{made.words}: {ways}.")
        doors.messages(self, course_id=self._wish.course_id)
