"""Pronouns: for whom "he", "it" or "they" stands, with caution. A doubtful pronoun stays unknown.

Sentences are read backwards from the pronoun. In each, the speaker of an attribution comes before other
subjects, subjects before the rest; two that fit are one too many. Gender is what titles say, or what other
pronouns in the record agree on. Part of the stage `resolve`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.corpus.resolve.keys import Key, may_be_it, may_be_person
from onrecord.corpus.resolve.pronoun_places import is_answer, is_object, is_owner, opens_as_owner, topic_of
from onrecord.corpus.resolve.scene import Scene
from onrecord.records import Gender, Mention, Span

_REACH_BLOCKS = 2  # paragraphs back: quotations often stand between a speaker and "he added"
_REACH_SENTENCES = 8
_REACH_OF_THINGS = 2  # for "it" and "they", which also stand for what is no actor
_TWO: list[Key] = [("",), ("",)]  # stands for: more than one may be meant
_LONG = 80  # mentions in one sentence: a list or noise
_POSSESSIVE = frozenset({"his", "her", "its", "their", "himself", "herself", "itself", "themselves"})
_ASIDE = re.compile(r"[, ]*(?:\d+,)?[ ]*")  # between a name and "who": "Ana Reis, 71, who"
_ENCLOSED = re.compile(r"(?: \w+){1,3},")  # behind the pronoun of an aside
# between a subject, with an aside or without, and the object of its verb
_ONE_VERB = re.compile(r"(?:, [^,.;:“”\n]{1,60})?,? (?:had |has |have |would |will |also |then )?\w+ ")
_HIS_PART = re.compile(
    r" (?:own )?(?:part|side|turn)\b"
)  # "For his part, Reis said": whose it is comes after
_CLAUSE_ENDS = re.compile(r"[:;]")
_WAS_ASKED = re.compile(r"(?:(?:was|were|had been|has been|been) )?(?:asked|questioned|pressed)\b(?= by\b)")
_ASKS = re.compile(r"(?:had |has )?(?:asked|asks|questioned|pressed)\b")
_RIGHT_AFTER = re.compile(r"(?:had |has )?\w+ (?:(?:Mr|Mrs|Ms|Dr)\.? )?")
_LEVELS = ("who speaks in", "the subject of", "the only one in")
Genders = Mapping[Key, Gender]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence offers: mentions outside quotations, in order, and which of them speak."""

    mentions: tuple[Mention, ...]
    speaking: frozenset[Span]


@dataclass(frozen=True, slots=True)
class Speech:
    """The heads of the sources of an article's attributions, and those of them whose words are quoted."""

    speaking: frozenset[Span]
    quoting: frozenset[Span]
    said: Mapping[Span, tuple[Span, ...]] = field(
        default_factory=dict
    )  # by head: the words of its attributions
    cues: Mapping[Span, int] = field(default_factory=dict)  # by head: where its first cue begins
    silent: tuple[int, ...] = ()  # where sources stand that are nobody, such as a report; in order


