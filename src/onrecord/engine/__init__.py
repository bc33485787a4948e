"""Order, batches, resume, failures: the engine runs the stages over pages and keeps a record file whole."""
