// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// coke: its tasks, and its threads for computation.

#include <cstdio>
#include <future>
#include <libraries/coke.h>
#include <thread>

using namespace std::chrono_literals;

coke::Task<int> loadTotal(int Order);
std::future<int> loadPrice(int Article);
void compress(int File);

// Waits and sleeps.

coke::Task<int> readTotal() {
  co_return coke::sync_wait(loadTotal(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'coke::sync_wait' blocks the thread that runs this coroutine; use 'co_await task' [async-blocking-wait]
}

coke::Task<> waitABit() {
  std::this_thread::sleep_for(10ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine [async-blocking-sleep]
  // CHECK-FIXES: {{^}}  co_await coke::sleep(10ms);
  co_return;
}

coke::Task<int> readPrice() {
  co_await coke::sleep(10ms);
  co_return loadPrice(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

// Back on another thread.
coke::Task<int> readPriceLater() {
  co_await coke::switch_go_thread("archive");
  co_await coke::yield();
  co_return loadPrice(1).get();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::future::get' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 2 suspension points precede the call; this is the last
}

// Silent: on a thread for computation.

coke::Task<int> readPriceInBackground() {
  co_await coke::switch_go_thread();
  int First = loadPrice(1).get();
  co_return First + loadPrice(2).get();
}

coke::Task<int> readInput() {
  co_await coke::switch_go_thread("input");
  co_return std::getchar();
}

coke::Task<int> computePrice() {
  co_return co_await coke::go([] { return loadPrice(1).get(); });
}

coke::Task<> waitWithoutBlocking() {
  co_await coke::sleep(0.5);
  co_await loadTotal(1);
}

// Silent: a function that is no coroutine may wait.
int main() { return coke::sync_wait(loadTotal(1)); }
