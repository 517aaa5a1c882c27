"""Tags: the people, places, organisations and topics that a text is about."""

from backfile.intake.edit.tagging.tags import Subjects, subjects_of

__all__ = ["Subjects", "subjects_of"]
