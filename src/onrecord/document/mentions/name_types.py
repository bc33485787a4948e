"""What the names of an article name: pieces of text with the model's labels in, one label for each name out.

A name is typed once for the whole article, from all its occurrences: the titles before it, the pronouns and
appositions after it, the prepositions of place, the tables of states, and the names of which it is a part.
Part of the stage `mentions`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from onrecord.document.mentions.sheet import Range, Sheet, noun_lemma
from onrecord.lexicons.people import acts, bodies, given_gender, people
from onrecord.lexicons.states import find_place

LABELS = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW")
_SENSES = {
    "state": "GPE",
    "capital": "GPE",
    "seat": "GPE",
    "demonym": "NORP",
    "office": "ORG",
    "alliance": "ORG",
}
_LONGEST_PERSON = 4  # words
_PAIR = 2  # words
_AGE = re.compile(r"[1-9]\d")
_OFTEN = 0.4  # of its occurrences: a name that stands after "in" this often is a place


class NameTypes:
    """What each name of the article names, from all its occurrences."""

    def __init__(self, sheet: Sheet, pieces: list[tuple[Range, str]]) -> None:
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)
        self._located: Counter[str] = Counter()
        self._titled: set[str] = set()
        self._addressed: set[str] = set()
        for part, label in pieces:
            text = sheet.words(part)
            plural = part[1] - part[0] == 1 and sheet.tokens[part[0]].tag == "NNPS"
            self._votes[text]["NORP" if plural and label in ("PERSON", "") else label] += 1
            self._located[text] += _stands_as_place(sheet, part)
            if _has_title(sheet, part) or _is_person_by_context(sheet, part, label):
                self._titled.add(text)
            before = _before_particles(sheet, part)
            if sheet.tokens[before].text.lower() in people().honorifics and sheet.capital(before):
                self._addressed.add(text)
        self.persons = {text for text in self._votes if self._full_person(text)}
        self._parts = {word for text in self.persons for word in text.split() if len(word) > 2}

    def _full_person(self, text: str) -> bool:
        if " " not in text or find_place(text) or _last_word(text) in bodies().endings | bodies().sites:
            return False
        if _opens_as_body(text):
            return False
        called = text in self._titled or text.split()[-1] in self._addressed
        return called or self._majority(text) == "PERSON" or self._begins_as_given_name(text)

    def _begins_as_given_name(self, text: str) -> bool:
        """A small model takes rare surnames for firms: "Piroska Szentirmai" is a woman by her first name."""
        first = text.split()[0]
        if find_place(first) or first.isupper() or len(text.split()) > _LONGEST_PERSON:
            return False
        return given_gender(first) is not None and self._majority(text) != "GPE"

    def _majority(self, text: str) -> str:
        votes = self._votes.get(text) or Counter({"": 1})
        if text not in self._titled and self._located[text] >= max(1, _OFTEN * sum(votes.values())):
            return "GPE"
        order = (*LABELS, "")
        return min(votes, key=lambda label: (-votes[label], label == "", order.index(label)))

    def _is_namesake(self, text: str) -> bool:
        """A given name with the last word of a person's name: the wife or the brother of whom the article tells."""
        given, *rest = text.split()
        return len(rest) == 1 and rest[0] in self._parts and given_gender(given) is not None

    def known(self) -> set[str]:
        return set(self._votes)

    def of(self, text: str) -> str:
        place = find_place(text)
        bare = _without_particles(text)
        if bare != text and (bare in self._parts or text in self._addressed):
            return "PERSON"  # "Von Trautenau" opens a sentence
        if text in self.persons or (text in self._parts and not place):
            return "PERSON"
        if self._is_namesake(text):
            return "PERSON"
        if place and not (
            text in self._addressed or (text in self._parts and self._majority(text) == "PERSON")
        ):
            return _SENSES[place.sense]
        if " " in text and _opens_as_body(text):
            return "ORG"
        if text in self._titled:
            return "PERSON"
        if " " in text and _last_word(text) in bodies().sites:
            return "FAC"
        if " " in text and _last_word(text) in bodies().endings:
            return "ORG"
        return self._majority(text)


def _opens_as_body(text: str) -> bool:
    """ "Air Ruritania", "Banco Reis": the word that only names of bodies begin with, and one that names it."""
    first, *rest = text.split()
    return len(rest) == 1 and first.lower() in bodies().openings


def _without_particles(text: str) -> str:
    words = text.split()
    while len(words) > 1 and words[0].lower() in people().joining:
        words = words[1:]
    return " ".join(words)


def _last_word(text: str) -> str:
    return text.rsplit(" ", 1)[-1].lower()


