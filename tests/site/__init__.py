"""Tests of the whole: from a folder of captures to a site that is opened from disk."""
