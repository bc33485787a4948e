"""Context: the blocks of one section -> a verdict for each, from its own words and from what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.document.extract.blocks import RawBlock
from onrecord.document.extract.furniture import Verdict, is_furniture_date, judge_alone
from onrecord.document.extract.lexicon import fold, fold_text, furniture, marks
from onrecord.document.extract.marks import find_dateline, find_masthead, is_name
from onrecord.document.extract.shape import (
    capital_share,
    count_words,
    ends_sentence,
    has_quotation,
    is_headline,
    is_sentence,
    main_script,
    several_sentences,
    words,
)

_BULLET: Final = re.compile(r"[-\u2013\u2014*\u2022\u00b7\u25aa]|\d{1,2}[.)]\s")
PARAGRAPH: Final = Verdict("paragraph", "running text", keep=True)
HEADLINE: Final = Verdict("headline", "the first line that could be one", keep=True)
SUBHEADING: Final = Verdict("subheading", "a line without a full stop between paragraphs", keep=True)
# labels of lines that stand between a headline and its report
BESIDE: Final = frozenset(
    ("byline", "signature", "masthead", "date line", "credit", "count", "caption", "translation note", "symbol", "share or follow line", "about the page")
)
INTERFACE: Final = frozenset(
    ("navigation", "advertisement", "share or follow line", "link to another page", "player text", "about the page")
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A block and its verdict; None while there is none."""

    block: RawBlock
    verdict: Verdict | None

    @property
    def text(self) -> str:
        return self.block.text

    @property
    def open(self) -> bool:
        """No evidence against it so far."""
        return self.verdict is None

    def labelled(self, *labels: str) -> bool:
        return self.verdict is not None and self.verdict.label in labels


Rule = Callable[[list[Judged]], None]


def judge(blocks: Sequence[RawBlock], *, script: str | None) -> tuple[Judged, ...]:
    """A verdict for each block of a section; `script` is the one that the page is mostly in."""
    out = [Judged(block, judge_alone(block.text)) for block in blocks]
    _other_script(out, script)
    _link_list(out)
    _captions(out)
    _signatures(out)
    _notes_within(out)
    _masthead(out)
    _header(out)
    _caption_below_headline(out)
    _player_titles(out)
    _teasers(out)
    _footer(out)
    _keep_rest(out)
    return tuple(out)


def _drop(out: list[Judged], position: int, label: str, reason: str) -> None:
    out[position] = replace(out[position], verdict=Verdict(label, reason))


def first_paragraph(out: Sequence[Judged]) -> int:
    """The position of the first running text; the number of blocks where there is none."""
    for position, one in enumerate(out):
        if one.open and _is_paragraph(one.text):
            return position
    return len(out)


def _is_paragraph(text: str) -> bool:
    if find_dateline(text):
        return True
    return is_sentence(text) and (count_words(text) >= 12 or several_sentences(text))


def _other_script(out: list[Judged], script: str | None) -> None:
    if script is None:
        return
    for position, one in enumerate(out):
        if one.open and count_words(one.text) <= 10 and not ends_sentence(one.text) and not has_quotation(one.text):
            other = main_script(one.text)
            if other is not None and other != script:
                _drop(out, position, "other script", f"a short line in {other.title()} on a page in {script.title()}")


def _listed(one: Judged) -> bool:
    """A line as lists of links have them: a title, a cut teaser, a signature."""
    if not one.open:
        return True
    if re.search(r"(?:\.\.\.|\u2026)\Z", one.text):
        return count_words(one.text) <= 60
    return not is_sentence(one.text)


