// A discarded task: the work never runs, and nobody hears of it.
// RUN: %check_async %s 'async-*' -- %boost_asio

#include <coroutine>
#include <utility>

#include <boost/asio.hpp>
#include <future>
#include <string>

namespace asio = boost::asio;

asio::awaitable<void> writeAudit(std::string Line) {
  co_await asio::post(asio::use_awaitable);
}
void archive(const std::string &Line);

namespace wrong {

asio::awaitable<void> cancelOrder(int Id) {
  writeAudit("cancelled " + std::to_string(Id));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task of 'writeAudit' is dropped; its work never runs [async-discarded-task]
  // CHECK-FIXES: {{^}}  co_await writeAudit("cancelled " + std::to_string(Id));
  co_return;
}

void shipOrder(int Id) {
  // Looks like a background job, and is none: the semicolon waits.
  std::async(std::launch::async, [Id] { archive(std::to_string(Id)); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future of 'std::async' is dropped; its destructor waits here for the work [async-discarded-task]
}

} // namespace wrong

namespace right {

asio::awaitable<void> cancelOrder(int Id) {
  co_await writeAudit("cancelled " + std::to_string(Id));
}

// Work that outlives its caller has an owner, and somebody who sees its error.
void shipOrder(asio::io_context &Loop, int Id) {
  asio::co_spawn(Loop, writeAudit("shipped " + std::to_string(Id)),
                 [](std::exception_ptr Error) {
                   if (Error)
                     archive("an audit line is lost");
                 });
}

} // namespace right
