/* Independent jobs on several threads. */
#ifndef PYLORE_BASE_PARALLEL_H
#define PYLORE_BASE_PARALLEL_H

#include <stdint.h>

/* Does job `index` with what belongs to `worker` alone: each worker does one job at a time. */
typedef void (*ParallelJob)(void *context, uint32_t worker, uint32_t index);

/* How many processors the program may use, at least 1. */
uint32_t parallel_processors(void);

/* Does the jobs 0 up to `jobs` on up to `workers` threads, the caller's among them, and returns
 * when all are done. Jobs are begun in order. Where threads cannot be had, fewer do all the work.
 */
void parallel_run(uint32_t workers, uint32_t jobs, ParallelJob job, void *context);

#endif
