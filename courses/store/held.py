"""When a session is held, who was there and who holds a seat: the one definition, in SQL, as queries go over thousands.

Parameters: `:now` as naive local ISO text.
"""

HELD = (
    "(s.is_cancelled = 0 AND s.day || 'T' || s.start <= :now AND (s.head_count IS NOT NULL "
    "OR EXISTS (SELECT 1 FROM attendance_mark am WHERE am.session_id = s.id AND am.mark <> 'EXCUSED') "
    "OR EXISTS (SELECT 1 FROM walk_in_mark wm WHERE wm.session_id = s.id) "
    "OR EXISTS (SELECT 1 FROM booking bk WHERE bk.session_id = s.id AND bk.status <> 'CANCELLED' AND bk.status = 'HELD')))"
)
"""True for a row `s` of session that has begun, is not cancelled, and is entered: mark, walk-in, head count, held booking.

Leave alone is said beforehand and enters nothing; that nobody came is a head count of 0.
"""

PRESENT = "('PRESENT', 'LATE', 'LEFT_EARLY')"
"""The marks that count as having been there."""

HEADS = (
    f"((SELECT count(*) FROM attendance_mark hm WHERE hm.session_id = s.id AND hm.mark IN {PRESENT})"
    f" + (SELECT count(*) FROM walk_in_mark hw JOIN walk_in hn ON hn.id = hw.walk_in_id"
    f" WHERE hw.session_id = s.id AND hw.mark IN {PRESENT} AND NOT EXISTS (SELECT 1 FROM attendance_mark hx"
    f" WHERE hx.session_id = s.id AND hx.person_id = hn.person_id AND hx.mark IN {PRESENT})))"
)
"""How many with a name were at session `s`: participants, and those who came without a seat; nobody is counted twice."""

COMING = "('ENROLLED', 'CONFIRMED')"
"""Who has a seat and uses it."""

SEATED = "('ENROLLED', 'CONFIRMED', 'DROPPED_OUT')"
"""Who holds a seat in the figures."""

ENTERED = (
    "(EXISTS (SELECT 1 FROM attendance_mark em WHERE em.session_id = s.id AND em.mark <> 'EXCUSED') "
    "OR EXISTS (SELECT 1 FROM walk_in_mark ew WHERE ew.session_id = s.id AND NOT EXISTS "
    f"(SELECT 1 FROM enrolment en WHERE en.course_id = s.course_id AND en.status IN {SEATED})))"
)
"""True for a session `s` when names are marked at it; not leave; walk-ins will do where nobody has a seat."""

HOLDING = "('ENROLLED', 'CONFIRMED', 'DROPPED_OUT', 'OFFERED')"
"""For whom a seat is taken: nobody else may have it."""

LEADERS = (
    "coalesce((SELECT group_concat(l.name, char(10)) FROM session_leader sl JOIN leader l ON l.id = sl.leader_id "
    "WHERE sl.session_id = s.id), (SELECT group_concat(l.name, char(10)) FROM (SELECT l.name FROM course_leader cl "
    "JOIN leader l ON l.id = cl.leader_id WHERE cl.course_id = s.course_id ORDER BY cl.position) l), '')"
)
"""The names of who leads session `s`, one a line: its own leaders, else the course's."""

SESSION = f"s.*, {HELD} AS held, r.name AS room_name, r.place AS room_place, {LEADERS} AS leader_names"
"""What `rows.session` reads, from session s LEFT JOIN room r."""

EXPECTED = (
    "(NOT EXISTS (SELECT 1 FROM enrolment_session x WHERE x.enrolment_id = e.id) "
    "OR EXISTS (SELECT 1 FROM enrolment_session x WHERE x.enrolment_id = e.id AND x.session_id = s.id))"
)
"""Whether who stands behind row `e` of enrolment comes to session `s`: to the whole, or has chosen it."""
