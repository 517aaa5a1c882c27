"""site.toml and its like: read into typed values, every mistake with its line."""
