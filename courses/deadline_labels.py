"""The words for deadlines, as they are shown. Decides nothing."""

from __future__ import annotations

from datetime import date

from courses import dates
from courses.i18n import _, ngettext, pgettext
from courses.model.deadlines import Anchor, Deadline, DeadlineRule, DeadlineState, Due

SIGNS = {
    DeadlineState.SENT: "✓",
    DeadlineState.OVERDUE: "⚠",
    DeadlineState.NEAR: "○",
    DeadlineState.LATER: "·",
}


def due(what: Due) -> str:
    """Return the word for what an association is to have."""
    return {
        "WORK_PLAN": _("work plan"),
        "REGISTER": pgettext("deadline", "registration"),
        "LIST": _("e-list"),
        "CLAIM": _("claim for costs"),
    }[what]


def what(it: Deadline) -> str:
    """Return what is to be sent, with its period: "e-list for October 2026"."""
    word = due(it.what)
    if len(it.period) == len("2026-10"):
        year, month = it.period.split("-")
        return _("{what} for {month} {year}").format(what=word, month=dates.month_long(int(month)), year=year)
    return word


def short(it: Deadline) -> str:
    """Return what is to be sent in few letters: "e-list Oct"."""
    word = due(it.what)
    return f"{word} {dates.month_short(int(it.period[5:]))}" if len(it.period) == len("2026-10") else word


def state(it: Deadline, today: date) -> str:
    """Return sign and words for how a deadline stands: "⚠ 3 days over", "○ in 4 days", "✓ sent 5 Nov"."""
    days = (it.day - today).days
    if it.state is DeadlineState.SENT and it.sent_on is not None:
        words = _("sent {day}").format(day=dates.day_text(it.sent_on, today))
    elif days < 0:
        words = ngettext("{count} day over", "{count} days over", -days).format(count=-days)
    elif days == 0:
        words = _("the last day")
    else:
        words = ngettext("{count} day left", "{count} days left", days).format(count=days)
    return f"{SIGNS[it.state]} {words}"


def certainty(rule: DeadlineRule) -> str:
    """Return in words how sure a deadline is, for whom it was seen; never as if it were the law."""
    if not rule.is_reference:
        return _("the library’s own")
    said = {
        "read": _("read at the association"),
        "derived": _("seen elsewhere, not read at this association: ask them"),
        "unconfirmed": _("unconfirmed: ask the association"),
    }.get(rule.certainty, "")
    return _("{words}; seen at {branch}").format(words=said, branch=rule.branch) if rule.branch else said


def doubt(rule: DeadlineRule) -> str:
    """Return in a few words how sure a deadline is, and what to do about it."""
    if not rule.is_reference or rule.certainty == "read":
        return certainty(rule)
    return _("{doubt}: ask the association").format(doubt=short_certainty(rule))


def short_certainty(rule: DeadlineRule) -> str:
    """Return in a word how sure a deadline is."""
    if not rule.is_reference:
        return _("own")
    return {"read": _("read"), "derived": _("uncertain"), "unconfirmed": _("unconfirmed")}.get(rule.certainty, "")


def anchor(rule: DeadlineRule) -> str:
    """Return what the value of a rule counts."""
    return {
        Anchor.SESSION: _("session number"),
        Anchor.START: _("days after the first session"),
        Anchor.END: _("days after the last session"),
        Anchor.MONTH: _("day of the next month"),
        Anchor.DATES: _("days of the year"),
    }[rule.anchor]
