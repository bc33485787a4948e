"""The names of an article: a sheet in, names with a type each out. Part of the stage `mentions`.

spaCy's small model is right about where most names are and often wrong about what they name; so every name
is typed once for the whole article, from all its occurrences, the titles before it, the tables of places and
the names of which it is a part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from onrecord.document.mentions.long_names import Name, extend, of_many
from onrecord.document.mentions.name_types import LABELS, NameTypes, age_follows
from onrecord.document.mentions.run_on import apart
from onrecord.document.mentions.sheet import Range, Sheet
from onrecord.lexicons.people import bodies, given_gender, people
from onrecord.lexicons.states import find_place

_LINKS = frozenset(
    {"of", "for", "the", "and", "&", "on", "in", "de", "du", "des", "della", "der", "van", "von"}
)
_WORD = re.compile(r"\w", re.UNICODE)
_ELIDED = re.compile("[dDlL]['’][A-ZÀ-Þ]")  # "d'Orval"
_LIKE = 50  # known names with one first word
_PARTICLES = 3  # "van der", "de la": between two parts of a name
_LONGEST_PERSON = 4  # words
_LONGEST = 12  # tokens; longer runs of capitals are headings or noise


def find_names(sheet: Sheet) -> tuple[Name, ...]:
    """The names of the article in order, none overlapping another."""
    runs = [piece for run, label in _runs(sheet) for piece in _pieces(sheet, run, label)]
    pieces = [piece for part, label in runs for piece in apart(sheet, part, label)]
    body = _join(sheet, [piece for piece in pieces if not sheet.titled(piece[0][0])])
    types = NameTypes(sheet, body)
    names = [_typed(sheet, part, types) for part, _ in body if not _is_label(sheet, part)]
    names = extend(sheet, of_many(sheet, names))
    taken = {i for name in names for i in range(*name.part)}
    names += _again(sheet, types, names, taken)
    return tuple(sorted(names, key=lambda name: name.part))


def _is_label(sheet: Sheet, part: Range) -> bool:
    """ "Reminder: ..." names nobody."""
    return sheet.next_is(part[1] - 1, ":") and sheet.words(part).lower() in bodies().labels


def _runs(sheet: Sheet) -> Iterator[tuple[Range, str]]:
    """Stretches that the model takes for one name, and stretches of proper nouns outside its entities."""
    start, label = 0, None
    for i, token in enumerate(sheet.tokens):
        found: str | None = None
        if token.entity in LABELS:
            found = token.entity
        elif not token.entity and sheet.proper(i):
            found = ""
        begins = token.entity_begins or i == 0 or sheet.tokens[i - 1].sentence != token.sentence
        if found != label or begins:
            if label is not None and i > start:
                yield (start, i), label
            start, label = i, found
    if label is not None and len(sheet.tokens) > start:
        yield (start, len(sheet.tokens)), label


def _pieces(sheet: Sheet, run: Range, label: str) -> Iterator[tuple[Range, str]]:
    """A run without possessives, marks, articles and titles; none, one or several names."""
    start = run[0]
    for i in range(run[0], run[1] + 1):
        if i == run[1] or not _may_stand_inside(sheet, i, run, label):
            part = _trim(sheet, (start, i), label)
            if part is not None and part[1] - part[0] <= _LONGEST:
                yield part, label
                label = ""  # what follows a mark inside an entity is something else
            start = i + 1


def _join(sheet: Sheet, pieces: list[tuple[Range, str]]) -> list[tuple[Range, str]]:
    """A lone capitalised word right before a person's name is part of it, unless it names something itself."""
    joined: list[tuple[Range, str]] = []
    for part, label in pieces:
        if joined and (
            _is_tied(sheet, joined[-1], (part, label)) or _is_given(sheet, joined[-1], (part, label))
        ):
            joined[-1] = ((joined[-1][0][0], part[1]), "PERSON")
            continue
        if joined and label == "PERSON" and joined[-1][0][1] == part[0]:
            before, kind = joined[-1]
            lone = before[1] - before[0] == 1 and not find_place(sheet.words(before))
            lone = lone and not (
                before[0] and sheet.tokens[before[0] - 1].text == "of"
            )  # "Minister of Fisheries X"
            if lone and kind in ("", "PERSON", "NORP", "ORG", "GPE") and not sheet.body_noun(before[0]):
                joined[-1] = ((before[0], part[1]), "PERSON")
                continue
        joined.append((part, label))
    return joined


def _is_tied(sheet: Sheet, before: tuple[Range, str], after: tuple[Range, str]) -> bool:
    """ "Maarten" + "de" + "Grootveen", of which the model may see no part: a given name, particles and a name."""
    (start, end), label = before
    between = range(end, after[0][0])
    if not 0 < len(between) <= _PARTICLES or not all(
        sheet.tokens[i].text in people().joining for i in between
    ):
        return False
    same = sheet.tokens[start].sentence == sheet.tokens[after[0][0]].sentence
    named = label == "PERSON" or given_gender(sheet.tokens[start].text) is not None
    places = find_place(sheet.words(before[0])) or find_place(sheet.words(after[0]))
    return same and named and not places and after[1] in ("", "PERSON", "ORG", "GPE")


