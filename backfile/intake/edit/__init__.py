"""The edit: small steps, one file each, from labelled lines to one field and its evidence."""
