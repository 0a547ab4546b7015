"""Signing on the screen: a session or all that were held, taking it back, and correcting a mark that is signed."""

from __future__ import annotations

from functools import partial
from typing import Any

from courses import absence_labels, labels
from courses.actions.attendance import NewMark
from courses.dates import day_text, time_text
from courses.errors import Refused
from courses.i18n import _, ngettext, pgettext
from courses.model import WITH_MINUTES, Mark, SignOff
from courses.rules import rights
from courses.screens import readers
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.prompt import Prompt, Values
from courses.screens.guard import Guard
from courses.store import courses, people, sessions
from courses.store import signing as queries
from courses.text import plain
from courses.widgets.field import Field

_ONE, _ALL = "one", "all"
_NO_MARK = ""
_ONLINE = "online"
_WIDTH = 8


def sign(at: Guard, course_id: int, session_id: int) -> None:
    """Ask whether to sign a session, or all that were held; one that is signed is taken back by who may."""
    signed = queries.of_session(at.desk.store, session_id)
    if signed is not None:
        _take_back(at, signed)
        return
    _sign(at, course_id, session_id)


def _sign(at: Guard, course_id: int, session_id: int) -> None:
    from courses.actions import signing

    desk = at.desk
    session = sessions.get(desk.store, session_id, desk.now())
    waiting = signing.unsigned(desk.store, course_id)
    if session_id not in waiting:
        raise Refused(
            _("There is nothing to sign on {day}.").format(day=day_text(session.day)),
            _("A session is signed when it has begun and attendance is entered."),
        )
    all_words = ngettext("{count} session held", "all {count} sessions held", len(waiting)).format(count=len(waiting))
    which = Field(
        "which", _("What"), value=_ONE, choices=((_("this session"), _ONE), (all_words, _ALL)), hint=_("What to sign")
    )
    notes = Field("notes", _("Note"), hint=_("may be left empty"))
    fields = (which, notes) if len(waiting) > 1 else (notes,)

    def chosen(given: Values) -> list[int]:
        return waiting if given.get("which") == _ALL else [session_id]

    def doubt(given: Values) -> Ask | None:
        words = [_without_mark(at, one) for one in chosen(given)]
        more = "\n".join(filter(None, words))
        if not more:
            return None
        return Ask(_("Sign although marks are missing?"), _("Sign"), more=more + "\n" + _("They count as absent."))

    def do(given: Values) -> None:
        if given.get("which") == _ALL:
            signing.sign_course(desk.store, desk.actor, course_id, notes=given["notes"], is_incomplete_ok=True)
        else:
            signing.sign(desk.store, desk.actor, session_id, notes=given["notes"], is_incomplete_ok=True)

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            count = len(chosen(given))
            words = ngettext("{count} session is signed.", "{count} sessions are signed.", count)
            at.wrote(words.format(count=count))

    code = courses.get(desk.store, course_id).code
    heading = _("Sign {day} in {code}?").format(day=day_text(session.day), code=code)
    words = _("The marks are locked from then on, and can only be corrected with a reason.")
    at.ask(Prompt(heading, fields, _("Sign"), words=words, doubt=doubt, do=do, begin="notes"), answer)


def _without_mark(at: Guard, session_id: int) -> str:
    """Return in words who comes to a session and has no mark at it; empty for nobody."""
    from courses.actions import signing

    desk = at.desk
    names = signing.unmarked(desk.store, desk.actor, session_id)
    day = day_text(sessions.get(desk.store, session_id, desk.now()).day)
    return _("{day}: no mark for {names}").format(day=day, names=", ".join(names)) if names else ""


def _take_back(at: Guard, signed: SignOff) -> None:
    """Ask why a sign-off is taken back, then do it. Raises Refused, with who signed, for those who may not."""
    from courses.actions import signing

    desk = at.desk
    by = _("Signed by {name} {day} {time}.").format(
        name=signed.signed_by, day=day_text(signed.signed_at.date()), time=time_text(signed.signed_at.time())
    )
    if not rights.may(desk.actor, rights.Right.UNSIGN):
        raise Refused(by, _("Correct the mark with a reason, or ask the library to take the sign-off back."))

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            at.wrote(_("{day} is no longer signed.").format(day=day))

    day = day_text(sessions.get(desk.store, signed.session_id, desk.now()).day)
    reason = Field("reason", _("Reason"), partial(readers.needed, what=_("Say why.")), hint=_("stays in the history"))
    heading = _("Take back the sign-off of {day}?").format(day=day)
    at.ask(
        Prompt(
            heading,
            (reason,),
            _("Take back"),
            words=" ".join(filter(None, (by, signed.notes))),
            do=lambda given: signing.withdraw(desk.store, desk.actor, signed.session_id, reason=given["reason"]),
        ),
        answer,
    )


