"""The fictional district (虚构示例区): documents of every format with the truth beside them.

`write_demo` writes a library of its own; nothing in it is real, and nothing of it enters another library.
"""

from dashboard.demo.writing import DemoResult, write_demo

__all__ = ["DemoResult", "write_demo"]
