"""Dispatch in discord.py's CommandTree: from an interaction's payload to the answer sent."""

import asyncio
from typing import Any

import discord
from discord import app_commands
from discord.webhook.async_ import AsyncWebhookAdapter, async_context
from stopwatch import BARE_ANSWER, full_answer, task, time_kinds

A_GROUP = 20
"""Subcommands a group, below Discord's limit of 25 (a server has at most 100 names of its own)."""

APPLICATION, GUILD, ROOM, PERSON = 10**17, 10**17 + 1, 10**17 + 2, 10**17 + 3


class Wire(AsyncWebhookAdapter):
    """Stands where the network would be: keeps the answer and acknowledges it."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: asyncio.Queue[str] = asyncio.Queue()

    async def request(self, route: Any, session: Any, **given: Any) -> dict[str, Any]:
        """Keep what would be posted to Discord."""
        self.answers.put_nowait(given["payload"]["data"]["content"])
        return {"interaction": {"id": "1", "type": 2}}


async def bare(interaction: discord.Interaction) -> None:
    """Answer a command that has no arguments."""
    await interaction.response.send_message(BARE_ANSWER, ephemeral=True)


async def full(interaction: discord.Interaction, what: str, count: int, urgent: bool) -> None:
    """Answer a command that has three."""
    await interaction.response.send_message(full_answer(what, count, urgent), ephemeral=True)


def fill(tree: app_commands.CommandTree[discord.Client], commands: int) -> None:
    """Register the commands, twenty to a group."""
    for first in range(0, commands, A_GROUP):
        group = app_commands.Group(name=f"g{first}", description="A group.")
        for number in range(first, min(first + A_GROUP, commands)):
            answer: Any = full if number % 2 else bare
            group.command(name=f"c{number}", description="A command.")(answer)
        tree.add_command(group)


def payload(number: int) -> dict[str, Any]:
    """Write one command as Discord's gateway sends it from a server."""
    values = [("what", 3, "leaflets"), ("count", 4, 42), ("urgent", 5, True)] if number % 2 else []
    options = [{"name": name, "type": kind, "value": value} for name, kind, value in values]
    person = {"id": str(PERSON), "username": "ana", "discriminator": "0", "avatar": None}
    return {
        "id": str(APPLICATION + number), "application_id": str(APPLICATION), "type": 2,
        "token": "unused", "version": 1, "guild_id": str(GUILD), "channel_id": str(ROOM),
        "locale": "en-GB", "guild_locale": "en-GB", "entitlements": [], "context": 0,
        "authorizing_integration_owners": {"0": str(GUILD)}, "app_permissions": "2048",
        "attachment_size_limit": 10_000_000,
        "channel": {"id": str(ROOM), "type": 0, "name": "hall", "permissions": "2048",
                    "guild_id": str(GUILD), "position": 0},
        "member": {"user": person, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00",
                   "deaf": False, "mute": False, "flags": 0, "permissions": "2048"},
        "data": {
            "id": "1", "type": 1, "name": f"g{number // A_GROUP * A_GROUP}",
            "options": [{"name": f"c{number}", "type": 1, "options": options}],
        },
    }  # fmt: skip


def know(state: Any) -> None:
    """Tell the client what Discord tells it when it connects: who it is, and its one server."""
    bot = {"id": str(APPLICATION), "username": "steward", "discriminator": "0", "avatar": None}
    state.user = discord.ClientUser(state=state, data=bot)
    room = {"id": str(ROOM), "type": 0, "name": "hall", "position": 0, "permission_overwrites": []}
    state._add_guild_from_data({
        "id": str(GUILD), "name": "riverside", "roles": [], "channels": [room], "owner_id": "1",
        "members": [{"user": bot, "roles": [], "joined_at": None, "flags": 0}], "member_count": 2,
    })  # fmt: skip


async def main() -> None:
    """Give the tree commands as its client hands them on, and time the answers."""
    client = discord.Client(intents=discord.Intents(guilds=True))
    commands = int(task()["commands"])
    fill(app_commands.CommandTree(client), commands)
    await client._async_setup_hook()
    wire = Wire()
    async_context.set(wire)
    payloads = [payload(number) for number in range(commands)]
    state = client._connection
    know(state)

    async def hear(number: int) -> str:
        state.parse_interaction_create(payloads[number])
        return await wire.answers.get()

    await time_kinds(hear)
    await client.close()


if __name__ == "__main__":
    asyncio.run(main())
