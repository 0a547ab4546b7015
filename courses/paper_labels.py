"""What is said of kinds of paper and their templates, in the reader's language; and which kind is meant by a word."""

from __future__ import annotations

from courses import message_labels
from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.model.paper_style import PaperKind
from courses.rules import languages, paper_fields
from courses.text import clean, fold


def kind(it: PaperKind) -> str:
    """Return what a kind of paper is called."""
    try:
        return paper_fields.kind(it).label()
    except LookupError:
        return str(it)


def kind_named(text: str) -> PaperKind:
    """Return the kind of a name or a word, in any spelling. Raises NotFound naming those that there are."""
    wanted = fold(text)
    for it in paper_fields.kinds():
        if wanted in (fold(it.kind), fold(it.label())):
            return it.kind
    raise NotFound(
        _("There is no paper “{name}”.").format(name=clean(text, length=40)),
        _("Choose one of: {choices}.").format(choices=", ".join(it.kind for it in paper_fields.kinds())),
    )


def design(of: PaperKind, name: str) -> str:
    """Return what a design of a kind is called; the usual one of several, none of one."""
    designs = paper_fields.kind(of).designs
    return next((it.label() for it in designs if it.name == name), name)


def language(it: str) -> str:
    """Return the name of a language; one that is not known by name is called by its code."""
    return message_labels.language(it)


def read_language(text: str) -> str:
    """Return the code of a language by its name or code, in any spelling; a code that is not known is as it was written.

    Raises Invalid for what cannot be a language: a misspelt name would give a paper in another language, unseen.
    """
    known = languages.code_of(text)
    code = known or clean(text).casefold().replace("_", "-")
    stem, *parts = code.split("-")
    is_code = len(stem) in (2, 3) and all(it.isascii() and it.isalnum() and len(it) <= 8 for it in (stem, *parts))
    if not known and not is_code:
        raise Invalid(
            _("“{value}” is not a language.").format(value=clean(text, length=40)),
            _("Write a language’s name or code, such as arabiska or ar."),
        )
    return code
