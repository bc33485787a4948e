"""Mentions of hand-checked parses. A token is written `text/lemma/tag/pos/dep/head/entity`."""

from onrecord.document.annotate import join
from onrecord.document.mentions import find_mentions
from onrecord.records import Article, Block, Mention, Parse, Span, Token

PRESIDENT = (
    "Kenyan President Ruth Omondi praised Jon Vik, deputy director of the Fisheries Programme at Harbour Institute.",
    "Kenyan/Kenyan/NNP/PROPN/amod/1/B-NORP President/President/NNP/PROPN/compound/3/- "
    "Ruth/Ruth/NNP/PROPN/compound/3/B-PERSON Omondi/Omondi/NNP/PROPN/nsubj/4/I-PERSON "
    "praised/praise/VBD/VERB/ROOT/4/- Jon/Jon/NNP/PROPN/compound/6/B-PERSON "
    "Vik/Vik/NNP/PROPN/dobj/4/I-PERSON ,/,/,/PUNCT/punct/6/- deputy/deputy/NN/NOUN/compound/9/- "
    "director/director/NN/NOUN/appos/6/- of/of/IN/ADP/prep/9/- the/the/DT/DET/det/13/B-ORG "
    "Fisheries/Fisheries/NNPS/PROPN/compound/13/I-ORG Programme/Programme/NNP/PROPN/pobj/10/I-ORG "
    "at/at/IN/ADP/prep/9/- Harbour/Harbour/NNP/PROPN/compound/16/B-ORG "
    "Institute/Institute/NNP/PROPN/pobj/14/I-ORG ./././PUNCT/punct/4/- ",
)
OFFICE = (
    "The head of the president's office, Ana Reis, said no.",
    "The/the/DT/DET/det/1/- head/head/NN/NOUN/nsubj/11/- of/of/IN/ADP/prep/1/- the/the/DT/DET/det/4/- "
    "president/president/NN/NOUN/poss/6/- 's/'s/POS/PART/case/4/- office/office/NN/NOUN/pobj/2/- "
    ",/,/,/PUNCT/punct/1/- Ana/Ana/NNP/PROPN/compound/9/B-PERSON Reis/Reis/NNP/PROPN/appos/1/I-PERSON "
    ",/,/,/PUNCT/punct/1/- said/say/VBD/VERB/ROOT/11/- no/no/UH/INTJ/intj/11/- ./././PUNCT/punct/11/- ",
)
CAPITAL = (
    "Lima rejects the plan, Peru said at a hotel in Lima.",
    "Lima/Lima/NNP/PROPN/nsubj/1/B-GPE rejects/reject/VBZ/VERB/ccomp/6/- the/the/DT/DET/det/3/- "
    "plan/plan/NN/NOUN/dobj/1/- ,/,/,/PUNCT/punct/6/- Peru/Peru/NNP/PROPN/nsubj/6/B-GPE "
    "said/say/VBD/VERB/ROOT/6/- at/at/IN/ADP/prep/6/- a/a/DT/DET/det/9/- hotel/hotel/NN/NOUN/pobj/7/- "
    "in/in/IN/ADP/prep/9/- Lima/Lima/NNP/PROPN/pobj/10/B-GPE ./././PUNCT/punct/6/- ",
)
MINISTRY = (
    "Norway's foreign ministry said its spokesman would speak.",
    "Norway/Norway/NNP/PROPN/poss/3/B-GPE 's/'s/POS/PART/case/0/- foreign/foreign/NNP/PROPN/amod/3/- "
    "ministry/ministry/NNP/PROPN/nsubj/4/- said/say/VBD/VERB/ROOT/4/- its/its/PRP$/PRON/poss/6/- "
    "spokesman/spokesman/NN/NOUN/nsubj/8/- would/would/MD/AUX/aux/8/- speak/speak/VB/VERB/ccomp/4/- "
    "./././PUNCT/punct/4/- ",
)
LUND = (
    "Mr Lund told reporters that she was right.",
    "Mr/Mr/NNP/PROPN/compound/1/- Lund/Lund/NNP/PROPN/nsubj/2/B-PERSON told/tell/VBD/VERB/ROOT/2/- "
    "reporters/reporter/NNS/NOUN/dobj/2/- that/that/IN/SCONJ/mark/6/- she/she/PRP/PRON/nsubj/6/- "
    "was/be/VBD/AUX/ccomp/2/- right/right/JJ/ADJ/acomp/6/- ./././PUNCT/punct/2/- ",
)
RUN_ON = (
    "The minister of trade of Ruritania Anna Reis left.",
    "The/the/DT/DET/det/1/- minister/minister/NN/NOUN/nsubj/8/- of/of/IN/ADP/prep/1/- trade/trade/NN/NOUN/pobj/2/- "
    "of/of/IN/ADP/prep/3/- Ruritania/Ruritania/NNP/PROPN/compound/7/B-ORG Anna/Anna/NNP/PROPN/compound/7/I-ORG "
    "Reis/Reis/NNP/PROPN/pobj/4/I-ORG left/leave/VBD/VERB/ROOT/8/- ./././PUNCT/punct/8/- ",
)
DAUGHTER = (
    "His daughter, Tiruye Alemu, left.",
    "His/his/PRP$/PRON/poss/1/- daughter/daughter/NN/NOUN/nsubj/6/- ,/,/,/PUNCT/punct/1/- "
    "Tiruye/Tiruye/NNP/PROPN/compound/4/- Alemu/Alemu/NNP/PROPN/appos/1/- ,/,/,/PUNCT/punct/1/- "
    "left/leave/VBD/VERB/ROOT/6/- ./././PUNCT/punct/6/- ",
)
WHO = (
    "Alemu Tiruye, who left, waited.",
    "Alemu/Alemu/NNP/PROPN/compound/1/B-ORG Tiruye/Tiruye/NNP/PROPN/nsubj/6/I-ORG ,/,/,/PUNCT/punct/1/- "
    "who/who/WP/PRON/nsubj/4/- left/leave/VBD/VERB/relcl/1/- ,/,/,/PUNCT/punct/1/- "
    "waited/wait/VBD/VERB/ROOT/6/- ./././PUNCT/punct/6/- ",
)
OFFICE_BEFORE = (
    "Ruritania Economy Minister Ana Reis left.",
    "Ruritania/Ruritania/NNP/PROPN/compound/4/B-ORG Economy/Economy/NNP/PROPN/compound/2/I-ORG "
    "Minister/Minister/NNP/PROPN/compound/4/- Ana/Ana/NNP/PROPN/compound/4/B-PERSON Reis/Reis/NNP/PROPN/nsubj/5/I-PERSON "
    "left/leave/VBD/VERB/ROOT/5/- ./././PUNCT/punct/5/- ",
)
ONE_BODY = (
    "Transport Minister Ilse Vanhout said no.",
    "Transport/Transport/NNP/PROPN/compound/3/B-ORG Minister/Minister/NNP/PROPN/compound/3/I-ORG "
    "Ilse/Ilse/NNP/PROPN/compound/3/I-ORG Vanhout/Vanhout/NNP/PROPN/nsubj/4/I-ORG said/say/VBD/VERB/ROOT/4/- "
    "no/no/UH/INTJ/intj/4/- ./././PUNCT/punct/4/- ",
)
AIR = (
    "Air Velmark said no.",
    "Air/Air/NNP/PROPN/compound/1/B-PERSON Velmark/Velmark/NNP/PROPN/nsubj/2/I-PERSON said/say/VBD/VERB/ROOT/2/- "
    "no/no/UH/INTJ/intj/2/- ./././PUNCT/punct/2/- ",
)
REMINDER = (
    "Reminder: Ana Reis left.",
    "Reminder/Reminder/NNP/PROPN/dep/4/B-ORG :/:/:/PUNCT/punct/4/- Ana/Ana/NNP/PROPN/compound/3/B-PERSON "
    "Reis/Reis/NNP/PROPN/nsubj/4/I-PERSON left/leave/VBD/VERB/ROOT/4/- ./././PUNCT/punct/4/- ",
)
UNNAMED = (
    "A senior official in Oslo and military analysts said it was raining.",
    "A/a/DT/DET/det/2/- senior/senior/JJ/ADJ/amod/2/- official/official/NN/NOUN/nsubj/8/- "
    "in/in/IN/ADP/prep/2/- Oslo/Oslo/NNP/PROPN/pobj/3/B-GPE and/and/CC/CCONJ/cc/2/- "
    "military/military/JJ/ADJ/amod/7/- analysts/analyst/NNS/NOUN/conj/2/- said/say/VBD/VERB/ROOT/8/- "
    "it/it/PRP/PRON/nsubj/11/- was/be/VBD/AUX/aux/11/- raining/rain/VBG/VERB/ccomp/8/- "
    "./././PUNCT/punct/8/- ",
)


