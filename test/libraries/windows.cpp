// RUN: %check_async %s async-blocking-wait,async-blocking-sleep

#include <app/task.h>
#include <future>
#include <libraries/windows.h>

std::future<int> loadStock(int Article);

// Waits.

app::Task<> waitForDelivery(HANDLE Delivered) {
  WaitForSingleObject(Delivered, INFINITE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'WaitForSingleObject' blocks the thread that runs this coroutine [async-blocking-wait]
  WaitForSingleObjectEx(Delivered, 500, TRUE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'WaitForSingleObjectEx' blocks the thread that runs this coroutine [async-blocking-wait]
  WaitForSingleObject(Delivered, -1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'WaitForSingleObject' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForAll(const HANDLE (&Events)[2]) {
  WaitForMultipleObjects(2, Events, TRUE, INFINITE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'WaitForMultipleObjects' blocks the thread that runs this coroutine [async-blocking-wait]
  WaitForMultipleObjectsEx(2, Events, FALSE, 10, FALSE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'WaitForMultipleObjectsEx' blocks the thread that runs this coroutine [async-blocking-wait]
  MsgWaitForMultipleObjectsEx(2, Events, INFINITE, 0xFF, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'MsgWaitForMultipleObjectsEx' blocks the thread that runs this coroutine [async-blocking-wait]
  SignalObjectAndWait(Events[0], Events[1], 10, FALSE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'SignalObjectAndWait' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForMail(CONDITION_VARIABLE *Arrived, CRITICAL_SECTION *Section,
                        SRWLOCK *Lock, SYNCHRONIZATION_BARRIER *Opened) {
  SleepConditionVariableCS(Arrived, Section, INFINITE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'SleepConditionVariableCS' blocks the thread that runs this coroutine [async-blocking-wait]
  SleepConditionVariableSRW(Arrived, Lock, 10, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'SleepConditionVariableSRW' blocks the thread that runs this coroutine [async-blocking-wait]
  EnterSynchronizationBarrier(Opened, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'EnterSynchronizationBarrier' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForVersion(volatile int *Version) {
  int Old = 1;
  WaitOnAddress(Version, &Old, sizeof(Old), INFINITE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'WaitOnAddress' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForPool(TP_WORK *Work) {
  WaitForThreadpoolWorkCallbacks(Work, FALSE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'WaitForThreadpoolWorkCallbacks' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> readOverlapped(HANDLE File, HANDLE Port, OVERLAPPED *Overlapped) {
  DWORD Bytes = 0;
  GetOverlappedResult(File, Overlapped, &Bytes, TRUE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'GetOverlappedResult' blocks the thread that runs this coroutine [async-blocking-wait]
  std::uintptr_t Key = 0;
  GetQueuedCompletionStatus(Port, &Bytes, &Key, &Overlapped, INFINITE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'GetQueuedCompletionStatus' blocks the thread that runs this coroutine [async-blocking-wait]
  co_return;
}

app::Task<> waitForMessage(MSG *Message) {
  GetMessageW(Message, nullptr, 0, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'GetMessageW' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: waits for a message to arrive
  co_return;
}

// Sleeps.

app::Task<> retryLater(DWORD Delay) {
  Sleep(200);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  SleepEx(Delay, TRUE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'SleepEx' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_return;
}

// Silent: a look, and no wait.

app::Task<bool> lookOnce(HANDLE Delivered, const HANDLE (&Events)[2], HANDLE Port,
                         OVERLAPPED *Overlapped) {
  Sleep(0);
  SwitchToThread();
  DWORD Bytes = 0;
  std::uintptr_t Key = 0;
  GetQueuedCompletionStatus(Port, &Bytes, &Key, &Overlapped, 0);
  GetOverlappedResult(Port, Overlapped, &Bytes, FALSE);
  WaitForMultipleObjects(2, Events, TRUE, 0);
  co_return WaitForSingleObject(Delivered, 0) == 0;
}

// Silent: threads that may wait.

DWORD countStock(void *) {
  Sleep(1000);
  return loadStock(1).get();
}

app::Task<> startCounting() {
  CreateThread(nullptr, 0, countStock, nullptr, 0, nullptr);
  CreateThread(nullptr, 0, [](void *) -> DWORD { return loadStock(1).get(); }, nullptr, 0,
               nullptr);
  _beginthreadex(nullptr, 0, [](void *) -> unsigned { return loadStock(2).get(); }, nullptr,
                 0, nullptr);
  QueueUserWorkItem([](void *) -> DWORD { return loadStock(3).get(); }, nullptr, 0);
  TrySubmitThreadpoolCallback([](TP_INSTANCE *, void *) { Sleep(1000); }, nullptr, nullptr);
  co_return;
}

// Silent: functions of the application with the same names.

namespace shop {
struct Handle {};
app::Task<> Sleep(unsigned Milliseconds);
bool WaitForSingleObject(Handle, unsigned Milliseconds);
} // namespace shop

app::Task<> useOwnFunctions() {
  co_await shop::Sleep(200);
  shop::WaitForSingleObject(shop::Handle(), 500);
}
