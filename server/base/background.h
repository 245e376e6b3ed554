/* Work that would hold up whoever waits for it: files of the user's, of which there may be many, on
 * disks that may be slow. It is done on another thread where there is one. */
#ifndef PYLORE_BASE_BACKGROUND_H
#define PYLORE_BASE_BACKGROUND_H

typedef struct BackgroundJob {
  void (*work)(struct BackgroundJob *job); /* on any thread: sees nothing but the job */
  void (*done)(struct BackgroundJob *job); /* afterwards, on the thread that began it */
  struct BackgroundJob *next; /* for whoever keeps jobs */
} BackgroundJob;

/* Who does jobs. `start` returns at once; the job is the doer's until `done` is called. */
typedef struct Background {
  void (*start)(void *context, BackgroundJob *job);
  void *context;
} Background;

#endif
