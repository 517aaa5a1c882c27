"""Sites in a storage."""
