-- how far a position's stance and issue are believed to be read rightly, 0 to 1; null where no model weighed them
ALTER TABLE positions ADD COLUMN belief REAL;
