"""The stage `attribute`: who is reported to say or think what. An article and its parse in, attributions out.

Terms after PARC 3.0 and PolNeAR: source, cue and content; direct, mixed or indirect. Rules over quotation
marks and the parse, with a lexicon of cues (lexicons/cues.toml), propose drafts; they decide alone, or a model
decides among theirs and many more (`learned`).
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.document.attribute.assemble import RULES, assemble, carried, join
from onrecord.document.attribute.candidates import widen
from onrecord.document.attribute.clauses import find_clauses
from onrecord.document.attribute.learned import Scorer, choose
from onrecord.document.attribute.lexicon import lexicon
from onrecord.document.attribute.quoted import find_quoted
from onrecord.document.attribute.syntax import Syntax
from onrecord.document.attribute.turns import find_turns
from onrecord.document.quotes import find_quotations
from onrecord.records import Article, Attribution, DateMention, Parse

__all__ = ["RULES", "VERSION", "Scorer", "attribute"]

VERSION = "attribute/1"


def attribute(
    article: Article, parse: Parse, dates: Sequence[DateMention], *, scorer: Scorer | None = None
) -> tuple[Attribution, ...]:
    """The attributions of an article in the order of their content; the speaker is left to corpus stages.

    Without a scorer the rules decide.
    """
    syntax = Syntax(article.text, parse, find_quotations(article.text))
    words = lexicon()
    quoted = carried([*find_quoted(syntax, article.blocks, words), *find_turns(syntax, article.blocks)])
    clauses = list(find_clauses(syntax, words))
    drafts = join(syntax, quoted, clauses)
    if scorer is None:
        return assemble(article, syntax, drafts, dates, words)
    candidates = widen(syntax, words, [*drafts, *quoted, *clauses], scorer)
    chosen = choose(article, syntax, words, candidates, scorer)
    return assemble(article, syntax, chosen, dates, words, profile=scorer.version)
