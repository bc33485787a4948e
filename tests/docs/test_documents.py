from pathlib import Path

import check
import generate


def test_two_states_of_a_page_that_differ_in_times_are_the_same() -> None:
    assert generate.same("read 15 pages in 4.2 s (1,204 pages/s)", "read 15 pages in 11 s (900 pages/s)")
    assert not generate.same("read 15 pages in 4.2 s", "read 14 pages in 4.2 s")


def test_every_command_and_option_has_help_and_every_command_an_example() -> None:
    assert list(check._undocumented()) == []


def test_a_link_or_heading_that_is_not_there_is_a_fault(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(check, "ROOT", tmp_path)
    page = tmp_path / "page.md"
    page.write_text("# One thing\n\n[a](#one-thing) [b](#two) [c](other.md) [d](page.md#one-thing)\n")
    assert list(check._dead_links(page, page.read_text())) == [
        "page.md: page.md has no heading #two",
        "page.md: the link to other.md leads nowhere",
    ]


def test_a_command_line_that_does_not_exist_is_a_fault(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(check, "ROOT", tmp_path)
    text = (
        "```sh\nonrecord brief story.db -o brief.html\nonrecord brief story.db --fancy\nonrecord fly\n```\n"
    )
    assert list(check._unknown_commands(tmp_path / "page.md", text)) == [
        "page.md: `onrecord brief story.db --fancy` has no option --fancy",
        "page.md: `onrecord fly` is no command",
    ]
