"""A vector by a matrix: what is written out is what loops would give."""

from hypothesis import given
from hypothesis import strategies as st

from backfile.intake.label.unrolled import products, tops

SIZE = st.integers(2, 12)


@given(st.data())
def test_products_are_the_sums_of_values_times_factors(data: st.DataObject) -> None:
    """Law: of whole numbers, of which the order of adding tells nothing."""
    size = data.draw(SIZE)
    row = st.tuples(*[st.integers(0, 99).map(float)] * size)
    matrix = tuple(data.draw(st.lists(row, min_size=1, max_size=12)))
    vector = data.draw(row)
    wanted = [sum(value * factor for value, factor in zip(vector, own, strict=True)) for own in matrix]
    assert products(matrix)(*vector) == wanted


@given(st.data())
def test_tops_are_the_greatest_sums_of_a_value_and_its_term(data: st.DataObject) -> None:
    size = data.draw(SIZE)
    row = st.tuples(*[st.integers(-(10**10), 10**10)] * size)
    matrix = tuple(data.draw(st.lists(row, min_size=1, max_size=12)))
    vector = data.draw(row)
    wanted = [max(value + term for value, term in zip(vector, own, strict=True)) for own in matrix]
    assert tops(matrix)(*vector) == wanted