def _is_given(sheet: Sheet, before: tuple[Range, str], after: tuple[Range, str]) -> bool:
    """A given name that the model overlooks right before a surname that it takes for a place or a firm."""
    (start, end), label = before
    if end != after[0][0] or end - start != 1 or label not in ("", "PERSON"):
        return False
    last = after[0][1] - 1
    surname = after[0][1] - after[0][0] == 1 and not find_place(sheet.words(after[0]))
    body = sheet.tokens[last].text.lower() in bodies().endings | bodies().sites
    given = given_gender(sheet.tokens[start].text) is not None or age_follows(sheet, after[0])
    given = given and not find_place(sheet.words(before[0]))
    return surname and not body and given and after[1] in ("", "GPE", "ORG")


def _whole(sheet: Sheet, part: Range, types: NameTypes) -> Range:
    """A name that the article has elsewhere with one more word before it, which stands here too."""
    limit = sheet.sentence(part[0])[1]
    while part[1] + 1 < limit and sheet.tokens[part[1]].text == "-" and _is_tight(sheet, part[1]):
        part = (part[0], part[1] + 2)  # "Ji" + "-won"
    longer = (part[0] - 1, part[1])
    if part[0] > sheet.sentence(part[0])[0] and sheet.words(longer) in types.persons:
        part = longer
    return _over_particles(sheet, part)


def _over_particles(sheet: Sheet, part: Range) -> Range:
    """ "Ana" + "de Reis" and "d'Orval", "van der" + "Linde": a small word joins the parts of a name."""
    (start, end), (first, limit) = part, sheet.sentence(part[0])
    joining = people().joining
    left = start
    while left > first and sheet.tokens[left - 1].text in joining:
        left -= 1
    if first < left < start and sheet.capital(left - 1) and not _is_title(sheet, left - 1):
        word = sheet.tokens[left - 1]
        given = word.text.isalpha() and (word.tag in ("NNP", "NNPS") or given_gender(word.text) is not None)
        start = left - 1 if given else start
    right = end
    while right < limit and sheet.tokens[right].text in joining:
        right += 1
    if (end < right < limit and sheet.capital(right)) or (
        right < limit and _ELIDED.match(sheet.tokens[right].text)
    ):
        end = right + 1
    return (start, end)


def _typed(sheet: Sheet, part: Range, types: NameTypes) -> Name:
    label = types.of(sheet.words(part))
    whole = _whole(sheet, _untitled(sheet, part), types) if label == "PERSON" else part
    return Name(whole, sheet.words(whole), label)


def _untitled(sheet: Sheet, part: Range) -> Range:
    """Without the titles before a name that the model took for something else than a person."""
    start = part[0]
    while start < part[1] - 1 and _is_title(sheet, start):
        start += 1
    return (start, part[1])


def _is_tight(sheet: Sheet, i: int) -> bool:
    """No space on either side of a token, and a word after it."""
    before, token, after = sheet.tokens[i - 1], sheet.tokens[i], sheet.tokens[i + 1]
    return (
        before.end == token.start and token.end == after.start and after.text.isalpha() and after.tag != "VBN"
    )


def _may_stand_inside(sheet: Sheet, i: int, run: Range, label: str) -> bool:
    token = sheet.tokens[i]
    if token.tag == "POS":
        return False
    tight = run[0] < i < run[1] - 1 and sheet.tokens[i - 1].end == token.start
    if not _WORD.search(token.text):
        joins = token.text == "&" or (
            tight and (token.text in "-'’" or (token.text == "/" and label == "ORG"))
        )
        return joins and not (token.text == "-" and token.end != sheet.tokens[i + 1].start)
    if token.text[:1].isupper() or token.text[:1].isdigit() or tight:
        return True
    return token.text.lower() in (_LINKS if label not in ("PERSON", "") else people().particles)


def _trim(sheet: Sheet, part: Range, label: str) -> Range | None:
    """Without leading articles, titles and countries, and without trailing connecting words."""
    start, end = part
    if start == end:
        return None
    lexicon = people()
    if (
        end - start > 2
        and start > 1
        and sheet.words((start - 1, start + 1)) == "of State"
        and sheet.role_noun(start - 2)
    ):
        start += 2  # "Secretary of State of X": whose begins at X
    titles = [i for i in range(start, end - 1) if _is_title(sheet, i)]
    whose = (titles[-1] + 1, end) if titles else part
    called = sheet.tokens[start].text.lower() in lexicon.honorifics
    if label in ("PERSON", "") or called or _is_title_and_name(sheet, start, whose):
        start = whose[0]
    while start < end and not sheet.capital(start) and not sheet.tokens[start].text[:1].isdigit():
        if sheet.tokens[start].text.lower() in lexicon.particles and label == "PERSON":
            break
        start += 1
    while start < end and sheet.tokens[start].text.lower() in ("the", "a", "an", *lexicon.honorifics):
        start += 1
    while end > start and not sheet.capital(end - 1) and not sheet.tokens[end - 1].text[-1:].isalnum():
        end -= 1
    while end > start and sheet.tokens[end - 1].text.lower() in _LINKS:
        end -= 1
    end = _before_office(sheet, start, end)
    start = _after_country(sheet, start, end, label)
    if start >= end or len(sheet.words((start, end))) < 2:
        return None
    called = (
        start > 0 and sheet.tokens[start - 1].text.lower() in lexicon.honorifics and sheet.capital(start - 1)
    )
    if _is_title(sheet, end - 1) and (end - start == 1 or label == "") and not called:
        return None  # "the President", "Foreign Minister": titles without a name
    return (start, end)


