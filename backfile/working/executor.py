"""Where work is done, by name only: the command line needs no more of it before it knows what to do."""

from enum import StrEnum


class Executor(StrEnum):
    """Where the work is done."""

    SERIAL = "serial"
    PROCESSES = "processes"
    DASK = "dask"
