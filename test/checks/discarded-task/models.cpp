// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/models.yaml;%inputs/app/allow.yaml"}}' %s async-discarded-task
//
// What the models of the application say.

#include <app/task.h>
#include <exception>

app::Task<int> app::fetchPrice(int Article) { co_return Article; }

namespace app {

// A task that the model allows to drop.
struct Signal {
  struct promise_type {
    Signal get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  Delay operator co_await();
};

// A future that only the model knows.
template <typename T> struct Reply {
  T get();
  bool isReady() const;
};

template <typename T> struct Batch {
  T *First;
};

Signal raise(int Kind);
Reply<int> request(int Order);
EagerTask<> notify(int Customer);
Batch<Task<int>> fetchBatch();

} // namespace app

void droppableType() { app::raise(1); }

void droppableFunction() { app::notify(1); }

void futureOfModel() {
  app::request(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'app::request' is dropped; its result and its error are lost [async-discarded-task]
}

void containerOfModel() {
  app::fetchBatch();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'app::fetchBatch' is dropped; the tasks in it are lost [async-discarded-task]
}

void allowedFunction() {
  // The policy accepts that a refresh is dropped.
  app::refreshCache();
}

void otherFunction() {
  app::fetchPrice(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::fetchPrice' is dropped; its work never runs [async-discarded-task]
}

#define APP_EXPECT_FAILURE(STATEMENT)                                                    \
  try {                                                                                  \
    STATEMENT;                                                                           \
  } catch (const std::exception &) {                                                     \
  }

void testBody() { APP_EXPECT_FAILURE(app::fetchPrice(-1)); }
