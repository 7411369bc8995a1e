// RUN: %check_async --config='{CheckOptions: {async-blocking-wait.OutsideCoroutines: true}}' %s async-blocking-wait

#include <app/task.h>
#include <future>
#include <thread>

std::future<int> askWarehouse();
namespace app {
template <typename T> T sync_wait(Task<T>);
}

// Sync over async: the caller waits, whoever it is.
int stock() {
  return askWarehouse().get();
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'std::future::get' waits for asynchronous work, and the caller of 'stock' with it [async-blocking-wait]
}

int price() {
  return app::sync_wait(app::fetchPrice(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'app::sync_wait' waits for asynchronous work, and the caller of 'price' with it [async-blocking-wait]
}

// Below: nothing more is expected.

// A thread is no task.
void finish(std::thread &Worker) { Worker.join(); }

// It does not wait.
bool isKnown(std::future<int> &Answer) {
  return Answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

// A thread of its own may wait.
void refresh() { std::thread([] { askWarehouse().wait(); }).detach(); }

// The body of a test.
#define TEST(Suite, Name) void Suite##_##Name()
TEST(Warehouse, HasStock) { askWarehouse().wait(); }

// The edge of the program.
int main() { return askWarehouse().get(); }
