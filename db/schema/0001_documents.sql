-- Texts, where they were seen, and the names behind the numbers.
--
-- Identity is content (id); `no` is the row's place in this file: rows are added at the end of every table, so inserting does
-- not slow down as the file grows. A `no` never leaves the file and means nothing in another one.

CREATE TABLE document (
  no INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 32), -- SHA-256 of the bytes
  language TEXT NOT NULL,                          -- BCP 47, 'und' when unknown
  bytes INTEGER NOT NULL,                          -- of the text
  characters INTEGER NOT NULL,                     -- code points of the text
  verbatim INTEGER NOT NULL CHECK (verbatim IN (0, 1)), -- 1: the text is the bytes, so id is its hash as well
  seal INTEGER NOT NULL                            -- hash of id, language and text: what a flipped bit breaks
) STRICT;

-- Apart from `document`, so that lists do not read texts.
CREATE TABLE document_text (
  document INTEGER PRIMARY KEY REFERENCES document(no) ON DELETE CASCADE,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE appearance (
  document INTEGER NOT NULL REFERENCES document(no) ON DELETE CASCADE,
  id INTEGER NOT NULL,  -- hash of the other columns
  path TEXT NOT NULL,
  title TEXT,
  url TEXT,
  publisher TEXT,
  author TEXT,
  published TEXT,       -- EDTF as given; NULL when no date is known
  published_lo INTEGER, -- first and last day, days since 1970-01-01
  published_hi INTEGER,
  published_second INTEGER, -- of the day, -1 when none was given
  published_basis INTEGER NOT NULL CHECK (published_basis BETWEEN 0 AND 3), -- none, dateline, metadata, user
  retrieved TEXT,       -- EDTF
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;

-- A term is the hash of its name (64 bits); claims refer to it by `no`. The name is NULL until somebody tells it.
CREATE TABLE term (
  no INTEGER PRIMARY KEY,
  id INTEGER NOT NULL UNIQUE,
  name TEXT
) STRICT;

-- Which plugin, in which version, with which configuration and lexicon.
CREATE TABLE run (
  no INTEGER PRIMARY KEY,
  id INTEGER NOT NULL UNIQUE,
  plugin TEXT NOT NULL,
  version TEXT NOT NULL,
  plugin_sha256 TEXT NOT NULL,
  config_hash TEXT NOT NULL,
  lexicon_hash TEXT NOT NULL
) STRICT;

-- A run is through with a document. `seal` is BLAKE2b-256 of the claims it left (db/record.hpp): what a flipped bit breaks.
CREATE TABLE progress (
  document INTEGER NOT NULL REFERENCES document(no) ON DELETE CASCADE,
  run INTEGER NOT NULL REFERENCES run(no),
  claims INTEGER NOT NULL,
  seal BLOB NOT NULL CHECK (length(seal) = 32),
  PRIMARY KEY (document, run)
) STRICT, WITHOUT ROWID;

-- What could not be done, and what was left out.
CREATE TABLE failure (
  path TEXT NOT NULL,
  stage TEXT NOT NULL,
  plugin TEXT NOT NULL, -- '' when the host itself failed
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (path, stage, plugin)
) STRICT, WITHOUT ROWID;

CREATE TABLE skipped (
  stage TEXT NOT NULL,
  what TEXT NOT NULL,
  reason TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (stage, what, reason)
) STRICT, WITHOUT ROWID;
