"""What stands in quotation marks: a quotation in, whether it is speech, a title or a name, and its bare words out."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.document.quotes import Quotation
from onrecord.document.syntax import Syntax

ENDS = ".?!…"
_SMALL_WORD = 3  # letters
_LONGEST_TITLE = 8  # words


def is_speech(syntax: Syntax, quotation: Quotation) -> bool:
    """Whole sentences rather than a word or a title in quotation marks."""
    inner = said(syntax, quotation)
    words = inner.split()
    finished = quotation.continues or inner[-1:] in ENDS or inner[-1:] in ",—–-"
    if not inner[:1].isupper() or _capitalised(words):
        return False
    return len(words) >= 10 or (len(words) >= 4 and finished)


def is_title(syntax: Syntax, number: int) -> bool:
    """A name in marks within a sentence that goes on: `told NBC's "Today" on Monday`."""
    quotation = syntax.quotations[number]
    words = quotation.inner.of(syntax.text).split()
    if (
        quotation.continues
        or len(words) > _LONGEST_TITLE
        or not all(word[:1].isupper() for word in words if len(word) > _SMALL_WORD)
    ):
        return False
    first, _ = syntax.token_range(quotation.span)
    before = syntax.tokens[first - 1] if first else None
    return before is not None and (
        before.pos in ("ADP", "DET", "PROPN", "NOUN", "ADJ") or before.tag == "POS"
    )


def said(syntax: Syntax, quotation: Quotation) -> str:
    """The words of a quotation, without the marks of another that begins or ends with it."""
    return quotation.inner.of(syntax.text).strip().strip("'’‘").strip()


def _capitalised(words: Sequence[str]) -> bool:
    """A title such as "Face of the Nation": capitals on all but the small words, and no sentence inside."""
    large = [word for word in words if len(word) > _SMALL_WORD]
    inside = any(word[-1:] in ".?!" for word in words[:-1] if len(word) > _SMALL_WORD)
    return (
        len(words) <= _LONGEST_TITLE and not inside and sum(w[:1].isupper() for w in large) == len(large) > 1
    )
