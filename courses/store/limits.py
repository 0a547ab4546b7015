"""What a connection shows whom: before the tables stand views, of the rows and columns that a role may see.

A leader and a partner's contact see the rows of their own courses, a reader figures without names. Every query on the
connection goes through the views, also one that knows nothing of roles; a table that nobody has thought of is empty.
Writing goes past them, to the tables themselves (`store.journal`), after `rules.rights` was asked.
"""

from __future__ import annotations

from collections.abc import Collection

from courses.model import Actor, Role
from courses.rules.rights import OWN_ONLY
from courses.store.connection import Store
from courses.store.held import SEATED

_PUBLIC = frozenset(
    """circle_rule closure course_plan course_plan_session equipment kb_category leader library_identity migration
    opened_packet opening_hours organisation room setting handout handout_picture paper_template logo signing_key""".split()
)
"""Tables that name no participant and belong to no course."""
_CLOSED = frozenset(
    """call certificate course_contributor interest message parked_event secret user booking not_same packet_course
    enrolment_event print_batch print_item certificate_issue handout_use""".split()
)
"""Tables of a course or of persons that attendance does not need."""
_LED = frozenset({"booking", "course_contributor", "certificate"})
"""Those of them that who leads the session needs."""
_FIGURES = frozenset({"booking", "certificate", "call", "interest", "target", "enrolment_event"})
"""Those of them that a reader's figures are counted from."""
_PRIVATE = frozenset(
    """address contact device email language municipality needs notes other_email other_name other_phone personal_no
    phone postcode priority_reason pronunciation reason search_text sex topic town party""".split()
)
"""Columns that say more of somebody than the name."""
_ABOUT_SOMEBODY = frozenset(
    "person enrolment enrolment_event booking leader organisation interest call walk_in".split()
)
"""The tables in which they do."""
_NEEDED = frozenset({"needs", "topic", "language"})
"""Those of them that who leads the session needs."""
_NAMES = {
    "person": frozenset("key given_name family_name alias sort_name".split()),
    "leader": frozenset({"name", "signature"}),
    "walk_in": frozenset({"name"}),
    "booking": frozenset({"name"}),
    "enrolment_event": frozenset({"actor"}),
    "list_reading": frozenset({"read_by", "line"}),
    "sign_off": frozenset({"signed_by"}),
    "mark_correction": frozenset({"signed_by", "corrected_by", "reason"}),
}
"""Columns that name somebody, by table."""
_INNER_NOTES = frozenset({"course", "session", "room"})
"""Tables whose notes are for the library and for who leads."""


def lend(store: Store, actor: Actor) -> None:
    """Let every query on this connection answer `actor` only what they may see; librarian and coordinator see all."""
    for row in store.query("SELECT name FROM sqlite_temp_master WHERE type = 'view'"):
        store.db.conn.execute(f'DROP VIEW temp."{row["name"]}"')
    store.is_limited = actor.role in OWN_ONLY or actor.role is Role.READER
    if store.is_limited:
        for table in _tables(store):
            store.db.conn.execute(_view(table, _columns(store, table), actor))


def _tables(store: Store) -> list[str]:
    sql = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    return [row["name"] for row in store.query(sql)]


def _columns(store: Store, table: str) -> dict[str, bool]:
    """Return a table's columns in order, each with whether it may be NULL."""
    rows = store.query("SELECT name, \"notnull\" FROM pragma_table_info(?, 'main')", (table,))
    return {row["name"]: not row["notnull"] for row in rows}


def _view(table: str, columns: dict[str, bool], actor: Actor) -> str:
    hidden = _hidden(table, actor.role)
    shown = ", ".join(_shown(table, name, hidden, may_be_null=columns[name]) for name in columns)
    return f'CREATE TEMP VIEW "{table}" AS SELECT {shown} FROM main."{table}" WHERE {_rows(table, columns, actor)}'


