"""The invented story of the tests of views, in place of a record file, and a way to run commands."""

import pytest
from click.testing import CliRunner

import onrecord
import story as invented
from onrecord.cli import main


@pytest.fixture
def story():
    return invented


@pytest.fixture
def path(story, monkeypatch, tmp_path):
    """A path at which `onrecord.open` finds the invented story."""
    made = tmp_path / "story.db"
    made.write_bytes(b"")
    monkeypatch.setattr(onrecord, "open", lambda path: story.RECORD)
    return str(made)


@pytest.fixture
def run():
    """Runs a command line; gives exit code, standard output and standard error."""

    def invoke(*words):
        result = CliRunner().invoke(main, [*map(str, words)], prog_name="onrecord")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stdout, result.stderr

    return invoke
