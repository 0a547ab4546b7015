"""QR codes: a text as black and white squares, and back again. Pure; drawing is `exports.paper`'s.

What a code of a size looks like comes from `segno`, once for each size; a text is then put into it by tables, in a tenth
of the time, and with one mask: choosing among the eight takes seven times as long, and phones read any of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import Any

LEVELS = ("L", "M", "Q", "H")
"""How much of a code may be damaged: about 7, 15, 25 and 30 %."""
_MASK = 0


@dataclass(frozen=True, slots=True)
class Squares:
    """A code without its white edge: rows from the top, a bit a square from the left, 1 is black."""

    size: int
    """Squares along a side."""
    bits: str
    """Row by row, "0" and "1"."""

    def rows(self) -> list[str]:
        """Return its rows."""
        return [self.bits[at : at + self.size] for at in range(0, len(self.bits), self.size)]

    def packed(self) -> bytes:
        """Return its rows as bytes, each filled up with white: an image of one bit a square."""
        fill = "0" * (-self.size % 8)
        whole = "".join(row + fill for row in self.rows())
        return int("1" + whole, 2).to_bytes(len(whole) // 8 + 1)[1:]


def unpacked(size: int, content: bytes) -> Squares:
    """Return the code of such an image. Raises ValueError when it has not as many bytes as that takes."""
    width = (size + 7) // 8 * 8
    if len(content) != width // 8 * size:
        raise ValueError("not a code of this size")
    whole = format(int.from_bytes(content), f"0{len(content) * 8}b")
    return Squares(size, "".join(whole[row * width : row * width + size] for row in range(size)))


def encode(text: str, level: str = "M") -> Squares:
    """Return a text as a code, in UTF-8, as small as it can be. Raises ValueError when it is too long for any."""
    content = text.encode()
    version = next((it for it in range(1, 41) if len(content) <= _room(it, level)), None)
    if version is None:
        raise ValueError("too long for a square code")
    plan = _plan(version, level)
    wide = 8 if version < 10 else 16
    head = (0b0100 << wide | len(content)) << 8 * len(content) | int.from_bytes(content)
    data = (head << 4).to_bytes(len(content) + 1 + wide // 8)  # what it is (4 bits), its length, itself, 4 empty bits
    words = (data[: plan.data] + b"\xec\x11" * (plan.data // 2))[: plan.data]
    starts = accumulate(plan.blocks, initial=0)
    blocks = [words[start : start + size] for start, size in zip(starts, plan.blocks, strict=False)]
    stream = bytes(plan.mix(words + b"".join(_check(block, plan.check) for block in blocks)))
    bits = format(int.from_bytes(stream), f"0{len(stream) * 8}b").encode()
    return Squares(plan.size, format(int(_placed(bits, plan), 2) ^ plan.mask, f"0{plan.size**2}b"))


def decode(code: Squares) -> str:
    """Return the text of an undamaged code that `encode` made. Raises ValueError for any other."""
    version = (code.size - 17) // 4
    if not 1 <= version <= 40 or code.size != 17 + 4 * version or len(code.bits) != code.size**2:
        raise ValueError("no such size")
    for level in LEVELS:
        text = _text_in(code, _plan(version, level), version)
        if text is not None and encode(text, level) == code:
            return text
    raise ValueError("not a code as this program makes them")


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a code of one size and level is put together."""

    size: int
    data: int
    """Bytes of data."""
    blocks: tuple[int, ...]
    """Bytes of data in each block."""
    check: int
    """Check bytes of each block."""
    mask: int
    """All that is black before any data: the mask, and the squares that every such code has."""
    mix: itemgetter[Any]
    """From the data and its check bytes, block after block, the bytes in the order they are put into the squares."""
    runs: tuple[tuple[int, int, int], ...]
    """Where on the way through the squares bits of the stream lie without a gap: from where, to where, from which bit."""
    take: itemgetter[Any]
    """From the squares, the stream."""


