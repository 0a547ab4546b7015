"""What would be on a paper: how many rows, who is due a certificate and who is not and why, letters that cannot be drawn."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content

from courses import labels
from courses.i18n import _, ngettext
from courses.model import COMING, Course, Participant, SessionStatus
from courses.screens import paper_kinds, small_facts
from courses.screens.desk import Desk
from courses.store import courses as queries
from courses.store import options
from courses.store import sessions as session_queries
from courses.text import plain


def facts(desk: Desk, course_id: int, kind: str) -> Content:
    """Return the facts of a paper, a line each."""
    if kind in paper_kinds.PUBLIC:
        lines, missing = paper_kinds.public_facts(desk, course_id, kind)
        return Content("\n").join([*lines, *_letter_lines(missing)])
    if kind in ("badges", "signs"):
        lines, missing = small_facts.badges(desk, course_id)
        return Content("\n").join([*lines, *_letter_lines(missing)])
    people = queries.participants(desk.store, desk.actor, course_id, desk.now())
    course = queries.get(desk.store, course_id)
    lines = _list_lines(desk, course, people) if kind == "list" else _certificate_lines(desk, course, people)
    return Content("\n").join([*lines, *_missing_lines(desk, course_id)])


def made(path: Path, pages: int, *, is_shown: bool) -> Content:
    """Return what is said of a paper that is ready: how long it is, where it lies, whether a viewer shows it."""
    length = ngettext("{count} page", "{count} pages", pages).format(count=pages)
    shown = _("It is opened in the viewer.") if is_shown else _("There is no viewer here: open the file yourself.")
    head = Content.styled(f"✓ {length}: {plain(path.name)}", "bold $success")
    where = Content(_("It lies in {folder}").format(folder=plain(path.parent)))
    return Content("\n").join([head, where, Content.styled(shown, "$quiet")])


def _list_lines(desk: Desk, course: Course, people: list[Participant]) -> list[Content]:
    sessions = session_queries.of_course(desk.store, course.id, desk.now())
    columns = sum(1 for it in sessions if it.status is not SessionStatus.CANCELLED)
    coming = sum(1 for it in people if it.status in COMING)
    blank = int(options.get(desk.store, "list.blank_rows"))
    texts = [
        ngettext("{count} numbered row", "{count} numbered rows", coming).format(count=coming),
        ngettext("{count} blank row for walk-ins", "{count} blank rows for walk-ins", blank).format(count=blank),
        ngettext("{count} session, a box each", "{count} sessions, a box each", columns).format(count=columns),
    ]
    note = _("Those who have cancelled, stopped coming or wait are not on it.")
    return [*(Content("· " + text) for text in texts), Content(""), Content.styled(note, "$quiet")]


def _certificate_lines(desk: Desk, course: Course, people: list[Participant]) -> list[Content]:
    share = f"{queries.threshold(desk.store, course) * 100:g} %"
    due = [it for it in people if it.certificate]
    lines = []
    if not queries.is_finished(desk.store, course.id, desk.now()):
        lines.append(
            Content.styled("⚠ " + _("The course has sessions left to hold: nobody is due one yet."), "$warning")
        )
    head = ngettext("{count} certificate", "{count} certificates", len(due)).format(count=len(due))
    rule = _("at {share} of the sessions held").format(share=share)
    lines += [Content.assemble((head, "bold"), f" · {rule}"), Content("")]
    lines += [_person_line(it) for it in sorted(people, key=lambda it: not it.certificate)]
    return lines


def _person_line(it: Participant) -> Content:
    share = it.attended / it.certificate_held if it.certificate_held else None
    words = _("{attended} of {held}, {rate}")
    figures = words.format(attended=it.attended, held=it.certificate_held, rate=labels.percent(share))
    if it.certificate:
        return Content(f"✓ {plain(it.name)} – {figures}")
    return Content.styled(f"– {plain(it.name)} – {figures}", "$quiet")


def _missing_lines(desk: Desk, course_id: int) -> list[Content]:
    from courses.exports import print_shop

    return _letter_lines(print_shop.unprintable(desk.store, desk.actor, course_id, desk.now()))


def _letter_lines(missing: dict[str, list[str]]) -> list[Content]:
    if not missing:
        return []
    lines = [Content(""), Content.styled("✗ " + _("Letters that cannot be printed:"), "$error")]
    for letter, texts in missing.items():
        where = ", ".join(plain(text)[:60] for text in texts[:3])
        lines.append(
            Content(_("{letter} in {texts}").format(letter=plain(letter) or f"U+{ord(letter[0]):04X}", texts=where))
        )
    return lines
