"""What onrecord wrote itself is no report: a build over a folder with briefs and exports leaves them out."""

from pathlib import Path

import pytest

from onrecord.acquire import gather
from onrecord.records import Failure
from onrecord.settings import Limits


def reasons(folder: Path) -> list[str]:
    found = gather([str(folder)], limits=Limits())
    return [one.reason.rpartition(": ")[2] for one in found if isinstance(one, Failure)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("brief.md", "# The record\n\nAna said so.\n\n<!-- written by onrecord -->\n"),
        (
            "brief.html",
            '<html><head><meta name="generator" content="onrecord 1"></head><p>Ana said so.</p></html>',
        ),
    ],
)
def test_a_brief_is_no_report(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert reasons(tmp_path) == ["was written by onrecord, and is no report"]


def test_an_export_is_one_failure(tmp_path: Path) -> None:
    for name in ("articles", "attributions", "utterances", "judgements", "pages"):
        (tmp_path / f"{name}.jsonl").write_text('{"text": "Ana said so."}\n', encoding="utf-8")
    assert reasons(tmp_path) == ["is an export of onrecord, and holds no reports"]
