"""What the archive gives to other programs: values as text of a format, one file a format, no page known."""
