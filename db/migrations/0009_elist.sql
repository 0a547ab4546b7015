-- What a study association is to have and when, what is entered with it, and calls to those who were missed.

CREATE TABLE deadline_rule (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    what TEXT NOT NULL CHECK (what IN ('WORK_PLAN', 'REGISTER', 'LIST', 'CLAIM')),
    association TEXT NOT NULL DEFAULT '', -- code of the organisation it holds for; empty: all that have none of their own
    branch TEXT NOT NULL DEFAULT '', -- where it was seen; empty: not said
    anchor TEXT NOT NULL CHECK (anchor IN ('SESSION', 'START', 'END', 'MONTH', 'DATES')),
    value INTEGER NOT NULL CHECK (value >= 0), -- which session, days after, or the day of the next month
    dates TEXT NOT NULL DEFAULT '', -- for DATES: "06-09 12-08"
    near_days INTEGER NOT NULL DEFAULT 14 CHECK (near_days >= 0),
    is_on INTEGER NOT NULL DEFAULT 1 CHECK (is_on IN (0, 1)),
    valid_from TEXT CHECK (valid_from IS date(valid_from)),
    valid_to TEXT CHECK (valid_to IS date(valid_to)),
    words_sv TEXT NOT NULL,
    words_en TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    certainty TEXT NOT NULL DEFAULT '' CHECK (certainty IN ('', 'read', 'derived', 'unconfirmed')),
    origin TEXT NOT NULL DEFAULT 'LOCAL' CHECK (origin IN ('LOCAL', 'REFERENCE')), -- REFERENCE: as shipped, not edited
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (valid_from <= valid_to)
) STRICT;

CREATE TABLE deadline_done ( -- what has been sent
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what IN ('WORK_PLAN', 'REGISTER', 'LIST', 'CLAIM')),
    period TEXT NOT NULL DEFAULT '', -- "2026-10" or "2026-12-08" where there are several; empty: once
    sent_on TEXT NOT NULL CHECK (sent_on IS date(sent_on)),
    notes TEXT NOT NULL DEFAULT '',
    actor TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (course_id, what, period)
) STRICT;

CREATE TABLE elist_field ( -- what is entered in an association's e-list, in its order
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    field TEXT NOT NULL, -- what stands there; `rules.elist` knows what each means
    part TEXT NOT NULL CHECK (part IN ('PLAN', 'SESSION', 'PERSON', 'SIGN')),
    association TEXT NOT NULL DEFAULT '', -- code of the organisation it holds for; empty: all that have none of their own
    position INTEGER NOT NULL,
    is_on INTEGER NOT NULL DEFAULT 1 CHECK (is_on IN (0, 1)),
    words_sv TEXT NOT NULL,
    words_en TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    certainty TEXT NOT NULL DEFAULT '' CHECK (certainty IN ('', 'read', 'derived', 'unconfirmed')),
    origin TEXT NOT NULL DEFAULT 'LOCAL' CHECK (origin IN ('LOCAL', 'REFERENCE')), -- REFERENCE: as shipped, not edited
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- A call may also be about having been missed; SQLite changes a CHECK only by making the table anew.

CREATE TABLE call_about_more (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    course_id INTEGER REFERENCES course (id) ON DELETE SET NULL,
    about TEXT NOT NULL CHECK (about IN ('CONFIRM', 'OFFER', 'TELL', 'MISSED', 'OTHER')),
    at TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('REACHED', 'COMES', 'DECLINES', 'NO_ANSWER')),
    notes TEXT NOT NULL DEFAULT '', -- what they said
    actor TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO call_about_more SELECT id, uid, person_id, course_id, about, at, result, notes, actor FROM call;
DROP TABLE call;
ALTER TABLE call_about_more RENAME TO call;
CREATE INDEX call_person ON call (person_id);
CREATE INDEX call_course ON call (course_id, at);
