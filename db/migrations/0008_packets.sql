-- Packets: a course's attendance to a partner's contact in one file, and what comes back. The keys themselves are in `secret`.

CREATE TABLE library_identity ( -- one row: which library this is, wherever its file is copied to
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL
) STRICT;
INSERT INTO library_identity (id, uid) VALUES (1, lower(hex(randomblob(16))));

CREATE TABLE partner_key ( -- that a partner has a key; `secret` has its code under packet.key.UID
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
    made_at TEXT NOT NULL, -- UTC
    made_by TEXT NOT NULL,
    revoked_at TEXT, -- UTC; NULL: it holds
    revoked_by TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX partner_key_organisation ON partner_key (organisation_id);

CREATE TABLE packet (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE, -- 2026-0001
    organisation_id INTEGER NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
    key_id INTEGER NOT NULL REFERENCES partner_key (id) ON DELETE RESTRICT,
    made_at TEXT NOT NULL, -- UTC
    made_by TEXT NOT NULL,
    expires_on TEXT NOT NULL CHECK (expires_on IS date(expires_on)), -- the last day
    is_encrypted INTEGER NOT NULL DEFAULT 0 CHECK (is_encrypted IN (0, 1)),
    base TEXT NOT NULL CHECK (json_valid(base)), -- what was sent, by uid and without names: what a return is compared with
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX packet_organisation ON packet (organisation_id);
CREATE INDEX packet_key ON packet (key_id);

CREATE TABLE packet_course (
    id INTEGER PRIMARY KEY,
    packet_id INTEGER NOT NULL REFERENCES packet (id) ON DELETE CASCADE,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    UNIQUE (packet_id, course_id)
) STRICT;
CREATE INDEX packet_course_course ON packet_course (course_id);

CREATE TABLE packet_return ( -- what has been merged, so that nothing is merged twice
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    packet_id INTEGER NOT NULL REFERENCES packet (id) ON DELETE RESTRICT,
    origin TEXT NOT NULL, -- which opening of the packet it comes from, on which computer
    serial INTEGER NOT NULL CHECK (serial >= 0), -- rises with each return of an origin
    made_at TEXT NOT NULL, -- UTC
    made_by TEXT NOT NULL,
    merged_at TEXT NOT NULL, -- UTC
    merged_by TEXT NOT NULL,
    is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)), -- 0: rows were left to decide later
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX packet_return_packet ON packet_return (packet_id);

CREATE TABLE opened_packet ( -- in a library that was made of a packet: one row, what it was made of
    id INTEGER PRIMARY KEY CHECK (id = 1),
    origin TEXT NOT NULL,
    packet_uid TEXT NOT NULL,
    number TEXT NOT NULL,
    library_uid TEXT NOT NULL,
    library_name TEXT NOT NULL,
    key_uid TEXT NOT NULL,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
    expires_on TEXT NOT NULL,
    serial INTEGER NOT NULL DEFAULT 0, -- of the last return
    returned_at TEXT, -- UTC; of the last return
    returned_entry INTEGER NOT NULL DEFAULT 0 -- the last of the journal that went back with it
) STRICT;
CREATE INDEX opened_packet_organisation ON opened_packet (organisation_id);
