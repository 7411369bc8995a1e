// RUN: %check_async %s async-blocking-sleep
//
// Boost.Thread's own headers.

#include <app/task.h>
#include <boost/thread/thread_only.hpp>

app::Task<> sleepsForDuration() {
  boost::this_thread::sleep_for(boost::chrono::milliseconds(5));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

app::Task<> sleepsUntilTimePoint(boost::chrono::steady_clock::time_point Due) {
  boost::this_thread::sleep_until(Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::this_thread::sleep_until' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

app::Task<> sleepsForPosixTime(const boost::posix_time::time_duration &Pause) {
  boost::this_thread::sleep(Pause);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::this_thread::sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

app::Task<> sleepsWithoutInterruption() {
  boost::this_thread::no_interruption_point::sleep_for(boost::chrono::seconds(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'boost::this_thread::no_interruption_point::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

app::Task<> sleepsForNoTime() {
  boost::this_thread::sleep_for(boost::chrono::milliseconds(0));
  boost::this_thread::yield();
  co_return;
}