def _before_particles(sheet: Sheet, part: Range) -> int:
    """The token before a name and the particles that open it, in its sentence; the name's own where there is none."""
    i, first = part[0] - 1, sheet.sentence(part[0])[0]
    while i > first and sheet.tokens[i].text.lower() in people().joining:
        i -= 1
    return i if i >= first else part[0]


def _has_title(sheet: Sheet, part: Range) -> bool:
    """A title stands right before the name: "Mr Reis", "spokeswoman Ana Reis"."""
    i = _before_particles(sheet, part)
    if i == part[0]:
        return False
    word = sheet.tokens[i].text.lower()
    return (word in people().honorifics and sheet.capital(i)) or (
        sheet.role_noun(i) and sheet.tokens[i].tag != "NNS"
    )


def _is_person_by_context(sheet: Sheet, part: Range, label: str) -> bool:
    """A person's apposition follows ("X, an analyst"), or "he" or "his" takes up the subject of the sentence."""
    if label == "PERSON" or (part[1] - part[0] > 1 and sheet.body_noun(part[1] - 1)):
        return False
    before = _before_particles(sheet, part)
    if before < part[0] - 1 and sheet.capital(before) and given_gender(sheet.tokens[before].text):
        return True  # "Ana de Reis", of which the model sees "Reis"
    if age_follows(sheet, part):
        return True
    return (
        _person_noun_follows(sheet, part)
        or _person_noun_precedes(sheet, part, label)
        or _who_follows(sheet, part)
        or _personal_pronoun_follows(sheet, part)
    )


def age_follows(sheet: Sheet, part: Range) -> bool:
    """ "Ana Reis, 71, ..."."""
    after = sheet.tokens[part[1] : min(part[1] + 3, sheet.sentence(part[1] - 1)[1])]
    return [one.text for one in after[::2]] == [",", ","] and _AGE.fullmatch(after[1].text) is not None


def _person_noun_follows(sheet: Sheet, part: Range) -> bool:
    if not sheet.next_is(part[1] - 1, ","):
        return False
    for i in sheet.right(part[1], 6):
        token = sheet.tokens[i]
        if sheet.role_noun(i) and sheet.heads_phrase(i):
            return token.tag in ("NN", "NNP")
        if token.pos not in ("DET", "ADJ", "NOUN", "PROPN", "ADV", "PUNCT") or token.text == ",":
            return False
    return False


def _person_noun_precedes(sheet: Sheet, part: Range, label: str) -> bool:
    """ "Her daughter, Ana Reis, ...": not where the model takes the name for a body's or a place's, whose words for
    what they are name people too ("its neighbour, Peru")."""
    before = part[0] - 2
    several = part[1] - part[0] > 1 and label not in ("ORG", "GPE", "NORP", "LOC")
    if not several or before < sheet.sentence(part[0])[0] or sheet.tokens[part[0] - 1].text != ",":
        return False
    noun = noun_lemma(sheet.tokens[before])
    person = sheet.role_noun(before) and noun not in bodies().heads | bodies().owned
    return person and sheet.tokens[before].tag in ("NN", "NNP") and sheet.next_is(part[1] - 1, ",", ".")


def _who_follows(sheet: Sheet, part: Range) -> bool:
    """ "Ana Reis, who ...": no body's name, by its last word."""
    last = sheet.tokens[part[1] - 1].text.lower()
    if part[1] - part[0] != _PAIR or last in bodies().endings | bodies().sites or last.endswith("s"):
        return False
    after = sheet.tokens[part[1] : min(part[1] + _PAIR, sheet.sentence(part[0])[1])]
    return [one.text for one in after] == [",", "who"]


def _personal_pronoun_follows(sheet: Sheet, part: Range) -> bool:
    if sheet.tokens[sheet.root(part)].dep != "nsubj":
        return False
    for i in sheet.right(part[1] - 1, 25):
        token = sheet.tokens[i]
        if token.text in ("he", "she", "his", "her", "him") and not sheet.quoted(i):
            return True
        if token.entity == "PERSON" or token.text in ("it", "its", "who"):
            return False
    return False


def _stands_as_place(sheet: Sheet, part: Range) -> bool:
    """After a preposition of place, and not as a modifier or owner of something there."""
    i = part[0] - 1
    if i < sheet.sentence(part[0])[0] or sheet.possessor(part):
        return False
    after = sheet.tokens[part[1]] if part[1] < sheet.sentence(part[0])[1] else None
    modifies = (
        after is not None
        and after.pos in ("NOUN", "PROPN")
        and after.start == sheet.tokens[part[1] - 1].end + 1
    )
    return sheet.tokens[i].text.lower() in acts().place and not modifies
