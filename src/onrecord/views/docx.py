"""Word: a brief goes in; the same brief as the bytes of a .docx file comes out.

What the sources say stands in a face with serifs; labels of the program are small, grey and without. A number in
brackets leads to the note that holds the passage. The same brief gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.views.brief import Brief, Day, Line
from onrecord.views.days import written, written_span
from onrecord.views.docx_paper import Paper, Run, label, name, note, words
from onrecord.views.docx_state import add_figures, add_glance, add_news, add_state, happening
from onrecord.views.glance import at_a_glance
from onrecord.views.holdings import Citation
from onrecord.views.markdown_words import counted
from onrecord.views.notes import Note
from onrecord.views.sources import OriginLine
from onrecord.views.unknowns import Gap, reason_of
from onrecord.views.wording import shortened

_MANNER = {"direct": "quoted", "mixed": "quoted in part", "indirect": "in the outlet’s words"}
_SHORT = 110
_FEW = 12


def render_docx(brief: Brief) -> bytes:
    """The brief as a Word file."""
    title = ", ".join(brief.facts.stories) or "The record"
    paper = Paper(title=title, changed=brief.facts.known)
    _head(paper, brief, title)
    add_glance(paper, at_a_glance(brief))
    add_news(paper, brief.talks)
    add_state(paper, brief.talks)
    _said(paper, brief)
    _timeline(paper, brief)
    add_figures(paper, brief.talks)
    _sources(paper, brief)
    _unknown(paper, brief)
    _notes(paper, brief.notes)
    return paper.saved()


def _head(paper: Paper, brief: Brief, title: str) -> None:
    facts = brief.facts
    paper.title(title)
    days = written_span(facts.first, facts.last) if facts.first and facts.last else "no dates shown"
    counts = (
        counted(facts.articles, "article"),
        counted(facts.outlets, "outlet"),
        counted(facts.origins, "origin"),
        counted(facts.utterances, "utterance"),
        counted(facts.statements, "statement"),
    )
    paper.line(label(f"{days} · {' · '.join(counts)}"))
    if facts.known:
        paper.line(label(f"Last article seen {written(facts.known)}."))
    filters = brief.filters
    asked = (
        ("by", filters.by),
        ("about", filters.about),
        ("outlet", filters.outlet),
        ("since", filters.since),
        ("until", filters.until),
        ("story", filters.story),
    )
    given = [f"{what} {value}" for what, value in asked if value]
    if given:
        paper.line(label(f"Only {' · '.join(given)}"))
    if brief.undated:
        paper.line(label(f"{counted(brief.undated, 'statement')} without a known day left out"))
    if brief.stale:
        paper.line(
            label("The last build of this record was interrupted: conclusions are not up to date.", bold=True)
        )
    paper.line(
        words("Words in this face are the sources’ own. "),
        label("Words in this face are labels of the program."),
    )


def _said(paper: Paper, brief: Brief) -> None:
    paper.heading("Who speaks")
    for one in brief.speakers:
        row = one.actor
        role = [words(f", {row.roles[0]}")] if row.roles else []
        said = f"  {counted(row.utterances, 'utterance')} · {counted(row.outlets, 'outlet')}"
        paper.line(name(row.name), *role, label(said), style="List Bullet")
    if brief.speakers_more:
        paper.line(label(f"{counted(brief.speakers_more, 'more speaker')} not listed here"))
    paper.heading("What was said")
    for line in brief.lead:
        _line(paper, line, named=True)
    for group in brief.groups:
        if group.actor:
            paper.heading(group.actor.name, level=2, ours=False)
        else:
            paper.heading("Speaker not known", level=2)
        for line in group.lines:
            _line(paper, line, named=False)
        if group.more:
            paper.line(label(f"{counted(group.more, 'more utterance')} not shown"))
    if brief.utterances_more:
        paper.line(label(f"{counted(brief.utterances_more, 'more utterance')} not shown"))


def _line(paper: Paper, line: Line, *, named: bool) -> None:
    if named:
        paper.line(name(line.speaker) if line.speaker else label("Speaker not known"), keep=True)
    reported: list[Run] = [words(f"{line.cue} — ", italic=True)] if line.cue else []
    paper.line(*reported, words(line.words), *_numbers(line.notes), style="Quote", keep=True)
    in_print = f", in print {written(line.published)}" if line.published else ""
    facts = [line.said_on or f"date not shown{in_print}"]
    facts += [one for one in (line.medium,) if one]
    facts += [f"to {line.addressee}"] if line.addressee else []
    facts += [f"reported by {line.via}"] if line.via else []
    facts.append(_MANNER[line.kind] + (" · denial" if line.denial else ""))
    if line.outlets > 1:
        facts.append(f"{counted(line.outlets, 'outlet')}, {counted(line.origins, 'origin')}")
    outlets = ", ".join(one.outlet for group in line.carriers for one in group.outlets)
    paper.line(label(f"{' · '.join(facts)} · "), words(outlets, italic=True, small=True), after=True)


def _numbers(numbers: Iterable[int]) -> tuple[Run, ...]:
    return tuple(note(number) for number in numbers)


def _timeline(paper: Paper, brief: Brief) -> None:
    paper.heading("Timeline")
    for day in brief.days:
        _day(paper, day)
    undated = [one for one in brief.talks.happenings if one.day is None]
    if undated:
        paper.heading("Day not known", level=2)
        for event in undated:
            happening(paper, event)


def _day(paper: Paper, day: Day) -> None:
    paper.heading(", ".join(filter(None, (day.name, day.weekday))), level=2)
    for event in day.happened:
        happening(paper, event)
    for one in day.published:
        paper.line(label("published  "), *_cited(one), style="List Bullet")
    for line in day.said:
        who = name(line.speaker) if line.speaker else label("not known")
        cue = [words(f"{line.cue} — ", italic=True)] if line.cue else []
        short = words(shortened(line.words, limit=_SHORT))
        paper.line(
            label("said  "), who, words(" "), *cue, short, *_numbers(line.notes[:1]), style="List Bullet"
        )


def _cited(one: Citation | OriginLine) -> tuple[Run, ...]:
    title = (label(": "), words(shortened(one.title, limit=_SHORT))) if one.title else ()
    return (words(one.place, italic=True), *title)


def _sources(paper: Paper, brief: Brief) -> None:
    paper.heading("Sources and origins")
    for row in brief.sources:
        facts = [written(row.published) or "no date"]
        facts += [f"credits {', '.join(row.credits)}"] if row.credits else []
        facts += [f"{counted(row.outlets, 'outlet')}, one origin"] if row.outlets > 1 else []
        paper.line(*_cited(row), label(f"  {' · '.join(facts)}"), style="List Bullet")
        for taken in row.taken:
            source = words(taken.source.place, italic=True)
            share = f"  {taken.share:.0%} of its words outside quotations"
            where = "passages shared with " if taken.direction == "unknown" else "passages taken from "
            paper.line(label(where), source, label(share), style="List Bullet 2")
        for one in row.entries:
            said = words(shortened(one.title or one.place, limit=_SHORT))
            day = label(f"  {written(one.published) or 'no date'}")
            paper.line(label("entry of the same live page: "), said, day, style="List Bullet 2")
        for one in row.derived:
            day = label(f"  {written(one.published) or 'no date'}")
            title = (label(": "), words(shortened(one.title, limit=_SHORT))) if one.title else ()
            goes = label("goes back to it: ")
            paper.line(goes, words(one.place, italic=True), *title, day, style="List Bullet 2")
    if brief.sources_more:
        paper.line(label(f"{counted(brief.sources_more, 'more origin')} not shown"))


def _unknown(paper: Paper, brief: Brief) -> None:
    gaps = brief.unknowns
    paper.heading("What is not known")
    for what, gap in (
        ("statements without a known speaker", gaps.speakers),
        ("statements whose day no source shows", gaps.days),
    ):
        paper.line(*_gap(what, gap), style="List Bullet")
    for what, articles in (
        ("articles without an outlet", gaps.no_outlet),
        ("articles without a date", gaps.no_day),
        ("machine translations", gaps.machine_translated),
    ):
        places = ", ".join(one.place for one in articles[:_FEW])
        paper.line(
            label(f"{what}: {len(articles)}  "), words(places, italic=True, small=True), style="List Bullet"
        )
    for tag, number in gaps.languages:
        what = f"articles in a language that is not read: {number} ({tag or 'not known'})"
        paper.line(label(what), style="List Bullet")
    for one in brief.failures:
        paper.line(
            label("could not be read: "),
            words(one.page, small=True),
            label(f"  {reason_of(one)}"),
            style="List Bullet",
        )


def _gap(what: str, gap: Gap) -> tuple[Run, ...]:
    return (label(f"{what}: {gap.count:,} "), *_numbers(gap.notes[:_FEW]))


def _notes(paper: Paper, notes: Sequence[Note]) -> None:
    if not notes:
        return
    paper.heading("Notes")
    paper.line(
        label(
            "In each passage, what was said, or what a row rests on, stands in bold; a condition underlined."
        )
    )
    for one in notes:
        cited = one.citation
        day = written(cited.published) or "no date"
        translated = f", {cited.translated} translation" if cited.translated else ""
        passage = [
            words(
                piece.text,
                bold=piece.mark == "content",
                italic=piece.mark == "source",
                underlined=piece.mark == "condition",
                small=True,
            )
            for paragraph in one.passage
            for piece in (*paragraph, None)
            if piece is not None
        ]
        paper.note(one.number, *_cited(cited), label(f"  ({day}{translated})  "), *passage)
