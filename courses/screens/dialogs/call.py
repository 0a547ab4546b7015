"""One call: how to reach the person, what was said before, one key a result, and room for what they said."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Static

from courses import enrolment_labels
from courses.i18n import _
from courses.model import EnrolmentStatus, Participant
from courses.model.calling import CallResult
from courses.rules.calling import EVENTS
from courses.screens.call_rows import moment
from courses.screens.dialogs.dialog import Dialog
from courses.store import calls
from courses.text import plain

_KEYS = {"k": CallResult.COMES, "n": CallResult.DECLINES, "r": CallResult.REACHED, "e": CallResult.NO_ANSWER}
_SHOWN = 4


class CallDialog(Dialog[tuple[CallResult, str]]):
    """Answers what came of the call, and what they said."""

    AUTO_FOCUS = "Button"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"answer('{key}')", id=f"call.{key}", show=False) for key in _KEYS),
        Binding("left", "app.focus_previous", id="call.previous", show=False),
        Binding("right", "app.focus_next", id="call.next", show=False),
    ]

    def __init__(self, person: Participant, course_id: int) -> None:
        """Keep who is called, about which course."""
        super().__init__(_("Call {person}").format(person=person.name))
        self._person = person
        self._course_id = course_id

    def body(self) -> ComposeResult:
        """Lay out what is known, the results, and what they said."""
        yield Static(Content(self._about()), classes="dialog-words")
        with Horizontal(classes="buttons"):
            for key, result in self._results():
                yield Button(Content(f"{key} {self._word(result)}"), id=f"call-{key}")
        yield Input(placeholder=_("Tab: what they said"), compact=True, id="said")

    def _about(self) -> str:
        it = self._person
        reach = _("asks at the desk; no number is shown") if it.is_protected else it.phone or it.email or _("no number")
        lines = [plain(reach), plain(enrolment_labels.enrolment_status(it.status, it.position))]
        if it.offer_until:
            lines.append(_("A seat is kept until {time}.").format(time=moment(it.offer_until, self.desk.now())))
        if it.needs:
            lines.append(plain(it.needs))
        log = calls.of_course(self.desk.store, self.desk.actor, self._course_id)
        for one in [one for one in log if one.person_id == it.person_id][:_SHOWN]:
            facts = (moment(one.at, self.desk.now()), enrolment_labels.call_result(one.result), one.actor, one.notes)
            lines.append(" · ".join(plain(part) for part in facts if part))
        return "\n".join(lines)

    def _results(self) -> list[tuple[str, CallResult]]:
        """Return the keys of the results that mean something, as the person stands."""
        status = self._person.status
        known = (CallResult.REACHED, CallResult.NO_ANSWER)
        return [(key, result) for key, result in _KEYS.items() if result in known or (status, result) in EVENTS]

    def _word(self, result: CallResult) -> str:
        """Return what a result is called, as the person stands."""
        status = self._person.status
        if result is CallResult.COMES and status is EnrolmentStatus.OFFERED:
            return _("Takes the seat")
        if result is CallResult.DECLINES and status is EnrolmentStatus.WAITING:
            return _("Leaves the queue")
        words = {
            CallResult.COMES: _("Comes"),
            CallResult.DECLINES: _("Does not come"),
            CallResult.REACHED: _("Reached"),
            CallResult.NO_ANSWER: _("No answer"),
        }
        return words[result]

    @property
    def key_words(self) -> tuple[tuple[str, str], ...]:
        """The keys of the results."""
        return (*((key, self._word(result)) for key, result in self._results()), ("Esc", _("Close")))

    def action_answer(self, key: str) -> None:
        """Answer a result."""
        result = _KEYS[key]
        if (key, result) in self._results():
            self.dismiss((result, self.query_one("#said", Input).value))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.action_answer((event.button.id or "").removeprefix("call-"))

    @on(Input.Submitted)
    def _said(self) -> None:
        """Go back to the results, once it is written what they said."""
        self.query(Button).first().focus()

    @property
    def is_unsaved(self) -> bool:
        """Whether it is written what they said, and no result is chosen."""
        return bool(self.query_one("#said", Input).value)
