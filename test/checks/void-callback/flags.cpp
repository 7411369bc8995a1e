// RUN: %check_async %s async-void-callback
//
// No expectation: nothing is implemented yet.

#include <app/task.h>
