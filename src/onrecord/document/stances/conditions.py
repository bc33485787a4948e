"""The conditions that a stance is tied to: a word of stance in, the spans of its conditions out.

A condition begins with one of the lexicon's openers and runs to the end of its clause or phrase.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from onrecord.document.stances.lexicon import Openers
from onrecord.document.syntax import Syntax
from onrecord.records import Span

_STOPS = {";", "—", "–", "--", ":"}
_LOOSE = (
    "and",
    "or",
    "but",
    "the",
    "a",
    "an",
    "that",
    "to",
    "of",
    "then",
    "now",
)  # what no condition ends with
_WITHHELD = re.compile(r"\b(?:anonymity|not (?:to )?be(?:ing)? (?:named|identified))\b", re.IGNORECASE)
_FIXED = re.compile(
    r"once (?:more|again)|if need be|if (?:any|ever|anything|possible|necessary|needed|required|asked|so|not)",
    re.IGNORECASE,
)
_FAR = 60  # tokens


def find_conditions(
    syntax: Syntax, i: int, bounds: tuple[int, int], openers: Openers, *, refused: bool
) -> tuple[Span, ...]:
    """`bounds` are the tokens (first, last) of the sentence or reported words in which to look.

    "Without" and "before" begin a condition only of what is `refused`: elsewhere they tell of manner and time.
    """
    first, last = bounds
    found: list[tuple[int, int]] = []
    k = max(first, i - _FAR)
    while k <= min(last, i + _FAR):
        opener = _opener(syntax, k, last, openers)
        if (
            opener is None
            or any(a <= k <= b for a, b in found)
            or (not refused and opener[0] in openers.negative and opener[0] not in ("unless", "until"))
        ):
            k += 1
            continue
        if _belongs(syntax, k, opener, i, openers):
            end = _end(syntax, k, opener, last)
            if not _is_time(syntax, k, end, opener, openers):
                found.append((k, end))
            k = end + 1
        else:
            k += 1
    spans = (syntax.span(a, b) for a, b in found)
    return tuple(span for span in spans if span is not None and _whole(span.of(syntax.text)))


def _is_time(syntax: Syntax, k: int, end: int, words: tuple[str, ...], openers: Openers) -> bool:
    """ "Until Sunday", "before the end of the year": how long or by when, and nothing that has to happen."""
    if len(words) > 1 or words[0] not in openers.timely or _clause(syntax, k) != k:
        return False
    head = next((n for n in range(k + 1, end + 1) if syntax.tokens[n].head == k), None)
    if head is None:
        return False
    told = range(head, min(syntax.right[head], end) + 1)
    return syntax.tokens[head].lemma.lower() in openers.times or all(
        syntax.tokens[n].entity in ("DATE", "TIME") for n in (head, *told[-1:])
    )


def _whole(words: str) -> bool:
    """A scrap of a condition ("once and") says nothing, and a name withheld is none of the stance's."""
    if _WITHHELD.search(words) or _FIXED.fullmatch(words):
        return False
    split = words.lower().split()
    return len(split) > 1 and split[-1] not in _LOOSE


def opens(syntax: Syntax, k: int, last: int, openers: Openers) -> bool:
    """Whether a condition that is no mere time begins at a token."""
    words = _opener(syntax, k, last, openers) if k <= last else None
    return words is not None and (len(words) > 1 or words[0] not in openers.timely)


def _opener(syntax: Syntax, k: int, last: int, openers: Openers) -> tuple[str, ...] | None:
    text = syntax.tokens[k].text.lower()
    for words in _by_first(openers.all).get(text, ()):
        if k + len(words) - 1 > last:
            continue
        if all(syntax.tokens[k + n].text.lower() == word for n, word in enumerate(words)):
            return words
    return None


@functools.cache
def _by_first(openers: tuple[tuple[str, ...], ...]) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """In their order, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in openers:
        found.setdefault(words[0], []).append(words)
    return found


def _belongs(syntax: Syntax, k: int, words: tuple[str, ...], i: int, openers: Openers) -> bool:
    """Whether the opener's clause hangs on the word of stance, or on what that word governs or is governed by."""
    anchor = k + len(words) - 1
    clause = _clause(syntax, anchor)
    if syntax.left[clause] <= i <= syntax.right[clause]:
        return False  # the word of stance stands in the condition
    if _is_anothers(syntax, clause, i):
        return False
    if words[-1] in openers.timely and len(words) == 1:
        return k > i and _hangs_on(syntax, clause, i)
    return _hangs_on(syntax, clause, i) or k > i


def _is_anothers(syntax: Syntax, clause: int, i: int) -> bool:
    """The condition of a verb with a subject or helpers of its own that the word of stance is joined to: "has opposed
    it, but said that he would not stand in the way if ..."."""
    joined = [k for k in syntax.kids(i, "conj") if k > i and syntax.tokens[k].pos in ("VERB", "AUX")]
    own = [
        k for k in joined if syntax.tokens[k].tag in ("VBD", "VBZ", "VBP") or syntax.kid(k, "aux", "nsubj")
    ]
    return any(k <= clause <= syntax.right[k] for k in own)


def _hangs_on(syntax: Syntax, clause: int, i: int) -> bool:
    above = syntax.tokens[clause].head
    for _ in range(8):
        if above == i:
            return True
        head = syntax.tokens[above].head
        if head == above:
            break
        above = head
    own = i
    for _ in range(4):
        if syntax.tokens[clause].head == own:
            return True
        if syntax.tokens[own].dep not in ("xcomp", "acomp", "attr", "ccomp", "conj"):
            return False
        own = syntax.tokens[own].head
    return False


def _clause(syntax: Syntax, opener: int) -> int:
    """The head of what the opener begins: the verb that it marks, or the preposition itself."""
    token = syntax.tokens[opener]
    if token.dep in ("mark", "advmod") and token.head != opener:
        return token.head
    return opener


def _end(syntax: Syntax, k: int, words: tuple[str, ...], last: int) -> int:
    clause = _clause(syntax, k + len(words) - 1)
    end = min(max(syntax.right[clause], k + len(words)), last)
    while end + 2 <= syntax.sentence(k)[1] and _is_hyphen(syntax, end + 1):
        end += 2  # the parser ends a clause inside "cease-fire"
    quote = syntax.quote_of[k]
    for n in range(k + 1, end + 1):
        if syntax.tokens[n].text in _STOPS or (syntax.quote_of[n] != quote and quote >= 0):
            return n - 1
        if syntax.tokens[n].text == "," and n + 1 <= end and _new_clause(syntax, n + 1, clause):
            return n - 1
    return end


def _is_hyphen(syntax: Syntax, n: int) -> bool:
    """Inside a word: "cease-fire"."""
    tokens = syntax.tokens
    inside = 0 < n < len(tokens) - 1 and tokens[n].text == "-"
    return inside and tokens[n - 1].end == tokens[n].start and tokens[n].end == tokens[n + 1].start


def _new_clause(syntax: Syntax, n: int, clause: int) -> bool:
    """After a comma: a contrast, or words of saying that close the sentence."""
    token = syntax.tokens[n]
    return token.text.lower() in ("but", "although", "though", "while", "adding", "saying") or (
        token.pos in ("PROPN", "PRON")
        and syntax.tokens[token.head].dep in ("ROOT", "parataxis")
        and token.head != clause
        and not syntax.left[clause] <= token.head <= syntax.right[clause]
    )
