"""Intake: from captures to articles, heuristic and careful. It never touches what a person has edited."""
