"""The press: from articles to the published site."""
