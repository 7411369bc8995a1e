// RUN: %check_async %s async-fire-and-forget
//
// No expectation: nothing is implemented yet.

#include <app/task.h>
