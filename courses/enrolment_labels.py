"""The words for enrolments, for calls about them and for what happens to them, as they are shown. Decides nothing."""

from __future__ import annotations

from courses.i18n import _, ngettext, pgettext
from courses.model import ContactWay, EnrolmentEvent, EnrolmentStatus
from courses.model.calling import CallAbout, CallResult, Progress

ENROLMENT_SIGNS = {
    EnrolmentStatus.INTEREST: "☆",
    EnrolmentStatus.ENROLLED: "●",
    EnrolmentStatus.WAITING: "◷",
    EnrolmentStatus.OFFERED: "?",
    EnrolmentStatus.CONFIRMED: "✓",
    EnrolmentStatus.CANCELLED: "✗",
    EnrolmentStatus.DROPPED_OUT: "↓",
    EnrolmentStatus.TRANSFERRED: "→",
    EnrolmentStatus.NO_SHOW: "–",
}


def enrolment_word(status: EnrolmentStatus) -> str:
    """Return the word for where a person stands in a course."""
    return {
        EnrolmentStatus.INTEREST: _("interested"),
        EnrolmentStatus.ENROLLED: _("has a seat"),
        EnrolmentStatus.WAITING: _("waiting"),
        EnrolmentStatus.OFFERED: _("offered a seat"),
        EnrolmentStatus.CONFIRMED: _("has a seat, comes"),
        EnrolmentStatus.CANCELLED: _("gave the seat back"),
        EnrolmentStatus.DROPPED_OUT: _("dropped out"),
        EnrolmentStatus.TRANSFERRED: _("went to another course"),
        EnrolmentStatus.NO_SHOW: _("never came"),
    }[status]


def enrolment_status(status: EnrolmentStatus, position: int | None = None) -> str:
    """Return sign and word for where a person stands in a course."""
    word = enrolment_word(status)
    if status is EnrolmentStatus.WAITING and position is not None:
        word = _("waiting, number {number}").format(number=position)
    return f"{ENROLMENT_SIGNS[status]} {word}"


def call_result(result: CallResult) -> str:
    """Return sign and word for what came of a call."""
    return {
        "REACHED": "☎ " + _("reached"),
        "COMES": "✓ " + _("comes"),
        "DECLINES": "✗ " + _("does not come"),
        "NO_ANSWER": "… " + _("no answer"),
    }[result]


def call_about(about: CallAbout) -> str:
    """Return the words for what somebody is called about."""
    return {
        "CONFIRM": _("comes?"),
        "OFFER": _("offered a seat"),
        "TELL": _("to be told"),
        "MISSED": _("we missed you"),
        "OTHER": _("other"),
    }[about]


def call_progress(it: Progress) -> str:
    """Return how far a round of calls has come: "8 of 12 called, 7 come, 1 does not, 2 do not answer"."""
    parts = [
        _("{called} of {total} called").format(called=it.called, total=it.total),
        ngettext("{count} comes", "{count} come", it.coming).format(count=it.coming) if it.coming else "",
        ngettext("{count} does not come", "{count} do not come", it.declined).format(count=it.declined)
        if it.declined
        else "",
        ngettext("{count} does not answer", "{count} do not answer", it.unanswered).format(count=it.unanswered)
        if it.unanswered
        else "",
    ]
    return ", ".join(part for part in parts if part)


def reached_by(way: ContactWay) -> str:
    """Return the word for how somebody is reached."""
    return {
        ContactWay.PHONE: pgettext("way", "phone"),
        ContactWay.SMS: pgettext("way", "SMS"),
        ContactWay.EMAIL: pgettext("way", "e-mail"),
        ContactWay.LETTER: pgettext("way", "letter"),
        ContactWay.VISIT: pgettext("way", "asks at the desk"),
    }[way]


def enrolment_event(event: EnrolmentEvent) -> str:
    """Return the words for what happened to an enrolment."""
    words = {
        EnrolmentEvent.INTEREST: _("says to be interested"),
        EnrolmentEvent.ENROL: _("enrols"),
        EnrolmentEvent.OFFER: _("is offered a seat"),
        EnrolmentEvent.ACCEPT: _("takes the seat offered"),
        EnrolmentEvent.DECLINE: _("does not want the seat offered"),
        EnrolmentEvent.EXPIRE: _("does not answer the offer in time"),
        EnrolmentEvent.CONFIRM: _("says to come"),
        EnrolmentEvent.CANCEL: _("cancels"),
        EnrolmentEvent.DROP_OUT: _("stops coming"),
        EnrolmentEvent.TRANSFER: _("goes to another course"),
        EnrolmentEvent.NO_SHOW: _("never came"),
        EnrolmentEvent.CHOOSE: _("chooses other sessions"),
        EnrolmentEvent.PRIORITIZE: _("goes before others, for a reason"),
    }
    return words[event]
