"""Which time an event has: the dates of an article over its parse; a token in, the phrase that dates it out.

A time belongs to the verb or noun that it hangs on. It is a clause's where it hangs on its verb, on one of its objects,
or on the verb with which it shares its subject; what hangs on a verb of reporting is the time of the saying.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.document.events.lexicon import Lexicon
from onrecord.document.events.triggers import keys
from onrecord.document.syntax import Syntax
from onrecord.records import Date, DateMention, Span

_THROUGH = (
    "prep",
    "pobj",
    "npadvmod",
    "pcomp",
    "compound",
    "nummod",
    "appos",
    "poss",
    "amod",
    "advmod",
    "det",
    "nmod",
    "punct",
    "quantmod",
    "case",
)
_CLAUSES = ("ccomp", "relcl", "advcl", "acl", "conj", "parataxis", "csubj", "pcomp")
_COUNTED = 99  # days: a longer count is a round one
_SPANS = (
    "morning",
    "afternoon",
    "evening",
    "night",
    "lunchtime",
    "noon",
    "dawn",
    "midday",
    "hour",
    "deadline",
    "time",
)
_FINE = ("minute", "hour", "part_of_day", "day")


@dataclass(frozen=True, slots=True)
class Timed:
    """A date of the article: `token` its first, `on` the first word outside it that carries it; `possessive`
    as in "Tuesday's talks"."""

    mention: DateMention
    token: int
    on: int
    before: str  # the preposition, "" for none
    possessive: bool
    phrase: str

    @property
    def fine(self) -> bool:
        return self.mention.date is not None and self.mention.date.precision in _FINE


class Times:
    """The dates of one article by the words that they hang on."""

    def __init__(self, syntax: Syntax, dates: Sequence[DateMention], words: Lexicon) -> None:
        self._syntax = syntax
        self._words = words
        self._on: defaultdict[int, list[Timed]] = defaultdict(list)
        self._since: defaultdict[int, list[Timed]] = defaultdict(list)
        self._of: defaultdict[int, list[Timed]] = defaultdict(list)  # "the raid of 12 May"
        self._in: defaultdict[int, list[Timed]] = defaultdict(list)  # by sentence
        self._heading: dict[int, DateMention] = {}  # by where their line begins
        self._of_nouns: set[Span] = set()  # those that only tell which of several is meant
        self._fine = [one for one in dates if one.date is not None and one.date.precision in _FINE]
        self._starts = [one.span.start for one in self._fine]
        for one in dates:
            if one.date is not None and one.date.precision == "minute" and _heads_line(syntax.text, one):
                self._heading[one.span.start] = one
                continue
            timed = self._timed(one)
            if timed is not None and timed.before == "since":
                self._since[timed.on].append(timed)
            elif timed is not None and timed.before == "of" and timed.fine:
                self._of[timed.on].append(timed)
                self._of_nouns.add(one.span)
            elif timed is not None and not self._bound(timed):
                self._on[timed.on].append(timed)
                self._in[syntax.tokens[timed.token].sentence].append(timed)

    def _timed(self, mention: DateMention) -> Timed | None:
        syntax = self._syntax
        first, end = syntax.token_range(mention.span)
        if first >= end:
            return None
        k = next((k for k in range(first, end) if not first <= syntax.tokens[k].head < end), None)
        if k is None or syntax.tokens[k].head == k:
            return None
        possessive = syntax.tokens[k].dep == "poss"
        if self._names_thing(k):
            return None
        before = ""
        k = syntax.tokens[k].head
        for _ in range(3):
            token = syntax.tokens[k]
            if token.pos not in ("ADP", "SCONJ", "ADV") or token.head == k:
                break
            before = before or token.text.lower()
            k = token.head
        if not before and not possessive and first and syntax.tokens[first - 1].pos == "ADP":
            before = syntax.tokens[first - 1].text.lower()
        return Timed(mention, first, k, before, possessive, mention.span.of(syntax.text))

    def _names_thing(self, k: int) -> bool:
        """ "The Thursday market": a day that only tells which of several things, none of them an event."""
        token = self._syntax.tokens[k]
        noun = self._syntax.tokens[token.head]
        if (
            token.dep not in ("compound", "nmod", "amod")
            or not token.tag.startswith("NNP")
            or noun.pos != "NOUN"
        ):
            return False
        if not k or self._syntax.tokens[k - 1].dep != "det":  # "offered on Friday credits of 50 million"
            return False
        names = {noun.lemma.lower(), noun.text.lower()}
        return names.isdisjoint(self._words.nouns) and names.isdisjoint(_SPANS)

    def _bound(self, timed: Timed) -> bool:
        """Only a limit ("by Friday"), but for what is set for a day."""
        if timed.before not in self._words.bounds:
            return False
        if timed.possessive or self._reached(timed):
            return False
        if timed.before not in ("for", "to", "until", "till"):
            return True
        found = keys(self._syntax, timed.on)
        return not any(key in self._words.plans.participles for key in found)

    def _reached(self, timed: Timed) -> bool:
        """ "By midnight on Friday 200 lorries had crossed": an hour by which a thing was done is of its day."""
        token = self._syntax.tokens[timed.on]
        return (
            timed.before == "by"
            and timed.mention.date is not None
            and timed.mention.date.precision in ("minute", "hour", "part_of_day")
            and token.tag == "VBN"
            and any(self._syntax.tokens[k].text.lower() == "had" for k in self._syntax.kids(timed.on, "aux"))
        )

    def of_noun(self, noun: int) -> Timed | None:
        """The time that hangs on a noun: "talks on Tuesday", "Tuesday's talks"."""
        found = _best(self._on.get(noun, ()), noun)
        if found is None:
            found = _best(self._inner(noun), noun) or _best(self._of.get(noun, ()), noun)
        return found if found is not None else self._up_to_verb(noun)

    def _up_to_verb(self, noun: int) -> Timed | None:
        """ "The raid in Lenz on Tuesday left nine dead": a time between a subject and its verb is of both."""
        token = self._syntax.tokens[noun]
        if token.dep not in ("nsubj", "nsubjpass"):
            return None
        return _best([one for one in self._on.get(token.head, ()) if noun < one.token < token.head], noun)

    def since(self, i: int) -> Timed | None:
        """The day from which a state has lasted."""
        return _best(self._since.get(i, ()), i)

    def _inner(self, i: int) -> list[Timed]:
        near = self._in.get(self._syntax.tokens[i].sentence, ())
        return [one for one in near if not one.possessive and self._inside(one.on, i)]

    def of_verb(self, verb: int) -> Timed | None:
        """The time of a verb's clause: on the verb, on what it governs outside other clauses, or on its head."""
        syntax = self._syntax
        found = _best(self._on.get(verb, ()), verb) or _best(self._inner(verb), verb)
        if found is not None:
            return found
        # "turned it down, telling the chair on Wednesday"
        subjects = syntax.kids(verb, "nsubj", "nsubjpass")
        # "the board, meeting on Wednesday, turned it down"
        beside = [*syntax.kids(verb, "advcl"), *(k for one in subjects for k in syntax.kids(one, "acl"))]
        gerunds = (k for k in beside if syntax.tokens[k].tag == "VBG")
        return next((one for k in gerunds for one in self._on.get(k, ())), None)

    def opening(self, verb: int) -> Timed | None:
        """The day with which the sentence of a verb opens ("On Friday, with the talks over, she signed")."""
        first, _ = self._syntax.sentence(verb)
        led = [one for one in self._in.get(self._syntax.tokens[verb].sentence, ()) if one.token <= first + 1]
        return _best([one for one in led if one.fine and not one.possessive], verb)

    def on_day(self, verb: int) -> bool:
        """Whether a verb has a day on which, not one to which it was done."""
        found = _best(self._on.get(verb, ()), verb)
        return found is not None and found.fine and found.before in ("", "on")

    def shared(self, verb: int) -> Timed | None:
        """The time of the verb that leads the clause: one that stands before both ("On Friday X met and signed"),
        or of a subject that they share ("packed the hall on Friday and backed the motion")."""
        syntax = self._syntax
        own = syntax.kid(verb, "nsubj", "nsubjpass") is not None
        for _ in range(3):
            token = syntax.tokens[verb]
            if token.dep not in ("conj", "xcomp", "advcl", "acl", "pcomp") or token.head == verb:
                return None
            if token.dep in ("advcl", "acl") and token.tag != "VBG":
                return None
            verb = syntax.tokens[token.head].head if token.dep in ("acl", "pcomp") else token.head
            led = [one for one in self._inner(verb) if one.token < verb or not own]
            found = _best(led, verb)
            if found is not None:
                return found
        return None

    def beside(self, verb: int) -> Timed | None:
        """The time of a clause of the same day: "on Friday, hours after shells fell", "on Friday, when shells fell"."""
        syntax = self._syntax
        token = syntax.tokens[verb]
        if token.dep in ("advcl", "relcl") and token.tag == "VBD" and self._same_day(verb):
            named = syntax.tokens[token.head]
            about = next(
                (
                    one
                    for one in self._in.get(token.sentence, ())
                    if one.mention.span.start <= named.start < one.mention.span.end
                ),
                None,
            )
            return about or self.of_verb(token.head)
        close = (k for k in syntax.kids(verb, "advcl") if self._soon_after(k))
        return next((found for k in close if (found := self.of_verb(k)) is not None), None)

    def named(self, verb: int) -> Timed | None:
        """The day that a clause of "when" explains, whatever it hangs on ("since 12 June, when Orsk raised it")."""
        syntax = self._syntax
        token = syntax.tokens[verb]
        if token.dep == "conj" and syntax.kid(verb, "nsubj", "nsubjpass") is None:
            verb = token.head  # "when they rose and left the hall"
        first, _ = syntax.sentence(verb)
        opens = next((k for k in range(verb - 1, first, -1) if syntax.tokens[k].text.lower() == "when"), None)
        if opens is None or any(syntax.tokens[k].tag in ("VBD", "VBZ", "VBP") for k in range(opens, verb)):
            return None
        before = opens - 1 if syntax.tokens[opens - 1].text != "," else opens - 2
        place = bisect_left(self._starts, syntax.tokens[opens].start) - 1
        if place < 0 or before < first or self._fine[place].span.end != syntax.tokens[before].end:
            return None
        found = self._fine[place]
        return Timed(found, syntax.token_range(found.span)[0], verb, "", False, found.span.of(syntax.text))

    def _same_day(self, verb: int) -> bool:
        opens = (self._syntax.tokens[k].text.lower() for k in self._syntax.kids(verb, "advmod", "mark"))
        return self._soon_after(verb) or any(one in self._words.meanwhile for one in opens)

    def _soon_after(self, verb: int) -> bool:
        """ "Two hours after ...", "shortly after ..."."""
        marks = (k for k in self._syntax.kids(verb, "mark") if self._syntax.tokens[k].text.lower() == "after")
        return any(k and self._syntax.tokens[k - 1].lemma.lower() in self._words.soon for k in marks)

    def behind_gerund(self, verb: int) -> Timed | None:
        """The day at a clause's end that the parse hangs on a gerund: "gave up its date for ending X on Friday"."""
        syntax = self._syntax
        for one in self._in.get(syntax.tokens[verb].sentence, ()):
            token = syntax.tokens[one.on]
            if one.fine and one.on > verb and token.dep == "pcomp" and token.tag == "VBG":
                noun = syntax.tokens[token.head].head
                if syntax.tokens[noun].pos in ("NOUN", "PROPN") and self._inside(noun, verb):
                    return one
        return None

    def of_line(self, i: int) -> Timed | None:
        """The clock time that heads the line of a running report."""
        start = self._syntax.text.rfind("\n", 0, self._syntax.tokens[i].start) + 1
        found = self._heading.get(start)
        return (
            None if found is None else Timed(found, self._syntax.token_range(found.span)[0], i, "", False, "")
        )

    def carried(self, verb: int) -> Timed | None:
        """The day that its paragraph names before a sentence that names none: a story told on ("They then signed")."""
        syntax = self._syntax
        first, last = syntax.sentence(verb)
        start, end = syntax.tokens[first].start, syntax.tokens[last].end
        place = bisect_left(self._starts, end) - 1
        if place < 0:
            return None
        found = self._fine[place]
        if found.span.start >= start or "\n" in syntax.text[found.span.start : start]:
            return None
        if found.span in self._of_nouns:
            return None  # "accepted the agreement of 20 March. Two in three voted against"
        return Timed(found, syntax.token_range(found.span)[0], verb, "", False, "")

    def announced(self, verb: int) -> Timed | None:
        """ "Orsk and Velm have signed a truce, the mediator announced on Friday": what has just been done, on the day
        on which it is made known."""
        syntax = self._syntax
        for one in self._in.get(syntax.tokens[verb].sentence, ()):
            if (
                one.fine
                and syntax.tokens[one.on].lemma.lower() in self._words.announcing
                and self.just_done(verb)
            ):
                return Timed(one.mention, one.token, verb, "", False, "")
        return None

    def just_done(self, verb: int) -> bool:
        """Told in the present perfect."""
        texts = {self._syntax.tokens[k].text.lower() for k in self._syntax.kids(verb, "aux")}
        return self._syntax.tokens[verb].tag == "VBN" and not texts.isdisjoint(("has", "have"))

    def resumed(self, verb: int, published: str) -> Timed | None:
        """The last day gone by that a paragraph told before a clause which counts on from it ("minutes later they
        signed"). The paragraph before is too far: it may have looked back since."""
        if not any(self._counts_on(k) for k in self._syntax.kids(verb, "prep", "advmod", "npadvmod")):
            return None
        text, here = self._syntax.text, self._syntax.tokens[verb].start
        for found in reversed(self._fine[: bisect_left(self._starts, here)]):
            if "\n" in text[found.span.end : here]:
                return None
            if found.date is not None and found.date.start[:10] <= published:
                return Timed(found, self._syntax.token_range(found.span)[0], verb, "", False, "")
        return None

    def _counts_on(self, k: int) -> bool:
        first, last = self._syntax.reach(k)
        phrase = " ".join(self._syntax.tokens[m].text.lower() for m in range(first, last + 1))
        return f" {phrase}".endswith(self._words.resumed)

    def counted(self, verb: int, published: str) -> Timed | None:
        """ "Twenty days after shells fell, the stalls are back": so many days before the publication, of which a main
        clause in the present tells."""
        syntax = self._syntax
        token = syntax.tokens[verb]
        mark = syntax.kid(verb, "mark")
        if token.dep != "advcl" or token.tag != "VBD" or mark is None or mark < 2 or len(published) < 10:
            return None
        number, unit = syntax.tokens[mark - 2].text.lower(), syntax.tokens[mark - 1].text.lower()
        days = int(number) if number.isascii() and number.isdigit() else self._words.days.get(number, 0)
        present = self.just_done(token.head) or syntax.tokens[token.head].tag in ("VBZ", "VBP")
        if (
            syntax.tokens[mark].text.lower() != "after"
            or unit != "days"
            or not present
            or not 0 < days <= _COUNTED
        ):
            return None
        on = (dt.date.fromisoformat(published[:10]) - dt.timedelta(days=days)).isoformat()
        span = Span(syntax.tokens[mark - 2].start, syntax.tokens[mark - 1].end)
        return Timed(DateMention(span, Date(on, on, "day")), mark - 2, verb, "", False, "")

    def heading_end(self, i: int) -> int:
        """Where the time ends that heads a word's line; 0 for none."""
        start = self._syntax.text.rfind("\n", 0, self._syntax.tokens[i].start) + 1
        return self._heading[start].span.end if start in self._heading else 0

    def _inside(self, k: int, verb: int) -> bool:
        """Whether a word belongs to the verb's own clause."""
        for _ in range(8):
            token = self._syntax.tokens[k]
            if k == verb:
                return True
            if token.dep in _CLAUSES or token.head == k or token.pos in ("VERB", "AUX"):
                return False
            k = token.head
        return False


def _heads_line(text: str, mention: DateMention) -> bool:
    start = mention.span.start
    return (not start or text[start - 1] == "\n") and mention.span.of(text)[:1].isdigit()


def _best(found: Sequence[Timed], near: int) -> Timed | None:
    """The most precise one, of those the nearest."""
    if not found:
        return None
    return min(
        found, key=lambda one: (one.mention.date is None, not one.fine, abs(one.token - near), one.token)
    )
