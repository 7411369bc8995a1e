// RUN: %check_async %s async-missing-cancellation

#include <app/stopping.h>

// Found once for all instantiations, and without a fix.

template <typename T> app::Task<> load(T Each) {
  co_await app::fetch("/");
  Each();
}

app::Task<> instantiates(std::stop_token) {
  co_await load([] {});
  co_await load([] { app::log("loaded"); });
}

template <typename T> class Loader {
public:
  app::Task<> run() {
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'Loader::run' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
  // CHECK-MESSAGES: :[[@LINE+1]]:14: note: 'app::fetch', which takes a cancellation, is awaited here
    co_await app::fetch("/");
  }
};

app::Task<> runs(Loader<int> Numbers, Loader<char> Characters, std::stop_token) {
  co_await Numbers.run();
  co_await Characters.run();
}

template <typename T> app::Task<> unused(T) {
  co_await app::fetch("/");
}

template <typename T> app::Task<> take(T What) {
  co_await app::fetch("/");
}

template <> app::Task<> take(int What) {
  co_await app::fetch("/");
}

app::Task<> takes(std::stop_token) {
  co_await take(1);
}

// A token among the arguments of the template.

template <typename... Ts> app::Task<> forward(Ts... Arguments) {
// CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'forward' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+1]]:12: note: 'app::fetch', which takes a cancellation, is awaited here
  co_await app::fetch("/", Arguments...);
}

app::Task<> forwards(std::stop_token Stop) {
  co_await forward(Stop);
  co_await forward();
}

// Macros.

#define FETCH(Url) app::fetch(Url)
#define DEFINE(Name)                                                                     \
  app::Task<> Name() { co_await app::fetch(#Name); }
#define PARAMETERS (int Number)

app::Task<> callInMacro() {
// CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'callInMacro' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+2]]:12: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-MESSAGES: :[[@LINE-8]]:20: note: expanded from macro 'FETCH'
  co_await FETCH("/");
}

DEFINE(inMacro)
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'inMacro' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE-2]]:1: note: 'app::fetch', which takes a cancellation, is awaited here
// CHECK-MESSAGES: :[[@LINE-13]]:33: note: expanded from macro 'DEFINE'

app::Task<> parametersInMacro PARAMETERS {
// CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'parametersInMacro' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+1]]:12: note: 'app::tick', which takes a cancellation, is awaited here
  co_await app::tick();
}
