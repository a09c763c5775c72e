"""The one Feature that every file of this slice declares its commands on."""

from bot.command import Feature
from commands.members.privacy import PRIVACY

feature = Feature("members", PRIVACY)
