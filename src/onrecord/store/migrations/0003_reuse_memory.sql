-- What the stage `reuse` keeps from run to run, so that adding an article does not compare all others anew.
-- It can be deleted at any time: the next build makes it again. Keys are digests of the articles' words.

CREATE TABLE reuse_texts (
    -- A text's number of words outside quotations, 8 bytes, and its fingerprints, 8 bytes each.
    key BLOB PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE reuse_pairs (
    -- What two texts share: JSON, empty where they share nothing.
    here BLOB NOT NULL REFERENCES reuse_texts (key) ON DELETE CASCADE,
    there BLOB NOT NULL REFERENCES reuse_texts (key) ON DELETE CASCADE,
    value BLOB NOT NULL,
    PRIMARY KEY (here, there)
) WITHOUT ROWID;
CREATE INDEX reuse_pairs_by_there ON reuse_pairs (there);
