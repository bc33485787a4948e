"""Acquire: what the user named -> pages as bytes. Nothing is fetched or read that was not named."""

from onrecord.acquire.fetched import Fetched
from onrecord.acquire.gather import gather

__all__ = ["Fetched", "gather"]
