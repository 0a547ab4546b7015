"""What is said of messages: their ways, where they stand, what they are for, their languages. In the reader's language."""

from __future__ import annotations

from courses.i18n import _, pgettext
from courses.model.kinds import ContactWay
from courses.model.messages import MessageStatus


def way(it: ContactWay) -> str:
    """Return what a way is called."""
    return {
        ContactWay.PHONE: _("call"),
        ContactWay.SMS: _("SMS"),
        ContactWay.EMAIL: _("e-mail"),
        ContactWay.LETTER: _("letter"),
        ContactWay.VISIT: _("in person"),
    }[it]


def status(it: MessageStatus) -> str:
    """Return where a message stands."""
    return {
        MessageStatus.DRAFT: pgettext("message", "to do"),
        MessageStatus.QUEUED: pgettext("message", "queued"),
        MessageStatus.SENDING: pgettext("message", "is being sent"),
        MessageStatus.UNSURE: pgettext("message", "unsure"),
        MessageStatus.SENT: pgettext("message", "done"),
        MessageStatus.STOPPED: pgettext("message", "stopped"),
        MessageStatus.FAILED: pgettext("message", "failed"),
    }[it]


def status_sign(it: MessageStatus) -> str:
    """Return a sign for where a message stands."""
    return {
        MessageStatus.DRAFT: "○",
        MessageStatus.QUEUED: "◔",
        MessageStatus.SENDING: "◑",
        MessageStatus.UNSURE: "?",
        MessageStatus.SENT: "✓",
        MessageStatus.STOPPED: "–",
        MessageStatus.FAILED: "✗",
    }[it]


def code(it: str) -> str:
    """Return what a template is for; one of the library's own is called by its code."""
    return {
        "joining": _("joining notice"),
        "waiting": _("waiting-list notice"),
        "offer": _("offer of a seat"),
        "confirm": _("confirm your place"),
        "reminder": _("reminder"),
        "change": _("change"),
        "cancelled_session": _("cancelled session"),
        "cancelled_course": _("cancelled course"),
        "cancelled": _("enrolment cancelled"),
        "missed": _("we missed you"),
        "thanks": _("thanks"),
    }.get(it, it)


def language(it: str) -> str:
    """Return the name of a language that there are templates in; another is called by its code."""
    return {
        "sv": pgettext("in a language", "Swedish"),
        "sv-lattlast": _("easy Swedish"),
        "en": pgettext("in a language", "English"),
        "fi": _("Finnish"),
        "ar": _("Arabic"),
        "ti": _("Tigrinya"),
        "so": _("Somali"),
        "uk": _("Ukrainian"),
        "se": _("North Sami"),
        "prs": _("Dari"),
        "th": _("Thai"),
    }.get(it, it)


def recipients(it: str) -> str:
    """Return who is meant by a key of `actions.messages.WHO`."""
    return {
        "coming": _("those who come"),
        "unconfirmed": _("those who have a seat and have not confirmed"),
        "waiting": _("those who wait"),
        "offered": _("those who are offered a seat"),
        "interest": _("those who have shown interest"),
        "left": _("those who have left"),
        "everybody": _("everybody who comes, waits or is offered a seat"),
    }[it]
