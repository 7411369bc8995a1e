// RUN: %check_async --config='{CheckOptions: {async-missing-cancellation.PublicOnly: false}}' %s async-missing-cancellation
//
// Functions that other units cannot call, on request.

#include <app/stopping.h>

namespace {
app::Task<> hidden() {
// CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'hidden' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}app::Task<> hidden(std::stop_token Stop = {}) {
  co_await app::fetch("/");
  // CHECK-FIXES: {{^}}  co_await app::fetch("/", Stop);
}

class Hidden {
public:
  app::Task<> run() {
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'Hidden::run' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
  // CHECK-MESSAGES: :[[@LINE+2]]:14: note: 'app::fetch', which takes a cancellation, is awaited here
  // CHECK-FIXES: {{^}}  app::Task<> run(std::stop_token Stop = {}) {
    co_await app::fetch("/");
    // CHECK-FIXES: {{^}}    co_await app::fetch("/", Stop);
  }
};
} // namespace

static app::Task<> local() {
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'local' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}static app::Task<> local(std::stop_token Stop = {}) {
  co_await app::fetch("/");
  // CHECK-FIXES: {{^}}  co_await app::fetch("/", Stop);
}

class Mirror {
public:
  app::Task<> run() {
    co_await load();
  }

private:
  app::Task<> load() {
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'Mirror::load' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
  // CHECK-MESSAGES: :[[@LINE+2]]:14: note: 'app::fetch', which takes a cancellation, is awaited here
  // CHECK-FIXES: {{^}}  app::Task<> load(std::stop_token Stop = {}) {
    co_await app::fetch("/");
    // CHECK-FIXES: {{^}}    co_await app::fetch("/", Stop);
  }
};

// Those who await them have nothing to pass on yet.

app::Task<> uses() {
  co_await hidden();
  co_await local();
  co_await Hidden().run();
}
