"""The stage `resolve`: mentions to actors and speakers, over all articles of a record.

All readings in, in any order; actors with lasting ids and, for every attribution, its speaker (and addressee) or
the reason why it is unknown, out. A name is read before a phrase, a phrase before a pronoun; what is doubtful
stays unknown, since a wrong name is the worst error. Everything is keyed or blocked: the cost grows with the
number of mentions, never with its square.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from onrecord.corpus.resolve.actors import Gathering
from onrecord.corpus.resolve.genders import settle_genders
from onrecord.corpus.resolve.home import find_homes
from onrecord.corpus.resolve.keys import Key
from onrecord.corpus.resolve.members import find_members
from onrecord.corpus.resolve.phrases import Phrases
from onrecord.corpus.resolve.pronouns import Antecedents, Speech
from onrecord.corpus.resolve.scene import Scene
from onrecord.corpus.resolve.sources import ONE_OF_THEM, Source, find_source
from onrecord.corpus.resolve.spelling import bare_name, fold
from onrecord.corpus.resolve.succession import find_successions, handed_on
from onrecord.corpus.resolve.survey import Survey
from onrecord.corpus.resolve.titles import Holders, mirrored
from onrecord.corpus.resolve.told import Judged, Names, list_names, name_groups
from onrecord.records import NOTHING_TOLD, Attribution, Known, Link, Mention, Reading, Resolution, Span, Told

VERSION = "resolve/9"
_PASSES = 2  # by the first, "his spokesman, Ana Reis" tells whose a title is; the second reads phrases by it
_HOW = {"name": "named", "nominal": "described as '{}'", "pronoun": "pronoun '{}'"}


def resolve(
    readings: Iterable[Reading],
    *,
    known: Sequence[Known] = (),
    given: Collection[str] = (),
    told: Told = NOTHING_TOLD,
) -> Resolution:
    """Actors, and links for every attribution.

    `known` and `given` are the record's actors as they stood, `told` is what people say of its actors.
    """
    ordered = sorted(readings, key=_order)
    survey = Survey(ordered, name_groups(told, ordered))
    names = list_names(told, survey.people)
    scenes = [Scene(reading, survey, names) for reading in ordered]
    judged = Judged(told, scenes)
    judged.apply()
    sources: dict[str, Source] = {}
    for _ in range(_PASSES):
        sources = _read_phrases(scenes, names, judged)
    judged.apply()
    gathering = Gathering(scenes, names, judged.names, (*find_homes(scenes), *find_members(scenes)))
    concluded = [
        conclusion
        for scene in scenes
        for one in scene.reading.attributions
        for conclusion in _conclude(scene, one, sources[one.id], gathering, judged)
    ]
    ids, actors = gathering.actors(
        gathering.kept({key for _, key in concluded if key is not None}), known=known, given=given
    )
    links = (
        Link(link.attribution, link.part, ids.get(key) if key else None, link.reason)
        for link, key in concluded
    )
    return Resolution(actors, tuple(sorted(links, key=lambda link: (link.attribution, link.part))))


def _read_phrases(scenes: Sequence[Scene], names: Names, judged: Judged) -> dict[str, Source]:
    """Binds phrases and pronouns by what is bound so far; the sources of the attributions, by their ids."""
    held = [holding for scene in scenes for holding in scene.holdings()]
    held += list(mirrored(held))
    successions = find_successions(scenes)
    holders = Holders(held + handed_on(successions, Holders(held)) if successions else held)
    genders = settle_genders(scenes)
    sources: dict[str, Source] = {}
    for scene in scenes:
        scene.forget_phrases()
        found = {one.id: _source(scene, one) for one in scene.reading.attributions}
        sources |= found
        antecedents = Antecedents(scene, _speech(scene, found), genders)
        phrases = Phrases(scene, holders, successions)
        settled = _settled_pronouns(found, judged)
        # whose a title is stands inside its phrase ("the leader of [the union]") and is read before it
        for mention in sorted(scene.mentions, key=lambda one: (one.span.end, -one.span.start)):
            if mention.span in settled:
                scene.bind(mention, *settled[mention.span])
            elif mention.form != "name":
                _bind(scene, mention, phrases, antecedents, names)
    return sources


def _order(reading: Reading) -> tuple[str, str, str]:
    """By publication and words, not by id: ids hang on the folder that pages lie in."""
    article = reading.article
    return article.published or "9999", article.text, article.id


def _bind(scene: Scene, mention: Mention, phrases: Phrases, antecedents: Antecedents, names: Names) -> None:
    listed = (
        None
        if mention.form != "nominal"
        else names.keys.get(bare_name(mention.span.of(scene.reading.article.text)))
    )
    if listed is not None:
        scene.bind(mention, listed, "a name in your list of actors")
    elif mention.form == "nominal":
        phrases.bind(mention)
    elif mention.form == "pronoun":
        key, reason = antecedents.find(mention)
        if key is None:
            scene.reasons[mention.span] = reason
        else:
            scene.bind(mention, key, reason)


def _settled_pronouns(sources: Mapping[str, Source], judged: Judged) -> dict[Span, tuple[Key, str]]:
    """Pronouns that head the source of an attribution whose speaker a person has judged."""
    settled = {}
    for identity, source in sources.items():
        ruled = judged.speaker(identity)
        if ruled and ruled[0] and source.head and source.head.form == "pronoun":
            settled[source.head.span] = (ruled[0], ruled[1])
    return settled


def _speech(scene: Scene, sources: Mapping[str, Source]) -> Speech:
    heads = {one.id: head.span for one in scene.reading.attributions if (head := sources[one.id].head)}
    quoting = (
        heads[one.id] for one in scene.reading.attributions if one.id in heads and one.kind != "indirect"
    )
    silent = sorted(
        one.source[0].start
        for one in scene.reading.attributions
        if one.source and one.id not in heads and not sources[one.id].joint
    )
    said: dict[Span, tuple[Span, ...]] = {}
    for one in scene.reading.attributions:
        if one.id in heads and not any(span.contains(heads[one.id]) for span in one.content):
            said[heads[one.id]] = (*said.get(heads[one.id], ()), *one.content)
    cues: dict[Span, int] = {}
    for one in scene.reading.attributions:
        if one.id in heads and one.cue:
            cues.setdefault(heads[one.id], one.cue[0].start)
    return Speech(frozenset(heads.values()), frozenset(quoting), said, cues, tuple(silent))


def _source(scene: Scene, attribution: Attribution) -> Source:
    return find_source(scene.reading.article, scene.mentions, attribution.source)


def _conclude(
    scene: Scene, attribution: Attribution, source: Source, gathering: Gathering, judged: Judged
) -> Iterator[tuple[Link, Key | None]]:
    """The speaker's link and, where someone is addressed, the addressee's; ids are not known yet."""
    key, reason = judged.speaker(attribution.id) or _actor_of(scene, source, gathering)
    yield Link(attribution.id, "speaker", None, reason), key
    if attribution.addressee_evidence is not None:
        span = attribution.addressee_evidence.span
        addressed = find_source(scene.reading.article, scene.mentions, (span,))
        key, reason = _actor_of(scene, addressed, gathering)
        yield Link(attribution.id, "addressee", None, reason), key


def _actor_of(scene: Scene, source: Source, gathering: Gathering) -> tuple[Key | None, str]:
    text = scene.reading.article.text
    if source.head is None and source.words is not None and (named := scene.unread_name(source.words)):
        gathering.name(scene, named)
        return named.key, named.why
    if source.words is not None and ONE_OF_THEM.fullmatch(source.words.of(text)):
        group = scene.group_before(source.words.start)
        reason = f"'{source.words.of(text)}': of the group before"
        return (group, reason) if group else (None, f"'{source.words.of(text)}' names nobody")
    if source.head is not None:
        key = scene.keys.get(source.head.span)
        words = source.head.span.of(text)
        if key is None:
            return None, scene.reasons.get(source.head.span, f"'{words}' is not known")
        return key, _HOW[source.head.form].format(words)
    if source.span is None:
        return None, source.reason
    words = source.span.of(text)
    key = (
        ("group", scene.article, fold(words))
        if source.joint
        else ("unnamed", scene.article, str(source.span.start), "described")
    )
    gathering.describe(scene, key, source.span)
    return key, f"described as '{words}'"
