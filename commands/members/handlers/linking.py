"""One person, one voice: linking the accounts of one member, and taking it back."""

from enum import Enum
from typing import Annotated

from sqlalchemy import delete, select, update

from bot.command import ANYONE
from bot.context import Context
from bot.language.message import Message
from bot.language.values import CodeKind, Number
from bot.memory import enrolment
from bot.memory.people import account_hash
from bot.memory.tables import Account, Member
from bot.refusal import Refusal, Trace
from commands.members import rules
from commands.members.erasing import erase_everything
from commands.members.handlers.feature import feature
from commands.members.replies import linking as replies
from commands.members.tables import LinkCode

LINK = (4, 4)
LinkText = Annotated[str, CodeKind(lengths=LINK)]
LinkId = Annotated[int, Number(most=2**62)]


@feature.command("my link", who=ANYONE, where="dm", anywhere=True, group="me")
def link(
    ctx: Context, code: Annotated[LinkText | None, "the code from your other account"] = None
) -> Message:
    """Link your accounts as one member."""
    if code is None:
        return _make_code(ctx)
    return _use_code(ctx, code)


def _make_code(ctx: Context) -> Message:
    person = ctx.member
    if person.state != "on":
        raise Refusal("members-only")
    code = ctx.new_code("link", *LINK)
    ctx.sql.execute(delete(LinkCode).where(LinkCode.member == person.id))
    ctx.db.add(
        LinkCode(
            id=ctx.new_id(),
            collective=ctx.group.id,
            member=person.id,
            account=_own_account(ctx),
            hash=ctx.safe.hash("instance", "link", code),
            until=ctx.now + rules.LINK_LIFE,
            guest=None,
            guest_platform="",
            guest_hash=None,
            host_agreed=False,
            guest_agreed=False,
        )
    )
    return replies.code(code)


def _own_account(ctx: Context) -> int:
    for address in ctx.people.addresses(ctx.sql, ctx.member.id):
        if (address.platform, address.account) == (ctx.actor.platform, ctx.actor.account):
            return address.id
    raise Refusal("members-only")


def _use_code(ctx: Context, code: str) -> Message:
    ctx.check_strikes("link")
    known = ctx.safe.hash("instance", "link", code)
    found = ctx.db.scalar(select(LinkCode).where(LinkCode.hash == known, LinkCode.until > ctx.now))
    if found is None:
        raise Refusal("link-wrong", trace=Trace(strike="link"))
    ctx.enter(found.collective)
    if ctx.person is not None and ctx.person.id == found.member:
        raise Refusal("link-same")
    mine = _guest_hash(ctx)
    if found.guest_hash is not None and found.guest_hash != mine:
        return _void(ctx, found)
    shown = ctx.actor.name or ctx.actor.account
    facts = {"account": ctx.actor.account, "name": shown}
    found.guest = ctx.seal(f"member/{found.member}", f"link/{found.id}", facts)
    found.guest_platform = ctx.actor.platform
    found.guest_hash = mine
    merging = ctx.person is not None
    asked = replies.host_asked(shown, ctx.actor.platform, found.id)
    ctx.tell(found.member, asked, account=found.account, key=f"link/{found.id}", at_once=True)
    return replies.guest_asked(found.id, merging)


def _void(ctx: Context, found: LinkCode) -> Message:
    """End a code that a third account typed; its owner hears of it, the guesser learns nothing."""
    ctx.count_guess("link")
    member, account = found.member, found.account
    ctx.db.delete(found)
    ctx.tell(member, replies.third_typed(), account=account, at_once=True)
    return replies.unknown_code()


def _guest_hash(ctx: Context) -> bytes:
    return account_hash(ctx.safe.key(f"hash/{ctx.group.id}"), ctx.actor.platform, ctx.actor.account)


@feature.command("my link-agree", who=ANYONE, where="dm", anywhere=True, hidden=True)
def agree(ctx: Context, link: LinkId) -> Message:
    """Say that the other account is yours too."""
    found, host = _stand(ctx, link)
    if host:
        found.host_agreed = True
    else:
        found.guest_agreed = True
    if not (found.host_agreed and found.guest_agreed):
        return replies.waiting()
    return _join(ctx, found, host)


@feature.command("my link-refuse", who=ANYONE, where="dm", anywhere=True, hidden=True)
def refuse(ctx: Context, link: LinkId) -> Message:
    """Say that the other account is not yours; the code is void."""
    found, host = _stand(ctx, link)
    member, account = found.member, found.account
    ctx.db.delete(found)
    if not host:
        ctx.tell(member, replies.guest_refused(), account=account, at_once=True)
        return replies.not_linked()
    return replies.refused()


