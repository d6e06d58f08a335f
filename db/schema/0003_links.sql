-- What verifiers found. One row per (link, group): a link that two groups find has two rows, and goes when both let go of it.
-- Readers see the row with the highest score, then the smallest key.

CREATE TABLE link (
  no INTEGER PRIMARY KEY,
  id INTEGER NOT NULL,
  verifier TEXT NOT NULL,
  key INTEGER NOT NULL,
  relation INTEGER NOT NULL CHECK (relation BETWEEN 0 AND 1),
  tier INTEGER NOT NULL CHECK (tier BETWEEN 0 AND 1),
  a INTEGER NOT NULL REFERENCES claim(no) ON DELETE CASCADE, -- the older
  b INTEGER NOT NULL REFERENCES claim(no) ON DELETE CASCADE,
  matter INTEGER, -- NULL: belongs to no disagreement
  score REAL NOT NULL,
  type TEXT NOT NULL,
  rule TEXT NOT NULL,
  norm TEXT NOT NULL,
  members_a INTEGER NOT NULL,
  members_b INTEGER NOT NULL,
  seal INTEGER NOT NULL, -- hash of the link with all its parts
  UNIQUE (verifier, key, id)
) STRICT;
CREATE INDEX link_by_id ON link (id);
CREATE INDEX link_by_a ON link (a);
CREATE INDEX link_by_b ON link (b);
CREATE INDEX link_by_matter ON link (matter) WHERE matter IS NOT NULL;

-- The claims that connect the two, in the order of the argument. A content id: rows of norm tables stand in no `claim` row.
CREATE TABLE link_via (
  link INTEGER NOT NULL REFERENCES link(no) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  claim INTEGER NOT NULL,
  PRIMARY KEY (link, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_via ON link_via (claim);

CREATE TABLE link_slot (
  link INTEGER NOT NULL REFERENCES link(no) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  slot INTEGER NOT NULL REFERENCES term(no),
  test INTEGER NOT NULL CHECK (test BETWEEN 0 AND 3),
  reason TEXT NOT NULL,
  a_begin INTEGER NOT NULL,
  a_end INTEGER NOT NULL,
  b_begin INTEGER NOT NULL,
  b_end INTEGER NOT NULL,
  PRIMARY KEY (link, n)
) STRICT, WITHOUT ROWID;

-- What links are about. The row stays when its links go: decisions hang on it. `state` follows from the events about it.
CREATE TABLE matter (
  id INTEGER PRIMARY KEY,
  voices INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL DEFAULT 'open'
    CHECK (state IN ('open', 'triaged', 'in_review', 'resolved', 'undecidable', 'dismissed', 'snoozed', 'reopened'))
) STRICT;
