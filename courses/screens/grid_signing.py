"""Signing on the attendance grid: a session or all that were held, taking it back, and correcting what is signed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from courses import dates, labels
from courses.actions.attendance import NewMark
from courses.errors import Refused
from courses.i18n import _, ngettext
from courses.model import Session
from courses.rules import rights
from courses.screens import readers
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.prompt import Prompt
from courses.screens.dialogs.sign import COURSE, SignDialog
from courses.text import plain
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.grid import GridScreen


def ask_sign(view: GridScreen) -> None:
    """Ask what to sign and sign it; of a session that is signed, for the reason to take that back."""
    from courses.actions import signing

    session = view.session()
    if session is None:
        return
    if session.id in view.facts.signed:
        _ask_withdraw(view, session)
        return
    desk = view.desk
    waiting = signing.unsigned(desk.store, view.course_id)
    if session.id not in waiting:
        signing.sign(desk.store, desk.actor, session.id)  # says why it cannot be
        return

    def answer(what: str | None) -> None:
        if what == COURSE:
            _sign(view, lambda ok: signing.sign_course(desk.store, desk.actor, view.course_id, is_incomplete_ok=ok))
        elif what is not None:
            _sign(view, lambda ok: _one(view, session, is_incomplete_ok=ok))

    here = view.facts.present(session.id)
    words = ngettext("{count} person was here.", "{count} persons were here.", here).format(count=here)
    day = dates.day_text(session.day)
    view.ask(SignDialog(_("Sign the attendance of {day}?").format(day=day), words, len(waiting)), answer)


def _one(view: GridScreen, session: Session, *, is_incomplete_ok: bool) -> int:
    from courses.actions import signing

    signing.sign(view.desk.store, view.desk.actor, session.id, is_incomplete_ok=is_incomplete_ok)
    return 1


def _sign(view: GridScreen, do: Callable[[bool], int]) -> None:
    """Sign; where somebody has no mark, only after a question."""
    from courses.actions.signing import Unmarked

    def tell(count: int) -> None:
        view.wrote(ngettext("{count} session is signed.", "{count} sessions are signed.", count).format(count=count))

    try:
        count = do(False)
    except Unmarked as why:
        dialog = Ask(why.message, _("Sign all the same"), more=why.hint)
        view.ask(dialog, lambda yes: tell(do(True)) if yes else None)
    else:
        tell(count)


def _ask_withdraw(view: GridScreen, session: Session) -> None:
    """Ask why a sign-off is taken back, and take it back. Raises Refused for who may not."""
    from courses.actions import signing

    desk = view.desk
    day, name = dates.day_text(session.day), plain(view.facts.signed[session.id])
    if not rights.may(desk.actor, rights.Right.UNSIGN):
        said = _("{day} is signed by {name}.").format(day=day, name=name)
        raise Refused(
            said, _("A mark is corrected with a reason: press its key. The library can take the sign-off back.")
        )
    field = Field("reason", _("Reason"), lambda text: readers.needed(text, _("Say why.")))

    def write(given: Mapping[str, Any]) -> None:
        signing.withdraw(desk.store, desk.actor, session.id, reason=given["reason"])

    heading = _("Take back the sign-off of {day} by {name}?").format(day=day, name=name)
    words = _("The marks are open again after it. A single mark is corrected without it: press its key.")
    prompt = Prompt(heading, (field,), _("Take it back"), words=words, do=write)
    view.ask(prompt, lambda given: view.wrote(_("The sign-off is taken back.")) if given is not None else None)


def ask_correction(view: GridScreen, new: NewMark) -> None:
    """Ask why a signed mark is changed, and correct it. Raises Refused for a walk-in, whose marks stay as signed."""
    from courses.actions import signing

    desk, facts = view.desk, view.facts
    session, person = facts.session(new.session_id), facts.person(new.person_id)
    if session is None or person is None:
        signing.refuse_signed(desk.store, new.session_id)
        return
    field = Field("reason", _("Reason"), lambda text: readers.needed(text, _("Say why.")))

    def write(given: Mapping[str, Any]) -> None:
        signing.correct(
            desk.store,
            desk.actor,
            new.session_id,
            new.person_id,
            new.mark,
            minutes=new.minutes,
            reason=given["reason"],
        )

    before = facts.mark(new.session_id, new.person_id)
    words = _(
        "{person}, {day}: {before} → {after}. Signed by {name}; the old mark, the reason and both names are kept."
    )
    told = words.format(
        person=plain(person.name),
        day=dates.day_text(session.day),
        before=labels.mark_told(before.mark, before.minutes) if before else labels.mark(None),
        after=labels.mark_told(new.mark, new.minutes),
        name=plain(facts.signed[new.session_id]),
    )
    prompt = Prompt(_("Correct a signed mark"), (field,), _("Correct"), words=told, do=write)
    view.ask(prompt, lambda given: view.wrote(_("The mark is corrected.")) if given is not None else None)
