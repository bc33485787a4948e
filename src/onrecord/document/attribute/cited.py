"""Chains within one sentence: "according to local media, citing a source", "the agency quoted a diplomat as saying".

The source that is cited speaks through the one that cites it: a second attribution, with the same content or with the
quotation that follows. Drafts in, drafts with their links out.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.document.attribute.complements import cue_span, tidy
from onrecord.document.attribute.draft import Draft, cut_out
from onrecord.document.attribute.lexicon import lexicon
from onrecord.document.attribute.sources import agent_source, noun_phrase, subject_source
from onrecord.document.syntax import Syntax
from onrecord.lexicons import load_toml
from onrecord.records import Span

_ACTORS = ("PERSON", "ORG", "NORP", "GPE")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_BESIDE = 2  # letters: a comma and a space
_PERSONAL = ("he", "she", "i", "we", "you", "him", "her", "me", "us")


@dataclass(frozen=True, slots=True)
class _Words:
    """Of lexicons/cues.toml, `citing`: what each is for stands there."""

    verbs: frozenset[str]
    phrases: dict[str, list[tuple[str, ...]]]  # by their first words
    informants: frozenset[str]
    media: frozenset[str]
    reasons: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Citation:
    """Token of the citing word, its span, and who or what is cited."""

    token: int
    cue: Span
    source: Span
    head: int


@functools.cache
def _words() -> _Words:
    data = load_toml("cues.toml")["citing"]
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in data["phrases"]:
        words = tuple(phrase.split())
        phrases.setdefault(words[0], []).append(words)
    known = lexicon()
    return _Words(
        verbs=frozenset(data["verbs"]),
        phrases=phrases,
        informants=frozenset(data["informants"]) | known.listeners,
        media=frozenset(data["media"]),
        reasons=frozenset(data["reasons"]),
    )


def with_cited(syntax: Syntax, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and for each "citing X" beside a cue one with X as the source of that cue's content."""
    out = _quoted_as(syntax, drafts)
    by_sentence: dict[int, list[int]] = {}
    for number, draft in enumerate(out):
        if draft.cue_token is not None and draft.source:
            by_sentence.setdefault(syntax.tokens[draft.cue_token].sentence, []).append(number)
    links: set[int] = set()
    for citation in _citations(syntax):
        carrier = _carrier(syntax, out, by_sentence.get(syntax.tokens[citation.token].sentence, ()), citation)
        link = _link(syntax, out, carrier, citation) if carrier is not None else None
        if link is None:
            continue
        links.add(citation.token)
        out.append(link)
    return [draft for draft in out if draft.cue_token not in links or draft.rule == "citing"]


def _carrier(
    syntax: Syntax, drafts: Sequence[Draft], places: Sequence[int], citation: _Citation
) -> int | None:
    """The draft whose source cites: "The paper, citing X, said"; the nearest cue before; or behind "Citing X, ..."."""
    start = citation.cue.start
    cues = {n: drafts[n].cue_token or 0 for n in places}
    beside = [
        n for n in places if 0 < start - drafts[n].source[-1].end <= _BESIDE and cues[n] > citation.token
    ]
    before = [n for n in places if cues[n] < citation.token]
    opens = citation.token == syntax.sentence(citation.token)[0]
    near = beside or before or [n for n in places if opens and cues[n] > citation.token]
    if not near:
        return None
    number = min(near, key=lambda n: abs((drafts[n].cue_token or 0) - citation.token))
    return number if _passes_on(syntax, drafts[number], citation) else None


def _passes_on(syntax: Syntax, carrier: Draft, citation: _Citation) -> bool:
    """Whether what is cited is where the words come from, rather than a reason of the one who says them.

    A paper passes on whatever it cites; anybody passes on what they quote; a person or a company that cites
    another person, or weak demand, speaks for itself.
    """
    words, cited = _words(), syntax.tokens[citation.head]
    if cited.lemma.lower() in words.reasons or _another_cites(syntax, carrier, citation):
        return False
    if syntax.tokens[citation.token].text.lower() in ("quoting", "quoted"):
        return True
    if carrier.source_token is None:
        return False
    head = syntax.tokens[carrier.source_token]
    first = syntax.token_range(carrier.source[0])[0]
    whole = {syntax.tokens[k].lemma.lower() for k in range(first, carrier.source_token + 1)}
    person = head.text.lower() in _PERSONAL or (head.entity == "PERSON" and "the" not in whole)
    if whole & words.media or carrier.rule == "according-to":
        return True
    if cited.pos == "PROPN" and cited.entity in _ACTORS:
        return not person
    return cited.lemma.lower() in words.informants


