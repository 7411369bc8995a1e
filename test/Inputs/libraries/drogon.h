//===- drogon.h - a stub of Drogon and Trantor ----------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Imitates Drogon 1.9.13-11 (74fc004c) and Trantor 1.5.28 (63a4e5e1).
#ifndef LIBRARIES_DROGON_H
#define LIBRARIES_DROGON_H

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace trantor {

class NonCopyable {
protected:
  NonCopyable() {}
  ~NonCopyable() {}
  NonCopyable(const NonCopyable &) = delete;
  NonCopyable &operator=(const NonCopyable &) = delete;
};

class Date {};
class InetAddress {};
class MsgBuffer {};

using Func = std::function<void()>;
using TimerId = uint64_t;

class EventLoop : NonCopyable {
public:
  EventLoop();
  ~EventLoop();
  void loop();
  void quit();
  bool isInLoopThread() const { return false; }
  static EventLoop *getEventLoopOfCurrentThread();
  template <typename Functor> inline void runInLoop(Functor &&) {}
  void queueInLoop(const Func &);
  void queueInLoop(Func &&);
  TimerId runAt(const Date &, const Func &);
  TimerId runAt(const Date &, Func &&);
  TimerId runAfter(double, const Func &);
  TimerId runAfter(double, Func &&);
  TimerId runAfter(const std::chrono::duration<double> &, const Func &) { return 0; }
  TimerId runAfter(const std::chrono::duration<double> &, Func &&) { return 0; }
  TimerId runEvery(double, const Func &);
  TimerId runEvery(double, Func &&);
  TimerId runEvery(const std::chrono::duration<double> &, const Func &) { return 0; }
  TimerId runEvery(const std::chrono::duration<double> &, Func &&) { return 0; }
  void runOnQuit(Func &&);
  void runOnQuit(const Func &);
};

class EventLoopThread : NonCopyable {
public:
  explicit EventLoopThread(const std::string & = "EventLoopThread");
  ~EventLoopThread();
  void wait();
  EventLoop *getLoop() const { return nullptr; }
  void run();
};

class EventLoopThreadPool : NonCopyable {
public:
  EventLoopThreadPool(size_t Threads, const std::string & = "EventLoopThreadPool");
  void start();
  void wait();
  EventLoop *getNextLoop();
};

class TaskQueue : public NonCopyable {
public:
  virtual void runTaskInQueue(const std::function<void()> &) = 0;
  virtual void runTaskInQueue(std::function<void()> &&) = 0;
  void syncTaskInQueue(const std::function<void()> &) {}
  virtual ~TaskQueue() {}
};

class ConcurrentTaskQueue : public TaskQueue {
public:
  ConcurrentTaskQueue(size_t Threads, const std::string &Name);
  void runTaskInQueue(const std::function<void()> &) override;
  void runTaskInQueue(std::function<void()> &&) override;
  void stop();
  ~ConcurrentTaskQueue();
};

class SerialTaskQueue : public TaskQueue {
public:
  explicit SerialTaskQueue(const std::string &Name);
  void runTaskInQueue(const std::function<void()> &) override;
  void runTaskInQueue(std::function<void()> &&) override;
  void waitAllTasksFinished();
  virtual ~SerialTaskQueue();
  bool isRunningTask() { return false; }
  void stop();
};

class AsyncFileLogger : NonCopyable {
public:
  AsyncFileLogger();
  ~AsyncFileLogger();
  void startLogging();
};

class TcpConnection;
using TcpConnectionPtr = std::shared_ptr<TcpConnection>;
using ConnectionCallback = std::function<void(const TcpConnectionPtr &)>;
using RecvMessageCallback = std::function<void(const TcpConnectionPtr &, MsgBuffer *)>;
using HighWaterMarkCallback = std::function<void(const TcpConnectionPtr &, size_t)>;

class TcpConnection {
public:
  virtual ~TcpConnection() {}
  virtual void send(const std::string &) = 0;
  virtual void setHighWaterMarkCallback(const HighWaterMarkCallback &, size_t) = 0;
  void setRecvMsgCallback(RecvMessageCallback &&) {}
  void setConnectionCallback(ConnectionCallback &&) {}
  void setWriteCompleteCallback(ConnectionCallback &&) {}
  void setCloseCallback(ConnectionCallback &&) {}
};

class TcpServer : NonCopyable {
public:
  TcpServer(EventLoop *, const InetAddress &, std::string Name);
  void setRecvMessageCallback(RecvMessageCallback &&) {}
  void setConnectionCallback(ConnectionCallback &&) {}
  void setWriteCompleteCallback(ConnectionCallback &&) {}
};

class TcpClient : NonCopyable {
public:
  TcpClient(EventLoop *, const InetAddress &, const std::string &Name);
  void setConnectionCallback(ConnectionCallback &&) {}
  void setConnectionErrorCallback(std::function<void()> &&) {}
  void setMessageCallback(RecvMessageCallback &&) {}
  void setWriteCompleteCallback(ConnectionCallback &&) {}
};

} // namespace trantor