def _is_title(sheet: Sheet, i: int) -> bool:
    word = sheet.tokens[i].text.lower()
    lexicon = people()
    if word in lexicon.honorifics and sheet.capital(i):
        return True
    singular = word[:-1] if word.endswith("s") else word
    return (word in lexicon.heads or singular in lexicon.heads or word in lexicon.former) and word not in (
        lexicon.particles
    )


def _is_title_and_name(sheet: Sheet, start: int, whose: Range) -> bool:
    """ "Transport Minister" + "Ana Reis", which the model may take for one body."""
    length = whose[1] - whose[0]
    office = whose[0] > start and sheet.role_noun(whose[0] - 1) and not sheet.body_noun(whose[0] - 1)
    words = [sheet.tokens[i] for i in range(*whose)]
    named = all(one.text[:1].isupper() and one.text.isalpha() and not one.text.isupper() for one in words)
    body = words[-1].text.lower() in bodies().endings | bodies().sites
    return (
        office and named and not body and 1 < length <= _LONGEST_PERSON and not find_place(sheet.words(whose))
    )


def _before_office(sheet: Sheet, start: int, end: int) -> int:
    """ "Ruritania" in "Ruritania Economy Minister Ana Reis": the field belongs to the title behind it, and so does
    "General" in "UDW General Secretary Ana Reis"."""
    if end >= len(sheet.tokens) or not sheet.role_noun(end) or not sheet.capital(end):
        return end
    while end - start > 1 and sheet.tokens[end - 1].text.lower() in people().fields | people().grades:
        end -= 1
    return end


def _after_country(sheet: Sheet, start: int, end: int, label: str) -> int:
    """ "Belarus Ana Reis" and "Hopefully Belarus": a country beside a name or a stray word is no part of it."""
    if end - start < 2 or find_place(sheet.words((start, end))) or sheet.body_noun(end - 1):
        return start
    last, first = find_place(sheet.tokens[end - 1].text), find_place(sheet.tokens[start].text)
    if last and last.sense == "state" and label == "ORG" and end - start == 2:
        return end - 1
    if first and first.sense in ("state", "demonym") and label in ("PERSON", "") and end - start > 2:
        return start + 1
    return start


def _again(sheet: Sheet, types: NameTypes, names: list[Name], taken: set[int]) -> Iterator[Name]:
    """Names of the article where the model overlooked them, and in headlines, where capitals tell nothing."""
    known: dict[str, list[str]] = defaultdict(list)
    texts = {name.text for name in names} | types.persons
    texts |= {text.rsplit(" ", 1)[1] for text in types.persons}
    for text in sorted(texts, key=lambda text: (-len(text), text)):
        known[text.split()[0].casefold()].append(text)
    i = 0
    while i < len(sheet.tokens):
        named = sheet.capital(i) or _ELIDED.match(sheet.tokens[i].text)
        found = None if i in taken or not named else _match(sheet, known, i)
        if found is None:
            i += 1
            continue
        end, text = found
        label = types.of(text)
        if not any(j in taken for j in range(i, end)) and _sure(sheet, i, label):
            yield Name((i, end), sheet.words((i, end)), label)
        i = end


def _sure(sheet: Sheet, i: int, label: str) -> bool:
    return sheet.titled(i) or label == "PERSON" or not sheet.in_lower_case(i)


def _match(sheet: Sheet, known: dict[str, list[str]], i: int) -> tuple[int, str] | None:
    """The longest known name that starts at a token; a headline in capitals counts too."""
    for text in known.get(sheet.tokens[i].text.casefold(), ())[:_LIKE]:
        end = i + 1
        stop = sheet.tokens[i].start + len(text)
        while end < len(sheet.tokens) and sheet.tokens[end].start < stop:
            end += 1
        words = sheet.words((i, end))
        if words == text or (words.isupper() and words.casefold() == text.casefold()):
            return end, text
    return _place_at(sheet, i)


def _place_at(sheet: Sheet, i: int) -> tuple[int, str] | None:
    for length in (3, 2, 1):
        part = (i, min(i + length, len(sheet.tokens)))
        if sheet.titled(i) and find_place(sheet.words(part)):
            return part[1], sheet.words(part)
    return None
