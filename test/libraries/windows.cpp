// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;process;stdin;network;database;http;rpc;file;lock"}}' %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// What Windows and its C runtime offer.

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

app::Task<> findShop(ADDRINFOW **Found, void **Records) {
  GetAddrInfoW(L"shop.example.com", L"https", nullptr, Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'GetAddrInfoW' blocks the thread that runs this coroutine; use an asynchronous resolver [async-blocking-call]
  DnsQuery_W(L"shop.example.com", 1, DNS_QUERY_STANDARD, nullptr, Records, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'DnsQuery_W' blocks the thread that runs this coroutine; use 'DnsQueryEx' [async-blocking-call]
  co_return;
}

app::Task<> nameVisitor(const SOCKADDR *Address, wchar_t (&Name)[64]) {
  GetNameInfoW(Address, 16, Name, 64, nullptr, 0, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'GetNameInfoW' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> printInvoice(HANDLE Printer) {
  _iobuf *Pipe = _popen("lpr", "w");
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: '_popen' blocks the thread that runs this coroutine [async-blocking-call]
  _pclose(Pipe);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: '_pclose' blocks the thread that runs this coroutine [async-blocking-call]
  WaitForInputIdle(Printer, INFINITE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'WaitForInputIdle' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> askOperator(HANDLE Console) {
  char Answer[16];
  DWORD Length = 0;
  ReadConsoleA(Console, Answer, sizeof(Answer), &Length, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'ReadConsoleA' blocks the thread that runs this coroutine [async-blocking-call]
  _getch();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: '_getch' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> waitForSockets(WSAPOLLFD *Sockets, const HANDLE (&Events)[2]) {
  WSAPoll(Sockets, 2, -1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'WSAPoll' blocks the thread that runs this coroutine [async-blocking-call]
  WSAWaitForMultipleEvents(2, Events, TRUE, INFINITE, FALSE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'WSAWaitForMultipleEvents' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> loadCatalog() {
  URLDownloadToFileA(nullptr, "https://shop.example.com", "catalog.xml", 0, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'URLDownloadToFileA' blocks the thread that runs this coroutine [async-blocking-call]
  CopyFileA("catalog.xml", "catalog.old", FALSE);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'CopyFileA' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> lockBasket(CRITICAL_SECTION *Basket, SRWLOCK *Prices) {
  EnterCriticalSection(Basket);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'EnterCriticalSection' blocks the thread that runs this coroutine [async-blocking-call]
  AcquireSRWLockShared(Prices);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'AcquireSRWLockShared' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// Silent: what the arguments keep from blocking, and what only tries.

app::Task<> lookAtSockets(WSAPOLLFD *Sockets, const HANDLE (&Events)[2], SOCKET Socket,
                     OVERLAPPED *Overlapped, CRITICAL_SECTION *Basket) {
  DWORD Bytes = 0, Flags = 0;
  WSAPoll(Sockets, 2, 0);
  WSAWaitForMultipleEvents(2, Events, TRUE, 0, FALSE);
  WSAGetOverlappedResult(Socket, Overlapped, &Bytes, FALSE, &Flags);
  TryEnterCriticalSection(Basket);
  co_return;
}

app::Task<> readCaches(const SOCKADDR *Address, wchar_t (&Name)[64], void **Records) {
  GetNameInfoW(Address, 16, Name, 64, nullptr, 0, NI_NUMERICHOST);
  DnsQuery_A("shop.example.com", 1, DNS_QUERY_CACHE_ONLY, nullptr, Records, nullptr);
  co_return;
}

app::Task<> startLocking(CRITICAL_SECTION *Basket) {
  CreateThread(
      nullptr, 0,
      [](void *Section) -> DWORD {
        EnterCriticalSection(static_cast<CRITICAL_SECTION *>(Section));
        return 0;
      },
      Basket, 0, nullptr);
  co_return;
}
