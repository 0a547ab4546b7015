"""How the e-list's working copy and the comparison are written: rows, what is copied of each, what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from courses import elist_labels
from courses.actions import elist as deeds
from courses.i18n import _
from courses.model.elist import (
    Agreement,
    CompareRow,
    Comparison,
    Elist,
    ElistField,
    ElistPart,
    ElistPerson,
    ElistSession,
)
from courses.rules import elist as rules
from courses.text import plain
from courses.widgets.table import Column, Row, cell

Rows = tuple[Sequence[Column], Iterable[Row]]
_WIDTHS = {"date": 11, "time": 12, "hours": 13, "present": 10, "number": 14, "number12": 14, "attended": 8}


def part(it: Elist, which: ElistPart) -> Rows:
    """Return a part: a row a field, a person or a session."""
    fields = it.of_part(which)
    if which in (ElistPart.PLAN, ElistPart.SIGN):
        both = (Column(_("Field"), 26), Column(_("What to enter")))
        return both, [(one.code, (rules.words(one), _shown(elist_labels.value(it, one)))) for one in fields]
    columns = tuple(Column(_heading(one), _width(one, it), from_width=_from(one)) for one in fields)
    if which is ElistPart.SESSION:
        return columns, [(str(s.id), tuple(rules.session_cell(one, s) for one in fields)) for s in it.sessions]
    return columns, [_person_row(fields, one) for one in it.persons]


def _heading(one: ElistField) -> str:
    return _("Attendance") if one.field == "marks" else rules.words(one)


def _person_row(fields: Sequence[ElistField], person: ElistPerson) -> Row:
    style = "dim" if person.is_gone else ""
    return str(person.id), tuple(cell(_person_cell(one, person), style=style) for one in fields)


def _person_cell(one: ElistField, person: ElistPerson) -> str:
    if one.field == "marks":
        return "".join(rules.mark(was) or "·" for was in person.marks)
    if one.field == "name" and person.is_protected:
        return f"⚠ {person.name}"
    return rules.person_cell(one, person)


def _width(one: ElistField, it: Elist) -> int:
    if one.field == "marks":
        return max(10, len(it.sessions))
    return _WIDTHS.get(one.field, 0)


def _from(one: ElistField) -> int:
    return 90 if one.field in ("leader", "attended") else 0


def _shown(value: str) -> str:
    return " ".join(value.split())


def inside(it: Elist, which: ElistPart, key: str) -> Rows:
    """Return the fields of one person or session, a row each, attendance a row a session."""
    columns = (Column(_("Field"), 26), Column(_("What to enter")))
    return columns, [(code, (words, value or "–")) for code, words, value in _fields_inside(it, which, key)]


def _fields_inside(it: Elist, which: ElistPart, key: str) -> list[tuple[str, str, str]]:
    person, session = _person(it, key), _session(it, key)
    found: list[tuple[str, str, str]] = []
    for one in it.of_part(which):
        if which is ElistPart.PERSON and person is not None:
            if one.field == "marks":
                found += [
                    (f"{one.code}:{at.id}", f"  {at.number}  {at.day.isoformat()}", rules.mark(was))
                    for at, was in zip(it.sessions, person.marks, strict=True)
                ]
            else:
                found.append((one.code, rules.words(one), rules.person_cell(one, person)))
        elif which is ElistPart.SESSION and session is not None:
            found.append((one.code, rules.words(one), rules.session_cell(one, session)))
    return found


def text(it: Elist, which: ElistPart, inside_key: str, key: str) -> str:
    """Return what is copied of a row: a field's value, or a row with tabs between."""
    if inside_key:
        return next((value for code, _words, value in _fields_inside(it, which, inside_key) if code == key), "")
    if which in (ElistPart.PLAN, ElistPart.SIGN):
        field = next((one for one in it.of_part(which) if one.code == key), None)
        return it.plan.get(field.field, "") if field else ""
    _headings, rows = rules.table(it, which)
    keys = [str(one.id) for one in (it.persons if which is ElistPart.PERSON else it.sessions)]
    return "\t".join(rows[keys.index(key)]) if key in keys else ""


