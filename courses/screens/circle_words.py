"""How a screen writes whether a course counts as a study circle. Knows no store and no widget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from courses import circle_labels, labels
from courses.dates import day_text
from courses.i18n import _, ngettext
from courses.model import CircleOutcome, CircleVerdict, PersonVerdict
from courses.text import plain

_STYLES = {
    CircleOutcome.COUNTS: "bold $success",
    CircleOutcome.CAN_STILL_COUNT: "bold $warning",
    CircleOutcome.CANNOT_COUNT: "bold $error",
}


def words(verdict: CircleVerdict) -> Content:
    """Return the verdict, why, what would help, who may count the sessions and who counts, a line each."""
    return Content("\n").join([*_head(verdict), *_sessions(verdict), *_people(_told(verdict))])


def line(verdict: CircleVerdict) -> Content:
    """Return the verdict in one line, with the study hours and the first reason, for a row or a form."""
    text = Content.assemble(
        (circle_labels.circle_outcome(verdict.verdict), _STYLES[verdict.verdict]), f" · {_hours(verdict)}"
    )
    first = next(iter(verdict.reasons), "")
    return Content.assemble(text, f" · {plain(first)}") if first else text


def _head(verdict: CircleVerdict) -> Iterator[Content]:
    yield Content.assemble(
        (circle_labels.circle_outcome(verdict.verdict), _STYLES[verdict.verdict]),
        (f" · {labels.course_form(verdict.form)} · {_hours(verdict)}", "dim"),
    )
    yield from (Content(f"  {plain(reason)}") for reason in verdict.reasons)
    yield from (Content(f"  → {plain(suggestion)}") for suggestion in verdict.suggestions)
    if verdict.kb_category:
        words = _("Library statistics: {category}").format(category=f"{verdict.kb_category} {verdict.kb_name}".strip())
        yield Content.styled(f"  {plain(words)}", "dim")


def _hours(verdict: CircleVerdict) -> str:
    text = ngettext("{count} study hour", "{count} study hours", verdict.study_hours)
    return text.format(count=verdict.study_hours)


def _sessions(verdict: CircleVerdict) -> Iterator[Content]:
    """Yield the sessions; a reason that is the whole course’s has been told already."""
    for it in verdict.sessions:
        why_not = ", ".join(why for why in (*it.why_not, *it.notes) if why not in verdict.reasons)
        head = (
            f"{it.number}  {day_text(it.day)}  {circle_labels.counted_by(it.counted_by)} · {it.study_hours} ({it.sum})"
        )
        yield Content.assemble(f"  {plain(head)}", (f"  {plain(why_not)}" if why_not else "", "dim"))
        if it.warning:
            yield Content(f"    ⚠ {plain(it.warning)}")


def _told(verdict: CircleVerdict) -> list[PersonVerdict]:
    """Return the persons of whom there is something to say: all once a session is held, those with a reason before."""
    has_begun = any(it.is_held for it in verdict.sessions)
    return [it for it in verdict.per_person if has_begun or it.reasons]


def _people(people: Iterable[PersonVerdict]) -> Iterator[Content]:
    for it in people:
        why = f"  {plain('; '.join(it.reasons))}" if it.reasons else ""
        yield Content.assemble(
            "  ", (plain(it.name), "bold"), f"  {circle_labels.circle_outcome(it.verdict)}", (why, "dim")
        )
