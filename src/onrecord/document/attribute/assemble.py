"""Drafts into attributions: quotations and clauses of one cue joined, doubles dropped, circumstances added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.document.attribute.circumstances import Circumstances, read_circumstances
from onrecord.document.attribute.draft import Draft, merge_spans
from onrecord.document.attribute.lexicon import Lexicon
from onrecord.document.attribute.syntax import Syntax
from onrecord.records import Article, Attribution, AttributionKind, DateMention, Span, make_id

FOUND_BY = "rules-1"


def assemble(
    article: Article,
    syntax: Syntax,
    quoted: Sequence[Draft],
    clauses: Sequence[Draft],
    dates: Sequence[DateMention],
    lexicon: Lexicon,
) -> tuple[Attribution, ...]:
    drafts = _drop_doubles(syntax, _join(syntax, _carried(quoted), clauses))
    found = [_attribution(article, syntax, draft, dates, lexicon) for draft in drafts]
    return _chain(tuple(sorted(found, key=lambda one: (one.content[0], one.cue, one.id))))


# What may stand inside another attribution's content: speech, as a link of a chain. Thoughts and attitudes that
# somebody else reports are that person's words (people who annotate mark none of them).
_CHAINED = ("say-clause", "deny-clause", "according-to", "ask-clause")


def _carried(drafts: Sequence[Draft]) -> list[Draft]:
    """Quotations that go on without a cue get the source of the one that they follow."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.source_from is not None:
            before = out[draft.source_from]
            draft = replace(draft, source=before.source, source_token=before.source_token)
        out.append(draft)
    return out


def _join(syntax: Syntax, quoted: Sequence[Draft], clauses: Sequence[Draft]) -> list[Draft]:
    """One draft for each cue: what the quotation rules found, with what the clause adds to it."""
    by_cue = {draft.cue_token: draft for draft in clauses}
    out = []
    for draft in quoted:
        clause = by_cue.get(draft.cue_token) if draft.cue_token is not None else None
        if clause is not None:
            del by_cue[draft.cue_token]
            extra = [span for span in clause.content if draft.rule == "quote-goes-on" or _belongs(draft, span)]
            draft = replace(
                draft,
                content=merge_spans((*draft.content, *extra)),
                source=draft.source or clause.source,
                source_token=draft.source_token if draft.source else clause.source_token,
                denial=clause.denial,
            )
        out.append(draft)
    return out + [draft for draft in clauses if by_cue.get(draft.cue_token) is draft]


def _belongs(draft: Draft, span: Span) -> bool:
    """A clause's piece that overlaps the quotation it is joined to, and none of the draft's own source and cue."""
    return any(span.overlaps(own) for own in draft.content) and not any(
        span.overlaps(part) for part in (*draft.source, *draft.cue)
    )


def _drop_doubles(syntax: Syntax, drafts: Sequence[Draft]) -> list[Draft]:
    """No two drafts with one content; a quotation without a cue that another draft holds is gone."""
    kept: dict[tuple[Span, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda d: -d.weight):
        if draft.content not in kept:
            kept[draft.content] = draft
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
    around = read_circumstances(article, syntax, draft, dates, lexicon) if draft.cue_token is not None else Circumstances()
    return Attribution(
        id=make_id("attribution", article.id, repr(draft.content), repr(draft.source), repr(draft.cue)),
        article=article.id,
        kind=_kind(syntax, draft.content),
        content=draft.content,
        source=tuple(sorted(draft.source)),
        cue=draft.cue,
        confidence=round(draft.weight, 2),
        found_by=f"{FOUND_BY}/{draft.rule}",
        denial=draft.denial,
        said_on=around.said_on,
        said_on_evidence=around.said_on_evidence,
        medium=around.medium,
        medium_evidence=around.medium_evidence,
        addressee_evidence=around.addressee_evidence,
    )


def _kind(syntax: Syntax, content: Sequence[Span]) -> AttributionKind:
    """Direct: every word inside quotation marks, at least three; indirect: none."""
    words = [i for span in content for i in range(*syntax.token_range(span)) if syntax.tokens[i].pos not in ("PUNCT", "SPACE")]
    inside = sum(syntax.quote_of[i] >= 0 for i in words)
    if not inside:
        return "indirect"
    return "direct" if inside == len(words) and inside >= 3 else "mixed"


def _chain(found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """`via`: the smallest attribution whose content holds another one's source or cue."""
    out = []
    for one in found:
        marks = one.cue or one.source
        outer = [
            other
            for other in found
            if other.id != one.id and marks and other.source and _holds(other.content, (*marks, *one.source))
        ]
        via = min(outer, key=lambda o: (sum(map(len, o.content)), o.id)).id if outer else None
        if via is None or (one.source and one.found_by.endswith(_CHAINED)):
            out.append(replace(one, via=via))
    return tuple(out)


def _holds(content: Sequence[Span], parts: Sequence[Span]) -> bool:
    return all(any(span.contains(part) for span in content) for part in parts)
