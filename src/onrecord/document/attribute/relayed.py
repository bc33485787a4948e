"""Words at second hand within one sentence: "She told them, according to a witness, that the ship had left".

The one who passes them on is a source; so is she whose words they are: a second attribution, of what follows "that".
Drafts in, drafts with these out.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.document.attribute.complements import cue_span
from onrecord.document.attribute.draft import Draft
from onrecord.document.attribute.lexicon import Lexicon
from onrecord.document.attribute.sources import subject_source
from onrecord.document.syntax import Syntax

_LEADS = ("that", "whether", "if")
_REACH = 5  # tokens from the verb to the aside: "had been told by Ms Reis"


def with_relayed(syntax: Syntax, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, and what somebody says in their contents where an aside with the cue stands before "that"."""
    cues = {draft.cue_token for draft in drafts}
    found = [one for draft in drafts if (one := _relayed(syntax, draft, lexicon)) is not None]
    return [*drafts, *(one for one in found if one.cue_token not in cues)]


def _relayed(syntax: Syntax, draft: Draft, lexicon: Lexicon) -> Draft | None:
    if len(draft.content) < 2 or not draft.cue or not draft.source:
        return None
    lead, *rest = draft.content
    first, end = syntax.token_range(lead)
    if not lead.end < draft.cue[0].start < rest[0].start:
        return None
    if syntax.tokens[syntax.token_range(rest[0])[0]].text.lower() not in _LEADS:
        return None
    verb = next(
        (i for i in range(end - 1, max(first, end - _REACH) - 1, -1) if _says(syntax, lexicon, i)), None
    )
    if verb is None or syntax.unsaid(verb, lexicon.void_when_negated):
        return None
    source, head = subject_source(syntax, verb)
    if not source or not all(lead.contains(span) for span in source):
        return None
    return Draft(
        tuple(rest), source, (cue_span(syntax, verb),), "say-clause", 0.6, cue_token=verb, source_token=head
    )


def _says(syntax: Syntax, lexicon: Lexicon, i: int) -> bool:
    token = syntax.tokens[i]
    return token.pos == "VERB" and syntax.quote_of[i] < 0 and lexicon.introduces(token.lemma.lower())
