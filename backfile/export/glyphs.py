"""Capital letters as strokes, for icons: ours, so that an icon is the same wherever it is made.

A letter stands in a field 8 wide and 12 high, from the left top; Latin, Cyrillic and Greek ones share shapes.
A stroke is points in a row, each x and y as a hexadecimal digit; a point behind "(" is not on the stroke but
draws it near, as the control point of a quadratic curve to the next. Strokes are parted by "|".
"""

_LATIN = {
    "A": "0c 40 8c|18 78",
    "B": "0c 00 40 (70 73 (76 46 06|46 (86 89 (8c 4c 0c",
    "C": "82 (70 40 (00 06 (0c 4c (7c 8a",
    "D": "0c 00 30 (80 86 (8c 3c 0c",
    "E": "80 00 0c 8c|06 66",
    "F": "80 00 0c|06 66",
    "G": "82 (70 40 (00 06 (0c 4c (8c 87 57",
    "H": "00 0c|80 8c|06 86",
    "I": "40 4c",
    "J": "70 78 (7c 4c (1c 19",
    "K": "00 0c|80 06 8c",
    "L": "00 0c 8c",
    "M": "0c 00 48 80 8c",
    "N": "0c 00 8c 80",
    "O": "40 (80 86 (8c 4c (0c 06 (00 40",
    "P": "0c 00 40 (80 83 (86 46 06",
    "Q": "40 (80 86 (8c 4c (0c 06 (00 40|59 8d",
    "R": "0c 00 40 (80 83 (86 46 06|46 8c",
    "S": "82 (70 40 (00 03 (06 46 (86 89 (8c 4c (1c 0a",
    "T": "00 80|40 4c",
    "U": "00 07 (0c 4c (8c 87 80",
    "V": "00 4c 80",
    "W": "00 2c 43 6c 80",
    "X": "00 8c|80 0c",
    "Y": "00 46 80|46 4c",
    "Z": "00 80 0c 8c",
}
_FIGURES = {
    "0": _LATIN["O"],
    "1": "12 40 4c",
    "2": "03 (00 40 (80 83 (85 0c 8c",
    "3": "02 (10 40 (80 83 (86 46 (86 89 (8c 4c (1c 0a",
    "4": "6c 60 09 89",
    "5": "80 10 06 46 (86 89 (8c 4c (0c 0a",
    "6": "70 (00 08 (0c 4c (8c 88 (85 45 (05 08",
    "7": "00 80 3c",
    "8": "40 (80 83 (86 46 (06 03 (00 40|46 (86 89 (8c 4c (0c 09 (06 46",
    "9": "1c (8c 84 (80 40 (00 04 (07 47 (87 84",
}
_CYRILLIC = {
    "Б": "70 00 0c 4c (8c 89 (86 46 06",
    "Г": "80 00 0c",
    "Д": "0e 0b 8b 8e|1b 30 70 7b",
    "Ж": "40 4c|00 46 80|0c 46 8c",
    "И": "00 0c 80 8c",
    "Л": "0c (3c 30 80 8c",
    "П": "0c 00 80 8c",
    "У": "80 2c|00 56",
    "Ф": "40 4c|43 (83 86 (89 49 (09 06 (03 43",
    "Ц": "00 0b 7b 70|7b 8b 8e",
    "Ч": "00 03 (06 46 86|80 8c",
    "Ш": "00 0c 8c 80|40 4c",
    "Щ": "00 0b 7b 70|40 4b|7b 8b 8e",
    "Ъ": "00 20 2c 5c (8c 89 (86 56 26",
    "Ы": "00 0c 2c (5c 59 (56 26 06|80 8c",
    "Ь": "00 0c 4c (8c 89 (86 46 06",
    "Э": "02 (10 40 (80 86 (8c 4c (1c 0a|26 86",
    "Ю": "00 0c|06 26|50 (80 86 (8c 5c (2c 26 (20 50",
    "Я": "8c 80 40 (00 03 (06 46 86|46 0c",
    "Є": "82 (70 40 (00 06 (0c 4c (7c 8a|06 66",
}
_GREEK = {
    "Δ": "0c 40 8c 0c",
    "Θ": "40 (80 86 (8c 4c (0c 06 (00 40|26 66",
    "Λ": "0c 40 8c",
    "Ξ": "00 80|16 76|0c 8c",
    "Σ": "80 00 56 0c 8c",
    "Ψ": "40 4c|00 03 (07 47 (87 83 80",
}
_ALIKE = {
    **dict(zip("АВЕЗКМНОРСТХІЈЅ", "ABE3KMHOPCTXIJS", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    **dict(zip("ҐΓΠΦ", "ГГПФ", strict=True)),
}
_SHAPES = {**_LATIN, **_FIGURES, **_CYRILLIC, **_GREEK}
PAGE = "00 80 8c 0c 00|23 63|26 66|29 49"
"""A written page, for what is in none of these scripts."""


def shape_of(letter: str) -> str | None:
    """Return the strokes of a capital letter or a figure; None where there are none."""
    return _SHAPES.get(_ALIKE.get(letter, letter))
