"""What a model sees of a candidate's cue: its form, what governs it, and where in the article it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.document.attribute.counts import Counts
from onrecord.document.attribute.lexicon import Lexicon
from onrecord.document.syntax import SUBJECTS, Syntax
from onrecord.records import Article, Span, Token

_FORM = (
    "cue_pos", "cue_given", "negated", "modal", "passive", "infinitive", "perfect", "progressive", "depth",
    "governed", "governor_says", "conditional", "inside_clause", "cue_place", "cue_first", "cue_last",
    "comma_before", "comma_after", "reports", "arguments", "subject_given", "particle", "quotation_near",
)  # fmt: skip
_PLACE = (
    "sentence_words", "sentence_quoted", "sentence_asks", "sentence_place", "block_place", "block_words", "heading",
    "says_before", "says_in_sentence",
)  # fmt: skip
CUE_NUMBERS = (*_FORM, *_PLACE)
CUE_KEYS = ("cue", "cue_form", "governor", "cue_particle", "cue_voice", "group", "after")

POS = {"VERB": 1, "AUX": 2, "NOUN": 3, "ADJ": 4, "PROPN": 5, "PRON": 6, "ADP": 7, "PUNCT": 8, "SCONJ": 9}
_MODALS = {
    "would": 1,
    "could": 2,
    "might": 2,
    "may": 2,
    "should": 3,
    "must": 3,
    "will": 4,
    "'ll": 4,
    "’ll": 4,
    "can": 5,
}
_CLAUSES = ("ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "parataxis")
_COMPLEMENTS = ("ccomp", "xcomp", "pcomp", "dobj", "pobj", "acl")
_CONDITIONS = ("if", "when", "whether", "while", "as", "because")
_SMALL_WORDS = ("ADP", "SCONJ", "PART", "PUNCT", "PRON")
_HIGHEST, _DEEPEST, _NEAR = 6, 12, 5

Part = tuple[tuple[float, ...], tuple[str, ...]]  # numbers and keys


class CueFeatures:
    """CUE_NUMBERS and CUE_KEYS of the cues of one article."""

    def __init__(self, article: Article, syntax: Syntax, lexicon: Lexicon, counts: Counts) -> None:
        self._article, self._syntax, self._lexicon, self._counts = article, syntax, lexicon, counts
        self._block_starts = [block.span.start for block in article.blocks]

    def of(self, i: int) -> Part:
        """Of the cue whose head is token i."""
        governor, height = self._governor(i)
        helpers = [self._syntax.tokens[k] for k in self._syntax.kids(i, "aux", "auxpass")]
        numbers = (*self._form(i, governor, height, helpers), *self._place(i))
        return tuple(map(float, numbers)), self._keys(i, governor, helpers)

    def without(self, content: Sequence[Span]) -> Part:
        """Of a content that has no cue: where it stands."""
        anchor = min(self._syntax.token_range(content[0])[0], len(self._syntax.tokens) - 1)
        numbers = (*(0.0 for _ in _FORM), *self._place(anchor))
        return tuple(map(float, numbers)), ("-",) * len(CUE_KEYS)

    def _form(self, i: int, governor: int | None, height: int, helpers: Sequence[Token]) -> tuple[float, ...]:
        syntax, token = self._syntax, self._syntax.tokens[i]
        first, last = syntax.sentence(i)
        return (
            POS.get(token.pos, 0),
            True,
            syntax.negated(i),
            max((_MODALS.get(one.text.lower(), 0) for one in helpers), default=0),
            any(one.dep == "auxpass" for one in helpers),
            any(one.tag == "TO" for one in helpers),
            any(one.lemma == "have" for one in helpers),
            token.tag == "VBG",
            self._depth(i),
            height,
            governor is not None and self._counts.speaks[governor],
            any(syntax.tokens[k].text.lower() in _CONDITIONS for k in syntax.kids(i, "mark", "advmod")),
            _CLAUSES.index(token.dep) + 1 if token.dep in _CLAUSES else 0,
            (i - first) / (last - first + 1),
            i - first,
            last - i,
            syntax.tokens[max(i - 1, 0)].text == ",",
            syntax.tokens[min(i + 1, last)].text == ",",
            self._counts.speaks[i],
            len(syntax.children[i]),
            syntax.kid(i, *SUBJECTS) is not None,
            syntax.kid(i, "prt") is not None,
            self._counts.quoted(max(first, i - _NEAR), min(last, i + _NEAR) + 1) > 0,
        )

    def _place(self, i: int) -> tuple[float, ...]:
        syntax, counts = self._syntax, self._counts
        first, last = syntax.sentence(i)
        block = max(0, bisect_right(self._block_starts, syntax.tokens[i].start) - 1)
        return (
            last - first + 1,
            counts.quoted(first, last + 1) / (last - first + 1),
            syntax.tokens[last].text == "?",
            syntax.tokens[i].sentence / max(1, len(syntax.sentences)),
            block / max(1, len(self._block_starts)),
            len(self._article.blocks[block].span) if self._article.blocks else 0,
            self._heads(block),
            counts.says(0, first),
            counts.says(first, last + 1),
        )

    def _heads(self, number: int) -> bool:
        """A headline or subheading, or a first block that ends like one."""
        if not self._article.blocks:
            return False
        block = self._article.blocks[number]
        stops = block.span.of(self._article.text).rstrip()[-1:] in '.!?"”'
        return block.kind != "paragraph" or (number == 0 and not stops)

    def _keys(self, i: int, governor: int | None, helpers: Sequence[Token]) -> tuple[str, ...]:
        syntax, token = self._syntax, self._syntax.tokens[i]
        lemma = f"{token.lemma.lower()} {token.pos}"
        particle = syntax.kid(i, "prt")
        above = syntax.tokens[governor] if governor is not None else None
        after = syntax.tokens[i + 1] if i + 1 < len(syntax.tokens) else token
        return (
            lemma,
            f"{token.tag} {token.dep}",
            f"{above.lemma.lower()} {above.pos} {token.dep}" if above else f"- {token.dep}",
            f"{lemma} {syntax.tokens[particle].text.lower() if particle is not None else ''}",
            f"{lemma} {token.tag} {'not' if syntax.negated(i) else ''}{len(helpers)}",
            self._groups(token),
            after.text.lower() if after.pos in _SMALL_WORDS else after.pos,
        )

    def _groups(self, token: Token) -> str:
        """What the lexicon knows of a word: its groups, for words that the model has never met."""
        lemma = token.lemma.lower()
        if token.pos == "NOUN":
            return "noun" if lemma in self._lexicon.nouns else "-"
        if token.pos == "ADJ":
            return "adjective" if lemma in self._lexicon.adjectives else "-"
        return " ".join(sorted({frame.group for frame in self._lexicon.verbs.get(lemma, ())})) or token.pos

    def _governor(self, i: int) -> tuple[int | None, int]:
        """The word above a cue in whose complement it stands, and how far up; none where it stands free."""
        tokens, k = self._syntax.tokens, i
        for height in range(1, _HIGHEST + 1):
            dep, above = tokens[k].dep, tokens[k].head
            if above == k:
                break
            k = above
            if dep in _COMPLEMENTS and tokens[k].pos in ("VERB", "AUX", "NOUN"):
                return k, height
        return None, 0

    def _depth(self, i: int) -> int:
        steps = 0
        while self._syntax.tokens[i].head != i and steps < _DEEPEST:
            i, steps = self._syntax.tokens[i].head, steps + 1
        return steps
