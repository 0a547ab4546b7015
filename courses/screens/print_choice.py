"""How a paper is wanted: language, large print, black and white, size, design. One question for all screens that print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from courses import paper_labels
from courses.actions import paper_template_deeds
from courses.i18n import _, language
from courses.model.paper_style import PaperKind, PaperWish, SheetSize
from courses.rules import paper_fields
from courses.screens.dialogs.prompt import Prompt
from courses.store import Store
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.frame import Frame

_USUAL = "*"
"""Stands for a choice that is left to the program; a field's value is never empty."""


def ask(at: Frame, kind: PaperKind, wish: PaperWish, then: Callable[[PaperWish], object]) -> None:
    """Ask how a paper of a kind is wanted, beginning at `wish`, and give the answer to `then`; nothing when it is left."""

    def answer(given: Mapping[str, Any] | None) -> None:
        if given is not None:
            then(wish_of(given))

    heading = _("{paper}: how it looks").format(paper=paper_labels.kind(kind))
    at.ask(Prompt(heading, fields(at.desk.store, kind, wish), _("Choose")), answer)


def fields(store: Store, kind: PaperKind, wish: PaperWish) -> tuple[Field, ...]:
    """Return the fields of the question, for a prompt that asks for other things too; size and design where there are several."""
    about = paper_fields.kind(kind)
    print_ = [(_("Usual"), _USUAL), (_("Large print"), "large")]
    colours = [(_("In colour"), _USUAL), (_("Black and white"), "black")]
    found = [
        Field("language", _("Language"), choices=_languages(store, kind), value=wish.get("language") or _USUAL),
        Field("print", _("Type size"), choices=print_, value="large" if wish.get("is_large") else _USUAL),
        Field("colours", _("Colours"), choices=colours, value="black" if wish.get("is_black_and_white") else _USUAL),
    ]
    if len(about.sizes) > 1:
        sizes = [(str(it), str(it)) for it in about.sizes]
        found.append(Field("size", _("Size"), choices=sizes, value=wish.get("size") or about.sizes[0]))
    if about.designs:
        designs = [(it.label(), it.name) for it in about.designs]
        found.append(Field("design", _("Design"), choices=designs, value=wish.get("design") or about.designs[0].name))
    return tuple(found)


def wish_of(given: Mapping[str, Any]) -> PaperWish:
    """Return what the answers of the fields mean."""
    wish = PaperWish(
        language=None if given["language"] == _USUAL else given["language"],
        is_large=given["print"] == "large",
        is_black_and_white=given["colours"] == "black",
    )
    if "size" in given:
        wish["size"] = SheetSize(given["size"])
    if "design" in given:
        wish["design"] = given["design"]
    return wish


def words(kind: PaperKind, wish: PaperWish) -> str:
    """Return how a paper is wanted, where that is not as usual: "arabiska, stor stil, svartvitt"; empty: as usual."""
    about = paper_fields.kind(kind)
    size, design, spoken = wish.get("size"), wish.get("design"), wish.get("language")
    told = [
        paper_labels.language(spoken) if spoken else "",
        _("Large print").lower() if wish.get("is_large") else "",
        _("Black and white").lower() if wish.get("is_black_and_white") else "",
        str(size) if size and size != about.sizes[0] else "",
        paper_labels.design(kind, design) if design and design != about.designs[0].name else "",
    ]
    return ", ".join(filter(None, told))


def _languages(store: Store, kind: PaperKind) -> list[tuple[str, str]]:
    """Return the languages that there are words in, the program's own first; what nobody has read over says so."""
    there_are: dict[str, bool] = {}
    for it in paper_template_deeds.listed(store, kind):
        there_are[it.language] = there_are.get(it.language, True) and it.is_proofread
    own = _("{language}, as the program").format(language=paper_labels.language(language()).capitalize())
    rest = [(_named(it, is_read=is_read), it) for it, is_read in there_are.items() if it != language()]
    return [(own, _USUAL), *rest]


def _named(code: str, *, is_read: bool) -> str:
    name = paper_labels.language(code).capitalize()
    return name if is_read else _("{language} (not proofread)").format(language=name)
