"""A library's own templates of papers as deeds: copied from the program's, changed, taken back. Faults are told by line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from courses.actions import paper_templates
from courses.actions.kept import kept
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _
from courses.model import Actor
from courses.model.paper_style import PaperKind
from courses.rules import paper_fields, paper_template, rights
from courses.rules.paper_template import Fault, Faulty, PaperTemplate
from courses.store import Store, tables
from courses.store.connection import Row
from courses.store.journal import deed
from courses.text import clean

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One template in a list of all."""

    kind: PaperKind
    language: str
    design: str
    name: str
    is_own: bool
    """Whether the library has changed it, or has it alone."""
    is_shipped: bool
    """Whether the program brings one."""
    is_proofread: bool
    version: int | None
    """Of the library's own."""


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A template as text, to be changed."""

    text: str
    version: int | None
    """Of the library's own, to be given back when it is saved; None: there is none yet."""
    faults: tuple[Fault, ...] = ()
    """What is wrong with it by now: texts that came with a newer program, say."""


def listed(store: Store, only: PaperKind | None = None) -> list[TemplateFile]:
    """Return all templates there are, or those of one kind, in order of kind, design and language."""
    own = {(row["kind"], row["language"], row["design"]): row for row in tables.find(store, "paper_template")}
    found = []
    for kind in paper_fields.kinds() if only is None else [paper_fields.kind(only)]:
        for design in ("", *(it.name for it in kind.designs)):
            others = [language for of, language, part in own if (of, part) == (kind.kind, design)]
            for language in dict.fromkeys((*paper_templates.LANGUAGES, *sorted(others))):
                row = own.get((kind.kind, language, design))
                if (it := _file(kind, language, design, row)) is not None:
                    found.append(it)
    return found


def _file(kind: paper_fields.Kind, language: str, design: str, row: Row | None) -> TemplateFile | None:
    brought = paper_templates.shipped(kind.kind, language, design)
    if row is None and brought is None:
        return None
    read = brought if row is None else paper_template.understood(row["body"], kind, language=language)
    return TemplateFile(
        kind=kind.kind,
        language=language,
        design=design,
        name=(read.name if read else "") or kind.label(),
        is_own=row is not None,
        is_shipped=brought is not None,
        is_proofread=read is None or read.is_proofread,
        version=row["version"] if row else None,
    )


def text_of(store: Store, kind: PaperKind, language: str, design: str = "") -> TemplateText:
    """Return a template as text with its fields by their names in the reader's language: the library's own, else the program's.

    In a language that there is none in, it is the nearest one's, to be translated. Raises NotFound for a kind or a design
    that there is not.
    """
    about = kind_of(kind, design)
    row = tables.first(store, "paper_template", kind=str(kind), language=language, design=design)
    if row is not None:
        text = paper_template.shown(row["body"], about)
        return TemplateText(text, row["version"], _faults(text, about, language, design))
    for nearest in paper_templates.nearest(language):
        brought = paper_templates.shipped_text(kind, nearest, design)
        if brought is not None:
            text = paper_template.shown(brought, about)
            return TemplateText(text if nearest == language else _unread(text), None)
    if design:  # a design has texts of its own only where it says something otherwise
        return TemplateText(f"name: {about.label()}\nproofread: no\n\n", None)
    raise NotFound(_("There is no template for {paper}.").format(paper=about.label()))


def check(kind: PaperKind, language: str, text: str, design: str = "") -> PaperTemplate:
    """Return what a template's text says.

    Raises `Faulty` with everything that is wrong, NotFound for a design that there is not.
    """
    return paper_template.parse(text, kind_of(kind, design), language=language, is_part=bool(design))


def save(
    store: Store,
    actor: Actor,
    kind: PaperKind,
    language: str,
    text: str,
    *,
    design: str = "",
    version: int | None = None,
) -> None:
    """Keep a template as the library's own; `version` is that of the own one it was made from.

    Raises `Faulty` with everything that is wrong, Conflict, Refused, NotFound.
    """
    rights.require(actor, rights.Right.CONFIGURE)
    if not _LANGUAGE.fullmatch(language):
        raise Invalid(
            _("“{value}” is not a language.").format(value=clean(language, length=40)),
            _("Write a language’s name or code, such as arabiska or ar."),
        )
    if check(kind, language, text, design) == paper_templates.shipped(kind, language, design):
        raise Refused(_("That says what the program’s own says: nothing is changed."))
    body = kept(text, length=paper_template.MOST, lines=True)
    with deed(store, actor, _("Changed the template {what}").format(what=_what(kind, language, design))) as it:
        known = tables.first(store, "paper_template", kind=str(kind), language=language, design=design)
        if known is None:
            it.insert("paper_template", {"kind": str(kind), "language": language, "design": design, "body": body})
        else:
            it.update("paper_template", known["id"], {"body": body}, version=version)


def restore(store: Store, actor: Actor, kind: PaperKind, language: str, design: str = "") -> None:
    """Take the library's own template away, so that the program's holds again. Raises NotFound where there is none, Refused."""
    rights.require(actor, rights.Right.CONFIGURE)
    known = tables.first(store, "paper_template", kind=str(kind), language=language, design=design)
    what = _what(kind, language, design)
    if known is None:
        raise NotFound(_("{what} has not been changed here.").format(what=what))
    with deed(store, actor, _("Took the template {what} back to what was shipped").format(what=what)) as it:
        it.delete("paper_template", known["id"])


def kind_of(kind: PaperKind, design: str = "") -> paper_fields.Kind:
    """Return what there is to know of a kind. Raises NotFound for one without templates, and for a design it has not."""
    try:
        about = paper_fields.kind(kind)
    except LookupError as error:
        raise NotFound(_("There is no template for {paper}.").format(paper=kind)) from error
    designs = [it.name for it in about.designs]
    if design and design not in designs:
        raise NotFound(
            _("{paper}: there is no design “{design}”.").format(paper=about.label(), design=clean(design, length=40)),
            _("Choose one of: {choices}.").format(choices=", ".join(designs) or _("none")),
        )
    return about


def _faults(text: str, about: paper_fields.Kind, language: str, design: str) -> tuple[Fault, ...]:
    try:
        paper_template.parse(text, about, language=language, is_part=bool(design))
    except Faulty as error:
        return error.faults
    return ()


def _unread(text: str) -> str:
    """Return a text that is to be translated: nobody has read it yet."""
    return re.sub(r"^proofread:.*$", "proofread: no", text, count=1, flags=re.MULTILINE)


def _what(kind: PaperKind, language: str, design: str) -> str:
    label = paper_fields.kind(kind).label()
    return f"{label}, {design} ({language})" if design else f"{label} ({language})"