def _shown(table: str, name: str, hidden: Collection[str], *, may_be_null: bool) -> str:
    if name == "birth_date":
        return "substr(birth_date, 1, 4) AS birth_date"  # the circle's rules ask for the year
    if table == "person" and name in ("given_name", "family_name") and name not in hidden:
        return f"CASE is_protected WHEN 1 THEN '' ELSE {name} END AS {name}"
    if name not in hidden:
        return f'"{name}"'
    if (table, name) == ("leader", "name"):
        return f"'–' AS {name}"  # somebody leads, which an empty name would deny
    return f'NULL AS "{name}"' if may_be_null else f"'' AS \"{name}\""


def _hidden(table: str, role: Role) -> frozenset[str]:
    """Return the columns of a table that a role sees empty."""
    hidden = _PRIVATE if table in _ABOUT_SOMEBODY else frozenset()
    if role is Role.LEADER:
        return hidden - _NEEDED
    if table in _INNER_NOTES:
        hidden |= {"notes"}
    return hidden | _NAMES.get(table, frozenset()) if role is Role.READER else hidden


def _rows(table: str, columns: Collection[str], actor: Actor) -> str:
    """Return the condition, in SQL, for the rows of a table that `actor` sees."""
    is_reader = actor.role is Role.READER
    open_to = {Role.LEADER: _LED, Role.READER: _FIGURES}.get(actor.role, frozenset())
    if table in _PUBLIC and table != "leader":
        return "1"
    if (table in _CLOSED and table not in open_to) or (table.startswith("packet") and table not in _PUBLIC):
        return "0"
    if is_reader:
        is_counted = table in ("course", "person", "leader", *open_to) or {"course_id", "session_id"} & set(columns)
        return "1" if is_counted else "0"
    return _own_rows(table, columns, actor)


def _own_rows(table: str, columns: Collection[str], actor: Actor) -> str:
    courses, sessions = _own(actor)
    people = (
        f"SELECT person_id FROM main.enrolment WHERE course_id IN ({courses}) AND status IN {SEATED} "
        f"UNION SELECT person_id FROM main.attendance_mark WHERE session_id IN ({sessions}) "
        f"UNION SELECT person_id FROM main.walk_in WHERE course_id IN ({courses})"
    )
    leaders = (
        f"SELECT leader_id FROM main.course_leader WHERE course_id IN ({courses}) "
        f"UNION SELECT leader_id FROM main.session_leader WHERE session_id IN ({sessions})"
    )
    deeds = f"SELECT id FROM main.journal_entry WHERE actor = {_text(actor.name)}"
    by_table = {
        "course": f"id IN ({courses})",
        "person": f"id IN ({people})",
        "leader": f"id IN ({leaders})",
        "journal_entry": f"id IN ({deeds})",
        "journal_change": f"entry_id IN ({deeds})",
        "list_row": f"print_run_id IN (SELECT id FROM main.print_run WHERE course_id IN ({courses}))",
    }
    if table in by_table:
        return by_table[table]
    if "session_id" in columns:
        return f"session_id IN ({sessions})"
    return f"course_id IN ({courses})" if "course_id" in columns else "0"


def _own(actor: Actor) -> tuple[str, str]:
    """Return the ids of an actor's own courses, and of their sessions, in SQL."""
    if actor.role is Role.LEADER:
        number = int(actor.leader_id or 0)
        courses = (
            f"SELECT course_id FROM main.course_leader WHERE leader_id = {number} UNION SELECT os.course_id "
            f"FROM main.session os JOIN main.session_leader ol ON ol.session_id = os.id WHERE ol.leader_id = {number}"
        )
    else:
        number = int(actor.organisation_id or 0)
        courses = (
            f"SELECT id FROM main.course WHERE organiser_id = {number} "
            f"UNION SELECT course_id FROM main.course_co_organiser WHERE organisation_id = {number}"
        )
    return courses, f"SELECT id FROM main.session WHERE course_id IN ({courses})"


def _text(value: str) -> str:
    """Return a text as SQL writes it; a view takes no parameters."""
    return "'" + value.replace("'", "''") + "'"
