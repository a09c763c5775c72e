"""Asking the platform's server for one thing: a connection, a line out, a line back."""

import asyncio
import json
import socket
from typing import Any

LONGEST_LINE = 2**24


class NoReply(OSError):
    """The connection ended before anything came back."""


async def ask(port: int, do: str, **told: Any) -> Any:
    """Ask for one thing and return what came back; raises `OSError` where nothing did."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=LONGEST_LINE)
    try:
        writer.write(json.dumps({"do": do, **told}).encode() + b"\n")
        await writer.drain()
        line = await reader.readline()
    finally:
        writer.close()
    if not line:
        raise NoReply
    return json.loads(line)


def ask_now(port: int, do: str, **told: Any) -> Any:
    """Ask for one thing from where nothing can be awaited."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(json.dumps({"do": do, **told}).encode() + b"\n")
        with connection.makefile("rb") as reader:
            line = reader.readline()
    if not line:
        raise NoReply
    return json.loads(line)
