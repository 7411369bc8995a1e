// RUN: %check_async %s async-returned-task
//
// No expectation: nothing is implemented yet.

#include <app/task.h>
