"""From a course to a finished PDF: what is on it from `actions.papers`, how it looks from `exports.paper`.

Letters that cannot be printed are found before anything is numbered or noted as printed. All that is printed is noted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple, Unpack

from courses.actions import cooperation as cooperation_deeds
from courses.actions import house_style, paper_templates, papers, papers_programme, papers_timetable
from courses.actions import letters as letter_deeds
from courses.actions.papers import PublicPaper
from courses.dates import week_text
from courses.errors import Invalid, Refused
from courses.i18n import _
from courses.model import Actor, Printed, TimetablePaper
from courses.model.calling import CallAbout
from courses.model.certificates import CertificateWish
from courses.model.paper_style import PaperKind, PaperWish
from courses.store import Store, courses, options, registers, sessions


def attendance_list(store: Store, actor: Actor, course_id: int, now: datetime, **wish: Unpack[PaperWish]) -> Printed:
    """Return the attendance list of a course as a PDF. Raises Refused, NotFound, and Invalid naming letters without a glyph."""
    from courses.exports.paper.kinds import attendance_list as paper

    refuse_boxes(store, actor, course_id, now)
    style = paper_templates.style(store, PaperKind.ATTENDANCE_LIST, **wish)
    return paper.render(papers.attendance_list(store, actor, course_id, now), style)


def certificates(
    store: Store, actor: Actor, course_id: int, now: datetime, person_id: int | None = None, **wish: Unpack[PaperWish]
) -> Printed:
    """Return the certificates due in a course, or one person's, as one PDF; others and more: `certificate_press`."""
    from courses.exports import certificate_press

    return certificate_press.press(store, actor, course_id, now, CertificateWish(person_id), **wish).one_file()


def programme(
    store: Store,
    actor: Actor,
    now: datetime,
    first: date,
    last: date,
    *,
    place: str = "",
    by: str = "place",
    **wish: Unpack[PaperWish],
) -> Printed:
    """Return the programme of a period, both ends inclusive, as a PDF; see `papers_programme.programme`.

    Raises Refused, NotFound, and Invalid when there is nothing in it or a letter has no glyph.
    """
    from courses.exports.paper.kinds import programme as paper

    style = paper_templates.style(store, PaperKind.PROGRAMME, **wish)
    values = papers_programme.programme(store, actor, now, first, last, place=place, by=by)
    printed = paper.render(values, style)
    about = f"{papers_programme.period_words(first, last)} {values.place}".strip()
    papers.note_public(store, actor, PublicPaper.PROGRAMME, now, about)
    return printed


def poster(store: Store, actor: Actor, course_id: int, now: datetime, **wish: Unpack[PaperWish]) -> Printed:
    """Return a course's poster as a PDF. Raises Refused, Invalid, and NotFound for a size or design that there is not."""
    from courses.exports.paper.kinds import poster as paper

    style = paper_templates.style(store, PaperKind.POSTER, house_style.partner_ids(store, course_id), **wish)
    values = papers_programme.poster(store, actor, course_id, now)
    printed = paper.render(values, style)
    papers.note_public(store, actor, PublicPaper.POSTER, now, values.offer.code, course_id)
    return printed


def timetable(store: Store, actor: Actor, now: datetime, place: str, day: date, **wish: Unpack[PaperWish]) -> Printed:
    """Return who helps at a place in the week of `day` as a PDF. Raises Refused, NotFound, Invalid."""
    values = papers_timetable.timetable(store, actor, now, place, day)
    return _timetable(store, actor, now, values, week_text(values.first), wish)


def typical_week(
    store: Store, actor: Actor, now: datetime, place: str, first: date, last: date, **wish: Unpack[PaperWish]
) -> Printed:
    """Return who usually helps at a place in a period, both ends inclusive, as a PDF. Raises as `timetable`."""
    values = papers_timetable.typical_week(store, actor, now, place, first, last)
    return _timetable(store, actor, now, values, papers_programme.period_words(first, last), wish)


