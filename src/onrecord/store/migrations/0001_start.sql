-- The first layout of a record. Offsets ("start", "end") count Unicode code points in a text, end exclusive.
-- Columns that hold lists are JSON: spans are [[start, end], ...], evidence is
-- {"article": id or "page": id, "start": n, "end": n, "exact": "the words"}. NULL means unknown.

CREATE TABLE pages (
    -- What was read, one row for each state of a page. Evidence: only `onrecord forget` removes a row.
    number INTEGER PRIMARY KEY,        -- in the order of reading
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,              -- path or URL as given
    location TEXT NOT NULL,            -- where it lies, to know it again
    sha256 TEXT NOT NULL,              -- of the bytes
    media_type TEXT NOT NULL,
    charset TEXT NOT NULL,             -- with which the bytes were decoded
    retrieved TEXT,                    -- where the input says it
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    story TEXT,
    read_by TEXT,                      -- the stages and models that read it; NULL: to be read again
    reading_sha256 TEXT NOT NULL,      -- of everything that those stages found
    UNIQUE (location, sha256)
);

CREATE TABLE page_contents (
    -- The bytes of pages, zlib-compressed; no row in a record that was built without them.
    page TEXT PRIMARY KEY REFERENCES pages (id) ON DELETE CASCADE,
    zlib BLOB NOT NULL
);

CREATE TABLE page_blocks (
    -- The page block by block: kept for an article, or dropped for a reason.
    page TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    label TEXT NOT NULL,
    reason TEXT NOT NULL,
    article INTEGER,                   -- which of the page's articles, from 0; NULL: dropped
    start INTEGER,                     -- in the decoded page
    end INTEGER,
    PRIMARY KEY (page, position)
) WITHOUT ROWID;

CREATE TABLE articles (
    -- One report inside a page, cleaned; its headline is the first block of its text. Evidence.
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    page TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,         -- among the page's articles, from 0
    text TEXT NOT NULL,
    blocks TEXT NOT NULL,              -- JSON: [[start, end, kind, [start, end in the decoded page] or null], ...]
    outlet TEXT,
    title TEXT,
    authors TEXT NOT NULL,             -- JSON list
    published TEXT,
    updated TEXT,
    language TEXT,                     -- BCP 47
    translated TEXT CHECK (translated IN ('machine', 'human')),
    credits TEXT NOT NULL,             -- JSON list of agencies and outlets
    metadata_evidence TEXT NOT NULL    -- JSON: [[field, evidence], ...]
);
CREATE INDEX articles_by_page ON articles (page, position);

