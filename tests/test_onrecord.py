"""The package's face: `onrecord.open`."""

from pathlib import Path

import onrecord


def test_open_takes_a_name_or_a_path(small_record: Path) -> None:
    for path in (small_record, str(small_record)):
        with onrecord.open(path) as record:
            assert [actor.name for actor in record.actors()] == ["Ines Moreau", "Harbour Union"]
