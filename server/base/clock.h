/* Time that only goes forward. */
#ifndef PYLORE_BASE_CLOCK_H
#define PYLORE_BASE_CLOCK_H

#include <stdint.h>

/* Nanoseconds since some fixed moment. */
uint64_t clock_now(void);

/* Nanoseconds that this thread has worked; slower to ask for than clock_now. */
uint64_t clock_worked(void);

#endif
