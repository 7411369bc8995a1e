#include <oneapi/tbb.h>
#include <oneapi/tbb/collaborative_call_once.h>
#include <oneapi/tbb/mutex.h>
#include <oneapi/tbb/rw_mutex.h>
