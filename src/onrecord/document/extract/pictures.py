"""Pictures and players: captions, their doubles, and titles of clips, told by the lines beside them."""

from __future__ import annotations

from collections import Counter

from onrecord.document.extract.judged import HEADLINE, Judged, is_paragraph, next_open
from onrecord.document.extract.lexicon import fold, fold_text, marks
from onrecord.document.extract.shape import (
    count_words,
    ends_sentence,
    has_quotation,
    is_headline,
    several_sentences,
    words,
)


def drop_captions(out: list[Judged]) -> None:
    """A line that stands again in its neighbour's caption, and the other half of a picture's two lines."""
    sizes = Counter(one.block.group for one in out)
    for position, one in enumerate(out):
        if not one.labelled("caption"):
            continue
        for other in (position - 1, position + 1):
            if not 0 <= other < len(out) or not out[other].open:
                continue
            if _begins_with(one.text, out[other].text):
                out[other] = out[other].dropped("caption", "stands again in the caption beside it")
            elif (
                out[other].block.group == one.block.group
                and sizes[one.block.group] == 2
                and count_words(out[other].text) <= 50
            ):
                out[other] = out[other].dropped("caption", "in one run of lines with a picture credit")
    for position in range(len(out) - 1):
        one, after = out[position], out[position + 1]
        if (
            one.open
            and after.open
            and one.block.group == after.block.group
            and _begins_with(after.text, one.text)
        ):
            out[position] = one.dropped("caption", "stands again in the line below")


def _begins_with(text: str, start: str) -> bool:
    if len(start) > len(text) + 4:
        return False
    short = fold(start)
    return len(short) >= 8 and fold(text).startswith(short)


def drop_caption_below_headline(out: list[Judged]) -> None:
    """A sentence without a verb between the headline and the report: the caption of its picture."""
    headline = next((position for position, one in enumerate(out) if one.verdict == HEADLINE), None)
    position = next_open(out, headline) if headline is not None else None
    if headline is None or position is None or position > headline + 4:
        return
    after = next_open(out, position)
    if after is not None and is_paragraph(out[after].text) and _verbless(out[position].text):
        out[position] = out[position].dropped("caption", "a sentence without a verb above the report")


def _verbless(text: str) -> bool:
    """Whether an English sentence names people or things and a place or day, and no word of it can be its verb."""
    if len(text) > 400 or count_words(text) > 32 or has_quotation(text):
        return False
    if several_sentences(text) or not ends_sentence(text):
        return False
    names = sum(1 for word in words(text)[1:] if word[0].isupper())
    # in the case as set: "United" is no verb
    return (
        names >= 2
        and marks().verbless.match(fold_text(text)) is not None
        and marks().finite.search(text) is None
    )


def drop_player_titles(out: list[Judged]) -> None:
    """The title that a player shows: the line right below its own text."""
    for position, one in enumerate(out):
        if one.labelled("player text") and position + 2 < len(out) and out[position + 1].open:
            title = out[position + 1]
            if is_headline(title.text) and not ends_sentence(title.text):
                out[position + 1] = title.dropped("player title", "the title of the player above it")