def _timetable(
    store: Store, actor: Actor, now: datetime, values: TimetablePaper, period: str, wish: PaperWish
) -> Printed:
    from courses.exports.paper.kinds import timetable as paper

    printed = paper.render(values, paper_templates.style(store, PaperKind.TIMETABLE, **wish))
    papers.note_public(store, actor, PublicPaper.TIMETABLE, now, ", ".join(filter(None, (values.place, period))))
    return printed


def cooperation(store: Store, actor: Actor, course_id: int, now: datetime, **wish: Unpack[PaperWish]) -> Printed:
    """Return a course's cooperation sheet as a PDF. Raises Refused, and Invalid naming letters without a glyph."""
    from courses.exports.paper.kinds import cooperation as paper

    values = cooperation_deeds.paper(store, actor, course_id, now)
    printed = paper.render(values, paper_templates.style(store, PaperKind.COOPERATION, **wish))
    papers.note_public(store, actor, PublicPaper.COOPERATION, now, values.course_code, course_id)
    return printed


def evaluation(
    store: Store,
    actor: Actor,
    course_id: int,
    now: datetime,
    *,
    is_fillable: bool = False,
    is_noted: bool = True,
    **wish: Unpack[PaperWish],
) -> Printed:
    """Return a course's evaluation form as a PDF, on paper or to fill in on a screen. Raises Refused, Invalid.

    `is_noted`: whether it is noted as printed by itself; what is in a pile is noted with it.
    """
    from courses.actions import papers_evaluation
    from courses.exports.paper.kinds import evaluation as paper

    style = paper_templates.style(store, PaperKind.EVALUATION, **wish)
    values = papers_evaluation.evaluation(store, actor, course_id, now, is_fillable=is_fillable)
    printed = paper.render(values, style)
    if is_noted:
        papers.note_public(store, actor, PublicPaper.EVALUATION, now, values.course_code, course_id)
    return printed


def evaluations(
    store: Store, actor: Actor, course_id: int, now: datetime, *, is_fillable: bool = False, **wish: Unpack[PaperWish]
) -> list[tuple[Printed, int]]:
    """Return a course's evaluation form in each language that its participants read, with how many it is for, most first.

    Raises Refused, also when nobody has a seat, and Invalid.
    """
    from courses.actions import paper_languages

    seated = [it.person_id for it in courses.participants(store, actor, course_id, now)]
    found = paper_languages.of_people(store, actor, PaperKind.EVALUATION, seated)
    if not found:
        raise Refused(_("Nobody has a seat in the course."))
    made: list[tuple[Printed, int]] = []
    for language, count in found.items():
        asked = PaperWish(**{**wish, "language": language})
        printed = evaluation(store, actor, course_id, now, is_fillable=is_fillable, is_noted=not made, **asked)
        made.append((replace(printed, file_name=printed.file_name.replace(".pdf", f"-{language}.pdf")), count))
    return made


class LetterRun(NamedTuple):
    """What came of printing letters."""

    printed: Printed
    made: int
    """How many letters are in it."""
    left: tuple[str, ...]
    """Who got none, and why, a line each; their messages stay as they were."""


def letters(store: Store, actor: Actor, ids: Sequence[int], now: datetime, **wish: Unpack[PaperWish]) -> LetterRun:
    """Return the letters among messages as one PDF, noted as printed. Raises Refused, Invalid when none can be.

    A letter in a script that no typeface here has is left out and told.
    """
    from courses.exports.paper.kinds import letters as paper

    found = letter_deeds.to_print(store, actor, ids, now)
    left, fit = list(found.left), []
    for it in found.papers:
        if signs := paper.undrawable(it):
            left.append(_("{name}: there is no typeface for {letters}").format(name=it.address[0], letters=signs))
        else:
            fit.append(it)
    if not fit:
        raise Invalid(_("None of the letters can be printed: {reasons}").format(reasons="; ".join(left)))
    kind = PaperKind.JOINING_NOTICE if all(it.is_joining for it in fit) else PaperKind.LETTER
    words = {it: paper_templates.words(store, kind, it) for it in {one.language for one in fit}}
    printed = paper.render(fit, paper_templates.style(store, kind, **wish), words)
    letter_deeds.note(store, actor, [it.message_id for it in fit], now)
    return LetterRun(printed, len(fit), tuple(left))