def correct(at: Guard, proposed: NewMark) -> None:
    """Ask for the right mark and the reason, then correct a mark that is signed; no mark proposes what stands."""
    from courses.actions import cells, signing

    session_id, person_id, mark = proposed.session_id, proposed.person_id, proposed.mark

    desk = at.desk
    signed = queries.of_session(desk.store, session_id)
    day = day_text(sessions.get(desk.store, session_id, desk.now()).day)
    if signed is None:
        raise Refused(_("{day} is not signed.").format(day=day), _("Its marks can be changed as they are."))
    name = plain(cells.name_of(desk.store, person_id))
    stood = cells.stood(desk.store, session_id, person_id)
    before, was_online = (Mark(stood["mark"]), bool(stood["is_online"])) if stood else (None, False)
    shown = proposed.minutes if mark is not None else (stood["minutes"] if stood else None)
    is_online = was_online if proposed.is_online is None else proposed.is_online
    choices = [(labels.mark(it), it.value) for it in Mark] + [(labels.mark(None), _NO_MARK)]
    where = ((_("in the room"), ""), (_("online"), _ONLINE))
    fields = (
        Field("mark", pgettext("field", "Mark"), value=(mark or before or _NO_MARK), choices=choices),
        Field("minutes", _("Minutes"), readers.number, value="" if shown is None else str(shown), width=_WIDTH),
        Field("where", _("Where"), value=_ONLINE if is_online else "", choices=where),
        Field("reason", _("Reason"), partial(readers.needed, what=_("Say why.")), hint=_("stays in the history")),
    )

    def do(given: Values) -> None:
        signing.correct(
            desk.store,
            desk.actor,
            session_id,
            person_id,
            Mark(given["mark"]) if given["mark"] else None,
            minutes=given["minutes"],
            is_online=given["where"] == _ONLINE,
            reason=given["reason"],
        )

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            at.wrote(_("{name}: corrected {day}.").format(name=name, day=day) + _certificate(at, session_id, person_id))

    told = labels.mark_told(before, stood["minutes"] if stood else None, is_online=was_online)
    words = _("Stood: {mark}. Signed by {signer}. Both names and the reason are kept.")
    heading = _("Correct {name}, {day}").format(name=name, day=day)
    text = words.format(mark=told, signer=signed.signed_by)
    begin = "minutes" if mark in WITH_MINUTES and shown is None else "reason" if mark is not None else ""
    at.ask(Prompt(heading, fields, _("Correct"), words=text, do=do, begin=begin), answer)


def take_back_certificate(at: Guard, course_id: int, person_id: int) -> None:
    """Ask, then take back a certificate that is not due any more."""
    from courses.actions import certificates

    desk = at.desk

    def do(given: Values) -> None:
        number = certificates.withdraw(desk.store, desk.actor, course_id, person_id, reason=given["reason"])
        at.wrote(_("{number}: taken back").format(number=number))

    name = people.name_of(desk.store, person_id)
    heading = _("Take back the certificate of {person}?").format(person=name)
    words = _("Ask for the paper, too. Should one be due again, it has the same number.")
    fields = (Field("reason", _("Reason"), hint=_("who checks the paper is told")),)
    at.ask(Prompt(heading, fields, _("Take back"), words=words, do=do), lambda _given: None)


def _certificate(at: Guard, session_id: int, person_id: int) -> str:
    """Return that the person's certificate says otherwise by now; empty when it does not."""
    from courses.store import certificates

    desk = at.desk
    course_id = sessions.get(desk.store, session_id, desk.now()).course_id
    found = certificates.changed(desk.store, desk.actor, course_id, desk.now())
    return next((f" {absence_labels.changed_certificate(it)}" for it in found if it.person_id == person_id), "")
