"""Transcripts: a chat anyone can read, played and written down again as it really was."""
