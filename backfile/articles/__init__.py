"""Articles as files: front matter and body, read and written."""
