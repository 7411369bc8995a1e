//===- libraries/userver.h - the declarations of userver ------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Imitates userver v2.4-91 (c2f43b4e8).
//
//===----------------------------------------------------------------------===//

#ifndef LIBRARIES_USERVER_H
#define LIBRARIES_USERVER_H

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace userver {

namespace engine {

class TaskProcessor;

class Deadline {
public:
  template <typename Rep, typename Period>
  static Deadline FromDuration(const std::chrono::duration<Rep, Period> &) {
    std::terminate();
  }
};

// Tasks. Their waits suspend the task that waits, and not its thread.

class [[nodiscard]] TaskBase {
public:
  bool IsValid() const;
  bool IsFinished() const;
  void Wait() const noexcept(false);
  template <typename Rep, typename Period>
  void WaitFor(const std::chrono::duration<Rep, Period> &) const
      noexcept(false) {
    std::terminate();
  }
  void WaitUntil(Deadline) const;
  void RequestCancel();
  void SyncCancel() noexcept;
  void BlockingWait() const;

protected:
  TaskBase();
  TaskBase(TaskBase &&) noexcept;
  TaskBase(const TaskBase &) noexcept;
  ~TaskBase();
};

class [[nodiscard]] Task : public TaskBase {
public:
  Task();
  ~Task();
  Task(Task &&) noexcept;
  Task &operator=(Task &&) noexcept;
  void Detach() &&;
};

template <typename T> class [[nodiscard]] TaskWithResult : public Task {
public:
  TaskWithResult() = default;
  TaskWithResult(TaskWithResult &&) noexcept = default;
  TaskWithResult &operator=(TaskWithResult &&) noexcept = default;
  T Get() noexcept(false);
};

class [[nodiscard]] SharedTask : public TaskBase {
public:
  SharedTask();
  ~SharedTask();
  SharedTask(const SharedTask &) noexcept;
};

template <typename T>
class [[nodiscard]] SharedTaskWithResult : public SharedTask {
public:
  std::add_lvalue_reference_t<const T> Get() const &noexcept(false);
};

enum class FutureStatus { kReady, kTimeout, kCancelled };

template <typename T> class Future final {
public:
  Future() = default;
  Future(Future &&) noexcept;
  bool valid() const noexcept;
  bool is_ready() const;
  T get();
  [[nodiscard]] FutureStatus wait() const;
  template <typename Rep, typename Period>
  FutureStatus wait_for(std::chrono::duration<Rep, Period>) const {
    std::terminate();
  }
};

template <typename T> class Promise final {
public:
  [[nodiscard]] Future<T> get_future();
  void set_value(T &&);
};

namespace current_task {
bool IsTaskProcessorThread() noexcept;
TaskProcessor &GetTaskProcessor();
} // namespace current_task

template <typename Function, typename... Args>
[[nodiscard]] auto AsyncNoSpan(TaskProcessor &, Function &&, Args &&...)
    -> TaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto AsyncNoSpan(Function &&, Args &&...)
    -> TaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto CriticalAsyncNoSpan(TaskProcessor &, Function &&, Args &&...)
    -> TaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto CriticalAsyncNoSpan(Function &&, Args &&...)
    -> TaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto SharedAsyncNoSpan(TaskProcessor &, Function &&, Args &&...)
    -> SharedTaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto SharedAsyncNoSpan(Function &&, Args &&...)
    -> SharedTaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto SharedCriticalAsyncNoSpan(TaskProcessor &, Function &&,
                                             Args &&...)
    -> SharedTaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto SharedCriticalAsyncNoSpan(Function &&, Args &&...)
    -> SharedTaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}

void Yield();
void SleepUntil(Deadline);
void InterruptibleSleepUntil(Deadline);
template <typename Rep, typename Period>
void SleepFor(const std::chrono::duration<Rep, Period> &) {
  std::terminate();
}
template <typename Rep, typename Period>
void InterruptibleSleepFor(const std::chrono::duration<Rep, Period> &) {
  std::terminate();
}

void RunStandalone(std::function<void()> payload);
void RunStandalone(std::size_t worker_threads, std::function<void()> payload);

// Synchronisation, which suspends too.

class Mutex final {
public:
  void lock();
  void unlock();
  bool try_lock() noexcept;
};

class Semaphore final {
public:
  explicit Semaphore(std::size_t capacity);
  void lock_shared();
  void unlock_shared();
};

class SingleConsumerEvent final {
public:
  [[nodiscard]] bool WaitForEvent();
  void Send();
};

namespace io {
class Socket final {
public:
  [[nodiscard]] std::size_t RecvSome(void *buf, std::size_t len, Deadline);
};
class Sockaddr final {};
} // namespace io

} // namespace engine

void RunInCoro(std::function<void()> payload, std::size_t worker_threads = 1);

namespace utils {

template <typename Function, typename... Args>
[[nodiscard]] auto Async(std::string name, Function &&, Args &&...)
    -> engine::TaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto Async(engine::TaskProcessor &, std::string name, Function &&,
                         Args &&...)
    -> engine::TaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto CriticalAsync(std::string name, Function &&, Args &&...)
    -> engine::TaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto CriticalAsync(engine::TaskProcessor &, std::string name,
                                 Function &&, Args &&...)
    -> engine::TaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto SharedAsync(std::string name, Function &&, Args &&...)
    -> engine::SharedTaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto SharedAsync(engine::TaskProcessor &, std::string name,
                               Function &&, Args &&...)
    -> engine::SharedTaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto SharedCriticalAsync(std::string name, Function &&,
                                       Args &&...)
    -> engine::SharedTaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto AsyncBackground(std::string name, engine::TaskProcessor &,
                                   Function &&, Args &&...)
    -> engine::TaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}
