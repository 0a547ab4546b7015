"""What things are: frozen dataclasses and enums, with no behaviour beyond reading themselves.

Dates and times are Swedish local; `None` means not known. Each name is loaded when first asked for: to make all the
dataclasses takes a tenth of the time in which the program has to be on the screen.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from courses.model.actors import (
        Actor,
    )
    from courses.model.kinds import (
        ENROLLABLE,
        PRESENT_MARKS,
        SEATED,
        ClosureKind,
        CourseForm,
        CourseKind,
        EnrolmentEvent,
        EnrolmentStatus,
        Hindrance,
        Mark,
        OrganisationKind,
        Role,
        SessionStatus,
        Treatment,
    )
    from courses.model.papers import (
        AttendanceListPaper,
        CertificatePaper,
        ListRow,
        ListSession,
        Printed,
    )
    from courses.model.things import (
        AttendanceMark,
        Certificate,
        Closure,
        Course,
        CoursePlan,
        Enrolment,
        Equipment,
        Leader,
        OpeningHours,
        Organisation,
        Pattern,
        Person,
        Room,
        Session,
        Skipped,
    )
    from courses.model.views import (
        CourseSummary,
        Grid,
        HistoryRow,
        Meeting,
        Participant,
        PersonCourse,
        PersonHit,
        SessionRow,
        TodoRow,
    )

_HOMES = {
    "actors": ("Actor",),
    "kinds": (
        "ClosureKind",
        "CourseForm",
        "CourseKind",
        "ENROLLABLE",
        "EnrolmentEvent",
        "EnrolmentStatus",
        "Hindrance",
        "Mark",
        "OrganisationKind",
        "PRESENT_MARKS",
        "Role",
        "SEATED",
        "SessionStatus",
        "Treatment",
    ),
    "papers": (
        "AttendanceListPaper",
        "CertificatePaper",
        "ListRow",
        "ListSession",
        "Printed",
    ),
    "things": (
        "AttendanceMark",
        "Certificate",
        "Closure",
        "Course",
        "CoursePlan",
        "Enrolment",
        "Equipment",
        "Leader",
        "OpeningHours",
        "Organisation",
        "Pattern",
        "Person",
        "Room",
        "Session",
        "Skipped",
    ),
    "views": (
        "CourseSummary",
        "Grid",
        "HistoryRow",
        "Meeting",
        "Participant",
        "PersonCourse",
        "PersonHit",
        "SessionRow",
        "TodoRow",
    ),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "ENROLLABLE",
    "PRESENT_MARKS",
    "SEATED",
    "Actor",
    "AttendanceListPaper",
    "AttendanceMark",
    "Certificate",
    "CertificatePaper",
    "Closure",
    "ClosureKind",
    "Course",
    "CourseForm",
    "CourseKind",
    "CoursePlan",
    "CourseSummary",
    "Enrolment",
    "EnrolmentEvent",
    "EnrolmentStatus",
    "Equipment",
    "Grid",
    "Hindrance",
    "HistoryRow",
    "Leader",
    "ListRow",
    "ListSession",
    "Mark",
    "Meeting",
    "OpeningHours",
    "Organisation",
    "OrganisationKind",
    "Participant",
    "Pattern",
    "Person",
    "PersonCourse",
    "PersonHit",
    "Printed",
    "Role",
    "Room",
    "Session",
    "SessionRow",
    "SessionStatus",
    "Skipped",
    "TodoRow",
    "Treatment",
]


def __getattr__(name: str) -> object:
    """Return a name of the model, from the module that it lives in."""
    if name not in _HOME:
        raise AttributeError(name)
    found: object = getattr(import_module(f"courses.model.{_HOME[name]}"), name)
    globals()[name] = found
    return found
