"""How the laws' cases are made up.

The same in each run, so that what passes here passes anywhere; `make fuzz` makes up others.
A busy machine is no failure, so that no case has a deadline.
"""

from hypothesis import settings

# Half of Hypothesis's usual number of cases, the same in each run: `make fuzz` tries others, and all.
settings.register_profile("house", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("fuzz", deadline=None, print_blob=True)
settings.load_profile("house")
