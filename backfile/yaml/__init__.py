"""YAML as a plain tree with places, read and written."""
