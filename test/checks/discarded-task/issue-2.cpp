// RUN: %check_async %s async-discarded-task
//
// Shapes that the first version got wrong.

#include <app/task.h>
#include <vector>

void writeAuditLog();
app::EagerTask<> app::refreshCache() { co_return; }

// A discarded branch, without a template around it.
void discardedBranch() {
  if constexpr (sizeof(int) == 1)
    app::refreshCache();
  else
    writeAuditLog();
}

// A local name has no scope in front of it.
struct Session {
  app::Task<> operator()(int Request);
};

void localNames(Session &Serve) {
  auto Close = []() -> app::Task<> { co_return; };
  Close();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'Close' is dropped; its work never runs [async-discarded-task]
  Serve(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'Serve' is dropped; its work never runs [async-discarded-task]
}

// A generator yields synchronously: its consumer gets no value for an await.
app::Generator<int> inGenerator() {
  app::refreshCache();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
  co_yield 1;
}

// `co_await` is ill-formed in the initialiser of a static variable, even where
// Clang takes it.
app::Task<> inStaticInitialiser() {
  static int WarmUps = (app::refreshCache(), 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the task of 'app::refreshCache' is dropped; its result and its error are lost [async-discarded-task]
  (void)WarmUps;
  co_return;
}

// A container of containers.
std::vector<std::vector<app::Task<int>>> fetchShelves();

void nestedContainer() {
  fetchShelves();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'fetchShelves' is dropped; the tasks in it are lost [async-discarded-task]
}
