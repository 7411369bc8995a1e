// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;process;stdin;network;database;http;rpc;file;lock"}}' %s async-blocking-call

#include <app/task.h>
#include <libraries/windows.h>

app::Task<> findShop(ADDRINFOW **Found, void **Records) {
  GetAddrInfoW(L"shop.example.com", L"https", nullptr, Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'GetAddrInfoW' blocks the thread that runs this coroutine; use 'an asynchronous resolver' [async-blocking-call]
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

app::Task<> lookOnce(WSAPOLLFD *Sockets, const HANDLE (&Events)[2], SOCKET Socket,
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

app::Task<> startCounting(CRITICAL_SECTION *Basket) {
  CreateThread(
      nullptr, 0,
      [](void *Section) -> DWORD {
        EnterCriticalSection(static_cast<CRITICAL_SECTION *>(Section));
        return 0;
      },
      Basket, 0, nullptr);
  co_return;
}
