"""What is proposed on the board of coming courses, done: each by the deed that is there for it, which shows first what it is."""

from __future__ import annotations

from courses.rules.go import LATER, Coming, Proposal, Step
from courses.screens import doors
from courses.screens.guard import Guard
from courses.store import sessions


def do(at: Guard, course: Coming, proposal: Proposal) -> None:
    """Open the deed of a proposal: its preview, its question, its form or its paper."""
    course_id = course.course_id
    if proposal.step is Step.MERGE and proposal.other_id is not None:
        doors.merge(at, course_id, proposal.other_id)
    elif proposal.step is Step.POSTER:
        doors.papers(at, course_id, "poster")
    elif proposal.step is Step.MOVE:
        _move(at, course_id)
    elif proposal.step is Step.CANCEL:
        doors.cancel_course(at, course_id)
    elif proposal.step is Step.MINIMUM:
        doors.change_course(at, course_id, "minimum")
    else:
        doors.open_course(at, course_id, "waiting")


def _move(at: Guard, course_id: int) -> None:
    """Look through what becomes of the sessions when all begin later."""
    now = at.desk.now()
    ids = [it.id for it in sessions.of_course(at.desk.store, course_id, now) if it.day >= now.date()]
    doors.move_sessions(at, ids, LATER.days)
