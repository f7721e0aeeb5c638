"""Numbers: plain values in, frozen tables out."""
