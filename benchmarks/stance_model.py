"""The model of stances as it is trained: an encoder with three heads, and what it is held to."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from onrecord.corpus.stance.likeness import tell
from onrecord.lexicons.codebooks import shipped_codebooks
from onrecord.records import Codebook
from stance_examples import STANCES, UNMARKED, Example, Vocabulary

_SIZE = 128  # of a vector
_PHRASES = 6  # of an issue at a time
_START = 12.0  # by which likeness is multiplied, before it is learned


class Model(nn.Module):
    """The encoder with three heads: the stance of a piece, the vector of what is said, the vector of an issue."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.stance, self.said, self.issue = (nn.Linear(width, n) for n in (len(STANCES), _SIZE, _SIZE))
        self.scale = nn.Parameter(torch.tensor(math.log(_START)))
        self.drop = nn.Dropout(0.1)

    def hidden(self, ids: Tensor, types: Tensor, padding: Tensor) -> Tensor:
        found: Tensor = self.encoder(input_ids=ids, attention_mask=padding, token_type_ids=types)
        return found.last_hidden_state

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """As it is exported: one text, nothing padded."""
        hidden = self.hidden(ids, types, torch.ones_like(ids))
        return self.stance(hidden).softmax(-1), self.said(hidden), self.issue(hidden)

    def issues(self, hidden: Tensor, padding: Tensor) -> Tensor:
        """One unit vector for each text of an issue."""
        weights = padding[..., None].float()
        return functional.normalize((self.issue(hidden) * weights).sum(1) / weights.sum(1), dim=-1)

    def settle(self, batches: Sequence[Sequence[Example]], issues: Issues) -> None:
        """Both vectors begin as the main directions of what the encoder already makes of marked words.

        So what it knows of likeness is kept, which new weights would have to learn from few words.
        """
        self.eval()
        with torch.no_grad():
            said = torch.cat([self._marked(batch) for batch in batches])
            texts = [padded(issues.texts(one)) for one in issues.codebooks for _ in range(3)]
            named = torch.cat([_means(self.hidden(*one), one[2]) for one in texts])
            axes = torch.linalg.svd(said - said.mean(0), full_matrices=False)[2][:_SIZE]
            for head, mean in ((self.said, said.mean(0)), (self.issue, named.mean(0))):
                head.weight.copy_(axes)
                head.bias.copy_(-axes @ mean)
        self.train()

    def _marked(self, batch: Sequence[Example]) -> Tensor:
        ids, types, padding = framed(batch)
        hidden = self.hidden(ids, types, padding)
        rows = [
            hidden[row, mark.first : mark.last + 1].mean(0)
            for row, one in enumerate(batch)
            for mark in one.marked
        ]
        return torch.stack(rows) if rows else hidden.new_empty((0, hidden.shape[-1]))


class Issues:
    """The issues of the codebooks as texts, with a few phrases drawn anew each time."""

    def __init__(self, vocabulary: Vocabulary, chance: random.Random) -> None:
        self._books: dict[str, Codebook] = {one.name: one for one in shipped_codebooks()}
        self.vocabulary, self._chance = vocabulary, chance

    @property
    def codebooks(self) -> tuple[str, ...]:
        return tuple(self._books)

    def codes(self, codebook: str) -> list[str]:
        return [one.code for one in self._books[codebook].issues]

    def texts(self, codebook: str) -> list[list[int]]:
        rows = []
        for one in self._books[codebook].issues:
            chosen = self._chance.sample(one.phrases, min(_PHRASES, len(one.phrases)))
            ids = self.vocabulary.ids(tell(one, chosen))
            rows.append([self.vocabulary.opening, *ids, self.vocabulary.closing])
        return rows


def framed(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, types and padding of paragraphs."""
    ids, _, padding = padded([one.ids for one in batch])
    return ids, filled([one.types for one in batch], 0), padding


def padded(texts: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, types (none) and padding of texts that stand alone; [PAD] is 0."""
    ids = filled(texts, 0)
    return ids, torch.zeros_like(ids), (ids != 0).long()


def filled(rows: Sequence[Sequence[int]], value: int) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[value] * (longest - len(row))] for row in rows])


def _means(hidden: Tensor, padding: Tensor) -> Tensor:
    weights = padding[..., None].float()
    return (hidden * weights).sum(1) / weights.sum(1)


def stances_loss(model: Model, hidden: Tensor, batch: Sequence[Example]) -> Tensor:
    """How far the stances of the pieces are from what people marked."""
    stances = filled([one.stances for one in batch], UNMARKED)
    return functional.cross_entropy(
        model.stance(hidden).flatten(0, 1), stances.flatten(), ignore_index=UNMARKED, label_smoothing=0.02
    )


def issues_loss(
    model: Model, hidden: Tensor, named: Tensor, batch: Sequence[Example], issues: Issues
) -> Tensor:
    """How far the issues of what is marked are from people's; `named` are the vectors of the codebook's."""
    marked = [(row, mark) for row, one in enumerate(batch) for mark in one.marked]
    if not marked:
        return torch.zeros(())
    codes = issues.codes(batch[0].codebook)
    said = torch.stack([model.said(hidden[row, one.first : one.last + 1].mean(0)) for row, one in marked])
    likeness = functional.normalize(said, dim=-1) @ named.T
    right = torch.zeros(len(marked), len(codes))
    for row, (_, mark) in enumerate(marked):
        for one in mark.marks:
            right[row, codes.index(one.issue)] = 1
    right /= right.sum(1, keepdim=True)
    shares = functional.log_softmax(likeness * model.scale.exp(), dim=-1)
    return -(shares * right).sum(1).mean()
