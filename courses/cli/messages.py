"""Commands about telling people: make messages, look at them, and say what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import click

from courses import clock, message_labels
from courses.actions import messages as deeds
from courses.actions import sending
from courses.cli import find, message_shapes, out
from courses.cli.messages_out import eml, mailto, print_command, send
from courses.cli.office import Office
from courses.cli.parts import (
    DRY_RUN,
    JSON,
    Argument,
    Command,
    Option,
    Words,
    argument,
    command,
    course_argument,
    group,
    option,
)
from courses.cli.templates import language_code
from courses.cli.values import DAY, WHOLE
from courses.i18n import _, pgettext
from courses.model import ContactWay
from courses.model.messages import MessageStatus, MessageWish
from courses.store import Store, courses, people
from courses.store import messages as queries
from courses.store.messages import Wanted


def _one_of(name: str, target: str, values: Sequence[str], words: Words) -> Option:
    return option(name, target, multiple=True, type=click.Choice(values, case_sensitive=False), words=words)


_FILTERS = [
    option("--course", label=lambda: _("COURSE"), words=lambda: _("Only about this course.")),
    option(
        "--person", label=lambda: _("PERSON"), words=lambda: _("Only to this person: the log of what went to them.")
    ),
    _one_of(
        "--status",
        "statuses",
        [it.value.lower() for it in MessageStatus],
        lambda: _("Only those that stand so; can be given several times."),
    ),
    _one_of(
        "--way",
        "ways",
        [it.value.lower() for it in ContactWay],
        lambda: _("Only those that go this way; can be given several times."),
    ),
    JSON,
]


@command("list", lambda: _("List messages: those queued first, then the latest."), _FILTERS)
def list_command(
    office: Office,
    *,
    course: str | None,
    person: str | None,
    statuses: tuple[str, ...],
    ways: tuple[str, ...],
    as_json: bool,
) -> None:
    """List messages."""
    with office.library() as store:
        wanted = Wanted(
            frozenset(MessageStatus(it.upper()) for it in statuses),
            frozenset(ContactWay(it.upper()) for it in ways),
            course_id=courses.by_code(store, course).id if course else None,
            person_id=people.find(store, office.actor, person).id if person else None,
        )
        found = queries.listed(store, office.actor, wanted)
    if as_json:
        out.say_json([message_shapes.message(it) for it in found])
    elif found:
        out.say(message_shapes.message_table(found))
    else:
        out.note(_("No messages. `kursverkstad messages make` makes some."))


def _numbers() -> Argument:
    return argument(
        "numbers",
        lambda: _("NUMBER..."),
        lambda: _("The messages’ numbers, as `messages list` shows them."),
        type=WHOLE,
        nargs=-1,
        required=True,
    )


@command("show", lambda: _("Show messages with their texts."), [_numbers(), JSON])
def show(office: Office, *, numbers: tuple[int, ...], as_json: bool) -> None:
    """Show messages."""
    with office.library() as store:
        found = [queries.get(store, office.actor, it) for it in numbers]
    if as_json:
        out.say_json([message_shapes.message(it) for it in found])
    else:
        out.say("\n\n".join(message_shapes.about(it) for it in found))


@command(
    "make",
    lambda: _(
        "Make messages to people of a course, each by their own way and in their own language.\n\nE-mails are queued where "
        "a mail server is set; letters are then printed, SMS copied, and calls made from the call list. Somebody with "
        "protected data is only ever told in person."
    ),
    [
        argument(
            "template",
            lambda: _("TEMPLATE"),
            lambda: _("What it is for, as `templates list` shows it, such as joining."),
        ),
        course_argument(),
        option(
            "--to",
            type=click.Choice(list(deeds.WHO)),
            words=lambda: _("Who: those who come, wait, are offered a seat …; else those whom the template is for."),
        ),
        option(
            "--person",
            "names",
            multiple=True,
            label=lambda: _("PERSON"),
            words=lambda: _("Only this person, by key or name; can be given several times."),
        ),
        option(
            "--session",
            "session_names",
            default="",
            label=lambda: _("SESSION"),
            words=lambda: _(
                "Only those whom these sessions are for, numbers or dates with commas between; the message tells of them."
            ),
        ),
        option(
            "--change",
            default="",
            label=lambda: _("WORDS"),
            words=lambda: _("What has changed, for the field {change}."),
        ),
        option(
            "--answer-by", type=DAY, label=lambda: _("DATE"), words=lambda: _("When an answer is needed at the latest.")
        ),
        option(
            "--way",
            type=click.Choice([it.value.lower() for it in ContactWay], case_sensitive=False),
            words=lambda: _("The same way for everybody, instead of each person’s own."),
        ),
        option(
            "--language", default="", label=lambda: _("LANGUAGE"), words=lambda: _("The same language for everybody.")
        ),
        DRY_RUN,
        JSON,
    ],
)
def make(
    office: Office,
    *,
    template: str,
    code: str,
    to: str | None,
    names: tuple[str, ...],
    session_names: str,
    change: str,
    answer_by: date | None,
    way: str | None,
    language: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Make messages."""
    now = clock.now()
    with office.library() as store:
        course_id = courses.by_code(store, code).id
        session_ids = tuple(find.sessions_of(store, course_id, session_names, now)) if session_names else ()
        template = deeds.template_code(store, template)
        wish = MessageWish(
            template,
            course_id,
            _people(store, office, course_id, template, to, names, session_ids),
            session_ids,
            {"change": change, "answer_by": answer_by.isoformat() if answer_by else ""},
            way=ContactWay(way.upper()) if way else None,
            language=language_code(language),
        )
        drafts = deeds.preview(store, office.actor, wish, now)
        made = None if dry_run else deeds.make(store, office.actor, wish, now)
    if as_json:
        out.say_json([message_shapes.draft(it) for it in drafts])
    elif made is None:
        out.say("\n\n―――\n\n".join(message_shapes.preview(it) for it in drafts))
    if made is not None:
        ways = ", ".join(f"{message_labels.way(it)} {count}" for it, count in made.by_way.items())
        (out.note if as_json else out.say)(f"{made.words}: {ways}")


