// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// The reactions of a reactor, in which gRPC forbids to block.

#include <app/task.h>
#include <chrono>
#include <grpcpp/grpcpp.h>
#include <grpcpp/support/client_callback.h>
#include <grpcpp/support/server_callback.h>
#include <thread>

using namespace std::chrono_literals;

class PriceReactor final : public grpc::ServerUnaryReactor {
  void OnDone() override {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: note: {{.*}}
    delete this;
  }
  void OnCancel() override;
};

class PriceReader final : public grpc::ClientReadReactor<grpc::ByteBuffer> {
  void OnReadDone(bool) override {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: note: {{.*}}
  }
  void OnDone(const grpc::Status &) override {}
};

// Silent.

class OrderReactor final : public grpc::ServerUnaryReactor {
  void OnDone() override {
    std::thread([] { std::this_thread::sleep_for(1s); }).detach();
    delete this;
  }
  // None that gRPC calls.
  void settle() { std::this_thread::sleep_for(1s); }
};

class Receipt {
  virtual void OnDone() { std::this_thread::sleep_for(1s); }
};
