"""Drafts into attributions: what one cue has is joined, doubles are dropped, circumstances added."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.document.act_days import dates_in
from onrecord.document.attribute.answers import asked_by, part_answers
from onrecord.document.attribute.asked import is_asked
from onrecord.document.attribute.circumstances import Circumstances, read_circumstances
from onrecord.document.attribute.cited import with_cited
from onrecord.document.attribute.denials import denies
from onrecord.document.attribute.draft import Draft, merge_spans
from onrecord.document.attribute.lexicon import Lexicon
from onrecord.document.attribute.relayed import with_relayed
from onrecord.document.datelines import after_dateline
from onrecord.document.syntax import Syntax
from onrecord.records import Article, Attribution, AttributionKind, DateMention, Span, make_id

RULES = "rules-1"


def assemble(
    article: Article,
    syntax: Syntax,
    drafts: Sequence[Draft],
    dates: Sequence[DateMention],
    lexicon: Lexicon,
    *,
    profile: str = RULES,
) -> tuple[Attribution, ...]:
    """`profile` names in `found_by` who chose the drafts: the rules, or a model with its version."""
    drafts = [
        draft
        for draft in drafts
        if not (_hides_name(article, draft) or is_asked(syntax, draft.cue_token, lexicon))
    ]
    drafts = [_without_dateline(article, _without_time(article, draft, dates)) for draft in drafts]
    drafts = part_answers(syntax, article.blocks, drafts)
    drafts = _drop_doubles(syntax, with_relayed(syntax, with_cited(syntax, drafts), lexicon))
    found = [_attribution(article, syntax, draft, dates, lexicon) for draft in drafts]
    found = [replace(one, found_by=f"{profile}/{one.found_by}") for one in found]
    holders = {
        draft.cue_token: one.id for draft, one in zip(drafts, found, strict=True) if draft.rule != "citing"
    }
    cited = {
        one.id: holders[draft.cites_for]
        for draft, one in zip(drafts, found, strict=True)
        if draft.cites_for in holders and draft.cites_for is not None
    }
    ordered = sorted(found, key=lambda one: (one.content[0], one.cue, one.id))
    return _chain(syntax, ordered, cited, keeps_thoughts=profile != RULES)


_UNNAMED = re.compile(
    r"(?:that )?(?:(?:he|she|they|it|his|her|their) (?:names? )?)?(?:not |should not |would not )*(?:to )?(?:not )?"
    r"be (?:named|identified)\b|(?:for |on )?(?:condition of )?anonymity\b",
    re.IGNORECASE,
)
_NEAR = 64  # contents before a cue that are looked at for one that holds it
# What may stand inside another attribution's content: speech, as a link of a chain. Thoughts and attitudes
# that somebody else reports are that person's words (people who annotate mark none of them).
_CHAINED = ("say-clause", "deny-clause", "according-to", "ask-clause")


def carried(syntax: Syntax, drafts: Sequence[Draft]) -> list[Draft]:
    """Quotations that go on without a cue get the source of the one that they follow, or of whom that one asks."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.source_from is not None:
            before = out[draft.source_from]
            asked = asked_by(syntax, before)
            token = before.source_token if asked is None else None
            draft = replace(draft, source=before.source if asked is None else asked, source_token=token)
        out.append(draft)
    return out


def join(syntax: Syntax, quoted: Sequence[Draft], clauses: Sequence[Draft]) -> list[Draft]:
    """One draft for each cue: what the quotation rules found, with what the clause adds to it."""
    by_cue = {draft.cue_token: draft for draft in clauses}
    out = []
    for draft in quoted:
        clause = by_cue.get(draft.cue_token) if draft.cue_token is not None else None
        if clause is not None:
            del by_cue[draft.cue_token]
            extra = [
                span for span in clause.content if draft.rule == "quote-goes-on" or _belongs(draft, span)
            ]
            draft = replace(
                draft,
                content=merge_spans((*draft.content, *extra)),
                source=draft.source or clause.source,
                source_token=draft.source_token if draft.source else clause.source_token,
            )
        out.append(draft)
    return out + [draft for draft in clauses if by_cue.get(draft.cue_token) is draft]


def _without_time(article: Article, draft: Draft, dates: Sequence[DateMention]) -> Draft:
    """ "The ministry said on Friday its ships had left": a day right behind the cue is the day of saying."""
    first = draft.content[0]
    if not draft.cue or first.start - draft.cue[-1].end not in (0, 1):
        return draft
    for one in dates_in(dates, first.start, first.start + 9):
        lead = article.text[first.start : one.span.start].strip().lower()
        if one.span.end < first.end and lead in ("", "on", "late", "late on", "early", "early on"):
            rest = article.text[one.span.end : first.end]
            if rest[:1] == " " and rest.strip():
                start = first.end - len(rest.lstrip())
                return replace(draft, content=(Span(start, first.end), *draft.content[1:]), when=one)
    return draft


