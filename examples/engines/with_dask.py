"""Checks an archive with Dask: python with_dask.py ARCHIVE RESULTS."""

import sys

import dask.dataframe as dd

from msglint.batch import lint_frame

messages = dd.read_parquet(sys.argv[1])
results = messages.map_partitions(lint_frame, keep=["ticket"])
results.to_parquet(sys.argv[2], write_index=False)
