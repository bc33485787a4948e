"""The invented story of `story.py`, as a fixture."""

import pytest

import story as invented


@pytest.fixture
def story():
    return invented


@pytest.fixture
def record():
    return invented.RECORD
