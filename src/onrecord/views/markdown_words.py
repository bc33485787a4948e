"""Words in Markdown: text of a page, or a citation, goes in; the same that no reader takes for markup comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.views.holdings import is_web_address
from onrecord.views.plain import printable
from onrecord.views.wording import one_line, shortened

_MARKUP = re.compile(r"[\\`*_{}\[\]<>&~|$^]")
# what readers of Markdown turn into a link although nobody marked it: addresses, host names, e-mail
_AUTOLINK = re.compile(r"(?<=\w)(?:://|\.(?=\w\w)|@)")
_STARTS = re.compile(r"^(\d+)([.)])|^([-+#=:>])")
_UNSAFE_IN_ADDRESS = re.compile(r"[\\<>()\[\]`*_\"'|{}^]")
_TITLE = 110


def escaped(text: str) -> str:
    """Text of a page on one line, with everything escaped that Markdown, or a reader of it, would act on."""
    return _STARTS.sub(lambda match: f"{match[1] or ''}\\{match[2] or match[3]}", escaped_inside(text))


def escaped_inside(text: str) -> str:
    """The same for text that never begins a line."""
    return _AUTOLINK.sub(r"\\\g<0>", _MARKUP.sub(r"\\\g<0>", one_line(printable(text))))


def refs(numbers: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def cited(place: str, title: str | None, source: str) -> str:
    """Outlet and headline; the headline is a link where the source is a web address."""
    label = escaped(shortened(one_line(title or ""), limit=_TITLE))
    if is_web_address(source):
        label = f"[{label or 'page'}](<{_UNSAFE_IN_ADDRESS.sub(_percent, source)}>)"
    return f"{escaped(place)}: {label}" if label else escaped(place)


def _percent(match: re.Match[str]) -> str:
    return f"%{ord(match.group()):02X}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 article`, `2 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
