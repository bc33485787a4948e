"""Train the model that reads stances: stories with marked positions in, weights and a vocabulary out.

Each piece of a paragraph learns the stance of the mark that it stands in (or none), the pieces of a mark together
the issue: their vector is drawn to that of the issue's own words in the codebook, so that a codebook of a user's can be
read as well. The encoder is the first layers of a small one that others trained (all-MiniLM-L6-v2, Apache-2.0), whose
folder is BASE; what is written is put into bytes for onnxruntime. Needs torch, transformers, onnx (`pip install
'.[train]'`).

usage: train_stances.py FILE... --base FOLDER --out FILE [--layers N] [--epochs N]
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from marked_talks import Mark, Paragraph, read_excerpts, read_marked_story
from onrecord.corpus.stance.likeness import tell
from onrecord.lexicons.codebooks import shipped_codebooks
from onrecord.models.wordpiece import WordPieces
from onrecord.records import Codebook
from talks_gold import GoldPosition, TalksStory, read_talks

VERSION = "stances-1"
STANCES = (
    "none",
    "demands",
    "offers",
    "accepts",
    "accepts_with_conditions",
    "rejects",
    "questions",
    "threatens",
    "concedes",
)
_SIZE = 128  # of a vector
_PIECES = 256
_TITLE = 16  # at run time eight, which is cheaper and costs little
_PHRASES = 6  # of an issue at a time
_TOKENS = 2400  # of a batch
_UNMARKED = -100  # torch's number for what counts neither way
_WARM = 0.06  # share of the steps
_ISSUES = 1.0  # weight beside the stances
_HIDDEN = 0.1  # share of the pieces that are blotted out, so that no single word tells


class Vocabulary:
    """The base's pieces, with the two that frame a text."""

    def __init__(self, words: Sequence[str]) -> None:
        numbers = {word: number for number, word in enumerate(words)}
        self.words = words
        self.pieces = WordPieces(numbers)
        self.opening, self.closing, self.hidden = (numbers[one] for one in ("[CLS]", "[SEP]", "[MASK]"))

    def ids(self, text: str) -> list[int]:
        return [one.id for one in self.pieces.cut(text)]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a paragraph, as its first and last piece, and the positions that they tell."""

    first: int
    last: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A paragraph beside its headline: piece ids and types as at run time, and the stance of each piece."""

    ids: list[int]
    types: list[int]
    stances: list[int]
    marked: tuple[Marked, ...]
    codebook: str


def examples_of(path: Path, words: Vocabulary) -> Iterator[Example]:
    """The paragraphs of a story, or of a file of excerpts."""
    if path.is_file() and "\n== " not in path.read_text(encoding="utf-8"):
        codebook, excerpts = read_excerpts(path)
        for one in excerpts:
            yield _example(one, "", codebook, words)
    elif path.is_file():
        story = read_marked_story(path)
        for article in story.articles:
            yield _example(article.title, "", story.codebook, words)
            for one in article.paragraphs:
                yield _example(one, article.title.text, story.codebook, words)
    else:
        for told in read_talks(path.parent, only=path.name):
            yield from _told_apart(told, words)


def _told_apart(story: TalksStory, words: Vocabulary) -> Iterator[Example]:
    """Of a story whose positions stand in a file beside it: their words are looked for."""
    for number, row in story.rows.items():
        positions = [one for one in story.positions if one.words.article == number]
        for text, title in (
            (row["title"], ""),
            *((one.strip(), row["title"]) for one in row["text"].split("\n\n")),
        ):
            marks = (_mark(one, text.find(one.words.exact)) for one in positions if one.words.exact in text)
            yield _example(Paragraph(text, tuple(marks)), title, story.codebook, words)


def _mark(one: GoldPosition, start: int) -> Mark:
    return Mark(start, start + len(one.words.exact), one.party, one.issue, one.stance, one.optional)


