"""What stands above and below the attendance grid: which session, whose mark it is, what the signs mean. Pure."""

from __future__ import annotations

from datetime import datetime

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from courses import circle_labels, dates, enrolment_labels, labels
from courses.i18n import _, ngettext
from courses.model import COMING, Mark, Participant, Session, WalkIn
from courses.model.absences import Chance, ChanceState
from courses.rules.marking import has_begun
from courses.screens.grid_rows import CORRECTED, ONLINE, SIGNED, WALK_IN, Facts
from courses.text import plain

_AROUND = 3
"""Cells between a course's title and its session, and of the sign for what is cut off."""


def legend(facts: Facts | None = None) -> Content:
    """Return what the signs mean, of the rarer ones those that are there."""
    words = (_("here"), _("late"), _("left early"), _("away"), _("excused"), _("not marked"))
    told = [f"{labels.mark_sign(it)} {word}" for it, word in zip((*Mark, None), words, strict=True)]
    if facts is None:
        return Content("  ".join(told))
    people = facts.grid.participants
    rare = [
        (any(it.chosen for it in people), f"{labels.NOT_EXPECTED} " + _("not chosen")),
        (any(it.before for it in people), f"{labels.NOT_EXPECTED} " + _("before they joined")),
        (bool(facts.signed), f"{SIGNED} " + _("signed")),
        (bool(facts.corrected), f"{CORRECTED} " + _("corrected")),
        (bool(facts.grid.walk_ins), f"{WALK_IN} " + _("walk-in")),
        (any(it.is_online for at in facts.grid.sessions for it in facts.marks_at(at.id)), f"{ONLINE} " + _("online")),
    ]
    return Content("  ".join([*(words for is_there, words in rare if is_there), *told]))


def best_session(sessions: tuple[Session, ...], now: datetime) -> int | None:
    """Return the session to begin at: the last that has begun, else the first."""
    begun = [it for it in sessions if has_begun(it, now)]
    return begun[-1].id if begun else next((it.id for it in sessions), None)


def heading(facts: Facts, session: Session | None, width: int) -> Content:
    """Return the course and the session that the cursor is on, in one line: the title is cut to make room."""
    code, title = plain(facts.course.code), plain(facts.course.title)
    said = " · ".join(_session(facts, session)) if session else _("No sessions.")
    free = width - cell_len(code) - cell_len(said) - _AROUND
    if cell_len(title) > free:
        title = set_cell_size(title, free - 1).rstrip() + "…" if free > 1 else ""
    return Content.assemble((code, "bold $accent"), " ", (title, "bold"), "  ", (said, "$quiet"))


def _session(facts: Facts, session: Session) -> list[str]:
    day = dates.day_text(session.day)
    if sum(it.day == session.day for it in facts.grid.sessions) > 1:
        day += f" {dates.time_text(session.start)}"
    number = session.number or "–"
    words = [_("Session {number} of {count}").format(number=number, count=len(facts.grid.sessions)), day]
    if session.id in facts.signed:
        return [*words, f"{SIGNED} " + _("signed by {name}").format(name=plain(facts.signed[session.id]))]
    if not has_begun(session, facts.now):
        return [*words, _("to come")]
    if not facts.grid.participants:
        return words
    left = facts.unmarked(session.id)
    return [
        *words,
        ngettext("{count} not marked", "{count} not marked", left).format(count=left) if left else _("not signed"),
    ]


def cell(facts: Facts, session: Session | None, row_id: int | None) -> Content:
    """Return whose mark the cursor is on, what it is, and how it stands with them."""
    if session is None:
        return Content.styled(_("The course has no sessions to enter."), "$quiet")
    if row_id is None:
        return Content.styled(
            _("Nobody is enrolled: v counts visitors without names, n writes down who came."), "$quiet"
        )
    mark = facts.mark(session.id, row_id)
    told = labels.mark_told(mark.mark, mark.minutes, is_online=mark.is_online) if mark else labels.mark(None)
    walk_in, person = facts.walk_in(row_id), facts.person(row_id)
    whose = walk_in or person
    name = whose.name if whose else ""
    more = _walk_in(facts, session, walk_in) if walk_in else _person(facts, session, person) if person else []
    return Content.assemble((plain(name), "bold"), f": {told}", (" · ".join(["", *more]), "$quiet"))


def _walk_in(facts: Facts, session: Session, it: WalkIn) -> list[str]:
    known = _("walk-in, in the register") if it.person_id is not None else _("walk-in: Enter tells who it was")
    return [*_corrected(facts, session, -it.id), known]


def _corrected(facts: Facts, session: Session, row_id: int) -> list[str]:
    """Return what a mark was corrected from, by whom and why; nothing for one that was not."""
    it = facts.corrected.get((session.id, row_id))
    if it is None:
        return []
    said = _("corrected from {before} by {name}: {reason}")
    before = labels.mark_told(it.before, it.minutes_before, is_online=it.online_before)
    return [said.format(before=before, name=plain(it.corrected_by), reason=plain(it.reason))]


def _person(facts: Facts, session: Session, it: Participant) -> list[str]:
    words = _corrected(facts, session, it.person_id)
    if it.status not in COMING:
        words.append(enrolment_labels.enrolment_status(it.status))
    elif session.id in it.before:
        words.append(_("had not joined yet"))
    elif not it.is_expected(session.id):
        words.append(_("has not chosen this session"))
    if it.held:
        words.append(
            _("{attended} of {held} = {share}").format(
                attended=it.attended, held=it.held, share=labels.percent(it.rate)
            )
        )
    counts = facts.circle.get(it.person_id)
    if counts is not None:
        words.extend([circle_labels.circle_outcome(counts.outcome), *([plain(counts.reason)] if counts.reason else [])])
    elif it.chance is not None:
        words.extend(_chance(it.chance))
    return words


def _chance(it: Chance) -> list[str]:
    if it.state is ChanceState.IMPOSSIBLE:
        return [_("no certificate any more")]
    if it.state is not ChanceState.OPEN:
        return []
    words = ngettext("{count} more session for the certificate", "{count} more sessions for the certificate", it.needed)
    return [words.format(count=it.needed)]


def marked_range(sessions: int, rows: int) -> Content:
    """Return what is marked, and what to do with it."""
    parts = (
        ngettext("{count} row", "{count} rows", rows).format(count=rows),
        ngettext("{count} session", "{count} sessions", sessions).format(count=sessions),
    )
    words = _("Marked: {rows} × {sessions}").format(rows=parts[0], sessions=parts[1])
    return Content.assemble((words, "bold $accent"), "  ", (_("x - a s g d marks all of it · Esc lets go"), "$quiet"))


def minutes_typed(name: str, mark: Mark, typed: str) -> Content:
    """Return the minutes as they are being typed."""
    words = _("{name}: {mark} {typed} min").format(name=plain(name), mark=labels.mark(mark), typed=typed + "▌")
    return Content.assemble((words, "bold $accent"), "  ", (_("the next key keeps it · Esc does not"), "$quiet"))
