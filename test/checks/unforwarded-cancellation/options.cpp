// RUN: %check_async --config='{CheckOptions: {async.CancellationTypes: "app::Deadline; app::Context"}}' %s async-unforwarded-cancellation
//
// The types of a program, by the option of the family.

#include <app/task.h>

namespace app {
class Context {
public:
  bool isDone() const;
};
class Deadline {
public:
  static Deadline never();
  bool isReached() const;
};
Task<> call(int Number, const Context *Of = nullptr);
Task<> wait(int Number, Deadline Until = {});
Task<> poll(int Number, Deadline Until = Deadline::never());
} // namespace app

app::Task<> context(const app::Context &Of) {
  co_await app::call(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::call' does not get 'Of', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: :[[@LINE-8]]:40: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::call(1, &Of);
}

app::Task<> deadline(app::Deadline Until) {
  co_await app::wait(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::wait' does not get 'Until', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: :[[@LINE-14]]:34: note: it takes one by this parameter
  // CHECK-FIXES: {{^}}  co_await app::wait(1, Until);
}

// A type without known members is asked by all of them.
app::Task<> asks(app::Deadline Until) {
  while (!Until.isReached())
    co_await app::wait(1, Until);
  co_await app::wait(1);
}

// What the default stands for is not known.
app::Task<> chosenDefault(app::Deadline Until) {
  co_await app::wait(1, Until);
  co_await app::poll(1);
}
