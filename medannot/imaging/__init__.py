"""Pixels: files to frames, frames to eight bits, and files without identities."""