def _stand(ctx: Context, link: int) -> tuple[LinkCode, bool]:
    """Return a link under way, and whether the speaker is its host; refuses anybody else."""
    found = ctx.db.get(LinkCode, link)
    if found is None or found.until < ctx.now or found.guest is None:
        raise Refusal("link-gone")
    ctx.enter(found.collective)
    if ctx.person is not None and ctx.person.id == found.member:
        return found, True
    if found.guest_hash != _guest_hash(ctx):
        raise Refusal("link-gone")
    return found, False


def _join(ctx: Context, found: LinkCode, host: bool) -> Message:
    facts = ctx.open_json(f"member/{found.member}", f"link/{found.id}", found.guest or b"")
    member, platform = found.member, found.guest_platform
    known = ctx.db.scalar(
        select(Account).where(Account.collective == ctx.group.id, Account.hash == found.guest_hash)
    )
    ctx.db.delete(found)
    ctx.db.flush()
    told: list[Message] = []
    if known is not None:
        told = _merge(ctx, member, known.member)
        enrolment.drop_account(ctx, known.id)
        ctx.db.expunge(known)
    enrolment.add_account(ctx, ctx.group.id, member, platform, facts["account"])
    ctx.audit("link", str(ctx.look_up(member).audit))
    linked = replies.linked(ctx.look_up(member).name, platform)
    for address in ctx.people.addresses(ctx.sql, member):
        if (address.platform, address.account) != (ctx.actor.platform, ctx.actor.account):
            ctx.tell(member, linked, account=address.id, at_once=True)
    for body in told:
        ctx.tell(member, body)
    return linked


def _merge(ctx: Context, stays: int, goes: int) -> list[Message]:
    """Make one of two members who are one person; posts go along, of two votes the first stands."""
    other = ctx.look_up(goes)
    if other.state != "on":
        raise Refusal("link-not-now")
    for _, privacy in ctx.privacies():
        if privacy.check_merge is not None:
            privacy.check_merge(ctx, stays, goes)
    told: list[Message] = []
    for _, privacy in ctx.privacies():
        if privacy.merge is not None:
            told += privacy.merge(ctx, stays, goes)
    for post in other.posts - ctx.look_up(stays).posts:
        enrolment.give_post(ctx, ctx.group.id, post, stays, "linked")
    enrolment.end_posts(ctx, goes)
    until = ctx.now + rules.UNDO_LINK
    enrolment.set_state(ctx, goes, "merged", until)
    ctx.later(until, "my link-settled", key=f"merged/{goes}", member=goes)
    made = {**dict(ctx.look_up(stays).card), "merged": str(goes)}
    enrolment.set_card(ctx, stays, made)
    return told


@feature.timer("my link-settled")
def settled(ctx: Context, member: LinkId) -> None:
    """Forget the member that was merged into another, as nobody undid it within the day."""
    person = ctx.people.person(ctx.sql, member)
    if person is not None and person.state == "merged":
        erase_everything(ctx, member)


class Platform(Enum):
    """Where an account is."""

    CONSOLE = "console"
    DISCORD = "discord"
    MATRIX = "matrix"


@feature.command("my unlink", where="dm", group="me")
def unlink(
    ctx: Context, account: Annotated[Platform, "which of your accounts is to go"]
) -> Message:
    """Unlink one of your accounts."""
    person = ctx.member
    addresses = ctx.people.addresses(ctx.sql, person.id)
    gone = [a for a in addresses if a.platform == account.value]
    if not gone:
        raise Refusal("unlink-none")
    if len(addresses) == len(gone):
        raise Refusal("unlink-last")
    merged = int(person.card.get("merged", "0"))
    back = ctx.people.person(ctx.sql, merged) if merged else None
    for address in gone:
        if back is not None and back.state == "merged":
            _give_back(ctx, back.id, address.platform, address.account, address.id)
        else:
            enrolment.drop_account(ctx, address.id)
    kept = {name: value for name, value in person.card.items() if name != "merged"}
    enrolment.set_card(ctx, person.id, kept)
    for address in ctx.people.addresses(ctx.sql, person.id):
        if (address.platform, address.account) != (ctx.actor.platform, ctx.actor.account):
            told = replies.unlinked(account.value)
            ctx.tell(person.id, told, account=address.id, at_once=True)
    return replies.unlinked(account.value)


def _give_back(ctx: Context, member: int, platform: str, account: str, row: int) -> None:
    enrolment.drop_account(ctx, row)
    ctx.cancel(f"merged/{member}")
    ctx.sql.execute(update(Member).where(Member.id == member).values(state="on", until=None))
    ctx.changed_people()
    enrolment.add_account(ctx, ctx.group.id, member, platform, account)
