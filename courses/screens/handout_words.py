"""What screens say of handouts: rows of the shelf, of one handout's languages, and the words beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from textual.content import Content

from courses import handout_labels as labels
from courses.dates import day_text
from courses.i18n import _, pgettext
from courses.model.shelf import Ageing, HandoutUse, ShelfRow, ShelfText, TextState
from courses.text import plain
from courses.widgets.table import Column, Row

_USES_SHOWN = 12


def shelf_columns() -> tuple[Column, ...]:
    """Return the columns of the shelf."""
    return (
        Column(_("Title")),
        Column(pgettext("handout", "Topic"), 14, from_width=88),
        Column(pgettext("handout", "Version"), 7, from_width=60),
        Column(_("Languages"), 18, from_width=104),
        Column(_("Used by"), 16, from_width=120),
        Column(_("To see to"), 24),
    )


def shelf_row(it: ShelfRow, language: str) -> Row:
    """Return a handout as a row, called as in `language` where there is a text in it."""
    text = it.nearest(language)
    return it.code, (
        text.title,
        it.first.topic,
        it.first.edition,
        labels.languages(it),
        labels.used(it),
        labels.marks(it),
    )


def text_columns() -> tuple[Column, ...]:
    """Return the columns of a handout's languages."""
    return (
        Column(_("Language"), 14),
        Column(_("Title"), from_width=60),
        Column(pgettext("handout", "Version"), 7),
        Column(_("State"), 16),
        Column(_("Read through"), 16, from_width=92),
    )


def text_row(it: ShelfText) -> Row:
    """Return a text as a row."""
    state = labels.short_ageing(it) or labels.short_state(it)
    if it.ageing is Ageing.SOON and it.state in (TextState.LAGS, TextState.ALONE):
        state = labels.short_state(it)
    return it.language, (labels.language(it.language), it.title, it.edition, state, labels.reviewed(it))


def about_row(it: ShelfRow, uses: Sequence[HandoutUse], today: date, language: str) -> Content:
    """Return what there is to say of a handout: its facts, its languages, where it is used."""
    text = it.nearest(language)
    lines = [
        Content.styled(plain(text.title), "bold $accent"),
        Content.styled(plain(_facts(it.first, today)), "$quiet"),
        Content(""),
        Content.styled(_("Given out at"), "bold"),
        *used_lines(uses, today),
        Content(""),
        Content.styled(_("Languages"), "bold"),
        *_language_lines(it, today),
    ]
    return Content("\n").join(lines)


def about_text(it: ShelfText, uses: Sequence[HandoutUse], today: date) -> Content:
    """Return what there is to say of a text: how it stands, where it is used, and its words."""
    states = [labels.state(it), labels.reviewed(it), "" if it.is_shipped else _("the library’s own")]
    warnings = [labels.ageing(it, today)]
    if it.state in (TextState.LAGS, TextState.ALONE):
        warnings.append(f"{labels.WARNING} {states.pop(0)}")
    lines = [
        Content.styled(plain(it.title), "bold $accent"),
        Content.styled(plain(_facts(it, today)), "$quiet"),
        Content(plain(", ".join(filter(None, states)))),
        *(Content.styled(plain(words), "$warning") for words in warnings if words),
        Content(""),
        Content.styled(_("Given out at"), "bold"),
        *used_lines(uses, today, most=5),
        Content(""),
        *(Content(plain(line)) for line in it.body.split("\n")),
    ]
    return Content("\n").join(lines)


def used_lines(uses: Sequence[HandoutUse], today: date, *, most: int = _USES_SHOWN) -> Iterable[Content]:
    """Yield where a handout is given out, a line each."""
    if not uses:
        yield Content.styled(_("nowhere yet; g gives it out at a course"), "$quiet")
    for it in uses[:most]:
        day = day_text(it.day, today) if it.day else ""
        where = it.course or pgettext("handout", "plan")
        said = " · ".join(filter(None, (f"{where} {it.title}", labels.where(it), day)))
        yield Content(f"· {plain(said)}") if it.course else Content.styled(f"· {plain(said)}", "$quiet")
    if len(uses) > most:
        yield Content.styled(_("… and {count} more").format(count=len(uses) - most), "$quiet")


def course_columns() -> tuple[Column, ...]:
    """Return the columns of what a course gives out."""
    return (
        Column(_("Session"), 9),
        Column(_("Day"), 13),
        Column(_("Handout")),
        Column(_("Languages"), 20, from_width=112),
        Column(_("To see to"), 24, from_width=76),
    )


def course_row(it: HandoutUse, on_shelf: ShelfRow | None, today: date) -> Row:
    """Return what is given out at a session as a row."""
    number = labels.where(it) if it.session_id is None or it.number is None else str(it.number)
    shown = number if len(number) < 9 else f"{it.number or ''}"
    title = it.handout or f"{labels.WARNING} " + _("{code}: not on the shelf").format(code=it.code)
    languages, marks = (labels.languages(on_shelf), labels.marks(on_shelf)) if on_shelf else ("", "")
    return str(it.id), (shown, day_text(it.day, today) if it.day else "", title, languages, marks)


def _facts(it: ShelfText, today: date) -> str:
    version = labels.version(it, today)
    parts = (it.code, it.topic, it.level, _("version {version}").format(version=version) if version else "", it.licence)
    return " · ".join(filter(None, parts))


def _language_lines(row: ShelfRow, today: date) -> Iterator[Content]:
    """Yield how the languages stand, those that stand alike on one line, the warnings first."""
    by_state: dict[str, list[str]] = {}
    for it in row.texts:
        for state in filter(None, (labels.short_state(it), labels.ageing(it, today))):
            by_state.setdefault(state, []).append(labels.language(it.language))
        if not it.is_reviewed:
            by_state.setdefault(labels.reviewed(it), []).append(labels.language(it.language))
    for state, some in sorted(by_state.items(), key=lambda it: labels.WARNING not in it[0]):
        is_warning = labels.WARNING in state
        yield Content.assemble((f"{plain(state)}: ", "$warning" if is_warning else ""), (", ".join(some), "$quiet"))
