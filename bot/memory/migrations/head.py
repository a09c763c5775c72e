"""The revision of the database that this release works with."""

HEAD = "0001"
