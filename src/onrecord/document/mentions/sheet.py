"""One article laid out for the finders of mentions: its tokens with the questions that they ask of them.

Text, parse and quotations in; token ranges are (first, end), the end not included. Part of the stage `mentions`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.lexicons.people import bodies, people
from onrecord.records import Article, Parse, Span, Token

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
        self._quotations = sorted(quotations)
        self._quotation_starts = [span.start for span in self._quotations]

    def sentence(self, i: int) -> Range:
        return self._sentences[self.tokens[i].sentence]

    def block(self, i: int) -> int:
        return max(bisect_right(self._blocks, self.tokens[i].start) - 1, 0)

    def titled(self, i: int) -> bool:
        """In a headline or subheading, where capitals tell nothing."""
        blocks = self.article.blocks
        return bool(blocks) and blocks[self.block(i)].kind != "paragraph"

    def quoted(self, i: int) -> bool:
        before = bisect_right(self._quotation_starts, self.tokens[i].start) - 1
        return before >= 0 and self.tokens[i].start < self._quotations[before].end

    def span(self, part: Range) -> Span:
        return Span(self.tokens[part[0]].start, self.tokens[part[1] - 1].end)

    def words(self, part: Range) -> str:
        return self.text[self.tokens[part[0]].start : self.tokens[part[1] - 1].end]

    def root(self, part: Range) -> int:
        """The token of a range on which its others hang: the last whose head lies outside."""
        roots = [i for i in range(*part) if not part[0] <= self.tokens[i].head < part[1] or self.tokens[i].head == i]
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

    def next_is(self, i: int, *texts: str) -> bool:
        """Whether the token after `i`, in the same sentence, is one of these."""
        return i + 1 < self.sentence(i)[1] and self.tokens[i + 1].text in texts

    def possessor(self, part: Range) -> bool:
        """Whether a possessive ending follows the range."""
        return part[1] < len(self.tokens) and self.tokens[part[1]].tag == "POS"

    def left(self, i: int) -> Iterator[int]:
        """The tokens before `i` in its sentence, nearest first."""
        return iter(range(i - 1, self.sentence(i)[0] - 1, -1))

    def right(self, i: int) -> Iterator[int]:
        """The tokens after `i` in its sentence."""
        return iter(range(i + 1, self.sentence(i)[1]))

    def capital(self, i: int) -> bool:
        return self.tokens[i].text[:1].isupper()

    def role_noun(self, i: int) -> bool:
        token = self.tokens[i]
        return noun_lemma(token) in people().heads and token.pos in ("NOUN", "PROPN", "ADJ")

    def body_noun(self, i: int) -> bool:
        return noun_lemma(self.tokens[i]) in bodies().heads and self.tokens[i].pos in ("NOUN", "PROPN")

    def heads_phrase(self, i: int) -> bool:
        """Whether a noun ends its phrase, rather than standing before another noun."""
        token = self.tokens[i]
        if i + 1 >= self.sentence(i)[1] or self.tokens[i + 1].pos not in ("NOUN", "PROPN"):
            return True
        return token.dep not in ("compound", "amod", "nmod")


def noun_lemma(token: Token) -> str:
    """The lower-case singular: names keep their plural in spaCy's lemmas, titles with a capital do not need it."""
    if token.tag == "NNPS" and token.text.endswith("s"):
        return token.text[:-1].lower()
    return token.lemma.lower()