def _example(paragraph: Paragraph, title: str, codebook: str, words: Vocabulary) -> Example:
    head = words.ids(title)[:_TITLE]
    before = [words.opening, *head, words.closing] if head else [words.opening]
    pieces = list(words.pieces.cut(paragraph.text))[:_PIECES]
    told: defaultdict[tuple[int, int], list[Mark]] = defaultdict(list)
    for one in paragraph.marks:
        inside = [n for n, piece in enumerate(pieces) if piece.start < one.end and one.start < piece.end]
        if inside:
            told[len(before) + inside[0], len(before) + inside[-1]].append(one)
    stances = [_UNMARKED] * len(before) + [0] * len(pieces) + [_UNMARKED]
    for (first, last), ones in sorted(told.items(), key=lambda item: item[0][0] - item[0][1]):
        sure = [one for one in ones if not one.doubtful]
        value = STANCES.index(sure[0].stance) if sure else _UNMARKED
        stances[first : last + 1] = [value] * (last + 1 - first)
    return Example(
        ids=[*before, *(piece.id for piece in pieces), words.closing],
        types=[0] * len(before) + [1] * (len(pieces) + 1),
        stances=stances,
        marked=tuple(Marked(first, last, tuple(ones)) for (first, last), ones in sorted(told.items())),
        codebook=codebook,
    )


class Model(nn.Module):
    """The encoder with three heads: the stance of a piece, the vector of what is said, the vector of an issue."""

    def __init__(self, base: Path, layers: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        width = self.encoder.config.hidden_size
        self.stance, self.said, self.issue = (nn.Linear(width, n) for n in (len(STANCES), _SIZE, _SIZE))
        self.scale = nn.Parameter(torch.tensor(math.log(10.0)))
        self.drop = nn.Dropout(0.1)

    def hidden(self, ids: Tensor, types: Tensor, padding: Tensor) -> Tensor:
        found: Tensor = self.encoder(input_ids=ids, attention_mask=padding, token_type_ids=types)
        return found.last_hidden_state

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """As it is exported: one text, nothing padded."""
        hidden = self.hidden(ids, types, torch.ones_like(ids))
        return self.stance(hidden).softmax(-1), self.said(hidden), self.issue(hidden)

    def issues(self, texts: Sequence[Sequence[int]]) -> Tensor:
        """One unit vector for each text of an issue."""
        ids = _padded(texts, 0)
        padding = (_padded([[1] * len(one) for one in texts], 0)).long()
        found = self.issue(self.hidden(ids, torch.zeros_like(ids), padding))
        weights = padding[..., None].float()
        return functional.normalize((found * weights).sum(1) / weights.sum(1), dim=-1)


def _padded(rows: Sequence[Sequence[int]], value: int) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[value] * (longest - len(row))] for row in rows])


class Issues:
    """The issues of the codebooks as texts, with a few phrases drawn anew each time."""

    def __init__(self, vocabulary: Vocabulary, chance: random.Random) -> None:
        self._books: dict[str, Codebook] = {one.name: one for one in shipped_codebooks()}
        self.vocabulary, self._chance = vocabulary, chance

    def codes(self, codebook: str) -> list[str]:
        return [one.code for one in self._books[codebook].issues]

    def texts(self, codebook: str) -> list[list[int]]:
        rows = []
        for one in self._books[codebook].issues:
            chosen = self._chance.sample(one.phrases, min(_PHRASES, len(one.phrases)))
            ids = self.vocabulary.ids(tell(one, chosen))
            rows.append([self.vocabulary.opening, *ids, self.vocabulary.closing])
        return rows


def batches(examples: Iterable[Example], chance: random.Random) -> list[list[Example]]:
    """Each of one codebook and of texts alike in length, in any order."""
    made: list[list[Example]] = []
    by_book: defaultdict[str, list[Example]] = defaultdict(list)
    for one in examples:
        by_book[one.codebook].append(one)
    for group in by_book.values():
        chance.shuffle(group)
        for k in range(0, len(group), 200):
            made += _cut_to_size(sorted(group[k : k + 200], key=lambda one: len(one.ids)))
    chance.shuffle(made)
    return made


