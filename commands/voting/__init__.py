"""Votes: polls for now, asked in every room of the collective and counted once a person."""

from commands.voting.handlers import feature

__all__ = ["feature"]
