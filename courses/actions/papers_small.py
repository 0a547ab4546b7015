"""What badges, signs, labels and cards say, as values, and the record of what was printed. Drawing is `exports.paper`'s.

The name of a protected person is on no badge and no table sign: a line is left to write on. In the evacuation folder it
is the alias.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta

from courses import paper_labels
from courses.actions import lists, paper_facts, papers_programme, print_records, roll
from courses.dates import weekday_long
from courses.errors import NotFound, Refused
from courses.i18n import _
from courses.model import Actor, Course, Offer, Session, SessionStatus
from courses.model.paper_style import PaperKind
from courses.model.papers_small import (
    Badge,
    BadgesPaper,
    BoundarySignPaper,
    EvacuationGroup,
    EvacuationPaper,
    NextCourse,
    NextStepPaper,
    OpenHour,
    ShelfLabel,
    ShelfLabelsPaper,
)
from courses.model.shelf import ShelfRow
from courses.rules import rights
from courses.store import Store, courses, handouts, options, people, registers, sessions, tables
from courses.store.journal import deed
from courses.text import fold, sort_key

_AHEAD = timedelta(days=183)
"""So far ahead the next-step card looks for courses."""
_COURSES, _HOURS, _DONE = 4, 3, 6
"""So many are on a next-step card at most."""


def badges(
    store: Store,
    actor: Actor,
    course_id: int,
    now: datetime,
    *,
    person_ids: Collection[int] | None = None,
    with_leaders: bool = True,
) -> BadgesPaper:
    """Return the badges or table signs of a course: its leaders', then its participants' in Swedish order.

    `person_ids`: only theirs, and none of the leaders'. Raises Refused where there is nobody.
    """
    course = courses.get(store, course_id)
    whose = courses.whose(store, course)
    rights.require(actor, rights.Right.PRINT_LIST, whose)
    coming = lists.rows_and_columns(store, actor, course_id, now)[0]
    wanted = [it for it in coming if person_ids is None or it.person_id in person_ids]
    known = people.names_in(store, actor, course_id, whose)
    made = [Badge(*known.get(it.person_id, ("", ""))) for it in wanted]
    leaders = registers.leader_names(store)
    led = [leaders[it] for it in course.leader_ids] if with_leaders and person_ids is None else []
    found = (*(_leader(name) for name in led if name), *made)
    if not found:
        raise Refused(_("Nobody is enrolled in {code} yet.").format(code=course.code))
    return BadgesPaper(options.get(store, "library.name"), course.code, course.title, found)


def _leader(name: str) -> Badge:
    given, _space, family = name.partition(" ")
    return Badge(given, family, is_leader=True)


def note_badges(
    store: Store,
    actor: Actor,
    kind: PaperKind,
    course_id: int,
    now: datetime,
    *,
    count: int,
    is_whole: bool,
    in_pile: bool = False,
) -> None:
    """Note that badges or table signs are printed; `is_whole`: everybody's. `in_pile`: a print run notes what came out."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PRINT_LIST, courses.whose(store, course))
    said = {
        PaperKind.NAME_BADGES: _("Printed the name badges of {code}"),
        PaperKind.TABLE_SIGNS: _("Printed the table signs of {code}"),
    }
    with deed(store, actor, said[kind].format(code=course.code)) as it:
        run = it.insert("print_run", _run(store, actor, kind, now, count, course_id))
        if is_whole and not in_pile:
            coming = lists.rows_and_columns(store, actor, course_id, now)[0]
            facts = paper_facts.badges(store, course, coming)
            print_records.note_single_in(it, kind, course_id, "", facts, run, now)


def _run(
    store: Store, actor: Actor, kind: PaperKind, now: datetime, count: int, course_id: int | None = None
) -> dict[str, object]:
    number = tables.next_number(store, "print_run", now.date())
    values = {"kind": kind.name, "number": number, "course_id": course_id, "printed_at": now.isoformat()}
    return {**values, "actor": actor.name, "rows": count}


