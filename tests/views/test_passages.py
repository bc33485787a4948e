from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article, Attribution, Block, Span
from onrecord.views.passages import passage
from onrecord.views.wording import Piece


def attribution(*, content, source=(), cue=()):
    return Attribution("attribution-1", "article-1", "direct", content, source, cue, 0.9, "rules/1")


def article(*paragraphs):
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph)), "paragraph"))
        at += len(paragraph) + 2
    return Article("article-1", "page-1", 0, "\n\n".join(paragraphs), tuple(blocks))


def test_a_passage_is_the_paragraph_with_its_parts_marked(story):
    assert passage(story.COAST, story.ATTRIBUTIONS[5]) == (
        (
            Piece("“No ship leaves Port Vesna before the night allowance is back,” Haddad said on Friday. "),
            Piece("One official close to the talks", "source"),
            Piece(" "),
            Piece("hinted", "cue"),
            Piece(" "),
            Piece("that an offer was on its way", "content"),
            Piece("."),
        ),
    )


def test_paragraphs_between_the_parts_are_left_out():
    text = article("Lind spoke.", "It rained.", "“No,” he said.")
    assert passage(text, attribution(content=(Span(25, 30),), source=(Span(0, 4),))) == (
        (Piece("Lind", "source"), Piece(" spoke.")),
        (Piece("[…]", "gap"),),
        (Piece("“No,”", "content"), Piece(" he said.")),
    )


def test_a_long_paragraph_is_cut_to_the_sentences_around():
    before, after = "The rain fell on the harbour. " * 60, " The rain fell on the harbour." * 60
    whole = f"{before}“No ship leaves,” said Lind.{after}"
    start = len(before)
    (shown,) = passage(article(whole), attribution(content=(Span(start, start + 17),)))
    assert [piece for piece in shown if piece.mark] == [
        Piece("[…]", "gap"),
        Piece("“No ship leaves,”", "content"),
        Piece("[…]", "gap"),
    ]
    assert len("".join(piece.text for piece in shown)) < 500
    assert shown[1].text.startswith("The rain fell")


def test_an_endless_paragraph_is_never_shown_whole():
    whole = "a" * 50_000
    (shown,) = passage(article(whole), attribution(content=(Span(0, 50_000),)))
    assert len("".join(piece.text for piece in shown)) < 2_000


@given(st.lists(st.tuples(st.integers(0, 38), st.integers(1, 39)), min_size=1, max_size=5))
def test_the_pieces_of_a_short_paragraph_are_its_text(pairs):
    text = article("“No ship leaves,” said Lind on Friday ev")
    spans = tuple(Span(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]) or (Span(0, 1),)
    (shown,) = passage(text, attribution(content=spans[:1], source=spans[1:2], cue=spans[2:]))
    assert "".join(piece.text for piece in shown) == text.text
