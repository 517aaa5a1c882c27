"""Bytes as a script: a page opened from disk may run scripts, and read nothing else.

The script is UTF-16 with its mark in front, which says so whatever a host may say. A unit of 16 bits carries
15 of the data, so that the file is a fifteenth larger than them; base64 would add a third. No unit is a half
of a pair, ends a line, or ends the text: they are those from U+3400 to U+B3FF.
"""

import json

_FIRST = 0x34
_RAISED = bytes((value + _FIRST) & 0xFF for value in range(256))
_LOWERED = bytes((value - _FIRST) & 0xFF for value in range(256))


def script(name: str, data: bytes) -> bytes:
    """Return the script that hands these bytes over under a name."""
    units = (len(data) * 8 + 14) // 15
    text = bytearray(2 * units)
    text[1::2] = data[:units].ljust(units, b"\0")
    text[0::2] = _spread(data[units:], units).translate(_RAISED)
    head = f'BackfileShards.take("{name}",{len(data)},"'
    return b"\xfe\xff" + head.encode("utf-16-be") + text + '")\n'.encode("utf-16-be")


def data_of(script: bytes) -> bytes:
    """Return the bytes that a script of ours hands over."""
    begin = script.index(',"'.encode("utf-16-be")) + 4
    begin += begin % 2
    size = int(script[2:begin].decode("utf-16-be").split(",")[1])
    units = (size * 8 + 14) // 15
    text = script[begin : begin + 2 * units]
    return (text[1::2] + _gathered(text[0::2].translate(_LOWERED)))[:size]


def plain(name: str, value: object) -> bytes:
    """Return a script that hands a value over as JSON; nothing in it can end the script."""
    text = json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")
    return f'BackfileShards.take("{name}",0,{text})\n'.encode()


def value_of(script: bytes) -> object:
    """Return the value that a script made by `plain` hands over."""
    text = script.decode()
    return json.loads(text[text.index(",0,") + 3 : text.rindex(")")])


def _mask(ones: int, lane: int, width: int) -> int:
    """Return a mask of so many bits set at the foot of each lane of a number so many bits wide."""
    return int.from_bytes(((1 << ones) - 1).to_bytes(lane // 8, "little") * (width // lane), "little")


def _spread(data: bytes, units: int) -> bytes:
    """Write bytes 7 bits a byte. Seven bytes stand in lanes of eight, whose halves are parted thrice."""
    lanes = -(-units // 8)
    data = data.ljust(7 * lanes, b"\0")
    wide = bytearray(8 * lanes)
    for place in range(7):
        wide[place::8] = data[place::7]
    number, width = int.from_bytes(wide, "little"), 64 * lanes
    for bits, lane in ((28, 64), (14, 32), (7, 16)):
        low = number & _mask(bits, lane, width)
        number = low | (number ^ low) << (lane // 2 - bits)
    return number.to_bytes(8 * lanes, "little")[:units]


def _gathered(spread: bytes) -> bytes:
    """Undo `_spread`."""
    lanes = -(-len(spread) // 8)
    number, width = int.from_bytes(spread.ljust(8 * lanes, b"\0"), "little"), 64 * lanes
    for bits, lane in ((7, 16), (14, 32), (28, 64)):
        low = number & _mask(bits, lane, width)
        number = low | (number ^ low) >> (lane // 2 - bits)
    wide = number.to_bytes(8 * lanes, "little")
    data = bytearray(7 * lanes)
    for place in range(7):
        data[place::7] = wide[place::8]
    return bytes(data)
