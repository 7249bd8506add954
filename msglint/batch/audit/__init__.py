"""An audit of an archive on one machine: the results of Parquet files as Parquet files, and what they add up to."""
