"""The text of a handout as it is written: what is wrong stands beside it line by line, and of a translation the original."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from courses import handout_labels, i18n
from courses.actions import handouts as deeds
from courses.actions.handouts import HandoutFile
from courses.commands import bindings
from courses.commands.handouts import HANDOUT_TEXT
from courses.errors import Invalid
from courses.i18n import _
from courses.model import Actor, Printed
from courses.model.shelf import ShelfText
from courses.rules import handout_state, handout_text
from courses.rules.text_faults import TextFault, refuse
from courses.screens import print_public
from courses.screens.dialogs.ask import Ask
from courses.screens.frame import Frame
from courses.screens.text_editor import TextEditor, how_it_is_written
from courses.store import Store
from courses.store import handouts as queries
from courses.text import editable, plain


class HandoutEdit(TextEditor[TextFault]):
    """Changes one text, translates one, or writes a new one."""

    PLACE = "print"
    COMMANDS_HERE = HANDOUT_TEXT
    BINDINGS: ClassVar[list[BindingType]] = bindings(HANDOUT_TEXT)
    NOTES_ARE_LONG = True

    def __init__(
        self, code: str, language: str, *, translate: str = "", then: Callable[[str, str], object] | None = None
    ) -> None:
        """Keep which text; no language: a new handout. `translate`: a new text in that language, from this one."""
        super().__init__()
        self._code = code
        self._language = language
        self._translate = translate
        self._then = then
        self._text: ShelfText | None = None
        self._beside: ShelfText | None = None
        self._pictures: frozenset[str] = frozenset()

    def first_text(self) -> str:
        """Read what is changed, and what it is a translation of."""
        store, today = self.desk.store, self.desk.today()
        self._pictures = frozenset(queries.picture_names(store))
        if not self._language:
            text = deeds.blank(i18n.language(), today)
        else:
            row = queries.row(store, today, self._code)
            known = row.text(self._language) or row.first
            if self._translate:
                self._beside = known
                text = deeds.translation(row.first if known.original_language else known, self._translate, today)
            else:
                self._text = known
                self._beside = row.text(known.original_language) if known.original_language else None
                text = deeds.written(known)
        return "\n".join(editable(line) for line in text.rstrip("\n").split("\n"))

    def heading(self) -> str:
        """Return the handout's code and its language."""
        language = self._translate or self._language
        return ", ".join(filter(None, (self._code, handout_labels.language(language) if language else "")))

    def notes(self) -> Content:
        """Return the original, or how a text is written."""
        it = self._beside
        if it is None:
            return _help(sorted(self._pictures))
        head = f"{handout_labels.language(it.language)}, " + _("version {version}").format(version=it.edition)
        lines = [
            Content.styled(plain(head), "bold"),
            Content(""),
            *(Content(plain(one)) for one in it.body.split("\n")),
        ]
        return Content("\n").join(lines)

    def find_faults(self, text: str) -> list[TextFault]:
        """Return what is wrong with a text."""
        return handout_text.read(text, self._pictures)[1]

    def action_look(self) -> None:
        """Open how the handout looks with what is written here."""
        self._require_right()
        print_public.start(self, partial(_preview, self.area.text, self._code, self))

    def action_save(self) -> None:
        """Save, or say what is wrong; an original that says something else is asked about its version."""
        self._require_right()
        before, text = self._text, self.area.text
        if before is None or not self._forgets_edition(before, text):
            self._save(text)
            return
        raised = handout_state.next_edition(before.edition)

        def answer(yes: bool | None) -> None:
            if yes is not None:
                self._save(deeds.raised(text, self.desk.today()) if yes else text)

        question = _("Give the text version {version}, of today?").format(version=raised)
        more = _("Then its translations are marked until they follow. A slip of the pen needs no new version.")
        self.ask(Ask(question, _("Version {version}").format(version=raised), more=more, is_safe=True), answer)

    def _forgets_edition(self, before: ShelfText, text: str) -> bool:
        read = handout_text.head(text)
        row = queries.row(self.desk.store, self.desk.today(), self._code)
        is_same = read.edition == before.edition and read.body.strip() != before.body.strip()
        return is_same and not before.original_language and len(row.texts) > 1

    def _save(self, text: str) -> None:
        desk, file = self.desk, HandoutFile(text)
        if self._text is None:
            saved = deeds.add(desk.store, desk.actor, file, self._code)
        else:
            it = self._text
            saved = deeds.change(desk.store, desk.actor, it.code, file, it.version, it.language)
        self.dismiss()
        self.wrote(_("Saved {what}.").format(what=f"{saved.title} ({handout_labels.language(saved.language)})"))
        if self._then is not None:
            self._then(saved.code, saved.language)

    def _require_right(self) -> None:
        """Go to the first line that is wrong. Raises Invalid with all that is."""
        if self.faults:
            self.go_to_first_fault()
            refuse(list(self.faults[:1]), _("The handout cannot be used as it is written."))
        if self._translate and handout_text.head(self.area.text).language != self._translate:
            raise Invalid(_("The text says another language than {language}.").format(language=self._translate))


def _preview(text: str, code: str, at: Frame, store: Store, _actor: Actor) -> Printed:
    from courses.exports import handout_papers

    return handout_papers.preview(store, HandoutFile(text), code, at.desk.now())


def _help(pictures: list[str]) -> Content:
    lines = (
        _("## begins a part; 1. 2. 3. are steps, - are points."),
        _("**bold** for what stands on a button, *slanted* for examples."),
        _("::: prova-själv … ::: is something to try, ::: tänk-på … ::: advice, ::: ord … ::: words explained."),
        _("::: enhet android … ::: are steps for one device: android, ipad, windows."),
        _("[text](https://…) alone on a line becomes a square code; a line of ____ is a line to write on."),
        _("![what it shows](file.svg) is a picture. There are: {names}.").format(names=", ".join(pictures)),
    )
    return how_it_is_written([f"· {plain(line)}" for line in lines])
