"""A parse with the questions that attribution asks of it: subjects, reaches of subtrees, what is quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from onrecord.document.quotes import Quotation
from onrecord.records import Parse, Span, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_ADJUNCTS = ("prep", "pobj", "npadvmod", "advmod", "nummod", "compound", "amod", "punct", "dep")
_TRIM = set(",;:.—–-―()[]") | {"--"}


class Syntax:
    """Read-only view of one article's parse. Tokens are indices; ranges are (first, last), both included."""

    def __init__(self, text: str, parse: Parse, quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.tokens: tuple[Token, ...] = parse.tokens
        self.sentences = parse.sentences
        self.children = parse.children
        self.quotations = quotations
        self._starts = [token.start for token in parse.tokens]
        self.quote_of = self._quotes_of_tokens()
        self.left, self.right = self._reaches()
        self._subjects: dict[int, int | None] = {}

    def _quotes_of_tokens(self) -> list[int]:
        found = [-1] * len(self.tokens)
        for number, quotation in enumerate(self.quotations):
            for i in range(*self.token_range(quotation.span)):
                found[i] = number
        return found

    def _reaches(self) -> tuple[list[int], list[int]]:
        left, right = list(range(len(self.tokens))), list(range(len(self.tokens)))
        for i in self._leaves_first():
            head = self.tokens[i].head
            if head != i:
                left[head] = min(left[head], left[i])
                right[head] = max(right[head], right[i])
        return left, right

    def _leaves_first(self) -> list[int]:
        order = [i for i, token in enumerate(self.tokens) if token.head == i]
        for i in order:  # grows while it is read: breadth first, each token once
            order.extend(self.children[i])
        return order[::-1]

    def token_range(self, span: Span) -> tuple[int, int]:
        """First token and one past the last that the span touches."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.tokens[first].end <= span.start:
            first += 1
        return first, bisect_left(self._starts, span.end)

    def kids(self, i: int, *deps: str) -> Iterator[int]:
        return (child for child in self.children[i] if self.tokens[child].dep in deps)

    def kid(self, i: int, *deps: str) -> int | None:
        return next(self.kids(i, *deps), None)

    def subject(self, i: int) -> int | None:
        """The subject of a verb, its own or the one that it shares with the verb it hangs on."""
        if i not in self._subjects:
            self._subjects[i] = self._find_subject(i)
        return self._subjects[i]

    def _find_subject(self, i: int) -> int | None:
        seen = 0
        while seen < 8:
            own = self._own_subject(i)
            if own is not None:
                return own
            token = self.tokens[i]
            if token.dep == "prep" and (named := self._object_of(i, token)) is not None:
                return named
            if token.dep in ("acl", "relcl") and token.head != i:
                return token.head if token.tag == "VBG" or token.dep == "relcl" else None
            if token.dep not in ("conj", "xcomp", "advcl", "aux", "auxpass", "pcomp", "ccomp", "prep", "dep"):
                return None
            if token.dep == "ccomp" and token.tag not in ("VB", "VBG"):
                return None
            if token.head == i:
                return None
            i = token.head
            seen += 1
        return None

    def _own_subject(self, i: int) -> int | None:
        """Of several the nearest before the verb, unless it is an apposition ("Reis, an envoy, said")."""
        found = [k for k in self.kids(i, *SUBJECTS) if self.tokens[k].text not in _TRIM]
        before = [k for k in found if k < i]
        if len(before) > 1 and self.tokens[self.left[before[-1]] - 1].text == ",":
            return before[0]
        return before[-1] if before else next(iter(found), None)

    def _object_of(self, i: int, token: Token) -> int | None:
        """ "quoted her as saying": who speaks is the object of the verb that "as" hangs on."""
        verb = token.head
        if token.text.lower() != "as" or verb == i or self.tokens[verb].pos != "VERB":
            return None
        return self.kid(verb, "dobj", "dative")

    def reach(self, i: int) -> tuple[int, int]:
        return self.left[i], self.right[i]

    def sentence(self, i: int) -> tuple[int, int]:
        first, end = self.sentences[self.tokens[i].sentence]
        return first, end - 1

    def adjoins(self, i: int, span: Span) -> bool:
        """The phrase hangs on the word through at most prepositions and adverbs, or on a phrase of its medium."""
        first, end = self.token_range(span)
        k = next((k for k in range(first, end) if not first <= self.tokens[k].head < end), first)
        for step in range(4):
            head = self.tokens[k].head
            adjunct = self.tokens[k].dep in _ADJUNCTS
            if head == i:
                return adjunct or step == 0  # not through a verb that is joined to the word
            if head == k or not adjunct:
                return False
            k = head
        return False

    def negated(self, i: int) -> bool:
        """A negation inside a quotation is none of the cue beside it, whatever the parse hangs it on."""
        return any(self.quote_of[k] == self.quote_of[i] for k in self.kids(i, "neg"))

    def unsaid(self, i: int | None, void: Collection[str]) -> bool:
        """A negated cue that reports nothing ("did not say whether"): what was not said is not content."""
        return i is not None and self.negated(i) and self.tokens[i].lemma.lower() in void

    def span(self, first: int, last: int) -> Span | None:
        """The words of a range without punctuation at its edges; marks of a whole quotation stay."""
        while first <= last and self._loose(first):
            first += 1
        while last >= first and self._loose(last):
            last -= 1
        if first > last:
            return None
        start, end = self.tokens[first].start, self.tokens[last].end
        if (
            last + 1 < len(self.tokens)
            and self.tokens[last + 1].text == ")"
            and "(" in self.text[start:end].rpartition(")")[2]
        ):
            end = self.tokens[last + 1].end
        for number in {self.quote_of[first], self.quote_of[last]} - {-1}:
            outer = self.quotations[number].span
            if outer.start <= start and start <= outer.start + 3:
                start = outer.start
            if outer.end - 3 <= end <= outer.end:
                end = outer.end
        return Span(start, end) if end > start else None

    def _loose(self, i: int) -> bool:
        token = self.tokens[i]
        return (token.text in _TRIM or token.pos == "SPACE") and self.quote_of[i] < 0
