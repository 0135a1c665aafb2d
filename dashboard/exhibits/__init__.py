"""What pages show and exports carry alike: the answer of a topic in words, its figures, charts and tables.

An exhibit (图表) is made from a scope (区县, 单位, 年份) by asking the snapshot; it knows neither Streamlit
nor file formats. So a slide shows what the page showed, and both can be made again from the snapshot.
"""
