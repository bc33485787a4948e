-- how far a position's stance, issue and party are believed to be read rightly, 0 to 1; null where no model weighed them
ALTER TABLE positions ADD COLUMN belief REAL;
