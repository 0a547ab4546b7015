-- Planning: when places are open.

CREATE TABLE opening_hours (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    place TEXT NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6), -- Monday is 0
    opens TEXT NOT NULL CHECK (opens IS strftime('%H:%M', opens)),
    closes TEXT NOT NULL CHECK (closes IS strftime('%H:%M', closes)),
    valid_from TEXT CHECK (valid_from IS date(valid_from)),
    valid_to TEXT CHECK (valid_to IS date(valid_to)),
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (opens < closes)
) STRICT;
