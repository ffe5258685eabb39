"""A Spark job of one's own: events as a table of who with whom, errors as a table beside it.

Usage: python job.py ARTICLES FOLDER
"""

import sys

from pyspark.sql import functions as f

from eventx.spark import extract_events, session

articles, folder = sys.argv[1:]
spark = session("local[2,4]")  # two cores, and four attempts at a piece of work
spark.sparkContext.setLogLevel("ERROR")

lines = spark.read.text(articles)  # as text: a reader of JSON would choose a type for each field
results = extract_events(lines, json_field="value").cache()  # two tables are made of it: worked out once

events = results.where("error IS NULL").withColumn("day", f.substring("document.published", 1, 10))
events.drop("error").write.partitionBy("day").mode("overwrite").parquet(f"{folder}/events")
errors = results.where("error IS NOT NULL").select("error.*")
errors.write.mode("overwrite").json(f"{folder}/errors")

who = f.array_join("participants.name", ", ").alias("who")
table = spark.read.parquet(f"{folder}/events").select("day", "type", "status", who, "time.edtf")
for row in table.orderBy("day", "type", "status", "who").limit(8).collect():
    print(*row, sep=" | ")
for row in errors.collect():
    print(row.code, row.input)
spark.stop()
