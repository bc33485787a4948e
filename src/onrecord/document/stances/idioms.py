"""Set phrases of stance: the parse of an article in, hits out. Part of the stage `stances`.

"Left the door open to", "would not hear of", "there was no question of" are read by their words, one after the
other, as parsers take them apart in many ways. Between two words of a phrase only small words may stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.document.stances.complement import Range
from onrecord.document.stances.hits import Hit, subject_of
from onrecord.document.stances.lexicon import Idiom, Lexicon
from onrecord.document.stances.modality import modality
from onrecord.document.syntax import Syntax

_SMALL = frozenset("DET PRON ADV ADJ PART AUX NUM".split())
_NEGATIONS = frozenset(("no", "not", "none", "nothing", "hardly", "longer"))
_GAP = 3  # small words between two of a phrase
_AHEAD = 25  # tokens of an object, at most
_ENDS = frozenset((".", ";", ":", "?", "!"))
_JOINS = frozenset(("but", "while", "although", "though", "because", "since", "as", "whereas"))


def find_idioms(syntax: Syntax, words: Lexicon) -> Iterator[Hit]:
    """In the order of the text; of several phrases that begin at one word the longest."""
    first = last = -1
    here: frozenset[str] = frozenset()
    for i in range(len(syntax.tokens)):
        known = words.idioms.get(_lemma(syntax, i), ())
        if known and not first <= i <= last:
            first, last = syntax.sentence(i)
            inside = syntax.tokens[first : last + 1]
            here = frozenset(one.lemma.lower() for one in inside) | {one.text.lower() for one in inside}
        for idiom in known:
            if idiom.words[-1] not in here:
                continue  # most phrases are not there at all
            place = _reads(syntax, i, idiom.words)
            hit = _hit(syntax, words, place, idiom) if place is not None else None
            if hit is not None:
                yield hit
                break


def _lemma(syntax: Syntax, i: int) -> str:
    return syntax.tokens[i].lemma.lower()


def _reads(syntax: Syntax, i: int, words: Sequence[str]) -> list[int] | None:
    """The tokens of the phrase, the first at `i`."""
    last = syntax.sentence(i)[1]
    found = [i]
    for word in words[1:]:
        k = found[-1] + 1
        while k <= last and not _is(syntax, k, word):
            if k - found[-1] > _GAP or syntax.tokens[k].pos not in _SMALL:
                return None
            k += 1
        if k > last:
            return None
        found.append(k)
    return found


def _is(syntax: Syntax, i: int, word: str) -> bool:
    token = syntax.tokens[i]
    return word in (token.lemma.lower(), token.text.lower())


def _hit(syntax: Syntax, words: Lexicon, place: Sequence[int], idiom: Idiom) -> Hit | None:
    last = place[-1]
    own = not _NEGATIONS.isdisjoint(idiom.words)
    # "not accept", "no longer want": what is said or not is the verb
    first = next((k for k in place if syntax.tokens[k].text.lower() not in _NEGATIONS), last)
    if syntax.tokens[first].pos in ("NOUN", "PROPN") and "offer" not in idiom.words:
        return None  # "a bargaining chip in ..."
    how = modality(syntax, first, words.irrealis)
    stance = idiom.negated if how.negated and not own else idiom.stance
    if stance is None or not how.real:
        return None
    if syntax.tokens[first].dep in ("aux", "auxpass"):
        return None  # the parser hangs the sense on another verb
    topic = _object(syntax, last) if idiom.open else _around(syntax, first, last)
    subject = syntax.kid(first, "nsubj")
    if subject is not None and _is_thing(syntax, first, idiom):
        topic = syntax.reach(subject)
    holder, head = subject_of(syntax, first)
    passive = syntax.kid(first, "auxpass") is not None
    if topic is None or (passive and holder is None):
        return None  # "the claim was turned down": by nobody who is named
    thing = syntax.kid(first, "nsubjpass")
    if passive and thing is not None:
        topic = syntax.reach(thing)
    if head is not None and (syntax.tokens[head].text.lower() == "there" or _is_thing(syntax, first, idiom)):
        holder, head = None, None  # "the bridge is off the table": who says so holds it
    rule = f"idiom-{'-'.join(idiom.words)}"
    return Hit(first, stance, topic, holder, head, rule, how.would)


def _is_thing(syntax: Syntax, first: int, idiom: Idiom) -> bool:
    """A closed phrase of refusal with "be" says it of its subject."""
    return not idiom.open and idiom.stance == "rejects" and syntax.tokens[first].lemma.lower() == "be"


def _object(syntax: Syntax, last: int) -> Range | None:
    """What follows the phrase, to the end of its clause."""
    end = syntax.sentence(last)[1]
    k = last + 1
    while k <= min(end, last + _AHEAD):
        token = syntax.tokens[k]
        closes = token.text in _ENDS or (token.text == "," and k + 1 <= end and k > last + 1)
        if closes or (token.text.lower() in _JOINS and token.dep in ("mark", "cc", "prep") and k > last + 2):
            break
        k += 1
    return (last + 1, k - 1) if k - 1 > last else None


def _around(syntax: Syntax, first: int, last: int) -> Range:
    """The phrase with what hangs on it: "would not budge on fares"."""
    return first, max(last, min(syntax.right[first], last + _AHEAD))
