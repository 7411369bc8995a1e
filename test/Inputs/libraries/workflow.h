//===- workflow.h - a stub of Sogou C++ Workflow --------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
// Imitates Sogou C++ Workflow 1.0.1-5 (41695078).
#ifndef LIBRARIES_WORKFLOW_H
#define LIBRARIES_WORKFLOW_H

#include <chrono>
#include <functional>
#include <future>
#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

struct iovec;

template <typename RES> class WFFuture {
public:
  WFFuture(std::future<RES> &&);
  WFFuture() = default;
  WFFuture(WFFuture &&) = default;
  void wait() const;
  template <class REP, class PERIOD>
  std::future_status wait_for(const std::chrono::duration<REP, PERIOD> &) const;
  template <class CLOCK, class DURATION>
  std::future_status wait_until(const std::chrono::time_point<CLOCK, DURATION> &) const;
  RES get();
  bool valid() const { return false; }

private:
  std::future<RES> future;
};

template <typename RES> class WFPromise {
public:
  WFFuture<RES> get_future();
  void set_value(const RES &) {}
};

// Tasks.

class SubTask {
public:
  virtual ~SubTask() {}
};
class ExecRequest : public SubTask {};
class ExecQueue;
class Executor;
class SeriesWork;
class ParallelWork;

template <class INPUT, class OUTPUT> class WFThreadTask : public ExecRequest {
public:
  void start() {}
  void set_callback(std::function<void(WFThreadTask<INPUT, OUTPUT> *)>) {}
};

template <class REQ, class RESP> class WFNetworkTask : public SubTask {
public:
  void start() {}
  REQ *get_req() { return nullptr; }
  RESP *get_resp() { return nullptr; }
  void set_callback(std::function<void(WFNetworkTask<REQ, RESP> *)>) {}
};

class WFTimerTask : public SubTask {
public:
  void start() {}
  void set_callback(std::function<void(WFTimerTask *)>) {}
};

template <class ARGS> class WFFileTask : public SubTask {
public:
  void start() {}
  long get_retval() const { return 0; }
  void set_callback(std::function<void(WFFileTask<ARGS> *)>) {}
};

class WFGenericTask : public SubTask {
public:
  void start() {}
};

class WFGoTask : public ExecRequest {
public:
  void start() {}
  void set_callback(std::function<void(WFGoTask *)>) {}
};

class WFCounterTask : public WFGenericTask {
public:
  virtual void count() {}
};

namespace protocol {
class HttpRequest {};
class HttpResponse {};
class RedisRequest {};
class RedisResponse {};
class MySQLRequest {};
class MySQLResponse {};
class DnsRequest {};
class DnsResponse {};
} // namespace protocol

using WFHttpTask = WFNetworkTask<protocol::HttpRequest, protocol::HttpResponse>;
using WFRedisTask = WFNetworkTask<protocol::RedisRequest, protocol::RedisResponse>;
using WFMySQLTask = WFNetworkTask<protocol::MySQLRequest, protocol::MySQLResponse>;
using WFDnsTask = WFNetworkTask<protocol::DnsRequest, protocol::DnsResponse>;
using http_callback_t = std::function<void(WFHttpTask *)>;
using redis_callback_t = std::function<void(WFRedisTask *)>;
using mysql_callback_t = std::function<void(WFMySQLTask *)>;
using dns_callback_t = std::function<void(WFDnsTask *)>;

struct FileIOArgs;
struct FileVIOArgs;
struct FileSyncArgs;
using WFFileIOTask = WFFileTask<FileIOArgs>;
using WFFileVIOTask = WFFileTask<FileVIOArgs>;
using WFFileSyncTask = WFFileTask<FileSyncArgs>;
using fio_callback_t = std::function<void(WFFileIOTask *)>;
using fvio_callback_t = std::function<void(WFFileVIOTask *)>;
using fsync_callback_t = std::function<void(WFFileSyncTask *)>;
using timer_callback_t = std::function<void(WFTimerTask *)>;

enum TransportType { TT_TCP, TT_UDP };

class WFTaskFactory {
public:
  static WFHttpTask *create_http_task(const std::string &, int, int, http_callback_t);
  static WFRedisTask *create_redis_task(const std::string &, int, redis_callback_t);
  static WFMySQLTask *create_mysql_task(const std::string &, int, mysql_callback_t);
  static WFDnsTask *create_dns_task(const std::string &, int, dns_callback_t);
  static WFFileIOTask *create_pread_task(int, void *, size_t, off_t, fio_callback_t);
  static WFFileIOTask *create_pwrite_task(int, const void *, size_t, off_t, fio_callback_t);
  static WFFileVIOTask *create_preadv_task(int, const iovec *, int, off_t, fvio_callback_t);
  static WFFileVIOTask *create_pwritev_task(int, const iovec *, int, off_t, fvio_callback_t);
  static WFFileSyncTask *create_fsync_task(int, fsync_callback_t);
  static WFFileSyncTask *create_fdatasync_task(int, fsync_callback_t);
  static WFTimerTask *create_timer_task(time_t, long, timer_callback_t);
  static WFTimerTask *create_timer_task(unsigned, timer_callback_t);
  static WFCounterTask *create_counter_task(unsigned, std::function<void(WFCounterTask *)>);
  template <class FUNC, class... ARGS>
  static WFGoTask *create_go_task(const std::string &, FUNC &&, ARGS &&...) {
    return nullptr;
  }
  template <class FUNC, class... ARGS>
  static WFGoTask *create_timedgo_task(time_t, long, const std::string &, FUNC &&, ARGS &&...) {
    return nullptr;
  }
  template <class FUNC, class... ARGS> static void reset_go_task(WFGoTask *, FUNC &&, ARGS &&...) {}
};

