"""The stage `stances`: an article, its parse and its attributions in, words that show where somebody stands out.

Verbs, adjectives and nouns of stance with their objects (lexicons/stances.toml), what speakers say has to be or
will not be, and the conditions tied to it. Negation, questions, hopes and hypotheticals are told apart by the parse.
Which issue it is about is left to the stage `stance`, as codebooks change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.document.attribute.sources import noun_phrase
from onrecord.document.quotes import find_quotations
from onrecord.document.stances.conditions import find_conditions
from onrecord.document.stances.hits import Hit, find_commitments, find_hits, find_spoken, find_verdicts
from onrecord.document.stances.lexicon import Lexicon, lexicon
from onrecord.document.stances.speech import Speech
from onrecord.document.syntax import Syntax
from onrecord.records import Article, Attribution, Date, DateMention, Parse, Span, StanceMention

VERSION = "stances/1"
_FAR = 14  # tokens behind an object that may still belong to it
_RELATIVES = ("which", "who", "whose", "where", "whom")
_CIRCUMSTANCE = (
    "as",
    "after",
    "while",
    "because",
    "since",
    "when",
    "although",
    "though",
    "amid",
    "following",
)
_CONDITIONAL = ("accepts", "offers")
_EXPLICIT_OFFERS = (
    "offer",
    "propose",
    "put-forward",
    "table",
    "present",
    "submit",
    "float",
    "moot",
    "noun-offer",
    "noun-proposal",
)


def find_stances(
    article: Article, parse: Parse, *, dates: Sequence[DateMention], attributions: Sequence[Attribution]
) -> tuple[StanceMention, ...]:
    """In the order of the text; several at one word where several voices hold them."""
    syntax, words = Syntax(article.text, parse, find_quotations(article.text)), lexicon()
    speech = Speech(syntax, attributions)
    hits = [*find_hits(syntax, words), *find_commitments(syntax, words)]
    for one in speech.contents:
        hits += find_verdicts(syntax, words, one.bounds)
        hits += find_spoken(syntax, words, one.bounds)
    found: dict[tuple[Span, str, Span | None], StanceMention] = {}
    for hit in _apart(syntax, words, hits):
        for one_holder in _each_holder(syntax, hit):
            mention = _mention(article, syntax, words, one_holder, speech, dates)
            if mention is not None:
                found.setdefault((mention.cue, mention.stance, mention.holder), mention)
    return tuple(found[key] for key in sorted(found, key=_place))


def _place(key: tuple[Span, str, Span | None]) -> tuple[Span, str, int]:
    cue, stance, holder = key
    return cue, stance, holder.start if holder is not None else -1


def _each_holder(syntax: Syntax, hit: Hit) -> Iterator[Hit]:
    """One for each of several who hold it together ("the union and the ministry signed")."""
    yield hit
    if hit.holder_token is None:
        return
    for k in syntax.kids(hit.holder_token, "conj"):
        phrase = noun_phrase(syntax, k) if syntax.tokens[k].pos in ("PROPN", "NOUN") else None
        if phrase is not None:
            yield replace(hit, holder=phrase, holder_token=k)


def _apart(syntax: Syntax, words: Lexicon, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Without those that only lead to another one ("agreed to drop the demand": the demand is dropped)."""
    tokens = {hit.token for hit in hits}
    for hit in hits:
        lemma = syntax.tokens[hit.token].lemma.lower()
        against = _asked_against(syntax, words, hit)
        if against is not None:
            yield against
            continue
        if lemma in words.irrealis.through and any(
            k in tokens and syntax.tokens[k].head == hit.token and syntax.tokens[k].dep in ("xcomp", "ccomp")
            for k in range(hit.topic[0], hit.topic[1] + 1)
        ):
            continue
        yield hit


def _asked_against(syntax: Syntax, words: Lexicon, hit: Hit) -> Hit | None:
    """Who urges others to reject a thing rejects it."""
    if hit.stance != "demands":
        return None
    for k in range(hit.topic[0], min(hit.topic[1], hit.topic[0] + 3) + 1):
        senses = words.verbs.get(syntax.tokens[k].lemma.lower(), ())
        if senses and senses[0].stance == "rejects" and syntax.tokens[k].tag == "VB":
            return replace(hit, stance="rejects", topic=(k, hit.topic[1]), rule=f"{hit.rule}-reject")
    return None


