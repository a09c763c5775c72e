"""Writing a transcript: how a line of the bot looks."""

from adapters.console.transcript.steps import How, Where, Who


def write_bot(how: How, text: str, who: Who | None = None, where: Where | None = None) -> str:
    """Write what the bot says; the lines after the first stand under the first one's words."""
    head = _head(how, who, where)
    first, *rest = text.strip().split("\n")
    indent = " " * (len(head) + 1)
    lines = [f"{head} {first.strip()}", *(indent + line.strip() for line in rest)]
    return "\n".join(line.rstrip() for line in lines)


def _head(how: How, who: Who | None, where: Where | None) -> str:
    mark = " ~" if how == "edited" else ""
    if who is not None:
        return f"bot ? {who}:" if how == "form" else f"bot{mark} > {who}:"
    if where is not None:
        return f"bot{mark} # {where}:"
    return f"bot{mark}" if mark else "bot:"
