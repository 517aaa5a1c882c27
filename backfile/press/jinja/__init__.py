"""Jinja2 as the press needs it: the same templates in fewer steps, and their code kept."""
