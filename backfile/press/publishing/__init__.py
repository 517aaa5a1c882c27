"""The finished site takes the place of the published one: staged beside it, and whole or not at all."""
