"""The papers of a course: what each is called, how it is made, and what those for the public and for partners would say."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.content import Content

from courses import paper_labels
from courses.errors import CoursesError
from courses.i18n import _, language
from courses.model import CooperationPaper, EvaluationPaper, PosterPaper, Printed
from courses.model.paper_style import PaperKind, PaperWish, SheetSize
from courses.screens import small_facts
from courses.screens.desk import Desk
from courses.text import plain

Make = Callable[..., Printed]
"""Takes store, actor, the course's id and the time, and by name how it is wanted."""
KINDS = (
    "list",
    "certificates",
    "poster",
    "poster_strips",
    "poster_a3",
    "cooperation",
    "evaluation",
    "evaluation_screen",
    "next_step",
    "badges",
    "signs",
)
"""In the order they are listed in."""
PUBLIC = KINDS[2:9]
"""Those that say nothing about participants."""


def title(kind: str) -> str:
    """Return what a paper is called."""
    words = {
        "list": _("Attendance list"),
        "certificates": _("Certificates"),
        "badges": _("Name badges"),
        "signs": _("Table signs"),
        "next_step": _("Next-step card"),
        "poster": _("Poster"),
        "poster_strips": _("Poster with strips"),
        "poster_a3": _("Poster on A3"),
        "cooperation": _("Cooperation sheet"),
        "evaluation": _("Evaluation form"),
        "evaluation_screen": _("Evaluation form to fill in on a screen"),
    }
    return words[kind]


def maker(kind: str) -> Make:
    """Return what makes a paper."""
    from courses.exports import certificate_press, print_shop, print_small

    makers: dict[str, Make] = {
        "list": print_shop.attendance_list,
        "certificates": certificate_press.printed,
        "badges": print_small.name_badges,
        "signs": print_small.table_signs,
        "next_step": print_small.next_step,
        "poster": print_shop.poster,
        "poster_strips": print_shop.poster,
        "poster_a3": print_shop.poster,
        "cooperation": print_shop.cooperation,
        "evaluation": print_shop.evaluation,
        "evaluation_screen": partial(print_shop.evaluation, is_fillable=True),
    }
    return makers[kind]


def paper_kind(kind: str) -> PaperKind:
    """Return which kind of paper it is, for its templates and looks."""
    kinds = {
        "list": PaperKind.ATTENDANCE_LIST,
        "certificates": PaperKind.CERTIFICATE,
        "badges": PaperKind.NAME_BADGES,
        "signs": PaperKind.TABLE_SIGNS,
        "next_step": PaperKind.NEXT_STEP,
        "cooperation": PaperKind.COOPERATION,
        "evaluation": PaperKind.EVALUATION,
        "evaluation_screen": PaperKind.EVALUATION,
    }
    return kinds.get(kind, PaperKind.POSTER)


def usual(kind: str) -> PaperWish:
    """Return how a paper is made unless something else is chosen."""
    if kind == "poster_strips":
        return PaperWish(design="strips")
    return PaperWish(size=SheetSize.A3) if kind == "poster_a3" else PaperWish()


def public_facts(desk: Desk, course_id: int, kind: str) -> tuple[list[Content], dict[str, list[str]]]:
    """Return what a paper without participants would say, a line each, and its letters that cannot be printed."""
    from courses.actions import cooperation, papers_evaluation, papers_programme
    from courses.exports import print_shop

    if kind == "next_step":
        return small_facts.next_step(desk, course_id)
    try:
        if kind == "cooperation":
            sheet = cooperation.paper(desk.store, desk.actor, course_id, desk.now())
            return _sheet_lines(sheet), print_shop.unprintable_in(sheet)
        if kind.startswith("evaluation"):
            form = papers_evaluation.evaluation(desk.store, desk.actor, course_id, desk.now())
            return _form_lines(desk, course_id, form), print_shop.unprintable_in(form)
        poster = papers_programme.poster(desk.store, desk.actor, course_id, desk.now())
    except CoursesError as error:
        return [Content.styled("⚠ " + plain(f"{error.message} {error.hint}".strip()), "$warning")], {}
    return _poster_lines(desk, poster), print_shop.unprintable_in(poster)


def _poster_lines(desk: Desk, paper: PosterPaper) -> list[Content]:
    from courses.actions import paper_templates
    from courses.exports.paper.kinds import offers
    from courses.exports.paper.kinds.when import place_text, when

    words = paper_templates.words(desk.store, PaperKind.POSTER, language())
    offer, time = paper.offer, when(paper.offer.occasions, words)
    facts = (
        time.head,
        time.tail(words),
        place_text(offer.room, offer.place),
        offers.audience(offer, words),
        " · ".join(part for part in (offers.fee(offer, words), offers.seats(offer, words)) if part),
        offers.organisers(offer, words),
    )
    lines = [Content("· " + plain(fact)) for fact in facts if fact]
    if paper.library.page:
        code = Content(_("The square code leads to {page}.").format(page=plain(paper.library.page)))
    else:
        code = Content.styled(
            "⚠ " + _("There is no square code: the library’s page is not filled in under Settings."), "$warning"
        )
    return [*lines, Content(""), code]


def _form_lines(desk: Desk, course_id: int, form: EvaluationPaper) -> list[Content]:
    """Return what an evaluation form asks, and which languages the participants read."""
    from courses.actions import paper_languages, paper_templates
    from courses.store import courses

    words = paper_templates.words(desk.store, PaperKind.EVALUATION, language())
    asked = [words.say(it, course=form.course_title) for it in ("scale_questions", "text_questions") if words.has(it)]
    lines = [Content(f"· {plain(line)}") for text in asked for line in text.split("\n") if line.strip()]
    seated = [it.person_id for it in courses.participants(desk.store, desk.actor, course_id, desk.now())]
    found = paper_languages.of_people(desk.store, desk.actor, PaperKind.EVALUATION, seated)
    told = ", ".join(f"{paper_labels.language(code)} {count}" for code, count in found.items())
    read = [Content(_("The participants read: {languages}.").format(languages=told))] if told else []
    note = _("It asks for no name. The questions stand in its template, which can be changed.")
    return [*lines, Content(""), *read, Content.styled(note, "$quiet")]


def _sheet_lines(paper: CooperationPaper) -> list[Content]:
    from courses import labels

    lines = [Content.styled(_("Who does what"), "bold")]
    for it in paper.tasks:
        who = ", ".join([*it.organisations, *([it.notes] if it.notes else [])]) or _("nobody")
        text = f"· {labels.cooperation_task(it.task)}: {plain(who)}"
        lines.append(Content(text) if it.is_agreed else Content.styled(text, "$quiet"))
    if not all(it.is_agreed for it in paper.tasks):
        note = _("What is quiet is what usually holds; Setup on the course writes down something else.")
        lines += [Content(""), Content.styled(note, "$quiet")]
    return lines
