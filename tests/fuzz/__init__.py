"""Fuzzing that is led by coverage: `make fuzz SECONDS=600`. Needs atheris, which not every system has."""
