"""Role phrases: whose what someone is. A sheet and its names in, titles with their "of" out.

"US President", "Reis's spokesman", "a spokesman for the ministry", "deputy director of the X programme at Y":
one grammar for titles before a name, appositions on either side of it, and phrases that stand alone.
Part of the stage `mentions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.document.mentions.long_names import Name
from onrecord.document.mentions.role_phrase import Phrase
from onrecord.document.mentions.sheet import SUBJECTS, Range, Sheet, noun_lemma
from onrecord.lexicons.people import people
from onrecord.lexicons.states import find_place

_BEFORE = frozenset(
    {"ADJ", "NOUN", "PROPN", "NUM"}
)  # parts of speech that may stand between article and noun
_PREPOSITIONS = ("of", "at", "for", "in", "with", "to", "from", "on")
_RANK = {
    "at": 0,
    "for": 1,
    "of": 2,
    "with": 3,
    "from": 3,
    "in": 4,
}  # whose it is: the body outranks the subject
_REACH = 10  # tokens on either side of the noun


class Roles:
    """Finds the role phrases around names and around nouns."""

    def __init__(self, sheet: Sheet, names: Sequence[Name]) -> None:
        self.sheet = sheet
        self._name_at = {i: name for name in names for i in range(*name.part)}
        self._persons = {name.part[0] for name in names if name.label == "PERSON"}

    def of_name(self, name: Name) -> tuple[Phrase, ...]:
        """The phrases that tell what the bearer of a person's name is."""
        before = self._before(name)
        start = before.part[0] if before else name.part[0]
        while start > 0 and self.sheet.tokens[start - 1].text.lower() in people().honorifics:
            start -= 1
        found = (
            before,
            self._apposed_before(name, start),
            self._after(name),
            self._by_verb(name),
            self._leading(name),
            self._of(name),
        )
        told = [phrase for phrase in found if phrase]
        return (*told, *(other for phrase in told if (other := self._joined(phrase))))

    def _joined(self, phrase: Phrase) -> Phrase | None:
        """The second title of "X's founder and chairman", of the same owner."""
        i, limit = phrase.noun + 1, self.sheet.sentence(phrase.noun)[1]
        if i + 1 >= limit or self.sheet.tokens[i].text != "and":
            return None
        for noun in range(i + 1, min(i + 4, limit)):
            if self._singular_role(noun) and self.sheet.heads_phrase(noun):
                title = " ".join(self._title_words(i + 1, noun)).lower()
                return Phrase((i + 1, noun + 1), noun, title, phrase.of)
            if self.sheet.tokens[noun].pos not in _BEFORE:
                return None
        return None

    def of_body(self, name: Name) -> tuple[Phrase, ...]:
        """Whose a body is: "Ukraine's Armed Forces"."""
        if not self.sheet.body_noun(name.part[1] - 1):
            return ()
        _, possessor, _ = self._left(name.part[0])
        if possessor is None:
            return ()
        return (Phrase((possessor[0], name.part[1]), name.part[1] - 1, name.text.lower(), possessor),)

    def phrase(self, noun: int, *, limit: int | None = None) -> Phrase:
        """The phrase around a noun; `limit` is where a name begins that ends it."""
        start, possessor, former = self._left(noun)
        part_start = possessor[0] if possessor else start
        words_start, of = start, possessor
        if of is None:
            of, words_start = self._premodifier(start, noun)
        elif nation := self._nation(of, noun):
            of, words_start = nation, nation[1]
        end, complement, addition = self._right(noun, limit)
        if of is None:
            of = complement
        title = " ".join(self._title_words(words_start, noun)).replace(" - ", "-") + addition
        return Phrase((part_start, end), noun, ("former " if former else "") + title.lower(), of)

    def _before(self, name: Name) -> Phrase | None:
        """ "Elysee spokesman NAME", "President of Peru NAME"."""
        first = name.part[0]
        lower = self.sheet.sentence(first)[0]
        for noun in range(first - 1, max(lower, first - _REACH) - 1, -1):
            if self.sheet.tokens[noun].pos in ("VERB", "AUX", "PUNCT") and not self._inner_mark(noun):
                return None
            if noun in self._name_at and noun < first - 1 and not self._is_of(noun, first):
                continue
            if self._singular_role(noun) and (noun == first - 1 or self._is_of(noun, first)):
                phrase = self.phrase(noun, limit=first)
                if phrase.part[1] == first:
                    return phrase
        return None

    def _is_of(self, noun: int, first: int) -> bool:
        return noun + 2 < first and self.sheet.tokens[noun + 1].text in ("of", "for")

    def _apposed_before(self, name: Name, start: int) -> Phrase | None:
        """ "the head of the office, NAME, said"; `start` is where the name's own title begins."""
        comma = start - 1
        if comma <= self.sheet.sentence(name.part[0])[0] or self.sheet.tokens[comma].text != ",":
            return None
        closed = (
            name.part[1] >= self.sheet.sentence(comma)[1]
            or self.sheet.tokens[name.part[1]].text in ',.;:—–-)”"'
        )
        apposed = self.sheet.tokens[self.sheet.root(name.part)].dep == "appos"
        if not (closed or apposed):
            return None
        for noun in range(comma - 1, max(self.sheet.sentence(comma)[0], comma - _REACH) - 1, -1):
            if self.sheet.tokens[noun].pos in ("VERB", "AUX") or self.sheet.tokens[noun].text == ",":
                return None
            if self._singular_role(noun) and noun not in self._name_at and self.sheet.heads_phrase(noun):
                phrase = self.phrase(noun, limit=comma)
                if phrase.part[1] == comma:
                    return phrase
        return None

    def _by_verb(self, name: Name) -> Phrase | None:
        """ "NAME was sworn in as minister", "NAME is the mayor"; former after "resigned as" or "replaced NAME as"."""
        root = self.sheet.tokens[self.sheet.root(name.part)]
        verb = root.head
        if self.sheet.quoted(verb) or any(
            self.sheet.tokens[i].dep == "neg" for i in self.sheet.children[verb]
        ):
            return None
        lemma, offices = self.sheet.tokens[verb].lemma, people().offices
        subject = root.dep in SUBJECTS
        if not (subject or (root.dep == "dobj" and lemma in offices["succeeding"])):
            return None
        leaves = lemma in offices["leaving"] or not subject
        if not leaves and lemma not in offices["taking"] | offices["succeeding"] | {"be"}:
            return None
        noun = self._office_of(verb, named=lemma in ("be", *offices["naming"]))
        if noun is None or (lemma == "be" and self.sheet.tokens[verb].tag != "VBZ"):
            return None
        phrase = self.phrase(noun)
        return replace(phrase, title=f"former {phrase.title}") if leaves else phrase

    def _leading(self, name: Name) -> Phrase | None:
        """ "NAME, who chairs BODY": the verb stands for the title."""
        for verb in self.sheet.children[self.sheet.root(name.part)]:
            token = self.sheet.tokens[verb]
            if token.dep != "relcl" or token.lemma not in people().offices["leading"] or token.tag != "VBZ":
                continue
            for child in self.sheet.children[verb]:
                found = child
                if self.sheet.tokens[child].dep == "prep" and self.sheet.tokens[child].text == "for":
                    found = next(iter(self.sheet.children[child]), child)
                elif self.sheet.tokens[child].dep != "dobj" or token.lemma == "speak":
                    continue
                if (of := self._body_at(found)) is not None:
                    return Phrase((verb, of[1]), verb, token.text.lower(), of)
        return None

    def _of(self, name: Name) -> Phrase | None:
        """ "NAME of BODY": whom someone belongs to, where no title is told."""
        i, limit = name.part[1], self.sheet.sentence(name.part[0])[1]
        if i + 1 >= limit or self.sheet.tokens[i].text not in ("of", "from"):
            return None
        after = i + 1 + (self.sheet.tokens[i + 1].text.lower() == "the")
        of = self._name_at.get(after)
        bodies = ("ORG",) if self.sheet.tokens[i].text == "from" else ("ORG", "GPE")
        if of is None or of.part[0] != after or of.label not in bodies:
            return None
        return Phrase((i, of.part[1]), i, self.sheet.tokens[i].text, of.part)

    def _body_at(self, i: int) -> Range | None:
        """The name of a body around a token, or the phrase around a noun for one."""
        if i in self._name_at and self._name_at[i].label not in ("PERSON", "NORP"):
            return self._name_at[i].part
        return self.phrase(i).part if self.sheet.body_noun(i) else None

    def _office_of(self, verb: int, *, named: bool) -> int | None:
        """The noun of the office that a verb gives or takes: after "as", or as what someone is named."""
        for child in self.sheet.children[verb]:
            token = self.sheet.tokens[child]
            if named and token.dep in ("attr", "oprd") and self._singular_role(child):
                return child
            if token.dep == "prep" and token.text == "as":
                return next((i for i in self.sheet.children[child] if self._singular_role(i)), None)
        return None

    def _after(self, name: Name) -> Phrase | None:
        """ "NAME, deputy director of X at Y,"."""
        i, limit = name.part[1], self.sheet.sentence(name.part[0])[1]
        if i >= limit or self.sheet.tokens[i].text not in (",", "("):
            return None
        if i + 2 < limit and self.sheet.tokens[i + 1].text.isdigit() and self.sheet.tokens[i + 2].text == ",":
            i += 2  # an age
        for noun in range(i + 1, min(limit, i + _REACH)):
            token = self.sheet.tokens[noun]
            owner = noun + 1 < limit and self.sheet.tokens[noun + 1].tag == "POS"  # "the president's sister"
            if owner:
                continue
            if self._singular_role(noun) and self.sheet.heads_phrase(noun) and not self._personal_name(noun):
                phrase = self.phrase(noun)
                ends_well = phrase.part[1] not in self._persons and phrase.part[0] >= i + 1
                return phrase if ends_well else None
            if token.tag in ("WP$", "WDT", "WP"):
                return None  # "NAME, whose husband": not hers
            if token.pos not in (*_BEFORE, "DET", "ADV") and token.tag not in ("POS", "PRP$", "HYPH", "VBN"):
                return None
        return None

    def _personal_name(self, i: int) -> bool:
        return i in self._name_at and self._name_at[i].label == "PERSON"

    def _singular_role(self, i: int) -> bool:
        return (
            self.sheet.role_noun(i)
            and self.sheet.tokens[i].tag in ("NN", "NNP")
            and not self._personal_name(i)
        )

    def _inner_mark(self, i: int) -> bool:
        return self.sheet.tokens[i].tag == "HYPH" or self.sheet.tokens[i].text in ("-", ".")

    def _left(self, noun: int) -> tuple[int, Range | None, bool]:
        """Where the noun's own words begin, the possessor before them, and whether the role is a past one."""
        start, former = noun, False
        for i in self.sheet.left(noun, _REACH):
            token = self.sheet.tokens[i]
            if token.tag == "PRP$":
                return start, (i, i + 1), former
            if token.tag == "POS":
                return start, self._noun_phrase_before(i), former
            if token.pos == "DET":
                return i, None, former
            fits = (
                token.pos in _BEFORE or token.tag in ("VBN", "HYPH") or (token.tag == "RB" and i < noun - 1)
            )
            if not fits or (self._personal_name(i) and not self._compound(i)):
                break
            former = former or token.text.lower() in people().former
            start = i
        while start < noun and self.sheet.tokens[start].tag in ("VBN", "RB", "HYPH"):
            start += 1  # "said officials": a verb that the tagger took for a participle
        return start, None, former

    def _compound(self, i: int) -> bool:
        """A person's name that modifies a noun: "Reis administration"."""
        return self.sheet.tokens[self.sheet.root(self._name_at[i].part)].dep in ("compound", "nmod", "amod")

    def _noun_phrase_before(self, end: int) -> Range | None:
        if end - 1 in self._name_at:
            return self._name_at[end - 1].part
        start = end
        while start > max(self.sheet.sentence(end)[0], end - _REACH) and self.sheet.tokens[start - 1].pos in (
            *_BEFORE,
            "DET",
        ):
            start -= 1
        return (start, end) if start < end else None

    def _premodifier(self, start: int, noun: int) -> tuple[Range | None, int]:
        """Whose, from the words before the noun: a body ("union leader") or a name ("US president")."""
        first = start
        while first < noun and (self.sheet.tokens[first].pos == "DET" or self._qualifies(first)):
            first += 1
        for i in range(noun - 1, first - 1, -1):
            if self.sheet.body_noun(i) and not self.sheet.role_noun(i):
                return (first, i + 1), i + 1
        for i in range(first, noun):
            name = self._name_at.get(i)
            tied = (
                name and name.part[1] < noun and self.sheet.tokens[name.part[1]].tag == "HYPH"
            )  # "Oslo-based"
            beside = name and name.part[1] == noun and not name.text.isupper()
            if name and beside and name.label in ("ORG", "") and self._is_portfolio(noun, name.part):
                return None, first  # "Interior Minister", but "UDW General Secretary"
            if name and not tied and name.label in ("GPE", "NORP", "ORG", "PERSON", ""):
                return (name.part[0], min(name.part[1], noun)), min(name.part[1], noun)
        return None, first

    def _nation(self, possessor: Range, noun: int) -> Range | None:
        """ "His Ruritanian counterpart" is Ruritania's, and nothing of his."""
        i = possessor[1]
        if noun_lemma(self.sheet.tokens[noun]) != "counterpart" or i >= noun:
            return None
        token = self.sheet.tokens[i]
        return (i, i + 1) if token.text[:1].isupper() and token.pos in ("ADJ", "PROPN") else None

    def _qualifies(self, i: int) -> bool:
        word = self.sheet.tokens[i].text.lower()
        return word in people().former or word in people().kept or word in people().counted

    def _title_words(self, start: int, noun: int) -> list[str]:
        kept = [i for i in range(start, noun) if self.sheet.tokens[i].pos not in ("DET", "NUM")]
        while kept and self._qualifies(kept[0]):
            kept = kept[1:]
        return [self.sheet.tokens[i].text for i in kept] + [noun_lemma(self.sheet.tokens[noun])]

    def _right(self, noun: int, limit: int | None) -> tuple[int, Range | None, str]:
        """The end of the phrase, whose by its prepositions, and what "of" adds to the title ("of state")."""
        end, best, addition = noun + 1, None, ""
        if tail := self._hyphened(noun):
            end, addition = tail, f"-{self.sheet.tokens[tail - 1].text}"
        stop = min(self.sheet.sentence(noun)[1] if limit is None else limit, noun + 3 * _REACH)
        while end < stop and self.sheet.tokens[end].text in _PREPOSITIONS:
            preposition = self.sheet.tokens[end].text
            after = self._object_end(end + 1, stop)
            if after == end + 1:
                break
            whose = self._whose((end + 1, after))
            if whose and preposition == "of" and self._is_portfolio(noun, whose):
                whose = None
            if (
                whose is None
                and preposition == "of"
                and after - end <= 4
                and not addition
                and end == noun + 1
            ):
                addition = " " + self.sheet.words((end, after))
            elif whose is not None and preposition in _RANK and not self._is_place(whose, preposition):
                best = min(best or (9, whose), (_RANK[preposition], whose), key=lambda pair: pair[0])
            elif whose is None and end > noun + 1:
                break
            end = after
        return end, best[1] if best else None, addition

    def _hyphened(self, noun: int) -> int | None:
        """One past "general" in "secretary-general", which the parser takes apart."""
        words = [one.text.lower() for one in self.sheet.tokens[noun + 1 : noun + 3]]
        tight = len(words) > 1 and self.sheet.tokens[noun].end + 1 == self.sheet.tokens[noun + 2].start
        return noun + 3 if tight and words[0] == "-" and words[1] in people().grades else None

    def _object_end(self, start: int, stop: int) -> int:
        """One past the noun phrase that begins at `start`; `start` itself where there is none."""
        i = start
        while i < stop:
            token = self.sheet.tokens[i]
            if token.entity in ("DATE", "TIME"):
                break
            inside = i in self._name_at and i > self._name_at[i].part[0]
            fits = token.pos in (*_BEFORE, "DET") or token.tag in ("POS", "HYPH", "PRP$")
            titled = i > start and self.sheet.role_noun(i - 1) and self.sheet.tokens[i - 1].tag != "NNS"
            if i in self._persons and i > start and not titled:
                break
            if not (fits or inside or (token.text == "and" and self._joins_words(i, stop))):
                break
            i += 1
        while i > start and self.sheet.tokens[i - 1].pos in ("DET", "CCONJ"):
            i -= 1
        return i

    def _joins_words(self, i: int, stop: int) -> bool:
        """An "and" between two words of one phrase ("deck and port workers")."""
        return (
            i + 1 < stop
            and self.sheet.tokens[i - 1].tag == "NN"
            and self.sheet.tokens[i + 1].tag in ("NN", "JJ")
        )

    def _whose(self, part: Range) -> Range | None:
        """The name or the body in a phrase: the body if its noun comes last, else the last name."""
        last = part[1] - 1
        if last in self._name_at and self._name_at[last].label != "LOC":
            return self._name_at[last].part
        names = [self._name_at[i] for i in range(*part) if i in self._name_at]
        nouns = [i for i in range(*part) if self.sheet.body_noun(i) or self.sheet.role_noun(i)]
        if nouns and (not names or names[-1].part[1] <= nouns[-1]):
            if names and names[-1].label == "ORG" and not self.sheet.possessor(names[-1].part):
                return names[-1].part  # "the X Institute think tank"
            return (part[0] + (self.sheet.tokens[part[0]].pos == "DET"), nouns[-1] + 1)
        return names[-1].part if names else None

    def _is_portfolio(self, noun: int, whose: Range) -> bool:
        """ "Secretary of State", "minister of Fisheries": what, not whose."""
        name = self._name_at.get(whose[0])
        named = name is not None and name.part == whose and name.label not in ("GPE", "NORP", "PERSON")
        short = named and whose[1] - whose[0] == 1 and not self.sheet.body_noun(whose[0])
        placed = name is not None and find_place(name.text) is not None
        return short and not placed and noun_lemma(self.sheet.tokens[noun]) in people().portfolios

    def _is_place(self, part: Range, preposition: str) -> bool:
        name = self._name_at.get(part[0])
        return preposition in ("in", "from") and name is not None and name.label in ("GPE", "LOC")