namespace drogon {

// Coroutines.

template <typename T> struct TaskAwaiter {
  bool await_ready() noexcept;
  std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};

template <typename T = void> struct [[nodiscard]] Task {
  struct promise_type;
  using handle_type = std::coroutine_handle<promise_type>;
  Task(handle_type) {}
  Task(Task &&) noexcept;
  Task &operator=(Task &&) noexcept;
  ~Task() {}
  struct promise_type {
    Task<T> get_return_object();
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(const T &) {}
    void return_value(T &&) {}
    void unhandled_exception() {}
  };
  TaskAwaiter<T> operator co_await() const noexcept;
};

template <> struct [[nodiscard]] Task<void> {
  struct promise_type;
  using handle_type = std::coroutine_handle<promise_type>;
  Task(handle_type) {}
  Task(Task &&) noexcept;
  Task &operator=(Task &&) noexcept;
  ~Task() {}
  struct promise_type {
    Task<> get_return_object();
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
  TaskAwaiter<void> operator co_await() const noexcept;
};

struct AsyncTask {
  struct promise_type {
    AsyncTask get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() const noexcept { return {}; }
    std::suspend_never final_suspend() const noexcept { return {}; }
    void unhandled_exception() { std::terminate(); }
    void return_void() noexcept {}
  };
};

template <typename T = void> struct CallbackAwaiter : public trantor::NonCopyable {
  bool await_ready() noexcept { return false; }
  const T &await_resume() const noexcept(false);
};

template <> struct CallbackAwaiter<void> : public trantor::NonCopyable {
  bool await_ready() noexcept { return false; }
  void await_resume() noexcept(false) {}
};

template <typename Await> auto sync_wait(Await &&Awaited) {
  return Awaited.operator co_await().await_resume();
}

namespace internal {

struct [[nodiscard]] TimerAwaiter : CallbackAwaiter<void> {
  TimerAwaiter(trantor::EventLoop *, double) {}
  void await_suspend(std::coroutine_handle<>) {}
};

struct [[nodiscard]] LoopAwaiter : CallbackAwaiter<void> {
  LoopAwaiter(trantor::EventLoop *, std::function<void()> &&, trantor::EventLoop * = nullptr) {}
  void await_suspend(std::coroutine_handle<>) {}
};

struct [[nodiscard]] SwitchThreadAwaiter : CallbackAwaiter<void> {
  explicit SwitchThreadAwaiter(trantor::EventLoop *) {}
  void await_suspend(std::coroutine_handle<>) {}
};

struct [[nodiscard]] EndAwaiter : CallbackAwaiter<void> {
  EndAwaiter(trantor::EventLoop *) {}
  void await_suspend(std::coroutine_handle<>) {}
};

template <typename T> struct [[nodiscard]] EventLoopAwaiter : public drogon::CallbackAwaiter<T> {
  EventLoopAwaiter(std::function<T()> &&, trantor::EventLoop *) {}
  void await_suspend(std::coroutine_handle<>) {}
};

template <typename... Tasks> struct WhenAllAwaiter : public CallbackAwaiter<std::tuple<int>> {
  WhenAllAwaiter(Tasks...) {}
  void await_suspend(std::coroutine_handle<>) {}
};

} // namespace internal

inline internal::TimerAwaiter sleepCoro(trantor::EventLoop *Loop,
                                        const std::chrono::duration<double> &Delay) noexcept {
  return {Loop, Delay.count()};
}
inline internal::TimerAwaiter sleepCoro(trantor::EventLoop *Loop, double Delay) noexcept {
  return {Loop, Delay};
}
inline internal::LoopAwaiter queueInLoopCoro(trantor::EventLoop *Loop, std::function<void()> Work,
                                             trantor::EventLoop *Resume = nullptr) {
  return {Loop, std::move(Work), Resume};
}
template <typename T>
inline internal::EventLoopAwaiter<T> queueInLoopCoro(trantor::EventLoop *Loop, std::function<T()> Work) {
  return internal::EventLoopAwaiter<T>(std::move(Work), Loop);
}
inline internal::SwitchThreadAwaiter switchThreadCoro(trantor::EventLoop *Loop) noexcept {
  return internal::SwitchThreadAwaiter{Loop};
}
template <typename... Tasks> internal::WhenAllAwaiter<Tasks...> when_all(Tasks... Works) {
  return internal::WhenAllAwaiter<Tasks...>(std::move(Works)...);
}

template <typename Coro> void async_run(Coro &&) {}
template <typename Coro> std::function<void()> async_func(Coro &&) { return {}; }

class Mutex final {
public:
  struct LockAwaiter {
    bool await_ready() noexcept;
    bool await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  [[nodiscard]] LockAwaiter
  lock(trantor::EventLoop * = trantor::EventLoop::getEventLoopOfCurrentThread()) noexcept;
  void unlock() noexcept {}
};

// HTTP.

class HttpRequest {};
class HttpResponse;
using HttpRequestPtr = std::shared_ptr<HttpRequest>;
using HttpResponsePtr = std::shared_ptr<HttpResponse>;
enum class ReqResult { Ok, Timeout };
enum HttpStatusCode { k404NotFound = 404 };
using HttpReqCallback = std::function<void(ReqResult, const HttpResponsePtr &)>;
using HttpCallback = std::function<void(const HttpResponsePtr &)>;
using AdviceCallback = HttpCallback;
using AdviceChainCallback = std::function<void()>;

class ResponseStream;
using ResponseStreamPtr = std::unique_ptr<ResponseStream>;

class HttpResponse {
public:
  static HttpResponsePtr newHttpResponse();
  static HttpResponsePtr newStreamResponse(const std::function<std::size_t(char *, std::size_t)> &,
                                           const std::string & = "");
  static HttpResponsePtr newAsyncStreamResponse(const std::function<void(ResponseStreamPtr)> &, bool = false);
};

class RequestStreamReader;
using RequestStreamReaderPtr = std::shared_ptr<RequestStreamReader>;

class RequestStreamReader {
public:
  using StreamDataCallback = std::function<void(const char *, size_t)>;
  using StreamFinishCallback = std::function<void(std::exception_ptr)>;
  static RequestStreamReaderPtr newReader(StreamDataCallback, StreamFinishCallback);
  static RequestStreamReaderPtr newMultipartReader(const HttpRequestPtr &, std::function<void(int)>,
                                                   StreamDataCallback, StreamFinishCallback);
};

class HttpFile {
public:
  int save() const noexcept;
  int save(const std::string &) const noexcept;
  int saveAs(const std::string &) const noexcept;
};

class HttpClient;
using HttpClientPtr = std::shared_ptr<HttpClient>;

namespace internal {

struct HttpRespAwaiter : public CallbackAwaiter<HttpResponsePtr> {
  HttpRespAwaiter(HttpClient *, HttpRequestPtr, double) {}
  void await_suspend(std::coroutine_handle<>);
};

struct [[nodiscard]] ForwardAwaiter : public CallbackAwaiter<HttpResponsePtr> {
  void await_suspend(std::coroutine_handle<>) noexcept;
};

struct [[nodiscard]] WebSocketConnectionAwaiter : public CallbackAwaiter<HttpResponsePtr> {
  void await_suspend(std::coroutine_handle<>);
};

} // namespace internal

class HttpClient : public trantor::NonCopyable {
public:
  virtual void sendRequest(const HttpRequestPtr &, const HttpReqCallback &, double Timeout = 0) = 0;
  virtual void sendRequest(const HttpRequestPtr &, HttpReqCallback &&, double Timeout = 0) = 0;
  std::pair<ReqResult, HttpResponsePtr> sendRequest(const HttpRequestPtr &, double = 0) { return {}; }
  internal::HttpRespAwaiter sendRequestCoro(HttpRequestPtr Request, double Timeout = 0) {
    return internal::HttpRespAwaiter(this, std::move(Request), Timeout);
  }
  static HttpClientPtr newHttpClient(const std::string &);
  virtual ~HttpClient() {}
};

class WebSocketConnection;
using WebSocketConnectionPtr = std::shared_ptr<WebSocketConnection>;
enum class WebSocketMessageType { Text, Binary };
class WebSocketClient;
using WebSocketClientPtr = std::shared_ptr<WebSocketClient>;
using WebSocketRequestCallback =
    std::function<void(ReqResult, const HttpResponsePtr &, const WebSocketClientPtr &)>;

class WebSocketClient {
public:
  template <typename R>
  using MessageHandler =
      std::function<R(std::string &&, const WebSocketClientPtr &, const WebSocketMessageType &)>;
  virtual void setMessageHandler(const MessageHandler<void> &) = 0;
  virtual void setConnectionClosedHandler(const std::function<void(const WebSocketClientPtr &)> &) = 0;
  virtual void connectToServer(const HttpRequestPtr &, const WebSocketRequestCallback &) = 0;
  void setAsyncMessageHandler(const MessageHandler<Task<>> &) {}
  void setAsyncConnectionClosedHandler(const std::function<Task<>(const WebSocketClientPtr &)> &) {}
  virtual ~WebSocketClient() = default;
};

class HttpSimpleControllerBase {
public:
  virtual void asyncHandleHttpRequest(const HttpRequestPtr &, HttpCallback &&) = 0;
  virtual ~HttpSimpleControllerBase() {}
};
template <typename T, bool AutoCreation = true>
class HttpSimpleController : public HttpSimpleControllerBase {};

class WebSocketControllerBase {
public:
  virtual void handleNewMessage(const WebSocketConnectionPtr &, std::string &&,
                                const WebSocketMessageType &) = 0;
  virtual void handleNewConnection(const HttpRequestPtr &, const WebSocketConnectionPtr &) = 0;
  virtual void handleConnectionClosed(const WebSocketConnectionPtr &) = 0;
  virtual ~WebSocketControllerBase() {}
};
template <typename T, bool AutoCreation = true> class WebSocketController : public WebSocketControllerBase {};

class HttpFilterBase {
public:
  virtual void doFilter(const HttpRequestPtr &, HttpCallback &&, std::function<void()> &&) = 0;
  virtual ~HttpFilterBase() = default;
};
template <typename T, bool AutoCreation = true> class HttpFilter : public HttpFilterBase {};

using MiddlewareNextCallback = std::function<void(std::function<void(const HttpResponsePtr &)> &&)>;
class HttpMiddlewareBase {
public:
  virtual void invoke(const HttpRequestPtr &, MiddlewareNextCallback &&, HttpCallback &&) = 0;
  virtual ~HttpMiddlewareBase() = default;
};
template <typename T, bool AutoCreation = true> class HttpMiddleware : public HttpMiddlewareBase {};

struct [[nodiscard]] MiddlewareNextAwaiter : public CallbackAwaiter<HttpResponsePtr> {
  MiddlewareNextAwaiter(MiddlewareNextCallback &&) {}
  void await_suspend(std::coroutine_handle<>) noexcept {}
};

using DefaultHandler = std::function<void(const HttpRequestPtr &, HttpCallback &&)>;
using ExceptionHandler =
    std::function<void(const std::exception &, const HttpRequestPtr &, HttpCallback &&)>;
using AddressAdvice = std::function<bool(const trantor::InetAddress &, const trantor::InetAddress &)>;
using RequestAdvice = std::function<void(const HttpRequestPtr &)>;
using AnswerAdvice = std::function<void(const HttpRequestPtr &, const HttpResponsePtr &)>;

class HttpAppFramework : public trantor::NonCopyable {
public:
  virtual ~HttpAppFramework() = default;
  static HttpAppFramework &instance();
  virtual void run() = 0;
  virtual void quit() = 0;
  virtual trantor::EventLoop *getLoop() const = 0;
  template <typename FUNCTION>
  HttpAppFramework &registerHandler(const std::string &, FUNCTION &&, const std::vector<int> & = {},
                                    const std::string & = "") {
    return *this;
  }
  template <typename FUNCTION>
  HttpAppFramework &registerHandlerViaRegex(const std::string &, FUNCTION &&, const std::vector<int> & = {},
                                            const std::string & = "") {
    return *this;
  }
  virtual HttpAppFramework &setDefaultHandler(DefaultHandler) = 0;
  virtual HttpAppFramework &setExceptionHandler(ExceptionHandler) = 0;
  virtual HttpAppFramework &
  setCustomErrorHandler(std::function<HttpResponsePtr(HttpStatusCode, const HttpRequestPtr &)> &&) = 0;
  virtual HttpAppFramework &registerNewConnectionAdvice(const AddressAdvice &) = 0;
  virtual HttpAppFramework &registerHttpResponseCreationAdvice(const HttpCallback &) = 0;
  virtual HttpAppFramework &
  registerSyncAdvice(const std::function<HttpResponsePtr(const HttpRequestPtr &)> &) = 0;
  virtual HttpAppFramework &registerPreRoutingAdvice(const RequestAdvice &) = 0;
  virtual HttpAppFramework &registerPostRoutingAdvice(const RequestAdvice &) = 0;
  virtual HttpAppFramework &registerPreHandlingAdvice(const RequestAdvice &) = 0;
  virtual HttpAppFramework &registerPostHandlingAdvice(const AnswerAdvice &) = 0;
  virtual HttpAppFramework &registerPreSendingAdvice(const AnswerAdvice &) = 0;
  virtual HttpAppFramework &
  setConnectionCallback(std::function<void(const trantor::TcpConnectionPtr &)>) = 0;
  virtual void forward(const HttpRequestPtr &, std::function<void(const HttpResponsePtr &)> &&,
                       const std::string & = "", double = 0) = 0;
};

inline HttpAppFramework &app() { return HttpAppFramework::instance(); }

template <typename T1, typename T2> class CacheMap {
public:
  void runAfter(size_t, std::function<void()> &&) {}
};

// Databases.

namespace orm {

class Result {
public:
  size_t size() const noexcept;
};
class DrogonDbException {};
class Criteria {};
using ResultCallback = std::function<void(const Result &)>;
using ExceptionCallback = std::function<void(const DrogonDbException &)>;

class Transaction;
class DbClient;

namespace internal {

class SqlBinder {
public:
  template <typename CallbackType> SqlBinder &operator>>(CallbackType &&) { return *this; }
  template <typename T> SqlBinder &operator<<(T &&) { return *this; }
};

struct [[nodiscard]] SqlAwaiter : public CallbackAwaiter<Result> {
  void await_suspend(std::coroutine_handle<>) {}
};

struct [[nodiscard]] TransactionAwaiter : public CallbackAwaiter<std::shared_ptr<Transaction>> {
  void await_suspend(std::coroutine_handle<>);
};

template <typename ReturnType> struct [[nodiscard]] MapperAwaiter : public CallbackAwaiter<ReturnType> {
  void await_suspend(std::coroutine_handle<>) {}
};

} // namespace internal

class DbClient : public trantor::NonCopyable {
public:
  virtual ~DbClient();
  template <typename FUNCTION1, typename FUNCTION2, typename... Arguments>
  void execSqlAsync(const std::string &, FUNCTION1 &&, FUNCTION2 &&, Arguments &&...) noexcept {}
  template <typename... Arguments>
  std::future<Result> execSqlAsyncFuture(const std::string &, Arguments &&...) noexcept;
  template <typename... Arguments> Result execSqlSync(const std::string &, Arguments &&...) noexcept(false);
  template <typename... Arguments>
  internal::SqlAwaiter execSqlCoro(const std::string &, Arguments &&...) noexcept;
  internal::SqlBinder operator<<(const std::string &);
  virtual std::shared_ptr<Transaction>
  newTransaction(const std::function<void(bool)> & = std::function<void(bool)>()) noexcept(false) = 0;
  virtual void newTransactionAsync(const std::function<void(const std::shared_ptr<Transaction> &)> &) = 0;
  internal::TransactionAwaiter newTransactionCoro();
};

using DbClientPtr = std::shared_ptr<DbClient>;

class Transaction : public DbClient {
public:
  virtual void rollback() = 0;
  virtual void setCommitCallback(const std::function<void(bool)> &) = 0;
};

template <typename T> class Mapper {
public:
  using SingleRowCallback = std::function<void(T)>;
  using MultipleRowsCallback = std::function<void(std::vector<T>)>;
  using CountCallback = std::function<void(const size_t)>;
  using Key = int;

  explicit Mapper(DbClientPtr) {}
  T findByPrimaryKey(const Key &) noexcept(false);
  void findByPrimaryKey(const Key &, const SingleRowCallback &, const ExceptionCallback &) noexcept;
  std::vector<T> findAll() noexcept(false);
  void findAll(const MultipleRowsCallback &, const ExceptionCallback &) noexcept;
  size_t count(const Criteria & = Criteria()) noexcept(false);
  void count(const Criteria &, const CountCallback &, const ExceptionCallback &) noexcept;
  T findOne(const Criteria &) noexcept(false);
  void findOne(const Criteria &, const SingleRowCallback &, const ExceptionCallback &) noexcept;
  std::future<T> findFutureOne(const Criteria &) noexcept;
  std::vector<T> findBy(const Criteria &) noexcept(false);
  void findBy(const Criteria &, const MultipleRowsCallback &, const ExceptionCallback &) noexcept;
  void insert(T &) noexcept(false);
  void insert(const T &, const SingleRowCallback &, const ExceptionCallback &) noexcept;
  size_t update(const T &) noexcept(false);
  void update(const T &, const CountCallback &, const ExceptionCallback &) noexcept;
  template <typename... Arguments>
  size_t updateBy(const std::vector<std::string> &, const Criteria &, Arguments &&...) noexcept(false);
  template <typename... Arguments>
  void updateBy(const std::vector<std::string> &, const CountCallback &, const ExceptionCallback &,
                const Criteria &, Arguments &&...) noexcept;
  template <typename... Arguments>
  size_t increment(const std::vector<std::string> &, const Criteria &, Arguments...) noexcept(false);
  template <typename... Arguments>
  void increment(const std::vector<std::string> &, const CountCallback &, const ExceptionCallback &,
                 const Criteria &, Arguments...) noexcept;
  size_t deleteOne(const T &) noexcept(false);
  void deleteOne(const T &, const CountCallback &, const ExceptionCallback &) noexcept;
  size_t deleteBy(const Criteria &) noexcept(false);
  void deleteBy(const Criteria &, const CountCallback &, const ExceptionCallback &) noexcept;
  size_t deleteByPrimaryKey(const Key &) noexcept(false);
  void deleteByPrimaryKey(const Key &, const CountCallback &, const ExceptionCallback &) noexcept;
};

template <typename T> class CoroMapper : public Mapper<T> {
public:
  explicit CoroMapper(const DbClientPtr &Client) : Mapper<T>(Client) {}
  internal::MapperAwaiter<T> findOne(const Criteria &);
  internal::MapperAwaiter<std::vector<T>> findAll();
};

template <typename T, bool SelectAll, bool Single = false> class BaseBuilder {
public:
  inline std::vector<T> execSync(const DbClientPtr &) { return {}; }
  template <typename TFn, typename EFn> void execAsync(const DbClientPtr &, TFn &&, EFn &&) noexcept {}
};

class DbListener : public trantor::NonCopyable {
public:
  using MessageCallback = std::function<void(std::string, std::string)>;
  virtual void listen(const std::string &, MessageCallback) noexcept = 0;
  virtual ~DbListener();
};

} // namespace orm

namespace nosql {

class RedisResult {
public:
  std::string asString() const;
};
class RedisException {};
using RedisResultCallback = std::function<void(const RedisResult &)>;
using RedisExceptionCallback = std::function<void(const RedisException &)>;
using RedisMessageCallback = std::function<void(const std::string &, const std::string &)>;

class RedisTransaction;

namespace internal {

struct [[nodiscard]] RedisAwaiter : public CallbackAwaiter<RedisResult> {
  void await_suspend(std::coroutine_handle<>) {}
};

struct [[nodiscard]] RedisTransactionAwaiter : public CallbackAwaiter<std::shared_ptr<RedisTransaction>> {
  void await_suspend(std::coroutine_handle<>);
};

} // namespace internal

class RedisSubscriber {
public:
  virtual void subscribe(const std::string &, RedisMessageCallback &&) noexcept = 0;
  virtual void psubscribe(const std::string &, RedisMessageCallback &&) noexcept = 0;
  virtual ~RedisSubscriber() = default;
};

class RedisClient {
public:
  virtual void execCommandAsync(RedisResultCallback &&, RedisExceptionCallback &&, std::string_view,
                                ...) noexcept = 0;
  template <typename F, typename... Args>
  std::invoke_result_t<F, const RedisResult &> execCommandSync(F &&Convert, std::string_view, Args &&...) {
    return Convert(RedisResult());
  }
  virtual std::shared_ptr<RedisTransaction> newTransaction() noexcept(false) = 0;
  virtual void
  newTransactionAsync(const std::function<void(const std::shared_ptr<RedisTransaction> &)> &) = 0;
  virtual ~RedisClient() = default;
  template <typename... Arguments> internal::RedisAwaiter execCommandCoro(std::string_view, Arguments...);
  internal::RedisTransactionAwaiter newTransactionCoro();
};

class RedisTransaction : public RedisClient {
public:
  virtual void execute(RedisResultCallback &&, RedisExceptionCallback &&) = 0;
};

using RedisClientPtr = std::shared_ptr<RedisClient>;

} // namespace nosql

} // namespace drogon

#endif // LIBRARIES_DROGON_H
