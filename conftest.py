"""For tests and docstring examples alike: helpers on the path, and a small record at hand in every example."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "tests" / "helpers"))

import onrecord
from hand_built import write_small_record


@pytest.fixture(scope="session")
def small_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two reports of one strike; not to be changed."""
    path = tmp_path_factory.mktemp("small") / "strike.db"
    write_small_record(path)
    return path


@pytest.fixture(autouse=True)
def _at_hand(doctest_namespace: dict[str, object], small_record: Path) -> Iterator[None]:
    with onrecord.open(small_record) as record:
        doctest_namespace.update(onrecord=onrecord, path=small_record, record=record)
        yield
