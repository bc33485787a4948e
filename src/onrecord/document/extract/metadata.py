"""Metadata of an HTML page: meta elements and JSON-LD -> findings, each with its exact words in the decoded page.

Only what names itself: no date from an address, none from a sidebar.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from onrecord.document.extract.draft import Field, Finding
from onrecord.document.extract.language import primary
from onrecord.document.extract.lexicon import read_lexicon
from onrecord.document.extract.marks import is_house
from onrecord.document.extract.normalise import normalise
from onrecord.document.extract.shown_dates import parse_date
from onrecord.records import Span

_FIELDS: Final[tuple[Field, ...]] = ("title", "outlet", "author", "published", "updated", "language")
_META: Final = re.compile(r"<meta\b([^<>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""([\w:.-]{1,60})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
_JSON_LD: Final = re.compile(r"""<script\b[^<>]{0,300}?application/ld\+json[^<>]{0,300}>""", re.IGNORECASE)
_LANG: Final = re.compile(
    r"""<html\b[^<>]{0,1000}?\s(?:xml:)?lang\s*=\s*["']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2})""",
    re.IGNORECASE,
)
_CLOSE: Final = re.compile(r"</script", re.IGNORECASE)
_STRING: Final = r'"((?:[^"\\]|\\.)*)"'
LONGEST: Final = 500_000  # characters of one JSON-LD script


@dataclass(frozen=True, slots=True)
class _Names:
    fields: Mapping[str, tuple[Field, int]]
    types: frozenset[str]


@cache
def _names() -> _Names:
    read = read_lexicon("page_meta.toml")
    fields: dict[str, tuple[Field, int]] = {}
    for field in _FIELDS:
        for rank, name in enumerate(read["meta"][field]):
            fields.setdefault(name, (field, rank))
    return _Names(fields, frozenset(read["json_ld"]["types"]))


def find_metadata(page: str) -> list[Finding]:
    """The findings of a decoded HTML page, the most trusted of each field first."""
    found = [*_json_ld(page), *_meta(page)]
    match = _LANG.search(page[:20_000])
    if match and primary(match.group(1)):
        found.append(Finding("language", primary(match.group(1)) or "", Span(*match.span(1))))
    return found


def _meta(page: str) -> list[Finding]:
    ranked: list[tuple[int, Finding]] = []
    for match in _META.finditer(page):
        attributes: dict[str, tuple[str, Span]] = {}
        for one in _ATTRIBUTE.finditer(match.group(1)):
            group = next(number for number in (2, 3, 4) if one.group(number) is not None)
            span = (match.start(1) + one.start(group), match.start(1) + one.end(group))
            if span[0] < span[1]:
                attributes.setdefault(one.group(1).lower(), (one.group(group), Span(*span)))
        content = attributes.get("content")
        if content is None:
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = attributes.get(key, ("", None))[0].strip().lower()
            if name in _names().fields:
                field, rank = _names().fields[name]
                ranked.extend((rank, one) for one in _value(field, html.unescape(content[0]), content[1]))
    return [finding for _, finding in sorted(ranked, key=lambda item: item[0])]


def _value(field: Field, shown: str, span: Span) -> Iterator[Finding]:
    """The finding that a shown value makes; none where it is no value of its field."""
    value = normalise(shown)
    if not value or len(value) > 400:
        return
    if field in ("published", "updated"):
        iso = parse_date(value)
        if iso:
            yield Finding(field, iso, span)
    elif field == "language":
        tag = primary(value)
        if tag:
            yield Finding(field, tag, span)
    elif field == "author":
        yield from _authors(shown, span)
    elif not re.match(r"https?://|www\.|@", value):
        yield Finding(field, value, span)


def _authors(shown: str, span: Span) -> Iterator[Finding]:
    """The people in an author value, "By X and Y" or "X, Y"; an address or a handle is none."""
    for match in re.finditer(r"(?:(?!\s+(?:and|und|et|y|e)\s+|[,;|]).)+", shown):
        raw = match.group()
        name = re.sub(
            r"\A(?:by|von|par|por|di)\s+|\A(?:and|und|et|y|e)\s+", "", raw.strip(), flags=re.IGNORECASE
        )
        clean = normalise(name)
        if not clean or re.search(r"https?:|www\.|@|/", clean) or len(clean) > 80:
            continue
        at = shown.find(name, match.start())
        exact = at >= 0 and len(shown) == len(span)
        field: Field = "credit" if is_house(clean) else "author"
        yield Finding(field, clean, Span(span.start + at, span.start + at + len(name)) if exact else span)


