"""The errors that a caller may meet. A message names the file, what was expected and what to do."""


class OnrecordError(Exception):
    """Anything that onrecord reports on purpose."""


class UnreadablePage(OnrecordError):
    """A page that yields no article; the message is the reason on its failure row."""


class NotARecord(OnrecordError):
    """A file that is no record, or a record of another version."""


class UnknownId(OnrecordError):
    """An id, page or actor that the record does not hold."""


class WrongUsage(OnrecordError):
    """Arguments that make no sense together."""


class Drift(OnrecordError):
    """A page hash or a span that no longer fits its text."""


class StageBrokeDown(OnrecordError):
    """A stage over all articles failed, and nothing can be concluded without it."""
