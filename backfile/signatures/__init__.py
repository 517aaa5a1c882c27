"""Signatures: verified, and as files of minisign."""
