"""How screens open the handout shelf, so that none has to import another before it is needed."""

from __future__ import annotations

from collections.abc import Callable

from courses.screens.guard import Guard


def shelf(at: Guard) -> None:
    """Open the handout shelf."""
    from courses.screens.handouts import HandoutsScreen

    at.app.push_screen(HandoutsScreen())


def handout(at: Guard, code: str, language: str = "") -> None:
    """Open a handout, at one of its languages."""
    from courses.screens.handout import HandoutScreen

    at.app.push_screen(HandoutScreen(code, language))


def of_course(at: Guard, course_id: int) -> None:
    """Open what a course gives out."""
    from courses.screens.course_handouts import CourseHandoutsScreen

    at.app.push_screen(CourseHandoutsScreen(course_id))


def text(
    at: Guard, code: str, language: str, *, translate: str = "", then: Callable[[str, str], object] | None = None
) -> None:
    """Open a text to be changed; with `translate`, a new one in that language. `then` gets code and language once saved."""
    from courses.screens.handout_edit import HandoutEdit

    at.app.push_screen(HandoutEdit(code, language, translate=translate, then=then))


def new_text(at: Guard, code: str, then: Callable[[str, str], object] | None = None) -> None:
    """Open an empty text of a new handout."""
    from courses.screens.handout_edit import HandoutEdit

    at.app.push_screen(HandoutEdit(code, "", then=then))
