"""Taking a certificate back that is not due any more; printing one anew is `papers.certificates`'."""

from __future__ import annotations

from courses import clock
from courses.actions.kept import kept
from courses.errors import NotFound, Refused
from courses.i18n import _
from courses.model import Actor
from courses.rules import rights
from courses.store import Store, courses, people, tables
from courses.store.journal import deed


def withdraw(store: Store, actor: Actor, course_id: int, person_id: int, *, reason: str = "") -> str:
    """Take a person's certificate of a course back, and return its number, which stays theirs if one is due again.

    Who checks the paper is told since when, by whom and the reason, so nothing of the person belongs in that.
    Raises NotFound when there is none, Refused when one is due.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PRINT, courses.organisation_ids(course))
    with deed(store, actor, "") as it:
        row = tables.first(store, "certificate", course_id=course_id, person_id=person_id, withdrawn_on=None)
        if row is None:
            raise NotFound(_("No certificate of {code} was printed for this person.").format(code=course.code))
        name = people.name_of(store, person_id)
        due = [one for one in courses.participants(store, actor, course_id, clock.now()) if one.certificate]
        if any(one.person_id == person_id for one in due):
            raise Refused(
                _("{person} is due a certificate of {code}.").format(person=name, code=course.code),
                _("Print it anew if its figures have changed; it keeps its number."),
            )
        said = {"withdrawn_reason": kept(reason), "withdrawn_by": actor.name}
        it.update("certificate", row["id"], {"withdrawn_on": clock.today().isoformat(), **said})
        words = _("Took back the certificate {number} of {person} in {code}")
        it.words = words.format(number=row["number"], person=name, code=course.code)
    return str(row["number"])
