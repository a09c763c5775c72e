"""The roll: founding, joining, linking, posts, settings, leaving and being forgotten.

The handlers are a package with one file a noun, because the slice has more than thirty commands.
"""

from commands.members.handlers.feature import feature

__all__ = ["feature"]
