// RUN: %check_async %s async-dangling-capture
//
// No expectation: nothing is implemented yet.

#include <app/task.h>