def _without_dateline(article: Article, draft: Draft) -> Draft:
    """Where and when a report was filed is no part of what its first sentence reports."""
    first = draft.content[0]
    opens = article.text[first.start - 1 : first.start] in ("", "\n")
    start = after_dateline(article.text, first.start, first.end) if opens else first.start
    if not first.start < start < first.end:
        return draft
    return replace(draft, content=(Span(start, first.end), *draft.content[1:]))


def _hides_name(article: Article, draft: Draft) -> bool:
    """ "Who asked not to be named": how a source is told of, not what it says."""
    return _UNNAMED.match(draft.content[0].of(article.text)) is not None


def _belongs(draft: Draft, span: Span) -> bool:
    """A clause's piece that overlaps the quotation it is joined to, but neither its source nor its cue."""
    return any(span.overlaps(own) for own in draft.content) and not any(
        span.overlaps(part) for part in (*draft.source, *draft.cue)
    )


def _drop_doubles(syntax: Syntax, drafts: Sequence[Draft]) -> list[Draft]:
    """No two drafts with one content; a quotation without a cue that another draft holds is gone."""
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda d: -d.weight):
        kept.setdefault((draft.content, draft.cites_for), draft)
    held = [draft for draft in kept.values() if draft.cue]
    out = []
    for draft in kept.values():
        loose = not draft.cue and any(
            span.contains(own) for other in held for span in other.content for own in draft.content
        )
        if not loose:
            out.append(draft)
    return out


def _attribution(
    article: Article, syntax: Syntax, draft: Draft, dates: Sequence[DateMention], lexicon: Lexicon
) -> Attribution:
    around = (
        read_circumstances(article, syntax, draft, dates, lexicon)
        if draft.cue_token is not None
        else Circumstances()
    )
    return Attribution(
        id=make_id("attribution", article.id, repr(draft.content), repr(draft.source), repr(draft.cue)),
        article=article.id,
        kind="direct" if draft.rule.endswith("turn") else _kind(syntax, draft.content),
        content=draft.content,
        source=tuple(sorted(draft.source)),
        cue=draft.cue,
        confidence=round(draft.weight, 2),
        found_by=draft.rule,
        denial=denies(syntax, draft),
        said_on=around.said_on,
        said_on_evidence=around.said_on_evidence,
        medium=around.medium,
        medium_evidence=around.medium_evidence,
        addressee_evidence=around.addressee_evidence,
    )


def _kind(syntax: Syntax, content: Sequence[Span]) -> AttributionKind:
    """Direct: every word inside quotation marks; indirect: none."""
    words = [
        i
        for span in content
        for i in range(*syntax.token_range(span))
        if syntax.tokens[i].pos not in ("PUNCT", "SPACE")
    ]
    inside = sum(syntax.quote_of[i] >= 0 for i in words)
    if not inside:
        return "indirect"
    return "direct" if inside == len(words) else "mixed"


def _pronoun(syntax: Syntax, one: Attribution) -> bool:
    return syntax.tokens[syntax.token_range(one.source[0])[0]].pos == "PRON"


def _chain(
    syntax: Syntax, found: Sequence[Attribution], cited: Mapping[str, str], *, keeps_thoughts: bool
) -> tuple[Attribution, ...]:
    """`via`: the one that cites it, else the smallest attribution whose content holds its source and cue.

    A model has weighed for itself whether a thought inside another one's words is worth a line.
    """
    out = []
    for one, outer in zip(found, _holders(found), strict=True):
        via = cited.get(one.id) or outer
        speech = one.source and one.found_by.endswith(_CHAINED) and not _pronoun(syntax, one)
        if via is None or one.id in cited or speech or keeps_thoughts:
            out.append(replace(one, via=via))
    left = {one.id for one in out}
    return tuple(one if one.via in left else replace(one, via=None) for one in out)


def _holders(found: Sequence[Attribution]) -> list[str | None]:
    """For each, the smallest other one with a source in whose content its own source and cue stand.

    Sweeps over the contents in order of place, so that an article of many attributions costs little more.
    """
    pieces = sorted(
        (span.start, span.end, n) for n, one in enumerate(found) if one.source for span in one.content
    )
    starts = [start for start, _, _ in pieces]
    holders: list[str | None] = []
    for n, one in enumerate(found):
        marks = (*one.cue, *one.source)
        if not one.cue:
            holders.append(None)
            continue
        place = bisect_right(starts, one.cue[0].start)
        near = {m for _, end, m in pieces[max(0, place - _NEAR) : place] if m != n and end >= one.cue[-1].end}
        outer = [
            found[m] for m in near if all(any(s.contains(mark) for s in found[m].content) for mark in marks)
        ]
        holders.append(min(outer, key=lambda o: (sum(map(len, o.content)), o.id)).id if outer else None)
    return holders
