"""What a number measures: the counted noun, or the noun whose size, share, cost or length it gives. By the parse."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.document.attribute.sources import noun_phrase
from onrecord.document.figures.lexicon import Lexicon
from onrecord.document.figures.units import Unit, is_time
from onrecord.document.syntax import SUBJECTS, Syntax
from onrecord.records import Span

_NOUNS = ("NOUN", "PROPN")
_NEAR = 6  # words from a number to the noun that it counts
_STEPS = 6
_DURING = ("for", "in", "within", "over", "after", "during", "before", "by", "to", "until")
_BEFORE_NOUN = ("ADJ", "DET", "PRON", "NUM", "PART", "VERB", "ADV")
_COUNTING_ON = ("until", "till", "on", "with")  # "counts until fifty", "on 12 votes": nobody's estimate
_WHOSE = ("the", "its", "their", "all", "his", "her", "our")
_PLACES = ("GPE", "LOC", "FAC", "NORP", "ORG", "EVENT")
_GIVING = ("of", "at", "to", "by", "from", "for")
_EQUAL = ("be", "stand", "reach", "total", "hit", "exceed", "remain", "average", "amount", "number", "rise", "fall",
          "drop", "grow", "climb", "increase", "decrease", "decline", "cost", "last", "measure", "come", "run", "go",
          "soar", "jump", "surge", "slip", "shrink", "slump", "become", "equal", "top", "near", "approach", "touch",
          "cover", "stretch", "account", "make")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """`head` is the noun; `counted` where the number counts it; `whole` the head of what it is a part of."""

    head: int | None
    counted: bool
    whole: int | None = None
    verb: int | None = None
    estimate: bool = False  # the verb says who gives the number


def counted_noun(syntax: Syntax, first: int, last: int, words: Lexicon) -> int | None:
    """The noun that a bare number counts: by the parse, else the last noun of the run behind it."""
    tokens = syntax.tokens
    for k in range(last, first - 1, -1):
        head = tokens[k].head
        if (
            tokens[k].dep in ("nummod", "compound", "amod", "nmod", "det", "quantmod")
            and last < head <= last + _NEAR
        ):
            while tokens[head].dep == "compound" and tokens[head].head > head:
                head = tokens[head].head
            if tokens[head].pos in _NOUNS and head <= last + _NEAR and not _is_dashed(syntax, last, head):
                return head
    found = _run(syntax, last, words)
    return None if found is not None and _is_dashed(syntax, last, found) else found


def _run(syntax: Syntax, last: int, words: Lexicon) -> int | None:
    tokens, found = syntax.tokens, None
    end = syntax.sentence(last)[1]
    for k in range(last + 1, min(last + _NEAR, end) + 1):
        token = tokens[k]
        if token.pos in _NOUNS and not (token.entity and token.entity in ("DATE", "TIME")):
            found = k
        elif found is not None or not (
            token.pos in ("ADJ",) or token.tag in ("VBN", "VBG") or token.text == "-"
        ):
            break
    if found is None and last + 1 <= end and tokens[last + 1].text.lower() in words.states:
        return last + 1
    return found


def _is_dashed(syntax: Syntax, last: int, head: int) -> bool:
    """ "31 - stay at home": a dash between them, no hyphen."""
    return any(
        syntax.tokens[k].text in ("-", "–", "—") and syntax.tokens[k - 1].end < syntax.tokens[k].start
        for k in range(last + 1, head)
    )


def measured(syntax: Syntax, first: int, last: int, unit: Unit, words: Lexicon) -> Measured:
    """`first` and `last` are the tokens of number and unit."""
    tokens = syntax.tokens
    if unit.name is None:
        counted = counted_noun(syntax, first, last, words)
        if counted is not None:
            return Measured(counted, True, _part_of(syntax, counted), *_verb(syntax, counted, words))
    top = _top(syntax, first, last)
    behind = last + 1
    if unit.share and behind < len(tokens) and tokens[behind].text.lower() in words.change_nouns:
        return Measured(behind, False, None, *_verb(syntax, behind, words))
    whole = _whole(syntax, first, last)
    if whole is not None:
        return Measured(whole, unit.name is None or not unit.share, whole, *_verb(syntax, top, words))
    after = tokens[top]
    if top > last and after.pos in _NOUNS:  # "a 30-day truce", "a 7 per cent rise"
        return Measured(top, False, None, *_verb(syntax, top, words))
    head, verb, estimate = _given_of(syntax, top, first, words, timed=is_time(unit.name))
    numbered = _numbered(syntax, head, words) if head is not None else None
    if numbered is not None:
        return Measured(numbered, unit.name is None, None, verb, estimate)
    return Measured(head, False, None, verb, estimate)


def _numbered(syntax: Syntax, head: int, words: Lexicon) -> int | None:
    """ "the number of cancellations": what is counted."""
    if syntax.tokens[head].lemma.lower() not in words.numbering:
        return None
    for prep in syntax.kids(head, "prep"):
        pobj = syntax.kid(prep, "pobj")
        if (
            syntax.tokens[prep].text.lower() == "of"
            and pobj is not None
            and syntax.tokens[pobj].pos in _NOUNS
        ):
            return pobj
    return None


def _top(syntax: Syntax, first: int, last: int) -> int:
    """The word of a number and its unit that hangs on a word outside them, or that noun itself behind them."""
    tokens = syntax.tokens
    inside = [
        k for k in range(last, first - 1, -1) if not first <= tokens[k].head <= last or tokens[k].head == k
    ]
    top = next((k for k in inside if tokens[k].dep != "punct"), last)
    for _ in range(_STEPS):
        head = tokens[top].head
        modifies = tokens[top].dep in (
            "nummod",
            "compound",
            "amod",
            "nmod",
            "quantmod",
            "npadvmod",
            "det",
            "poss",
        )
        if (
            not modifies
            or head <= last
            or head > last + _NEAR
            or tokens[head].pos not in (*_NOUNS, "ADJ", "NUM")
        ):
            break
        top = head
    return top


def _whole(syntax: Syntax, first: int, last: int) -> int | None:
    """The noun behind "of" right after the number: "86 per cent of the area", "60 tonnes of grain"."""
    tokens = syntax.tokens
    if last + 1 >= len(tokens) or tokens[last + 1].text.lower() not in ("of", "out"):
        return _bare_whole(syntax, first, last)
    of = last + 1 if tokens[last + 1].text.lower() == "of" else last + 2
    if of >= len(tokens) or tokens[of].text.lower() != "of":
        return None
    head = syntax.kid(of, "pobj")
    return head if head is not None else _run_noun(syntax, of)


def _bare_whole(syntax: Syntax, first: int, last: int) -> int | None:
    """ "half the territory", "three quarters of whom"."""
    tokens = syntax.tokens
    following = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
    if first == last and tokens[last].text.lower() == "half" and following in _WHOSE:
        return _run_noun(syntax, last)
    return None


def _run_noun(syntax: Syntax, place: int) -> int | None:
    tokens, found = syntax.tokens, None
    end = syntax.sentence(place)[1]
    for k in range(place + 1, min(place + 2 + _NEAR, end) + 1):
        if tokens[k].pos in _NOUNS or (tokens[k].pos == "PRON" and found is None and tokens[k].dep == "pobj"):
            found = k
        elif found is not None or tokens[k].pos not in _BEFORE_NOUN:
            break
    return found


def _part_of(syntax: Syntax, counted: int) -> int | None:
    """ "12 members of the 20": only where the whole is numbered too; else "of" describes the noun."""
    for prep in syntax.kids(counted, "prep"):
        if syntax.tokens[prep].text.lower() in ("of", "out"):
            head = syntax.kid(prep, "pobj")
            if head is None:
                inner = syntax.kid(prep, "prep")
                head = syntax.kid(inner, "pobj") if inner is not None else None
            if head is not None and syntax.tokens[head].pos == "NUM":
                return head
    return None


def _given_of(
    syntax: Syntax, top: int, first: int, words: Lexicon, *, timed: bool
) -> tuple[int | None, int | None, bool]:
    """(noun whose size it is, verb, whether the verb is one of estimating)."""
    tokens = syntax.tokens
    if tokens[top].dep == "pobj" and tokens[tokens[top].head].dep in ("prep", "agent"):
        prep = tokens[top].head
        governor = tokens[prep].head
        if tokens[governor].pos in _NOUNS and governor < first:
            if tokens[prep].text.lower() in _GIVING:
                return governor, *_verb(syntax, governor, words)
            return None, *_verb(syntax, governor, words)
        head, verb, estimate = _of_verb(
            syntax, governor, words, timed=timed and tokens[prep].text.lower() in _DURING
        )
        by = tokens[prep].text.lower()
        estimate = (estimate and by not in _COUNTING_ON) or _is_reached(syntax, governor, by, words)
        return head, verb, estimate
    if tokens[top].dep == "appos" and tokens[tokens[top].head].pos in _NOUNS:
        return tokens[top].head, *_verb(syntax, tokens[top].head, words)
    if tokens[top].head != top and tokens[tokens[top].head].pos in ("VERB", "AUX"):
        return _of_verb(syntax, tokens[top].head, words, dep=tokens[top].dep)
    return None, None, False


def _of_verb(
    syntax: Syntax, verb: int, words: Lexicon, *, dep: str = "pobj", timed: bool = False
) -> tuple[int | None, int | None, bool]:
    tokens = syntax.tokens
    if tokens[verb].pos not in ("VERB", "AUX"):
        return None, None, False
    lemma = tokens[verb].lemma.lower()
    estimate = _is_estimate(syntax, verb, words)
    object_ = syntax.kid(verb, "dobj")
    if timed:
        return None, verb, False
    if dep == "pobj" and object_ is not None and tokens[object_].pos in (*_NOUNS, "PRON"):
        return _antecedent(syntax, object_, verb), verb, estimate
    if dep in SUBJECTS:
        return None, verb, False
    subject = syntax.subject(verb)
    noun = subject is not None and tokens[subject].pos in _NOUNS
    if subject is not None and noun and (lemma in _EQUAL or syntax.kid(verb, "auxpass") is not None):
        return subject, verb, estimate
    return None, verb, estimate


def _is_estimate(syntax: Syntax, verb: int, words: Lexicon) -> bool:
    """A verb of estimating; to "put" a sum in, or forward, is none."""
    tokens = syntax.tokens
    behind = tokens[verb + 1].text.lower() if verb + 1 < len(tokens) else ""
    return tokens[verb].lemma.lower() in words.estimating and behind not in words.placing


def _is_reached(syntax: Syntax, verb: int, preposition: str, words: Lexicon) -> bool:
    """ "arrives at a deficit of 265 million", "speaks of 38,000 jobs"."""
    return preposition in words.reached.get(syntax.tokens[verb].lemma.lower(), ())


def _antecedent(syntax: Syntax, pronoun: int, verb: int) -> int:
    """The noun that "which" stands for."""
    if syntax.tokens[pronoun].text.lower() in ("which", "that") and syntax.tokens[verb].dep == "relcl":
        return syntax.tokens[verb].head
    return pronoun


def _verb(syntax: Syntax, noun: int, words: Lexicon) -> tuple[int | None, bool]:
    """The verb or noun that says what happens to a noun, and whether it is one of estimating."""
    tokens = syntax.tokens
    i = noun
    for _ in range(_STEPS):
        token = tokens[i]
        if token.head == i or token.dep in ("ROOT", "relcl", "advcl"):
            return None, False
        if token.dep in (*SUBJECTS, "dobj", "attr", "oprd", "dative", "agent", "xcomp", "ccomp"):
            verb = token.head
            if tokens[verb].pos not in ("VERB", "AUX"):
                return None, False
            estimate = _is_estimate(syntax, verb, words) and token.dep == "dobj"
            return verb, estimate
        if token.dep == "pobj" and tokens[tokens[token.head].head].pos in ("VERB", *_NOUNS):
            governor = tokens[token.head].head
            if tokens[governor].pos in _NOUNS and tokens[token.head].text.lower() != "of":
                return None, False
            reached = _is_reached(syntax, governor, tokens[token.head].text.lower(), words)
            return governor, reached
        if token.dep not in ("conj", "appos", "nmod", "compound", "poss"):
            return None, False
        i = token.head
    return None, False


def phrase(syntax: Syntax, head: int, after: int, before: int) -> Span | None:
    """The noun's phrase, without the number: behind token `after` where the noun stands there, else before `before`."""
    whole = noun_phrase(syntax, head)
    if whole is None:
        return None
    first, end = syntax.token_range(whole)
    last = end - 1
    for child in syntax.children[head]:
        if child > head and (
            syntax.tokens[child].dep in ("cc", "conj", "appos") or syntax.tokens[child].text == ","
        ):
            last = min(last, syntax.left[child] - 1)
    last = max(last, head)
    if head > after:
        first = max(first, after + 1)
        return syntax.span(min(first, head), last)
    while before > head and syntax.tokens[before - 1].pos in ("ADP", "ADV", "PUNCT", "SCONJ"):
        before -= 1
    last = min(last, max(before - 1, head))
    return syntax.span(first, last)


