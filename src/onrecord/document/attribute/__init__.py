"""The stage `attribute`: who is reported to say or think what. An article and its parse in, attributions out.

Terms after PARC 3.0 and PolNeAR: source, cue and content; direct, mixed or indirect. Rules over quotation
marks and the parse, with a lexicon of cues (lexicons/cues.toml), propose drafts; they decide alone, or a model
decides among theirs and many more (`learned`).
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.document.attribute.assemble import RULES, assemble, carried, join
from onrecord.document.attribute.candidates import Candidate, Cues, widen
from onrecord.document.attribute.clauses import find_clauses
from onrecord.document.attribute.draft import Draft
from onrecord.document.attribute.learned import Scorer, choose
from onrecord.document.attribute.lexicon import Lexicon, lexicon
from onrecord.document.attribute.quoted import find_quoted
from onrecord.document.attribute.turns import find_turns
from onrecord.document.quotes import find_quotations
from onrecord.document.syntax import Syntax
from onrecord.records import Article, Attribution, DateMention, Parse

__all__ = ["RULES", "VERSION", "Candidate", "Scorer", "attribute", "propose"]

VERSION = "attribute/6"


def attribute(
    article: Article, parse: Parse, dates: Sequence[DateMention], *, scorer: Scorer | None = None
) -> tuple[Attribution, ...]:
    """The attributions of an article in the order of their content; the speaker is left to corpus stages.

    Without a scorer the rules decide.
    """
    syntax = Syntax(article.text, parse, find_quotations(article.text))
    words = lexicon()
    if scorer is None:
        drafts, _ = _ruled(article, syntax, words)
        return assemble(article, syntax, drafts, dates, words)
    chosen = choose(article, syntax, words, propose(article, syntax, words, scorer), scorer)
    return assemble(article, syntax, chosen, dates, words, profile=scorer.version)


def propose(article: Article, syntax: Syntax, words: Lexicon, cues: Cues) -> list[Candidate]:
    """What a model has to weigh: the rules' drafts, before and after they are joined, and many more."""
    joined, apart = _ruled(article, syntax, words)
    return widen(syntax, article.blocks, words, [*joined, *apart], cues)


def _ruled(article: Article, syntax: Syntax, words: Lexicon) -> tuple[list[Draft], list[Draft]]:
    """The rules' drafts, one for each cue; and the same as quotations and clauses gave them."""
    quoted = carried(
        syntax, [*find_quoted(syntax, article.blocks, words), *find_turns(syntax, article.blocks)]
    )
    clauses = list(find_clauses(syntax, words))
    return join(syntax, quoted, clauses), [*quoted, *clauses]
