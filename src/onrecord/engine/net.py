"""What a stage over all articles cannot do: written down, and the stages that do not rest on it go on."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import TypeVar

from onrecord.errors import OnrecordError, StageBrokeDown
from onrecord.records import Failure

ALL_ARTICLES = "all articles"  # stands where a failure of one page names its page

Result = TypeVar("Result")


class Net:
    """Runs the stages in turn. `failures` are those whose results are missing from what was concluded."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self.failures: list[Failure] = []

    def need(self, stage: str, run: Callable[[], Result]) -> Result:
        """The result of a stage without which there is no record.

        Raises `StageBrokeDown` where the stage raises anything that is not reported on purpose.
        """
        self._tell(stage)
        try:
            return run()
        except OnrecordError:
            raise
        except Exception as error:
            raise StageBrokeDown(
                f"the stage '{stage}' could not be run over the articles ({_told(error)}); the pages that were "
                "read are kept, and what the record said before still stands. This is a fault of onrecord: please "
                "report it. `onrecord forget` of the page that came last may help until it is mended"
            ) from error

    def run(self, stage: str, run: Callable[[], Result], *, without: Result, held: bool = False) -> Result:
        """The result of a stage, or `without`, and a failure that says so.

        Where the record holds rows of the stage (`held`) they are needed: their ids would be lost with them.
        """
        if held:
            return self.need(stage, run)
        self._tell(stage)
        try:
            return run()
        except OnrecordError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the failure names it
            self.failures.append(Failure(ALL_ARTICLES, stage, f"left out: {_told(error)}"))
            return without


def _told(error: Exception) -> str:
    """The error with its kind and the place in the program that raised it."""
    steps = traceback.extract_tb(error.__traceback__)
    place = f", {steps[-1].name}:{steps[-1].lineno}" if steps else ""
    return f"{type(error).__name__}: {error}{place}"