class Antecedents:
    """Finds the antecedents of one article's pronouns."""

    def __init__(self, scene: Scene, speech: Speech, genders: Genders) -> None:
        self._scene = scene
        self._genders = genders
        self._quoting = speech.quoting
        self._silent = speech.silent
        self._said = speech.said
        self._cues = speech.cues
        self._called: dict[Key, Gender] = {}  # by what pronoun a person of unknown gender was taken up first
        self._bearers = {
            role.of: key
            for one in scene.mentions
            if (key := scene.keys.get(one.span)) is not None
            for role in one.roles
            if role.of is not None
        }
        by_sentence: dict[int, list[Mention]] = defaultdict(list)
        for mention in scene.mentions:
            if not mention.quoted:
                by_sentence[mention.sentence].append(mention)
        self._sentences = {
            number: Sentence(tuple(found), frozenset(m.span for m in found) & speech.speaking)
            for number, found in by_sentence.items()
        }

    def find(self, pronoun: Mention) -> tuple[Key | None, str]:
        """The actor, or None and the reason.

        Whom an earlier "he" stood for may still be a "she": to conclude from pronouns what other pronouns may
        mean spreads their errors (5 wrong speakers more in 161 on stories kept apart, for one right).
        """
        key, reason = self._find(pronoun)
        if key is not None and pronoun.subject and pronoun.gender in ("masculine", "feminine"):
            self._called.setdefault(key, pronoun.gender)
        return key, reason

    def _find(self, pronoun: Mention) -> tuple[Key | None, str]:
        if pronoun.quoted:
            return None, f"'{pronoun.head}' inside a quotation"
        if pronoun.head == "who":
            return self._just_before(pronoun)
        if len(self._mentions(pronoun.sentence)) > _LONG:
            return None, f"'{pronoun.head}': a sentence too long to tell"
        fits = self._but_bearer(pronoun, self._fits(pronoun))
        here = [one for one in self._mentions(pronoun.sentence) if one.span.start < pronoun.span.start]
        found, sure = self._same_sentence(pronoun, here, fits)
        if sure:
            return (
                found,
                f"'{pronoun.head}': the subject of its sentence"
                if found
                else f"'{pronoun.head}': two candidates in the sentence",
            )
        return self._earlier(pronoun, fits)

    def _mentions(self, sentence: int) -> tuple[Mention, ...]:
        return self._sentences[sentence].mentions if sentence in self._sentences else ()

    def _fits(self, pronoun: Mention) -> Callable[[Mention], bool]:
        if pronoun.number == "plural":
            return lambda one: one.number == "plural" and self._key(one) is not None
        if pronoun.gender == "neuter":
            return lambda one: one.number != "plural" and may_be_it(self._key(one))
        return lambda one: one.number != "plural" and self._may_be(one, pronoun.gender)

    def _but_bearer(self, pronoun: Mention, fits: Callable[[Mention], bool]) -> Callable[[Mention], bool]:
        """ "X, his niece": whose niece X is, is not X. "X, he said, had lied": who is spoken of is not who speaks."""
        bearer = self._bearers.get(pronoun.span)
        said = self._said.get(pronoun.span, ())
        text = self._scene.reading.article.text

        def may_be(one: Mention) -> bool:
            if bearer is not None and self._key(one) == bearer:
                return False
            between = text[one.span.end : pronoun.span.start]
            if is_object(text, pronoun) and one.subject and _ONE_VERB.fullmatch(between):
                return False  # "X asked him": a pronoun is not the subject of its own verb (Chomsky 1981, principle B)
            if one.form != "pronoun" and between == ", " and _ENCLOSED.match(text, pronoun.span.end):
                return False  # "Ana Reis, he said, had lied"
            # "X was blunter: it would, he said, take a week"
            spoken = any(span.contains(one.span) for span in said) and not _CLAUSE_ENDS.search(between)
            return one.form == "pronoun" or not spoken

        return lambda one: fits(one) and may_be(one)

    def _may_be(self, one: Mention, gender: Gender | None) -> bool:
        key = self._key(one)
        if one.form == "pronoun":
            return one.gender == gender and key is not None
        known = self._genders.get(key) if key else None
        told = one.gender if one.form == "nominal" or one.label == "PERSON" else None
        called = self._called.get(key) if key else None
        return may_be_person(key) and (known or told or called or gender) == gender

    def _key(self, one: Mention) -> Key | None:
        return self._scene.keys.get(one.span)

    def _distinct(self, found: list[Mention]) -> list[Key]:
        return list(dict.fromkeys(key for one in found if (key := self._key(one)) is not None))

    def _just_before(self, pronoun: Mention) -> tuple[Key | None, str]:
        """The person or group that a relative pronoun follows."""
        for one in reversed(self._mentions(pronoun.sentence)[-_LONG:]):
            between = self._scene.reading.article.text[one.span.end : pronoun.span.start]
            if one.span.end <= pronoun.span.start and _ASIDE.fullmatch(between):
                key = self._key(one)
                if may_be_person(key) or one.number == "plural":
                    return key, "'who': right after the words"
        return None, "'who': nobody before it"

    def _same_sentence(
        self, pronoun: Mention, here: list[Mention], fits: Callable[[Mention], bool]
    ) -> tuple[Key | None, bool]:
        """What the sentence's own words before the pronoun decide; second: whether they decide it."""
        text = self._scene.reading.article.text
        candidates = [one for one in here if fits(one)]
        if candidates and pronoun.span in self._speaking(pronoun) and is_answer(text, candidates[0], pronoun):
            return None, False
        if (topic := topic_of(text, candidates)) is not None and (key := self._key(topic)) is not None:
            return key, True
        subjects = [one for one in candidates if one.subject]
        keys = self._distinct(subjects)
        if len(keys) > 1:
            return self._continued(pronoun, candidates), True
        if len(keys) == 1:
            if pronoun.span in self._quoting or not self._intervenes(pronoun, candidates, keys[0]):
                return keys[0], True
            return None, True
        anyone = self._distinct(candidates)
        if not anyone:
            return None, False
        if pronoun.subject:
            if len(anyone) == 1 and (opens_as_owner(text, candidates[0]) or self._goes_on(pronoun)):
                return anyone[0], True  # "X's words came as he ...", "So said X, and she added ..."
            return None, pronoun.span not in self._speaking(pronoun)  # "Answering X, he said": not X
        return (anyone[0], True) if len(anyone) == 1 and pronoun.head in _POSSESSIVE else (None, True)

    def _intervenes(self, pronoun: Mention, candidates: list[Mention], subject: Key) -> bool:
        """Another candidate after the subject, not only as an owner: "X told Y that he ..." may be either.

        Not one before the subject's cue: "X, who is related to Y, said that she ...".
        """
        text = self._scene.reading.article.text
        cues = [
            self._cues[one.span]
            for one in self._mentions(pronoun.sentence)
            if one.span in self._cues and self._key(one) == subject
        ]
        begin = max((cue for cue in cues if cue < pronoun.span.start), default=0)
        return any(
            self._key(one) != subject and one.span.start > begin and not is_owner(text, one)
            for one in candidates
        )

    def _goes_on(self, pronoun: Mention) -> bool:
        text = self._scene.reading.article.text
        return pronoun.span in self._speaking(pronoun) and text.endswith(
            (" and ", " but "), 0, pronoun.span.start
        )

    def _speaking(self, pronoun: Mention) -> frozenset[Span]:
        return self._sentences[pronoun.sentence].speaking

    def _continued(self, pronoun: Mention, candidates: list[Mention]) -> Key | None:
        """ "X said that Y had lied, he added": who is quoted goes on."""
        speakers = self._distinct([one for one in candidates if one.span in self._speaking(pronoun)])
        return speakers[0] if pronoun.span in self._quoting and len(speakers) == 1 else None

    def _earlier(self, pronoun: Mention, fits: Callable[[Mention], bool]) -> tuple[Key | None, str]:
        for sentence in self._backwards(pronoun):
            if (
                len(sentence.mentions) > _LONG
                or self._document_between(sentence, pronoun)
                or self._unknown(sentence, pronoun, subjects=True)
            ):
                return None, f"'{pronoun.head}': an unknown person came before"
            fitting = [one for one in sentence.mentions if fits(one)]
            for level, how in zip(self._levels(sentence, fitting, pronoun), _LEVELS, strict=False):
                if len(level) == 1 and self._has_rival(pronoun, level[0], sentence):
                    return None, f"'{pronoun.head}': two candidates"
                if len(level) == 1:
                    return level[0], f"'{pronoun.head}': {how} a sentence before"
                if len(level) > 1:
                    return None, f"'{pronoun.head}': two candidates"
            if self._unknown(sentence, pronoun, subjects=False):
                return None, f"'{pronoun.head}': an unknown person came before"
        return None, f"'{pronoun.head}': no candidate near"

    def _has_rival(self, pronoun: Mention, chosen: Key, sentence: Sentence) -> bool:
        """Of whom the record knows no gender, where the sentence before names another whose gender it knows to fit."""
        if (
            pronoun.gender not in ("masculine", "feminine")
            or self._genders.get(chosen)
            or chosen[0] != "person"
        ):
            return False
        before = self._mentions(sentence.mentions[0].sentence - 1) if sentence.mentions else ()
        return any(
            one.form == "name"
            and one.block == pronoun.block
            and (key := self._key(one)) is not None
            and key != chosen
            and self._genders.get(key) == pronoun.gender
            for one in before
        )

    def _levels(self, sentence: Sentence, fitting: list[Mention], pronoun: Mention) -> Iterator[list[Key]]:
        """The speakers of a sentence, its subjects, then the people that it names whom the record knows."""
        speaking = [one for one in fitting if one.span in sentence.speaking]
        if pronoun.span in self._quoting and (asked := self._asked(sentence, speaking, pronoun)):
            yield self._distinct(asked) or _TWO
        yield self._distinct(speaking)
        if pronoun.number == "plural":
            if pronoun.span in self._speaking(pronoun) and sentence is self._sentences.get(
                pronoun.sentence - 1
            ):
                groups = [one for one in fitting if one.subject and (self._key(one) or ("",))[0] == "group"]
                yield self._distinct(groups)
            return  # "they" stands for things too often
        subjects = [one for one in fitting if one.subject]
        if len(subjects) == 1 and self._owner_fits(subjects[0], pronoun):
            yield _TWO  # "Her lawyer was silent. She ...": either of them
        yield self._distinct(subjects) if all(map(self._is_sure, subjects)) else _TWO
        owners = {role.of for one in fitting for role in one.roles}  # "His envoy, Ana Reis, was silent"
        fitting = [one for one in fitting if self._is_sure(one) and one.span not in owners]
        if pronoun.gender != "neuter" and not self._unknown(sentence, pronoun, subjects=False):
            yield self._distinct(fitting)

    def _asked(self, sentence: Sentence, speaking: list[Mention], pronoun: Mention) -> list[Mention]:
        """ "X asked him which. "All," he said.": who is asked answers, also where it is not known who that is."""
        text = self._scene.reading.article.text
        asking = [
            one for one in sentence.mentions if one.span in sentence.speaking and one.span in self._cues
        ]
        if len(asking) != 1:
            return []
        asker, cue = asking[0], self._cues[asking[0].span]
        passive = _WAS_ASKED.match(text, cue)
        if not passive and not _ASKS.match(text, cue):
            return []
        return [
            one
            for one in sentence.mentions
            if one.span != asker.span
            and (
                one.subject and one.span.start < cue
                if passive
                else _RIGHT_AFTER.fullmatch(text, cue, one.span.start)
            )
            and one.gender in (pronoun.gender, None)
            and one.number == "singular"
        ]

    def _owner_fits(self, one: Mention, pronoun: Mention) -> bool:
        """Whether a person without a name, of unknown gender, is called someone's whom the pronoun may mean too."""
        key = self._key(one)
        if key is None or key[0] != "unnamed" or one.gender is not None:
            return False
        owners = {role.of for role in one.roles if role.of is not None and role.of.start == one.span.start}
        return any(
            other.span in owners and other.form == "pronoun" and other.gender == pronoun.gender
            for other in self._mentions(one.sentence)
        )

    def _document_between(self, sentence: Sentence, pronoun: Mention) -> bool:
        """ "The report warns ...": "it" is the report then."""
        first = bisect_left(self._silent, sentence.mentions[0].span.start)
        return pronoun.gender == "neuter" and first < bisect_left(self._silent, pronoun.span.start)

    def _is_sure(self, one: Mention) -> bool:
        """Not a source without a name, nor a lone capitalised word: where they do not speak they prove nothing."""
        key = self._key(one) or ("",)
        if key[0] == "unnamed" and one.subject:
            return True
        return key[0] not in ("unnamed", "surname") or key in self._genders

    def _backwards(self, pronoun: Mention) -> Iterator[Sentence]:
        reach = _REACH_SENTENCES if pronoun.gender in ("masculine", "feminine") else _REACH_OF_THINGS
        for number in range(pronoun.sentence - 1, max(pronoun.sentence - reach, 0) - 1, -1):
            found = self._sentences.get(number)
            if found and found.mentions:
                if pronoun.block - found.mentions[0].block > _REACH_BLOCKS:
                    return
                yield found

    def _one_speaks(self, sentence: Sentence, pronoun: Mention) -> bool:
        """One person with a name speaks in the sentence who may be meant: an earlier "she" there is no stranger."""
        fits = self._but_bearer(pronoun, self._fits(pronoun))
        speaking = [
            one for one in sentence.mentions if one.span in sentence.speaking and one.form != "pronoun"
        ]
        return len(speaking) == 1 and speaking[0].form == "name" and fits(speaking[0])

    def _unknown(self, sentence: Sentence, pronoun: Mention, *, subjects: bool) -> bool:
        """A person of whom nothing is known and who may be meant, as a subject or as anything else."""
        if pronoun.gender == "neuter" or pronoun.number == "plural":
            return False
        return any(
            (self._key(one) is None or (not subjects and self._is_stranger(one, pronoun)))
            and one.head != "who"
            and not _HIS_PART.match(self._scene.reading.article.text, one.span.end)
            and not (one.form == "pronoun" and self._one_speaks(sentence, pronoun))
            and one.number != "plural"
            and one.subject == subjects
            and one.gender in (pronoun.gender, None)
            and (one.form != "nominal" or bool(one.roles))
            for one in sentence.mentions
        )

    def _is_stranger(self, one: Mention, pronoun: Mention) -> bool:
        """ "His sister", where a "she" follows."""
        key = self._key(one) or ("",)
        return key[0] == "unnamed" and one.form == "nominal" and one.gender == pronoun.gender
