// What the check does not find, and why.
// RUN: %check_async %s async-missing-cancellation
// No expectation: the check is silent here.

#include <app/stopping.h>
#include <atomic>

// The token in reach is not for this.
class Cache {
public:
  app::Task<> load() {
    co_await app::fetch("/");
  }

private:
  std::stop_token OfTheTimer;
};

// The duration does not bound the wait.
app::Task<> poll(std::chrono::seconds Interval) {
  co_await app::fetch("/");
}

// The task is kept in a variable first.
app::Task<> later() {
  auto Work = app::fetch("/");
  co_await std::move(Work);
}

// A call that is not awaited where it stands.
app::Task<> all(app::Task<std::string> First, app::Task<std::string> Second) {
  co_await std::move(First);
  co_await std::move(Second);
}
