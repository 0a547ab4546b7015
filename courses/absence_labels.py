"""The words for who is missed and for who gets a certificate, as they are shown. Decides nothing."""

from __future__ import annotations

from courses.dates import day_text
from courses.i18n import _, ngettext
from courses.model import ChangedCertificate
from courses.model.absences import Chance, ChanceState, CourseDue, Missed


def missed(it: Missed) -> str:
    """Return what somebody missed: "never came, 1 session missed", "2 sessions missed in a row, 1 with notice"."""
    if it.is_never:
        words = ngettext("never came, {count} session missed", "never came, {count} sessions missed", it.sessions)
    else:
        words = ngettext("{count} session missed, the last", "{count} sessions missed in a row, the last", it.sessions)
    told = f"{words.format(count=it.sessions)} {day_text(it.last.date())}"
    notice = _("{count} with notice").format(count=it.excused) if it.excused else ""
    return f"{told}, {notice}" if notice else told


def chance_word(state: ChanceState) -> str:
    """Return sign and word for how somebody stands to a certificate."""
    return {
        "DUE": "✓ " + _("due"),
        "REACHED": "✓ " + _("reached"),
        "OPEN": "○ " + _("can still be reached"),
        "IMPOSSIBLE": "✗ " + _("cannot be reached"),
    }[state]


def chance(it: Chance, *, is_finished: bool = False) -> str:
    """Return how somebody stands to a certificate: "○ needs 2 of 3 sessions left"."""
    if it.state is ChanceState.OPEN:
        words = ngettext("needs {needed} of {left} session left", "needs {needed} of {left} sessions left", it.left)
        sign = "⚠" if it.is_narrow else "○"
        return f"{sign} {words.format(needed=it.needed, left=it.left)}"
    if it.state is ChanceState.IMPOSSIBLE and is_finished:
        return "✗ " + _("not reached")
    return chance_word(it.state)


def not_entered(it: CourseDue) -> str:
    """Return that certificates may change yet, of a course that is over with sessions not entered; else empty."""
    if not it.is_finished or not it.left:
        return ""
    words = ngettext(
        "{count} session has passed without attendance being entered: what is due may still change.",
        "{count} sessions have passed without attendance being entered: what is due may still change.",
        it.left,
    )
    return words.format(count=it.left)


def changed_certificate(it: ChangedCertificate) -> str:
    """Return that a certificate says something else than the attendance now, and what is to be done about it."""
    figures = _("{attended} of {held} sessions, {hours} study hours")
    was = figures.format(attended=it.attended, held=it.held, hours=it.study_hours)
    now = figures.format(attended=it.attended_now, held=it.held_now, hours=it.study_hours_now)
    words = (
        _("The certificate {number} of {person} says {was}; it is {now} now. Print it anew: it keeps its number.")
        if it.is_due
        else _("The certificate {number} of {person} says {was}; it is {now} now, and it is no longer due.")
    )
    return words.format(number=it.number, person=it.name, was=was, now=now)