def _link_list(out: list[Judged]) -> None:
    """A portal's list of links: titles, cut teasers and dated signatures, and no report between them."""
    start = len(out)
    while start > 0 and _listed(out[start - 1]):
        start -= 1
    tail = out[start:]
    signatures = sum(1 for one in tail if one.labelled("byline", "date line"))
    cut = sum(1 for one in tail if one.open and re.search(r"(?:\.\.\.|\u2026)\Z", one.text))
    if signatures + cut < 4 or max(signatures, cut) < 3:
        return
    # the list begins where its interface begins, or one title before its first signature
    for position in range(start, len(out)):
        if out[position].open or not out[position].labelled("byline", "date line", "separator"):
            _drop(out, position, "list of links", "titles, cut teasers and dated signatures without a report")


def _signatures(out: list[Judged]) -> None:
    """A bare name in one run of lines with the date line above the report: its author."""
    for position in range(min(first_paragraph(out), len(out))):
        one = out[position]
        beside = [out[other] for other in (position - 1, position + 1) if 0 <= other < len(out)]
        dated = any(other.labelled("date line") and other.block.group == one.block.group for other in beside)
        if one.open and dated and is_name(one.text) and find_masthead(one.text) is None:
            _drop(out, position, "signature", "a bare name beside the date line")


def _notes_within(out: list[Judged]) -> None:
    """A line on translation in the midst of a report is of its subject, not about the report."""
    open_ = [position for position, one in enumerate(out) if one.open and is_sentence(one.text)]
    for position, one in enumerate(out):
        if one.labelled("translation note") and is_sentence(one.text):
            above = sum(1 for other in open_ if other < position)
            if above > 3 and len(open_) - above > 3:
                out[position] = replace(one, verdict=None)


def _masthead(out: list[Judged]) -> None:
    """The first line of a page, a house's name with a title somewhere below."""
    if out and out[0].open and find_masthead(out[0].text) and len(out) > 1:
        titles = [one for one in out[1 : first_paragraph(out)] if one.open and count_words(one.text) >= 4]
        if titles:
            _drop(out, 0, "masthead", "the name of the outlet on top")


def _header(out: list[Judged]) -> None:
    """What stands above the first paragraph: menus and section names go, the headline is found."""
    stop = first_paragraph(out)
    interface = [position for position in range(stop) if out[position].labelled(*INTERFACE)]
    headline = _headline_position(out, stop)
    for position in range(stop):
        one = out[position]
        if not one.open or position == headline:
            continue
        if fold(one.text) in furniture().sections:
            _drop(out, position, "section name", "the name of a section above the headline")
        elif is_furniture_date(one.text):
            _drop(out, position, "date line", "a short line with a date above the report")
        elif count_words(one.text) <= 6 and not ends_sentence(one.text) and _among(out, position, interface):
            _drop(out, position, "navigation", "a short line among those of a menu")
    if headline is not None:
        out[headline] = replace(out[headline], verdict=HEADLINE)


def _among(out: list[Judged], position: int, interface: list[int]) -> bool:
    """Whether a line stands in the run of lines of a known menu line, or between two."""
    group = out[position].block.group
    if any(out[one].block.group == group for one in interface):
        return True
    return bool(interface) and interface[0] < position < interface[-1]


def _headline_position(out: list[Judged], stop: int) -> int | None:
    lines = [
        position
        for position in range(stop)
        if out[position].open
        and is_headline(out[position].text)
        and fold(out[position].text) not in furniture().sections
        and not is_furniture_date(out[position].text)
    ]
    marked = [position for position in lines if out[position].block.heading == 1]
    if marked:
        return marked[0]
    # the last title after which nothing but its signature, date and pictures come; a standfirst may follow
    good = [
        position
        for position in lines
        if count_words(out[position].text) >= (6 if _in_menu(out, position) else 4)
    ]
    settled = [position for position in good if _only_beside(out, position, stop)]
    if settled:
        return settled[0]
    if good:
        return good[-1]
    if len(lines) == 1 and (len(out) > lines[0] + 1) and _only_beside(out, lines[0], stop):
        return lines[0]
    return _sentence_headline(out, stop)


