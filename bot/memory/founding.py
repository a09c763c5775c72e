"""The one-use code by which the host lets a group be founded; only its keyed hash is kept."""

import hmac

from sqlalchemy import Connection, bindparam, select, update

from bot.clock import Ids
from bot.memory.safe import Safe
from bot.memory.tables import Instance

GROUPS = (4, 4, 4)
"""How the code is cut into groups of letters that can be read aloud."""


def new_code(sql: Connection, safe: Safe, ids: Ids) -> str:
    """Make a code that founds one group; the code before it is worth nothing from now on."""
    code = ids.code("founding", GROUPS)
    sql.execute(_SET, {"made": _hash(safe, code)})
    return code


def knows_code(sql: Connection, safe: Safe, code: str) -> bool:
    """Say whether this is the code, however it was spaced and cased; it stays usable."""
    kept = sql.execute(_KEPT).scalar() or b""
    return bool(kept) and hmac.compare_digest(kept, _hash(safe, code))


def use_code(sql: Connection, safe: Safe, code: str) -> bool:
    """Use up the code; False where it is another one, or was used before."""
    if not knows_code(sql, safe, code):
        return False
    sql.execute(_SET, {"made": b""})
    return True


def waits(sql: Connection) -> bool:
    """Say whether a code was given out that nobody has used yet."""
    return bool(sql.execute(_KEPT).scalar())


def _hash(safe: Safe, code: str) -> bytes:
    bare = "".join(letter for letter in code.upper() if letter.isalnum())
    return safe.hash("instance", "founding-code", bare)


_KEPT = select(Instance.founding_code)
_SET = update(Instance).values(founding_code=bindparam("made"))
