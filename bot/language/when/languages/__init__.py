"""One file a language: tables only, found by being here."""
