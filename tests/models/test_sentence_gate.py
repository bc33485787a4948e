"""The gate of sentences: a sum of the weights of words; the shipped one lets through what demands and refuses."""

from onrecord.models.sentence_gate import SentenceGate
from onrecord.models.stance_reader import shipped_reader


def test_a_score_is_the_sum_of_the_words_each_counted_once(tmp_path):
    path = tmp_path / "gate.tsv"
    path.write_text("<start>\t-1\n<length>\t0\nrefuse\t2\nrain\t-0.5\n", encoding="utf-8")
    gate = SentenceGate(path)
    assert gate.score(["they", "refuse", "refuse"]) == 1.0
    assert gate.score(["rain"]) == -1.5
    assert gate.score([]) == -1.0


def test_the_shipped_one_tells_a_refusal_from_the_weather():
    reader = shipped_reader()
    refusal = "the union refuse to accept the offer and demand a guarantee".split()
    weather = "rain fall on the town hall in the morning".split()
    assert reader.promise(refusal) > 0 > reader.promise(weather)
