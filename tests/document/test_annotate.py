"""The parse of an article: offsets in the article's text, sentences within blocks."""

from onrecord.document.annotate import annotate
from onrecord.records import Article, Block, Span, Token


class SpaceParser:
    version = "spaces/1"

    def parse(self, texts):
        for text in texts:
            tokens, start = [], 0
            for i, word in enumerate(text.split(" ")):
                tokens.append(
                    Token(
                        start,
                        start + len(word),
                        word,
                        word,
                        "NN",
                        "NOUN",
                        "ROOT" if i == 0 else "dep",
                        0,
                        "",
                        False,
                        0,
                    )
                )
                start += len(word) + 1
            yield tuple(tokens)


def test_tokens_point_into_the_article_and_sentences_stay_in_their_block():
    article = Article(
        "a", "p", 0, "One two\n\nThree", (Block(Span(0, 7), "headline"), Block(Span(9, 14), "paragraph"))
    )
    parse = annotate(article, SpaceParser())
    assert [article.text[t.start : t.end] for t in parse.tokens] == ["One", "two", "Three"]
    assert parse.sentences == ((0, 2), (2, 3))
    assert parse.children == ((1,), (), ())
    assert [t.head for t in parse.tokens] == [0, 0, 2]


def test_a_paragraph_without_end_is_parsed_in_pieces():
    text = "word " * 5000 + "end"
    article = Article("a", "p", 0, text, (Block(Span(0, len(text)), "paragraph"),))
    parse = annotate(article, SpaceParser())
    words = [article.text[t.start : t.end] for t in parse.tokens if t.end > t.start]
    assert words == text.split()
