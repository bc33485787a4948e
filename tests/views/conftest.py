"""The invented story of `story.py`, as a fixture."""

import pytest

import story as invented
import talks_story


@pytest.fixture
def story():
    return invented


@pytest.fixture
def record():
    return invented.RECORD


@pytest.fixture
def talks():
    return talks_story


@pytest.fixture
def talking():
    return talks_story.RECORD
