"""The baseline that a script of an afternoon gives: words that stand together in a sentence.

A party's name, the first word of stance and a strong phrase of the codebook in one sentence make a position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.corpus.stance.matching import Matcher
from onrecord.lexicons import load_toml
from onrecord.lexicons.codebooks import read_codebook, shipped_text
from onrecord.records import Span
from talks_gold import TalksStory

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def keyword_positions(story: TalksStory) -> Iterator[tuple[str, str, str, str]]:
    """(article, party, issue, stance)"""
    book = read_codebook(shipped_text(story.codebook), name=story.codebook)
    matcher = Matcher(book)
    stances = [
        (re.compile(rf"\b{re.escape(word)}(?:s|d|ed|es|ing)?\b", re.IGNORECASE), group["stance"])
        for group in load_toml("stances.toml")["verbs"]
        if "stance" in group
        for word in group["words"]
    ]
    for number, row in story.rows.items():
        for found in _SENTENCE.finditer(f"{row['title']}\n{row['text']}"):
            sentence = found.group()
            folded = sentence.casefold().replace("’", "'")
            parties = [
                party
                for party, names in story.parties.items()
                if any(re.search(rf"\b{re.escape(name)}\b", folded) for name in names)
            ]
            stance = next((what for pattern, what in stances if pattern.search(sentence)), None)
            issues = {one.issue for one in matcher.find(sentence, Span(0, len(sentence))) if one.strong}
            if parties and stance:
                for issue in issues:
                    yield number, parties[0], book.issues[issue].code, stance
