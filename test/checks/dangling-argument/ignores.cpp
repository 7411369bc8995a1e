// RUN: %check_async %s async-dangling-argument
//
// No expectation: nothing is implemented yet.

#include <app/task.h>