template <typename Function, typename... Args>
[[nodiscard]] auto CriticalAsyncBackground(std::string name,
                                           engine::TaskProcessor &, Function &&,
                                           Args &&...)
    -> engine::TaskWithResult<std::invoke_result_t<Function, Args...>> {
  std::terminate();
}

template <typename T> class FixedArray final {};
template <typename T> class Box {};

} // namespace utils

namespace concurrent {

class BackgroundTaskStorage final {
public:
  BackgroundTaskStorage();
  explicit BackgroundTaskStorage(engine::TaskProcessor &);
  void CancelAndWait() noexcept;
  template <typename... Args> void AsyncDetach(std::string name, Args &&...) {
    std::terminate();
  }
};

} // namespace concurrent

// Files.

namespace fs {

enum class perms : unsigned {};

std::string ReadFileContents(engine::TaskProcessor &, const std::string &path);
bool FileExists(engine::TaskProcessor &, const std::string &path);
void CreateDirectories(engine::TaskProcessor &, std::string_view path);
void RewriteFileContents(engine::TaskProcessor &, const std::string &path,
                         std::string_view contents);
void Rename(engine::TaskProcessor &, const std::string &source,
            const std::string &destination);
void Chmod(engine::TaskProcessor &, const std::string &path, perms);
bool RemoveSingleFile(engine::TaskProcessor &, const std::string &path);

namespace blocking {

std::string ReadFileContents(const std::string &path);
bool FileExists(const std::string &path);
int GetFileType(const std::string &path);
void CreateDirectories(std::string_view path);
void RewriteFileContents(const std::string &path, std::string_view contents);
void RewriteFileContentsFSync(const std::string &path,
                              std::string_view contents);
void SyncDirectoryContents(const std::string &path);
void Rename(const std::string &source, const std::string &destination);
void RewriteFileContentsAtomically(const std::string &path,
                                   std::string_view contents, perms);
void Chmod(const std::string &path, perms);
bool RemoveSingleFile(const std::string &path);

enum class OpenMode { kRead, kWrite };

class FileDescriptor final {
public:
  static FileDescriptor Open(const std::string &path, OpenMode, perms = {});
  static FileDescriptor OpenDirectory(const std::string &path);
  static FileDescriptor AdoptFd(int fd) noexcept;
  FileDescriptor(FileDescriptor &&) noexcept;
  ~FileDescriptor();
  void Close() &&;
  void Write(std::string_view contents);
  std::size_t Read(char *buffer, std::size_t max_size);
  void FSync();
};

class CFile final {
public:
  CFile();
  CFile(const std::string &path, OpenMode, perms = {});
  explicit CFile(std::FILE *) noexcept;
  CFile(CFile &&) noexcept;
  ~CFile();
  void Close() &&;
  std::size_t Read(char *buffer, std::size_t max_size);
  void Write(std::string_view data);
  void Flush();
  void FlushLight();
};

class TempFile final {
public:
  static TempFile Create();
  TempFile(TempFile &&) noexcept;
  ~TempFile();
  void Remove() &&;
};

class TempDirectory final {
public:
  static TempDirectory Create();
  TempDirectory(TempDirectory &&) noexcept;
  ~TempDirectory();
  void Remove() &&;
};

} // namespace blocking

} // namespace fs

namespace hostinfo::blocking {
std::vector<std::string> ReadConductorGroups();
} // namespace hostinfo::blocking

namespace formats::json {
class Value final {};
namespace blocking {
Value FromFile(const std::string &path);
} // namespace blocking
} // namespace formats::json

namespace formats::yaml {
class Value final {};
namespace blocking {
Value FromFile(const std::string &path);
} // namespace blocking
} // namespace formats::yaml

// Names.

namespace net::blocking {
std::vector<engine::io::Sockaddr> GetAddrInfo(std::string_view host,
                                              const char *service_or_port);
} // namespace net::blocking

namespace clients::dns {
class Resolver {
public:
  std::vector<engine::io::Sockaddr> Resolve(const std::string &name,
                                            engine::Deadline);
};
} // namespace clients::dns

// The service.

namespace components {

class ComponentList final {};
struct InMemoryConfig : std::string {};
void Run(const InMemoryConfig &config, const ComponentList &);
void RunOnce(const InMemoryConfig &config, const ComponentList &);

} // namespace components

namespace utils {
int DaemonMain(int argc, const char *const argv[],
               const components::ComponentList &);
} // namespace utils

namespace server::http {
class HttpRequest final {};
class ResponseBodyStream final {};
} // namespace server::http

namespace server::request {
class RequestContext final {};
} // namespace server::request

namespace server::handlers {

class HttpHandlerBase {
public:
  virtual ~HttpHandlerBase();

protected:
  virtual std::string HandleRequestThrow(const http::HttpRequest &,
                                         request::RequestContext &) const;
  virtual void HandleStreamRequest(const http::HttpRequest &,
                                   request::RequestContext &,
                                   http::ResponseBodyStream &) const;
};

class HttpHandlerJsonBase : public HttpHandlerBase {
public:
  std::string HandleRequestThrow(const http::HttpRequest &,
                                 request::RequestContext &) const final;
  virtual formats::json::Value
  HandleRequestJsonThrow(const http::HttpRequest &,
                         const formats::json::Value &,
                         request::RequestContext &) const = 0;
};

template <typename InputType, typename ReturnType>
class HttpHandlerFlatbufBase : public HttpHandlerBase {
public:
  virtual typename ReturnType::NativeTableType
  HandleRequestFlatbufThrow(const http::HttpRequest &,
                            const typename InputType::NativeTableType &,
                            request::RequestContext &) const = 0;
};

} // namespace server::handlers

} // namespace userver

#endif // LIBRARIES_USERVER_H
