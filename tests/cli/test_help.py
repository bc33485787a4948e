import click
import pytest

import onrecord
from onrecord.cli import main

COMMANDS = sorted(main.commands)


def test_the_commands():
    assert list(main.list_commands(click.Context(main))) == [
        "demo",
        "build",
        "brief",
        "statements",
        "utterances",
        "sources",
        "actors",
        "positions",
        "shifts",
        "proposals",
        "disputes",
        "issues",
        "timeline",
        "figures",
        "judge",
        "inspect",
        "export",
        "verify",
        "diff",
        "forget",
    ]


def test_the_version(run):
    assert run("--version") == (0, f"onrecord, version {onrecord.__version__}\n", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example_of_itself(run, name):
    code, out, _ = run(name, "--help")
    assert code == 0
    assert f"Examples:\n    onrecord {name}" in out.replace("\n      onrecord", "\n    onrecord")


@pytest.mark.parametrize("verb", sorted(main.commands["judge"].commands))
def test_every_decision_shows_an_example_of_itself(run, path, verb):
    code, out, _ = run("judge", path, verb, "--help")
    assert code == 0
    assert f"onrecord judge story.db {verb}" in out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_one_line_of_help(name):
    options = [one for one in main.commands[name].params if isinstance(one, click.Option)]
    assert [
        one.name for one in options if not one.help or "\n" in one.help or not one.help.endswith(".")
    ] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_told_whole_in_the_list_of_commands(run, name):
    out = run("--help")[1]
    (line,) = [line for line in out.splitlines() if line.startswith(f"  {name} ")]
    assert line.endswith(".")
    assert not line.endswith("...")
    assert len(line) <= 80


@pytest.mark.parametrize(
    "words", [(), ("nonsense",), ("build",), ("statements",), ("statements", "x", "--nope")]
)
def test_wrong_usage_ends_with_2(run, words):
    code, _, err = run(*words)
    assert code == 2
    assert "Traceback" not in err
