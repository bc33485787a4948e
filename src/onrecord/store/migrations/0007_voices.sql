-- in whose reported words an event stands, where no outlet tells it in its own: JSON list of voices
ALTER TABLE events ADD COLUMN by TEXT NOT NULL DEFAULT '[]';

-- the words for somebody unnamed who gives a number, where the voice is the outlet's that says so: JSON evidence
ALTER TABLE figures ADD COLUMN holder TEXT;
