"""What a user wants a course plan to say, what is wrong with it, and how its sessions are written as one text. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from courses.actions.kept import kept, kept_lines
from courses.i18n import _
from courses.model import CourseForm, CourseKind, CoursePlan, PlanSession
from courses.text import TEXT_LENGTH, clean

_NUMBER = re.compile(r"^\s*\d{1,3}\s*[.):]\s+")
_MATERIAL = ("material:", "materials:")
LONGEST = 24 * 60 - 1
"""Minutes that a session may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """A course plan to be added or changed; fields as in `courses.model.CoursePlan`."""

    title: str
    level: str = ""
    audience: str = ""
    aims: str = ""
    content: str = ""
    material: str = ""
    handouts: str = ""
    kind: CourseKind = CourseKind.COURSE
    form: CourseForm = CourseForm.LIBRARY
    sessions: int = 1
    minutes: int = 120
    break_minutes: int = 0
    seats: int | None = None
    minimum: int | None = None
    language: str = "sv"
    meetings: tuple[PlanSession, ...] = ()


_LINES = ("aims", "content", "material", "handouts")
_WORDS = ("title", "level", "audience")
_SAME = ("kind", "form", "sessions", "minutes", "break_minutes", "seats", "minimum", "language")


def draft_of(plan: CoursePlan) -> PlanDraft:
    """Return a draft that would leave `plan` as it is."""
    return PlanDraft(meetings=plan.meetings, **{name: getattr(plan, name) for name in (*_WORDS, *_LINES, *_SAME)})


def columns(draft: PlanDraft) -> dict[str, object]:
    """Return the columns of `course_plan` as they are kept, texts cleaned."""
    words: dict[str, object] = {name: kept(getattr(draft, name)) for name in _WORDS}
    lines = {name: kept_lines(getattr(draft, name)) for name in _LINES}
    return words | lines | {name: getattr(draft, name) for name in _SAME}


def session_columns(one: PlanSession) -> dict[str, object]:
    """Return the columns of `course_plan_session` as they are kept; a content never has an empty line."""
    text = kept_lines(one.content)
    return {
        "number": one.number,
        "title": kept(one.title),
        "content": "\n".join(line for line in text.splitlines() if line.strip()),
        "material": kept(one.material.replace("\n", " "), length=TEXT_LENGTH),
    }


def faults(draft: PlanDraft) -> dict[str, str]:
    """Return what is wrong with a draft by itself, by field; empty when nothing is."""
    found: dict[str, str] = {}
    if not clean(draft.title):
        found["title"] = _("A course plan needs a title.")
    if draft.sessions < 1:
        found["sessions"] = _("The number of sessions has to be at least 1.")
    elif len(draft.meetings) > draft.sessions:
        found["meetings"] = _("It says what {said} sessions hold, but the plan has {sessions}.").format(
            said=len(draft.meetings), sessions=draft.sessions
        )
    if not 1 <= draft.minutes <= LONGEST:
        found["minutes"] = _("Write how many minutes a session takes, such as 120.")
    elif draft.break_minutes >= draft.minutes:
        found["break_minutes"] = _("The break is longer than the session.")
    if draft.seats is not None and draft.minimum is not None and draft.minimum > draft.seats:
        found["minimum"] = _("The minimum is more than the seats.")
    return found


def written(meetings: Sequence[PlanSession]) -> str:
    """Return what the sessions hold as one text: a paragraph each, the title first, what it takes last."""
    return "\n\n".join(_paragraph(one) for one in meetings)


def read_meetings(text: str) -> tuple[PlanSession, ...]:
    """Return the sessions that a text like that of `written` says; a number before a title may be left out."""
    paragraphs = [part for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    return tuple(_session(number, paragraph.strip().splitlines()) for number, paragraph in enumerate(paragraphs, 1))


def _paragraph(one: PlanSession) -> str:
    lines = [f"{one.number}. {one.title}", one.content]
    lines.append(_("Material: {what}").format(what=one.material) if one.material else "")
    return "\n".join(line for line in lines if line.strip())


def _session(number: int, lines: Sequence[str]) -> PlanSession:
    content, material = [], []
    for line in (line.strip() for line in lines[1:]):
        if line.casefold().startswith(_MATERIAL):
            material.append(line.partition(":")[2].strip())
        else:
            content.append(line)
    return PlanSession(number, _NUMBER.sub("", lines[0]).strip(), "\n".join(content), " ".join(material))
