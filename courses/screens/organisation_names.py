"""Organisations typed with commas between: by name, code or the beginning of a name. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from courses.errors import Invalid
from courses.i18n import _
from courses.model import Organisation
from courses.screens import readers
from courses.text import fold


def read(text: str, known: Sequence[Organisation]) -> tuple[int, ...]:
    """Return the ids of the organisations typed; a name with a comma in it is understood whole first.

    Raises Invalid for what is in no register, or could be several.
    """
    whole = _exactly(text, known)
    if whole is not None:
        return (whole,)
    names = {it.name: it.id for it in known}
    found: list[int] = []
    for part in (part.strip() for part in text.split(",")):
        if part:
            exact = _exactly(part, known)
            found += [exact] if exact is not None else _near(part, names)
    return tuple(dict.fromkeys(found))


def read_codes(text: str, known: Sequence[Organisation], kept: Collection[str] = ()) -> tuple[str, ...]:
    """Return the codes of the organisations typed; codes in `kept` may stay though nothing has them. Raises Invalid."""
    codes = {it.id: it.code for it in known}
    whole = _exactly(text, known)
    found: list[str] = []
    for part in [text] if whole is not None else text.split(","):
        lone = next((code for code in kept if fold(code) == fold(part)), "")
        exact = [codes[i] for i in read(part, known)] if not lone or _exactly(part, known) is not None else [lone]
        found += exact
    return tuple(dict.fromkeys(found))


def _exactly(text: str, known: Sequence[Organisation]) -> int | None:
    typed = fold(text)
    return next((it.id for it in known if typed and typed in {fold(n) for n in (it.code, it.name, *it.aliases)}), None)


def _near(part: str, names: dict[str, int]) -> tuple[int, ...]:
    try:
        return readers.names(part, names)
    except Invalid as error:
        if error.hint:  # nothing can be added to the register from here
            raise Invalid(error.message, _("Write a name or a code of the register.")) from None
        raise
