"""What the handout screens do together: give a handout out, begin a new one, read and write files. Writes by actions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from courses.actions import handout_uses as use_deeds
from courses.actions import handouts as deeds
from courses.errors import Refused
from courses.i18n import _
from courses.model import Session, SessionStatus
from courses.model.shelf import ShelfText
from courses.screens import handout_doors, viewer
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.store import Store, courses, handouts, sessions
from courses.text import plain
from courses.widgets.field import Field

_FIRST = "first"
_STATES = ("current", "coming")
Then = Callable[[str, str], object]


def give(at: Frame, code: str) -> None:
    """Ask for a course, then for a session of it, and give a handout out there."""
    today = at.desk.today()
    every = courses.summaries(at.desk.store, at.desk.now())
    things = [(str(it.id), f"{it.code} {it.title}") for it in every if courses.state_of(it, today) in _STATES]

    def answer(key: str | None) -> None:
        if key is not None:
            give_at(at, int(key), code)

    at.ask(Pick(_("At which course?"), things, nothing=_("No course is running or to come.")), answer)


def give_at(at: Frame, course_id: int, code: str, then: Callable[[int], object] | None = None) -> None:
    """Ask for a session of a course, and give a handout out there; `then` gets the id of what was made."""
    meetings = [
        it
        for it in sessions.of_course(at.desk.store, course_id, at.desk.now())
        if it.status is not SessionStatus.CANCELLED
    ]
    if not meetings:
        raise Refused(_("The course has no session."))
    things = [(str(it.id), _session(it, at)) for it in meetings]
    coming = next((str(it.id) for it in meetings if it.day >= at.desk.today()), things[0][0])

    def answer(key: str | None) -> None:
        if key is not None:
            made = use_deeds.use(at.desk.store, at.desk.actor, code, course_id, int(key))
            at.wrote(_("{where}: {handout}").format(where=deeds.place_of(made), handout=made.handout))
            if then is not None:
                then(made.id)

    at.ask(Pick(_("At which session?"), things, chosen=coming), answer)


def pick_handout(at: Frame, then: Callable[[str], object]) -> None:
    """Ask for a handout of the shelf, and give its code to `then`."""
    from courses import handout_labels, i18n

    rows = handouts.shelf(at.desk.store, at.desk.today())
    things = [(it.code, it.nearest(i18n.language()).title) for it in rows]
    more = {it.code: " · ".join(filter(None, (it.first.topic, handout_labels.languages(it)))) for it in rows}

    def answer(code: str | None) -> None:
        if code is not None:
            then(code)

    at.ask(Pick(_("Which handout?"), things, more=more, nothing=_("The shelf is empty.")), answer)


def ask_new(at: Frame, then: Then) -> None:
    """Ask for the code of a new handout, and write it."""

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            handout_doors.new_text(at, str(given["code"]), then)

    field = Field("code", _("Code"), lambda typed: deeds.read_code(at.desk.store, typed), hint="07_karta")
    words = _("The code is the same in all languages: a number and a word.")
    at.ask(Prompt(_("A new handout"), (field,), _("Write"), words=words), answer)


def read_file(at: Frame, path: Path, code: str = "") -> ShelfText:
    """Put what a file says on the shelf, changing the text that is there. Raises Invalid with all faults.

    What cannot be printed is refused before it is kept.
    """
    from courses.exports import handout_papers
    from courses.imports import handout_file

    file = handout_file.read(path)
    store, actor = at.desk.store, at.desk.actor
    code, text = deeds.checked(store, file, code)
    handout_papers.preview(store, file, code, at.desk.now())
    known = {(it.code, it.language) for it in handouts.texts(store, at.desk.today())}
    if (code, text.language) in known:
        return deeds.change(store, actor, code, file)
    return deeds.add(store, actor, file, code)


def write_files(store: Store, text: ShelfText, folder: Path) -> list[str]:
    """Write a text and its pictures into a folder, and return what the files are called."""
    pictures = handouts.pictures(store, deeds.as_read(text).pictures)
    for name, content in {text.file_name: deeds.written(text).encode(), **pictures}.items():
        viewer.keep(folder, name, content, is_private=False)
    return [text.file_name, *pictures]


def _session(it: Session, at: Frame) -> str:
    from courses.dates import day_text

    title = f" {plain(it.title)}" if it.title else ""
    return f"{it.number}. {day_text(it.day, at.desk.today())}{title}"
