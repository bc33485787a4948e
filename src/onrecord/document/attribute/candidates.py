"""Everything that might be an attribution: the rules' drafts, and many more that a model then weighs.

A cue is any word that takes a complement. Its contents are the stretches that its dependents make up, alone
and joined; its sources are the subject, the agent, the possessor, or nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from typing import Protocol

from onrecord.document.attribute.cited import quotes_as
from onrecord.document.attribute.complements import cue_span, is_infinitive, tidy
from onrecord.document.attribute.draft import Draft, cut_out, merge_spans
from onrecord.document.attribute.lexicon import Lexicon
from onrecord.document.attribute.sources import (
    agent_source,
    is_behind_whom,
    is_empty,
    noun_phrase,
    possessor_source,
    subject_source,
)
from onrecord.document.syntax import SUBJECTS, Syntax
from onrecord.lexicons.people import bodies
from onrecord.records import Block, Span, Token

_NO_ARGUMENT = {
    *SUBJECTS, "punct", "aux", "auxpass", "neg", "prt", "cc", "conj", "mark", "agent", "det", "case", "poss",
    "compound", "amod", "nummod", "intj", "predet", "quantmod", "preconj", "relcl", "appos",
}  # fmt: skip
WIDE = "wide"  # the rule of drafts that no rule made
LONG_QUOTATION = 8  # words that are no title or name
_BEFORE_QUOTE = 12  # tokens
_LONGEST_LEAD = 9  # tokens of "Name, office:"
_MOST_ARGUMENTS = 4  # of a cue, each on its side
_PAUSES = (",", "—", "–", "--", ";", "-")
_REACH = 40  # tokens before a cue in which another subject is looked for
_FINITE = ("VBD", "VBZ", "VBP", "MD")

Source = tuple[tuple[Span, ...], int | None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft that may be true, with the shape of what its cue takes: `that`, `dobj+to`, `about`, a rule's name."""

    draft: Draft
    shape: str
    ruled: float = 0.0  # the weight that the rules give this very draft, 0 where they do not propose it


class Cues(Protocol):
    """Which words are worth a look, as lemmas with part of speech ("say VERB").

    A verb is, unless it is known to report nothing; a noun or an adjective is where it is known to report.
    """

    @property
    def known(self) -> frozenset[str]: ...
    @property
    def barred(self) -> frozenset[str]: ...


def widen(
    syntax: Syntax, blocks: Sequence[Block], lexicon: Lexicon, ruled: Sequence[Draft], cues: Cues
) -> list[Candidate]:
    """The rules' drafts, then what the parse offers for every cue; none twice."""
    found: dict[tuple[object, ...], Candidate] = {}
    for draft in ruled:
        _keep(found, Candidate(draft, draft.rule, draft.weight))
    for draft in (*_with_other_sources(ruled), *_longer_quotes(syntax, ruled)):
        _keep(found, Candidate(draft, draft.rule))
    for candidate in chain(
        _after_colons(syntax, blocks), _framed(syntax, lexicon), _long_quotes(syntax, lexicon)
    ):
        _keep(found, candidate)
    for i, token in enumerate(syntax.tokens):
        if syntax.quote_of[i] >= 0 or not _worth(token, cues) or quotes_as(syntax, i):
            continue
        if token.pos in ("VERB", "AUX"):
            for candidate in _verbal(syntax, lexicon, i):
                _keep(found, candidate)
        elif token.pos in ("NOUN", "ADJ"):
            for candidate in _nominal(syntax, lexicon, i):
                _keep(found, candidate)
    return list(found.values())


def _worth(token: Token, cues: Cues) -> bool:
    key = f"{token.lemma.lower()} {token.pos}"
    return key in cues.known or (token.pos == "VERB" and key not in cues.barred)


def _keep(found: dict[tuple[object, ...], Candidate], candidate: Candidate) -> None:
    draft = candidate.draft
    if draft.content and not any(piece.overlaps(part) for piece in draft.content for part in draft.source):
        found.setdefault((draft.content, draft.source, draft.cue_token), candidate)


def _with_other_sources(ruled: Sequence[Draft]) -> Iterator[Draft]:
    """The quotations that have no cue with the sources of their neighbours."""
    ordered = sorted(ruled, key=lambda draft: draft.content[0])
    for place, draft in enumerate(ordered):
        if draft.cue:
            continue
        near = [*ordered[max(0, place - 3) : place][::-1], *ordered[place + 1 : place + 2]]
        for step, other in enumerate(one for one in near if one.source):
            yield Draft(
                draft.content, other.source, (), f"quote-near-{step}", 0.0, source_token=other.source_token
            )
        if draft.source:
            yield Draft(draft.content, (), (), "quote-alone", 0.0)


