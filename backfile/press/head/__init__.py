"""What an article's page tells programs."""
