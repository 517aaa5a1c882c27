"""The language that the interface speaks: its messages, its dates, its alphabet."""
