-- What people say of actors, and why a mention is an actor's.

ALTER TABLE judgements ADD COLUMN anchors TEXT NOT NULL DEFAULT '[]';
-- JSON, one for each of `target`: [part, sha256 of the page, its location, text before, text after]

ALTER TABLE actor_mentions ADD COLUMN reason TEXT NOT NULL DEFAULT '';
-- why the words were taken to stand for the actor

CREATE TABLE listed_actors (
    -- The user's own list of actors, used before anything is guessed.
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,             -- JSON list
    kind TEXT,
    party TEXT,                        -- a name
    wikidata TEXT
);

CREATE TABLE rejections (
    -- Conclusion: attributions that a judgement says are none.
    attribution TEXT PRIMARY KEY REFERENCES attributions (id) ON DELETE CASCADE,
    judgement TEXT NOT NULL REFERENCES judgements (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX rejections_by_judgement ON rejections (judgement);
