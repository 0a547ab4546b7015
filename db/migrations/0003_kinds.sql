-- What the five kinds of courses need beside dates and seats.

-- Mode, tags, contributors

ALTER TABLE course ADD COLUMN mode TEXT NOT NULL DEFAULT '' CHECK (mode IN ('', 'LEARN', 'TEST', 'USE'));

CREATE TABLE course_tag (
    id INTEGER PRIMARY KEY,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('CAMPAIGN', 'PROJECT', 'POLICY_GOAL')),
    name TEXT NOT NULL,
    UNIQUE (course_id, kind, name)
) STRICT;
CREATE INDEX course_tag_name ON course_tag (kind, name);

CREATE TABLE course_contributor (
    id INTEGER PRIMARY KEY,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position > 0),
    name TEXT NOT NULL,
    part TEXT NOT NULL DEFAULT '', -- what they do there: gives the lecture, shows the tablets
    organisation_id INTEGER REFERENCES organisation (id) ON DELETE RESTRICT,
    UNIQUE (course_id, position)
) STRICT;
CREATE INDEX course_contributor_organisation ON course_contributor (organisation_id);

-- Drop-in: themed hours, and who is there when

CREATE TABLE themed_hour (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    organisation_id INTEGER REFERENCES organisation (id) ON DELETE RESTRICT, -- the guest
    room_id INTEGER REFERENCES room (id) ON DELETE RESTRICT, -- NULL: where the course meets
    weekday INTEGER CHECK (weekday BETWEEN 0 AND 6), -- Monday is 0; NULL: whenever the course meets
    nth INTEGER CHECK (nth BETWEEN -1 AND 5 AND nth <> 0), -- of the month, -1 the last; NULL: every week
    start TEXT CHECK (start IS strftime('%H:%M', start)), -- NULL: as the session
    "end" TEXT CHECK ("end" IS strftime('%H:%M', "end")),
    valid_from TEXT CHECK (valid_from IS date(valid_from)),
    valid_to TEXT CHECK (valid_to IS date(valid_to)), -- inclusive
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (nth IS NULL OR weekday IS NOT NULL),
    CHECK (start < "end"),
    CHECK (valid_from <= valid_to)
) STRICT;
CREATE INDEX themed_hour_course ON themed_hour (course_id);
CREATE INDEX themed_hour_organisation ON themed_hour (organisation_id);
CREATE INDEX themed_hour_room ON themed_hour (room_id);

ALTER TABLE session_leader ADD COLUMN start TEXT CHECK (start IS strftime('%H:%M', start)); -- a shift; NULL: from the beginning
ALTER TABLE session_leader ADD COLUMN "end" TEXT CHECK ("end" IS strftime('%H:%M', "end")); -- NULL: to the end

-- Workshop series: the whole or chosen sessions, seats of each

ALTER TABLE session ADD COLUMN seats INTEGER CHECK (seats >= 0); -- NULL: as many as the course

CREATE TABLE enrolment_session (
    id INTEGER PRIMARY KEY,
    enrolment_id INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    UNIQUE (enrolment_id, session_id)
) STRICT; -- an enrolment without any is for the whole course
CREATE INDEX enrolment_session_session ON enrolment_session (session_id);

-- The log gets the chosen sessions, and CHOOSE among what can happen; a CHECK can only be changed by making the table anew.
CREATE TABLE enrolment_event_new (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    at TEXT NOT NULL,
    event TEXT NOT NULL CHECK (event IN ('ENROL', 'CANCEL', 'DROP_OUT', 'CHOOSE')),
    is_accepted INTEGER NOT NULL CHECK (is_accepted IN (0, 1)),
    channel TEXT NOT NULL DEFAULT '',
    party TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    actor TEXT NOT NULL DEFAULT '',
    sessions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sessions)) -- ids of the chosen ones; none: all
) STRICT;
INSERT INTO enrolment_event_new (id, uid, course_id, person_id, at, event, is_accepted, channel, party, notes, actor)
    SELECT id, uid, course_id, person_id, at, event, is_accepted, channel, party, notes, actor FROM enrolment_event;
DROP TABLE enrolment_event;
ALTER TABLE enrolment_event_new RENAME TO enrolment_event;
CREATE INDEX enrolment_event_course ON enrolment_event (course_id, at);
CREATE INDEX enrolment_event_person ON enrolment_event (person_id);

-- Guidance: slots that can be booked

ALTER TABLE course ADD COLUMN slot_minutes INTEGER CHECK (slot_minutes > 0);

CREATE TABLE booking (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    leader_id INTEGER REFERENCES leader (id) ON DELETE RESTRICT, -- the guide; NULL: whoever is there
    start TEXT NOT NULL CHECK (start IS strftime('%H:%M', start)),
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT, -- NULL: not in the register
    name TEXT NOT NULL DEFAULT '', -- as given by somebody who is not in the register
    contact TEXT NOT NULL DEFAULT '',
    topic TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'BOOKED' CHECK (status IN ('BOOKED', 'HELD', 'NO_SHOW', 'CANCELLED')),
    booked_on TEXT CHECK (booked_on IS date(booked_on)),
    notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX booking_slot ON booking (session_id, ifnull(leader_id, 0), start) WHERE status <> 'CANCELLED';
CREATE INDEX booking_leader ON booking (leader_id);
CREATE INDEX booking_person ON booking (person_id);

-- Closed days of a whole municipality, such as its schools' breaks

CREATE TABLE closure_new (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    first_date TEXT NOT NULL CHECK (first_date IS date(first_date)),
    last_date TEXT NOT NULL CHECK (last_date IS date(last_date)),
    kind TEXT NOT NULL CHECK (kind IN ('CLOSED', 'CLOSES_EARLY', 'ROOM_CLOSED', 'SCHOOL_BREAK')),
    municipality TEXT NOT NULL DEFAULT '', -- every place of it; empty: wherever
    place TEXT NOT NULL DEFAULT '',
    room TEXT NOT NULL DEFAULT '',
    closes_at TEXT CHECK (closes_at IS strftime('%H:%M', closes_at)),
    reason TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (first_date <= last_date),
    CHECK ((kind = 'CLOSES_EARLY') = (closes_at IS NOT NULL)),
    UNIQUE (first_date, last_date, kind, municipality, place, room)
) STRICT;
INSERT INTO closure_new (id, uid, first_date, last_date, kind, place, room, closes_at, reason, version)
SELECT id, uid, first_date, last_date, kind, place, room, closes_at, reason, version FROM closure;
DROP TABLE closure;
ALTER TABLE closure_new RENAME TO closure;

-- Papers for the public are noted when printed, too; a programme or timetable is of no one course

CREATE TABLE print_run_new (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (
        kind IN ('ATTENDANCE_LIST', 'CERTIFICATES', 'PROGRAMME', 'POSTER', 'TIMETABLE', 'COOPERATION')
    ),
    number TEXT NOT NULL UNIQUE,
    course_id INTEGER REFERENCES course (id) ON DELETE CASCADE, -- NULL: of no one course
    printed_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    rows INTEGER NOT NULL -- people on it
) STRICT;
INSERT INTO print_run_new (id, uid, kind, number, course_id, printed_at, actor, rows)
SELECT id, uid, kind, number, course_id, printed_at, actor, rows FROM print_run;
DROP TABLE print_run;
ALTER TABLE print_run_new RENAME TO print_run;
