"""The talks of the invented story of `story.py`: positions, a proposal and a dispute."""

from dataclasses import replace

from onrecord.records import Claim, Date, Dispute, Issue, Position, Proposal, Side, Talks, Term, move_reason
from story import COAST, COPY, RECORD, WIRE, span

SHIP = "We will not take a ship out of Port Vesna"


def day(iso):
    return Date(iso, iso, "day")


def words(article, text):
    return article.evidence(span(article, text))


STRIKE = Position(
    id="position-1",
    party="actor-union",
    issue="issue-action",
    stance="rejects",
    what=words(WIRE, SHIP),
    conditions=(words(WIRE, "until the night allowance is back"),),
    on=day("2031-05-02"),
    characterised_by="actor-haddad",
    attributions=("attribution-1",),
    evidence=(words(WIRE, SHIP), words(COPY, SHIP)),
    outlets=2,
    origins=1,
    reasons=("by hand",),
)
SOFTENED = replace(
    STRIKE,
    id="position-2",
    stance="concedes",
    what=words(COAST, "No ship leaves Port Vesna"),
    conditions=(),
    on=day("2031-05-04"),
    characterised_by="article:article-coast-2",
    attributions=(),
    evidence=(words(COAST, "No ship leaves Port Vesna"),),
    outlets=1,
    follows="position-1",
    reasons=("by hand", move_reason("ship")),
)
CALLED = replace(
    SOFTENED,
    id="position-3",
    stance="accepts",
    on=day("2031-05-02"),
    follows=None,
    reasons=("by hand",),
)
PAY = replace(
    STRIKE,
    id="position-4",
    party="actor-lind",
    issue="issue-pay",
    stance="questions",
    what=words(WIRE, "the allowance had never been part of the contract"),
    conditions=(),
    on=None,
    characterised_by="actor-lind",
    evidence=(words(WIRE, "the allowance had never been part of the contract"),),
    outlets=1,
)
TALKS = Talks(
    issues=(Issue("issue-action", "Industrial action", "Action"), Issue("issue-pay", "Pay", "Pay")),
    positions=(STRIKE, SOFTENED, CALLED, PAY),
    proposals=(
        Proposal(
            "proposal-1",
            words(COAST, "an offer was on its way"),
            "actor-lind",
            None,
            (Term("issue-pay", words(COAST, "the night allowance")),),
            ("position-2", "position-1"),
        ),
    ),
    claims=(
        Claim(
            "claim-1", words(COAST, "an offer was on its way"), (), (words(COAST, "an offer was on its way"),)
        ),
    ),
    disputes=(
        Dispute(
            "dispute-1",
            "fact",
            ("claim-1",),
            (),
            (
                Side(
                    "asserts", "article:article-coast-2", (words(COAST, "an offer was on its way"),), (), 1, 1
                ),
                Side("denies", "actor-lind", (words(COAST, "that talks were planned"),), (), 1, 1),
            ),
            ("an explicit denial",),
        ),
    ),
)
HELD = replace(RECORD, held_talks=TALKS)