def comparison(it: Comparison | None) -> Rows:
    """Return the rows of a comparison; none before there is one."""
    columns = (
        Column("", 20),
        Column(_("What")),
        Column(_("We have"), 26, from_width=90),
        Column(_("They have"), 26, from_width=90),
    )
    if it is None:
        return (Column(_("Nothing is compared yet")),), []
    return columns, [_compare_row(str(number), row) for number, row in enumerate(it.rows)]


def _compare_row(key: str, row: CompareRow) -> Row:
    style = "dim" if row.agreement is Agreement.SAME else "bold"
    cells = (elist_labels.agreement(row.agreement), row.name, row.ours, row.theirs)
    return key, tuple(cell(one, style=style) for one in cells)


def compared_text(it: Comparison | None, key: str) -> str:
    """Return what is copied of a row of the comparison."""
    if it is None or not key:
        return ""
    row = it.rows[int(key)]
    head = f"{row.name}: {elist_labels.agreement(row.agreement)[2:]}"
    return "\n".join((head, *row.details))


def words(it: Elist, which: ElistPart | None, inside_key: str, key: str, compared: Comparison | None) -> Content:
    """Return what is known of the row marked, under it that nothing is sent."""
    lines = list(_compare_words(compared, key)) if which is None else list(_row_words(it, which, inside_key, key))
    if which is ElistPart.PERSON and (told := deeds.not_on_it(it)):
        lines.append(Content.styled(plain(told), "$warning"))
    lines.append(Content.styled(plain(deeds.never_sends(it)), "$quiet"))
    return Content("\n").join(lines)


def _compare_words(it: Comparison | None, key: str) -> list[Content]:
    if it is None:
        return [Content(_("v compares with what is pasted from the e-list, i with its file."))]
    row = it.rows[int(key)] if key else None
    if row is None:
        return [Content(plain(elist_labels.agreed(it)))]
    sides = " · ".join(
        f"{side}: {plain(said)}" for side, said in ((_("We have"), row.ours), (_("They have"), row.theirs)) if said
    )
    details = [Content("· " + plain(one)) for one in row.details[:3]]
    notes = [Content.styled(plain(one), "$warning") for one in it.notes[:1]]
    return [Content.assemble((plain(row.name), "bold"), f"  {sides}"), *details, *notes]


def _row_words(it: Elist, which: ElistPart, inside_key: str, key: str) -> list[Content]:
    person = _person(it, inside_key or key) if which is ElistPart.PERSON else None
    if person is not None:
        lines = [Content.assemble((plain(person.name), "bold"), f"  {_number_words(person)}")]
        if person.is_protected:
            lines.append(Content.styled("⚠ " + deeds.how_to_report_protected(), "$warning"))
        if person.is_gone:
            lines.append(Content(_("Has dropped out.")))
        return lines
    field = next((one for one in it.of_part(which) if one.code == key.partition(":")[0]), None)
    if field is None:
        return [Content(_("Enter shows its fields one by one, c copies the row."))]
    value = elist_labels.value(it, field)
    lines = [Content.assemble((plain(rules.words(field)), "bold"), f"  {plain(_shown(value))}")]
    doubt = deeds.certainty(field)
    lines.append(
        Content.styled(f"⚠ {doubt}" if doubt else _("read in its source").capitalize(), "$warning" if doubt else "")
    )
    if field.source:
        lines.append(Content.styled(_("Source: {source}").format(source=plain(field.source)), "$quiet"))
    return lines


def _number_words(person: ElistPerson) -> str:
    if not person.number:
        return _("no personal number is kept")
    return person.number if rules.HIDDEN not in person.number else _("n shows the personal number")


def _person(it: Elist, key: str) -> ElistPerson | None:
    return next((one for one in it.persons if str(one.id) == key), None)


def _session(it: Elist, key: str) -> ElistSession | None:
    return next((one for one in it.sessions if str(one.id) == key), None)
