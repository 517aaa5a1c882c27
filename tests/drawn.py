"""Pictures for tests, drawn by Pillow in every kind that it knows."""

from io import BytesIO

from PIL import Image


def drawn(kind: str, width: int = 40, height: int = 30, colour: str = "teal", **options: object) -> bytes:
    """Return a picture of one colour: `kind` is as Pillow calls it ("PNG")."""
    made = BytesIO()
    Image.new("RGB", (width, height), colour).save(made, kind, **options)
    return made.getvalue()
