"""Errors say what is wrong, where, and what to do; and they survive the way between processes."""

import pickle

from backfile.errors import BackfileError, Exit, Location, Problems

ERROR = BackfileError("it is wrong", Location("a.md", 4, 7), "mend it", code=Exit.USAGE)


def test_an_error_reads_as_place_fault_and_remedy() -> None:
    assert str(ERROR) == "a.md:4:7: it is wrong\n    hint: mend it"
    assert str(BackfileError("it is wrong")) == "it is wrong"
    assert str(BackfileError("it is wrong", Location("a.md"))) == "a.md: it is wrong"
    assert str(Location("a.md", 4)) == "a.md:4"


def test_all_problems_are_told() -> None:
    several = Problems(iter([ERROR, BackfileError("so is this")]))
    assert str(several) == f"{ERROR}\nso is this"
    assert several.problems[0] is ERROR


def test_errors_come_whole_out_of_another_process() -> None:
    one = pickle.loads(pickle.dumps(ERROR))
    assert (one.message, one.at, one.hint, one.code) == (ERROR.message, ERROR.at, ERROR.hint, ERROR.code)
    for number in range(3):
        several = pickle.loads(pickle.dumps(Problems([ERROR] * number)))
        assert [str(problem) for problem in several.problems] == [str(ERROR)] * number
