"""The command that shows and sets who does what in a course that several organise."""

from __future__ import annotations

from collections.abc import Sequence

from courses import labels
from courses.actions import cooperation as deeds
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.parts import JSON, command, course_argument, option
from courses.cli.values import read_cooperation_task
from courses.errors import Invalid
from courses.i18n import _
from courses.model import CooperationTask, Course
from courses.store import Store, courses, registers
from courses.text import clean

_NOBODY = frozenset({"nobody", "ingen"})


@command(
    "cooperation",
    lambda: _(
        "Show or set who does what in a course that several organise.\n\nWhat nobody has written down is told as it "
        "usually is. Tasks: leads, registers, signs, keeps-list, reports, counts, pays, controls-list, "
        "controls-enrolments."
    ),
    [
        course_argument(),
        option(
            "--set",
            "sets",
            multiple=True,
            label=lambda: _("TASK=ORGANISATION"),
            words=lambda: _(
                "Who does a task: codes or names with commas between, “nobody”, or nothing for as it usually is."
            ),
        ),
        option(
            "--note",
            "notes",
            multiple=True,
            label=lambda: _("TASK=WORDS"),
            words=lambda: _("What else is agreed about a task."),
        ),
        option("--agreement", label=lambda: _("WORDS"), words=lambda: _("The reference of the agreement.")),
        JSON,
    ],
)
def cooperation(
    office: Office, *, code: str, sets: Sequence[str], notes: Sequence[str], agreement: str | None, as_json: bool
) -> None:
    """Show or set a cooperation."""
    with office.library() as store:
        course = courses.by_code(store, code)
        _change(office, store, course, _pairs(sets), _pairs(notes), agreement)
        tasks = deeds.of_course(store, office.actor, course.id)
        names = registers.organisation_names(store)
        codes = {it.id: it.code for it in registers.organisations(store)}
    if as_json:
        out.say_json({"code": course.code, "tasks": [_shape(it, names, codes) for it in tasks]})
    else:
        out.say(out.facts([(labels.cooperation_task(it.task), _words(it, names)) for it in tasks]))


def _change(
    office: Office,
    store: Store,
    course: Course,
    sets: dict[CooperationTask, str],
    notes: dict[CooperationTask, str],
    agreement: str | None,
) -> None:
    """Write down what was given; every name is looked up before anything is written. Raises NotFound, Invalid."""
    if agreement is not None:
        notes = {**notes, CooperationTask.AGREEMENT: agreement}
    before = {it.task: it for it in deeds.of_course(store, office.actor, course.id)}
    who = {task: _organisations(store, text) for task, text in sets.items()}
    written = []
    for task in dict.fromkeys((*sets, *notes)):
        is_agreed = bool(sets.get(task, "") or notes.get(task, ""))
        organisations = who.get(task, before[task].organisation_ids) if is_agreed else ()
        written.append(deeds.Task(task, organisations, notes.get(task, before[task].notes), is_agreed=is_agreed))
    if written:
        deeds.set_tasks(store, office.actor, course.id, written)


def _organisations(store: Store, text: str) -> tuple[int, ...]:
    """Return the organisations of a list with commas; none for nobody."""
    if text.strip().casefold() in (*_NOBODY, ""):
        return ()
    return tuple(it.id for it in find.organisations(store, text))


def _pairs(texts: Sequence[str]) -> dict[CooperationTask, str]:
    pairs = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise Invalid(
                _("“{text}” is not a task with a value.").format(text=clean(text)), _("Write for example leads=ABF.")
            )
        pairs[read_cooperation_task(name)] = value.strip()
    return pairs


def _words(it: deeds.Task, names: dict[int, str]) -> str:
    who = ", ".join(names[i] for i in it.organisation_ids)
    if it.task is not CooperationTask.AGREEMENT:
        who = who or _("nobody")
    told = " – ".join(part for part in (who, it.notes) if part)
    return told if it.is_agreed or not told else _("{told} (as usual)").format(told=told)


def _shape(it: deeds.Task, names: dict[int, str], codes: dict[int, str]) -> dict[str, object]:
    return {
        "task": str(it.task),
        "organisations": [{"code": codes[i], "name": names[i]} for i in it.organisation_ids],
        "notes": it.notes,
        "agreed": it.is_agreed,
    }


COMMANDS = (cooperation,)