template <class REQ, class RESP> class WFNetworkTaskFactory {
  using T = WFNetworkTask<REQ, RESP>;

public:
  static T *create_client_task(TransportType, const std::string &, int, std::function<void(T *)>);
};

template <class INPUT, class OUTPUT> class WFThreadTaskFactory {
  using T = WFThreadTask<INPUT, OUTPUT>;

public:
  static T *create_thread_task(const std::string &, std::function<void(INPUT *, OUTPUT *)>,
                               std::function<void(T *)>);
};

class WFFacilities {
public:
  static void usleep(unsigned) {}
  static WFFuture<void> async_usleep(unsigned);
  template <class FUNC, class... ARGS> static void go(const std::string &, FUNC &&, ARGS &&...) {}
  template <class RESP> struct WFNetworkResult {
    RESP resp;
  };
  template <class REQ, class RESP>
  static WFNetworkResult<RESP> request(TransportType, const std::string &, REQ &&, int);
  template <class REQ, class RESP>
  static WFFuture<WFNetworkResult<RESP>> async_request(TransportType, const std::string &, REQ &&, int);
  static WFFuture<ssize_t> async_pread(int, void *, size_t, off_t);

  class WaitGroup {
  public:
    WaitGroup(int);
    ~WaitGroup();
    void wait() const;
    std::future_status wait(int) const;
    void add(int);
    void done();
  };
};

// Servers.

class WFServerBase {
public:
  int start(unsigned short) { return 0; }
  void stop() {}
  void shutdown();
  void wait_finish();
};

template <class REQ, class RESP> class WFServer : public WFServerBase {
public:
  WFServer(std::function<void(WFNetworkTask<REQ, RESP> *)>) {}
};

using WFHttpServer = WFServer<protocol::HttpRequest, protocol::HttpResponse>;

// Clients.

class WFMySQLConnection {
public:
  WFMySQLTask *create_query_task(const std::string &, mysql_callback_t) { return nullptr; }
  WFMySQLTask *create_disconnect_task(mysql_callback_t) { return nullptr; }
};

class WFRedisSubscribeTask : public WFGenericTask {
public:
  void set_callback(std::function<void(WFRedisSubscribeTask *)>) {}
};

class WFRedisSubscriber {
public:
  using extract_t = std::function<void(WFRedisSubscribeTask *)>;
  using callback_t = std::function<void(WFRedisSubscribeTask *)>;
  WFRedisSubscribeTask *create_subscribe_task(const std::vector<std::string> &, extract_t, callback_t);
  WFRedisSubscribeTask *create_psubscribe_task(const std::vector<std::string> &, extract_t, callback_t);
};

class WFHttpChunkedTask : public WFGenericTask {
public:
  void set_callback(std::function<void(WFHttpChunkedTask *)>) {}
};

class WFHttpChunkedClient {
public:
  using callback_t = std::function<void(WFHttpChunkedTask *)>;
  static WFHttpChunkedTask *create_chunked_task(const std::string &, int, callback_t, callback_t);
};

class WFKafkaTask;
using kafka_callback_t = std::function<void(WFKafkaTask *)>;

class WFKafkaTask : public WFGenericTask {
public:
  void set_callback(kafka_callback_t) {}
};

class WFKafkaClient {
public:
  WFKafkaTask *create_kafka_task(const std::string &, int, kafka_callback_t);
  WFKafkaTask *create_leavegroup_task(int, kafka_callback_t);
};

class WFDnsClient {
public:
  WFDnsTask *create_dns_task(const std::string &, dns_callback_t);
};

class WFConsulTask;
using consul_callback_t = std::function<void(WFConsulTask *)>;

class WFConsulTask : public WFGenericTask {
public:
  void set_callback(consul_callback_t) {}
};

class WFConsulClient {
public:
  WFConsulTask *create_discover_task(const std::string &, const std::string &, int, consul_callback_t);
  WFConsulTask *create_list_service_task(const std::string &, int, consul_callback_t);
  WFConsulTask *create_register_task(const std::string &, const std::string &, int, consul_callback_t);
  WFConsulTask *create_deregister_task(const std::string &, const std::string &, int, consul_callback_t);
};

#endif // LIBRARIES_WORKFLOW_H
