"""The shipped stages: attribution by the model or by rules alone, and a record that knows which read it."""

from pathlib import Path

import onrecord
from onrecord.engine.build import Attributing, BuildOptions, build
from onrecord.engine.standard import BY_RULES, STANDARD

PAGE = 'Sørø Post\n\nThe crews met on Friday. "We will stop at noon," said Ana Moreau, the union\'s lawyer.\n'


def found_by(record: Path, attribution: Attributing) -> tuple[int, set[str]]:
    done = build(
        (str(record.parent / "pages"),), record=record, options=BuildOptions(attribution=attribution)
    )
    with onrecord.open(record) as held:
        return done.read, {one.found_by.split("/")[0] for one in held.attributions()}


def test_another_attribution_reads_the_articles_again(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "monday.txt").write_text(PAGE, encoding="utf-8")
    record = tmp_path / "story.db"
    assert found_by(record, "rules") == (1, {"rules-1"})
    assert found_by(record, "rules") == (0, {"rules-1"})
    assert found_by(record, "learned") == (1, {"learned-1"})


def test_each_attribution_counts_as_a_version_of_its_own() -> None:
    assert STANDARD.read_by != BY_RULES.read_by
    assert STANDARD.concluded_by != BY_RULES.concluded_by
