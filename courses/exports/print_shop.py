"""From a course to a finished PDF: what is on it from `actions.papers`, how it looks from `exports.paper`.

Letters that cannot be printed are found before anything is numbered or noted as printed.
"""

from __future__ import annotations

from datetime import datetime

from courses.actions import papers
from courses.errors import Invalid
from courses.i18n import _
from courses.model import Actor, Printed
from courses.store import Store, courses, options, registers


def attendance_list(store: Store, actor: Actor, course_id: int, now: datetime) -> Printed:
    """Return the attendance list of a course as a PDF. Raises Refused, and Invalid naming letters without a glyph."""
    from courses.exports.paper import attendance_list as paper

    _refuse_boxes(store, actor, course_id, now)
    return paper.render(papers.attendance_list(store, actor, course_id, now))


def certificates(store: Store, actor: Actor, course_id: int, now: datetime, person_id: int | None = None) -> Printed:
    """Return the certificates due in a course, or one person's, as one PDF of a page each. Raises Refused, Invalid."""
    from courses.exports.paper import certificate as paper

    _refuse_boxes(store, actor, course_id, now)
    made = papers.certificates(store, actor, course_id, now, person_id)
    return paper.render(made, course_code=courses.get(store, course_id).code)


def certificate_files(store: Store, actor: Actor, course_id: int, now: datetime) -> list[Printed]:
    """Return the certificates due in a course as one PDF each. Raises Refused, Invalid."""
    from courses.exports.paper import certificate as paper

    _refuse_boxes(store, actor, course_id, now)
    return [paper.render([one]) for one in papers.certificates(store, actor, course_id, now)]


def unprintable(store: Store, actor: Actor, course_id: int, now: datetime) -> dict[str, list[str]]:
    """Return the letters on a course's papers that no font has, each with the texts it stands in."""
    from courses.exports.paper.fonts import missing_glyphs

    course = courses.get(store, course_id)
    names = [person.name for person in courses.participants(store, actor, course_id, now)]
    about = [course.title, course.content, course.code, *registers.organisation_names(store).values()]
    settings = [options.get(store, "library.name"), options.get(store, "library.town")]
    return missing_glyphs([*names, *about, *settings])


def _refuse_boxes(store: Store, actor: Actor, course_id: int, now: datetime) -> None:
    missing = unprintable(store, actor, course_id, now)
    if not missing:
        return
    where = "; ".join(
        _("{letter} (U+{code:04X}) in {texts}").format(letter=letter, code=ord(letter[0]), texts=", ".join(texts[:3]))
        for letter, texts in missing.items()
    )
    raise Invalid(
        _("These letters cannot be printed: {where}").format(where=where),
        _("Write the name in Latin letters too, and print again."),
    )
