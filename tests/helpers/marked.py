"""Readings written as marked text, for the tests of `resolve`.

`{words|marks}` is a mention: marks are `person`, `org`, `gpe`, `norp` (names), `nominal` or `pronoun`, then
`s` (a subject), `q` (quoted), `!` (the source of an attribution of its sentence), `f`, `m` (gender), `pl`
(plural) and `role=TITLE@OWNER`, with underscores for spaces; OWNER's nearest occurrence before the end of
the mention is whose the title is. `as=WORDS` are the words of the roles where they stand beside the mention.
"""

import re

from onrecord.records import Article, Attribution, Block, Mention, Reading, Role, Span, make_id

_MARKED = re.compile(r"\{([^|{}]+)\|([^{}]*)\}")
_LABELS = {"person": "PERSON", "org": "ORG", "gpe": "GPE", "norp": "NORP"}
_PRONOUNS = {"he": "masculine", "his": "masculine", "him": "masculine", "she": "feminine", "her": "feminine"}


def reading(name: str, marked: str, *, published: str | None = "2025-03-05", seen: str = "") -> Reading:
    """The reading of an article with the id `name`; paragraphs are set apart by an empty line."""
    text, found = _unmark(marked)
    blocks = tuple(
        Block(Span(match.start(), match.end()), "paragraph") for match in re.finditer(r"[^\n]+", text)
    )
    article = Article(name, "page", 0, text, blocks, published=published, first_seen=seen)
    mentions = tuple(_mention(article, start, end, marks) for start, end, marks in found)
    sources = [(start, end) for start, end, marks in found if "!" in marks.split()]
    return Reading(article, mentions, (), tuple(_attribution(article, *source) for source in sources))


def speakers(resolution: object, *readings: Reading) -> list[tuple[str, str | None]]:
    """The words of each source in order and the name of the actor who speaks."""
    names = {actor.id: actor.name for actor in resolution.actors}  # type: ignore[attr-defined]
    links = {link.attribution: link for link in resolution.links if link.part == "speaker"}  # type: ignore[attr-defined]
    return [
        (one.source[0].of(each.article.text), names.get(links[one.id].actor or ""))
        for each in readings
        for one in each.attributions
    ]


def _unmark(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, found, last = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[last : match.start()]
        found.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        last = match.end()
    return text + marked[last:], found


def _sentence(text: str, start: int) -> int:
    return len(re.findall(r"[.!?][”\"]?\s", text[:start]))


def _mention(article: Article, start: int, end: int, marks: str) -> Mention:
    words, text = marks.split(), article.text[start:end]
    label = next((_LABELS[word] for word in words if word in _LABELS), "")
    form = "name" if label else "pronoun" if "pronoun" in words else "nominal"
    beside = next((word[3:].replace("_", " ") for word in words if word.startswith("as=")), None)
    of_role = _nearest(article.text, beside, start, end) if beside else Span(start, end)
    roles = tuple(_role(article.text, end, word[5:], of_role) for word in words if word.startswith("role="))
    gender = "feminine" if "f" in words else "masculine" if "m" in words else None
    if form == "pronoun":
        gender = _PRONOUNS.get(text.lower(), "neuter" if text.lower() in ("it", "its") else None)
    head = text.lower() if form == "pronoun" else text.split()[-1].lower()
    if form == "nominal" and roles:
        head = roles[0].title.split()[-1]
    return Mention(
        article=article.id,
        span=Span(start, end),
        form=form,
        label=label,
        head=head,
        name=text if label else None,
        gender=gender,
        number="plural" if "pl" in words else "singular",
        roles=roles,
        sentence=_sentence(article.text, start),
        block=article.text.count("\n\n", 0, start),
        subject="s" in words,
        quoted="q" in words,
    )


def _role(text: str, end: int, mark: str, words: Span) -> Role:
    title, _, owner = mark.replace("_", " ").partition("@")
    if not owner:
        return Role(title, words)
    return Role(title, words, _nearest(text, owner, end, end), owner)


def _nearest(text: str, words: str, before: int, after: int) -> Span:
    """Where words stand last before one place, else first after another."""
    at = text.rfind(words, 0, before) if words in text[:before] else text.find(words, after)
    return Span(at, at + len(words))


def _attribution(article: Article, start: int, end: int) -> Attribution:
    block = next(block.span for block in article.blocks if block.span.start <= start < block.span.end)
    quoted = '"' in block.of(article.text)
    return Attribution(
        id=make_id("attribution", article.id, str(start)),
        article=article.id,
        kind="direct" if quoted else "indirect",
        content=(block,),
        source=(Span(start, end),),
        cue=(),
        confidence=1.0,
        found_by="test",
    )
