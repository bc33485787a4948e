-- What the document stages find for the record's upper half, and what `build` was told of issues.
-- "found" is JSON: the fields of one StanceMention, EventMention or FigureMention, spans as [start, end].

CREATE TABLE stance_mentions (
    -- Words that show where somebody stands. Evidence.
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    found TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE event_mentions (
    -- Clauses that tell of an event. Evidence.
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    found TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE figure_mentions (
    -- Numbers with their units. Evidence.
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    found TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

ALTER TABLE positions ADD COLUMN reasons TEXT NOT NULL DEFAULT '[]';
-- which rules read it so: JSON list

ALTER TABLE figures ADD COLUMN reasons TEXT NOT NULL DEFAULT '[]';
-- why it is not comparable with figures like it: JSON list

CREATE TABLE codebook (
    -- The user's own codebook as it was last given: its text. No row: the program chooses among its own.
    name TEXT NOT NULL,
    text TEXT NOT NULL
);
