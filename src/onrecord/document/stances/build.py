"""Hits put into records: who holds the stance, according to which attribution, on what conditions and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.document.act_days import dates_in, is_day_of
from onrecord.document.stances.conditions import find_conditions, opens
from onrecord.document.stances.extent import rest_of, topic_of, words_of
from onrecord.document.stances.hits import Hit
from onrecord.document.stances.lexicon import Lexicon
from onrecord.document.stances.speech import Content, Speech
from onrecord.document.syntax import Syntax
from onrecord.records import Article, Attribution, Date, DateMention, Span, Stance, StanceMention

VERSION = "stances/7"
_TAKEN_UP = ("it", "they", "he", "she", "we", "i")
_WARNING = ("warn", "threat")
_NOW = ("will", "wo", "'ll", "’ll", "can", "would", "could")
_CONDITIONAL = ("accepts", "offers")


@dataclass(frozen=True, slots=True)
class Said:
    """Where a hit stands: in whose reported words (or as which attribution's cue), and who is left to hold it."""

    attribution: Attribution | None
    content: Content | None
    holder: Span | None
    own: bool  # the speaker's own, or what the attribution itself reports


@dataclass(frozen=True, slots=True)
class Builder:
    """Over one article."""

    article: Article
    syntax: Syntax
    words: Lexicon
    speech: Speech
    dates: Sequence[DateMention]

    def mention(self, hit: Hit) -> StanceMention | None:
        """None where nobody holds it, where it is denied, or where the words say too little."""
        said = self._said(hit)
        if said is None:
            return None
        syntax = self.syntax
        bounds = said.content.bounds if said.content is not None else syntax.sentence(hit.token)
        conditions = find_conditions(
            syntax,
            hit.token,
            self._with_condition(said, bounds),
            self.words.openers,
            refused=hit.stance == "rejects",
        )
        topic = topic_of(syntax, hit, conditions, self.words.asides)
        stance = self._stance(hit, said, conditions)
        if topic is None or stance is None:
            return None
        token = syntax.tokens[hit.token]
        told = (
            said.attribution.said_on if said.attribution is not None and self._on_saying(hit, said) else None
        )
        return StanceMention(
            article=self.article.id,
            stance=stance,
            cue=Span(token.start, token.end),
            what=words_of(syntax, hit, topic, bounds),
            topic=(topic, *rest_of(syntax, hit, topic, conditions)),
            holder=said.holder,
            conditions=conditions,
            attribution=said.attribution.id if said.attribution is not None else None,
            date=self._when(hit) or told,
            found_by=f"{VERSION}/{hit.rule}",
            weight=round(hit.weight, 3),
            gist=hit.gist,
        )

    def _on_saying(self, hit: Hit, said: Said) -> bool:
        """Whether the stance was taken when it was said: the speaker's own, "it" in "said that it accepts", or what
        is said to be so now ("Orsk would accept", "was ready to free them")."""
        if said.own:
            return True
        pronoun = said.holder is not None and said.holder.of(self.article.text).lower() in _TAKEN_UP
        helpers = {self.syntax.tokens[k].text.lower() for k in self.syntax.kids(hit.token, "aux")}
        now = (
            hit.would
            or not helpers.isdisjoint(_NOW)
            or self.syntax.tokens[hit.token].tag in ("VBZ", "VBP")
            or hit.rule.startswith("be-")
        )
        return (pronoun or now) and "had" not in helpers

    def _when(self, hit: Hit) -> Date | None:
        """A time that hangs on the word of stance, outside its object: when the stance was taken."""
        syntax, topic = self.syntax, self.syntax.span(*hit.topic)
        places = [hit.token]
        if syntax.tokens[hit.token].dep in ("acomp", "attr", "xcomp"):
            places.append(syntax.tokens[hit.token].head)
        first, last = syntax.sentence(hit.token)
        for one in dates_in(self.dates, syntax.tokens[first].start, syntax.tokens[last].end):
            inside = topic is not None and topic.contains(one.span)
            if not inside and any(is_day_of(syntax, k, one, self.article.published) for k in places):
                return one.date
        return None

    def _said(self, hit: Hit) -> Said | None:
        content, cued = self.speech.at(hit.token), self.speech.cued(hit.token)
        if cued is not None and cued.denial and hit.rule == "learned":
            return None  # "denies that its guns fired": no stance on what the talks are about
        if cued is not None and not hit.rule.startswith("noun-"):
            return Said(cued, content, hit.holder, own=True)  # its source holds it
        if content is not None:
            if content.attribution.denial:
                return None
            holder = None if self.speech.own(hit.holder_token) else hit.holder
            return Said(content.attribution, content, holder, own=holder is None)
        return Said(None, None, hit.holder, own=False) if hit.holder is not None else None

    def _with_condition(self, said: Said, bounds: tuple[int, int]) -> tuple[int, int]:
        """Reported words, and a condition right behind them that the parser hung on the verb of saying: "said that
        he could live with it, provided that ...", "the list would go, she said, unless ..."."""
        first, last = bounds
        syntax = self.syntax
        if said.content is None or said.attribution is None or syntax.quote_of[last] >= 0:
            return bounds
        told = (*said.attribution.cue, *(said.attribution.source or ()))
        end = syntax.sentence(last)[1]
        k = last + 1
        while k <= end and (
            syntax.tokens[k].text == ","
            or any(span.start <= syntax.tokens[k].start and syntax.tokens[k].end <= span.end for span in told)
        ):
            k += 1
        return (first, end) if opens(syntax, k, end, self.words.openers) else bounds

    def _stance(self, hit: Hit, said: Said, conditions: Sequence[Span]) -> Stance | None:
        """The stance with its conditions weighed in; None for a guess, or a harm that nothing is tied to."""
        if not _holds(hit, conditions, told=said.content is not None and said.own):
            return None
        opening = {one.of(self.article.text).lower().split()[0] for one in conditions}
        if hit.rule == "will-do" and opening == {"unless"}:
            return "threatens"
        if hit.stance == "threatens" and hit.rule.endswith("-learned") and self._is_granted(hit, conditions):
            return "accepts_with_conditions"
        explicit = hit.stance == "offers" and hit.rule in self.words.explicit and not hit.would
        if hit.stance in _CONDITIONAL and conditions and not explicit:
            return "accepts_with_conditions"
        if hit.stance == "accepts_with_conditions" and not conditions:
            return "accepts"  # a model sees conditions that the words do not name
        guessed = hit.would and hit.stance == "accepts" and said.content is None and not conditions
        return None if guessed else hit.stance  # "would accept" of an outlet's own is a guess

    def _is_granted(self, hit: Hit, conditions: Sequence[Span]) -> bool:
        """What a model takes for a threat is given on a condition: "would return if", "only as part of"; not where
        somebody warns of it."""
        cued = self.speech.at(hit.token)
        text = self.article.text
        if cued is not None and any(
            one.of(text).lower().split()[-1].startswith(_WARNING)
            for one in cued.attribution.cue
            if one.of(text)
        ):
            return False
        told = [one.of(self.article.text).lower().lstrip("\"'“‘") for one in conditions]
        gives = hit.rule == "will-give-learned" and not any(
            one.startswith(("unless", "until")) for one in told
        )
        return bool(told) and (gives or any(one.startswith(self.words.openers.granting) for one in told))


def _holds(hit: Hit, conditions: Sequence[Span], *, told: bool) -> bool:
    """What somebody will do counts where it is given, or tied to a condition; what would harm only with one. What a
    speaker is `told` to have said the own side would do is what it will: "said that it would host them"."""
    if hit.rule in ("will-do", "will-harm"):
        return bool(conditions)
    return not (hit.rule == "will-give" and hit.would and not conditions and not told)
