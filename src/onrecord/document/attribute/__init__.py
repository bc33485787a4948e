"""The stage `attribute`: who is reported to say or think what. An article and its parse in, attributions out.

Terms after PARC 3.0 and PolNeAR: source, cue and content; direct, mixed or indirect. Rules over quotation
marks and the parse, with a lexicon of cues (lexicons/cues.toml); no weights learned from anybody's texts.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.document.attribute.assemble import assemble
from onrecord.document.attribute.clauses import find_clauses
from onrecord.document.attribute.lexicon import lexicon
from onrecord.document.attribute.quoted import find_quoted
from onrecord.document.attribute.syntax import Syntax
from onrecord.document.attribute.turns import find_turns
from onrecord.document.quotes import find_quotations
from onrecord.records import Article, Attribution, DateMention, Parse

VERSION = "attribute/1"


def attribute(article: Article, parse: Parse, dates: Sequence[DateMention]) -> tuple[Attribution, ...]:
    """The attributions of an article in the order of their content; the speaker is left to corpus stages."""
    syntax = Syntax(article.text, parse, find_quotations(article.text))
    words = lexicon()
    quoted = [*find_quoted(syntax, article.blocks, words), *find_turns(syntax, article.blocks)]
    return assemble(article, syntax, quoted, list(find_clauses(syntax, words)), dates, words)
