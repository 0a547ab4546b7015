"""The templates that papers get their words from: a list with search, the text beside it. Writes by actions."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from courses import paper_labels
from courses.actions import paper_template_deeds as deeds
from courses.actions.paper_template_deeds import TemplateFile
from courses.commands import bindings
from courses.commands.paper import PAPER_TEMPLATES
from courses.i18n import _, language, ngettext
from courses.model.paper_style import PaperWish
from courses.screens import paper_doors, paper_preview
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.prompt import Prompt
from courses.screens.paper_template_edit import TemplateScreen
from courses.screens.template_list import TemplateList
from courses.text import fold, plain
from courses.widgets.field import Field
from courses.widgets.table import Column, Row, Table


class PaperTemplatesScreen(TemplateList[TemplateFile]):
    """All templates of papers, and what the one marked says."""

    COMMANDS_HERE = PAPER_TEMPLATES
    BINDINGS: ClassVar[list[BindingType]] = bindings(PAPER_TEMPLATES)
    NEED_A_ROW = frozenset({"change", "new", "look"})

    def load(self) -> None:
        """Read the templates that fit the search; without one, those in the program's language and the library's own."""
        words = fold(self.query_one(".search", Input).value).split()
        every = deeds.listed(self.desk.store)
        found = [it for it in every if all(word in _searched(it) for word in words)]
        if not words:
            found = [it for it in every if it.language == language() or it.is_own]
        found.sort(key=lambda it: (list(type(it.kind)).index(it.kind), it.design, it.language != language()))
        self.shown = {_key(it): it for it in found}
        self.query_one(Table).show(_columns(), [_row(it) for it in found])
        count = ngettext("{count} template", "{count} templates", len(found)).format(count=len(found))
        if len(found) < len(every) and not words:
            more = _("search for a language to see the other {count}").format(count=len(every) - len(found))
            count = f"{count} · {more}"
        self.query_one(".count", Static).update(count if found else _("Nothing fits the search."))
        self.show_text()

    def about(self, it: TemplateFile) -> Content:
        """Return what a template says, and how it stands."""
        found = deeds.text_of(self.desk.store, it.kind, it.language, it.design)
        state = [Content.styled(words, "$warning") for words in (_state(it),) if words]
        faults = [Content.styled(f"⚠ {plain(str(fault))}", "$warning") for fault in found.faults]
        lines = (
            Content.styled(plain(line), "$quiet") if line.startswith("#") else Content(plain(line))
            for line in found.text.split("\n")
        )
        return Content("\n").join(
            [Content.styled(plain(_name(it)), "bold $accent"), *state, *faults, Content(""), *lines]
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command works: most need a row, taking back one that is the library's own."""
        if action == "restore":
            it = self.marked
            return it is not None and it.is_own
        return super().check_action(action, parameters)

    def action_change(self) -> None:
        """Change the template marked."""
        if it := self.marked:
            self.app.push_screen(TemplateScreen(it.kind, it.language, it.design))

    def action_new(self) -> None:
        """Ask for a language, and write the template marked in it."""
        it = self.marked

        def answer(given: dict[str, Any] | None) -> None:
            if given and it:
                self.app.push_screen(TemplateScreen(it.kind, given["language"], it.design))

        if it is not None:
            heading = _("In another language: {what}").format(what=paper_labels.kind(it.kind))
            self.ask(
                Prompt(
                    heading,
                    (Field("language", _("Language"), paper_labels.read_language, hint=_("for example dari")),),
                    _("Write"),
                ),
                answer,
            )

    def action_look(self) -> None:
        """Open how the paper marked looks."""
        if it := self.marked:
            paper_preview.start(self, it.kind, PaperWish(language=it.language, design=it.design))

    def action_house_style(self) -> None:
        """Open the look of papers."""
        paper_doors.house_style(self)

    def action_restore(self) -> None:
        """Take the template marked back, after a question."""
        it = self.marked

        def answer(yes: bool | None) -> None:
            if yes and it is not None:
                deeds.restore(self.desk.store, self.desk.actor, it.kind, it.language, it.design)
                self.wrote(_("Saved {what}.").format(what=_name(it)))

        if it is not None:
            question = _("Take {what} back to what was shipped?").format(what=_name(it))
            if not it.is_shipped:
                question = _("Remove {what}? The program brings none in this language.").format(what=_name(it))
            self.ask(Ask(question, _("Take back"), more=_("It can be taken back with u, undo.")), answer)


def _key(it: TemplateFile) -> str:
    return f"{it.kind}/{it.language}/{it.design}"


def _name(it: TemplateFile) -> str:
    spoken = paper_labels.language(it.language)
    parts = [paper_labels.design(it.kind, it.design), spoken] if it.design else [spoken]
    return f"{paper_labels.kind(it.kind)} ({', '.join(parts)})"


def _searched(it: TemplateFile) -> str:
    return fold(" ".join((_name(it), it.name, it.kind, it.language, _state(it))))


def _columns() -> tuple[Column, ...]:
    return (Column(_("Paper")), Column(_("Language"), 13), Column(_("State"), 18, from_width=50))


def _row(it: TemplateFile) -> Row:
    design = f" · {paper_labels.design(it.kind, it.design)}" if it.design else ""
    return _key(it), (f"{paper_labels.kind(it.kind)}{design}", paper_labels.language(it.language), _state(it))


def _state(it: TemplateFile) -> str:
    read = "" if it.is_proofread else "⚠ " + _("not proofread")
    own = (_("changed here") if it.is_shipped else _("the library’s own")) if it.is_own else ""
    return ", ".join(filter(None, (read, own)))
