"""The ground floor: what both wings stand on."""
