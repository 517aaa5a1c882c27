"""What a step of the edit found: a value, and the evidence for it in words."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """A value, and how it is known ("line 27: AFP contributed reporting"); no value has no evidence."""

    value: T
    evidence: str | None = None
