"""What a model sees of a candidate: numbers, and keys (words and labels) for which it holds measured rates.

Only forms and grammar: no names of people, places or outlets, so that nothing hangs on one story.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.document.attribute.candidates import Candidate
from onrecord.document.attribute.lexicon import Lexicon
from onrecord.document.attribute.syntax import SUBJECTS, Syntax
from onrecord.records import Article, Span, Token

_POS = {"VERB": 1, "AUX": 2, "NOUN": 3, "ADJ": 4, "PROPN": 5, "PRON": 6, "ADP": 7, "PUNCT": 8, "SCONJ": 9}
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
_FIRST = ("i", "we", "me", "us", "my", "our")
_SECOND = ("you", "your")
_HEAD_REACH = 60  # tokens
_CLOSE = ".?!"

NUMBERS = (
    # the cue
    "cue_pos", "cue_given", "negated", "modal", "passive", "infinitive", "perfect", "progressive", "depth",
    "governed", "governor_says", "conditional", "inside_clause", "cue_place", "cue_first", "cue_last",
    "comma_before", "comma_after", "reports", "arguments", "subject_given", "particle", "sentence_words",
    "sentence_quoted", "sentence_asks", "sentence_place", "block_place", "block_words", "heading", "says_before",
    "says_in_sentence", "quotation_near",
    # the content
    "words", "share", "pieces", "quoted", "opens_quoted", "closes_quoted", "quotations", "finished", "to_end",
    "from_start", "after_cue", "distance", "verbs", "finite", "subjects", "names", "says_inside", "sentences",
    "capital", "crosses", "next_comma", "numbers",
    # the source
    "source_given", "source_words", "source_before", "source_distance", "source_pos", "source_entity",
    "source_plural", "source_person", "source_definite", "source_known", "source_other", "source_same_sentence",
    "source_relative", "source_quoted", "source_subject", "source_seen",
    # the rules and the other candidates
    "ruled", "ruled_cue", "ruled_content", "ruled_source", "rivals", "content_rank", "rival_sources", "overlaps",
)  # fmt: skip

KEYS = (
    "cue", "cue_shape", "shape", "cue_form", "governor", "source", "source_form", "content_head", "cue_source",
    "content_opens", "cue_particle", "cue_voice", "rule_source", "after", "shape_form", "cue_content", "group_shape",
    # of these the rate at which the cue reports anything, rather than the candidate is right
    "any_cue", "any_particle", "any_voice", "any_governor", "any_group",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate as a model sees it, after NUMBERS and KEYS."""

    numbers: tuple[float, ...]
    keys: tuple[str, ...]


def describe(
    article: Article, syntax: Syntax, lexicon: Lexicon, candidates: Sequence[Candidate]
) -> list[Row]:
    """A row for each candidate, in their order."""
    view = _View(article, syntax, lexicon, candidates)
    return [view.row(candidate) for candidate in candidates]


