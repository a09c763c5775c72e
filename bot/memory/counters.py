"""Small facts that many Calls move on: numbers of a series, the epoch, subjects in use."""

from sqlalchemy import Connection, bindparam, delete, insert, update

from bot.memory.store import inserting
from bot.memory.tables import Counter, Instance, SubjectRow


def next_number(sql: Connection, collective: int, series: str) -> int:
    """Return the next number of a series; a number is never given twice."""
    made = inserting(sql.dialect.name, Counter).values(collective=collective, series=series, last=1)
    moved = made.on_conflict_do_update(
        index_elements=["collective", "series"], set_={"last": Counter.last + 1}
    ).returning(Counter.last)
    return int(sql.execute(moved).scalar_one())


MOVE_EPOCH = update(Instance).values(epoch=Instance.epoch + 1)
ADD_SUBJECT = insert(SubjectRow)
DROP_SUBJECT = delete(SubjectRow).where(SubjectRow.name == bindparam("subject"))