def note(
    store: Store,
    actor: Actor,
    kind: PaperKind,
    now: datetime,
    *,
    count: int = 0,
    course_id: int | None = None,
    about: str = "",
) -> None:
    """Note that a paper is printed; `about` is what it is about, in words."""
    rights.require(
        actor, rights.Right.PRINT, courses.whose(store, courses.get(store, course_id)) if course_id else None
    )
    said = _("Printed {paper}: {about}") if about else _("Printed {paper}")
    words = said.format(paper=paper_labels.kind(kind).lower(), about=about)
    with deed(store, actor, words) as it:
        it.insert("print_run", _run(store, actor, kind, now, count, course_id))


def evacuation(store: Store, actor: Actor, now: datetime, day: date, place: str = "") -> EvacuationPaper:
    """Return who is expected in a house on a day, room by room in order of time; without a place, in all houses.

    Raises Refused where nobody is expected, NotFound for a place that has no room.
    """
    rights.require(actor, rights.Right.PRINT)
    where = papers_programme.known_place(store, place)
    meetings = _meetings(store, now, day, where)
    groups = [_group(store, actor, now, it, is_here=bool(where)) for it in meetings]
    if not groups:
        raise Refused(_("Nothing is held there on that day."))
    return EvacuationPaper(
        library=options.get(store, "library.name"),
        place=where,
        day=day,
        groups=tuple(sorted(groups, key=lambda it: (sort_key(it.room), it.start, it.course))),
        blank_rows=int(options.get(store, "list.blank_rows")),
        printed_at=now,
    )


def _meetings(store: Store, now: datetime, day: date, where: str) -> list[Session]:
    rows = sessions.between(store, day, day, now)
    held = [it.session for it in rows if it.session.status is not SessionStatus.CANCELLED]
    return [it for it in held if not where or fold(it.place) == fold(where)]


def _group(store: Store, actor: Actor, now: datetime, meeting: Session, *, is_here: bool) -> EvacuationGroup:
    """Return who is at a session; `is_here`: the list is of one place, so that its name need not be said."""
    course = courses.get(store, meeting.course_id)
    coming = lists.rows_and_columns(store, actor, course.id, now)[0]
    return EvacuationGroup(
        room=", ".join(filter(None, (meeting.room, "" if is_here else meeting.place))),
        start=meeting.start,
        end=meeting.end,
        course=f"{course.code} {course.title}".strip(),
        leaders=tuple(name for name in meeting.leader_names if name),
        names=tuple(it.name for it in coming if it.is_expected(meeting.id)),
    )


def note_evacuation(
    store: Store, actor: Actor, now: datetime, paper: EvacuationPaper, *, in_pile: bool = False
) -> None:
    """Note that an evacuation list is printed. `in_pile`: a print run notes what came out."""
    rights.require(actor, rights.Right.PRINT)
    about = f"{paper.day.isoformat()} {paper.place}".strip()
    count = sum(len(it.names) for it in paper.groups)
    with deed(store, actor, _("Printed the evacuation list, {about}").format(about=about)) as it:
        run = it.insert("print_run", _run(store, actor, PaperKind.EVACUATION_LIST, now, count))
        if not in_pile:
            meetings = _meetings(store, now, paper.day, paper.place)
            facts = paper_facts.evacuation_list(store, actor, now, meetings)
            print_records.note_single_in(it, PaperKind.EVACUATION_LIST, None, about, facts, run, now)


def shelf_labels(
    store: Store,
    actor: Actor,
    now: datetime,
    *,
    handout_codes: Sequence[str] = (),
    course_ids: Sequence[int] = (),
    sheet: str = "2x7",
    first: int = 1,
) -> ShelfLabelsPaper:
    """Return labels for handouts and for courses' shelves or boxes; of none named, for all handouts on the shelf.

    Raises Refused where there is nothing to label or no such place on the sheet, NotFound for an unknown sheet or handout.
    """
    rights.require(actor, rights.Right.PRINT)
    sheets = roll.sheets()
    if sheet not in sheets:
        raise NotFound(
            _("There is no sheet “{name}”.").format(name=sheet),
            _("Choose one of: {choices}.").format(choices=", ".join(sheets)),
        )
    last = sheets[sheet].columns * sheets[sheet].rows
    if not 1 <= first <= last:
        raise Refused(_("The sheet has labels 1 to {last}.").format(last=last))
    today = now.date()
    rows = [handouts.row(store, today, code) for code in handout_codes]
    if not handout_codes and not course_ids:
        rows = handouts.shelf(store, today)
    labels = (*map(_handout_label, rows), *(_course_label(store, courses.get(store, it), now) for it in course_ids))
    if not labels:
        raise Refused(_("There is nothing on the shelf to make labels for."))
    return ShelfLabelsPaper(options.get(store, "library.name"), sheets[sheet], first, labels)


