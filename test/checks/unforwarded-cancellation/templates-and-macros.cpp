// RUN: %check_async %s async-unforwarded-cancellation

#include <app/stopping.h>

// What an instantiation calls; another one may call another overload, so that there is
// no fix.

template <typename T> app::Task<> instantiated(T Value, std::stop_token Token) {
  co_await app::save(Value);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::save' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:54: note: it takes one in this overload
}
template app::Task<> instantiated(std::string, std::stop_token);
template app::Task<> instantiated(const char *, std::stop_token);

template <typename T> class Holder {
public:
  app::Task<> run() {
    co_await app::fetch("a");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'app::fetch' does not get 'Stop', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
  }

private:
  std::stop_token Stop;
};
template class Holder<int>;

// Nobody knows what this one calls.
template <typename T> app::Task<> neverInstantiated(T Value, std::stop_token Token) {
  co_await app::save(Value);
}

auto genericLambda(std::stop_token Token) {
  auto Work = [Token](auto Value) -> app::Task<> { co_await app::save(Value); };
  // CHECK-MESSAGES: :[[@LINE-1]]:61: warning: 'app::save' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:54: note: it takes one in this overload
  return Work("a");
}

template <bool More> app::Task<> discarded(std::stop_token Token) {
  if constexpr (More)
    co_await app::tick(Token);
  else
    co_await app::other();
}
template app::Task<> discarded<false>(std::stop_token);

template <typename... Types> app::Task<> pack(std::stop_token Token, Types... Values) {
  co_await app::send(Values...);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::send' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:29: note: it takes one in this overload
}
template app::Task<> pack(std::stop_token, const char *, const char *);

// Macros: the finding stands, and there is no fix.

#define FETCH(Url) app::fetch(Url)
app::Task<> wholeCall(std::stop_token Token) {
  co_await FETCH("a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: :[[@LINE-4]]:20: note: expanded from macro 'FETCH'
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
}

#define URL "a"
app::Task<> lastArgument(std::stop_token Token) {
  co_await app::fetch(URL);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'app::fetch' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
}

#define NONE None
app::Task<> emptyInMacro(std::stop_token Token) {
  std::stop_token None;
  co_await app::fetch("a", NONE);
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'app::fetch' gets the empty 'None', and not 'Token', which could stop it [async-unforwarded-cancellation]
  // CHECK-MESSAGES: :[[@LINE-5]]:14: note: expanded from macro 'NONE'
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:58: note: it takes one by this parameter
}

#define TICK co_await app::tick()
app::Task<> twiceInOneMacro(std::stop_token Token) {
  TICK;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'app::tick' does not get 'Token', which could stop it; pass it on [async-unforwarded-cancellation]
  // CHECK-MESSAGES: :[[@LINE-4]]:23: note: expanded from macro 'TICK'
  // CHECK-MESSAGES: stopping.h:{{[0-9]+}}:29: note: it takes one by this parameter
}
