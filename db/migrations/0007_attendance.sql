-- Attendance: who came without being enrolled, on which screen or in the room, who signed for it and what was put right
-- afterwards, what was printed on which list and what was read from it, and who may do what.

ALTER TABLE attendance_mark ADD COLUMN is_online INTEGER NOT NULL DEFAULT 0 CHECK (is_online IN (0, 1));

ALTER TABLE session ADD COLUMN online_count INTEGER CHECK (online_count >= 0); -- of head_count, those not in the room

CREATE TABLE walk_in (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (name <> ''), -- as it was written down
    person_id INTEGER REFERENCES person (id) ON DELETE SET NULL, -- who it was, once that is known
    notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX walk_in_course ON walk_in (course_id);
CREATE INDEX walk_in_person ON walk_in (person_id);

CREATE TABLE walk_in_mark (
    id INTEGER PRIMARY KEY,
    walk_in_id INTEGER NOT NULL REFERENCES walk_in (id) ON DELETE CASCADE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    mark TEXT NOT NULL CHECK (mark IN ('PRESENT', 'LATE', 'LEFT_EARLY', 'ABSENT', 'EXCUSED')),
    minutes INTEGER CHECK (minutes >= 0),
    is_online INTEGER NOT NULL DEFAULT 0 CHECK (is_online IN (0, 1)),
    source TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (walk_in_id, session_id)
) STRICT;
CREATE INDEX walk_in_mark_session ON walk_in_mark (session_id);

CREATE TABLE sign_off ( -- the marks of the session are locked as long as it stands
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL UNIQUE REFERENCES session (id) ON DELETE RESTRICT,
    signed_at TEXT NOT NULL, -- UTC
    signed_by TEXT NOT NULL CHECK (signed_by <> ''),
    role TEXT NOT NULL,
    notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE mark_correction ( -- of a signed mark: what stood there stays here
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT, -- or the walk-in
    walk_in_id INTEGER REFERENCES walk_in (id) ON DELETE CASCADE,
    mark_before TEXT, -- NULL: none
    minutes_before INTEGER,
    online_before INTEGER NOT NULL DEFAULT 0 CHECK (online_before IN (0, 1)),
    mark_after TEXT,
    minutes_after INTEGER,
    online_after INTEGER NOT NULL DEFAULT 0 CHECK (online_after IN (0, 1)),
    reason TEXT NOT NULL CHECK (reason <> ''),
    signed_by TEXT NOT NULL,
    corrected_by TEXT NOT NULL,
    corrected_at TEXT NOT NULL, -- UTC
    version INTEGER NOT NULL DEFAULT 1,
    CHECK ((person_id IS NULL) <> (walk_in_id IS NULL))
) STRICT;
CREATE INDEX mark_correction_session ON mark_correction (session_id);
CREATE INDEX mark_correction_person ON mark_correction (person_id);
CREATE INDEX mark_correction_walk_in ON mark_correction (walk_in_id);

ALTER TABLE print_run ADD COLUMN blank_rows INTEGER NOT NULL DEFAULT 0 CHECK (blank_rows >= 0); -- of an attendance list

CREATE TABLE list_session ( -- a column of a printed attendance list
    id INTEGER PRIMARY KEY,
    print_run_id INTEGER NOT NULL REFERENCES print_run (id) ON DELETE CASCADE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    code TEXT NOT NULL, -- as it stands above the column
    UNIQUE (print_run_id, code)
) STRICT;
CREATE INDEX list_session_session ON list_session (session_id);

CREATE TABLE list_row ( -- a numbered row of a printed attendance list; the blank ones are numbered on after them
    id INTEGER PRIMARY KEY,
    print_run_id INTEGER NOT NULL REFERENCES print_run (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    UNIQUE (print_run_id, number)
) STRICT;
CREATE INDEX list_row_person ON list_row (person_id);

CREATE TABLE list_reading ( -- what somebody keyed from a list of paper
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    print_run_id INTEGER REFERENCES print_run (id) ON DELETE SET NULL, -- NULL: by the places of the course's own list
    kind TEXT NOT NULL DEFAULT 'FIRST' CHECK (kind IN ('FIRST', 'SECOND', 'SETTLED')), -- settled: where two readings differed
    line TEXT NOT NULL, -- as keyed
    places TEXT NOT NULL DEFAULT '', -- without a printed list: who stood in which row, person ids as JSON
    read_by TEXT NOT NULL,
    read_at TEXT NOT NULL, -- UTC
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX list_reading_session ON list_reading (session_id);

CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL UNIQUE, -- the name folded: no case, accents kept
    role TEXT NOT NULL CHECK (role IN ('LIBRARIAN', 'COORDINATOR', 'LEADER', 'PARTNER', 'READER')),
    organisation_id INTEGER REFERENCES organisation (id) ON DELETE RESTRICT, -- whose courses a partner's contact has
    leader_id INTEGER REFERENCES leader (id) ON DELETE RESTRICT, -- who of the leaders it is
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (role <> 'PARTNER' OR organisation_id IS NOT NULL),
    CHECK (role <> 'LEADER' OR leader_id IS NOT NULL)
) STRICT;

CREATE TABLE secret ( -- passwords as argon2 has them, and keys; never on the journal
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
