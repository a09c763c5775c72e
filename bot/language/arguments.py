"""What was typed after a command's name becomes texts by parameter name.

The grammar: what a command needs in the order in which it is declared, then what it may have;
`name:value` and `name=value` anywhere; a yes-or-no by its bare name; further lines for the
long text. The last thing needed takes the rest of the line, so few quotation marks are wanted.
Nothing is half understood: what is left over, or could be meant in two ways, is refused.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from bot.language.message import Code, Do, Joined
from bot.language.pieces import NAME, SEPARATORS, Piece, pieces
from bot.language.usage import Asked, usage
from bot.language.values import CodeKind, Flag, Kind, RefKind
from bot.language.values.kind import shown
from bot.language.values.known import DASHES
from bot.refusal import Refusal

_PLAIN = re.compile(r"[\w ./#-]*", re.ASCII)
"""A line in which no mark can mean more than the words themselves."""

_ODD_NAME = re.compile(rf"([^\W\d]\w*)[{SEPARATORS}](?=[^\s/])")


def arguments(
    command: str, params: Sequence[Asked], line: str, below: str = "", card: str = ""
) -> dict[str, str]:
    """Return the values of a command by name, as they were typed.

    `line` is what follows the command's name, `below` the further lines, `card` the reference
    of the card that was replied to. Raises `Refusal` for what is left over or unclear.
    """
    if not (below or card) and _PLAIN.fullmatch(line):
        plain = _word_by_word(params, line)
        if plain is not None:
            return plain
    known = {param.name: param for param in params}
    args: dict[str, str] = {}
    if below:
        line, below = _lines(known, line, below, args)
    walk = _Walk(command, known, line, args)
    stands_in = _referred(params, card)
    if stands_in is not None and walk.begins_without(stands_in):
        walk.leave_out(stands_in.name)
    if below:
        walk.put_below(below)
    walk.through()
    if stands_in is not None and not args.get(stands_in.name):
        args[stands_in.name] = card
    return args


def _word_by_word(params: Sequence[Asked], line: str) -> dict[str, str] | None:
    """Return a word for each value that is needed; None where the line may mean something else.

    Nearly every line that is typed is of this sort, and need not be weighed piece by piece.
    """
    words = line.split()
    needed = [param.name for param in params if param.required]
    if len(words) != len(needed):
        return None
    folded = line.casefold()
    for param in params:
        if isinstance(param.kind, Flag):
            if param.name in folded:
                return None
        elif param.required and param.name != needed[-1] and _takes_more(param.kind):
            return None
    return dict(zip(needed, words, strict=True))


def _takes_more(kind: Kind) -> bool:
    """Whether a value of this kind may go on after its first word, though more is needed."""
    return isinstance(kind, CodeKind) or (kind.spaced and not kind.free)


def _referred(params: Sequence[Asked], card: str) -> Asked | None:
    """Return the parameter that the card stands in for."""
    if not card:
        return None
    series = card.partition("-")[0]
    for param in params:
        if isinstance(param.kind, RefKind):
            return param if param.kind.series == series else None
    return None


def _lines(
    known: Mapping[str, Asked], line: str, below: str, args: dict[str, str]
) -> tuple[str, str]:
    """Sort out further lines where no long text takes them: `name: value`, or values alone."""
    if any(param.kind.long for param in known.values()):
        return line, below.strip()
    others = []
    for text in below.strip().split("\n"):
        named = NAME.match(text.strip())
        name = named[1].lower() if named else ""
        if named and name in known and name not in args:
            value = text.strip()[named.end() :].strip()
            marked = pieces(value, ()) if value else []
            args[name] = marked[0].text if len(marked) == 1 else value
            continue
        others.append(text)
    if not line and others:
        line, *others = others
    return line.strip(), "\n".join(others).strip()


class _Walk:
    """One pass through the pieces of a line, filling `args`."""

    def __init__(
        self, command: str, known: Mapping[str, Asked], line: str, args: dict[str, str]
    ) -> None:
        self._command = command
        self._known = known
        self._line = line
        self._args = args
        self._pieces = pieces(line, known) if line else []
        named: set[str] = set()
        self._later: set[str] = set()
        """Names that a space follows: they may turn out to be somebody's words."""
        for piece in self._pieces:
            if piece.name:
                (named if piece.tight else self._later).add(piece.name)
        free = [p for n, p in known.items() if not (n in named or n in args)]
        self._slots = [p for p in free if p.required]
        if len(self._pieces) >= len(self._slots):
            self._slots += [p for p in free if not p.required and not isinstance(p.kind, Flag)]
        self._given = set(args)
        self._given_by_name = set(args)
        self._unmarked = False
        """Whether a single word without quotation marks stands for words of somebody's own."""

    def begins_without(self, stands_in: Asked) -> bool:
        """Whether the line does not begin with a reference, so that the card is meant."""
        if not self._pieces or not isinstance(stands_in.kind, RefKind):
            return True
        first = self._pieces[0].text.upper().translate(DASHES).removeprefix("#")
        number = first.removeprefix(stands_in.kind.series)
        return number == first or not (number.isdecimal() or number[:1] == "-" != number)

    def leave_out(self, name: str) -> None:
        """Expect no value for this parameter in order; it may still be named."""
        self._slots = [slot for slot in self._slots if slot.name != name]

    def put_below(self, below: str) -> None:
        """Give the further lines to the long text, or else to the last thing that is needed."""
        needed = [slot for slot in self._slots if slot.required and slot.kind.spaced]
        takers = [p for p in self._known.values() if p.kind.long] or needed[-1:]
        if not takers:
            raise self._left_over(below)
        taker = takers[0]
        if not taker.kind.long:
            self.leave_out(taker.name)
            self._given.add(taker.name)
        self._args[taker.name] = below

    def through(self) -> None:
        """Fill every value from the line."""
        at = 0
        while at < len(self._pieces):
            at = self._take(at)

    def _take(self, at: int) -> int:
        """Take one value, beginning at a piece; return where the next begins."""
        piece = self._pieces[at]
        if piece.name in self._given_by_name:
            raise self._surplus(piece)
        if piece.name and piece.name not in self._given:
            self._given_by_name.add(piece.name)
            if not piece.tight:
                self.leave_out(piece.name)
            return self._fill(self._known[piece.name], at, named=True)
        if self._is_flag(piece):
            self._given.add(piece.text.casefold())
            return self._put(self._known[piece.text.casefold()], "yes", at + 1)
        if not self._slots:
            raise self._surplus(piece)
        slot = self._next_slot()
        if not slot.kind.free and not piece.quoted and _ODD_NAME.match(self._line, piece.start):
            raise self._surplus(piece)
        return self._fill(slot, at, named=False)

    def _next_slot(self) -> Asked:
        """Return what comes next in order and will not be named further on."""
        for number, slot in enumerate(self._slots):
            if slot.name not in self._later:
                return self._slots.pop(number)
        return self._slots.pop(0)

    def _fill(self, param: Asked, at: int, *, named: bool) -> int:
        piece = self._pieces[at]
        self._given.add(param.name)
        if piece.broken:
            return self._put(param, self._unclosed(at), len(self._pieces))
        if piece.quoted or not piece.text:
            return self._put(param, piece.text, at + 1)
        end = self._end(param.kind, at)
        start = piece.value_at if named else piece.start
        if end - at > 1 and param.kind.free and self._unmarked:
            raise Refusal("quotation-needed", example=self._example())
        if param.kind.free and not named:
            self._unmarked = True
        return self._put(param, self._line[start : self._pieces[end - 1].end], end)

    def _put(self, param: Asked, value: str, after: int) -> int:
        """Keep a value; a long text goes on in the lines below."""
        below = self._args.get(param.name, "") if param.kind.long else ""
        self._args[param.name] = f"{value}\n{below}" if below else value
        return after

    def _end(self, kind: Kind, at: int) -> int:
        """Return where a value ends that began at a piece without quotation marks."""
        end = at + 1
        if isinstance(kind, CodeKind):
            return self._end_of_code(kind, at)
        if end == len(self._pieces) or not kind.spaced:
            return end
        if kind.free and [s for s in self._slots if s.required and s.name not in self._later]:
            return end
        return self._end_before(end, stops_at_marks=bool(self._slots), free=kind.free)

    def _end_before(self, end: int, *, stops_at_marks: bool, free: bool) -> int:
        while end < len(self._pieces):
            piece = self._pieces[end]
            if piece.name and self._begins_value(piece):
                break
            if stops_at_marks and (piece.quoted or piece.broken):
                break
            if not free and self._is_flag(piece):
                break
            if free:
                self._check_spelling(piece)
            end += 1
        return end

    def _end_of_code(self, kind: CodeKind, at: int) -> int:
        """Return where a code ends whose groups were typed with spaces between them."""
        end, length = at + 1, sum(map(str.isalnum, self._pieces[at].text))
        while length < sum(kind.lengths) and end < len(self._pieces):
            piece = self._pieces[end]
            if piece.name or piece.quoted or not piece.text.isalnum():
                break
            length += len(piece.text)
            end += 1
        return end

    def _begins_value(self, piece: Piece) -> bool:
        """Whether a name with a colon begins a new value: not where it is one of the words."""
        if piece.name in self._given:
            return piece.tight and piece.name in self._given_by_name
        return True

    def _is_flag(self, piece: Piece) -> bool:
        param = self._known.get(piece.text.casefold())
        if param is None or piece.quoted or piece.name or param.name in self._given:
            return False
        return isinstance(param.kind, Flag)

    def _check_spelling(self, piece: Piece) -> None:
        """Refuse a misspelt `name:value` among somebody's words: it was not meant as words."""
        odd = _ODD_NAME.match(self._line, piece.start)
        if odd and not piece.quoted and odd[1].lower() not in self._known:
            left = [name for name in self._known if name not in self._given]
            if get_close_matches(odd[1].lower(), left, 1, 0.75):
                raise self._surplus(piece)

    def _unclosed(self, at: int) -> str:
        """Return the rest of a line after a quotation mark, if nothing else can be meant."""
        piece, *later = self._pieces[at:]
        rest = self._line[piece.value_at + 1 :]
        if any(other.name or other.quoted or other.broken for other in later) or '"' in rest:
            near = shown(piece.text)
            raise Refusal("quotation-open", near=near, example=self._example())
        return rest.strip()

    def _surplus(self, piece: Piece) -> Refusal:
        if piece.name:
            return Refusal("value-twice", name=Code(piece.name))
        odd = _ODD_NAME.match(self._line, piece.start)
        if odd and not piece.quoted and self._known:
            names = Joined(tuple(Code(name) for name in self._known))
            name, command = shown(odd[1]), Do(self._command)
            return Refusal("parameter-not-there", name=name, command=command, names=names)
        return self._left_over(self._line[piece.start : piece.end])

    def _left_over(self, text: str) -> Refusal:
        return Refusal("value-left-over", rest=shown(text), example=self._example())

    def _example(self) -> Do:
        return Do(self._command, usage(list(self._known.values())))
