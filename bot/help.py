"""Help: what somebody may ask for here, on one screen, made from the commands themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.call import Sight
from bot.command import Command, Param, Registry
from bot.language.message import (
    Block,
    Bullets,
    Code,
    Do,
    Joined,
    Line,
    Message,
    Say,
    button,
    message,
    say,
    title,
)
from bot.language.usage import usage
from bot.language.values import Flag
from bot.language.values.kind import shown

MOST_LINES = 16
"""Lines of one screen, besides its heading and what stands at its foot."""

FEW_NAMES = 3
"""How many commands of a group are named where there is no room to explain each."""

FOR_ALL = frozenset(("anyone",))
FOR_MEMBERS = frozenset(("member", "roll", "known"))
"""What a command's `who` says where it asks for no post."""

HOUSEHOLD = ("me", "roll", "host", "start")
"""Groups of commands that keep the house; what members do together comes before them."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Whether whoever asks is on the roll, and which posts they hold."""

    member: bool = False
    posts: frozenset[str] = frozenset()

    def may(self, command: Command) -> bool:
        """Say whether a command is for them."""
        who = set(command.who)
        if who & FOR_ALL or (self.member and who & FOR_MEMBERS):
            return True
        return bool(who & self.posts)


@dataclass(frozen=True, slots=True)
class _Section:
    """The commands that one wish brings together; those of no group stand under no heading."""

    key: str
    commands: tuple[Command, ...]

    def open(self) -> list[Block]:
        """Return each command with what it is for."""
        heading = [Line((_heading(self.key),))] if self.key else []
        lines = [_command_line(command) for command in self.commands]
        starts = range(0, len(lines), MOST_LINES)
        return [*heading, *(Bullets(tuple(lines[at : at + MOST_LINES])) for at in starts)]

    def shut(self) -> Line:
        """Return the first few commands in one line."""
        names = Joined(tuple(Do(c.name) for c in self.commands[:FEW_NAMES]))
        key = "help-group-more" if len(self.commands) > FEW_NAMES else "help-group"
        return Line((say(key, group=_heading(self.key), commands=names, help=self.look),))

    @property
    def look(self) -> Do:
        """The command that explains this section."""
        return Do("help", self.key)

    @property
    def length(self) -> int:
        """How many lines it takes when each command is explained."""
        return len(self.commands) + bool(self.key)


def help_for(registry: Registry, asker: Asker, topic: str = "", prefix: str = "/") -> Message:
    """Return what can be asked for, or about one group of commands, or about one command.

    A number at the end of `topic` is that of a page. `prefix` is what commands begin with there.
    """
    *words, last = topic.casefold().replace(prefix or " ", " ").split() or [""]
    page = int(last) if last.isdecimal() and len(last) < 4 else 1
    wanted = " ".join(words if last.isdecimal() else [*words, last])
    found = _about(registry, asker, wanted, max(page, 1), prefix)
    return replace(found, sight=Sight.PUBLIC)


def _about(registry: Registry, asker: Asker, wanted: str, page: int, prefix: str) -> Message:
    if not wanted:
        return _overview(registry, asker, page)
    command = registry.find(wanted) or registry.short.get(wanted)
    if command is not None and command in registry.shown():
        return _of_command(command, prefix)
    group = [c for c in registry.shown() if wanted in (_key(c), c.name.partition(" ")[0])]
    if group:
        own = [c for c in group if asker.may(c)]
        return _of_group(wanted, own or group, page)
    near = registry.closest(wanted)
    if near:
        leaves = Joined(tuple(Do("help", name) for name in near))
        return message(say("help-topic-near", topic=shown(wanted), near=leaves))
    overview = _overview(registry, asker, 1)
    unknown = message(say("help-topic-unknown", topic=shown(wanted)))
    return replace(unknown, blocks=(*unknown.blocks, *overview.blocks))


def _key(command: Command) -> str:
    """Return under which heading a command stands; none for one that stands alone."""
    top, _, last = command.name.partition(" ")
    return command.group or (top if last else "")


def _heading(key: str) -> Say:
    return Say(f"help-group-{key}")


