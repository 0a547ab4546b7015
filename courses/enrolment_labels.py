"""The words for what happens to an enrolment, as they are shown. Decides nothing."""

from __future__ import annotations

from courses.i18n import _
from courses.model import EnrolmentEvent


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
