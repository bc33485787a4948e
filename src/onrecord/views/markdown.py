"""Markdown: a brief goes in; the same brief as Markdown with footnotes comes out.

Whatever comes from a page passes `escaped`, so that it is never read as markup, a link or HTML. Labels of the
program stand in italics; the sources' words do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.views.brief import Brief, Day, Group, Line, Wording
from onrecord.views.days import written, written_span
from onrecord.views.glance import at_a_glance
from onrecord.views.holdings import Citation
from onrecord.views.markdown_state import figures, glance, happening, news, state_of_talks
from onrecord.views.markdown_words import cited, counted, escaped, escaped_inside, refs
from onrecord.views.notes import Note
from onrecord.views.origins import Carrier, Carriers
from onrecord.views.passages import Paragraph
from onrecord.views.sources import OriginLine, Taken
from onrecord.views.unknowns import Gap, reason_of
from onrecord.views.wording import Piece, reported, shortened

_SHORT = 110
_FEW = 12

WRITTEN_BY = "<!-- written by onrecord -->"  # by which a build knows that it is no report
_MANNER = {"direct": "quoted", "mixed": "quoted in part", "indirect": "in the outlet’s words"}
_MARKED = {"source": ("_", "_"), "cue": ("", ""), "content": ("**", "**"), "condition": ("_", "_")}


def render_markdown(brief: Brief) -> str:
    """The brief as Markdown (CommonMark with footnotes)."""
    parts = (
        _head(brief),
        glance(at_a_glance(brief)),
        news(brief.talks),
        state_of_talks(brief.talks),
        _speakers(brief),
        _said(brief),
        _timeline(brief),
        figures(brief.talks),
        _sources(brief),
        _unknown(brief),
        _notes(brief.notes),
    )
    page = "\n".join(line for part in parts for line in part).rstrip()
    return f"{page}\n\n{WRITTEN_BY}\n"


def _head(brief: Brief) -> Iterator[str]:
    facts = brief.facts
    yield f"# {_title(facts.stories)}"
    yield ""
    days = written_span(facts.first, facts.last) if facts.first and facts.last else "no dates shown"
    counts = (
        counted(facts.articles, "article"),
        counted(facts.outlets, "outlet"),
        counted(facts.origins, "origin"),
        counted(facts.utterances, "utterance"),
        counted(facts.statements, "statement"),
    )
    yield f"_{days} · {' · '.join(counts)}_"
    yield ""
    if facts.known:
        yield from (f"_Last article seen {written(facts.known)}._", "")
    if only := _only(brief):
        yield from (f"_Only_ {only}", "")
    if brief.stale:
        yield "**The last build of this record was interrupted: speakers, utterances and origins are not up to date.**"
        yield ""


def _title(stories: Sequence[str]) -> str:
    return escaped(", ".join(stories)) if stories else "The record"


def _only(brief: Brief) -> str:
    filters = brief.filters
    given = (
        ("by", filters.by),
        ("about", filters.about),
        ("outlet", filters.outlet),
        ("since", filters.since),
        ("until", filters.until),
        ("story", filters.story),
    )
    parts = [f"_{label}_ {escaped(value)}" for label, value in given if value]
    if brief.undated:
        parts.append(f"_{counted(brief.undated, 'statement')} without a known day left out_")
    return " · ".join(parts)


def _speakers(brief: Brief) -> Iterator[str]:
    yield from ("## Who speaks", "")
    for row in (one.actor for one in brief.speakers):
        role = f", {escaped(row.roles[0])}" if row.roles else ""
        told = row.party in (None, row.name) or any(f"({row.party})" in role for role in row.roles[:1])
        party = "" if told else f" _for_ {escaped(row.party or '')}"
        said = f"{counted(row.utterances, 'utterance')} · {counted(row.outlets, 'outlet')}"
        yield f"- **{escaped(row.name)}**{role}{party} _· {said}_"
    if brief.speakers_more:
        yield f"- _{counted(brief.speakers_more, 'more speaker')} not listed here_"
    yield ""


def _said(brief: Brief) -> Iterator[str]:
    yield from ("## What was said", "")
    if brief.lead:
        yield from ("### _Carried most widely_", "")
        for line in brief.lead:
            yield from _line(line, named=True)
    for group in brief.groups:
        yield from _group(group)
    if brief.utterances_more:
        more = counted(brief.utterances_more, "more utterance")
        yield from (f"_{more} not shown; `onrecord utterances` lists all._", "")


def _group(group: Group) -> Iterator[str]:
    if group.actor is None:
        yield "### _Speaker not known_"
    else:
        role = f", {escaped(group.actor.roles[0])}" if group.actor.roles else ""
        yield f"### {escaped(group.actor.name)}{role}"
    yield ""
    for line in group.lines:
        yield from _line(line, named=False)
    if group.more:
        yield from (f"_{counted(group.more, 'more utterance')} not shown_", "")


def _line(line: Line, *, named: bool) -> Iterator[str]:
    who = ""
    if named:
        who = f"**{escaped(line.speaker)}** " if line.speaker else f"_Speaker not known_{_called(line)} "
    elif not line.speaker:
        who = f"{_called(line).strip()} "
    yield f"- {who}{escaped(reported(line.cue, line.words))}{refs(line.wordings[0].notes)}"
    yield f"  _{' · '.join(_facts(line))}_"
    weight = (
        f"_{counted(line.outlets, 'outlet')}, {counted(line.origins, 'origin')}:_ "
        if line.outlets > 1
        else ""
    )
    yield f"  {weight}{_carriers(line.carriers)}"
    if len(line.wordings) > 1:
        yield from _wordings(line.wordings)
    if line.more:
        yield from ("", f"  _{counted(line.more, 'more rendering')} not shown_")
    yield ""


def _called(line: Line) -> str:
    return f" (“{escaped(line.source)}”)" if line.source else ""


def _facts(line: Line) -> list[str]:
    in_print = f", in print {written(line.published)}" if line.published else ""
    facts = [line.said_on or f"date not shown{in_print}"]
    facts += [escaped(line.medium)] if line.medium else []
    facts += [f"to {escaped(line.addressee)}"] if line.addressee else []
    facts += [f"reported by {escaped(line.via)}"] if line.via else []
    facts.append(_MANNER[line.kind])
    return facts + ["denial"] * line.denial


def _wordings(wordings: Sequence[Wording]) -> Iterator[str]:
    yield from ("", "  | outlet | wording | kind |", "  |---|---|---|")
    for wording in wordings:
        kind = "fullest" if wording.fullest else wording.kind
        words = (
            "_as above_"
            if wording.fullest
            else f"{_behind(wording.cue)}{_pieces(wording.words)}{refs(wording.notes)}"
        )
        yield f"  | {_carriers(wording.carriers)} | {words} | _{kind}_ |"


def _behind(cue: str) -> str:
    return f"{escaped(cue)} — " if cue else ""


def _pieces(pieces: Iterable[Piece]) -> str:
    """Cut words struck through, changed ones in italics."""
    around = {"cut": "~~", "changed": "_"}
    return " ".join(
        f"{around.get(one.mark, '')}{escaped(one.text)}{around.get(one.mark, '')}" for one in pieces
    )


def _carriers(groups: Sequence[Carriers]) -> str:
    out = []
    for group in groups:
        names = ", ".join(_carrier(one) for one in group.outlets)
        out.append(names if group.alone else f"{names} _— one origin_")
    return "; ".join(out)


def _carrier(one: Carrier) -> str:
    return f"{escaped(one.outlet)} _(via {escaped(', '.join(one.via))})_" if one.via else escaped(one.outlet)


def _sources(brief: Brief) -> Iterator[str]:
    yield from ("## Sources and origins", "")
    for row in brief.sources:
        yield f"- {cited(row.place, row.title, row.page)} _{' · '.join(_origin_facts(row))}_"
        for taken in row.taken:
            source = cited(taken.source.place, taken.source.title, taken.source.source)
            yield f"  - _passages_ {_taken(taken, source)}"
        for one in row.derived:
            day = escaped(written(one.published)) or "no date"
            yield f"  - {cited(one.place, one.title, one.page)} _{day}_"
            yield from (f"    - {_taken(taken, escaped(taken.source.place))}" for taken in one.taken)
        for one in row.entries:
            day = escaped(written(one.published)) or "no date"
            yield f"  - _an entry of the same live page:_ {escaped(one.title or one.place)} _{day}_"
            yield from (f"    - {_taken(taken, escaped(taken.source.place))}" for taken in one.taken)
        for version in row.versions:
            yield f"  - _earlier state, {written(version.published or version.first_seen) or 'no date'}_"
    if brief.sources_more:
        more = counted(brief.sources_more, "more origin")
        yield f"- _{more} not shown; `onrecord sources` lists all_"
    yield ""


def _origin_facts(row: OriginLine) -> list[str]:
    facts = [escaped(written(row.published)) or "no date"]
    facts += [f"credits {escaped(', '.join(row.credits))}"] if row.credits else []
    facts += [f"{row.translated} translation"] if row.translated else []
    return facts + ([f"{counted(row.outlets, 'outlet')}, one origin"] if row.outlets > 1 else [])


def _taken(one: Taken, source: str) -> str:
    """From where, how much, and why it is thought so."""
    where = "shared with" if one.direction == "unknown" else "taken from"
    facts = " · ".join([f"{one.share:.0%} of its words outside quotations", *map(escaped, one.reasons)])
    return f"_{where}_ {source} _{facts}_"


def _timeline(brief: Brief) -> Iterator[str]:
    yield from ("## Timeline", "")
    for day in brief.days:
        yield from _day(day)
    undated = [one for one in brief.talks.happenings if one.day is None]
    if undated:
        yield from ("### _Day not known_", "", *(f"- _{one.told}_ {happening(one)}" for one in undated), "")
    if brief.talks.happenings_more:
        more = counted(brief.talks.happenings_more, "more event")
        yield from (f"_{more} not shown; `onrecord timeline` lists all._", "")
    if brief.articles_more:
        more = counted(brief.articles_more, "more article")
        yield from (f"_{more} not shown; `onrecord timeline` lists all._", "")


def _day(day: Day) -> Iterator[str]:
    yield from (f"### {day.name}{f' _{day.weekday}_' if day.weekday else ''}", "")
    for event in day.happened:
        yield f"- _{event.told}_ {happening(event)}"
    for one in day.published:
        yield f"- _published_ {cited(one.place, one.title, one.source)}"
    for line in day.said:
        who = f"**{escaped(line.speaker)}**" if line.speaker else "_not known_"
        words = shortened(reported(line.cue, line.words), limit=_SHORT)
        yield f"- _said_ {who} {escaped(words)}{refs(line.notes[:1])}"
    yield ""


def _unknown(brief: Brief) -> Iterator[str]:
    gaps = brief.unknowns
    yield from ("## What is not known", "")
    yield f"- _statements without a known speaker:_ {_gap(gaps.speakers)}"
    yield f"- _statements whose day no source shows:_ {_gap(gaps.days)}"
    yield f"- _articles without an outlet:_ {_listed(gaps.no_outlet)}"
    yield f"- _articles without a date:_ {_listed(gaps.no_day)}"
    yield f"- _machine translations:_ {_listed(gaps.machine_translated)}"
    if gaps.languages:
        tongues = ", ".join(
            f"{number} {escaped(tag or 'language not known')}" for tag, number in gaps.languages
        )
        yield f"- _articles in languages that are not read:_ {tongues}"
    if brief.failures:
        yield f"- _pages that could not be read:_ {len(brief.failures) + brief.failures_more}"
        for one in brief.failures:
            yield f"  - {escaped(one.page)}: {escaped(reason_of(one))}"
        if brief.failures_more:
            yield f"  - _and {brief.failures_more} others_"
    yield ""


def _gap(gap: Gap) -> str:
    more = " _and others_" if len(gap.notes) > _FEW else ""
    return f"{gap.count:,}{' ' if gap.notes else ''}{refs(gap.notes[:_FEW])}{more}"


def _listed(articles: Sequence[Citation]) -> str:
    names = "; ".join(cited(one.place, one.title, one.source) for one in articles[:_FEW])
    more = " _and others_" if len(articles) > _FEW else ""
    return f"{len(articles)}{' — ' if names else ''}{names}{more}"


def _notes(notes: Sequence[Note]) -> Iterator[str]:
    if not notes:
        return
    yield from ("## Notes", "")
    yield (
        "_In each passage,_ _who speaks, or a condition,_ _stands in italics,_ "
        "**what was said, or what a row rests on,** _in bold._"
    )
    yield ""
    for note in notes:
        day = escaped(written(note.citation.published)) or "no date"
        translated = f", {note.citation.translated} translation" if note.citation.translated else ""
        where = cited(note.citation.place, note.citation.title, note.citation.source)
        quoted = " ".join(_paragraph(one) for one in note.passage)
        yield f"[^{note.number}]: {where} _({day}{translated})_ {quoted}"
        yield ""


def _paragraph(pieces: Paragraph) -> str:
    return "".join(_marked(piece) for piece in pieces).strip()


def _marked(piece: Piece) -> str:
    """A piece with its emphasis set against the words, as Markdown asks for."""
    before, after = _MARKED.get(piece.mark, ("", ""))
    words = escaped_inside(piece.text)
    lead = " " if piece.text[:1].isspace() else ""
    tail = " " if piece.text[-1:].isspace() else ""
    return f"{lead}{before}{words}{after}{tail}" if words else lead
