-- what a judgement rejects: position, dispute, event, proposal, figure; null: a statement
ALTER TABLE judgements ADD COLUMN about TEXT;
