"""Parts of pages that Streamlit does not have: a text with its figures, a table whose figures are links.

Their scripts get plain data and write it as text only: nothing that stands in a document becomes HTML.
"""
