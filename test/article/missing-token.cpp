// A missing token: the customer has left, and the search goes on.
// RUN: %check_async %s 'async-*'

#include <app/task.h>
#include <stop_token>
#include <string>
#include <vector>

app::Task<std::vector<std::string>> query(std::string Text, std::stop_token Stop = {});
app::Task<std::string> download(std::string Picture, std::stop_token Stop = {});

namespace wrong {

// The database can be told to stop, and so can the download. The function in between
// takes no token, so nobody can tell either.
app::Task<std::string> findPicture(std::string Article) {
// CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'wrong::findPicture' awaits what can be cancelled, and cannot be told to stop; let it take a cancellation, such as 'std::stop_token' [async-missing-cancellation]
// CHECK-MESSAGES: :[[@LINE+3]]:54: note: 'query', which takes a cancellation, is awaited here
// CHECK-MESSAGES: :[[@LINE+4]]:22: note: 'download', which takes a cancellation, is awaited here
// CHECK-FIXES: {{^}}app::Task<std::string> findPicture(std::string Article, std::stop_token Stop = {}) {
  const std::vector<std::string> Pictures = co_await query(Article);
  // CHECK-FIXES: {{^}}  const std::vector<std::string> Pictures = co_await query(Article, Stop);
  co_return co_await download(Pictures.front());
  // CHECK-FIXES: {{^}}  co_return co_await download(Pictures.front(), Stop);
}

} // namespace wrong

namespace right {

// A default keeps the callers as they are.
app::Task<std::string> findPicture(std::string Article, std::stop_token Stop = {}) {
  const std::vector<std::string> Pictures = co_await query(Article, Stop);
  co_return co_await download(Pictures.front(), Stop);
}

} // namespace right
