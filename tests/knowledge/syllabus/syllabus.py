"""Every line of knowledge/syllabus.tsv leads to topics that are written and that show.

A topic shows if it has triggers, and a mark in a fixture of tests/hover/fixtures/topics names it: as
the card's title or, after `also`, as a further topic. That the marks are right is hover_run's affair.

Usage: syllabus.py PYLORE
"""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SYLLABUS = ROOT / "knowledge" / "syllabus.tsv"
FIXTURES = ROOT / "tests" / "hover" / "fixtures" / "topics"
MARK = re.compile(r"^\s*#(?:<+|\s*\^+)\s+(?:also )?(\S.*)$", re.M)
LINES = 133


def ask(program, *arguments):
    return json.loads(subprocess.run([program, *arguments, "--format", "json"], check=True,
                                     capture_output=True).stdout)


def marked_titles():
    files = [file for file in sorted(FIXTURES.rglob("*")) if file.is_file()]
    return {title for file in files for title in MARK.findall(file.read_text(encoding="utf-8"))}


def faults_of_topic(program, topic_id, titles, marked):
    if topic_id not in titles:
        yield "there is no such topic"
        return
    page = ask(program, "explain", topic_id)
    if page["lead"].strip() == "SKELETON.":
        yield "its page is not written yet"
    if not page["triggers"]:
        yield "it shows nowhere: there are no triggers"
    if titles[topic_id] not in marked:
        yield f"no mark of a fixture names `{titles[topic_id]}`"


def main():
    program = sys.argv[1]
    titles = {topic["id"]: topic["title"] for topic in ask(program, "topics")}
    with open(SYLLABUS, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    faults = []
    if len(rows) != LINES:
        faults.append(f"{SYLLABUS}:1: {len(rows)} lines, not {LINES}")
    known = {}
    marked = marked_titles()
    for number, row in enumerate(rows, 2):
        topics = (row["topics"] or "").split()
        if not topics:
            faults.append(f"{SYLLABUS}:{number}: `{row['item']}` leads to no topic")
        for topic in topics:
            if topic not in known:
                known[topic] = list(faults_of_topic(program, topic, titles, marked))
            faults += [f"{SYLLABUS}:{number}: {topic}: {fault}" for fault in known[topic]]
    print(*faults, sep="\n")
    print(f"{len(rows)} lines, {len(known)} topics, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