def _another_cites(syntax: Syntax, carrier: Draft, citation: _Citation) -> bool:
    """ "She said the paper, citing an official, had lied": the noun before, whose verb follows, cites for itself."""
    tokens, i = syntax.tokens, citation.token
    k = i - 2 if i > 1 and tokens[i - 1].text == "," else i - 1
    if k < 0 or tokens[k].pos not in ("NOUN", "PROPN"):
        return False
    after = syntax.token_range(citation.source)[1]
    goes_on = any(token.tag in _FINITE for token in tokens[after + 1 : after + 3])
    own = any(span.start <= tokens[k].start < span.end for span in carrier.source)
    return goes_on and not own and after < len(tokens) and tokens[after].text == ","


def _link(syntax: Syntax, out: list[Draft], number: int, citation: _Citation) -> Draft | None:
    """What the one that is cited says. The phrase that names it is cut off the carrier's content."""
    carrier = out[number]
    quoted = next(
        (d for d in out if d.cue_token == citation.token and d.content[0].start > citation.source.end), None
    )
    hole = Span(citation.cue.start, max(citation.source.end, syntax.tokens[syntax.right[citation.head]].end))
    inside = any(span.start < hole.start and span.end > hole.end for span in carrier.content)
    if inside and quoted is None and not _hangs_on(syntax, citation.token, carrier):
        return None  # somebody in the content cites, not who reports it
    content = tuple(piece for span in carrier.content for piece in tidy(syntax, cut_out(span, [hole])))
    if content and not any(piece.overlaps(hole) for piece in content):
        out[number] = replace(carrier, content=content)
    elif quoted is None:
        return None
    return Draft(
        quoted.content if quoted is not None else content,
        (citation.source,),
        (citation.cue,),
        "citing",
        0.7,
        cue_token=citation.token,
        source_token=citation.head,
        cites_for=carrier.cue_token,
    )


def _hangs_on(syntax: Syntax, i: int, carrier: Draft) -> bool:
    """The citing word is the carrier's own ("The army, the agency said, citing X, will leave")."""
    heads = {carrier.cue_token, carrier.source_token}
    for _ in range(3):
        i = syntax.tokens[i].head
        if i in heads:
            return True
    return False


def _citations(syntax: Syntax) -> Iterator[_Citation]:
    for i, token in enumerate(syntax.tokens):
        if syntax.quote_of[i] >= 0:
            continue
        last = _citing(syntax, i)
        if last is None:
            continue
        head = syntax.kid(last, "dobj", "pobj")
        source = noun_phrase(syntax, head) if head is not None else None
        cue = Span(token.start, syntax.tokens[last].end)
        if source is not None and head is not None and source.start > cue.start:
            yield _Citation(i, cue, source, head)


def _citing(syntax: Syntax, i: int) -> int | None:
    """The last token of a citing word or phrase that begins at i: "citing", "which cited", "with reference to"."""
    token = syntax.tokens[i]
    if token.text.lower() in _words().verbs or (
        token.pos == "VERB" and token.lemma.lower() in _words().verbs
    ):
        relative = token.dep == "relcl" and any(
            syntax.tokens[k].text.lower() in ("which", "who") for k in syntax.kids(i, "nsubj")
        )
        return i if token.text.lower().endswith("ing") or relative else None
    for phrase in _words().phrases.get(token.text.lower(), ()):
        if tuple(t.text.lower() for t in syntax.tokens[i : i + len(phrase)]) == phrase:
            return i + len(phrase) - 1
    return None


def _quoted_as(syntax: Syntax, drafts: Sequence[Draft]) -> list[Draft]:
    """ "The agency quoted her as saying that ...": she says it, and the agency reports that she does."""
    out: list[Draft] = []
    carriers: set[int] = set()
    for draft in drafts:
        carrier = _carrying(syntax, draft)
        if carrier is None or carrier.cue_token is None:
            out.append(draft)
            continue
        carriers.add(carrier.cue_token)
        out += [carrier, replace(draft, cites_for=carrier.cue_token)]
    return [draft for draft in out if draft.cue_token not in carriers or draft.rule == "quoted-as"]


def quotes_as(syntax: Syntax, i: int) -> bool:
    """A verb such as "quoted" with "as saying" behind it: its content is what is said there."""
    return syntax.tokens[i].lemma.lower() in _words().verbs and any(
        syntax.tokens[k].text.lower() == "as" and syntax.kid(k, "pcomp") is not None
        for k in syntax.kids(i, "prep")
    )


def _carrying(syntax: Syntax, draft: Draft) -> Draft | None:
    i = draft.cue_token
    if i is None or syntax.tokens[i].dep != "pcomp" or not draft.source:
        return None
    preposition = syntax.tokens[i].head
    verb = syntax.tokens[preposition].head
    if (
        syntax.tokens[preposition].text.lower() != "as"
        or syntax.tokens[verb].lemma.lower() not in _words().verbs
    ):
        return None
    passive = syntax.kid(verb, "auxpass") is not None
    source, head = agent_source(syntax, verb) if passive else subject_source(syntax, verb)
    if not source or any(one.overlaps(two) for one in source for two in (*draft.source, *draft.content)):
        return None
    return Draft(
        draft.content, source, (cue_span(syntax, verb),), "quoted-as", 0.75, cue_token=verb, source_token=head
    )
