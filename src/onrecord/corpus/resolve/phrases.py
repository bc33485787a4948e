"""Phrases without a name: "the Russian leader", "the ministry", "a senior official". Part of the stage `resolve`.

A scene with its names bound and the titles of all articles in; a key for each phrase, or the reason why none,
out. A title means its holder only on the word of the articles; a source without a name stays one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from onrecord.corpus.resolve.appositions import apposed_body, apposed_name, name_after
from onrecord.corpus.resolve.keys import Key, is_government, is_person, may_be_it, organisation_key
from onrecord.corpus.resolve.scene import Scene
from onrecord.corpus.resolve.spelling import fold
from onrecord.corpus.resolve.succession import Succession
from onrecord.corpus.resolve.titles import Holders, Office, means, office
from onrecord.lexicons.people import acts, bodies, people
from onrecord.records import Gender, Mention, Role

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "every", "each", "no"})
_WORD_BEFORE = 12  # characters: a preposition
_FAR = 40  # mentions: the paragraph before is no further back


class Phrases:
    """Binds the nominals of one article, in order."""

    def __init__(self, scene: Scene, holders: Holders, successions: Sequence[Succession] = ()) -> None:
        self._scene = scene
        self._successions = [
            one
            for one in successions
            if one.article == scene.article or not scene.date or one.date <= scene.date
        ]
        self._holders = holders
        self._unnamed: dict[
            str, tuple[str, Key]
        ] = {}  # by noun: the last source without a name, and its title
        self._found: dict[tuple[Office, Gender | None], list[Key]] = {}
        self._offices = {person: holders.by(person, date=scene.date) for person in scene.persons}

    def bind(self, mention: Mention) -> None:
        scene, head = self._scene, mention.head
        if (apposed := apposed_name(scene, mention)) is not None:
            scene.bind(mention, apposed, "right after the name, between commas")
            return
        if (named := name_after(scene, mention)) is not None:
            scene.bind(mention, named, "right before the name, between commas")
            return
        if (body := apposed_body(scene, mention)) is not None:
            scene.bind(mention, body, "beside the body's name, between commas")
            scene.call_body(body, head)
            return
        if (person := self._before_or_after(mention)) is not None:
            scene.bind(mention, person, f"the one {head} that the articles tell")
            return
        role = mention.roles[0] if mention.roles else None
        if role is None or head in bodies().documents:
            scene.reasons[mention.span] = f"'{scene.text(mention)}' names no actor"
        elif head in bodies().heads and head not in people().heads and mention.number != "plural":
            key = self._body(mention, role)
            scene.bind(mention, key, _why_body(key))
        elif mention.number == "plural" or head in people().groups:
            scene.bind(
                mention,
                ("group", scene.article, _description(scene.text(mention))),
                "a group within one article",
            )
        else:
            self._bind_person(mention, role)

    def _before_or_after(self, mention: Mention) -> Key | None:
        """ "Her predecessor", "his successor": where one of the people named here followed one person, or went
        before one, and where whose it is, if that is known, is the other of the two."""
        head = mention.head
        if head not in ("predecessor", "successor"):
            return None
        owner = next((self._scene.key_at(role.of) for role in mention.roles if role.of is not None), None)
        here = set(self._scene.persons)
        pairs = {
            (one.before, one.after)
            for one in self._successions
            if not here.isdisjoint((one.before, one.after))
            and owner in (None, one.after if head == "predecessor" else one.before)
        }
        found = {before if head == "predecessor" else after for before, after in pairs}
        return next(iter(found)) if len(found) == 1 else None

    def _is_definite(self, mention: Mention, role: Role) -> bool:
        first = self._scene.text(mention).split()[0].lower()
        if first in _DEFINITE or (role.of is not None and role.of.start == mention.span.start):
            return True
        return role.title.startswith(first)  # a heading leaves articles out: "Minister denies"

    def _body(self, mention: Mention, role: Role) -> Key:
        scene = self._scene
        owner, title = scene.owner(role), office(role.title, None).title
        if owner and owner[0] in ("organisation", "alliance") and self._is_apposed(mention, role):
            return owner  # "the G7 group"
        if owner and not self._says_little(owner, title):
            return organisation_key(role.title, owner)
        unknown = owner is None and role.of is not None and self._is_possessed(mention, role)
        if unknown or scene.text(mention).split()[0].lower() in _INDEFINITE:
            return (
                "unnamed",
                scene.article,
                str(mention.span.start),
                "body",
            )  # "his office": whose is not known
        if owner is None and role.of_text and self._stands_before(role):
            title = f"{fold(role.of_text)} {title}"  # "the armed forces general staff"
        # "the money is in the bank": of which bank another article writes is not told
        if owner is not None and owner[0] == "group" and (trade := self._trade(owner, title)) is not None:
            return trade
        known = (
            scene.body(title, here=self._is_placed(mention))
            or (None if self._is_placed(mention) else scene.body_before(title, mention.span.start))
            or self._body_of_people(title)
            or self._ministry(title)
        )
        return known or ("local", scene.article, " ".join(sorted(title.split())))

    def _trade(self, owner: Key, title: str) -> Key | None:
        """ "The dockers' union" is no union of others: the one with dockers or workers in its name, or its own."""
        words = set(owner[-1].split())
        if title not in bodies().kin["union"] or words.isdisjoint(bodies().labour | bodies().kin["union"]):
            return None
        found = self._scene.body(title) or self._scene.body_before(title, 0)
        named = set(" ".join(found[1:]).split()) if found is not None else set()
        fits = found is not None and not named.isdisjoint(words | bodies().working)
        return found if fits else ("local", self._scene.article, " ".join(sorted({*words, title})))

    def _ministry(self, title: str) -> Key | None:
        """ "The ministry" where the article names one minister: that minister's."""
        if title != "ministry":
            return None
        held = {one for offices in self._offices.values() for one in offices if not one.past}
        found = {(one.title, one.side) for one in held if one.title.endswith(" minister")}
        if len(found) != 1 or (named := next(iter(found)))[0] == "prime minister":
            return None
        return organisation_key(f"{named[0].removesuffix('minister')}ministry", named[1])

    def _says_little(self, owner: Key, title: str) -> bool:
        """An owner that does not make a body another: "the deckhands' union", "the Norwegian union"."""
        return owner[0] in ("group", "unnamed") or (owner[0] == "state" and not is_government(title))

    def _stands_before(self, role: Role) -> bool:
        text = self._scene.reading.article.text
        return (
            role.of is not None
            and text[role.of.end : role.of.end + len(role.title) + 1].strip().lower() == role.title
        )

    def _is_placed(self, mention: Mention) -> bool:
        text, start = self._scene.reading.article.text, mention.span.start
        before = text[max(start - _WORD_BEFORE, 0) : start].lower().split()
        return bool(before) and before[-1] in acts().place

    def _is_possessed(self, mention: Mention, role: Role) -> bool:
        text = self._scene.reading.article.text
        return role.of is not None and (
            role.of.start == mention.span.start or text.startswith(("'", "’"), role.of.end)
        )

    def _body_of_people(self, words: str) -> Key | None:
        """The body to which the people named in the article belong, by any article, where one fits the words."""
        wanted = set(words.split())
        sides = {held.side for offices in self._offices.values() for held in offices if held.side}
        fitting = [key for key in sides if may_be_it(key) and wanted <= set(" ".join(key[1:]).split())]
        return fitting[0] if len(fitting) == 1 else None

    def _is_apposed(self, mention: Mention, role: Role) -> bool:
        """The name of a body right before the noun for what it is."""
        text = self._scene.reading.article.text
        return role.of is not None and text[role.of.end : mention.span.end].split()[:1] == [mention.head]

    def _bind_person(self, mention: Mention, role: Role) -> None:
        scene = self._scene
        if not self._is_definite(mention, role):
            self._bind_unnamed(mention, known=False)
            return
        phrase = self._phrase(role)
        if phrase.side is None and role.of is not None:
            self._bind_unnamed(mention, known=True)  # "the leader of X": of whom nothing is known
            return
        found = self._here(phrase, mention.gender)
        if not found and is_person(phrase.side):
            phrase = replace(phrase, side=self._holders.home(phrase.side))
            found = self._here(phrase, mention.gender) if phrase.side else found
        if len(found) > 1:
            self._bind_one_of(mention, found)
            return
        holder = found[0] if found else self._holders.holder(phrase, article=scene.article, date=scene.date)
        if holder is None and phrase.side is None and not phrase.past:
            one = self._holders.only(phrase.title, article=scene.article, date=scene.date)
            fits = one is not None and self._fits_gender(one, mention.gender) and scene.known_with(one)
            holder = one if fits else None
        if holder is not None and not phrase.past and self._has_left(phrase, holder):
            holder = None
        if holder:
            told = "the article tells" if found else "earlier articles tell"
            scene.bind(mention, holder, f"has the title '{role.title}', as {told}")
        else:
            self._bind_unnamed(mention, known=True)

    def _fits_gender(self, person: Key, gender: Gender | None) -> bool:
        return gender is None or self._scene.genders.get(person) in (None, gender)

    def _phrase(self, role: Role) -> Office:
        """The title, and whose; "union leader" may mean a union that only the people named belong to."""
        phrase = self._scene.office(role)
        if phrase.side is None and role.of_text and role.of_text.islower():
            return replace(phrase, side=self._body_of_people(role.of_text))
        return phrase

    def _here(self, phrase: Office, gender: Gender | None) -> list[Key]:
        """The people named in the article who have the title: as it or an earlier one says, else one undated."""
        if (phrase, gender) not in self._found:
            self._found[phrase, gender] = self._search(phrase, gender)
        return self._found[phrase, gender]

    def _search(self, phrase: Office, gender: Gender | None) -> list[Key]:
        """Those who have it, less those who have left it by this article."""
        found = self._holding(phrase, gender)
        if phrase.past:
            return found
        return [
            key
            for key in found
            if not self._has_left(phrase, key) and not self._is_followed(phrase, key, found)
        ]

    def _is_followed(self, phrase: Office, person: Key, found: Collection[Key]) -> bool:
        """Whether another of those found came after a person to whom this article gives the office no more."""
        after = {one.after for one in self._successions if one.before == person}
        return not after.isdisjoint(found) and not self._is_told(phrase, person)

    def _holding(self, phrase: Office, gender: Gender | None) -> list[Key]:
        scene = self._scene
        fitting = [key for key in scene.persons if gender is None or scene.genders.get(key) in (None, gender)]
        by_then = {key: self._holders.offices(key, article=scene.article, date=scene.date) for key in fitting}
        if phrase.side is None:
            if phrase.past and (left := self._former(phrase, fitting)):
                return left
            # "the president": anyone named who is one by an article not known to be later may be meant
            found = [
                key
                for key in fitting
                if any(means(phrase, one) for one in (*by_then[key], *self._offices.get(key, ())))
            ]
            found = self._exact(phrase, found) or self._proper(phrase, found)
            if len(found) == 1:
                found += self._rivals(phrase, fitting, found[0])
            here = [key for key in found if self._is_told(phrase, key)]
            return here if len(here) == 1 and len(self._sides(phrase, found)) == 1 else found
        for told in (by_then, self._offices):
            held = {key: [one for one in told.get(key, ()) if one.side == phrase.side] for key in fitting}
            found = [key for key in fitting if any(means(phrase, one) for one in held[key])]
            if found:
                return found
        return []

    def _exact(self, phrase: Office, found: list[Key]) -> list[Key]:
        """Those who are called just so, where a word for a head would do for others too: "the chief" is Chief Reis."""
        if phrase.title not in people().hypernyms or len(found) < 2:
            return []
        return [key for key in found if any(one.title == phrase.title for one in self._offices.get(key, ()))]

    def _proper(self, phrase: Office, found: list[Key]) -> list[Key]:
        """ "The minister" is the head of a government only where no other minister may be meant."""
        if phrase.title != "minister" or len(found) < 2:
            return found
        others = [
            key
            for key in found
            if any(means(phrase, one) and one.title != "prime minister" for one in self._offices.get(key, ()))
        ]
        return others or found

    def _rivals(self, phrase: Office, fitting: Collection[Key], found: Key) -> list[Key]:
        """The others named here who have the title by later articles, of another side: who is meant is not sure."""
        sides = self._sides(phrase, [found])
        return [
            key
            for key in fitting
            if key != found
            and any(
                means(phrase, one) and not one.past and one.side not in sides
                for one in self._holders.ever(key)
            )
        ]

    def _is_told(self, phrase: Office, person: Key) -> bool:
        """Whether this article itself gives a person an office: a new holder, where others have it from before."""
        held = self._holders.told(person, article=self._scene.article)
        return any(means(phrase, one) for one in held)

    def _sides(self, phrase: Office, found: list[Key]) -> set[Key | None]:
        """Whose the offices are that these people have and the phrase may mean."""
        return {one.side for key in found for one in self._offices.get(key, ()) if means(phrase, one)}

    def _has_left(self, phrase: Office, person: Key) -> bool:
        """Whether this article tells that a person had the office, and not that the person has it."""
        held = self._holders.told(person, article=self._scene.article)
        past = any(one.past and means(phrase, replace(one, past=False)) for one in held)
        return past and not self._is_told(phrase, person)

    def _former(self, phrase: Office, people_here: list[Key]) -> list[Key]:
        """ "The former minister": who was one by other articles, and by this one is none any more."""
        now = replace(phrase, past=False)
        gone = [
            key
            for key in people_here
            if not self._is_told(now, key)
            and any(one.past and means(now, replace(one, past=False)) for one in self._offices.get(key, ()))
        ]
        return gone or [
            key
            for key in people_here
            if not self._is_told(now, key) and any(means(now, one) for one in self._offices.get(key, ()))
        ]

    def _bind_one_of(self, mention: Mention, found: list[Key]) -> None:
        """Of several people with one title, the one who was the subject of the sentence before.

        Else the only one of them named in this paragraph so far, or in the one before. Not who is named further on
        in the sentence: "the minister met Ms Reis".
        """
        scene = self._scene
        names = [one for one in scene.mentions if one.form == "name" and not one.quoted]
        here = [one for one in names if one.sentence == mention.sentence and one.span > mention.span]
        met = {scene.keys.get(one.span) for one in here}
        left = {key for key in found if key not in met} or set(found)
        meant = (left & near for near in self._named_before(mention) if left & near)
        nearest = left if len(left) == 1 else next(meant, set())
        if len(nearest) == 1:
            why = f"of {len(found)} people with the title, the one right before"
            scene.bind(mention, nearest.pop(), why)
            return
        scene.reasons[mention.span] = f"'{scene.text(mention)}' may be {len(found)} people"

    def _named_before(self, mention: Mention) -> Iterator[set[Key]]:
        """The subjects of the sentence before, the people named in this paragraph so far and in the one before."""
        scene, place = self._scene, self._scene.position[mention.span]
        people_before = [
            (one, key)
            for one in scene.mentions[max(place - _FAR, 0) : place]
            if not one.quoted and (key := scene.keys.get(one.span)) is not None and is_person(key)
        ]
        here = [(one, key) for one, key in people_before if one.block == mention.block]
        yield {key for one, key in here if one.subject and one.sentence == mention.sentence - 1}
        yield {key for _, key in here}
        yield {key for one, key in people_before if one.block == mention.block - 1}

    def _bind_unnamed(self, mention: Mention, *, known: bool) -> None:
        """A source without a name: the one last met in the article under this noun ("the official"), or a new one."""
        new: Key = ("unnamed", self._scene.article, str(mention.span.start), "person")
        title = office(mention.roles[0].title, None).title if mention.roles else mention.head
        last, key = self._unnamed.get(mention.head), new
        if known and last and (title in (last[0], mention.head) or last[0] == mention.head):
            key, title = last[1], max(title, last[0], key=len)  # "the minister" after "the trade minister"
        self._unnamed[mention.head] = (title, key)
        again = f"'{mention.head}' again, within one article"
        self._scene.bind(mention, key, "a source without a name" if key == new else again)


def _why_body(key: Key) -> str:
    if key[0] == "unnamed":
        return "a body without a name"
    return "a body within one article" if key[0] == "local" else "the body that the article's words fit"


def _description(text: str) -> str:
    words = fold(text).split()
    return " ".join(words[1:] if words[0] in ("the", "a", "an") and len(words) > 1 else words)
