"""What is measured: one file for each benchmark, all with the same `measure`; `every.py` lists them."""
