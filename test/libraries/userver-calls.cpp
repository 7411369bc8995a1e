// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;file;lock"}}' %s async-blocking-call
//
// userver: files and name resolution that block a thread of the task processor.

#include "libraries/userver.h"
#include <mutex>
#include <string>

using namespace userver;

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
