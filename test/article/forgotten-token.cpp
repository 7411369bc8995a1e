// A token that is not passed on: it is taken, and stops nothing.
// RUN: %check_async %s 'async-*'

#include <app/task.h>
#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

using namespace std::chrono_literals;

app::Task<bool> isPaid(int Order, std::stop_token Stop = {});
app::Task<> pause(std::chrono::milliseconds Time, std::stop_token Stop = {});
app::Task<> print(std::string Label);
app::Task<> print(std::string Label, std::stop_token Stop);

namespace wrong {

// It looks as if it could be stopped. Whoever does so waits for the next turn, which is
// ten seconds away, and then for the printer.
app::Task<> shipWhenPaid(int Order, std::stop_token Stop) {
  while (!co_await isPaid(Order, Stop))
    co_await pause(10s);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'pause' does not get 'Stop', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: :[[@LINE-12]]:67: note: it takes one by this parameter
    // CHECK-FIXES: {{^}}    co_await pause(10s, Stop);
  for (int Copy = 0; Copy != 3; ++Copy)
    co_await print("order " + std::to_string(Order));
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'print' does not get 'Stop', which could stop it; pass it on [async-unforwarded-cancellation]
    // CHECK-MESSAGES: :[[@LINE-15]]:54: note: it takes one in this overload
    // CHECK-FIXES: {{^}}    co_await print("order " + std::to_string(Order), Stop);
}

// Here nobody even asks it.
app::Task<> printAll(std::vector<int> Orders, std::stop_token Stop) {
// CHECK-MESSAGES: :[[@LINE-1]]:63: warning: the cancellation 'Stop' is never used; pass it on, or ask it [async-unforwarded-cancellation]
  for (int Order : Orders)
    co_await isPaid(Order, std::stop_token{});
}

} // namespace wrong

namespace right {

app::Task<> shipWhenPaid(int Order, std::stop_token Stop) {
  while (!co_await isPaid(Order, Stop))
    co_await pause(10s, Stop);
  for (int Copy = 0; Copy != 3; ++Copy)
    co_await print("order " + std::to_string(Order), Stop);
}

} // namespace right