def call_list(
    store: Store,
    actor: Actor,
    now: datetime,
    course_id: int | None = None,
    about: Collection[CallAbout] = (),
    **wish: Unpack[PaperWish],
) -> Printed:
    """Return those to be called, about a course or all to come, as a PDF. Raises Refused, Invalid."""
    from courses.actions import papers_calls
    from courses.exports.paper.kinds import call_list as paper

    style = paper_templates.style(store, PaperKind.CALL_LIST, **wish)
    values = papers_calls.call_list(store, actor, now, course_id, about)
    paper.render(values, style)  # what cannot be printed is refused before anything is numbered
    return paper.render(papers_calls.note_printed(store, actor, values, now, course_id), style)


def slips(
    store: Store,
    actor: Actor,
    course_id: int,
    person_ids: Sequence[int],
    now: datetime,
    **wish: Unpack[PaperWish],
) -> Printed:
    """Return the slips of people in a course as one PDF, a small page each. Raises Refused, Invalid.

    Without a language they are in the one that all of those people read, else in the program's.
    """
    from courses.actions import paper_languages, papers_slip
    from courses.exports.paper.kinds import slip as paper

    if not wish.get("language"):
        theirs = paper_languages.of_people(store, actor, PaperKind.SLIP, person_ids)
        wish = PaperWish(**{**wish, "language": next(iter(theirs)) if len(theirs) == 1 else None})
    style = paper_templates.style(store, PaperKind.SLIP, **wish)
    return paper.render(papers_slip.slips(store, actor, course_id, person_ids, now), style)


def unprintable_in(paper: object) -> dict[str, list[str]]:
    """Return the letters in a paper's values that no font has, each with the texts it stands in."""
    from courses.exports.paper.type.fonts import missing
    from courses.exports.paper.type.texts import escaped, texts_in

    return missing(texts_in(escaped(paper)))


def unprintable(store: Store, actor: Actor, course_id: int, now: datetime) -> dict[str, list[str]]:
    """Return the letters on a course's lists and certificates that no font has, each with the texts it stands in."""
    names = [person.name for person in courses.participants(store, actor, course_id, now)]
    return _missing_beside(store, course_id, now, names)


def refuse_boxes(
    store: Store, actor: Actor, course_id: int, now: datetime, *, texts: Collection[str] | None = None
) -> None:
    """Raise Invalid naming the letters on a course's papers that no font has, and where they stand.

    `texts`: what stands on them of people; None: the names of all participants.
    """
    missing = (
        unprintable(store, actor, course_id, now) if texts is None else _missing_beside(store, course_id, now, texts)
    )
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


def _missing_beside(store: Store, course_id: int, now: datetime, texts: Collection[str]) -> dict[str, list[str]]:
    """Return the letters that no font has in texts about people, and in what a course's papers say besides them."""
    from courses.exports.paper.type.fonts import missing
    from courses.exports.paper.type.texts import esc

    course = courses.get(store, course_id)
    meetings = sessions.of_course(store, course_id, now)
    led, organised = registers.leader_names(store), registers.organisation_names(store)
    rooms = filter(None, (registers.room(store, it) for it in {course.room_id, *(it.room_id for it in meetings)}))
    about = [
        *(course.title, course.content, course.code),
        *(organised[it] for it in (course.organiser_id, *course.co_organiser_ids) if it is not None),
        *(led[it] for it in course.leader_ids),
        *(text for room in rooms for text in (room.name, room.place, room.municipality)),
        *(options.get(store, it) for it in ("library.name", "library.town", "certificate.signers")),
    ]
    return missing(esc(text, lines=True) for text in (*texts, *about))
