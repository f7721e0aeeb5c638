"""Annotations of DICOM images as DICOM objects: reports (TID 1500) and segmentations, out and in.

highdicom writes them and takes a second to load: only what writes imports it, and nothing here is
imported before a person asks for one of these formats.
"""
