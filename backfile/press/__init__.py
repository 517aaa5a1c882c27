"""The press: from the shelf of articles to the published site, pure and repeatable."""
