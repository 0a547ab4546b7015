"""Makes shapes of courses and the rules as shipped, for the tests of study circles."""

from __future__ import annotations

import json
from datetime import date, time, timedelta

from courses import resources
from courses.model import (
    CircleLeader,
    CircleMeeting,
    CirclePerson,
    CircleRule,
    CircleShape,
    CourseForm,
    CourseKind,
    Effect,
    Organisation,
    OrganisationKind,
)

ABF = Organisation(1, "ABF", "Arbetarnas Bildningsförbund", OrganisationKind.STUDY_ASSOCIATION)
FU = Organisation(2, "FU", "Folkuniversitetet", OrganisationKind.STUDY_ASSOCIATION)
KULT = Organisation(
    3, "KULT", "Kulturens", OrganisationKind.STUDY_ASSOCIATION, valid_from=None, valid_to=date(2024, 6, 30)
)
LIBRARY = Organisation(4, "STB", "Storumans bibliotek", OrganisationKind.LIBRARY)
GUNNEL = CircleLeader("GF", ("ABF", "FU", "KULT"), OrganisationKind.STUDY_ASSOCIATION)
JONAS = CircleLeader("JE", (), OrganisationKind.LIBRARY)
FIRST = date(2027, 1, 12)


def shipped_rules():
    """Returns the rules of db/reference/circle.json."""
    path = resources.folder("db/reference") / "circle.json"
    listed = json.loads(path.read_text(encoding="utf-8"))["rules"]
    same = "rule value unit applies_to association source certainty".split()
    return [
        CircleRule(
            id=number,
            code=it["id"],
            form=CourseForm(it["form"]),
            effect=Effect(it["effect"]),
            words_sv=it["words"]["sv"],
            words_en=it["words"]["en"],
            is_reference=True,
            **{name: it[name] for name in same},
        )
        for number, it in enumerate(listed, 1)
    ]


def meetings(count, minutes=120, *, rest=0, held=0, present=5, stated=None, leaders=(GUNNEL,), first=FIRST, every=7):
    """Returns meetings from 10.00, one a week; the first `held` of them are, with `present` in the room."""
    end = time(10 + minutes // 60, minutes % 60)
    return tuple(
        CircleMeeting(
            first + timedelta(days=every * place),
            time(10),
            end,
            rest,
            stated,
            leaders,
            has_begun=place < held,
            present=present if place < held else None,
        )
        for place in range(count)
    )


def shape(count=5, minutes=120, *, organiser=ABF, form=CourseForm.STUDY_CIRCLE, **overrides):
    """Returns a course of `count` weekly meetings of so many minutes, as `meetings` makes them."""
    names = ("rest", "held", "present", "stated", "leaders", "first", "every")
    ours = {name: overrides.pop(name) for name in names if name in overrides}
    given = {"kind": CourseKind.COURSE, "seats": 8, "meetings": meetings(count, minutes, **ours)}
    return CircleShape(form=form, organiser=organiser, **(given | overrides))


def person(*present, **overrides):
    """Returns a person who was at the meetings of those places, from 0."""
    return CirclePerson(**({"key": "P1", "name": "Ada Ek", "present": frozenset(present)} | overrides))
