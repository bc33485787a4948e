"""The cue of a quotation, from the words around it: `"..." she said`, `he asked: "..."`, `"..." ― Name`.

Works on the words rather than on the parse, which quotation marks often spoil. Any verb may introduce a
quotation that shows by its punctuation that it is speech (`"...," he shrugged`).
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.document.attribute.complements import is_infinitive
from onrecord.document.attribute.draft import Draft
from onrecord.document.attribute.lexicon import Lexicon
from onrecord.document.attribute.sources import noun_phrase, subject_source
from onrecord.document.attribute.speech import ENDS, is_speech, said
from onrecord.document.quotes import Quotation
from onrecord.document.syntax import Syntax
from onrecord.records import Span

DASHES = "—–―-"
_LONG = 8  # words of a quotation that is no title or name
_LONGEST_SIGNATURE = 14  # tokens
_NO_SUBJECTS = ("compound", "poss", "npadvmod", "pobj", "dobj")
_CLAUSE = "quote-after-clause"  # any clause before a colon: its subject speaks, even of a passive
_LONGEST_LINK = 2  # tokens
_LONGEST_NAME = 8  # tokens of "Name, office:" before a quotation


@dataclass(frozen=True, slots=True)
class Gap:
    """The tokens between two quotations of one paragraph, both ends included; empty where last < first."""

    first: int
    last: int

    def __bool__(self) -> bool:
        return self.first <= self.last


@dataclass(frozen=True, slots=True)
class QuoteCue:
    verb: int
    source: tuple[Span, ...]
    head: int | None
    rule: str
    weight: float


def introduced(syntax: Syntax, lexicon: Lexicon, gap: Gap, quotation: Quotation) -> QuoteCue | None:
    """`X said: "..."`, `X said, "..."`, `saying "..."`: the cue stands before."""
    if not gap or syntax.tokens[gap.last].text in ENDS:
        return _reply(syntax, lexicon, gap) if gap and syntax.tokens[gap.last].text == "?" else None
    lead = syntax.tokens[gap.last].text
    start = _sentence_start(syntax, gap)
    verbs = [i for i in range(start, gap.last + 1) if syntax.tokens[i].pos in ("VERB", "AUX")]
    reporting = [i for i in verbs if lexicon.introduces(syntax.tokens[i].lemma.lower())]
    reporting = [i for i in reporting if _may_introduce(syntax, i, gap)]
    if lead == ":" or (lead in DASHES and quotation.inner.of(syntax.text)[:1].isupper()):
        return colon_cue(syntax, lexicon, gap)
    speech = is_speech(syntax, quotation)
    if not reporting:
        return _according(syntax, start, gap.last) if lead == "," and speech else None
    verb = reporting[-1]
    if lead == "," and gap.last - verb <= 8 and speech:
        return _cue(syntax, verb, "quote-after-cue", 0.9)
    if verb == gap.last and syntax.tokens[verb].lemma.lower() != "call":
        return _cue(syntax, verb, "quote-after-cue", 0.85)
    if lead.lower() == "that" and gap.last - verb <= 6:
        return _cue(syntax, verb, "quote-after-that", 0.85)
    if (lead == "," and speech) or _in_that_clause(syntax, verb, gap, quotation):
        return _cue(syntax, verb, "quote-in-clause", 0.7, within=gap)
    return None


def _reply(syntax: Syntax, lexicon: Lexicon, gap: Gap) -> QuoteCue | None:
    """`Mr Reis's reply? "..."`: a question of a name and a noun, which the quotation answers."""
    start = _sentence_start(syntax, gap)
    noun = gap.last - 1
    short = 1 < noun - start <= _LONGEST_NAME and syntax.tokens[noun].text.lower() in lexicon.replies
    owner = syntax.kid(noun, "poss") if short else None
    phrase = noun_phrase(syntax, owner) if owner is not None else None
    return QuoteCue(noun, (phrase,), owner, "name-colon", 0.8) if phrase else None


def _may_introduce(syntax: Syntax, verb: int, gap: Gap) -> bool:
    """Not an infinitive, unless it stands right before the quotation ("went on to say"); not "a written note"."""
    if syntax.tokens[verb].dep == "amod":
        return False
    return verb >= gap.last - 1 or not is_infinitive(syntax, verb)


def _in_that_clause(syntax: Syntax, verb: int, gap: Gap, quotation: Quotation) -> bool:
    """`posted that if the crews "refuse to leave, they will be removed"`: speech that a that-clause leads into."""
    that = any(syntax.tokens[i].text.lower() == "that" for i in range(verb + 1, gap.last + 1))
    return that and len(quotation.inner.of(syntax.text).split()) >= _LONG


def colon_cue(syntax: Syntax, lexicon: Lexicon, gap: Gap) -> QuoteCue | None:
    """The cue of a gap that ends with a colon: a reporting verb, any verb, or a bare name."""
    start = _sentence_start(syntax, gap)
    dash = next((i for i in range(gap.last - 1, start, -1) if syntax.tokens[i].text in DASHES), None)
    if dash is not None and (named := _only_name(syntax, dash + 1, gap.last - 1)):
        return named
    verbs = [i for i in range(start, gap.last + 1) if syntax.tokens[i].pos in ("VERB", "AUX")]
    reporting = [i for i in verbs if lexicon.introduces(syntax.tokens[i].lemma.lower())]
    if reporting:
        return _cue(syntax, reporting[-1], "quote-after-colon", 0.9, nearby=Gap(start, gap.last))
    if verbs:
        verb = _last_clause(syntax, start, gap.last)
        return _cue(syntax, verbs[0] if verb is None else verb, _CLAUSE, 0.7)
    return _name_before(syntax, start, gap.last - 1)


def _last_clause(syntax: Syntax, first: int, last: int) -> int | None:
    """The verb of the clause that ends with a colon, a relative one left out: `..., so that I had to add: "..."`."""
    i = last - 1
    for _ in range(last - first):
        token = syntax.tokens[i]
        own = any(first <= k for k in syntax.kids(i, "nsubj", "nsubjpass")) or token.dep == "ROOT"
        if token.pos in ("VERB", "AUX") and own and token.dep not in ("relcl", "acl", "advcl", "csubj"):
            return i
        if token.head == i or not first <= token.head < last:
            return None
        i = token.head
    return None


def _sentence_start(syntax: Syntax, gap: Gap) -> int:
    """The first token of the last sentence of a gap, sentences read off full stops outside quotations."""
    for i in range(gap.last - 1, gap.first - 1, -1):
        if (
            syntax.tokens[i].text in (".", "?", "!", ";")
            and i + 1 <= gap.last
            and syntax.tokens[i + 1].text != ":"
        ):
            return i + 1
    return gap.first


def _only_name(syntax: Syntax, first: int, last: int) -> QuoteCue | None:
    """`The polls agree - Name: "..."`."""
    if not all(syntax.tokens[i].pos in ("PROPN", "CCONJ") for i in range(first, last + 1)):
        return None
    return _name_before(syntax, first, last)


def _name_before(syntax: Syntax, first: int, last: int) -> QuoteCue | None:
    """`Name: "..."`."""
    if not 0 <= last - first < _LONGEST_NAME or not any(
        syntax.tokens[i].pos == "PROPN" for i in range(first, last + 1)
    ):
        return None
    phrase = syntax.span(first, last)
    head = next((i for i in range(last, first - 1, -1) if syntax.tokens[i].pos == "PROPN"), None)
    return QuoteCue(last + 1, (phrase,), head, "name-colon", 0.8) if phrase else None


def followed(
    syntax: Syntax, lexicon: Lexicon, gap: Gap, quotation: Quotation, before: Gap
) -> QuoteCue | None:
    """`"...," X said`, `"...?" asked X`: the cue stands after."""
    if not gap or _is_title(syntax, before, quotation):
        return None
    inner = said(syntax, quotation)
    first = syntax.tokens[gap.first]
    dash = _dash_after(syntax, quotation, gap)
    if dash is not None and inner[-1:] in ENDS and (signed := signature(syntax, dash, gap.last)):
        return signed
    comma = inner[-1:] in ",—–" or first.text in (",", "—", "–", "-", "--")
    comma = comma or (inner[-1:] in "?!…" and first.text[:1].islower())
    if not comma and not (inner[-1:] in "?!….:" and not quotation.continues):
        return None
    end = _clause_end(syntax, gap)
    verbs = [
        i
        for i in range(gap.first, end + 1)
        if syntax.tokens[i].pos in ("VERB", "AUX")
        and (syntax.tokens[i].tag != "VBN" or _misread(syntax, gap, i))
    ]
    reporting = [i for i in verbs if lexicon.introduces(syntax.tokens[i].lemma.lower())]
    if reporting and (comma or inner[-1:] != "." or not first.text[:1].isupper()):
        verb = reporting[0]
        head = syntax.tokens[verb].head
        if (syntax.tokens[verb].dep == "relcl" and syntax.quote_of[head] < 0) or (
            verb - gap.first > 12 and not comma
        ):
            return None  # "..., something the owners deny" says nothing of who spoke
        if not is_speech(syntax, quotation) and not _adjoins(syntax, gap, verb):
            return None
        weight = 0.97 if comma else 0.9
        return _cue(syntax, verb, "quote-before-cue", weight, within=Gap(gap.first, end))
    if verbs and inner[-1:] == "," and is_speech(syntax, quotation) and verbs[0] - gap.first <= 6:
        return _cue(syntax, verbs[0], "quote-before-clause", 0.6, within=Gap(gap.first, end))
    if not verbs and inner[-1:] in ",.?!":
        return _according(syntax, gap.first, end)
    return None


def _misread(syntax: Syntax, gap: Gap, verb: int) -> bool:
    """`"...!" Reis tweeted.`: a participle by the parse, but nothing except a name stands before it."""
    return verb > gap.first and all(syntax.tokens[i].pos in ("PROPN", "AUX") for i in range(gap.first, verb))


def _dash_after(syntax: Syntax, quotation: Quotation, gap: Gap) -> int | None:
    """The token of a dash right behind a quotation; it may be one with the closing mark, or stand after a space."""
    rest = syntax.text[quotation.span.end : syntax.tokens[gap.last].end]
    place = quotation.span.end + len(rest) - len(rest.lstrip())
    if rest.lstrip()[:1] not in DASHES or not rest.strip():
        return None
    return syntax.token_range(Span(place, place + 1))[0]


def _adjoins(syntax: Syntax, gap: Gap, verb: int) -> bool:
    """The cue or its subject begins right behind the quotation."""
    first = gap.first + (syntax.tokens[gap.first].pos == "PUNCT")
    subject = syntax.subject(verb)
    return verb <= first + 1 or (subject is not None and syntax.left[subject] <= first)


def _is_title(syntax: Syntax, before: Gap, quotation: Quotation) -> bool:
    """A title in a phrase that opens the sentence: `In his book, "Hard Harbour," the author said ...`"""
    if not before or is_speech(syntax, quotation):
        return False
    start = _sentence_start(syntax, before)
    return start <= before.last and not any(
        syntax.tokens[i].pos in ("VERB", "AUX") for i in range(start, before.last + 1)
    )


def _according(syntax: Syntax, first: int, end: int) -> QuoteCue | None:
    """ "According to X": begins within the first three tokens."""
    for i in range(first, min(end, first + 3)):
        if syntax.tokens[i].text.lower() == "according":
            to = syntax.kid(i + 1, "pobj") if i + 1 <= end else None
            phrase = noun_phrase(syntax, to) if to is not None else None
            return QuoteCue(i, (phrase,), to, "quote-according-to", 0.9) if phrase else None
    return None


def signature(syntax: Syntax, dash: int, last: int) -> QuoteCue | None:
    """ "― Name, office" behind a quotation that is finished."""
    rest = range(dash + 1, last + 1)
    tokens = syntax.tokens
    clause = any(tokens[i].pos in ("VERB", "AUX") and tokens[i].text.islower() for i in rest)
    if not 1 <= len(rest) <= _LONGEST_SIGNATURE or clause:
        return None
    name = next((i for i in rest if syntax.tokens[i].pos == "PROPN"), None)
    phrase = syntax.span(dash + 1, last)
    return QuoteCue(dash, (phrase,), name, "signature", 0.85) if phrase and name is not None else None


def _clause_end(syntax: Syntax, gap: Gap) -> int:
    for i in range(gap.first, gap.last + 1):
        if syntax.tokens[i].text in (".", "?", "!") and i > gap.first:
            return i
    return gap.last


def _cue(
    syntax: Syntax,
    verb: int,
    rule: str,
    weight: float,
    *,
    within: Gap | None = None,
    nearby: Gap | None = None,
) -> QuoteCue:
    """The cue with its source: a subject, inside `within` where that is given; else a phrase beside the verb."""
    source, head = subject_source(syntax, verb, agent=rule != _CLAUSE)
    if head is not None and (
        syntax.quote_of[head] >= 0 or (within and not within.first <= head <= within.last)
    ):
        source, head = (), None
    beside = within or nearby
    if not source and beside is not None and syntax.kid(verb, "auxpass") is None:
        source, head = _beside(syntax, verb, beside)
    return QuoteCue(verb, source, head, rule, weight if source else weight * 0.5)


def _beside(syntax: Syntax, verb: int, within: Gap) -> tuple[tuple[Span, ...], int | None]:
    """The noun phrase right before or right after a cue whose parse shows no subject."""
    for i in [*range(verb - 1, within.first - 1, -1), *range(verb + 1, min(verb + 8, within.last + 1))]:
        token = syntax.tokens[i]
        adjoins = i == verb - 1 and token.pos == "PROPN"  # whatever the parse makes of `"...," Reis notes`
        if adjoins or (token.pos in ("PROPN", "NOUN", "PRON") and token.dep not in _NO_SUBJECTS):
            phrase = noun_phrase(syntax, i, before=verb if i < verb else None)
            cue = Span(syntax.tokens[verb].start, syntax.tokens[verb].end)
            if phrase and (phrase.overlaps(cue) or any(phrase.overlaps(q.span) for q in syntax.quotations)):
                phrase = _name(syntax, i) if token.pos == "PROPN" else None
            if phrase:
                return (phrase,), i
    return (), None


def _name(syntax: Syntax, i: int) -> Span | None:
    """The run of names that a token stands in, where the parse is of no help."""
    first = last = i
    while first > 0 and syntax.tokens[first - 1].pos == "PROPN":
        first -= 1
    while last + 1 < len(syntax.tokens) and syntax.tokens[last + 1].pos == "PROPN":
        last += 1
    return syntax.span(first, last)


def with_lead(syntax: Syntax, before: Gap, quotation: Quotation, cue: QuoteCue) -> Span:
    """The quotation with the words of its own sentence that stand before it, where the cue comes after."""
    if cue.rule == "quote-in-clause":
        return Span(syntax.tokens[cue.verb + 1].start, quotation.span.end)
    if not before or cue.verb <= before.last or cue.rule.startswith("quote-after"):
        return quotation.span
    start = _sentence_start(syntax, before)
    while start <= before.last and syntax.tokens[start].pos in ("PUNCT", "SPACE"):
        start += 1
    if (
        start > before.last
        or syntax.tokens[before.last].text in ENDS
        or start == before.first != _block_first(syntax, before)
    ):
        return quotation.span
    return Span(syntax.tokens[start].start, quotation.span.end)


def _block_first(syntax: Syntax, gap: Gap) -> int:
    return gap.first if gap.first == 0 or syntax.quote_of[gap.first - 1] < 0 else -1


def goes_on(syntax: Syntax, gap: Gap, draft: Draft, quotation: Quotation) -> bool:
    """Between two quotations stands only the cue of the first: `"A," she said. "B."`, `"A," she said, "b."`"""
    if draft.cue_token is None or not gap:
        return not gap
    if not gap.first <= draft.cue_token <= gap.last:
        return False
    outside = (i for i in range(gap.first, gap.last) if syntax.quote_of[i] < 0)
    stops = [i for i in outside if syntax.tokens[i].text in (".", "?", "!")]
    inner = quotation.inner.of(syntax.text).strip()
    if len(stops) == 1:  # `she added. So "they have to try, and that is their problem."`
        between = range(stops[0] + 1, gap.last + 1)
        linked = all(syntax.tokens[i].pos in ("CCONJ", "ADV", "SCONJ") for i in between)
        return linked and len(between) <= _LONGEST_LINK and len(inner.split()) >= _LONG
    sentence = inner[:1].isupper() and (inner[-1:] in ENDS or quotation.continues)
    return not stops and (syntax.tokens[gap.last].text == "," or sentence or is_speech(syntax, quotation))


def reported_before(syntax: Syntax, lexicon: Lexicon, gap: Gap) -> QuoteCue | None:
    """`The plan was dead, the mayor said. "Nobody wants it."`: the sentence before ends with its cue."""
    if not gap or syntax.tokens[gap.last].text != ".":
        return None
    start = _sentence_start(syntax, gap)
    for i in range(gap.last - 1, max(start, gap.last - 9), -1):
        if syntax.tokens[i].pos == "VERB" and lexicon.introduces(syntax.tokens[i].lemma.lower()):
            content = syntax.kid(i, "ccomp")
            closes = syntax.tokens[i].dep == "parataxis" or (content is not None and content < i)
            return _cue(syntax, i, "quote-goes-on", 0.85) if closes else None
    return None
