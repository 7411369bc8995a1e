// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// hiredis: the synchronous context, and the asynchronous one.

#include <app/task.h>
#include <hiredis/async.h>
#include <hiredis/hiredis.h>
#include <thread>

app::Task<> connectToCache() {
  redisContext *Cache = redisConnect("127.0.0.1", 6379);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'redisConnect' blocks the thread that runs this coroutine; use 'redisAsyncConnect(host, port)' [async-blocking-call]
  redisFree(Cache);
  co_return;
}

app::Task<> connectInTime(timeval Timeout) {
  redisFree(redisConnectWithTimeout("127.0.0.1", 6379, Timeout));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'redisConnectWithTimeout' blocks the thread that runs this coroutine; use 'redisAsyncConnect(host, port)' [async-blocking-call]
  redisFree(redisConnectUnix("/run/redis.sock"));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'redisConnectUnix' blocks the thread that runs this coroutine; use 'redisAsyncConnectUnix(path)' [async-blocking-call]
  co_return;
}

app::Task<> reconnect(redisContext *Cache) {
  redisReconnect(Cache);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'redisReconnect' blocks the thread that runs this coroutine; use 'redisAsyncConnect' [async-blocking-call]
  co_return;
}

app::Task<> cachePrice(redisContext *Cache, int Article) {
  int Price = co_await app::fetchPrice(Article);
  freeReplyObject(redisCommand(Cache, "SET %d %d", Article, Price));
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'redisCommand' blocks the executor's thread that resumed this coroutine; use 'redisAsyncCommand(context, callback, ...)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:15: note: 1 suspension point precedes the call; this is it
}

app::Task<> cacheArguments(redisContext *Cache, const char **Arguments) {
  freeReplyObject(redisCommandArgv(Cache, 3, Arguments, nullptr));
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'redisCommandArgv' blocks the thread that runs this coroutine; use 'redisAsyncCommandArgv(context, callback, ...)' [async-blocking-call]
  co_return;
}

app::Task<> readPipeline(redisContext *Cache) {
  redisAppendCommand(Cache, "GET price");
  void *Reply = nullptr;
  redisGetReply(Cache, &Reply);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'redisGetReply' blocks the thread that runs this coroutine; use 'redisAsyncCommand and its callback' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: waits for the reply of the server
  freeReplyObject(Reply);
  co_return;
}

// Silent.

app::Task<> cacheWithoutBlocking(redisAsyncContext *Cache) {
  redisAsyncCommand(Cache, nullptr, nullptr, "SET price 7");
  co_await app::fetchPrice(1);
  redisAsyncDisconnect(Cache);
}

app::Task<> connectWithoutBlocking() {
  redisAsyncFree(redisAsyncConnect("127.0.0.1", 6379));
  redisFree(redisConnectNonBlock("127.0.0.1", 6379));
  redisFree(redisConnectUnixNonBlock("/run/redis.sock"));
  co_return;
}

app::Task<> driveConnection(redisContext *Cache) {
  // Of a context that does not block.
  int Done = 0;
  redisBufferWrite(Cache, &Done);
  co_await app::fetchPrice(Cache->fd);
  redisBufferRead(Cache);
  void *Reply = nullptr;
  redisGetReplyFromReader(Cache, &Reply);
}

app::Task<> flushOnThread(redisContext *Cache) {
  std::thread([Cache] { freeReplyObject(redisCommand(Cache, "FLUSHALL")); }).detach();
  co_return;
}

void flushOutsideOfCoroutine(redisContext *Cache) { freeReplyObject(redisCommand(Cache, "FLUSHALL")); }
