// RUN: %check_async %s async-dropped-result

#include <app/legacy_macros.h>
#include <app/task.h>
#include <mutex>
#include <system_error>

app::Task<std::unique_lock<std::mutex>> lockCatalog();
app::Task<std::error_code> store(int Article);
template <typename T> app::Task<T> load(int Article);

// Instantiations share the finding at the template.

template <typename T> app::Task<> storeTwice(T Article) {
  co_await store(Article);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'store' is dropped; an error in it is lost [async-dropped-result]
  (void)co_await store(Article);
}

void usesStoreTwice() {
  (void)storeTwice(1);
  (void)storeTwice('A');
}

// An error for one instantiation only.
template <typename T> app::Task<> reload() {
  co_await load<T>(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'load' is dropped; an error in it is lost [async-dropped-result]
}

void usesReload() {
  (void)reload<std::error_code>();
  (void)reload<int>();
}

template <typename T> app::Task<> neverInstantiated(T Article) {
  co_await store(Article);
}

void generic() {
  auto Run = [](auto Make) -> app::Task<> { co_await Make(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: the result of awaiting 'Make' is dropped; the guard ends here and protects nothing [async-dropped-result]
  (void)Run([] { return lockCatalog(); });
  (void)Run([] { return app::fetchPrice(1); });
}

// In macros of the application the finding stands where the macro is used.

#define STORE(ARTICLE) co_await store(ARTICLE)

app::Task<> inMacro() {
  STORE(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of awaiting 'store' is dropped; an error in it is lost [async-dropped-result]
  // CHECK-MESSAGES: :[[@LINE-5]]:24: note: expanded from macro 'STORE'
}

// A macro of a system header evaluates what the application writes.
app::Task<> inLibraryMacro() { LEGACY_CHECKED(co_await store(1)); }
// CHECK-MESSAGES: :[[@LINE-1]]:47: warning: the result of awaiting 'store' is dropped; an error in it is lost [async-dropped-result]
