"""What is done to the row marked of a course, and to its sessions and plan: one line each, the deeds are elsewhere."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from courses.screens import (
    course_deeds,
    course_marks,
    leader_pick,
    leaving,
    series_deeds,
    session_moves,
    slips,
    waiting_deeds,
)
from courses.widgets.table import Table

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView


class RowActions:
    """The commands on a row of a course, for its view."""

    @property
    @abstractmethod
    def view(self) -> CourseView:
        """The course."""

    def action_cancel(self) -> None:
        """Take the person marked off the course."""
        leaving.cancel(self.view, self.view.course_id, self.view.marked())

    def action_offer(self) -> None:
        """Keep a free seat for the person marked until they have answered."""
        waiting_deeds.offer(self.view, self.view.marked())

    def action_call(self) -> None:
        """Note what came of a call to the person marked."""
        waiting_deeds.call(self.view, self.view.marked())

    def action_prioritize(self) -> None:
        """Let the person marked go before others, for a reason."""
        waiting_deeds.prioritize(self.view, self.view.marked())

    def action_party(self) -> None:
        """Keep the person marked together with others, or let them go apart."""
        waiting_deeds.party(self.view, self.view.marked())

    def action_transfer(self) -> None:
        """Move the person marked to another course; who has a seat is asked why."""
        move = waiting_deeds.transfer if self.view.tab == "waiting" else self._let_go
        move(self.view, self.view.marked())

    def _let_go(self, _view: CourseView, person_id: int) -> None:
        leaving.transfer(self.view, self.view.course_id, person_id)

    def action_drop_out(self) -> None:
        """Note that the person marked has stopped coming."""
        leaving.drop_out(self.view, self.view.course_id, self.view.marked())

    def action_no_show(self) -> None:
        """Note that the person marked never came."""
        leaving.no_show(self.view, self.view.course_id, self.view.marked())

    def action_confirm(self) -> None:
        """Note that the person marked says to come."""
        leaving.confirm(self.view, self.view.course_id, self.view.marked())

    def action_story(self) -> None:
        """Tell what has happened to the enrolment marked."""
        leaving.history(self.view, self.view.course_id, self.view.marked())

    def action_slip(self) -> None:
        """Print the slip of the person marked."""
        slips.print_slip(self.view, self.view.course_id, [self.view.marked()])

    def action_cancel_session(self) -> None:
        """Cancel the session marked."""
        course_deeds.cancel_session(self.view, self.view.marked_session())

    def action_move_session(self) -> None:
        """Move the session marked."""
        session_moves.move_session(self.view, self.view.marked_session())

    def action_choose(self) -> None:
        """Choose the sessions of the person marked."""
        series_deeds.choose(self.view, self.view.marked())

    def action_session_seats(self) -> None:
        """Give the session marked seats of its own."""
        series_deeds.set_seats(self.view, self.view.marked_session())

    def action_room(self) -> None:
        """Hold the session marked in another room."""
        course_deeds.other_room(self.view, self.view.marked_session())

    def action_substitute(self) -> None:
        """Let somebody else lead the session marked."""
        leader_pick.substitute(self.view, self.view.marked_session())

    def action_title(self) -> None:
        """Say what the session marked is about."""
        course_deeds.title_session(self.view, self.view.marked_session())

    def action_add_session(self) -> None:
        """Add a session."""
        session_moves.add_session(self.view)

    def action_cancel_course(self) -> None:
        """Cancel the whole course."""
        course_deeds.cancel_course(self.view)

    def action_mark(self) -> None:
        """Mark the session, or take its mark away."""
        self.view.query_one(Table).toggle_mark()

    def action_mark_all(self) -> None:
        """Mark all sessions, or none when all are."""
        course_marks.mark_all(self.view)

    def action_change_marked(self) -> None:
        """Change the marked sessions at once."""
        course_marks.change(self.view)

    def action_keep_plan(self) -> None:
        """Keep the course as a course plan."""
        course_deeds.keep_plan(self.view)
