-- A correction may also be of a walk-in's mark, and of whether it was online; SQLite frees a column of NOT NULL only by
-- making the table anew.

CREATE TABLE mark_correction_new ( -- of a signed mark: what stood there stays here
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT,
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
INSERT INTO mark_correction_new (
    id, uid, session_id, person_id, mark_before, minutes_before, mark_after, minutes_after, reason, signed_by,
    corrected_by, corrected_at, version
) SELECT
    id, uid, session_id, person_id, mark_before, minutes_before, mark_after, minutes_after, reason, signed_by,
    corrected_by, corrected_at, version
FROM mark_correction;
DROP TABLE mark_correction;
ALTER TABLE mark_correction_new RENAME TO mark_correction;
CREATE INDEX mark_correction_session ON mark_correction (session_id);
CREATE INDEX mark_correction_person ON mark_correction (person_id);
CREATE INDEX mark_correction_walk_in ON mark_correction (walk_in_id);
