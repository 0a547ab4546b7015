"""What is said of handouts on the shelf, in the reader's language: how a text stands, how old it is, where it is used."""

from __future__ import annotations

from datetime import date

from courses import message_labels
from courses.dates import day_text
from courses.i18n import _, ngettext
from courses.model.shelf import Ageing, HandoutUse, ShelfRow, ShelfText, TextState

WARNING = "⚠"


def language(code: str) -> str:
    """Return the name of a language; one that is not known by name is called by its code."""
    return message_labels.language(code)


def state(it: ShelfText) -> str:
    """Return how a text stands to its original, in words."""
    if it.state is TextState.ORIGINAL:
        return _("original")
    if it.state is TextState.ALONE:
        return _("its original is not here")
    if it.state is TextState.LAGS:
        return _("follows version {follows}, the original has {now}").format(
            follows=it.follows, now=it.original_edition
        )
    return _("follows the original")


def short_state(it: ShelfText) -> str:
    """Return the same with its sign, in a word or two."""
    return {
        TextState.ORIGINAL: _("original"),
        TextState.FOLLOWS: "✓ " + _("follows"),
        TextState.LAGS: f"{WARNING} " + _("lags behind"),
        TextState.ALONE: f"{WARNING} " + _("no original"),
    }[it.state]


def ageing(it: ShelfText, today: date) -> str:
    """Return how a text stands to its last day, with a sign; empty: it holds for long."""
    if it.valid_until is None or it.ageing is Ageing.NONE:
        return ""
    day = day_text(it.valid_until, today)
    if it.ageing is Ageing.PASSED:
        return f"{WARNING} " + _("too old since {day}").format(day=day)
    return _("look it through before {day}").format(day=day)


def short_ageing(it: ShelfRow | ShelfText) -> str:
    """Return the same in a word or two."""
    return {Ageing.NONE: "", Ageing.SOON: _("soon old"), Ageing.PASSED: f"{WARNING} " + _("too old")}[it.ageing]


def reviewed(it: ShelfText) -> str:
    """Return whether somebody has read a text through, in words."""
    if it.is_reviewed and it.review:
        return it.review
    if it.is_reviewed:
        return ""
    return _("not reviewed") if it.state is TextState.ORIGINAL else _("not proofread")


def version(it: ShelfText, today: date) -> str:
    """Return a text's version with its date: "1.4, 22 Nov"; empty: it has none."""
    dated = day_text(it.dated, today) if it.dated else ""
    return ", ".join(filter(None, (it.edition, dated)))


def languages(row: ShelfRow) -> str:
    """Return the languages that a handout is in by their codes, those that lag marked: "sv en ⚠ar"."""
    return " ".join(
        (WARNING if it.state in (TextState.LAGS, TextState.ALONE) else "") + it.language for it in row.texts
    )


def used(row: ShelfRow) -> str:
    """Return how much a handout is used: "2 courses, 1 plan"; empty: nowhere."""
    courses = ngettext("{count} course", "{count} courses", row.used_by).format(count=row.used_by)
    plans = ngettext("{count} plan", "{count} plans", row.plans).format(count=row.plans)
    return ", ".join([*([courses] if row.used_by else []), *([plans] if row.plans else [])])


def where(it: HandoutUse) -> str:
    """Return the session that something is given out at: "session 2"; of a course without one, what that means."""
    if it.plan_id is None and it.session_id is None:
        return _("the first session")
    if it.number is None:
        return _("no session is left")
    return _("session {number}").format(number=it.number)


def marks(row: ShelfRow) -> str:
    """Return what is to be seen to of a handout, in a word or two each: lagging, too old; empty: nothing."""
    lagging = len(row.lagging)
    words = ngettext("{count} behind", "{count} behind", lagging).format(count=lagging)
    return ", ".join(filter(None, (short_ageing(row), f"{WARNING} {words}" if lagging else "")))
