"""The form of one row in a register: a room, an organiser, a leader, closed days, a piece of equipment. Writes that row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from courses.actions.register_drafts import Draft
from courses.errors import CoursesError
from courses.i18n import _
from courses.screens import register_fields
from courses.screens.form_screen import FormScreen
from courses.store.registers import Register
from courses.widgets.field import Field

_NAMELESS = (Register.CLOSURE, Register.OPENING_HOURS)


class RegisterForm(FormScreen):
    """Adds to a register or changes a row of it."""

    def __init__(
        self,
        register: Register,
        row_id: int | None = None,
        *,
        name: str = "",
        then: Callable[[int], object] | None = None,
    ) -> None:
        """Keep which row to change (None: a new one of that `name`), and what to do with the id when it is saved."""
        super().__init__()
        self._register = register
        self._row_id = row_id
        self._typed_name = name
        self._then = then
        self._version = 0

    def heading(self) -> str:
        """Return what the form is called."""
        from courses.actions import registers

        if self._row_id is None:
            return _new(self._register)
        draft, _version = registers.read(self.desk.store, self._register, self._row_id)
        return _("Change {what}").format(what=registers.described(draft))

    def fields(self) -> list[Field]:
        """Return the fields."""
        from courses.actions import registers

        if self._row_id is None:
            self._before = registers.blank(self._register, self._typed_name)
        else:
            self._before, self._version = registers.read(self.desk.store, self._register, self._row_id)
        return register_fields.fields(self.desk, self._before)

    def first_field(self) -> str:
        """Return where to begin: a name that was given need not be typed again."""
        is_named = self._row_id is None and self._typed_name and self._register not in _NAMELESS
        return self.query(Field)[1].key if is_named else ""

    def changed(self) -> None:
        """Say what is wrong between fields; what nobody has typed in yet is not nagged about."""
        draft = self._draft()
        for key, words in self._faults(draft).items() if draft else ():
            field = self._field_of(key)
            if field.is_changed or field.text:
                field.say(words, is_wrong=True)

    def _draft(self) -> Draft | None:
        """Return what the form says, or None as long as a field is wrong."""
        values: dict[str, Any] = {}
        for field in self.every_field():
            try:
                values[field.key] = field.value()
            except CoursesError:
                return None
        return register_fields.draft_from(self._before, values)

    def _faults(self, draft: Draft) -> dict[str, str]:
        from courses.actions import registers

        found = registers.faults(self.desk.store, draft, except_id=self._row_id or 0)
        return {self._field_of(key).key: words for key, words in found.items()}

    def _field_of(self, key: str) -> Field:
        """Return the field where a fault is told: place and room of closed days are one."""
        return next((it for it in self.every_field() if it.key == key), None) or self.every_field()[-1]

    def save(self) -> None:
        """Add or change the row."""
        from courses.actions import registers

        values = self.right_values()
        if values is None:
            return
        draft = register_fields.draft_from(self._before, values)
        if faults := self._faults(draft):
            self.say_faults(faults)
            return
        desk, row_id = self.desk, self._row_id
        if row_id is None:
            row_id = registers.add(desk.store, desk.actor, draft)
        else:
            registers.change(desk.store, desk.actor, row_id, draft, self._version)
        self.dismiss()
        self.wrote(_("Saved {what}.").format(what=registers.described(draft)))
        if self._register is Register.CLOSURE:
            self._say_planned(row_id)
        if self._then:
            self._then(row_id)

    def _say_planned(self, row_id: int) -> None:
        """Say which sessions stand on the days that are closed now."""
        from courses.actions.closed_days import planned_on
        from courses.screens.dialogs.message import MessageDialog

        lines = planned_on(self.desk.store, row_id)
        if lines:
            more = _("Nothing is moved by itself: move or cancel them where they are.")
            self.app.push_screen(MessageDialog(_("Planned on closed days"), "\n".join([*lines, "", more])))


def _new(register: Register) -> str:
    words = {
        Register.ROOM: _("New room"),
        Register.ORGANISATION: _("New organiser"),
        Register.LEADER: _("New leader"),
        Register.CLOSURE: _("New closed days"),
        Register.EQUIPMENT: _("New equipment"),
        Register.OPENING_HOURS: _("New opening hours"),
    }
    return words[register]
