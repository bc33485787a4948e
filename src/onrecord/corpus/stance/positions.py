"""Entries gathered into positions: one for a party, an issue, a stance, a voice and a day.

A party's own words on one day are one position however many outlets carry them; each outlet's own
characterisation is one of its own, so that one act called four things is four positions side by side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.corpus.ground import Ground
from onrecord.corpus.identity import apart, keep_ids
from onrecord.corpus.stance.entries import Entry
from onrecord.corpus.stance.moves import Moves
from onrecord.corpus.words import find_words
from onrecord.records import Date, Evidence, Issue, Known, Position, move_reason, moved

_BACK = 60  # earlier positions of a party on an issue that are looked through
_FINE = ("minute", "hour", "part_of_day", "day")
Key = tuple[str, str, str, str]  # party, issue, stance, voice


def gather_positions(
    entries: Iterable[Entry],
    *,
    ground: Ground,
    issues: Sequence[Issue],
    known: Sequence[Known],
    given: Collection[str],
) -> tuple[Position, ...]:
    """`issues` by place in the codebook. Ordered by id."""
    named = [one.id for one in issues]
    groups = [sorted(group, key=lambda one: _order(one, ground)) for group in _groups(entries, ground, named)]
    groups.sort(key=lambda group: _order(group[0], ground))
    keys = apart([_keys(group, named) for group in groups])
    ids = keep_ids(keys, prefix="position", known=known, given=given)
    made = [
        _position(identity, group, ground=ground, issues=named)
        for identity, group in zip(ids, groups, strict=True)
    ]
    days = {position.id: _day(group, ground) for position, group in zip(made, groups, strict=True)}
    moves = Moves(ground, {one.id: one for one in issues})
    return tuple(sorted(_followed(made, days, ground, moves), key=lambda one: one.id))


def _order(entry: Entry, ground: Ground) -> tuple[object, ...]:
    """By place, then by what the words say: never by an id, which depends on the order of builds."""
    one = entry.mention
    holder = one.holder.start if one.holder is not None else -1
    return ground.order(entry.what), entry.what.end, one.cue, holder, one.stance, entry.issue


def _keys(group: Sequence[Entry], issues: Sequence[str]) -> list[str]:
    """As `store.talks.members` gives them: with the party, as one phrase may say where several stand, and without,
    as a party may come to be known as another."""
    plain = [
        f"{one.what.article}:{one.what.start}-{one.what.end} {one.mention.stance} {issues[one.issue]}"
        for one in group
    ]
    return [*(f"{key} {group[0].party}" for key in plain), *plain]


def _groups(entries: Iterable[Entry], ground: Ground, issues: Sequence[str]) -> list[list[Entry]]:
    """By party, issue, stance, voice and day; then those that render one utterance."""
    by_key: defaultdict[tuple[Key, str], list[Entry]] = defaultdict(list)
    for one in entries:
        by_key[_voice_key(one, ground, issues), _day([one], ground)].append(one)
    groups: dict[int, list[Entry]] = dict(enumerate(by_key.values()))
    at: dict[tuple[Key, str], int] = {}
    for number in list(groups):
        for one in groups[number]:
            said = ground.utterance_of.get(one.mention.attribution or "")
            if said is None:
                continue
            place = (_voice_key(one, ground, issues), said)
            other = at.setdefault(place, number)
            if other != number and other in groups and number in groups:
                groups[other] += groups.pop(number)
                for key, value in at.items():
                    if value == number:
                        at[key] = other
                break
    return list(groups.values())


def _voice_key(entry: Entry, ground: Ground, issues: Sequence[str]) -> Key:
    voice = entry.voice
    if not voice.startswith("article:") and ground.party(voice) == entry.party:
        voice = "own"
    return entry.party, issues[entry.issue], entry.mention.stance, voice


def _day(group: Sequence[Entry], ground: Ground) -> str:
    """When the position was taken, for order and grouping; where nothing tells, when it was published."""
    told = sorted(date.start[:10] for one in group if (date := one.mention.date) is not None and _fine(date))
    if told:
        return told[0]
    published = sorted(
        day for one in group if (day := (ground.articles[one.what.article or ""].published or "")[:10])
    )
    return published[0] if published else ""


def _fine(date: Date | None) -> bool:
    return date is not None and date.precision in _FINE


def _position(identity: str, group: Sequence[Entry], *, ground: Ground, issues: Sequence[str]) -> Position:
    fullest = max(group, key=lambda one: (bool(one.conditions), len(one.what.exact)))
    evidence = tuple(dict.fromkeys(one.what for one in group))
    outlets, origins = ground.count(evidence)
    voices = Counter(one.voice for one in group)
    conditions = {_words(evidence): evidence for one in group for evidence in one.conditions}
    dates = Counter(one.mention.date for one in group if one.mention.date is not None)
    return Position(
        id=identity,
        party=group[0].party,
        issue=issues[group[0].issue],
        stance=group[0].mention.stance,
        what=fullest.what,
        conditions=tuple(conditions.values()),
        on=min(dates, key=lambda one: (not _fine(one), -dates[one], one.start)) if dates else None,
        characterised_by=max(voices, key=lambda one: voices[one]),  # of equals the first
        attributions=tuple(
            sorted({one.mention.attribution for one in group if one.mention.attribution is not None})
        ),
        evidence=evidence,
        outlets=outlets,
        origins=origins,
        reasons=tuple(dict.fromkeys(f"{one.mention.found_by}; {one.reason}" for one in group)),
        belief=max((round(one.belief, 2) for one in group if one.belief is not None), default=None),
        known_from=ground.known_from(evidence),
    )


def _words(evidence: Evidence) -> str:
    return " ".join(find_words(evidence.exact).folded)


def _followed(
    made: Sequence[Position], days: Mapping[str, str], ground: Ground, moves: Moves
) -> list[Position]:
    """Each with the party's position on the issue that stood before, by day; the party's own words go first.

    Where both are on one thing, and the stances differ, the later says in its reasons that the party has moved.
    """
    lines: defaultdict[tuple[str, str], list[Position]] = defaultdict(list)
    for one in made:
        if days[one.id] and _own_or_outlet(one, ground):
            lines[one.party, one.issue].append(one)
    followed: dict[str, Position] = {}
    for line in lines.values():
        line.sort(
            key=lambda one: (
                days[one.id],
                one.characterised_by.startswith("article:"),
                ground.order(one.what),
                one.what.end,
                one.stance,
            )
        )
        for place, one in enumerate(line):
            before = [other for other in line[max(0, place - _BACK) : place] if days[other.id] < days[one.id]]
            if before:
                last = _latest(before, one, days, moves)
                of_day = [other for other in before if days[other.id] == days[last.id]]
                followed[one.id] = _after(last, one, of_day, moves)
    return [followed.get(one.id, one) for one in made]


def _after(before: Position, one: Position, of_day: Sequence[Position], moves: Moves) -> Position:
    """`of_day`: what the party held on the day of the one before."""
    is_move = moves.moved(before, one) and not moves.both_ways(before, one, of_day)
    shared = moves.shared(before, one) if is_move else None
    reasons = one.reasons if shared is None else (*one.reasons, move_reason(shared))
    return replace(one, follows=before.id, reasons=reasons)


def _latest(before: Sequence[Position], one: Position, days: Mapping[str, str], moves: Moves) -> Position:
    """The last one on the same thing, else that says something on the same question, else the last; of one day the
    party's own words."""
    question = [other for other in before if other.stance == one.stance or moved(other.stance, one.stance)]
    like = [other for other in question if moves.shared(other, one) is not None] or question or before
    day = days[like[-1].id]
    return next(other for other in like if days[other.id] == day)


def _own_or_outlet(position: Position, ground: Ground) -> bool:
    voice = position.characterised_by
    return voice.startswith("article:") or ground.party(voice) == position.party
