-- in whose reported words an event stands, where no outlet tells it in its own: JSON list of voices
ALTER TABLE events ADD COLUMN by TEXT NOT NULL DEFAULT '[]';
