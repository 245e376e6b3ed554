/* What `pylore doctor` has seen, and how it is told. */
#ifndef PYLORE_CLI_DOCTOR_REPORT_H
#define PYLORE_CLI_DOCTOR_REPORT_H

#include "base/arena.h"
#include "base/buffer.h"

typedef enum DoctorPart {
  PART_PROGRAM, /* the first entry, its version, heads the table */
  PART_SETTINGS, /* in force in the folder, but for defaults */
  PART_AROUND, /* what else is on the machine */
  PART_FAULTS, /* in project files: only told among what is to be done */
  PART_COUNT,
} DoctorPart;

/* One thing that was looked at. */
typedef struct DoctorEntry {
  DoctorPart part;
  const char *name;
  Slice text;
  Slice source; /* of a setting: FILE:LINE */
  const char *advice; /* what to do about it, in Markdown; NULL where all is well */
} DoctorEntry;

typedef struct DoctorReport {
  Slice folder; /* absolute, whose settings are told; empty where there is no such folder */
  Arena *arena;
  DoctorEntry *entries;
  uint32_t count;
} DoctorReport;

/* Takes the entry; what it points to has to live as long as the arena. */
void doctor_report_add(DoctorReport *report, DoctorEntry entry);

/* Whether something is to be done. */
bool doctor_report_has_advice(const DoctorReport *report);

/* Tables of what is here and a list of what is to be done; files below the folder by their names
 * there. */
void doctor_report_write_markdown(const DoctorReport *report, Buffer *out);

/* A list of objects, with whole paths. */
void doctor_report_write_json(const DoctorReport *report, Buffer *out);

#endif
