"""Attribution: a corpus with marked attributions in, the scorer's figures out (F1 in per cent).

GOLD is a compartment of PolNeAR: `text/*.txt` beside `attributions/`. The texts are built into a record and
exported; the scorer reads that. Neither the corpus nor the scorer is part of the project.

usage: attribution.py GOLD --scorer FILE [--record FILE] [--attribution learned|rules]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import onrecord
from onrecord.engine.build import Attributing, BuildOptions, build
from onrecord.store.export import export


def measure(
    gold: Path, *, scorer: Path, record: Path | None = None, attribution: Attributing = "learned"
) -> dict[str, float]:
    """The scorer's figures by name. A `record` of GOLD/text that exists already is used as it is."""
    with tempfile.TemporaryDirectory() as place:
        kept = record or Path(place) / "gold.db"
        if not kept.exists():
            build((str(gold / "text"),), record=kept, options=BuildOptions(attribution=attribution))
        exported = Path(place) / "export"
        with onrecord.open(kept) as held:
            export(held, exported)
        command = [sys.executable, str(scorer), str(gold), str(exported), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    scored: dict[str, float] = json.loads(done.stdout)
    return scored


def report(scored: dict[str, float]) -> str:
    """The figures as a table for a terminal."""
    return "\n".join(f"{name:<18}{value:>7.1f}" for name, value in scored.items())


def figures(scored: dict[str, float]) -> dict[str, float]:
    """What the gate holds against floors."""
    names = ("all full", "direct full", "mixed full", "indirect full", "tokens", "wrong source")
    return {name.replace(" ", "_"): scored[name] for name in names}


def _main() -> None:
    parser = argparse.ArgumentParser(description="Score attributions against a marked corpus.")
    parser.add_argument("gold", type=Path, help="a folder with text/ and attributions/")
    parser.add_argument("--scorer", type=Path, required=True, help="the scoring program")
    parser.add_argument("--record", type=Path, help="a record of GOLD/text; made here where there is none")
    parser.add_argument("--attribution", choices=("learned", "rules"), default="learned")
    given = parser.parse_args()
    scored = measure(given.gold, scorer=given.scorer, record=given.record, attribution=given.attribution)
    print(report(scored))


if __name__ == "__main__":
    _main()
