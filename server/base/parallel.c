#include "base/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"

typedef struct Run {
  ParallelJob job;
  void *context;
  uint32_t jobs;
  atomic_uint next;
} Run;

typedef struct Worker {
  Run *run;
  uint32_t index;
  pthread_t thread;
} Worker;

uint32_t parallel_processors(void) {
  cpu_set_t usable;
  bool is_known = sched_getaffinity(0, sizeof usable, &usable) == 0;
  long count = is_known ? CPU_COUNT(&usable) : sysconf(_SC_NPROCESSORS_ONLN);
  return count < 1 ? 1 : (uint32_t)count;
}

static void *work(void *argument) {
  const Worker *worker = argument;
  Run *run = worker->run;
  for (uint32_t index = atomic_fetch_add(&run->next, 1); index < run->jobs;
       index = atomic_fetch_add(&run->next, 1))
    run->job(run->context, worker->index, index);
  return NULL;
}

void parallel_run(uint32_t workers, uint32_t jobs, ParallelJob job, void *context) {
  if (workers > jobs) workers = jobs;
  if (workers == 0) return;
  Run run = {.job = job, .context = context, .jobs = jobs};
  Worker *all = memory_create(workers, sizeof *all);
  for (uint32_t i = 0; i < workers; i++) all[i] = (Worker){.run = &run, .index = i};
  uint32_t started = 1; /* the caller's own */
  while (started < workers && pthread_create(&all[started].thread, NULL, work, &all[started]) == 0)
    started++;
  work(&all[0]);
  for (uint32_t i = 1; i < started; i++) pthread_join(all[i].thread, NULL);
  free(all);
}
