"""Tags: the people, places, organisations and topics that a text is about."""

from backfile.intake.edit.tagging.tags import tags_of

__all__ = ["tags_of"]
