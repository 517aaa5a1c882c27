"""Every way to publish is tested alike."""

from functools import partial

import pytest

from backfile.press.publishing import swap
from tests.publishing import making
from tests.publishing.making import Publish, never


@pytest.fixture(params=["in one step", "in two steps"])
def publish(request: pytest.FixtureRequest) -> Publish:
    """Publish as this system can, and as one must that can't exchange folders at once."""
    return partial(making.publish, at_once=swap.at_once if request.param == "in one step" else never)
