// RUN: %check_async --config='{CheckOptions: {async.Models: "%inputs/app/models.yaml;%inputs/app/allow.yaml"}}' %s async-fire-and-forget
//
// What the models of the application say.

#include <app/task.h>
#include <functional>
#include <thread>

void ship(int Order);
void log(const char *Text) noexcept;

namespace app {

struct Oops {};

class Jobs {
public:
  void launch(Task<> Work);
  void launchThen(Task<> Work, std::function<void(std::exception_ptr)> Done);
  void crashOn(Task<> Work);
  void spawnAllowed(Task<> Work);
};

int readScale();
int readSensor();

// By structure nobody can wait for it.
struct Allowed {
  struct promise_type {
    Allowed get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception() { std::terminate(); }
    void return_void();
  };
};

class Shared {
public:
  void keepAlive();
};

} // namespace app

app::Task<> writeAuditLog(int Order);

void launches(app::Jobs &Jobs, int Order) { Jobs.launch(writeAuditLog(Order)); }
// CHECK-MESSAGES: :[[@LINE-1]]:45: warning: 'app::Jobs::launch' detaches work whose exceptions are lost [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-4]]:13: note: the body of 'writeAuditLog' is not seen here, and it is not 'noexcept'

void crashes(app::Jobs &Jobs, int Order) { Jobs.crashOn(writeAuditLog(Order)); }
// CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'app::Jobs::crashOn' detaches work whose exceptions end the process [async-fire-and-forget]
// CHECK-MESSAGES: :[[@LINE-8]]:13: note: the body of 'writeAuditLog' is not seen here, and it is not 'noexcept'

void ignoresError(app::Jobs &Jobs, int Order) {
  Jobs.launchThen(writeAuditLog(Order), [](std::exception_ptr) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'app::Jobs::launchThen' detaches work whose exceptions are lost [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-13]]:13: note: the body of 'writeAuditLog' is not seen here, and it is not 'noexcept'
  // CHECK-MESSAGES: :[[@LINE-3]]:41: note: the completion handler does not look at the error
}

void usesError(app::Jobs &Jobs, int Order) {
  Jobs.launchThen(writeAuditLog(Order), [](std::exception_ptr Error) {
    if (Error)
      log("no audit");
  });
}

void allowed(app::Jobs &Jobs, int Order) { Jobs.spawnAllowed(writeAuditLog(Order)); }

app::Allowed allowedType(int Order) { co_await writeAuditLog(Order); }

// Which functions throw.

void reads() {
  std::thread([] { app::readScale(); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::thread::detach' detaches work whose exceptions end the process [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: 'app::readScale' can throw, and nothing catches it
  std::thread([] { app::readSensor(); }).detach();
}

app::FireAndForget handlesModelledException(int Order) {
  try {
    co_await writeAuditLog(Order);
  } catch (const app::Oops &) {
    log("no audit");
  }
}

// Who owns an object.

class Basket : public app::Shared {
public:
  app::FireAndForget checkOut() {
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: nobody can wait for 'Basket::checkOut' while it uses what can end first [async-fire-and-forget]
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: here the last owner of the 'Basket' can release it
  // CHECK-MESSAGES: :[[@LINE+3]]:9: note: 'this' is used here, and nobody has taken a share in the object
    try {
      co_await writeAuditLog(1);
      ++Orders;
    } catch (...) {
    }
  }

  app::FireAndForget checkOutAlive() {
    keepAlive();
    try {
      co_await writeAuditLog(1);
      ++Orders;
    } catch (...) {
    }
  }

private:
  int Orders = 0;
};
