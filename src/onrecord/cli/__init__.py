"""The command line: words typed in a terminal go in; a record, or views of one, come out. The top of the program.

Modules that take long to load (spaCy, trafilatura, rich) are imported where a command runs, so that `--help`
answers at once.
"""

from onrecord.cli.app import main

__all__ = ["main"]
