"""Chats, tables and trials that show what Steward does."""