def _longer_quotes(syntax: Syntax, ruled: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts that go on: with the next quotations that have no cue, or to the end of the quotation they break off."""
    ordered = sorted(ruled, key=lambda draft: draft.content[0])
    for place, draft in enumerate(ordered):
        last = draft.content[-1]
        number = syntax.quote_of[min(max(syntax.token_range(last)[1] - 1, 0), len(syntax.tokens) - 1)]
        whole = syntax.quotations[number].span if number >= 0 else last
        if whole.end > last.end + 1:
            yield replace(
                draft, content=merge_spans((*draft.content, Span(last.start, whole.end))), rule="to-quote-end"
            )
        if not draft.cue:
            continue
        content = draft.content
        following = (one for one in ordered[place + 1 : place + 4] if one.content[0].start > last.end)
        for step, other in enumerate(takewhile(lambda one: not one.cue, following)):
            content = merge_spans((*content, *other.content))
            yield replace(draft, content=content, rule=f"quotes-on-{step}")


def _long_quotes(syntax: Syntax, lexicon: Lexicon) -> Iterator[Candidate]:
    """Quotations too long for a title, whatever the parse makes of them: alone, and with the verb before them."""
    for quotation in syntax.quotations:
        first, _ = syntax.token_range(quotation.span)
        if len(quotation.inner.of(syntax.text).split()) < LONG_QUOTATION or first >= len(syntax.tokens):
            continue
        yield Candidate(Draft((quotation.span,), (), (), "quote-alone", 0.0), "quote-alone")
        begin, _ = syntax.sentence(first)
        near = range(first - 1, max(begin, first - _BEFORE_QUOTE) - 1, -1)
        verb = next((k for k in near if syntax.tokens[k].pos == "VERB" and syntax.quote_of[k] < 0), None)
        if verb is None:
            continue
        cue = cue_span(syntax, verb)
        whole = syntax.span(verb + 1, first)
        contents = [("quote-by-verb", (quotation.span,))]
        if whole is not None and whole.start < quotation.span.start:
            contents.append(("verb-to-quote", (Span(max(whole.start, cue.end + 1), quotation.span.end),)))
        for shape, content in contents:
            for source, head in _sources_of_verb(syntax, lexicon, verb):
                yield Candidate(_draft(content, source, cue, verb, head), shape)


def _verbal(syntax: Syntax, lexicon: Lexicon, i: int) -> Iterator[Candidate]:
    if is_infinitive(syntax, i) and syntax.subject(i) is None:
        return
    sources = _sources_of_verb(syntax, lexicon, i)
    cue = cue_span(syntax, i)
    for shape, content in _contents_of_verb(syntax, i, cue):
        for source, head in sources:
            free = tuple(span for span in source if not any(span.overlaps(piece) for piece in content))
            if bool(free) == bool(source):
                yield Candidate(_draft(content, free, cue, i, head if free else None), shape)


def _draft(content: tuple[Span, ...], source: tuple[Span, ...], cue: Span, i: int, head: int | None) -> Draft:
    return Draft(content, source, (cue,), WIDE, 0.0, cue_token=i, source_token=head)


def _sources_of_verb(syntax: Syntax, lexicon: Lexicon, i: int) -> list[Source]:
    """The logical subject, the agent, the nearest other subject or name before the cue, and nobody."""
    found = [subject_source(syntax, i, lexicon.occasions)]
    if found[0][0] and is_behind_whom(syntax, i):
        return found
    passive = syntax.kid(i, "auxpass") is not None
    if passive and syntax.tokens[i].lemma.lower() in lexicon.suffered:
        return [*found, ((), None)] if found[0][0] else [((), None)]  # "were accused of": not by themselves
    if passive or syntax.tokens[i].tag == "VBN":
        found += [subject_source(syntax, i, agent=False), agent_source(syntax, i)]
    other = _nearest_subject(syntax, i, found[0][1])
    if other is not None and (phrase := noun_phrase(syntax, other, before=i if other < i else None)):
        found.append(((phrase,), other))
    if not _surely_speaks(syntax, i, found[0][1]):
        found.append(((), None))
    return [one for n, one in enumerate(found) if one not in found[:n] and (one[0] or n == len(found) - 1)]


def _surely_speaks(syntax: Syntax, i: int, head: int | None) -> bool:
    """A name or a personal pronoun that does what an active verb says: a source, if anything is."""
    if head is None or syntax.kid(i, "auxpass") is not None:
        return False
    token = syntax.tokens[head]
    return token.pos == "PROPN" or (token.pos == "PRON" and not is_empty(syntax, head))


def _nearest_subject(syntax: Syntax, i: int, known: int | None) -> int | None:
    """Another subject of the same sentence, outside quotation marks: where the parse chose the wrong one."""
    first, last = syntax.sentence(i)
    before, behind = range(i - 1, max(first, i - _REACH) - 1, -1), range(i + 1, min(last, i + 6) + 1)
    subjects = (k for k in chain(before, behind) if syntax.tokens[k].dep in ("nsubj", "nsubjpass"))
    return next((k for k in subjects if k != known and syntax.quote_of[k] < 0), None)


def _contents_of_verb(syntax: Syntax, i: int, cue: Span) -> Iterator[tuple[str, tuple[Span, ...]]]:
    yield from _ranges(syntax, i, cue)
    subject = syntax.kid(i, "nsubjpass")
    if subject is not None and (phrase := noun_phrase(syntax, subject)) is not None:
        yield "passive", (phrase,)
        last = max((syntax.right[c] for c in _right_arguments(syntax, i)), default=i)
        rest = syntax.span(i + 1, last) if last > i else None
        if rest is not None and rest.start > phrase.end:
            yield "passive+rest", (phrase, rest)
    yield from _before(syntax, i, cue)


def _right_arguments(syntax: Syntax, i: int) -> list[int]:
    found = [c for c in syntax.children[i] if c > i and syntax.tokens[c].dep not in _NO_ARGUMENT]
    return found[:_MOST_ARGUMENTS]


def _ranges(syntax: Syntax, i: int, cue: Span) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Stretches of one or several neighbouring dependents behind the cue, and on to the sentence's end."""
    arguments = _right_arguments(syntax, i)
    names = [_name(syntax, c) for c in arguments]
    _, sentence_last = syntax.sentence(i)
    for a, first in enumerate(arguments):
        start = max(syntax.left[first], i + 1)
        if syntax.tokens[first].dep == "prep":
            start = max(start, first + 1)
        for b in range(a, len(arguments)):
            last = syntax.right[arguments[b]]
            if span := syntax.span(start, last):
                yield "+".join(names[a : b + 1]), tidy(syntax, cut_out(span, [cue]))
            if (
                a == b
                and (comma := _trailing(syntax, start, last))
                and (span := syntax.span(start, comma - 1))
            ):
                yield names[a] + "+cut", tidy(syntax, cut_out(span, [cue]))
        if last < sentence_last - 1 and (span := syntax.span(start, sentence_last)):
            yield "+".join(names[a:]) + "+on", tidy(syntax, cut_out(span, [cue]))


def _trailing(syntax: Syntax, first: int, last: int) -> int | None:
    """The comma or dash before what trails behind a content: the first after some words, outside quotations."""
    near = range(first + 3, min(last, first + _REACH))
    return next((k for k in near if syntax.tokens[k].text in _PAUSES and syntax.quote_of[k] < 0), None)


def _name(syntax: Syntax, c: int) -> str:
    """What kind of complement: a clause by its first word, a prepositional phrase by its preposition."""
    token = syntax.tokens[c]
    if token.dep == "prep":
        return token.text.lower()
    if token.dep in ("ccomp", "xcomp", "advcl", "acl", "pcomp"):
        if is_infinitive(syntax, c):
            own = syntax.kid(c, *SUBJECTS) is not None
            return "np-to" if own else "to"
        if token.tag == "VBG":
            return f"ing-{token.dep}"
        mark = next(iter(syntax.kids(c, "mark", "advmod")), None)
        word = syntax.tokens[mark].text.lower() if mark is not None and mark < c else ""
        finite = token.tag in _FINITE or any(
            syntax.tokens[k].tag in _FINITE for k in syntax.kids(c, "aux", "auxpass")
        )
        return (
            f"{token.dep}-{word}"
            if word in ("that", "if", "whether", "how", "why", "as", "when")
            else (f"{token.dep}-finite" if finite else f"{token.dep}-small")
        )
    return token.dep


def _before(syntax: Syntax, i: int, cue: Span) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Contents that stand before or around their cue."""
    token = syntax.tokens[i]
    left = next((c for c in syntax.kids(i, "ccomp", "parataxis") if c < i), None)
    if left is not None and (span := syntax.span(*syntax.reach(left))):
        yield "left", tidy(syntax, cut_out(span, _own_words(syntax, i, cue, without=left)))
    if token.dep == "relcl" and syntax.kid(i, "dobj") is None:
        phrase = noun_phrase(syntax, token.head, before=syntax.left[i])
        if phrase:
            yield "relative", (phrase,)
    first, last = syntax.sentence(i)
    if token.dep in ("ROOT", "parataxis", "ccomp", "advcl", "dep", "conj"):
        holes = _own_words(syntax, i, cue, without=left)
        if token.dep != "ROOT":
            head_first, head_last = syntax.reach(token.head)
            whole, hole = syntax.span(head_first, head_last), syntax.span(*syntax.reach(i))
            if whole and hole:
                yield "around", tidy(syntax, cut_out(whole, [hole]))
        beside = syntax.tokens[max(i - 1, first)].text == "," or syntax.tokens[min(i + 1, last)].text in (
            ",",
            ".",
        )
        whole = syntax.span(first, last)
        if beside and whole:
            yield "sentence", tidy(syntax, cut_out(whole, holes))


def _own_words(syntax: Syntax, i: int, cue: Span, *, without: int | None) -> list[Span]:
    """The cue, its subject and its adjuncts: what is no content in a sentence that it stands in."""
    holes = [cue]
    for child in syntax.children[i]:
        dep = syntax.tokens[child].dep
        if child != without and dep not in ("punct", "ccomp", "conj", "parataxis"):
            hole = syntax.span(*syntax.reach(child))
            if hole:
                holes.append(hole)
    return holes


def _nominal(syntax: Syntax, lexicon: Lexicon, i: int) -> Iterator[Candidate]:
    token = syntax.tokens[i]
    if token.pos == "ADJ" and token.dep not in ("acomp", "conj", "oprd", "ROOT", "amod"):
        return
    sources = _sources_of_adjective(syntax, i) if token.pos == "ADJ" else _sources_of_noun(syntax, lexicon, i)
    cue = Span(token.start, token.end)
    verb = token.head
    if token.pos == "ADJ" and token.dep == "acomp" and 0 < i - verb <= 3:
        cue = Span(syntax.tokens[verb].start, token.end)
    for shape, content in _ranges(syntax, i, cue):
        for source, head in sources:
            yield Candidate(_draft(content, source, cue, i, head), f"{token.pos.lower()}:{shape}")


def _sources_of_adjective(syntax: Syntax, i: int) -> list[Source]:
    verb = syntax.tokens[i].head
    return [subject_source(syntax, verb, frozenset(), agent=False)] if verb != i else []


def _sources_of_noun(syntax: Syntax, lexicon: Lexicon, i: int) -> list[Source]:
    """The possessor, the subject of the verb that the noun hangs on, or nobody."""
    found = [possessor_source(syntax, i)]
    k, steps = i, 0
    while syntax.tokens[k].head != k and steps < 3:
        k, steps = syntax.tokens[k].head, steps + 1
        if syntax.tokens[k].pos in ("VERB", "AUX"):
            if syntax.tokens[k].lemma.lower() in lexicon.met:
                break
            found.append(subject_source(syntax, k, lexicon.occasions))
            break
    found.append(((), None))
    return [one for n, one in enumerate(found) if one not in found[:n] and (one[0] or n == len(found) - 1)]


def _after_colons(syntax: Syntax, blocks: Sequence[Block]) -> Iterator[Candidate]:
    """ "Minister: the talks are over": a paragraph or headline whose first words stand before a colon."""
    for block in blocks:
        first, end = syntax.token_range(block.span)
        near = range(first + 1, min(first + _LONGEST_LEAD, end - 1))
        colon = next((k for k in near if syntax.tokens[k].text == ":"), None)
        if colon is None or syntax.quote_of[colon] >= 0:
            continue
        if any(
            syntax.tokens[k].pos == "VERB" for k in range(first, colon)
        ):  # "Writing earlier, she said: ..."
            continue
        source, content = syntax.span(first, colon - 1), syntax.span(colon + 1, end - 1)
        if source and source.of(syntax.text).lower() in bodies().labels:
            continue
        if source and content:
            cue = Span(syntax.tokens[colon].start, syntax.tokens[colon].end)
            yield Candidate(_draft((content,), (source,), cue, colon, colon - 1), "colon")


def _framed(syntax: Syntax, lexicon: Lexicon) -> Iterator[Candidate]:
    """ "In a survey by the institute, half were against": an occasion or a view before the sentence it frames."""
    for first, end in syntax.sentences:
        head = syntax.kid(first, "pobj")
        if syntax.tokens[first].pos not in ("ADP", "SCONJ") or head is None or syntax.quote_of[first] >= 0:
            continue
        lemma = syntax.tokens[head].lemma.lower()
        if lemma not in lexicon.occasions and lemma not in lexicon.views:
            continue
        phrase, content = noun_phrase(syntax, head), syntax.span(syntax.right[first] + 1, end - 1)
        if phrase is None or content is None:
            continue
        cue = Span(syntax.tokens[first].start, syntax.tokens[first].end)
        owner, owner_head = possessor_source(syntax, head)
        for source, source_head in (((phrase,), head), (owner, owner_head)):
            if source:
                yield Candidate(_draft((content,), source, cue, first, source_head), f"frame:{lemma}")
