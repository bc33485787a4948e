"""Language: an article's text -> its language as a BCP 47 tag, None where there are too few words to tell."""

from __future__ import annotations

from typing import Final

import py3langid

from onrecord.document.extract.shape import count_words

SAMPLE: Final = 1500  # characters
FEWEST: Final = 12  # words


def find_language(text: str) -> str | None:
    sample = text[:SAMPLE]
    if count_words(sample) < FEWEST and sample.isascii():
        return None
    language, _ = py3langid.classify(sample)
    return str(language) if language else None


def primary(tag: str) -> str | None:
    """The language of a tag as pages give it: "en-GB" and "en_GB" are "en"."""
    head = tag.strip().replace("_", "-").split("-")[0].lower()
    return head if 2 <= len(head) <= 3 and head.isascii() and head.isalpha() else None
