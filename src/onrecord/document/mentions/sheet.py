"""One article laid out for the finders of mentions: its tokens with the questions that they ask of them.

Text, parse and quotations in; token ranges are (first, end), the end not included. Part of the stage `mentions`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.document.datelines import after_dateline
from onrecord.lexicons.people import acts, bodies, people
from onrecord.records import Article, Block, Parse, Span, Token

_STOPS = frozenset('.!?:;,"”’»)…')
_ELIDED = re.compile("[dl]['’][A-ZÀ-Þ]")
_PRONOUN = 4  # letters: "This", "Some", "Both" and the like open sentences too
_FINITE = ("VBD", "VBZ", "VBP", "MD")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
Range = tuple[int, int]


class Sheet:
    """A read-only view of one article and its parse."""

    def __init__(self, article: Article, parse: Parse, quotations: Sequence[Span]) -> None:
        self.article = article
        self.text = article.text
        self.tokens: tuple[Token, ...] = parse.tokens
        self.children = parse.children
        self._sentences = parse.sentences
        self._blocks = [block.span.start for block in article.blocks]
        self._filed = [after_dateline(self.text, one.span.start, one.span.end) for one in article.blocks]
        self._headings = [_is_heading(article, block) for block in article.blocks]
        self._lower_case = {token.text for token in parse.tokens if token.text.islower()}
        self._quotations = sorted(quotations)
        self._quotation_starts = [span.start for span in self._quotations]

    def sentence(self, i: int) -> Range:
        return self._sentences[self.tokens[i].sentence]

    def block(self, i: int) -> int:
        return max(bisect_right(self._blocks, self.tokens[i].start) - 1, 0)

    def titled(self, i: int) -> bool:
        """In a heading, where capitals tell nothing."""
        return self._headings[self.block(i)]

    def in_dateline(self, i: int) -> bool:
        """Where the report was filed, which is nobody that acts in it."""
        return bool(self._filed) and self.tokens[i].start < self._filed[self.block(i)]

    def in_lower_case(self, i: int) -> bool:
        """Whether the article also has the word without its capital."""
        return self.tokens[i].text.lower() in self._lower_case

    def proper(self, i: int) -> bool:
        """A proper noun; also a capitalised noun within a sentence that the article never writes otherwise."""
        token = self.tokens[i]
        if not self.capital(i):
            return False
        if token.tag in ("NNP", "NNPS"):
            return True
        if self._opens_and_speaks(i):
            return True
        inside = i > self.sentence(i)[0] and self.tokens[i - 1].pos != "PUNCT"
        return token.tag == "NN" and not self.titled(i) and inside and not self.in_lower_case(i)

    def _opens_and_speaks(self, i: int) -> bool:
        """A bare singular that opens its sentence as the subject of a verb of saying: a surname ("Reis said")."""
        token = self.tokens[i]
        if i != self.sentence(i)[0] or token.tag not in ("NN", "JJ", "JJR", "VBN", "FW", "UH", "RB"):
            return False
        if token.dep != "nsubj" or self.in_lower_case(i) or self.role_noun(i) or self.body_noun(i):
            return False
        told = token.text.lower() in people().groups | bodies().documents | bodies().endings
        return not told and self.tokens[token.head].lemma in acts().spoken and len(token.text) > _PRONOUN

    def quoted(self, i: int) -> bool:
        before = bisect_right(self._quotation_starts, self.tokens[i].start) - 1
        return before >= 0 and self.tokens[i].start < self._quotations[before].end

    def span(self, part: Range) -> Span:
        return Span(self.tokens[part[0]].start, self.tokens[part[1] - 1].end)

    def words(self, part: Range) -> str:
        return self.text[self.tokens[part[0]].start : self.tokens[part[1] - 1].end]

    def root(self, part: Range) -> int:
        """The token of a range on which its others hang: the last whose head lies outside."""
        roots = [
            i
            for i in range(*part)
            if not part[0] <= self.tokens[i].head < part[1] or self.tokens[i].head == i
        ]
        return roots[-1] if roots else part[1] - 1

    def subject_verb(self, i: int) -> int | None:
        """The verb of which the token is the subject, itself or as a further member of a coordination."""
        for _ in range(6):
            token = self.tokens[i]
            if token.dep in SUBJECTS:
                return token.head
            if token.dep not in ("conj", "appos") or token.head == i:
                return None
            i = token.head
        return None

    def is_subject(self, part: Range, head: int) -> bool:
        """A subject by the parse, or what opens its sentence right before a finite verb."""
        if self.subject_verb(head) is not None:
            return True
        opens = part[0] == self.sentence(part[0])[0] and part[1] < self.sentence(part[0])[1]
        if not opens:
            return False
        after = self.tokens[part[1]]
        # the tagger often takes "X called" for "X, called ...", which leaves X as the root
        return after.tag in _FINITE or (after.tag == "VBN" and self.tokens[head].dep == "ROOT")

    def next_is(self, i: int, *texts: str) -> bool:
        """Whether the token after `i`, in the same sentence, is one of these."""
        return i + 1 < self.sentence(i)[1] and self.tokens[i + 1].text in texts

    def possessor(self, part: Range) -> bool:
        """Whether a possessive ending follows the range."""
        return part[1] < len(self.tokens) and self.tokens[part[1]].tag == "POS"

    def left(self, i: int, reach: int) -> range:
        """At most `reach` tokens before `i` in its sentence, nearest first."""
        return range(i - 1, max(self.sentence(i)[0], i - reach) - 1, -1)

    def right(self, i: int, reach: int) -> range:
        """At most `reach` tokens after `i` in its sentence."""
        return range(i + 1, min(self.sentence(i)[1], i + 1 + reach))

    def capital(self, i: int) -> bool:
        """Whether a word has a capital, after an elided article too: "d'Orval"."""
        text = self.tokens[i].text
        return text[:1].isupper() or _ELIDED.match(text) is not None

    def role_noun(self, i: int) -> bool:
        token = self.tokens[i]
        return noun_lemma(token) in people().heads and token.pos in ("NOUN", "PROPN")

    def body_noun(self, i: int) -> bool:
        return noun_lemma(self.tokens[i]) in bodies().heads and self.tokens[i].pos in ("NOUN", "PROPN")

    def heads_phrase(self, i: int) -> bool:
        """Whether a noun ends its phrase, rather than standing before another noun."""
        token = self.tokens[i]
        if i + 1 >= self.sentence(i)[1] or self.tokens[i + 1].pos not in ("NOUN", "PROPN"):
            return True
        return token.dep not in ("compound", "amod", "nmod")


def _is_heading(article: Article, block: Block) -> bool:
    """A headline or subheading by kind, or a line in capitals or with most words capitalised and no full stop."""
    text = block.span.of(article.text)
    if block.kind != "paragraph" or text.isupper():
        return True
    words = [word for word in text.split()[:30] if word[:1].isalpha()]
    capitals = sum(word[:1].isupper() for word in words)
    return text[-1:] not in _STOPS and capitals > 0.7 * len(words) and len(words) < 30


def noun_lemma(token: Token) -> str:
    """The lower-case singular: names keep their plural in spaCy's lemmas, titles with a capital do not need it."""
    if token.tag == "NNPS" and token.text.endswith("s"):
        return token.text[:-1].lower()
    return token.lemma.lower()
