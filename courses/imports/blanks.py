"""What a blank cell of an attendance list means, when somebody says it by hand."""

from __future__ import annotations

from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.imports import words
from courses.imports.fold import key
from courses.imports.legend import Legend
from courses.imports.reader import Options
from courses.model import Mark

_NO_MARK = frozenset("none nothing unknown unmarked ingen inget ingenting okant omarkerat omarkerad vet ej".split())


def settle_blanks(legend: Legend, options: Options) -> None:
    """Let blank cells mean what `--set blank=` says: a mark, or none; raises Invalid when it says neither."""
    said = options.constants.get("blank", "").strip()
    if said:
        legend.blank, legend.is_blank_said = read_blank(said), True


def blanks_told(sheet: str, count: int, options: Options) -> str:
    """Return that blank cells were read as absent, and how to say otherwise."""
    text = ngettext(
        "{sheet}: {count} blank cell was read as absent, for the list has no sign for it.",
        "{sheet}: {count} blank cells were read as absent, for the list has no sign for it.",
        count,
    ).format(sheet=sheet, count=count)
    return f"{text} " + _("--set blank=none leaves them without a mark.") if options.shows_names else text


def read_blank(said: str) -> Mark | None:
    """Return the mark that a word for the blank cells names, or None for no mark. Raises Invalid."""
    if key(said) in _NO_MARK:
        return None
    mark = words.MARKS.get(words.fold_sign(said)) or words.find(words.MARKS, said)
    if mark is None:
        text = _("“{value}” is no mark that blank cells can mean.").format(value=said)
        raise Invalid(text, _("Say absent, present, or none."))
    return mark
