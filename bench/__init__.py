"""Measurements that print ratios: `python -m bench [NAME…]`, or `make bench` for all."""
