"""Checks an archive with Ray: python with_ray.py ARCHIVE RESULTS."""

import sys

import ray

from msglint.batch import lint_table

messages = ray.data.read_parquet(sys.argv[1])
results = messages.map_batches(lint_table, batch_format="pyarrow", fn_kwargs={"keep": ["ticket"]})
results.write_parquet(sys.argv[2])
