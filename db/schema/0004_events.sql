-- What people did: append-only; each row carries the hash of the one before it (db/event_log.hpp).

CREATE TABLE event (
  seq INTEGER PRIMARY KEY, -- 1, 2, … without a gap
  prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  at TEXT NOT NULL,      -- ISO 8601, UTC
  by TEXT NOT NULL,
  session TEXT NOT NULL, -- '' outside a session
  kind TEXT NOT NULL,
  subject TEXT NOT NULL, -- an id as printed
  payload TEXT NOT NULL -- JSON
) STRICT;
CREATE INDEX event_by_subject ON event (subject);

-- The end of the chain, so that a log cut off at its end is seen too.
CREATE TABLE event_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO event_head VALUES (1, 0, zeroblob(32));

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_is_never_erased BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never erased'); END;
