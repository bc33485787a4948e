import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import NotARecord, OnrecordError, WrongUsage


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OnrecordError("it is so"), 1),
        (NotARecord("it is so"), 1),
        (WrongUsage("it is so"), 2),
        (PermissionError(13, "Permission denied", "it is so"), 1),
    ],
)
def test_an_error_on_purpose_is_one_clean_line(run, path, monkeypatch, error, code):
    def fail(path):
        raise error

    monkeypatch.setattr("onrecord.open", fail)
    found, out, err = run("statements", path)
    assert (found, out) == (code, "")
    assert "it is so" in err.splitlines()[-1]
    assert "Traceback" not in err


def test_help_loads_nothing_heavy():
    script = (
        "import sys, onrecord.cli; "
        "print([name for name in ('spacy', 'trafilatura', 'rich', 'jinja2', 'numpy') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"


def test_a_pipe_that_closes_early_is_no_error(tmp_path):
    script = (
        "import sys, story, onrecord; from dataclasses import replace\n"
        "onrecord.open = lambda path: replace(story.RECORD, held_attributions=story.ATTRIBUTIONS * 2000)\n"
        "from onrecord.cli import main; main(['statements', sys.argv[1], *sys.argv[2:]])"
    )
    folder = str(Path(__file__).parents[1] / "views")
    made = tmp_path / "story.db"
    made.write_bytes(b"")
    for form in ([], ["--json"], ["--csv"]):
        with subprocess.Popen(
            [sys.executable, "-c", script, str(made), *form],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={"PYTHONPATH": folder},
        ) as process:
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
