-- Claims: one row each, and one per slot, quantity, source and cue. Spans are half-open byte ranges of the document's text;
-- the quote is read out of the text. Enumerations hold the numbers of model/claim.hpp and model/mention.hpp, in order.

CREATE TABLE claim (
  no INTEGER PRIMARY KEY,
  id INTEGER NOT NULL, -- 64-bit content id; found through claim_key
  document INTEGER NOT NULL REFERENCES document(no) ON DELETE CASCADE,
  run INTEGER NOT NULL REFERENCES run(no),
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL CHECK (end > begin),
  predicate INTEGER NOT NULL REFERENCES term(no),
  polarity INTEGER NOT NULL CHECK (polarity BETWEEN 0 AND 1),
  modality INTEGER NOT NULL CHECK (modality BETWEEN 0 AND 8),
  checkworthy INTEGER NOT NULL CHECK (checkworthy BETWEEN 0 AND 3),
  flags INTEGER NOT NULL,
  confidence REAL NOT NULL
) STRICT;
-- Keys grow with the rows: nearly free. An index on id would not be (random keys), so claim_key is filled in sorted batches.
CREATE INDEX claim_by_document ON claim (document, begin);

-- id -> claim for every claim up to claim_key_mark.upto; later ones are few and are looked for in `claim` itself.
CREATE TABLE claim_key (
  id INTEGER PRIMARY KEY,
  claim INTEGER NOT NULL
) STRICT;
CREATE TABLE claim_key_mark (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  upto INTEGER NOT NULL
) STRICT;
INSERT INTO claim_key_mark VALUES (1, 0);

CREATE TABLE claim_time (
  claim INTEGER PRIMARY KEY REFERENCES claim(no) ON DELETE CASCADE,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),
  basis INTEGER NOT NULL CHECK (basis BETWEEN 0 AND 3),
  flags INTEGER NOT NULL,
  lo INTEGER, -- days since 1970-01-01; NULL = open
  hi INTEGER,
  lo_second INTEGER, -- of the day; NULL = none
  hi_second INTEGER,
  duration_lo REAL,
  duration_hi REAL,
  edtf TEXT NOT NULL,
  duration TEXT NOT NULL,
  begin INTEGER NOT NULL, -- 0,0: from the document's date
  end INTEGER NOT NULL,
  confidence REAL NOT NULL
) STRICT;

CREATE TABLE claim_slot (
  claim INTEGER NOT NULL REFERENCES claim(no) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  role INTEGER NOT NULL REFERENCES term(no),
  filler INTEGER REFERENCES term(no), -- NULL: only a label is known
  concept INTEGER REFERENCES term(no),
  label TEXT NOT NULL,
  begin INTEGER NOT NULL, -- 0,0: a default filler
  end INTEGER NOT NULL,
  via INTEGER NOT NULL CHECK (via BETWEEN 0 AND 6),
  confidence REAL NOT NULL,
  PRIMARY KEY (claim, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_quantity (
  claim INTEGER NOT NULL REFERENCES claim(no) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  of INTEGER REFERENCES term(no),
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  confidence REAL NOT NULL,
  as_of_lo INTEGER, -- NULL = open
  as_of_hi INTEGER,
  modifier INTEGER NOT NULL CHECK (modifier BETWEEN 0 AND 8),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 5),
  lo REAL, -- as worded; infinite = open, NULL = not a number
  hi REAL,
  base_lo REAL, -- in the base unit
  base_hi REAL,
  other_lo REAL, -- a second reading; NULL = none
  other_hi REAL,
  unit INTEGER REFERENCES term(no),
  dimension INTEGER REFERENCES term(no),
  number_begin INTEGER NOT NULL,
  number_end INTEGER NOT NULL,
  unit_begin INTEGER NOT NULL,
  unit_end INTEGER NOT NULL,
  PRIMARY KEY (claim, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_source (
  claim INTEGER NOT NULL REFERENCES claim(no) ON DELETE CASCADE,
  n INTEGER NOT NULL, -- 0 = innermost
  source INTEGER REFERENCES term(no),
  label TEXT NOT NULL,
  act TEXT NOT NULL,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (claim, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_cue (
  claim INTEGER NOT NULL REFERENCES claim(no) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  PRIMARY KEY (claim, n)
) STRICT, WITHOUT ROWID;

-- The mentions that claims of a document use; `value` is the record of db/record.hpp.
CREATE TABLE mention (
  document INTEGER NOT NULL REFERENCES document(no) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  layer INTEGER NOT NULL REFERENCES term(no),
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;

-- The comparison columns of a document's claims, packed by the host in the layout of abi/verifier.h; opaque here.
CREATE TABLE comparison (
  document INTEGER PRIMARY KEY REFERENCES document(no) ON DELETE CASCADE,
  rows BLOB NOT NULL,
  seal INTEGER NOT NULL -- hash of rows
) STRICT;
