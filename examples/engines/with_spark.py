"""Checks an archive on a Spark cluster: spark-submit with_spark.py ARCHIVE RESULTS."""

import sys
from functools import partial

from pyspark.sql import SparkSession

from msglint.batch import SPARK_SCHEMA, map_in_arrow

messages = SparkSession.builder.getOrCreate().read.parquet(sys.argv[1])
results = messages.mapInArrow(partial(map_in_arrow, keep=["ticket"]), f"ticket bigint, {SPARK_SCHEMA}")
results.write.parquet(sys.argv[2])
