// RUN: %check_async %s async-stale-reference
//
// No expectation: nothing is implemented yet.

#include <app/task.h>