def full_phrase(syntax: Syntax, head: int, tokens: tuple[int, int]) -> Span | None:
    """A noun with everything that tells which is meant, participles, "in" phrases and "who" clauses too.

    It ends at a comma, at a verb of the sentence's own, and takes in a phrase that the parse hung on the number.
    """
    first, last = syntax.reach(head)
    first = max(first, tokens[1] + 1) if head > tokens[1] else first
    following = last + 1
    while following < len(syntax.tokens) and syntax.tokens[following].dep == "prep":
        hung = tokens[0] <= syntax.tokens[following].head <= tokens[1] and following > head
        last, following = (
            (syntax.right[following], syntax.right[following] + 1) if hung else (last, len(syntax.tokens))
        )
    for child in syntax.children[head]:
        if child > head and syntax.tokens[child].dep in ("advcl", "parataxis", "cc"):
            last = min(last, syntax.left[child] - 1)
    for k in range(head + 1, last + 1):
        if syntax.tokens[k].text in (",", ";", ":", "—", "–") or _outside(syntax, k, head):
            last = k - 1
            break
    return syntax.span(min(first, head), max(last, head))


def _outside(syntax: Syntax, k: int, head: int) -> bool:
    """A finite verb of past or present that no relative word leads in: the parse ran on."""
    token = syntax.tokens[k]
    if token.tag not in ("VBD", "VBZ", "VBP") or k == head + 1:
        return False
    if token.tag == "VBD" and token.dep == "amod":  # "those voting backed strikes"
        return True
    return token.dep in ("ccomp", "ROOT", "conj", "acl") and syntax.kid(k, "nsubj", "nsubjpass") is None


def names_beside(
    syntax: Syntax, verb: int | None, head: int | None, skip: tuple[int, int]
) -> tuple[Span, ...]:
    """Places and bodies in the clause of the verb, or in the noun's phrase: what sets two counts of a kind apart."""
    top = verb if verb is not None else head
    if top is None:
        return ()
    first, last = syntax.reach(top)
    found: list[Span] = []
    i = first
    while i <= last:
        token = syntax.tokens[i]
        if token.entity in _PLACES and token.entity_begins:
            end = i
            while (
                end + 1 <= last and syntax.tokens[end + 1].entity and not syntax.tokens[end + 1].entity_begins
            ):
                end += 1
            if not skip[0] <= i <= skip[1]:
                found.append(Span(token.start, syntax.tokens[end].end))
            i = end
        i += 1
    return tuple(found)
