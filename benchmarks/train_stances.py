"""Train the model that reads stances: stories with marked positions in, weights and a vocabulary out.

Each piece of a paragraph learns the stance of the mark that it stands in (or none), the pieces of a mark together
the issue: their vector is drawn to that of the issue's own words in the codebook, so that a codebook of a user's can be
read as well. All of a small encoder that others trained (all-MiniLM-L6-v2, Apache-2.0), whose folder is BASE, learns
this first; then a model of half its layers learns to do what it does (distillation: of its vectors, its shares, and
the marks). What is written is put into bytes for onnxruntime. Needs torch, transformers, onnx (`pip install
'.[train]'`).

usage: train_stances.py FILE... --base FOLDER --out FILE [--teacher FILE]
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from stance_examples import STANCES, Example, Vocabulary, batches, examples_of
from stance_model import Issues, Model, framed, issues_loss, padded, stances_loss

VERSION = "stances-1"
_KEPT = (0, 2, 5)  # layers of the teacher that the pupil begins with
_WARM = 0.06  # share of the steps
_HIDDEN = 0.1  # share of the pieces that are blotted out, so that no single word tells
_SETTLING = 40  # batches
_HEADS = 4  # by which the heads learn faster than the encoder
# how much the pupil is held to the teacher's vectors, of paragraphs and of issues, and to what it makes of them; and to
# the marked issues, of which it would learn more by heart than the teacher did
_VECTORS, _OF_ISSUES, _SAID, _ISSUES = 10.0, 5.0, 4.0, 0.3
Loss = Callable[[Sequence[Example]], Tensor]


def teach(model: Model, examples: Sequence[Example], issues: Issues, *, epochs: int, rate: float) -> None:
    """By the marks alone."""
    model.settle(batches(examples, random.Random(1))[:_SETTLING], issues)
    words = issues.vocabulary

    def loss(batch: Sequence[Example]) -> Tensor:
        ids, types, padding = framed(batch)
        seen = ids.masked_fill((torch.rand(ids.shape) < _HIDDEN) & (ids > words.closing), words.hidden)
        hidden = model.drop(model.hidden(seen, types, padding))
        texts = padded(issues.texts(batch[0].codebook))
        named = model.issues(model.hidden(*texts), texts[2])
        return stances_loss(model, hidden, batch) + issues_loss(model, hidden, named, batch, issues)

    _train(model, examples, loss, epochs=epochs, rates=(rate, _HEADS * rate))


def distil(
    teacher: Model, pupil: Model, examples: Sequence[Example], issues: Issues, *, epochs: int, rate: float
) -> None:
    """By what the teacher makes of every piece, and by the marks."""
    teacher.eval()

    def loss(batch: Sequence[Example]) -> Tensor:
        ids, types, padding = framed(batch)
        texts = padded(issues.texts(batch[0].codebook))
        with torch.no_grad():
            wanted, wanted_texts = teacher.hidden(ids, types, padding), teacher.hidden(*texts)
            shares, said = teacher.stance(wanted).softmax(-1), teacher.said(wanted)
        hidden, of_texts = pupil.hidden(ids, types, padding), pupil.hidden(*texts)
        own = (types * padding).bool()
        total = _VECTORS * functional.mse_loss(hidden[padding.bool()], wanted[padding.bool()])
        read = texts[2].bool()
        total = total + _OF_ISSUES * functional.mse_loss(of_texts[read], wanted_texts[read])
        told = pupil.stance(hidden)[own].log_softmax(-1)
        total = total + functional.kl_div(told, shares[own], reduction="batchmean")
        alike = functional.cosine_similarity(pupil.said(hidden)[own], said[own], dim=-1)
        total = total + _SAID * (1 - alike).mean()
        named = pupil.issues(of_texts, texts[2])
        seen = pupil.drop(hidden)
        total = total + stances_loss(pupil, seen, batch)
        return total + _ISSUES * issues_loss(pupil, seen, named, batch, issues)

    _train(pupil, examples, loss, epochs=epochs, rates=(rate, rate))


def _train(
    model: Model, examples: Sequence[Example], loss_of: Loss, *, epochs: int, rates: tuple[float, float]
) -> None:
    """`rates` are of the encoder and of the heads."""
    chance = random.Random(0)
    encoder = list(model.encoder.parameters())
    heads = [one for name, one in model.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": rates[0]}, {"params": heads, "lr": rates[1]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = len(batches(examples, random.Random(0))) * epochs * 1.02
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (steps * _WARM)) * max(0.02, 1 - step / steps)
    )
    begun = time.monotonic()
    model.train()
    for epoch in range(1, epochs + 1):
        total = 0.0
        made = batches(examples, chance)
        for batch in made:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch}: loss {total / len(made):.3f}, {time.monotonic() - begun:.0f} s", flush=True)


def pupil_of(teacher: Model, base: Path) -> Model:
    """With every part of the teacher but some of its layers."""
    pupil = Model(base)
    pupil.load_state_dict(teacher.state_dict())
    layers = pupil.encoder.encoder.layer
    pupil.encoder.encoder.layer = nn.ModuleList([layers[place] for place in _KEPT])
    return pupil


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
    parser.add_argument("files", type=Path, nargs="+", help="marked stories and excerpts")
    parser.add_argument("--base", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True, help="the weights file to write")
    parser.add_argument(
        "--teacher", type=Path, help="use the teacher that an earlier run left in OUT.teacher.pt"
    )
    parser.add_argument(
        "--epochs", type=int, nargs=2, default=(6, 5), help="of the teacher and the pupil (default: 6 5)"
    )
    parser.add_argument(
        "--rates",
        type=float,
        nargs=2,
        default=(1.2e-4, 3e-4),
        help="of learning, at their highest (default: 1.2e-4 3e-4)",
    )
    given = parser.parse_args()
    torch.manual_seed(0)
    vocabulary = Vocabulary(given.base.joinpath("vocab.txt").read_text(encoding="utf-8").splitlines())
    examples = [one for path in given.files for one in examples_of(path, vocabulary)]
    print(f"{len(given.files)} files, {len(examples)} paragraphs", flush=True)
    issues = Issues(vocabulary, random.Random(0))
    teacher = Model(given.base)
    if given.teacher is not None:
        teacher.load_state_dict(torch.load(given.teacher, weights_only=True))
    else:
        teach(teacher, examples, issues, epochs=given.epochs[0], rate=given.rates[0])
        torch.save(teacher.state_dict(), given.out.with_suffix(".teacher.pt"))
    pupil = pupil_of(teacher, given.base)
    distil(teacher, pupil, examples, issues, epochs=given.epochs[1], rate=given.rates[1])
    torch.save(pupil.state_dict(), given.out.with_suffix(".pt"))
    export(pupil, given.out, vocabulary.words)
    print(f"wrote {given.out}, {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    _main()
