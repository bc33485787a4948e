"""HTML: a brief, or a page as `inspect` sees it, goes in; one self-contained page comes out.

No script, nothing from elsewhere, and a content security policy that would stop both. Everything that comes
from a page is escaped by the templates; only `http` and `https` addresses become links.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord import __version__
from onrecord.views.brief import Brief
from onrecord.views.days import written, written_span
from onrecord.views.glance import at_a_glance
from onrecord.views.holdings import file_name, is_web_address
from onrecord.views.inspection import Inspection
from onrecord.views.matrix import ALL, LEGEND
from onrecord.views.plain import language_tag, printable
from onrecord.views.positions import DOUBTED, STANCE_WORDS, Matrix
from onrecord.views.stands import SIDE_WORDS, day_shown, shown_day
from onrecord.views.state import plain_grid
from onrecord.views.unknowns import reason_of
from onrecord.views.wording import one_line, out_of, shortened


def render_html(brief: Brief) -> str:
    """The brief as a page of its own."""
    template = _environment().get_template("brief.html.j2")
    return template.render(brief=brief, glance=at_a_glance(brief), version=__version__, first=_Firsts())


def render_inspection(inspections: tuple[Inspection, ...]) -> str:
    """What was kept and dropped of some pages, as a page of its own."""
    template = _environment().get_template("inspect.html.j2")
    return template.render(inspections=inspections, version=__version__)


def render_matrix(matrix: Matrix, *, title: str) -> str:
    """Parties by issues as a page of its own; each cell opens to the words behind it."""
    template = _environment().get_template("matrix.html.j2")
    return template.render(grid=plain_grid(matrix), title=title, version=__version__, first=_Firsts())


class _Firsts:
    """Whether a note is cited for the first time on the page: there its way back leads."""

    def __init__(self) -> None:
        self._cited: set[int] = set()

    def __call__(self, number: int) -> bool:
        first = number not in self._cited
        self._cited.add(number)
        return first


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.views"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "written": written,
        "link": _link,
        "language": language_tag,
        "file_name": file_name,
        "clip": _clip,
        "counted": _counted,
        "reason": reason_of,
        "out_of": out_of,
    }
    environment.globals |= {
        "span_of_days": written_span,
        "stance_words": STANCE_WORDS,
        "side_words": SIDE_WORDS,
        "day_shown": day_shown,
        "doubted": DOUBTED,
        "shown_day": shown_day,
        "legend": LEGEND,
        "all_of_it": ALL,
    }
    return environment


def _finalize(value: Any) -> Any:
    """Every value that a template prints: what is markup already stays, text loses its controls."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return printable(value)


def _link(source: str) -> str | None:
    return source if is_web_address(source) else None


def _clip(text: str, limit: int) -> str:
    return shortened(one_line(text), limit=limit)


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
