// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/models.yaml;%inputs/app/allow.yaml"}}' %s async-blocking-sleep
//
// What the models of the application say.

#include <app/task.h>
#include <thread>
#include <unistd.h>

namespace app::legacy {
void pause();
void settle(int Milliseconds);
int awaitReply();
} // namespace app::legacy

[[clang::annotate("async::blocking:sleep")]] void warmUp();

app::Task<> sleepOfModel() {
  app::legacy::pause();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'app::legacy::pause' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(duration)' [async-blocking-sleep]
  co_return;
}

app::Task<> sleepOfModelWithDuration() {
  app::legacy::settle(5);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'app::legacy::settle' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::milliseconds(5))' [async-blocking-sleep]
  // Zero does not sleep.
  app::legacy::settle(0);
  co_return;
}

app::Task<> waitOfModel() {
  // async-blocking-wait speaks of it.
  app::legacy::awaitReply();
  co_return;
}

app::Task<> allowed() {
  // The model of the application allows both.
  usleep(10);
  warmUp();
  co_return;
}

app::Task<> notAllowed() {
  sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs this coroutine; use 'co_await app::sleepFor(std::chrono::seconds(1))' [async-blocking-sleep]
  co_return;
}