def _read(sentence: tuple[str, str], *, quoted: tuple[Span, ...] = ()) -> tuple[str, tuple[Mention, ...]]:
    text, marked = sentence
    tokens, at = [], 0
    for written in marked.split():
        word, lemma, tag, pos, dep, head, entity = written.split("/")
        at = text.index(word, at)
        label, begins = ("", False) if entity == "-" else (entity[2:], entity[0] == "B")
        tokens.append(Token(at, at + len(word), word, lemma, tag, pos, dep, int(head), label, begins, 0))
        at += len(word)
    article = Article("a", "page", 0, text, (Block(Span(0, len(text)), "paragraph"),))
    parse: Parse = join(tokens)
    return text, find_mentions(article, parse, quoted)


def _brief(sentence: tuple[str, str]) -> list[tuple[str, str]]:
    text, mentions = _read(sentence)
    return [(one.span.of(text), one.label or one.form) for one in mentions]


def _roles(sentence: tuple[str, str]) -> dict[str, list[tuple[str, str | None]]]:
    text, mentions = _read(sentence)
    return {
        one.span.of(text): [(role.title, role.of_text) for role in one.roles] for one in mentions if one.roles
    }


def test_titles_before_and_after_a_name_are_its_roles():
    assert _roles(PRESIDENT) == {
        "Ruth Omondi": [("president", "Kenyan")],
        "Jon Vik": [("deputy director", "Harbour Institute")],
    }


