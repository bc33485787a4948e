import functools

import pytest

import onrecord.engine.build
from fake_stages import fake_stages


@pytest.fixture(autouse=True)
def small_stages(monkeypatch, tmp_path):
    build = functools.partial(onrecord.engine.build.build, stages=fake_stages())
    monkeypatch.setattr("onrecord.engine.build.build", build)
    monkeypatch.chdir(tmp_path)


def test_the_demo_makes_a_record_and_a_brief_and_says_where(run, tmp_path):
    code, out, _ = run("demo")
    assert code == 0
    assert out.startswith("Caldeiro Harbour and the Merrow Bank (invented)\n\n")
    assert out.endswith(
        "next: open onrecord-demo/brief.html in a browser\n"
        "      onrecord positions onrecord-demo/story.db --matrix\n"
        "      onrecord utterances onrecord-demo/story.db\n"
    )
    with onrecord.open(tmp_path / "onrecord-demo" / "story.db") as record:
        assert record.stories() == ("Caldeiro Harbour and the Merrow Bank",)
    page = tmp_path.joinpath("onrecord-demo", "brief.html").read_text(encoding="utf-8")
    assert "<h1>Caldeiro Harbour and the Merrow Bank</h1>" in page


def test_the_folder_can_be_chosen_and_used_again(run, tmp_path):
    assert run("demo", "-o", "here")[0] == 0
    code, out, _ = run("demo", "-o", "here")
    assert code == 0
    assert "(0 read now," in out
