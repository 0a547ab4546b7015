"""Commands for persons who may be in the register twice: the report, making one of two, and saying that they are two."""

from __future__ import annotations

from collections.abc import Iterable

from courses import same_person_labels as labels
from courses.actions import duplicates as actions
from courses.actions import merge_persons
from courses.actions.duplicates import Pair, Twin
from courses.actions.merge_persons import Hanging, Merging
from courses.cli import out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import DRY_RUN, JSON, argument, command, option
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.store import people


@command(
    "duplicates",
    lambda: _(
        "Show who may be in the register twice, the surest first, and why.\n\nA couple that shares a phone is two people. "
        "Those of whom somebody has said that they are not the same are left out."
    ),
    [JSON],
)
def duplicates(office: Office, *, as_json: bool) -> None:
    """Report duplicates."""
    with office.library() as store:
        found = actions.report(store, office.actor)
    if as_json:
        out.say_json([_pair(it) for it in found.pairs])
        return
    if found.pairs:
        columns = [Column(""), Column(_("One"), least=12), Column(_("Other"), least=12), Column(_("Why"), least=26)]
        out.say(out.table(columns, [_row(it) for it in found.pairs]))
    count = len(found.pairs)
    words = ngettext("{count} pair may be one person.", "{count} pairs may be one person each.", count)
    out.note(words.format(count=count) if count else _("Nobody seems to be in the register twice."))
    if found.crowds:
        out.note("⚠ " + actions.crowd_words(found.crowds))


def _row(it: Pair) -> list[object]:
    likeness = labels.likeness(it.verdict.likeness)
    return [likeness, _told(it.one), _told(it.other), labels.reason(it.verdict.reason)]


def _told(it: Twin) -> str:
    return it.name if it.name == it.key else f"{it.name} ({it.key})"


def _pair(it: Pair) -> dict[str, object]:
    return {
        "likeness": it.verdict.likeness.value,
        "reason": it.verdict.reason.value,
        "why": labels.reason(it.verdict.reason),
        "one": _twin(it.one),
        "other": _twin(it.other),
    }


def _twin(it: Twin) -> dict[str, object]:
    return {
        "person": it.key,
        "name": it.name,
        "protected": it.is_protected,
        "birth_date": it.birth,
        "phone": it.phone,
        "email": it.email,
        "town": it.town,
    }


@command(
    "merge",
    lambda: _(
        "Make one of two persons: everything that belongs to the second goes to the first.\n\nEnrolments, attendance, "
        "certificates, bookings, messages and calls go along. A detail that is not chosen goes so that nothing is lost. The "
        "key of the one who goes still finds the person. One deed, one undo."
    ),
    [
        argument("keep", lambda: _("KEEP"), lambda: _("Who stays, by key or by what finds only one.")),
        argument("drop", lambda: _("DROP"), lambda: _("Who becomes the first.")),
        option(
            "--field",
            "fields",
            multiple=True,
            label=lambda: _("FIELD=keep|drop|both"),
            words=lambda: _("Whose detail stays, once for each field: family_name=drop, phone=both."),
        ),
        DRY_RUN,
        JSON,
    ],
)
def merge(office: Office, *, keep: str, drop: str, fields: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Merge two persons."""
    choices = _choices(fields)
    with office.library() as store:
        ids = people.find(store, office.actor, keep).id, people.find(store, office.actor, drop).id
        act = merge_persons.preview if dry_run else merge_persons.merge
        done = act(store, office.actor, *ids, choices)
    if as_json:
        out.say_json(_shape(done, is_written=not dry_run))
        return
    _say(done)
    words = _("Nothing is written.") if dry_run else _("{person} ({key}) is now one person.")
    out.say(words.format(person=done.keep.name, key=done.keep.key))


def _choices(fields: Iterable[str]) -> dict[str, str]:
    parted = [field.partition("=") for field in fields]
    wrong = [field for (_name, sign, _value), field in zip(parted, fields, strict=True) if not sign]
    if wrong:
        said = _("“{text}” says no choice.").format(text=", ".join(wrong))
        raise Invalid(said, _("Write for example family_name=drop."))
    return {name.strip().replace("-", "_"): value.strip() for name, _sign, value in parted}


def _say(done: Merging) -> None:
    for person, has in ((done.keep, done.keep_has), (done.drop, done.drop_has)):
        out.say(f"{person.name} ({person.key}): {hanging_words(has)}")
    rows = [(labels.field(it.name), it.keep, it.drop, labels.choice(it.choice)) for it in done.fields if it.differs]
    if rows:
        columns = [
            Column(_("Field")),
            Column(done.keep.key, least=8),
            Column(done.drop.key, least=8),
            Column(_("Stays")),
        ]
        out.say(out.table(columns, rows))
    for line in done.told:
        out.note(f"⚠ {line}")


def hanging_words(has: Iterable[Hanging]) -> str:
    """Return what belongs to a person, in one line."""
    return ", ".join(it.text for it in has) or _("nothing")


def _shape(done: Merging, *, is_written: bool) -> dict[str, object]:
    return {
        "written": is_written,
        "keep": {"person": done.keep.key, "name": done.keep.name, "has": [it.text for it in done.keep_has]},
        "drop": {"person": done.drop.key, "name": done.drop.name, "has": [it.text for it in done.drop_has]},
        "fields": [
            {"field": it.name, "keep": it.keep, "drop": it.drop, "choice": it.choice}
            for it in done.fields
            if it.differs
        ],
        "told": list(done.told),
        "becomes_protected": done.becomes_protected,
    }


@command(
    "not-same",
    lambda: _("Say that two persons are not the same, so that they are no longer told as duplicates."),
    [
        argument("one", lambda: _("ONE"), lambda: _("A person, by key or by what finds only one.")),
        argument("other", lambda: _("OTHER"), lambda: _("The other person.")),
        option("--reason", default="", label=lambda: _("WORDS"), words=lambda: _("How that is known.")),
        option("--forget", is_flag=True, words=lambda: _("Take back that they are not the same.")),
    ],
)
def not_same(office: Office, *, one: str, other: str, reason: str, forget: bool) -> None:
    """Note, or take back, that two are not the same."""
    with office.library() as store:
        both = [people.find(store, office.actor, it) for it in (one, other)]
        if forget:
            actions.forget_not_same(store, office.actor, both[0].id, both[1].id)
        else:
            actions.not_same(store, office.actor, both[0].id, both[1].id, reason)
    words = _("{person} and {other} may be the same again.") if forget else _("{person} and {other} are not the same.")
    out.say(words.format(person=both[0].name, other=both[1].name))


COMMANDS = (duplicates, merge, not_same)
