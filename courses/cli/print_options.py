"""The options that every command that prints has: language, large print, black and white, size, design.

A command takes them as `**wish: Unpack[PaperWish]` and hands them on to `print_shop`.
"""

from __future__ import annotations

from courses import paper_labels
from courses.cli.parts import Option, option
from courses.cli.values import Typed
from courses.errors import Invalid
from courses.i18n import _
from courses.model.paper_style import PaperKind, SheetSize
from courses.rules import paper_fields
from courses.text import clean


def print_options(kind: PaperKind) -> list[Option]:
    """Return the options of a command that prints papers of a kind; size and design only where it has several."""
    try:
        about = paper_fields.kind(kind)
    except LookupError:
        return [_language(), *_looks()]
    several = [_size(about)] if len(about.sizes) > 1 else []
    if about.designs:
        several.append(_design(about))
    return [_language(), *_looks(), *several]


def looks_and_size() -> list[Option]:
    """Return the options of a command that prints any kind: large print, black and white, size."""
    size = option(
        "--size",
        type=SIZE,
        label=lambda: _("SIZE"),
        words=lambda: _("The size of the paper: {choices}; else the first that there is of it.").format(
            choices=", ".join(SheetSize)
        ),
    )
    return [*_looks(), size]


def _read_size(text: str) -> SheetSize:
    try:
        return SheetSize(text.strip().upper())
    except ValueError:
        raise Invalid(
            _("“{value}” is not a size of paper.").format(value=clean(text, length=40)),
            _("Choose one of: {choices}.").format(choices=", ".join(SheetSize)),
        ) from None


LANGUAGE = Typed("language", paper_labels.read_language)
SIZE = Typed("size", _read_size)


def _language() -> Option:
    return option(
        "--language",
        type=LANGUAGE,
        label=lambda: _("LANGUAGE"),
        words=lambda: _(
            "The language of the paper, by name or code: sv, sv-lattlast, en, ar, ti …; else the program’s."
        ),
    )


def _looks() -> list[Option]:
    return [
        option("--large", "is_large", is_flag=True, words=lambda: _("In large print, 16 points at least.")),
        option("--black-and-white", "is_black_and_white", is_flag=True, words=lambda: _("Without colours.")),
    ]


def _size(about: paper_fields.Kind) -> Option:
    return option(
        "--size",
        type=SIZE,
        label=lambda: _("SIZE"),
        words=lambda: _("The size of the paper: {choices}; else the first.").format(choices=", ".join(about.sizes)),
    )


def _design(about: paper_fields.Kind) -> Option:
    return option(
        "--design",
        default="",
        label=lambda: _("DESIGN"),
        words=lambda: _("How it looks: {choices}; else the first.").format(
            choices=", ".join(f"{it.name} ({it.label()})" for it in about.designs)
        ),
    )
