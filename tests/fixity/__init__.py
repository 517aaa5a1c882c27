"""That copies are checked, signed and had back."""