def _in_menu(out: list[Judged], position: int) -> bool:
    """Whether a line stands in a run of short lines, at least two of which are a page's interface."""
    group = out[position].block.group
    run = [one for one in out if one.block.group == group]
    return sum(one.labelled(*INTERFACE) for one in run) >= 2 and not any(is_sentence(one.text) for one in run)


def _only_beside(out: list[Judged], position: int, stop: int) -> bool:
    return all(
        not one.open or is_furniture_date(one.text) or count_words(one.text) >= 4 for one in out[position + 1 : stop]
    ) and not any(one.labelled("navigation") for one in out[position + 1 : stop])


def _sentence_headline(out: list[Judged], stop: int) -> int | None:
    """A headline set with a full stop: the first block, far shorter than the next, in a headline's words or capitals."""
    position = next((place for place, one in enumerate(out) if one.open), None)
    if position is None or position > stop:
        return None
    text, after = out[position].text, _next_open(out, position)
    if not 3 <= count_words(text) <= 24 or len(text) > 200 or several_sentences(text) or after == position:
        return None
    long = [word for word in words(text)[1:] if len(word) > 3]
    if len(long) >= 2 and capital_share(text) >= 0.75:
        return position
    short = count_words(text) <= 14 and count_words(out[after].text) >= 20
    plain = {fold(word) for word in words(text)} & marks().lede
    return position if short and not plain and len(long) >= 2 and not has_quotation(text[:1]) else None


def _captions(out: list[Judged]) -> None:
    """A line that stands again in its neighbour's caption, and the other half of a picture's two lines."""
    spaced = out[-1].block.group * 2 >= len(out) if out else False
    for position, one in enumerate(out):
        if not one.labelled("caption"):
            continue
        for other in (position - 1, position + 1):
            if not 0 <= other < len(out) or not out[other].open:
                continue
            if _begins_with(one.text, out[other].text):
                _drop(out, other, "caption", "stands again in the caption beside it")
            elif (
                spaced
                and out[other].block.group == one.block.group
                and count_words(out[other].text) <= 50
                and _alone_in_group(out, position, other)
            ):
                _drop(out, other, "caption", "in one run of lines with a picture credit")
    for position in range(len(out) - 1):
        one, after = out[position], out[position + 1]
        if one.open and after.open and one.block.group == after.block.group and _begins_with(after.text, one.text):
            _drop(out, position, "caption", "stands again in the line below")


def _begins_with(text: str, start: str) -> bool:
    short = fold(start)
    return len(short) >= 8 and fold(text).startswith(short)


def _alone_in_group(out: list[Judged], *positions: int) -> bool:
    group = out[positions[0]].block.group
    low, high = min(positions), max(positions)
    before = out[low - 1].block.group if low else None
    after = out[high + 1].block.group if high + 1 < len(out) else None
    return group not in (before, after)


def _caption_below_headline(out: list[Judged]) -> None:
    """A sentence without a verb between the headline and the report: the caption of its picture."""
    headline = next((position for position, one in enumerate(out) if one.verdict == HEADLINE), None)
    if headline is None:
        return
    for position in range(headline + 1, min(headline + 5, len(out) - 1)):
        one = out[position]
        if not one.open:
            continue
        if _verbless(one.text) and _is_paragraph(out[_next_open(out, position)].text):
            _drop(out, position, "caption", "a sentence without a verb above the report")
        return


def _next_open(out: list[Judged], position: int) -> int:
    return next((place for place in range(position + 1, len(out)) if out[place].open), position)


def _verbless(text: str) -> bool:
    """Whether an English sentence names people or things and a place or day, and no word of it can be its verb."""
    folded = fold_text(text)
    if count_words(text) > 32 or has_quotation(text) or several_sentences(text) or not ends_sentence(text):
        return False
    names = sum(1 for word in words(text)[1:] if word[0].isupper())
    # in the case as set: "United" is no verb
    return names >= 2 and marks().verbless.match(folded) is not None and marks().finite.search(text) is None