def _people(
    store: Store,
    office: Office,
    course_id: int,
    template: str,
    to: str | None,
    names: tuple[str, ...],
    session_ids: tuple[int, ...],
) -> tuple[int, ...]:
    if names:
        return deeds.of_key(store, office.actor, names)
    return deeds.wish_for(store, office.actor, course_id, template, to=to or "", session_ids=session_ids).person_ids


def _deed(
    name: str, words: Words, do: Callable[[Store, Office, Sequence[int]], str], *more: click.Parameter
) -> Command:
    """Return a command that does something with messages named by number."""

    @command(name, words, [_numbers(), *more])
    def made(office: Office, *, numbers: tuple[int, ...]) -> None:
        with office.library() as store:
            told = do(store, office, numbers)
        out.say(told)

    return made


_stop = _deed(
    "stop",
    lambda: _("Stop messages that have not gone."),
    lambda store, office, ids: sending.stop(store, office.actor, ids),
)
_done = _deed(
    "done",
    lambda: _("Note messages as done: copied and sent by phone, said, handed over."),
    lambda store, office, ids: sending.done(store, office.actor, ids, clock.now()),
)
_queue = _deed(
    "queue",
    lambda: _("Queue e-mails; they go when `messages send` is run after the delay that is set."),
    lambda store, office, ids: sending.queue(store, office.actor, ids, clock.now()),
)


@command(
    "delay",
    lambda: _("Let queued e-mails wait longer."),
    [
        _numbers(),
        option(
            "--minutes", type=WHOLE, default="60", label=lambda: _("NUMBER"), words=lambda: _("How long; else an hour.")
        ),
    ],
)
def delay(office: Office, *, numbers: tuple[int, ...], minutes: int) -> None:
    """Delay e-mails."""
    with office.library() as store:
        told = sending.delay(store, office.actor, numbers, minutes, clock.now())
    out.say(told)


@command(
    "retry",
    lambda: _("Queue again e-mails that failed."),
    [
        _numbers(),
        option(
            "--unsure",
            is_flag=True,
            words=lambda: _("Also those that may have gone already; they may then come twice."),
        ),
    ],
)
def retry(office: Office, *, numbers: tuple[int, ...], unsure: bool) -> None:
    """Try e-mails again."""
    with office.library() as store:
        told = sending.retry(store, office.actor, numbers, clock.now(), unsure=unsure)
    out.say(told)


@command(
    "change",
    lambda: _("Change the text of a message that has not gone."),
    [
        argument("number", lambda: pgettext("which", "NUMBER"), lambda: _("The message’s number."), type=WHOLE),
        option("--subject", label=lambda: _("WORDS"), words=lambda: _("The new subject.")),
        option("--text", label=lambda: _("WORDS"), words=lambda: _("The new text.")),
    ],
)
def change(office: Office, *, number: int, subject: str | None, text: str | None) -> None:
    """Change a message."""
    with office.library() as store:
        it = queries.get(store, office.actor, number)
        new = (it.subject if subject is None else subject, it.body if text is None else text)
        told = sending.change(store, office.actor, number, *new, it.version)
    out.say(told)


_ALL = (list_command, show, make, print_command, eml, mailto, send, _queue, delay, _stop, retry, _done, change)
messages = group(
    "messages", lambda: _("Tell people: letters, e-mails, SMS and calls, each by the person’s own way."), *_ALL
)


@click.pass_context
def _bare(ctx: click.Context) -> None:
    """List all messages when no command is named."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(
            list_command, course=None, person=None, statuses=(), ways=(), as_json=ctx.params.get("as_json", False)
        )


messages.callback, messages.invoke_without_command, messages.no_args_is_help = _bare, True, False
COMMANDS = (messages,)