def _handout_label(row: ShelfRow) -> ShelfLabel:
    return ShelfLabel(row.first.title, " · ".join(paper_labels.language(it.language) for it in row.texts), row.code)


def _course_label(store: Store, course: Course, now: datetime) -> ShelfLabel:
    """Return a course's label; the line below says when it meets, where that is always the same."""
    held = [it for it in sessions.of_course(store, course.id, now) if it.status is not SessionStatus.CANCELLED]
    if not held:
        return ShelfLabel(course.title, "", course.code)
    days = {it.day.weekday() for it in held}
    times = {(it.start, it.end) for it in held}
    rooms = {it.room for it in held}
    weekday = weekday_long(days.pop()) if len(days) == 1 else ""
    start, end = times.pop() if len(times) == 1 else (None, None)
    time = f"{start:%H.%M}–{end:%H.%M}" if start and end else ""
    room = rooms.pop() if len(rooms) == 1 else ""
    told = ", ".join(filter(None, (f"{weekday} {time}".strip(), room)))
    return ShelfLabel(course.title, told, course.code)


def boundary_sign(store: Store, actor: Actor) -> BoundarySignPaper:
    """Return the sign of what the library helps with; what it says is its template's. Raises Refused."""
    rights.require(actor, rights.Right.PRINT)
    return BoundarySignPaper(papers_programme.library_details(store))


def next_step(store: Store, actor: Actor, course_id: int, now: datetime) -> NextStepPaper:
    """Return the card for the end of a course: what was gone through, the next courses, the open hours. Raises Refused."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PRINT, courses.whose(store, course))
    held = [it for it in sessions.of_course(store, course_id, now) if it.status is not SessionStatus.CANCELLED]
    tomorrow = now.date() + timedelta(days=1)
    found = papers_programme.programme(store, actor, now, tomorrow, tomorrow + _AHEAD)
    place = held[-1].place if held else ""
    offers = [it for section in found.sections for it in section.offers if it.code != course.code]
    hours = [it for section in found.sections for it in section.open_hours]
    return NextStepPaper(
        library=papers_programme.library_details(store),
        course_title=course.title,
        done=tuple(_done(course, held))[:_DONE],
        courses=tuple(_next_course(it) for it in sorted(_nearest(offers, place), key=_begins)),
        hours=tuple(_open_hour(it) for it in _nearest(hours, place)[:_HOURS]),
    )


def _nearest(offers: Sequence[Offer], place: str) -> list[Offer]:
    """Return the first of those at the place, then of those elsewhere, as many as a card has room for."""
    return sorted(offers, key=lambda it: (it.place != place, _begins(it)))[:_COURSES]


def _begins(it: Offer) -> tuple[object, ...]:
    return it.occasions[0].day, it.occasions[0].start, it.code


def _done(course: Course, held: Sequence[Session]) -> Iterator[str]:
    """Yield what was gone through: the sessions' subjects, else the lines of the course's content."""
    titles = list(dict.fromkeys(it.title for it in held if it.title))
    yield from titles or (line.strip(" -•\t") for line in course.content.splitlines() if line.strip(" -•\t"))


def _next_course(it: Offer) -> NextCourse:
    first, last = it.occasions[0], it.occasions[-1]
    return NextCourse(it.title, (first.day, last.day), first.start, first.end, _where(it))


def _open_hour(it: Offer) -> OpenHour:
    first = it.occasions[0]
    is_booked = it.kind.value == "GUIDANCE"
    return OpenHour(it.title, first.day, first.start, first.end, _where(it), is_booked)


def _where(it: Offer) -> str:
    return ", ".join(part for part in (it.room, it.place) if part)