CREATE TABLE article_origins (
    -- Conclusion: the article that an article goes back to as a whole, itself if to none.
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    origin TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX article_origins_by_origin ON article_origins (origin);

CREATE TABLE article_versions (
    -- Conclusion: `version_of` is an earlier state of the same article.
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    version_of TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX article_versions_by_earlier ON article_versions (version_of);

CREATE TABLE reuses (
    -- Conclusion: an article takes passages over from another one.
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    source_article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    direction TEXT NOT NULL CHECK (direction IN ('known', 'unknown')),
    share REAL NOT NULL,               -- of the article's words outside quotations
    reasons TEXT NOT NULL              -- JSON list
) WITHOUT ROWID;
CREATE INDEX reuses_by_article ON reuses (article);
CREATE INDEX reuses_by_source ON reuses (source_article);

CREATE TABLE reuse_passages (
    -- The same words in both articles of a reuse.
    reuse TEXT NOT NULL REFERENCES reuses (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    here TEXT NOT NULL,                -- JSON evidence in the article
    there TEXT NOT NULL,               -- JSON evidence in the source article
    PRIMARY KEY (reuse, position)
) WITHOUT ROWID;

CREATE TABLE mentions (
    -- Phrases of an article that stand for an actor. Evidence.
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    words TEXT NOT NULL,               -- the text between start and end
    form TEXT NOT NULL CHECK (form IN ('name', 'nominal', 'pronoun')),
    label TEXT NOT NULL,               -- of a name: PERSON, ORG, GPE ... (OntoNotes)
    head TEXT NOT NULL,                -- lower-case head noun or pronoun
    name TEXT,                         -- without titles and possessive
    gender TEXT,
    grammatical_number TEXT,
    roles TEXT NOT NULL,               -- JSON: [[title, [start, end], [start, end] of whose or null, words or null], ...]
    sentence INTEGER NOT NULL,
    block INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    quoted INTEGER NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE date_mentions (
    -- Phrases of an article that name a time. Evidence.
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    words TEXT NOT NULL,
    date_start TEXT,                   -- ISO 8601; NULL where the article does not tell enough
    date_end TEXT,
    date_precision TEXT,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE attributions (
    -- Source, cue and content of one piece of reported speech or thought. Evidence.
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,         -- among the article's attributions
    kind TEXT NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
    content TEXT NOT NULL,             -- JSON spans
    source TEXT NOT NULL,              -- JSON spans
    cue TEXT NOT NULL,                 -- JSON spans
    content_words TEXT NOT NULL,       -- what the spans cover, for search and for reading
    source_words TEXT NOT NULL,
    cue_words TEXT NOT NULL,
    confidence REAL NOT NULL,
    found_by TEXT NOT NULL,
    denial INTEGER NOT NULL,
    via TEXT REFERENCES attributions (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    said_on_start TEXT,
    said_on_end TEXT,
    said_on_precision TEXT,
    said_on_evidence TEXT,             -- JSON evidence
    medium TEXT,
    medium_evidence TEXT,              -- JSON evidence
    addressee_evidence TEXT            -- JSON evidence
);
CREATE INDEX attributions_by_article ON attributions (article, position);
CREATE INDEX attributions_by_via ON attributions (via) WHERE via IS NOT NULL;

CREATE TABLE actors (
    -- Conclusion: a person, organisation, state, group or unnamed source that acts or speaks.
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'state', 'group', 'unnamed')),
    wikidata TEXT,
    party TEXT REFERENCES actors (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    known_from TEXT NOT NULL
);
CREATE INDEX actors_by_party ON actors (party) WHERE party IS NOT NULL;

CREATE TABLE actor_aliases (
    -- The names under which an actor appears.
    actor TEXT NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (actor, position)
) WITHOUT ROWID;

CREATE TABLE actor_roles (
    -- A title that an actor carries in some article, and of whom.
    actor TEXT NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    of_actor TEXT REFERENCES actors (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    article TEXT REFERENCES articles (id) ON DELETE CASCADE,
    evidence TEXT NOT NULL,            -- JSON evidence
    PRIMARY KEY (actor, position)
) WITHOUT ROWID;
CREATE INDEX actor_roles_by_of ON actor_roles (of_actor) WHERE of_actor IS NOT NULL;
CREATE INDEX actor_roles_by_article ON actor_roles (article);

CREATE TABLE actor_mentions (
    -- The words that stand for an actor.
    actor TEXT NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (actor, position)
) WITHOUT ROWID;
CREATE INDEX actor_mentions_by_place ON actor_mentions (article, start, end);

CREATE TABLE links (
    -- Conclusion: who speaks in an attribution and whom it addresses, with the reason; actor NULL: unknown.
    attribution TEXT NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('speaker', 'addressee')),
    actor TEXT REFERENCES actors (id) ON DELETE SET NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (attribution, part)
) WITHOUT ROWID;
CREATE INDEX links_by_actor ON links (actor);

CREATE TABLE utterances (
    -- Conclusion: one act of saying.
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    speaker TEXT REFERENCES actors (id) ON DELETE SET NULL,
    said_on_start TEXT,
    said_on_end TEXT,
    said_on_precision TEXT,
    medium TEXT,
    fullest TEXT REFERENCES attributions (id) ON DELETE SET NULL,
    outlets INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    known_from TEXT NOT NULL
);
CREATE INDEX utterances_by_speaker ON utterances (speaker);
CREATE INDEX utterances_by_fullest ON utterances (fullest);

CREATE TABLE renderings (
    -- The attributions that report an utterance: verbatim, cut, in another translation, or paraphrased.
    attribution TEXT PRIMARY KEY REFERENCES attributions (id) ON DELETE CASCADE,
    utterance TEXT NOT NULL REFERENCES utterances (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('verbatim', 'cut', 'variant', 'paraphrase'))
) WITHOUT ROWID;
CREATE INDEX renderings_by_utterance ON renderings (utterance, position);

CREATE TABLE issues (
    -- Conclusion: a subject of the talks.
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    code TEXT,                         -- of the codebook
    parent TEXT REFERENCES issues (id) ON DELETE SET NULL
) WITHOUT ROWID;
CREATE INDEX issues_by_parent ON issues (parent);

CREATE TABLE positions (
    -- Conclusion: where a party stands on an issue, according to whom.
    id TEXT PRIMARY KEY,
    party TEXT NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    issue TEXT NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
    stance TEXT NOT NULL CHECK (stance IN ('demands', 'offers', 'accepts', 'accepts_with_conditions', 'rejects',
        'questions', 'threatens', 'concedes')),
    what TEXT NOT NULL,                -- JSON evidence
    conditions TEXT NOT NULL,          -- JSON list of evidence
    on_start TEXT,
    on_end TEXT,
    on_precision TEXT,
    characterised_by TEXT NOT NULL,    -- an actor's id, or article:ID for the outlet's own voice
    attributions TEXT NOT NULL,        -- JSON list of ids
    evidence TEXT NOT NULL,            -- JSON list of evidence
    follows TEXT REFERENCES positions (id) ON DELETE SET NULL,
    outlets INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    known_from TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX positions_by_party ON positions (party, issue);
CREATE INDEX positions_by_issue ON positions (issue);
CREATE INDEX positions_by_follows ON positions (follows);

CREATE TABLE proposals (
    -- Conclusion: a set of terms put forward.
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,                -- JSON evidence
    proposed_by TEXT REFERENCES actors (id) ON DELETE SET NULL,
    on_start TEXT,
    on_end TEXT,
    on_precision TEXT,
    terms TEXT NOT NULL,               -- JSON: [{"issue": id, "what": evidence}, ...]
    version_of TEXT REFERENCES proposals (id) ON DELETE SET NULL,
    responses TEXT NOT NULL,           -- JSON list of position ids
    known_from TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX proposals_by_proposer ON proposals (proposed_by);
CREATE INDEX proposals_by_earlier ON proposals (version_of);

CREATE TABLE claims (
    -- Conclusion: a checkable proposition.
    id TEXT PRIMARY KEY,
    what TEXT NOT NULL,                -- JSON evidence: its fullest wording
    attributions TEXT NOT NULL,        -- JSON list of ids
    evidence TEXT NOT NULL,            -- JSON list of evidence
    known_from TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE disputes (
    -- Conclusion: claims or figures on which voices differ.
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('fact', 'figure', 'characterisation')),
    claims TEXT NOT NULL,              -- JSON list of ids
    figures TEXT NOT NULL,             -- JSON list of ids
    sides TEXT NOT NULL,               -- JSON: [{"stance", "value", "by", "attributions", "evidence", "outlets", "origins"}, ...]
    reasons TEXT NOT NULL,             -- JSON list
    known_from TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE events (
    -- Conclusion: who did what, when, where (PLOVER types).
    id TEXT PRIMARY KEY,
    on_start TEXT,
    on_end TEXT,
    on_precision TEXT,
    planned INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    actors TEXT NOT NULL,              -- JSON list of ids
    recipients TEXT NOT NULL,          -- JSON list of ids
    place TEXT,
    what TEXT NOT NULL,                -- JSON evidence
    articles TEXT NOT NULL,            -- JSON list of ids
    outlets INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    evidence TEXT NOT NULL,            -- JSON list of evidence
    known_from TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE figures (
    -- A number that an article gives, of what, out of what, according to whom.
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    value REAL,
    low REAL,
    high REAL,
    unit TEXT,
    qualifier TEXT,                    -- nearly, more than ...
    of_what TEXT NOT NULL,             -- JSON evidence
    denominator TEXT,                  -- JSON evidence
    as_of_start TEXT,
    as_of_end TEXT,
    as_of_precision TEXT,
    by TEXT NOT NULL,                  -- an actor's id, or article:ID for the outlet's own voice
    comparable TEXT,                   -- shared by figures of one quantity
    evidence TEXT NOT NULL             -- JSON evidence
) WITHOUT ROWID;
CREATE INDEX figures_by_article ON figures (article);

CREATE TABLE judgements (
    -- A person's decision. It points at words, so that it outlives a re-reading.
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    verb TEXT NOT NULL,                -- merge, split, rename, speaker, reject ...
    target TEXT NOT NULL,              -- JSON list of evidence
    value TEXT,
    by TEXT,
    at TEXT,
    reason TEXT,
    undoes TEXT REFERENCES judgements (id)
);
CREATE INDEX judgements_by_undone ON judgements (undoes);

CREATE TABLE failures (
    -- Pages that could not be used (page NULL), or not wholly, and why.
    source TEXT NOT NULL,
    page TEXT REFERENCES pages (id) ON DELETE CASCADE,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX failures_by_source ON failures (source);
CREATE INDEX failures_by_page ON failures (page);

CREATE TABLE given_ids (
    -- Every id that a conclusion was ever given, oldest first: none is given twice.
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE
);

CREATE TABLE build_state (
    -- What the conclusions were drawn from: `conclusions` is the state of the pages, `corpus_stages` the versions.
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE articles_search USING fts5 (
    text, content = 'articles', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_search_insert AFTER INSERT ON articles BEGIN
    INSERT INTO articles_search (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER articles_search_delete AFTER DELETE ON articles BEGIN
    INSERT INTO articles_search (articles_search, rowid, text) VALUES ('delete', old.number, old.text);
END;
CREATE TRIGGER articles_search_update AFTER UPDATE OF text ON articles BEGIN
    INSERT INTO articles_search (articles_search, rowid, text) VALUES ('delete', old.number, old.text);
    INSERT INTO articles_search (rowid, text) VALUES (new.number, new.text);
END;

CREATE VIRTUAL TABLE attributions_search USING fts5 (
    content_words, source_words, cue_words,
    content = 'attributions', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER attributions_search_insert AFTER INSERT ON attributions BEGIN
    INSERT INTO attributions_search (rowid, content_words, source_words, cue_words)
    VALUES (new.number, new.content_words, new.source_words, new.cue_words);
END;
CREATE TRIGGER attributions_search_delete AFTER DELETE ON attributions BEGIN
    INSERT INTO attributions_search (attributions_search, rowid, content_words, source_words, cue_words)
    VALUES ('delete', old.number, old.content_words, old.source_words, old.cue_words);
END;
CREATE TRIGGER attributions_search_update AFTER UPDATE OF content_words, source_words, cue_words ON attributions BEGIN
    INSERT INTO attributions_search (attributions_search, rowid, content_words, source_words, cue_words)
    VALUES ('delete', old.number, old.content_words, old.source_words, old.cue_words);
    INSERT INTO attributions_search (rowid, content_words, source_words, cue_words)
    VALUES (new.number, new.content_words, new.source_words, new.cue_words);
END;

CREATE VIEW statements AS
    -- For reading with any SQLite tool: who said what, according to which outlet.
    SELECT attributions.id AS attribution, articles.outlet, articles.published, actors.name AS speaker,
        attributions.kind, attributions.content_words AS words, attributions.source_words AS source,
        attributions.said_on_start AS said_on, renderings.utterance, attributions.article
    FROM attributions
    JOIN articles ON articles.id = attributions.article
    LEFT JOIN links ON links.attribution = attributions.id AND links.part = 'speaker'
    LEFT JOIN actors ON actors.id = links.actor
    LEFT JOIN renderings ON renderings.attribution = attributions.id;