def test_a_name_leaves_out_its_titles():
    assert _brief(PRESIDENT) == [
        ("Ruth Omondi", "PERSON"),
        ("Jon Vik", "PERSON"),
        ("Harbour Institute", "ORG"),
    ]


def test_the_field_of_an_office_belongs_to_the_title():
    assert [text for text, _ in _brief(OFFICE_BEFORE)] in (["Ana Reis"], ["Ruritania", "Ana Reis"])
    assert ("Ilse Vanhout", "PERSON") in _brief(ONE_BODY)


def test_some_words_begin_only_the_names_of_bodies():
    assert _brief(AIR) == [("Air Velmark", "ORG")]


def test_the_label_of_a_paragraph_is_no_name():
    assert _brief(REMINDER) == [("Ana Reis", "PERSON")]


def test_an_apposition_before_a_name_is_its_role():
    assert _roles(OFFICE)["Ana Reis"] == [("head", "president's office")]


def test_a_capital_is_a_mention_only_where_it_acts():
    text, mentions = _read(CAPITAL)
    assert [(one.span.start, one.span.of(text), one.subject) for one in mentions] == [
        (0, "Lima", True),
        (text.index("Peru"), "Peru", True),
    ]


def test_a_body_carries_whose_it_is_and_a_pronoun_its_kind():
    text, mentions = _read(MINISTRY)
    assert [(one.span.of(text), one.form, one.head, one.gender) for one in mentions] == [
        ("Norway", "name", "norway", "neuter"),
        ("Norway's foreign ministry", "nominal", "ministry", None),
        ("its", "pronoun", "its", "neuter"),
        ("its spokesman", "nominal", "spokesman", "masculine"),
    ]
    assert _roles(MINISTRY)["its spokesman"] == [("spokesman", "its")]


def test_a_form_of_address_tells_the_gender():
    text, mentions = _read(LUND)
    assert [(one.span.of(text), one.gender, one.number, one.subject) for one in mentions] == [
        ("Lund", "masculine", "singular", True),
        ("reporters", None, "plural", False),
        ("she", "feminine", "singular", True),
    ]


def test_unnamed_sources_keep_their_words_and_weather_is_nobody():
    assert _brief(UNNAMED) == [("A senior official in Oslo", "nominal"), ("military analysts", "nominal")]


def test_what_stands_in_a_quotation_is_marked():
    _, mentions = _read(LUND, quoted=(Span(18, 42),))
    assert [one.quoted for one in mentions] == [False, False, True]


def test_whose_a_title_is_ends_where_the_name_begins():
    text, mentions = _read(RUN_ON)
    names = {one.span.of(text): one for one in mentions if one.form == "name"}
    assert names["Anna Reis"].label == "PERSON"
    assert [(role.title, role.of_text) for role in names["Anna Reis"].roles] == [
        ("minister of trade", "Ruritania")
    ]


def test_who_is_called_a_daughter_before_the_name_is_a_person():
    assert ("Tiruye Alemu", "PERSON") in _brief(DAUGHTER)


def test_who_takes_up_a_person():
    assert ("Alemu Tiruye", "PERSON") in _brief(WHO)