class _View:
    """What is counted once for an article, a cue, a content or a source, and used for all its candidates."""

    def __init__(
        self, article: Article, syntax: Syntax, lexicon: Lexicon, candidates: Sequence[Candidate]
    ) -> None:
        self._article, self._syntax, self._lexicon = article, syntax, lexicon
        self._block_starts = [block.span.start for block in article.blocks]
        self._says = self._speech_cues()
        self._said_by = self._speakers()
        self._sums = _Sums(syntax, self._says)
        self._by_cue: dict[int | None, list[Candidate]] = {}
        self._by_content: dict[tuple[Span, ...], float] = {}
        for one in candidates:
            self._by_cue.setdefault(one.draft.cue_token, []).append(one)
            self._by_content[one.draft.content] = max(self._by_content.get(one.draft.content, 0.0), one.ruled)
        self._rule_ends = sorted(piece.end for one in candidates if one.ruled for piece in one.draft.content)
        self._rule_starts = sorted(
            piece.start for one in candidates if one.ruled for piece in one.draft.content
        )
        self._cues: dict[int | None, tuple[tuple[float, ...], tuple[str, ...]]] = {}
        self._contents: dict[
            tuple[int | None, tuple[Span, ...]], tuple[tuple[float, ...], tuple[str, ...]]
        ] = {}
        self._sources: dict[
            tuple[int | None, tuple[Span, ...]], tuple[tuple[float, ...], tuple[str, ...]]
        ] = {}
        self._rivals: dict[int | None, _Rivals] = {}

    def row(self, candidate: Candidate) -> Row:
        draft = candidate.draft
        cue_token, content, source = draft.cue_token, draft.content, draft.source
        if cue_token not in self._cues:
            self._cues[cue_token] = self._cue(cue_token, content)
            self._rivals[cue_token] = _Rivals(self._by_cue[cue_token])
        place = (cue_token, content)
        if place not in self._contents:
            self._contents[place] = self._content(cue_token, content)
        origin = (cue_token, source)
        if origin not in self._sources:
            self._sources[origin] = self._source(cue_token, source, draft.source_token)
        cue_numbers, cue_keys = self._cues[cue_token] if cue_token is not None else self._cue(None, content)
        content_numbers, content_keys = self._contents[place]
        source_numbers, source_keys = self._sources[origin]
        numbers = (
            *cue_numbers,
            *content_numbers,
            *source_numbers,
            candidate.ruled,
            *self._rivals[cue_token].numbers(candidate),
            self._overlaps(content),
        )
        return Row(numbers, _keys(candidate, cue_keys, content_keys, source_keys))

    def _speech_cues(self) -> list[bool]:
        verbs = {"say", "deny", "ask", "think"}
        known = {
            lemma for lemma, frames in self._lexicon.verbs.items() if any(f.group in verbs for f in frames)
        }
        tokens, quoted = self._syntax.tokens, self._syntax.quote_of
        return [
            token.pos == "VERB" and quoted[i] < 0 and token.lemma.lower() in known
            for i, token in enumerate(tokens)
        ]

    def _speakers(self) -> Counter[str]:
        """How often each head word is the subject of a verb of speech in this article."""
        found: Counter[str] = Counter()
        for i, says in enumerate(self._says):
            subject = self._syntax.kid(i, "nsubj") if says else None
            if subject is not None:
                found[self._syntax.tokens[subject].text.lower()] += 1
        return found

    def _block(self, offset: int) -> int:
        return max(0, bisect_right(self._block_starts, offset) - 1)

    def _cue(self, i: int | None, content: tuple[Span, ...]) -> tuple[tuple[float, ...], tuple[str, ...]]:
        syntax = self._syntax
        anchor = i if i is not None else min(syntax.token_range(content[0])[0], len(syntax.tokens) - 1)
        token = syntax.tokens[anchor]
        first, last = syntax.sentence(anchor)
        block = self._block(token.start)
        span = self._article.blocks[block].span if self._article.blocks else Span(0, 1)
        place = (
            last - first + 1,
            self._sums.quoted(first, last + 1) / (last - first + 1),
            syntax.tokens[last].text == "?",
            token.sentence / max(1, len(syntax.sentences)),
            block / max(1, len(self._block_starts)),
            len(span) / 6,
            _heading(self._article, block),
        )
        says = (self._sums.says(0, first), self._sums.says(first, last + 1))
        if i is None:
            blank = (0.0,) * (NUMBERS.index("sentence_words") - 1)
            return (0.0, *blank, *place, *says, 1.0), ("-",) * 7
        near = any(syntax.quote_of[k] >= 0 for k in range(max(first, i - 5), min(last, i + 5) + 1))
        helpers = [syntax.tokens[k] for k in syntax.kids(i, "aux", "auxpass")]
        governor, governs = self._governor(i)
        numbers = (
            _POS.get(token.pos, 0),
            1.0,
            syntax.negated(i),
            max((_MODALS.get(one.text.lower(), 0) for one in helpers), default=0),
            any(one.dep == "auxpass" for one in helpers),
            any(one.tag == "TO" for one in helpers),
            any(one.lemma == "have" for one in helpers),
            token.tag == "VBG",
            self._depth(i),
            governs,
            self._says[governor] if governor is not None else False,
            self._conditional(i),
            _CLAUSES.index(token.dep) + 1 if token.dep in _CLAUSES else 0,
            (i - first) / (last - first + 1),
            i - first,
            last - i,
            syntax.tokens[max(i - 1, 0)].text == ",",
            syntax.tokens[min(i + 1, last)].text == ",",
            self._says[i],
            len(syntax.children[i]),
            syntax.kid(i, *SUBJECTS) is not None,
            syntax.kid(i, "prt") is not None,
            *place,
            *says,
            near,
        )
        return tuple(map(float, numbers)), self._cue_keys(i, governor, helpers)

    def _cue_keys(self, i: int, governor: int | None, helpers: Sequence[object]) -> tuple[str, ...]:
        syntax, token = self._syntax, self._syntax.tokens[i]
        lemma = f"{token.lemma.lower()} {token.pos}"
        particle = syntax.kid(i, "prt")
        word = syntax.tokens[particle].text.lower() if particle is not None else ""
        upper = syntax.tokens[governor] if governor is not None else None
        after = syntax.tokens[i + 1] if i + 1 < len(syntax.tokens) else token
        return (
            lemma,
            f"{token.tag} {token.dep}",
            f"{upper.lemma.lower()} {upper.pos} {token.dep}" if upper else f"- {token.dep}",
            f"{lemma} {word}",
            f"{lemma} {token.tag} {'not' if syntax.negated(i) else ''}{len(helpers)}",
            self._groups(token),
            after.text.lower() if after.pos in ("ADP", "SCONJ", "PART", "PUNCT", "PRON") else after.pos,
        )

    def _groups(self, token: Token) -> str:
        """What the lexicon knows of a word: its groups, for words that the model has never met."""
        lemma = token.lemma.lower()
        if token.pos == "NOUN":
            return "noun" if lemma in self._lexicon.nouns else "-"
        if token.pos == "ADJ":
            return "adjective" if lemma in self._lexicon.adjectives else "-"
        return " ".join(sorted({frame.group for frame in self._lexicon.verbs.get(lemma, ())})) or token.pos

    def _governor(self, i: int) -> tuple[int | None, float]:
        """The verb above a cue in whose complement it stands, and how far up; none where it stands free."""
        k, steps = i, 0
        while self._syntax.tokens[k].head != k and steps < 6:
            dep, k, steps = self._syntax.tokens[k].dep, self._syntax.tokens[k].head, steps + 1
            if dep in ("ccomp", "xcomp", "pcomp", "dobj", "pobj", "acl") and self._syntax.tokens[k].pos in (
                "VERB",
                "AUX",
                "NOUN",
            ):
                return k, float(steps)
        return None, 0.0

    def _depth(self, i: int) -> int:
        steps = 0
        while self._syntax.tokens[i].head != i and steps < 12:
            i, steps = self._syntax.tokens[i].head, steps + 1
        return steps

    def _conditional(self, i: int) -> bool:
        return any(self._syntax.tokens[k].text.lower() in ("if", "when", "whether", "while", "as", "because")
                   for k in self._syntax.kids(i, "mark", "advmod"))  # fmt: skip

    def _content(self, i: int | None, content: tuple[Span, ...]) -> tuple[tuple[float, ...], tuple[str, ...]]:
        syntax, sums = self._syntax, self._sums
        ranges = [syntax.token_range(span) for span in content]
        first, end = ranges[0][0], max(ranges[-1][1], ranges[0][0] + 1)
        last = end - 1
        words = sum(sums.words(a, b) for a, b in ranges)
        sentence_first, sentence_last = syntax.sentence(i if i is not None else first)
        quoted = sum(sums.quoted(a, b) for a, b in ranges)
        tokens = syntax.tokens
        closing = tokens[last].text if tokens[last].text[-1:] in _CLOSE else tokens[max(last - 1, 0)].text
        after = tokens[end].text if end < len(tokens) else ""
        head = _head(syntax, first, end)
        numbers = (
            words,
            words / max(1, sums.words(sentence_first, sentence_last + 1)),
            len(content),
            quoted / max(1, sum(b - a for a, b in ranges)),
            syntax.quote_of[first] >= 0,
            syntax.quote_of[last] >= 0,
            len({syntax.quote_of[k] for k in (first, last, (first + last) // 2)} - {-1}),
            closing[-1:] in _CLOSE,
            sentence_last - last,
            first - sentence_first,
            i is not None and first > i,
            min(abs(first - i), abs(last - i)) if i is not None else 0,
            sum(sums.verbs(a, b) for a, b in ranges),
            sum(sums.finite(a, b) for a, b in ranges),
            sum(sums.subjects(a, b) for a, b in ranges),
            sum(sums.names(a, b) for a, b in ranges),
            sum(sums.says(a, b) for a, b in ranges),
            tokens[last].sentence - tokens[first].sentence,
            tokens[first].text[:1].isupper() or tokens[min(first + 1, last)].text[:1].isupper(),
            i is not None and first < i < last,
            after == ",",
            sum(sums.numbers(a, b) for a, b in ranges),
        )
        opening = (
            tokens[first].text.lower()
            if tokens[first].pos not in ("NOUN", "PROPN", "NUM")
            else tokens[first].pos
        )
        keys = (f"{tokens[head].lemma.lower() if tokens[head].pos != 'PROPN' else ''} {tokens[head].pos}",
                f"{tokens[head].pos} {tokens[head].dep} {tokens[head].tag}", opening)  # fmt: skip
        return tuple(map(float, numbers)), keys

    def _source(
        self, i: int | None, source: tuple[Span, ...], head: int | None
    ) -> tuple[tuple[float, ...], tuple[str, ...]]:
        if not source:
            return (0.0,) * (NUMBERS.index("ruled") - NUMBERS.index("source_given")), ("-", "-")
        syntax = self._syntax
        first, end = syntax.token_range(source[0])
        head = min(head if head is not None else end - 1, len(syntax.tokens) - 1)
        token, opening = syntax.tokens[head], syntax.tokens[min(first, len(syntax.tokens) - 1)]
        word = token.text.lower()
        person = 1 if word in _FIRST else 2 if word in _SECOND else 3
        anchor = i if i is not None else head
        own = syntax.subject(i) if i is not None and syntax.tokens[i].pos in ("VERB", "AUX") else None
        numbers = (
            1.0,
            sum(self._sums.words(*syntax.token_range(span)) for span in source),
            head < anchor,
            abs(head - anchor),
            _POS.get(token.pos, 0),
            {"PERSON": 1, "ORG": 2, "NORP": 3, "GPE": 4}.get(token.entity, 5 if token.entity else 0),
            token.tag in ("NNS", "NNPS") or word in ("they", "we", "those", "some", "many", "others"),
            person,
            {"the": 1, "a": 2, "an": 2}.get(opening.text.lower(), 0),
            self._said_by[word],
            own is not None and own != head,
            token.sentence == syntax.tokens[anchor].sentence,
            len(source) > 1 or word in ("who", "which", "that"),
            syntax.quote_of[head] >= 0,
            token.dep in SUBJECTS,
            self._said_by[word] > 1,
        )
        common = token.lemma.lower() if token.pos in ("NOUN", "PRON", "DET", "ADJ", "ADV") else token.pos
        return tuple(map(float, numbers)), (common, f"{token.pos} {token.dep} {token.entity}")

    def _overlaps(self, content: tuple[Span, ...]) -> float:
        """How many of the rules' contents begin before this one's end and end after its start."""
        started = bisect_left(self._rule_starts, content[-1].end)
        return float(started - bisect_right(self._rule_ends, content[0].start))


class _Rivals:
    """The candidates of one cue: what the rules say of it, how many there are, how long their contents."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._ruled = max(one.ruled for one in candidates)
        self._ruled_contents = {one.draft.content for one in candidates if one.ruled}
        self._ruled_sources = {one.draft.source for one in candidates if one.ruled}
        self._lengths = sorted({sum(map(len, one.draft.content)) for one in candidates})
        self._sources = len({one.draft.source for one in candidates})

    def numbers(self, candidate: Candidate) -> tuple[float, ...]:
        length = sum(map(len, candidate.draft.content))
        return (
            self._ruled,
            float(candidate.draft.content in self._ruled_contents),
            float(candidate.draft.source in self._ruled_sources),
            float(len(self._lengths)),
            bisect_left(self._lengths, length) / len(self._lengths),
            float(self._sources),
        )


class _Sums:
    """Running counts over the tokens, so that any stretch is counted in constant time."""

    def __init__(self, syntax: Syntax, says: Sequence[bool]) -> None:
        tokens = syntax.tokens
        self.words = _Running([token.pos not in ("PUNCT", "SPACE") for token in tokens])
        self.quoted = _Running([number >= 0 for number in syntax.quote_of])
        self.verbs = _Running([token.pos == "VERB" for token in tokens])
        self.finite = _Running([token.tag in ("VBD", "VBZ", "VBP", "MD") for token in tokens])
        self.subjects = _Running([token.dep in SUBJECTS for token in tokens])
        self.names = _Running([token.pos == "PROPN" for token in tokens])
        self.numbers = _Running([token.pos == "NUM" for token in tokens])
        self.says = _Running(says)


class _Running:
    def __init__(self, flags: Sequence[bool]) -> None:
        self._sums = [0]
        for flag in flags:
            self._sums.append(self._sums[-1] + flag)

    def __call__(self, first: int, end: int) -> int:
        return self._sums[end] - self._sums[first]


def _head(syntax: Syntax, first: int, end: int) -> int:
    """The first token of a stretch that hangs on none of its others, looked for near the beginning."""
    tokens = syntax.tokens
    near = range(first, min(end, first + _HEAD_REACH))
    return next((k for k in near if not first <= tokens[k].head < end or tokens[k].head == k), first)


def _heading(article: Article, block: int) -> float:
    """1 for a headline or subheading, 2 for a first block that ends without a full stop."""
    if not article.blocks:
        return 0.0
    one = article.blocks[block]
    if one.kind != "paragraph":
        return 1.0
    return 2.0 if block == 0 and one.span.of(article.text).rstrip()[-1:] not in '.!?"”' else 0.0


def _keys(
    candidate: Candidate, cue: tuple[str, ...], content: tuple[str, ...], source: tuple[str, ...]
) -> tuple[str, ...]:
    lemma, form, governor, particle, voice, group, after = cue
    head, head_form, opens = content
    word, source_form = source
    kind = source_form if word == "-" else word
    return (
        lemma,
        f"{lemma} {candidate.shape}",
        candidate.shape,
        form,
        governor,
        word,
        source_form,
        head,
        f"{lemma} {source_form}",
        opens,
        f"{particle} {candidate.shape}",
        voice,
        f"{candidate.draft.rule} {kind}",
        after,
        f"{candidate.shape} {form}",
        f"{lemma} {head_form}",
        f"{group} {candidate.shape}",
        lemma,
        particle,
        voice,
        f"{governor} {lemma}",
        f"{group} {form}",
    )