def _sections(registry: Registry, asker: Asker) -> list[_Section]:
    """Return what the asker may ask for; to a stranger, how to begin comes first."""
    found: dict[str, list[Command]] = {}
    for command in registry.shown():
        if asker.may(command):
            found.setdefault(_key(command), []).append(command)
    sections = [_Section(key, tuple(sorted(of, key=_is_for_a_post))) for key, of in found.items()]
    last = HOUSEHOLD if asker.member else HOUSEHOLD[::-1]
    places = {"": -1, **{key: place for place, key in enumerate(last, 1)}}
    return sorted(sections, key=lambda section: places.get(section.key, 0))


def _is_for_a_post(command: Command) -> bool:
    return not set(command.who) & (FOR_ALL | FOR_MEMBERS)


def _overview(registry: Registry, asker: Asker, page: int) -> Message:
    """Explain each command where there is room, from the first section on; name the others."""
    sections = _sections(registry, asker)
    left = MOST_LINES - sum(1 if section.key else section.length for section in sections)
    blocks: list[Block] = []
    for section in sections:
        more = section.length - 1 if section.key else 0
        if section.key and more > left:
            blocks.append(section.shut())
            continue
        left -= more
        blocks.extend(section.open())
    lines, foot = _paged(blocks, page, "")
    named = next((s for s in sections if s.key), None)
    if named is not None:
        one = next((c for c in named.commands if c.name != named.key), named.commands[0])
        foot = [Line((say("help-how", group=named.look, one=_look(one)),)), *foot]
    return message(title(Say("help-title")), *lines, *foot)


def _look(command: Command) -> Do:
    return Do("help", command.name)


def _of_group(key: str, commands: Sequence[Command], page: int) -> Message:
    lines: list[Block] = [_command_line(c) for c in sorted(commands, key=_is_for_a_post)]
    kept, foot = _paged(lines, page, key)
    bullets = Bullets(tuple(block for block in kept if isinstance(block, Line)))
    keys = {_key(command) for command in commands}
    heading = _heading(keys.pop()) if len(keys) == 1 else Do(key)
    how = Line((say("help-how-one", one=_look(commands[0])),))
    return message(title(heading), bullets, how, *foot)


def _paged(blocks: Sequence[Block], page: int, topic: str) -> tuple[Sequence[Block], list[Block]]:
    """Return one page of blocks, and how to see the next."""
    if sum(map(_lines, blocks)) <= MOST_LINES:
        return blocks, []
    pages: list[list[Block]] = [[]]
    for block in blocks:
        if pages[-1] and sum(map(_lines, pages[-1])) + _lines(block) > MOST_LINES:
            pages.append([])
        pages[-1].append(block)
    page = min(page, len(pages))
    if page == len(pages):
        return pages[-1], []
    following = f"{topic} {page + 1}".strip()
    more = Line((say("help-next-page", help=Do("help", following)),))
    return pages[page - 1], [more, button("help-next", "help", topic=following)]


def _lines(block: Block) -> int:
    return len(block.lines) if isinstance(block, Bullets) else 1


def _command_line(command: Command) -> Line:
    return Line((say("help-line", command=Do(command.name), summary=Say(command.key)),))


def _of_command(command: Command, prefix: str) -> Message:
    params = Bullets(tuple(_param_line(command, param) for param in command.params))
    example = Do(command.name, usage(command.params, named=prefix == "/"))
    return message(
        title(Do(command.name)),
        Line((Say(command.key),)),
        params if command.params else None,
        say("help-short", forms=_joined_names(command.short)) if command.short else None,
        _who(command),
        {"dm": Say("help-in-private"), "room": Say("help-in-room")}.get(command.where),
        say("help-example", example=example) if command.params else None,
    )


def _param_line(command: Command, param: Param) -> Line:
    key = "help-param" if param.required else "help-param-optional"
    meaning = Say(f"param-{command.name.replace(' ', '-')}-{param.name}")
    told = say(key, name=Code(param.name), meaning=meaning)
    choices = param.kind.choices()
    if not choices or isinstance(param.kind, Flag):
        return Line((told,))
    named = Joined(tuple(Code(choice) for choice in choices))
    return Line((told, say("help-choices", choices=named)))


def _joined_names(names: Iterable[str]) -> Joined:
    return Joined(tuple(Do(name) for name in names))


def _who(command: Command) -> Say | None:
    if command.who == ("nobody",):
        return Say("help-by-motion")
    if not _is_for_a_post(command):
        return None
    return say("help-only", posts=Joined(tuple(Say(f"post-{post}") for post in command.who)))
