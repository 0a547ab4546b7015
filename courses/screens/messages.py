"""The messages: what is to do, queued, done; each brought on its way by a key. Writes by actions."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import DataTable, Static

from courses import places
from courses.actions import sending
from courses.commands import bindings
from courses.commands.messages import MESSAGES
from courses.errors import Refused
from courses.i18n import _, ngettext
from courses.model import ContactWay
from courses.model.messages import WAITING_TO_GO, Message, MessageStatus
from courses.screens import doors, last_folder, message_words, viewer
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.message import MessageDialog
from courses.screens.dialogs.prompt import Prompt
from courses.screens.exporting import read_folder
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import courses, options, people
from courses.store import messages as queries
from courses.store.messages import Wanted
from courses.text import plain
from courses.widgets.choices import Choices
from courses.widgets.field import Field
from courses.widgets.table import Table

TABS: dict[str, frozenset[MessageStatus]] = {
    "todo": frozenset({MessageStatus.DRAFT}),
    "queued": frozenset({MessageStatus.QUEUED, MessageStatus.SENDING}),
    "faults": frozenset({MessageStatus.FAILED, MessageStatus.UNSURE}),
    "sent": frozenset({MessageStatus.SENT}),
    "all": frozenset(),
}
"""Which messages each tab shows."""
_LATER = 60
"""Minutes that an e-mail is delayed by a key."""
_ON_WAY = {"print": ContactWay.LETTER, "send": ContactWay.EMAIL, "files": ContactWay.EMAIL}


class MessagesScreen(Frame):
    """Messages: all, of a course, or to a person."""

    CSS_PATH = styles("messages")
    AUTO_FOCUS = "#messages"
    COMMANDS_HERE = MESSAGES
    BINDINGS: ClassVar[list[BindingType]] = bindings(MESSAGES)

    class Sent(Event):
        """A round of sending is over."""

        def __init__(self, words: str) -> None:
            """Keep what came of it."""
            super().__init__()
            self.words = words

    def __init__(self, *, course_id: int | None = None, person_id: int | None = None, tab: str = "") -> None:
        """Keep which messages to show."""
        super().__init__()
        self._course_id = course_id
        self._person_id = person_id
        self.tab = tab or "todo"
        self._shown: dict[str, Message] = {}

    def body(self) -> ComposeResult:
        """Lay out tabs, list and text."""
        yield Static(classes="pane-heading about", markup=False)
        yield Choices(id="message-tabs")
        with Horizontal(id="messages-both"):
            yield Table(id="messages")
            with VerticalScroll(id="message-pane", can_focus=False):
                yield Static(id="message-text", markup=False)
        yield Static(classes="quiet count", markup=False)

    def load(self) -> None:
        """Read the messages of the tab."""
        desk = self.desk
        tabs = self.query_one(Choices)
        tabs.items, tabs.chosen = self._tabs(), self.tab
        wanted = Wanted(TABS[self.tab], course_id=self._course_id, person_id=self._person_id)
        found = queries.listed(desk.store, desk.actor, wanted)
        self._shown = {str(it.id): it for it in found}
        has_course = self._course_id is None
        rows = [message_words.row(it, desk.now(), has_course=has_course) for it in found]
        self.query_one(Table).show(message_words.columns(has_course=has_course), rows)
        self.query_one(".about", Static).update(Content(plain(self._heading())))
        words = ngettext("{count} message", "{count} messages", len(found)).format(count=len(found))
        self.query_one(".count", Static).update(words if found else self._nothing())
        self._show_text()

    def _tabs(self) -> tuple[tuple[str, str], ...]:
        """Return the tabs with how many stand in each."""
        count = queries.counts(self.desk.store, course_id=self._course_id, person_id=self._person_id)
        words = {
            "todo": _("To do"),
            "queued": _("Queued"),
            "faults": _("Failed or unsure"),
            "sent": _("Done"),
            "all": _("All"),
        }
        many = {tab: sum(count.get(it, 0) for it in TABS[tab]) for tab in ("todo", "queued", "faults")}
        return tuple((tab, f"{word} {many[tab]}" if many.get(tab) else word) for tab, word in words.items())

    def _heading(self) -> str:
        desk = self.desk
        if self._person_id is not None:
            name = people.get(desk.store, desk.actor, self._person_id).name
            return _("Messages to {name}").format(name=name)
        if self._course_id is not None:
            course = courses.get(desk.store, self._course_id)
            return _("Messages about {course}").format(course=f"{course.code} {course.title}")
        return _("Messages")

    def _nothing(self) -> str:
        return _("Nothing here. Messages are made on a course with M, Tell.")

    def _show_text(self) -> None:
        it = self._shown.get(self.query_one(Table).current_key)
        self.query_one("#message-text", Static).update(message_words.about(it, self.desk.now()) if it else Content(""))

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self.query_one("#message-pane").scroll_home(animate=False)
        self._show_text()
        self.show_keys()

    @on(DataTable.RowSelected)
    def _chosen(self) -> None:
        if self.check_action("change", ()):
            self.action_change()

    @on(Choices.Chosen)
    def _tab_chosen(self, event: Choices.Chosen) -> None:
        self.tab = event.id
        self.query_one(Table).mark(())
        self.load()
        self.query_one(Table).focus()
        self.show_keys()

    def action_step(self, steps: int) -> None:
        """Show the next tab."""
        self.query_one(Choices).step(steps)

    def _marked(self) -> list[Message]:
        """Return the messages marked, else the one that the cursor is on."""
        table = self.query_one(Table)
        keys = table.marked_keys if table.marks else [table.current_key]
        return [self._shown[key] for key in keys if key in self._shown]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works on what is marked."""
        if self.query_one_optional(Table) is None:
            return False
        found = self._marked()
        if action in ("change", "copy", "done", "stop", "delay", "retry", "send", "files", "print", "mark"):
            return bool(found) and all(self._works(action, it) for it in found)
        return True

    def _works(self, action: str, it: Message) -> bool:
        allowed = {
            "delay": {MessageStatus.QUEUED},
            "retry": {MessageStatus.FAILED, MessageStatus.UNSURE},
            "stop": {*WAITING_TO_GO, MessageStatus.UNSURE},
            "done": {*WAITING_TO_GO, MessageStatus.UNSURE},
            "send": {MessageStatus.DRAFT, MessageStatus.QUEUED, MessageStatus.STOPPED},
            "print": {*MessageStatus} - {MessageStatus.STOPPED},
            "mark": {*MessageStatus},
        }
        if action == "copy":
            return it.way in (ContactWay.SMS, ContactWay.EMAIL) and not it.is_protected
        if action == "send" and not options.get(self.desk.store, "smtp.host"):
            return False
        return it.status in allowed.get(action, WAITING_TO_GO) and _ON_WAY.get(action, it.way) is it.way

    def _do(self, words: str) -> None:
        """Tell what was done, and take the marks away."""
        self.query_one(Table).mark(())
        self.wrote(words + ".")

    def _ids(self) -> list[int]:
        return [it.id for it in self._marked()]

    def action_done(self) -> None:
        """Note as done."""
        self._do(sending.done(self.desk.store, self.desk.actor, self._ids(), self.desk.now()))

    def action_stop(self) -> None:
        """Stop."""
        self._do(sending.stop(self.desk.store, self.desk.actor, self._ids()))

    def action_delay(self) -> None:
        """Let e-mails wait longer."""
        self._do(sending.delay(self.desk.store, self.desk.actor, self._ids(), _LATER, self.desk.now()))

    def action_mark(self) -> None:
        """Mark the message."""
        self.query_one(Table).toggle_mark()

    def action_mark_all(self) -> None:
        """Mark all, or none when all are."""
        table = self.query_one(Table)
        table.mark(() if set(self._shown) <= table.marks else self._shown)

    @on(Table.Marked)
    def _marks_changed(self) -> None:
        self.show_keys()

    def action_templates(self) -> None:
        """Open the templates."""
        doors.templates(self)

    def action_change(self) -> None:
        """Change the text of the message marked."""
        from courses.screens.message_form import MessageForm

        self.app.push_screen(MessageForm(self._marked()[0].id))

    def action_copy(self) -> None:
        """Show what is to be copied of the message marked; once it is sent, the next SMS."""
        from courses.screens.message_copy import copy

        copy(self, self._marked()[0])

    def action_retry(self) -> None:
        """Queue again what failed; what may have gone already after a question."""
        found = self._marked()
        unsure = [it.name for it in found if it.status is MessageStatus.UNSURE]

        def answer(yes: bool | None) -> None:
            if yes:
                desk = self.desk
                ids = [it.id for it in found]
                self._do(sending.retry(desk.store, desk.actor, ids, desk.now(), unsure=bool(unsure)))

        if not unsure:
            answer(yes=True)
            return
        more = _("These may have gone already, and would then come twice: {names}.").format(names=", ".join(unsure[:5]))
        self.ask(Ask(_("Send again?"), _("Send again"), more=more), answer)

    def action_print(self) -> None:
        """Print letters as one PDF and open it."""
        from courses.exports import print_shop

        desk = self.desk
        run = print_shop.letters(desk.store, desk.actor, self._ids(), desk.now())
        path = viewer.keep(places.papers_folder(desk.data_folder), run.printed.file_name, run.printed.content)
        viewer.show(path)
        words = ngettext("Printed {count} letter", "Printed {count} letters", run.made).format(count=run.made)
        self._do(f"{words}: {plain(str(path))}")
        if run.left:
            self.app.push_screen(MessageDialog(_("Not printed"), "\n".join(run.left)))

    def action_send(self) -> None:
        """Send e-mails at once, beside the screen."""
        desk, ids = self.desk, self._ids()
        sending.queue(desk.store, desk.actor, ids, desk.now(), at_once=True)
        self._do(_("Sending …").rstrip("."))
        self._send(ids)

    @work(thread=True, exclusive=True, group="sending", exit_on_error=False)
    def _send(self, ids: list[int]) -> None:
        from courses.exports import post_office

        desk = self.desk
        store = desk.another_store()
        try:
            sent = post_office.send_due(store, desk.actor, desk.now, only=ids)
        finally:
            store.close()
        self.post_message(self.Sent(sent.words))

    @on(Sent)
    def _sent(self, event: Sent) -> None:
        self.desk.wrote()
        self.house.tell(plain(event.words))
        self.read_again()

    def action_files(self) -> None:
        """Ask for a folder, and write e-mails there as files."""
        found = self._marked()
        folder = last_folder.recall(self.desk.data_folder, "mail")
        field = Field("folder", _("Folder"), read_folder, value=os.fspath(folder))

        def answer(given: dict[str, Any] | None) -> None:
            if given is not None:
                self._write_files(found, given["folder"])

        words = _("Mail programs open each file as a draft to be sent. The messages are then noted as done.")
        self.ask(Prompt(_("E-mails as files"), (field,), _("Write"), words=words), answer)

    def _write_files(self, found: list[Message], folder: Path) -> None:
        from courses.exports import mail

        desk = self.desk
        sender = options.get(desk.store, "smtp.from") or options.get(desk.store, "library.email")
        if not sender:
            raise Refused(_("No address is set that e-mails come from."), _("It is among the settings."))
        library = options.get(desk.store, "library.name")
        files = [(mail.file_name(it), mail.draft_file(it, sender, library, desk.now())) for it in found]
        for name, content in files:
            viewer.keep(folder, name, content)
        last_folder.remember(desk.data_folder, folder, "mail")
        sending.done(desk.store, desk.actor, [it.id for it in found], desk.now())
        words = ngettext("{count} e-mail lies in {folder}", "{count} e-mails lie in {folder}", len(files))
        self._do(words.format(count=len(files), folder=plain(folder)))
