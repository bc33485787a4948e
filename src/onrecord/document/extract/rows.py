"""A row of a JSON file: its bytes -> its fields, and the decoded page that shows them, one a line, text beneath."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.document.extract.normalise import normalise
from onrecord.errors import UnreadablePage
from onrecord.records import Span

# field -> the names under which corpora and scrapers give it, the commonest first
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "url": ("url", "link", "uri", "source_url", "canonical_url"),
    "title": ("title", "headline", "name", "heading"),
    "outlet": (
        "outlet", "site", "source", "publisher", "site_name", "sitename", "source_name", "publication", "newspaper",
        "media", "domain",
    ),
    "authors": ("authors", "author", "byline", "creator", "writer"),
    "published": (
        "date", "published", "date_published", "datePublished", "published_at", "publishedAt", "publish_date",
        "pub_date", "pubDate", "publication_date", "date_publish", "created", "timestamp",
    ),
    "updated": ("updated", "modified", "date_modified", "dateModified", "updated_at", "updatedAt", "date_modify"),
    "language": ("language", "lang", "locale", "inLanguage"),
    "html": ("html", "raw_html", "content_html"),
    "text": (
        "text", "body", "content", "maintext", "main_text", "article_text", "articleBody", "full_text", "fulltext",
        "article", "description",
    ),
}  # fmt: skip
BODIES: Final = ("html", "text")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row: its values as shown, and where each stands in the decoded page."""

    name: str
    values: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """The decoded page of a row, and its fields in it."""

    text: str
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)


def render_row(content: bytes) -> Row:
    """The row as text. Raises UnreadablePage where the bytes are no JSON object with a text."""
    try:
        row = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadablePage("the row is no JSON object; expected url, title, date, text") from error
    if not isinstance(row, dict):
        raise UnreadablePage("the row is no JSON object; expected url, title, date, text")
    found = {name: _values(row, names) for name, names in _NAMES.items()}
    # the whole page in HTML says more than the text cut out of it
    body = next((name for name in BODIES if found[name]), None)
    if body is None:
        raise UnreadablePage("the row holds no text; expected a field text or html")
    parts: list[str] = []
    fields: list[Field] = []
    length = 0
    for name in (*(name for name in _NAMES if name not in BODIES), body):
        if not found[name]:
            continue
        label = "\n" if name == body else f"{name}: "
        length += len(label)
        parts.append(label)
        spans = []
        for position, value in enumerate(found[name]):
            if position:
                parts.append("; ")
                length += 2
            spans.append(Span(length, length + len(value)))
            parts.append(value)
            length += len(value)
        parts.append("\n")
        length += 1
        fields.append(Field(name, found[name], tuple(spans)))
    return Row("".join(parts), tuple(fields))


def _values(row: Mapping[str, object], names: Iterable[str]) -> tuple[str, ...]:
    for name in names:
        values = tuple(_strings(row.get(name)))
        if values:
            return values
    return ()


def _strings(value: object) -> Iterable[str]:
    """The strings of a value: itself, those of a list, or the name of an object."""
    if isinstance(value, list):
        for one in value:
            yield from _strings(one) if not isinstance(one, list) else ()
    elif isinstance(value, dict):
        yield from _strings(value.get("name")) if isinstance(value.get("name"), str) else ()
    elif isinstance(value, str) and value.strip() and normalise(value).strip():
        yield value.strip().encode("utf-8", "replace").decode()
