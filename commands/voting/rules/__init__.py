"""The rules of voting. Pure: no database, no clock, no chat."""
