// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// libcurl: the easy interface blocks, the multi interface need not.

#include <app/task.h>
#include <curl/curl.h>
#include <thread>

app::Task<> downloadInvoice(CURL *Transfer) {
  curl_easy_perform(Transfer);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'curl_easy_perform' blocks the thread that runs this coroutine; use 'curl_multi_add_handle(multi, easy)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: runs the whole transfer
  co_return;
}

app::Task<> downloadAfterPrice(CURL *Transfer) {
  co_await app::fetchPrice(1);
  curl_easy_perform(Transfer);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'curl_easy_perform' blocks the executor's thread that resumed this coroutine; use 'curl_multi_add_handle(multi, easy)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: runs the whole transfer
}

app::Task<> pollTransfers(CURLM *Transfers) {
  int Ready = 0;
  curl_multi_poll(Transfers, nullptr, 0, 1000, &Ready);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'curl_multi_poll' blocks the thread that runs this coroutine; use 'curl_multi_socket_action' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: waits until a transfer has something to do
  co_return;
}

app::Task<> waitForTransfers(CURLM *Transfers, int Milliseconds) {
  curl_multi_wait(Transfers, nullptr, 0, Milliseconds, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'curl_multi_wait' blocks the thread that runs this coroutine; use 'curl_multi_socket_action' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: waits until a transfer has something to do
  co_return;
}

CURLcode download(CURL *Transfer) { return curl_easy_perform(Transfer); }

app::Task<> downloadThroughHelper(CURL *Transfer) {
  download(Transfer);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'download' blocks the thread that runs this coroutine: it reaches 'curl_easy_perform' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-5]]:44: note: 'download' calls 'curl_easy_perform' here
  co_return;
}

// Silent.

app::Task<> lookAtTransfers(CURLM *Transfers) {
  int Ready = 0;
  curl_multi_poll(Transfers, nullptr, 0, 0, &Ready);
  curl_multi_wait(Transfers, nullptr, 0, 0, &Ready);
  co_return;
}

app::Task<> driveTransfers(CURLM *Transfers, curl_socket_t Socket) {
  int Running = 0;
  curl_multi_socket_action(Transfers, Socket, CURL_CSELECT_IN, &Running);
  curl_multi_perform(Transfers, &Running);
  co_await app::fetchPrice(1);
}

app::Task<> startTransfer(CURLM *Transfers) {
  CURL *Transfer = curl_easy_init();
  curl_easy_setopt(Transfer, CURLOPT_URL, "https://shop.example/invoice");
  curl_multi_add_handle(Transfers, Transfer);
  curl_multi_wakeup(Transfers);
  co_return;
}

app::Task<> readFromSocketOfTransfer(CURL *Transfer, char *Buffer) {
  // These say CURLE_AGAIN instead of waiting.
  size_t Size = 0;
  curl_easy_recv(Transfer, Buffer, 16, &Size);
  curl_easy_send(Transfer, Buffer, 16, &Size);
  co_return;
}

app::Task<> downloadOnThread(CURL *Transfer) {
  std::thread([Transfer] { curl_easy_perform(Transfer); }).detach();
  co_return;
}

void downloadOutsideOfCoroutine(CURL *Transfer) { curl_easy_perform(Transfer); }

namespace shop {
int curl_easy_perform(int Transfer);
app::Task<> performOwn() {
  shop::curl_easy_perform(1);
  co_return;
}
} // namespace shop
