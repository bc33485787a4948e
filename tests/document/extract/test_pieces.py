"""Paragraphs made whole after the page. Invented outlets on invented stories."""

from onrecord.document.extract.blocks import RawBlock
from onrecord.document.extract.pieces import make_whole

WHOLE = "The owners said that the ferry would sail, whatever the seamen's union wrote in its letter."
OTHER = "Talks are to go on at the ministry on Wednesday."


def _blocks(*texts: str) -> list[RawBlock]:
    return [RawBlock(text, None, group) for group, text in enumerate(texts)]


def _texts(raw: list[RawBlock], page: list[RawBlock]) -> list[str]:
    return [block.text for block in make_whole(raw, page)]


def test_pieces_around_a_link_become_their_paragraph() -> None:
    raw = _blocks("The owners said that", "the ferrywould sail,", "whatever the seamen's union wrote", OTHER)
    assert _texts(raw, _blocks("A menu", WHOLE, OTHER)) == [WHOLE, OTHER]


def test_a_lost_blank_comes_back() -> None:
    raw = _blocks(WHOLE.replace("ferry would", "ferrywould"))
    assert _texts(raw, _blocks(WHOLE)) == [WHOLE]


def test_one_piece_alone_stays_as_it_was_found() -> None:
    raw = _blocks("The owners said that the ferry would sail,", OTHER)
    assert _texts(raw, _blocks(WHOLE, OTHER)) == ["The owners said that the ferry would sail,", OTHER]


def test_what_the_page_shows_otherwise_stays() -> None:
    assert _texts(_blocks("Words of a table", OTHER), _blocks(WHOLE)) == ["Words of a table", OTHER]
