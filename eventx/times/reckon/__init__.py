"""Reckoning: one function a kind of meaning."""