def _player_titles(out: list[Judged]) -> None:
    for position, one in enumerate(out):
        if not one.labelled("player text"):
            continue
        for other in (position + 1, position + 2):
            if other < len(out) and out[other].open and other + 1 < len(out):
                if is_headline(out[other].text) and not ends_sentence(out[other].text):
                    _drop(out, other, "player title", "the title of the player above it")
                break


def _teasers(out: list[Judged]) -> None:
    """Titles of clips and other reports that stand between paragraphs like subheadings.

    Evidence is counted: one sign alone is no proof.
    """
    begin = first_paragraph(out)
    clips = any(one.labelled("player text", "link to another page") for one in out[begin:])
    for position in range(begin + 1, len(out)):
        one = out[position]
        if not one.open or ends_sentence(one.text) or not is_headline(one.text) or count_words(one.text) < 6:
            continue
        if _BULLET.match(one.text):
            continue
        signs = _teaser_signs(out, position, clips=clips)
        if len(signs) >= 3:
            _drop(out, position, "teaser", "; ".join(signs))


def _teaser_signs(out: list[Judged], position: int, *, clips: bool) -> list[str]:
    text = out[position].text
    folded = fold_text(text)
    signs = []
    if clips:
        signs.append("the page sets clips or links between its paragraphs")
    if marks().video.search(folded):
        signs += ["worded as the title of a clip", "tells what its speakers do"]
    if marks().calls.search(folded):
        signs += ["calls the reader", "to a clip or another page"]
    if re.search(r"[^\W\d_a-z][\w.'-]*,?\s[^\W\d_A-Z]+s\s", text) and capital_share(text) < 0.75:
        signs.append("a clause of its own, set like a sentence")
    if re.search(r"(?<!\w)'[^']{2,40}'(?!\w)|\u2018[^\u2019]{2,40}\u2019(?!\w)", text) and not _single_quotes(out):
        signs.append("quotes in a headline's marks")
    after = next((one.text for one in out[position + 1 :] if one.open and is_sentence(one.text)), "")
    if after and not _shared(text, after):
        signs.append("no word in common with the paragraph below")
    return signs


def _single_quotes(out: Sequence[Judged]) -> bool:
    """Whether the report itself quotes in single marks."""
    text = " ".join(one.text for one in out if one.open and is_sentence(one.text))
    single = len(re.findall(r"(?<!\w)['\u2018](?=\w)", text))
    double = len(re.findall("[\"\u201c\u00ab]", text))
    return single > double


def _shared(text: str, other: str) -> bool:
    long = {fold(word) for word in words(text) if len(word) > 4}
    return bool(long & {fold(word) for word in words(other)})


def _footer(out: list[Judged]) -> None:
    """Titles below the last paragraph, after a line that announces links to other pages."""
    last = max((position for position, one in enumerate(out) if one.open and is_sentence(one.text)), default=len(out))
    announced = False
    for position in range(last + 1, len(out)):
        one = out[position]
        announced = announced or one.labelled(*INTERFACE, "legal or cookie line")
        if announced and one.open and not is_sentence(one.text):
            _drop(out, position, "list of links", "a title below a line that announces links")


def _keep_rest(out: list[Judged]) -> None:
    begin = first_paragraph(out)
    for position, one in enumerate(out):
        if one.open:
            heading = one.block.heading is not None or (
                is_headline(one.text) and not ends_sentence(one.text) and position != begin and position + 1 < len(out)
            ) or _question_heading(out, position)
            out[position] = replace(one, verdict=SUBHEADING if heading else PARAGRAPH)


def _question_heading(out: list[Judged], position: int) -> bool:
    """A title that asks: short, in a headline's capitals or far shorter than the text around it."""
    text = out[position].text
    return (
        0 < position < len(out) - 1
        and text.endswith("?")
        and count_words(text) <= 14
        and is_headline(text)
        and not several_sentences(text)
        and capital_share(text) >= 0.75
    )
