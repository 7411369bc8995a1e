// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;process;stdin;network;database;http;rpc;file;lock"}}' %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// userver: its own waits suspend a task, those of the standard library block a
// thread of the task processor.

#include <chrono>
#include <future>
#include <libraries/userver.h>
#include <mutex>
#include <string>
#include <thread>

using namespace std::chrono_literals;
using namespace userver;

std::future<int> askLegacyBilling(int Order);
int loadTotal(int Order);

// Waits in tasks.

engine::TaskWithResult<int> billInTask(int Order) {
  return utils::Async("bill", [Order] { return askLegacyBilling(Order).get(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:72: warning: 'std::future::get' blocks the executor's thread that runs this handler [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: 'userver::utils::Async' runs the handler on an executor
}

engine::TaskWithResult<void> billBeforeTaskEnds(int Order) {
  return engine::AsyncNoSpan([Order] {
    auto Billing = engine::AsyncNoSpan([Order] { loadTotal(Order); });
    Billing.BlockingWait();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'userver::engine::TaskWithResult::BlockingWait' blocks the executor's thread that runs this handler; use 'task.Wait()' [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'userver::engine::AsyncNoSpan' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:13: note: meant for threads outside the engine
  });
}

engine::TaskWithResult<void> joinInCriticalTask() {
  return utils::CriticalAsync("report", [] {
    std::thread Report([] { loadTotal(1); });
    Report.join();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::thread::join' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'userver::utils::CriticalAsync' runs the handler on an executor
  });
}

engine::SharedTaskWithResult<void> startSecondEngine() {
  return utils::SharedAsync("second", [] {
    engine::RunStandalone([] { engine::Yield(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'userver::engine::RunStandalone' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'userver::utils::SharedAsync' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: starts an engine of its own, and waits for its end
  });
}

int billThroughHelper(int Order) { return askLegacyBilling(Order).get(); }

engine::TaskWithResult<int> reachThroughHelper() {
  return utils::Async("bill", [] { return billThroughHelper(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'billThroughHelper' blocks the executor's thread that runs this handler: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: 'userver::utils::Async' runs the handler on an executor
  // CHECK-MESSAGES: :[[@LINE-6]]:67: note: 'billThroughHelper' calls 'std::future::get' here
}

// Sleeps.

engine::TaskWithResult<void> retryLater() {
  return utils::Async("retry", [] {
    std::this_thread::sleep_for(100ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'userver::utils::Async' runs the handler on an executor
  });
}

engine::SharedTaskWithResult<void> retryShared() {
  return engine::SharedCriticalAsyncNoSpan([] {
    std::this_thread::sleep_for(100ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'userver::engine::SharedCriticalAsyncNoSpan' runs the handler on an executor
  });
}

// Silent: the waits of the engine suspend the task.

engine::TaskWithResult<int> waitsWithEngine(engine::Mutex &Table,
                                            engine::Semaphore &Slots,
                                            engine::SingleConsumerEvent &Changed,
                                            engine::Future<int> Loading) {
  return utils::Async("wait", [&Table, &Slots, &Changed,
                               Loading = std::move(Loading)]() mutable {
    auto First = utils::Async("first", [] { return loadTotal(1); });
    auto Second = utils::SharedAsync("second", [] { return loadTotal(2); });
    First.WaitFor(1s);
    First.Wait();
    Second.Wait();
    First.RequestCancel();
    First.SyncCancel();
    engine::SleepFor(1s);
    engine::InterruptibleSleepFor(1s);
    engine::Yield();
    std::lock_guard Lock(Table);
    Slots.lock_shared();
    if (!Changed.WaitForEvent() || Loading.wait() != engine::FutureStatus::kReady)
      return 0;
    return First.Get() + Second.Get() + Loading.get();
  });
}

void cancelsAtEndOfScope() {
  // The destructor waits too, and suspends.
  auto Outer = utils::Async("outer", [] {
    auto Inner = utils::Async("inner", [] { engine::SleepFor(1s); });
    engine::Yield();
  });
  Outer.Wait();
}

int readsFromSocket(engine::io::Socket &Client) {
  return utils::Async("read",
                      [&Client] {
                        char Buffer = 0;
                        return static_cast<int>(Client.RecvSome(
                            &Buffer, 1, engine::Deadline::FromDuration(1s)));
                      })
      .Get();
}

// Silent: a task processor that is named can be the one for blocking work.

class Billing {
public:
  explicit Billing(engine::TaskProcessor &Blocking) : Blocking(Blocking) {}

  int bill(int Order) {
    return utils::Async(Blocking, "bill",
                        [Order] { return askLegacyBilling(Order).get(); })
        .Get();
  }

  void pause() {
    engine::AsyncNoSpan(Blocking, [] { std::this_thread::sleep_for(1s); }).Wait();
    engine::CriticalAsyncNoSpan(Blocking, [] { std::this_thread::sleep_for(1s); }).Wait();
    utils::AsyncBackground("pause", Blocking, [] {
      std::this_thread::sleep_for(1s);
    }).Wait();
  }

  int billFromTask(int Order) {
    return utils::Async("bill",
                        [this, Order] {
                          return engine::AsyncNoSpan(Blocking, [Order] {
                                   return billThroughHelper(Order);
                                 }).Get();
                        })
        .Get();
  }

private:
  engine::TaskProcessor &Blocking;
};

void pauseInBackground(concurrent::BackgroundTaskStorage &Tasks) {
  // Which task processor the storage uses is unknown.
  Tasks.AsyncDetach("pause", [] { std::this_thread::sleep_for(1s); });
}

// Silent: threads outside the engine.

void stopFromThread(engine::TaskWithResult<void> Task) {
  std::thread Stopper([Task = std::move(Task)]() mutable {
    Task.RequestCancel();
    Task.BlockingWait();
    std::this_thread::sleep_for(1s);
  });
  Stopper.join();
}

void runsBenchmark() {
  engine::RunStandalone([] { utils::Async("total", [] { loadTotal(1); }).Wait(); });
}

// Silent: the task has finished, or there is no time to sleep.

engine::TaskWithResult<void> waitsForFinishedTask(engine::TaskWithResult<int> &Loading) {
  return utils::Async("check", [&Loading] {
    if (Loading.IsFinished())
      Loading.BlockingWait();
    std::this_thread::sleep_for(0s);
  });
}

engine::TaskWithResult<std::string> readCatalog(const std::string &Path) {
  return utils::Async("read", [Path] { return fs::blocking::ReadFileContents(Path); });
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'userver::fs::blocking::ReadFileContents' blocks the executor's thread that runs this handler; use 'fs::ReadFileContents(task_processor, path)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: 'userver::utils::Async' runs the handler on an executor
}

engine::TaskWithResult<std::size_t> resolveBilling() {
  return engine::AsyncNoSpan(
      [] { return net::blocking::GetAddrInfo("billing", "80").size(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'userver::net::blocking::GetAddrInfo' blocks the executor's thread that runs this handler; use 'resolver.Resolve(host, deadline)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'userver::engine::AsyncNoSpan' runs the handler on an executor
}

engine::TaskWithResult<void> flushJournal(fs::blocking::FileDescriptor &Journal) {
  return utils::CriticalAsync("flush", [&Journal] {
    Journal.Write("closed");
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'userver::fs::blocking::FileDescriptor::Write' blocks the executor's thread that runs this handler [async-blocking-call]
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'userver::utils::CriticalAsync' runs the handler on an executor
    Journal.FSync();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'userver::fs::blocking::FileDescriptor::FSync' blocks the executor's thread that runs this handler [async-blocking-call]
    // CHECK-MESSAGES: :[[@LINE-6]]:10: note: 'userver::utils::CriticalAsync' runs the handler on an executor
  });
}

engine::TaskWithResult<formats::json::Value> readSettings() {
  return utils::Async("settings",
                      [] { return formats::json::blocking::FromFile("settings.json"); });
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'userver::formats::json::blocking::FromFile' blocks the executor's thread that runs this handler [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: 'userver::utils::Async' runs the handler on an executor
}

// Silent: the functions that take a task processor, and locks that suspend.

engine::TaskWithResult<bool> readsOnTaskProcessor(engine::TaskProcessor &Files,
                                                  clients::dns::Resolver &Resolver,
                                                  engine::Mutex &Table) {
  return utils::Async("read", [&Files, &Resolver, &Table] {
    std::unique_lock Lock(Table);
    fs::CreateDirectories(Files, "catalog");
    fs::RewriteFileContents(Files, "catalog/index", "");
    const auto Found = Resolver.Resolve("billing", {});
    return fs::FileExists(Files, "catalog/index");
  });
}

// Silent: a task processor that is named can be the one for blocking work.

bool removesOnTaskProcessor(engine::TaskProcessor &Files) {
  return utils::Async(Files, "remove",
                      [] { return fs::blocking::RemoveSingleFile("catalog/index"); })
      .Get();
}

// Silent: at the start of the service, and what opens nothing.

std::string readsAtStart() { return fs::blocking::ReadFileContents("catalog/index"); }

engine::TaskWithResult<void> adoptsDescriptor(int Descriptor) {
  return utils::Async("adopt", [Descriptor] {
    auto File = fs::blocking::FileDescriptor::AdoptFd(Descriptor);
    fs::blocking::CFile None;
  });
}

int main(int Count, char **Values) {
  return utils::DaemonMain(Count, Values, components::ComponentList());
}