def _json_ld(page: str) -> list[Finding]:
    found: list[Finding] = []
    for match in _JSON_LD.finditer(page):
        close = _CLOSE.search(page, match.end(), match.end() + LONGEST)
        if close is None:
            continue
        begin, end = match.end(), close.start()
        try:
            value = json.loads(page[begin:end].strip().removesuffix(";"))
        except (ValueError, RecursionError):
            continue
        article = _article(value)
        if article is not None and not found:
            found.extend(_article_findings(_resolved(article, value), page, begin, end))
    return found


def _objects(value: object) -> Iterator[Mapping[str, object]]:
    """The objects that describe the page itself: on top, in a list on top, in @graph or as main entity."""
    if isinstance(value, list):
        for one in value:
            yield from _objects(one) if isinstance(one, dict) else ()
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity"):
            inside = value.get(key)
            if isinstance(inside, (list, dict)):
                yield from _objects(inside)


def _article(value: object) -> Mapping[str, object] | None:
    for one in _objects(value):
        kinds = one.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and name.rpartition("/")[2] in _names().types for name in names):
            return one
    return None


def _resolved(article: Mapping[str, object], value: object) -> Mapping[str, object]:
    """The article with what it refers to by `@id` put in its place; the site it is part of stands for a publisher."""
    by_id = {one["@id"]: one for one in _objects(value) if isinstance(one.get("@id"), str) and len(one) > 1}

    def follow(reference: object) -> object:
        if isinstance(reference, list):
            return [follow(one) for one in reference]
        if isinstance(reference, dict) and len(reference) == 1 and isinstance(reference.get("@id"), str):
            return by_id.get(reference["@id"])
        return reference

    out = {**article, "author": follow(article.get("author")), "publisher": follow(article.get("publisher"))}
    site = follow(article.get("isPartOf"))
    if (
        not out["publisher"]
        and isinstance(site, dict)
        and site.get("@type") in ("WebSite", "NewsMediaOrganization")
    ):
        out["publisher"] = site
    return out


def _article_findings(article: Mapping[str, object], page: str, begin: int, end: int) -> Iterator[Finding]:
    keys: tuple[tuple[Field, str], ...] = (
        ("title", "headline"), ("title", "name"), ("published", "datePublished"), ("updated", "dateModified"),
        ("published", "dateCreated"), ("language", "inLanguage"),
    )  # fmt: skip
    for field, key in keys:
        value = article.get(key)
        if isinstance(value, str) and value.strip():
            span = _key_span(page, begin, end, key, value)
            if span:
                yield from _value(field, html.unescape(value), span)
    for name in _people(article.get("author")):
        span = _key_span(page, begin, end, "name", name) or _key_span(page, begin, end, "author", name)
        if span:
            yield Finding("credit" if is_house(name) else "author", normalise(name), span)
    for name in _organisations(article.get("author")):
        span = _key_span(page, begin, end, "name", name)
        if span:
            yield Finding("credit", normalise(name), span)
    for name in _houses(article.get("publisher") or article.get("sourceOrganization")):
        span = _key_span(page, begin, end, "name", name) or _key_span(page, begin, end, "publisher", name)
        if span:
            yield Finding("outlet", normalise(html.unescape(name)), span)


def _people(value: object) -> Iterator[str]:
    values: Sequence[object] = value if isinstance(value, list) else [value]
    for one in values:
        if isinstance(one, str) and one.strip() and not re.match(r"https?://", one):
            yield one
        elif isinstance(one, dict) and one.get("@type") in (None, "Person", ["Person"]):
            name = one.get("name")
            names: Sequence[object] = name if isinstance(name, list) else [name]
            yield from (each for each in names if isinstance(each, str) and each.strip())


def _organisations(value: object) -> Iterator[str]:
    """Agencies that JSON-LD names as authors; the outlet itself is taken out later."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and one.get("@type") in ("Organization", "NewsMediaOrganization"):
            name = one.get("name")
            if isinstance(name, str) and name.strip():
                yield name


def _houses(value: object) -> Iterator[str]:
    values: Sequence[object] = value if isinstance(value, list) else [value]
    for one in values:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip() and not re.match(r"https?://", name):
            yield name
            return


def _key_span(page: str, begin: int, end: int, key: str, value: str) -> Span | None:
    """Where a JSON value stands as the value of its key: the words between its quotation marks."""
    for pattern in (rf'"{re.escape(key)}"\s*:\s*{_STRING}', _STRING):
        for match in re.compile(pattern).finditer(page, begin, end):
            if match.end(1) > match.start(1) and _reads_as(match.group(1), value):
                return Span(*match.span(1))
    return None


def _reads_as(raw: str, value: str) -> bool:
    if "\\" not in raw:
        return raw == value
    try:
        return bool(json.loads(f'"{raw}"') == value)
    except ValueError:
        return False
