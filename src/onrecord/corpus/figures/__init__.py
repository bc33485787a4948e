"""The stage `figures`: figure mentions in, figures out, with which of them can be compared, and why others cannot.

Figures are put together by equal tests (see `quantity`), never pair by pair, so the work grows with their number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.corpus.figures.quantity import Quantity, quantity_of
from onrecord.corpus.ground import Ground
from onrecord.corpus.words import find_words, function_words
from onrecord.records import Evidence, Figure, FigureMention, Reading, Span, make_id

VERSION = "compare-figures/5"
_TESTS = ("basis", "unit", "denominator", "head", "modifiers", "predicate", "names", "scope")
_LOUD = ("basis", "unit", "denominator")  # told of figures that are comparable with others too
_TOLD = {
    "basis": "counted on another basis",
    "unit": "another unit",
    "denominator": "another denominator",
    "head": "of something else",
    "modifiers": "of another kind",
    "predicate": "something else is said of it",
    "names": "other places or bodies are named beside it",
    "scope": "counted over another time",
}


@dataclass(frozen=True, slots=True)
class Read:
    """A mention with what it is a figure of; the quantity is None where that is not told."""

    figure: Figure
    quantity: Quantity | None


def compare_figures(readings: Sequence[Reading], *, ground: Ground) -> tuple[Figure, ...]:
    """All figures, by id; those of one quantity share `comparable`."""
    read = [_read(reading, mention, ground) for reading in readings for mention in reading.figures]
    read.sort(key=lambda one: (ground.order(one.figure.evidence), one.figure.id))
    read = _scoped(read)
    groups = _groups(read)
    near = _Near(read)
    out = []
    for one in read:
        quantity = groups.get(one.quantity) if one.quantity is not None else None
        out.append(
            replace(one.figure, comparable=quantity, reasons=near.reasons(one, alone=quantity is None))
        )
    return tuple(sorted(out, key=lambda one: one.id))


@dataclass(frozen=True, slots=True)
class Voice:
    """Who gives a number. `by` is a voice of the record: where an unnamed source gives it, the outlet's that says so.

    `side` is the same for those who speak for one side, and for the copies of one report; None: nobody can tell.
    """

    by: str
    side: str | None
    words: Span | None = None  # for somebody unnamed who gives it


def figure_voice(reading: Reading, mention: FigureMention, ground: Ground) -> Voice:
    """Who counted it, else in whose words it stands."""
    outlet, words = f"article:{mention.article}", mention.holder
    if words is not None:
        actor = ground.actor_at(mention.article, words)
    elif mention.attribution is not None:
        actor = ground.speaker(mention.attribution)
        sources = (one.source for one in reading.attributions if one.id == mention.attribution)
        words = next((source[0] for source in sources if source), None)
    else:
        report = ground.report(reading.article.evidence(mention.span))
        return Voice(outlet, f"article:{report}")
    if actor is not None:
        return Voice(actor, ground.party(actor))
    folded = find_words(reading.article.text, words.start, words.end).folded if words is not None else ()
    known = [one for one in folded if one not in function_words()]
    named = words is not None and bool(known) and not words.overlaps(mention.span)
    return Voice(outlet, f"words:{' '.join(known)}" if known else None, words if named else None)


def figure_id(evidence: Evidence) -> str:
    return make_id("figure", evidence.article or "", f"{evidence.start}-{evidence.end}")


def _read(reading: Reading, mention: FigureMention, ground: Ground) -> Read:
    article = reading.article
    evidence = article.evidence(mention.span)
    whole = article.evidence(mention.denominator) if mention.denominator is not None else None
    voice = figure_voice(reading, mention, ground)
    figure = Figure(
        id=figure_id(evidence),
        value=mention.value,
        low=mention.low,
        high=mention.high,
        unit=mention.unit,
        qualifier=mention.qualifier,
        of=article.evidence(mention.of),
        denominator=whole,
        as_of=mention.as_of,
        by=voice.by,
        comparable=None,
        evidence=evidence,
        holder=article.evidence(voice.words) if voice.words is not None else None,
    )
    return Read(figure, quantity_of(article.text, mention, published=(article.published or "")[:10]))


def _scoped(read: Sequence[Read]) -> list[Read]:
    """A count whose time is not told is of the only time that others of its kind tell, of several the one over which
    others give the same number; else it is compared with none."""
    told: defaultdict[Quantity, defaultdict[str, set[float | None]]] = defaultdict(lambda: defaultdict(set))
    for one in read:
        if one.quantity is not None and one.quantity.scope:
            told[_timeless(one.quantity)][one.quantity.scope].add(one.figure.value)
    out = []
    for one in read:
        quantity = one.quantity
        if quantity is not None and not quantity.scope and (scopes := told.get(_timeless(quantity))):
            same = [scope for scope, values in scopes.items() if one.figure.value in values]
            found = list(scopes) if len(scopes) == 1 else same
            quantity = replace(quantity, scope=found[0]) if len(found) == 1 else None
        out.append(replace(one, quantity=quantity))
    return out


def _timeless(quantity: Quantity) -> Quantity:
    return replace(quantity, names=frozenset(), scope="", basis="")


def _groups(read: Iterable[Read]) -> Mapping[Quantity, str]:
    """An id for each quantity of which the record has more than one figure.

    A figure beside which no place is named is of the quantity of the only place that others of its kind name.
    """
    by_kind: defaultdict[Quantity, defaultdict[frozenset[str], int]] = defaultdict(lambda: defaultdict(int))
    for one in read:
        if one.quantity is not None:
            by_kind[_nameless(one.quantity)][one.quantity.names] += 1
    out: dict[Quantity, str] = {}
    for kind, counts in by_kind.items():
        named = [names for names in counts if names]
        joined = frozenset[str]() in counts and len(named) == 1
        for names, count in counts.items():
            if joined:
                names_of_all, count = named[0], sum(counts.values())
            else:
                names_of_all = names
            if count > 1:
                out[replace(kind, names=names)] = make_id(
                    "quantity", *replace(kind, names=names_of_all).parts
                )
    return out


def _nameless(quantity: Quantity) -> Quantity:
    return replace(quantity, names=frozenset())


class _Near:
    """For each figure the first other that fails only one test, names apart."""

    def __init__(self, read: Iterable[Read]) -> None:
        self._by_rest: dict[tuple[str, Quantity], list[tuple[object, Figure]]] = {}
        for one in read:
            if one.quantity is None:
                continue
            for test in _TESTS:
                held = self._by_rest.setdefault((test, _without(one.quantity, test)), [])
                value = getattr(one.quantity, test)
                if len(held) < 2 and value not in [other for other, _ in held]:
                    held.append((value, one.figure))

    def reasons(self, one: Read, *, alone: bool) -> tuple[str, ...]:
        """Why a figure is not comparable with the one most like it; why it stands alone where none is."""
        if one.quantity is None:
            return ("its words do not say enough of what it measures",) if alone else ()
        found = []
        for test in _TESTS if alone else _LOUD:
            held = self._by_rest[test, _without(one.quantity, test)]
            other = next((figure for value, figure in held if value != getattr(one.quantity, test)), None)
            if other is not None:
                found.append(f"{_TOLD[test]} than “{_shown(other, test)}”")
        if not found and alone:
            return ("no other figure of this quantity",)
        return tuple(found)


def _without(quantity: Quantity, test: str) -> Quantity:
    nothing: object = frozenset() if isinstance(getattr(quantity, test), frozenset) else ""
    return _nameless(replace(quantity, **{test: nothing}))  # type: ignore[arg-type]


def _shown(figure: Figure, test: str) -> str:
    if test == "denominator":
        whole = figure.denominator.exact if figure.denominator is not None else "no denominator"
        return f"{figure.evidence.exact} ({whole})"
    return f"{figure.evidence.exact}: {figure.of.exact}"
