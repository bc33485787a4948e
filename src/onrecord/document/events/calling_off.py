"""Plans that their own sentence or the next one calls off ("was to fly on Friday. The trip has been postponed")."""

from __future__ import annotations

from onrecord.document.events.lexicon import Lexicon
from onrecord.document.events.objects import object_of
from onrecord.document.events.reality import reality
from onrecord.document.events.scene import Scene
from onrecord.document.events.triggers import Trigger, keys
from onrecord.document.syntax import Syntax

_DEFINITE = ("the", "this", "that", "its", "their", "his", "her")


def called_off(scene: Scene, trigger: Trigger) -> bool:
    """Whether what is planned is told, behind the plan, as put off or called off."""
    syntax, words = scene.syntax, scene.words
    _, last = syntax.sentence(trigger.token)
    end = last
    if last + 1 < len(syntax.tokens):
        between = syntax.text[syntax.tokens[last].end : syntax.tokens[last + 1].start]
        end = last if "\n" in between else syntax.sentence(last + 1)[1]
    for verb in range(trigger.token + 1, end + 1):
        if verb in trigger.heads or syntax.tokens[verb].pos != "VERB":
            continue
        if words.stopped.isdisjoint(keys(syntax, verb)) or reality(syntax, verb, words.plans) != "done":
            continue
        head = object_of(syntax, verb)
        if head is not None and _same(syntax, words, trigger, head):
            return True
    return False


def _same(syntax: Syntax, words: Lexicon, trigger: Trigger, head: int) -> bool:
    """A word for what was planned: of its kind, or one for anything."""
    lemma = syntax.tokens[head].lemma.lower()
    if lemma in words.anything and syntax.tokens[head].pos == "PRON":
        return True
    if not any(syntax.tokens[k].text.lower() in _DEFINITE for k in syntax.children[head]):
        return False
    sense = words.nouns.get(lemma) or words.nouns.get(syntax.tokens[head].text.lower())
    kinds = (*words.called.get(lemma, ()), sense.kind if sense is not None else "")
    return lemma in words.anything or trigger.sense.kind in kinds