@lru_cache(maxsize=16)
def _plan(version: int, level: str) -> _Plan:
    import segno
    from segno import consts

    known = segno.make_qr("0", error=level, version=version, mask=_MASK, boost_error=False)
    data = (consts.TYPE_DATA_LIGHT, consts.TYPE_DATA_DARK)
    kinds: list[list[int]] = [list(row) for row in known.matrix_iter(border=0, verbose=True)]
    size, infos = len(kinds), _blocks(version, level)
    free = [it for it in _zigzag(size) if kinds[it // size][it % size] in data or it == 9 * size - 9]  # told as no data
    total = sum(count * whole for count, whole, _data in infos) * 8
    squares = [bit for row in known.matrix_iter(border=0) for bit in row]
    for square in free:
        squares[square] = not (square // size + square % size) % 2  # mask 0 (ISO/IEC 18004, 7.8.2)
    blocks = tuple(data for count, _whole, data in infos for _block in range(count))
    room, check = sum(blocks), infos[0][1] - infos[0][2]
    checks = [room + it for it in _interleaved([check] * len(blocks))]
    return _Plan(
        size=size,
        data=room,
        blocks=blocks,
        check=check,
        mix=itemgetter(*_interleaved(blocks), *checks),
        mask=int("".join("1" if it else "0" for it in squares), 2),
        runs=tuple(_runs(size, free[:total])),
        take=itemgetter(*free[:total]),
    )


@lru_cache(maxsize=64)
def _blocks(version: int, level: str) -> tuple[tuple[int, int, int], ...]:
    """Return the blocks of a code: how many, how many bytes each has, and how many of those are data."""
    from segno import consts

    errors = {
        "L": consts.ERROR_LEVEL_L,
        "M": consts.ERROR_LEVEL_M,
        "Q": consts.ERROR_LEVEL_Q,
        "H": consts.ERROR_LEVEL_H,
    }
    known: Any = consts.ECC
    return tuple((it.num_blocks, it.num_total, it.num_data) for it in known[version][errors[level]])


@lru_cache(maxsize=256)
def _room(version: int, level: str) -> int:
    """Return how many bytes of text a code takes, beside what says that it is bytes and how many."""
    return sum(count * data for count, _whole, data in _blocks(version, level)) - (2 if version < 10 else 3)


def _zigzag(size: int) -> Iterator[int]:
    """Yield all squares in the order that data is put into them, pair by pair of columns, up and down (7.7.3)."""
    for turn, right in enumerate(it if it > 6 else it - 1 for it in range(size - 1, 0, -2)):
        for step in range(size):
            row = step if turn % 2 else size - 1 - step
            yield row * size + right
            yield row * size + right - 1


def _runs(size: int, free: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield where on the way through all squares those that hold data lie one after the other."""
    bits = {square: bit for bit, square in enumerate(free)}
    begin = None
    for at, square in enumerate((*_zigzag(size), -1)):
        if square in bits and begin is None:
            begin = at, bits[square]
        elif square not in bits and begin is not None:
            yield begin[0], at, begin[1]
            begin = None


def _placed(bits: bytes, plan: _Plan) -> bytes:
    """Return the squares row by row with the bits of a stream in them, "0" in all others; in slices, as `_zigzag` goes."""
    size = plan.size
    way, squares = bytearray(b"0" * size * (size - 1)), bytearray(b"0" * size**2)
    for begin, end, bit in plan.runs:
        way[begin:end] = bits[bit : bit + end - begin]
    for turn, right in enumerate(it if it > 6 else it - 1 for it in range(size - 1, 0, -2)):
        pair = way[2 * size * turn : 2 * size * (turn + 1)]
        step = 1 if turn % 2 else -1
        squares[right::size] = pair[::2][::step]
        squares[right - 1 :: size] = pair[1::2][::step]
    return bytes(squares)


def _interleaved(blocks: Sequence[int]) -> list[int]:
    """Return the places of bytes in blocks of these sizes: the first of each block, then the second of each, and so on."""
    starts = list(accumulate(blocks, initial=0))[:-1]
    return [start + at for at in range(max(blocks)) for start, size in zip(starts, blocks, strict=True) if at < size]


def _check(block: bytes, count: int) -> bytes:
    """Return the check bytes of a block (Reed–Solomon over 256 elements, 7.5), a byte of data at a time as CRCs are."""
    table, rest, top = _products(count), 0, 8 * (count - 1)
    below = (1 << top) - 1
    for byte in block:
        rest = (rest & below) << 8 ^ table[byte ^ rest >> top]
    return rest.to_bytes(count)


@lru_cache(maxsize=32)
def _products(count: int) -> tuple[int, ...]:
    """Return the generator of `count` check bytes, but for its first term, times each of the 256 elements."""
    powers, logs, value = [], {}, 1
    for power in range(255):
        powers.append(value)
        logs[value] = power
        value = value << 1 ^ (0x11D if value & 0x80 else 0)

    def times(one: int, other: int) -> int:
        return powers[(logs[one] + logs[other]) % 255] if one and other else 0

    terms = [1]
    for power in range(count):
        shifted = [*terms, 0]
        terms = [a ^ times(b, powers[power]) for a, b in zip(shifted, [0, *terms], strict=True)]
    return tuple(int.from_bytes(bytes(times(it, by) for it in terms[1:])) for by in range(256))


def _text_in(code: Squares, plan: _Plan, version: int) -> str | None:
    """Return the text of a code if it is one of this plan; None: it is not."""
    bits = f"{int(code.bits, 2) ^ plan.mask:0{plan.size**2}b}"
    stream = "".join(plan.take(bits))
    words = int("1" + stream[: plan.data * 8], 2).to_bytes(plan.data + 1)[1:]
    data = bytearray(plan.data)
    for word, place in zip(words, _interleaved(plan.blocks), strict=True):
        data[place] = word
    whole = format(int.from_bytes(b"\x01" + data), "b")[1:]
    wide = 8 if version < 10 else 16
    length = int(whole[4 : 4 + wide], 2)
    content = whole[4 + wide : 4 + wide + 8 * length]
    if whole[:4] != "0100" or len(content) != 8 * length:
        return None
    try:
        return int("1" + content, 2).to_bytes(length + 1)[1:].decode()
    except UnicodeDecodeError:
        return None