def _mention(
    article: Article, syntax: Syntax, words: Lexicon, hit: Hit, speech: Speech, dates: Sequence[DateMention]
) -> StanceMention | None:
    said = speech.at(hit.token)
    holder = hit.holder
    attribution: Attribution | None
    cued = speech.cued(hit.token)
    if cued is not None and not hit.rule.startswith("noun-"):
        attribution = cued  # its source holds it
    elif said is not None:
        attribution = said.attribution
        if attribution.denial:
            return None
        if holder is None or speech.own(hit.holder_token):
            holder = None
    elif holder is None:
        return None
    else:
        attribution = None
    bounds = said.bounds if said is not None else syntax.sentence(hit.token)
    conditions = find_conditions(syntax, hit.token, bounds, words.openers, refused=hit.stance == "rejects")
    topic = _topic(syntax, hit, conditions)
    if topic is None:
        return None
    own = holder is None or attribution is cued
    stance = hit.stance
    explicit = stance == "offers" and hit.rule in _EXPLICIT_OFFERS and not hit.would
    if stance in _CONDITIONAL and conditions and not explicit:
        stance = "accepts_with_conditions"
    elif hit.would and stance == "accepts" and said is None and not conditions:
        return None  # "would accept" of an outlet's own: a guess
    if not _holds(hit, conditions):
        return None
    if hit.rule == "will-do" and all(one.of(article.text).lower().startswith("unless") for one in conditions):
        stance = "threatens"
    token = syntax.tokens[hit.token]
    what = _what(syntax, hit, topic, bounds)
    return StanceMention(
        article=article.id,
        stance=stance,
        cue=Span(token.start, token.end),
        what=what,
        topic=(topic, *_rest(syntax, hit, topic, conditions)),
        holder=holder,
        conditions=conditions,
        attribution=attribution.id if attribution is not None else None,
        date=_date(syntax, hit, dates) or (attribution.said_on if attribution is not None and own else None),
        found_by=f"{VERSION}/{hit.rule}",
    )


def _holds(hit: Hit, conditions: Sequence[Span]) -> bool:
    """What somebody will do counts where it is given, or tied to a condition; what would harm only with one."""
    if hit.rule in ("will-do", "will-harm"):
        return bool(conditions)
    return not (hit.rule == "will-give" and hit.would and not conditions)


def _topic(syntax: Syntax, hit: Hit, conditions: Sequence[Span]) -> Span | None:
    """The object up to the first condition in it."""
    first, last = hit.topic
    span = syntax.span(first, _own_end(syntax, first, last))
    if span is None:
        return None
    for one in conditions:
        if span.start < one.start < span.end:
            span = Span(span.start, one.start)
        elif one.start <= span.start and one.end >= span.end:
            return None
    return span


def _own_end(syntax: Syntax, first: int, last: int) -> int:
    """Before a clause of circumstance, or a relative clause behind a comma: they tell of other things."""
    for k in range(first + 2, last):
        token = syntax.tokens[k]
        word = token.text.lower()
        aside = word in _RELATIVES and syntax.tokens[k - 1].text == ","
        if aside or (word in _CIRCUMSTANCE and token.dep in ("mark", "advmod", "prep") and token.head != k):
            return k - 1
    return last


def _rest(syntax: Syntax, hit: Hit, topic: Span, conditions: Sequence[Span]) -> tuple[Span, ...]:
    """What else hangs on the word of stance after its object: where the parser tore an object apart."""
    last = min(syntax.right[hit.token], hit.topic[1] + _FAR)
    span = syntax.span(hit.topic[1] + 1, last) if hit.topic[0] > hit.token else None
    if span is None or any(one.overlaps(span) for one in conditions) or span.start < topic.end:
        return ()
    return (span,)


def _what(syntax: Syntax, hit: Hit, topic: Span, bounds: tuple[int, int]) -> Span:
    """From the holder or the word of stance to the end of the object, inside the reported words or the sentence."""
    token = syntax.tokens[hit.token]
    start, end = min(token.start, topic.start), max(token.end, topic.end)
    low, high = syntax.tokens[bounds[0]].start, syntax.tokens[bounds[1]].end
    if hit.holder is not None and low <= hit.holder.start < start and start - hit.holder.end < 80:
        start = hit.holder.start
    return Span(max(start, min(low, token.start)), min(end, max(high, token.end)))


def _date(syntax: Syntax, hit: Hit, dates: Sequence[DateMention]) -> Date | None:
    """A time that hangs on the word of stance, outside its object: when the stance was taken."""
    topic = syntax.span(*hit.topic)
    places = [hit.token]
    if syntax.tokens[hit.token].dep in ("acomp", "attr", "xcomp"):
        places.append(syntax.tokens[hit.token].head)
    return next(
        (
            one.date
            for one in dates
            if one.date is not None
            and not (topic is not None and topic.contains(one.span))
            and any(syntax.adjoins(place, one.span) for place in places)
        ),
        None,
    )
