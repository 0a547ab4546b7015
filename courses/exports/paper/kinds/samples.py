"""Made-up courses, for previews and tests of what the public is told: no place, person or number in them is real."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from courses.model import (
    AgreedTask,
    CooperationPaper,
    CooperationTask,
    CourseForm,
    CourseKind,
    Elsewhere,
    HelpHour,
    LibraryDetails,
    Occasion,
    Offer,
    PartnerContact,
    PosterPaper,
    ProgrammePaper,
    ProgrammeSection,
    ThemedHour,
    TimetableDay,
    TimetablePaper,
)
from courses.model.open_hours import ThemeOn

LIBRARY = LibraryDetails(
    "Tallviks bibliotek", "0980-319200", "kurser@example.org", "https://bibliotek.example.org/kurser"
)
LONG_TITLE = (
    "Frihet och säkerhet på nätet – informationssäkerhetsgrundutbildning för föreningsaktiva, förtroendevalda och alla "
    "andra nyfikna medborgare i hela kommunen"
)
_FIRST = date(2027, 1, 12)


def occasions(
    count: int, *, first: date = _FIRST, start: time = time(10), end: time = time(12, 15), titles: tuple[str, ...] = ()
) -> tuple[Occasion, ...]:
    """Return meetings week by week, those that have titles first."""
    told = (*titles, *[""] * count)
    return tuple(Occasion(first + timedelta(7 * at), start, end, told[at]) for at in range(count))


def offer() -> Offer:
    """Return a course with something in every place."""
    return Offer(
        code="TAL-701",
        title="Bli vän med din telefon",
        kind=CourseKind.COURSE,
        about="Du lär dig att ringa, skicka bilder, logga in säkert och känna igen bluffar.",
        occasions=tuple(it for at, it in enumerate(occasions(9)) if at != 6),
        room="Studion",
        place="Tallvik",
        audience="dig som är nybörjare",
        level="grund",
        language="svenska, arabiska",
        organiser="Studieförbundet Granen",
        co_organisers=("Tallviks bibliotek", "SeniorNet Tallvik"),
        led_by=(),
        fee=0,
        seats=8,
        contributors=("Bo Ek, visar hur man handlar på nätet (Konsumentvägledningen)",),
        elsewhere=(Elsewhere("Träffpunkten", "Granvik", (_FIRST + timedelta(21),)),),
    )


def series() -> Offer:
    """Return a series of which each meeting has its own subject."""
    titles = ("Lösenord", "Källkritik", "Bilder och film", "Betala säkert", "AI i vardagen")
    return Offer(
        code="TAL-W12",
        title="Digitala torsdagar",
        kind=CourseKind.WORKSHOP_SERIES,
        about="Varje gång en egen fråga. Ta med det du undrar över.",
        occasions=occasions(5, first=date(2027, 2, 4), start=time(17), end=time(18, 30), titles=titles),
        room="Hörsalen",
        place="Tallvik",
        audience="alla vuxna",
        level="",
        language="svenska",
        organiser="Tallviks bibliotek",
        co_organisers=(),
        led_by=("Digidel Granvik",),
        fee=5000,
        seats=20,
    )


def drop_in() -> Offer:
    """Return open hours with a themed one among them."""
    theme = ThemedHour(1, 1, "Skolan och appen", organisation="Utbildningsförvaltningen", weekday=3, nth=1)
    return Offer(
        code="TAL-D1",
        title="IT-hjälpen",
        kind=CourseKind.DROP_IN,
        about="",
        occasions=occasions(16, first=date(2027, 1, 14), start=time(13), end=time(16)),
        room="Entrén",
        place="Tallvik",
        audience="",
        level="",
        language="svenska, somaliska",
        organiser="Tallviks bibliotek",
        co_organisers=(),
        led_by=(),
        fee=0,
        seats=None,
        themes=(theme,),
    )


def poster(_language: str) -> PosterPaper:
    """Return the values of a poster."""
    return PosterPaper(offer(), LIBRARY)


def long_poster(_language: str) -> PosterPaper:
    """Return the values of a poster that has to say the most."""
    titles = tuple(f"Träff {at}: {LONG_TITLE[: 20 + at * 4]}" for at in range(1, 9))
    much = replace(offer(), title=LONG_TITLE, about=LONG_TITLE, occasions=occasions(8, titles=titles))
    return PosterPaper(replace(much, kind=CourseKind.WORKSHOP_SERIES, themes=drop_in().themes), LIBRARY)


def programme(_language: str) -> ProgrammePaper:
    """Return the values of a programme."""
    alone = replace(offer(), code="TAL-E3", title="AI till kaffet", kind=CourseKind.EVENT, occasions=occasions(1))
    sections = (
        ProgrammeSection("Granvik", (series(),), ()),
        ProgrammeSection("Tallvik", (offer(), alone), (drop_in(),)),
        ProgrammeSection("", (replace(offer(), code="TAL-702", place="", room=""),), (), rest_of="place"),
    )
    return ProgrammePaper(date(2027, 1, 1), date(2027, 6, 30), "", LIBRARY, sections, date(2026, 12, 1))


def long_programme(language: str) -> ProgrammePaper:
    """Return the values of a programme of many pages."""
    many = tuple(
        replace(offer(), code=f"TAL-{at}", title=LONG_TITLE if at % 7 == 3 else f"Kurs {at}") for at in range(24)
    )
    months = tuple(
        ProgrammeSection("", many[at * 6 : at * 6 + 6], (drop_in(),) if at == 0 else (), month=date(2027, at + 1, 1))
        for at in range(4)
    )
    return replace(programme(language), sections=months)


def timetable(_language: str) -> TimetablePaper:
    """Return the values of a week."""
    monday = date(2027, 2, 1)
    theme = ThemedHour(1, 1, "Skolan och appen", organisation="Utbildningsförvaltningen")
    drop = HelpHour("IT-hjälpen", time(10), time(12), "Entrén", False, ("Aino (SeniorNet Tallvik)", "Bo"))
    booked = HelpHour("Boka en handledare", time(13), time(16), "Studion", True, ("Cemile",))
    themed = replace(drop, start=time(14), end=time(17), themes=(ThemeOn(theme, monday, time(14), time(15)),))
    hours = {0: (drop,), 1: (drop, booked), 3: (replace(booked, start=time(9), end=time(12)), themed), 4: (drop,)}
    days = tuple(
        TimetableDay(
            at,
            monday + timedelta(at),
            "studiedag för personalen" if at == 2 else "",
            time(15) if at == 4 else None,
            hours.get(at, ()),
        )
        for at in range(5)
    )
    return TimetablePaper("Tallvik", monday, monday + timedelta(6), False, LIBRARY, days, date(2027, 1, 29))


def long_timetable(language: str) -> TimetablePaper:
    """Return the values of a week with more than a page takes."""
    paper = timetable(language)
    hour = paper.days[0].hours[0]
    many = tuple(
        replace(hour, start=time(9 + at % 8), end=time(10 + at % 8), title=f"Hjälp {at}: {LONG_TITLE[: 10 + at * 5]}")
        for at in range(12)
    )
    return replace(paper, days=tuple(replace(day, hours=many, closed="") for day in paper.days))


def cooperation(_language: str) -> CooperationPaper:
    """Return the values of a cooperation sheet."""
    tasks = [it for it in CooperationTask if it is not CooperationTask.AGREEMENT]
    course = offer()
    return CooperationPaper(
        course_code=course.code,
        course_title=course.title,
        form=CourseForm.STUDY_CIRCLE,
        organiser=course.organiser,
        co_organisers=course.co_organisers,
        agreement="KFN 2026/117",
        tasks=tuple(AgreedTask(it, (course.organiser,), is_agreed=at % 3 == 0) for at, it in enumerate(tasks)),
        contacts=(PartnerContact("Tallviks bibliotek", "samordnare", "kurser@example.org"),),
        signers=(course.organiser, "Tallviks bibliotek"),
        occasions=course.occasions,
        place="Studion, Tallvik",
        leaders=("Aino Ek", "Cemile Öz"),
        hours_each=3,
        hours_all=24,
        seats=8,
        minimum=4,
        library=LIBRARY,
        printed_on=date(2026, 12, 1),
        elsewhere=course.elsewhere,
    )


def long_cooperation(language: str) -> CooperationPaper:
    """Return the values of a cooperation sheet that has to say the most."""
    paper = cooperation(language)
    both = (paper.organiser, "Tallviks bibliotek")
    return replace(
        paper,
        course_title=LONG_TITLE,
        tasks=tuple(replace(it, organisations=both, notes="faktura i december") for it in paper.tasks),
        contacts=tuple(PartnerContact(f"Förening {at}", "ordförande", f"f{at}@example.org") for at in range(4)),
    )
