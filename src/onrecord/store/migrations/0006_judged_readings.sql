-- Judgements on what is read from statements.

ALTER TABLE judgements ADD COLUMN about TEXT;
-- position, proposal, dispute, event, figure; null: a statement or an actor

ALTER TABLE judgements ADD COLUMN claim TEXT;
-- what was claimed of the words: stance and issue, a proposal's issue, a dispute's kind, an event's types, a number