def _cut_to_size(examples: Sequence[Example]) -> Iterator[list[Example]]:
    batch: list[Example] = []
    for one in examples:
        if batch and len(one.ids) * (len(batch) + 1) > _TOKENS:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def loss_of(model: Model, batch: Sequence[Example], issues: Issues) -> Tensor:
    words = issues.vocabulary
    ids = _padded([one.ids for one in batch], 0)
    padding = (ids != 0).long()  # [PAD] is 0
    seen = ids.masked_fill((torch.rand(ids.shape) < _HIDDEN) & (ids > words.closing), words.hidden)
    hidden = model.drop(model.hidden(seen, _padded([one.types for one in batch], 0), padding))
    stances = _padded([one.stances for one in batch], _UNMARKED)
    loss = functional.cross_entropy(
        model.stance(hidden).flatten(0, 1), stances.flatten(), ignore_index=_UNMARKED, label_smoothing=0.02
    )
    marked = [(row, mark) for row, one in enumerate(batch) for mark in one.marked]
    if not marked:
        return loss
    codes = issues.codes(batch[0].codebook)
    said = torch.stack([model.said(hidden[row, one.first : one.last + 1].mean(0)) for row, one in marked])
    likeness = functional.normalize(said, dim=-1) @ model.issues(issues.texts(batch[0].codebook)).T
    right = torch.zeros(len(marked), len(codes))
    for row, (_, mark) in enumerate(marked):
        for one in mark.marks:
            right[row, codes.index(one.issue)] = 1
    right /= right.sum(1, keepdim=True)
    shares = functional.log_softmax(likeness * model.scale.exp(), dim=-1)
    return loss - _ISSUES * (shares * right).sum(1).mean()


def train(
    model: Model, examples: Sequence[Example], issues: Issues, *, epochs: int, rate: float, seed: int
) -> None:
    chance = random.Random(seed)
    heads = [one for name, one in model.named_parameters() if not name.startswith("encoder.")]
    groups = [
        {"params": list(model.encoder.parameters()), "lr": rate},
        {"params": heads, "lr": 10 * rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = len(batches(examples, random.Random(seed))) * epochs * 1.02
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (steps * _WARM)) * max(0.02, 1 - step / steps)
    )
    begun = time.monotonic()
    for epoch in range(1, epochs + 1):
        model.train()
        total = 0.0
        made = batches(examples, chance)
        for batch in made:
            loss = loss_of(model, batch, issues)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(
            f"epoch {epoch}: loss {total / len(made):.3f}, {time.monotonic() - begun:.0f} s",
            flush=True,
        )


def export(model: Model, out: Path, vocabulary: Sequence[str]) -> None:
    """The weights in bytes, with what the program has to know about them."""
    model.eval()
    whole = out.with_suffix(".whole.onnx")
    dummy = torch.ones(1, 16, dtype=torch.int64)
    length = {1: "length"}
    torch.onnx.export(
        model,
        (dummy, torch.zeros_like(dummy)),
        str(whole),
        input_names=["ids", "types"],
        output_names=["stances", "said", "issue"],
        dynamic_axes=dict.fromkeys(("ids", "types", "stances", "said", "issue"), length),
        opset_version=17,
        dynamo=False,
    )
    # a whole byte overflows on processors that have no instruction of its own for it: they would read otherwise
    quantize_dynamic(whole, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    whole.unlink()
    made = onnx.load(out)
    told = {
        "version": VERSION,
        "stances": json.dumps(STANCES),
        "scale": f"{model.scale.exp().item():.4f}",
    }
    onnx.helper.set_model_props(made, told)
    onnx.save(made, out)
    out.with_suffix(".vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")


def _main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stories", type=Path, nargs="+", help="marked stories, files or folders")
    parser.add_argument("--base", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True, help="the weights file to write")
    parser.add_argument("--layers", type=int, default=3, help="of the base, from below (default: 3)")
    parser.add_argument("--epochs", type=int, default=6, help="times that each story is read (default: 6)")
    parser.add_argument(
        "--rate", type=float, default=3e-4, help="of learning, at its highest (default: 3e-4)"
    )
    parser.add_argument("--start", type=Path, help="go on from what an earlier run left in OUT.pt")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    vocabulary = Vocabulary(given.base.joinpath("vocab.txt").read_text(encoding="utf-8").splitlines())
    examples = [one for path in given.stories for one in examples_of(path, vocabulary)]
    print(f"{len(given.stories)} files, {len(examples)} paragraphs", flush=True)
    model = Model(given.base, given.layers)
    if given.start is not None:
        model.load_state_dict(torch.load(given.start, weights_only=True))
    issues = Issues(vocabulary, random.Random(given.seed))
    train(model, examples, issues, epochs=given.epochs, rate=given.rate, seed=given.seed)
    torch.save(model.state_dict(), given.out.with_suffix(".pt"))
    export(model, given.out, vocabulary.words)
    print(f"wrote {given.out}, {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    _main()
