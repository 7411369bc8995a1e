// RUN: %check_async --config='{CheckOptions: {async-blocking-call.Categories: "dns;process;stdin;network;database;http;rpc;file;lock"}}' %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// gRPC's own headers: stubs, streams, completion queues and reactors.

#include <app/task.h>
#include <chrono>
#include <grpc/support/time.h>
#include <grpcpp/alarm.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/client_unary_call.h>
#include <grpcpp/support/client_callback.h>
#include <grpcpp/support/server_callback.h>
#include <grpcpp/support/sync_stream.h>
#include <memory>
#include <thread>

using grpc::ByteBuffer;
using namespace std::chrono_literals;

// What protoc generates for a service.
namespace shop {
class Prices final {
public:
  class StubInterface {
  public:
    virtual ~StubInterface() {}
    virtual grpc::Status Get(grpc::ClientContext *Context, const ByteBuffer &Request,
                             ByteBuffer *Response) = 0;
  };
  class Stub final : public StubInterface {
  public:
    grpc::Status Get(grpc::ClientContext *Context, const ByteBuffer &Request, ByteBuffer *Response) override;
    std::unique_ptr<grpc::ClientReader<ByteBuffer>> Watch(grpc::ClientContext *, const ByteBuffer &);
    std::unique_ptr<grpc::ClientAsyncResponseReader<ByteBuffer>>
    PrepareAsyncGet(grpc::ClientContext *, const ByteBuffer &, grpc::CompletionQueue *);
    class async {
    public:
      void Get(grpc::ClientContext *, const ByteBuffer *, ByteBuffer *, std::function<void(grpc::Status)>);
    };
  };
};
} // namespace shop

app::Task<bool> askPrice(shop::Prices::Stub &Stub, grpc::ClientContext &Context, const ByteBuffer &Request) {
  ByteBuffer Price;
  grpc::Status Answer = Stub.Get(&Context, Request, &Price);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'shop::Prices::Stub::Get' blocks the thread that runs this coroutine; use the callback or async stub [async-blocking-call]
  co_return Answer.ok();
}

app::Task<> askPriceOfTwoShops(std::unique_ptr<shop::Prices::StubInterface> First,
                               std::unique_ptr<shop::Prices::Stub> Second, const ByteBuffer &Request) {
  grpc::ClientContext Context, OtherContext;
  ByteBuffer Price;
  First->Get(&Context, Request, &Price);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'shop::Prices::StubInterface::Get' blocks the thread that runs this coroutine; use the callback or async stub [async-blocking-call]
  co_await app::fetchPrice(1);
  Second->Get(&OtherContext, Request, &Price);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'shop::Prices::Stub::Get' blocks the executor's thread that resumed this coroutine; use the callback or async stub [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<> callByHand(grpc::ChannelInterface *Channel, const grpc::internal::RpcMethod &Method,
                       grpc::ClientContext &Context, const ByteBuffer &Request, ByteBuffer &Price) {
  grpc::internal::BlockingUnaryCall(Channel, Method, &Context, Request, &Price);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'grpc::internal::BlockingUnaryCall' blocks the thread that runs this coroutine; use 'stub->async() and a callback' [async-blocking-call]
  co_return;
}

app::Task<> watchPrices(shop::Prices::Stub &Stub, grpc::ClientContext &Context, const ByteBuffer &Request) {
  auto Prices = Stub.Watch(&Context, Request);
  ByteBuffer Price;
  Prices->WaitForInitialMetadata();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'grpc::ClientReader::WaitForInitialMetadata' blocks the thread that runs this coroutine; use 'stub->async() and a ClientReadReactor' [async-blocking-call]
  while (Prices->Read(&Price))
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'grpc::ClientReader::Read' blocks the executor's thread that resumed this coroutine; use 'stub->async() and a ClientReadReactor' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 1 suspension point precedes the call; this is it
    co_await app::fetchPrice(1);
  Prices->Finish();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'grpc::ClientReader::Finish' blocks the executor's thread that resumed this coroutine; use 'stub->async() and a ClientReadReactor' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: 1 suspension point precedes the call; this is it
}

app::Task<> sendOrders(grpc::ClientWriter<ByteBuffer> &Orders, const ByteBuffer &Order) {
  Orders.Write(Order);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'grpc::ClientWriter::Write' blocks the thread that runs this coroutine; use 'stub->async() and a ClientWriteReactor' [async-blocking-call]
  Orders.Write(Order, grpc::WriteOptions());
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'grpc::ClientWriter::Write' blocks the thread that runs this coroutine; use 'stub->async() and a ClientWriteReactor' [async-blocking-call]
  Orders.WritesDone();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'grpc::ClientWriter::WritesDone' blocks the thread that runs this coroutine; use 'stub->async() and a ClientWriteReactor' [async-blocking-call]
  Orders.Finish();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'grpc::ClientWriter::Finish' blocks the thread that runs this coroutine; use 'stub->async() and a ClientWriteReactor' [async-blocking-call]
  co_return;
}

app::Task<> chat(grpc::ClientReaderWriterInterface<ByteBuffer, ByteBuffer> &Chat, ByteBuffer &Message) {
  Chat.Read(&Message);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'grpc::ClientReaderWriterInterface::Read' blocks the thread that runs this coroutine [async-blocking-call]
  Chat.WriteLast(Message, grpc::WriteOptions());
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'grpc::ClientReaderWriterInterface::WriteLast' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<bool> waitForChannel(grpc::Channel &Channel) {
  co_return Channel.WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'grpc::Channel::WaitForConnected' blocks the thread that runs this coroutine; use 'channel->NotifyOnStateChange' [async-blocking-call]
}

app::Task<> runQueue(grpc::CompletionQueue &Queue) {
  void *Tag = nullptr;
  bool Ok = false;
  Queue.Next(&Tag, &Ok);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'grpc::CompletionQueue::Next' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: waits until an operation has finished
  co_return;
}

app::Task<> runQueueOfServer(grpc::ServerCompletionQueue &Queue, std::chrono::system_clock::time_point Due) {
  void *Tag = nullptr;
  bool Ok = false;
  Queue.AsyncNext(&Tag, &Ok, Due);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'grpc::ServerCompletionQueue::AsyncNext' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: waits until an operation has finished
  co_return;
}

app::Task<> runServer(std::unique_ptr<grpc::Server> Server) {
  Server->Wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'grpc::Server::Wait' blocks the thread that runs this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: note: waits until the server has been shut down
  co_return;
}

app::Task<> stopServer(grpc::Server &Server) {
  co_await app::fetchPrice(1);
  Server.Shutdown();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'grpc::Server::Shutdown' blocks the executor's thread that resumed this coroutine [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: waits for the handlers that still run
}

app::Task<> pause(gpr_timespec Until) {
  gpr_sleep_until(Until);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'gpr_sleep_until' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

void remindInTime(grpc::Alarm &Alarm, grpc::CompletionQueue &Queue) {
  Alarm.Set(std::chrono::system_clock::now() + std::chrono::seconds(1), [&Queue](bool) {
    void *Tag = nullptr;
    bool Ok = false;
    Queue.Next(&Tag, &Ok);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'grpc::CompletionQueue::Next' blocks the executor's thread that runs this handler [async-blocking-wait]
    // CHECK-MESSAGES: :[[@LINE-5]]:9: note: 'grpc::Alarm::Set' runs the handler on an executor
    // CHECK-MESSAGES: :[[@LINE-3]]:11: note: waits until an operation has finished
  });
}

void callGeneric(grpc::GenericStub &Stub, grpc::ClientContext &Context, ByteBuffer &Price) {
  Stub.UnaryCall(&Context, "/shop.Prices/Get", {}, &Price, &Price, [](grpc::Status) {
    std::this_thread::sleep_for(std::chrono::seconds(1));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:8: note: 'grpc::TemplatedGenericStub::UnaryCall' runs the handler on an executor
  });
}

// Silent.

app::Task<> lookAtQueue(grpc::CompletionQueue &Queue) {
  void *Tag = nullptr;
  bool Ok = false;
  Queue.AsyncNext(&Tag, &Ok, std::chrono::system_clock::now());
  Queue.AsyncNext(&Tag, &Ok, gpr_time_0(GPR_CLOCK_REALTIME));
  Queue.AsyncNext(&Tag, &Ok, gpr_inf_past(GPR_CLOCK_REALTIME));
  co_return;
}

app::Task<> callWithoutBlocking(shop::Prices::Stub::async &Stub, grpc::ClientContext &Context,
                                const ByteBuffer &Request, ByteBuffer &Price) {
  Stub.Get(&Context, &Request, &Price, [](grpc::Status) {});
  co_await app::fetchPrice(1);
}

app::Task<> askThroughQueue(shop::Prices::Stub &Stub, grpc::ClientContext &Context, const ByteBuffer &Request,
                            grpc::CompletionQueue &Queue, ByteBuffer &Price, grpc::Status &Answer) {
  auto Call = Stub.PrepareAsyncGet(&Context, Request, &Queue);
  Call->StartCall();
  Call->Finish(&Price, &Answer, &Price);
  co_return;
}

// A stub of the application: nothing is called from afar.
namespace shop {
struct Stub {
  grpc::Status Get(const ByteBuffer &Request);
  bool Find(grpc::ClientContext *Context, const ByteBuffer &Request);
};
} // namespace shop

app::Task<> askOwnStub(shop::Stub &Stub, grpc::ClientContext &Context, const ByteBuffer &Request) {
  Stub.Get(Request);
  Stub.Find(&Context, Request);
  co_return;
}

app::Task<> askOnThread(shop::Prices::Stub &Stub, const ByteBuffer &Request) {
  std::thread([&Stub, Request] {
    grpc::ClientContext Context;
    ByteBuffer Price;
    Stub.Get(&Context, Request, &Price);
  }).detach();
  co_return;
}

app::Task<> watchChannel(grpc::Channel &Channel, grpc::CompletionQueue &Queue) {
  Channel.NotifyOnStateChange(Channel.GetState(true), std::chrono::system_clock::now(), &Queue, nullptr);
  co_return;
}

app::Task<> shutQueueDown(grpc::CompletionQueue &Queue, grpc::ClientContext &Context) {
  Queue.Shutdown();
  Context.TryCancel();
  co_return;
}

app::Task<> runQueueOnThread(grpc::CompletionQueue &Queue) {
  std::thread([&Queue] {
    void *Tag = nullptr;
    bool Ok = false;
    while (Queue.Next(&Tag, &Ok))
      ;
  }).detach();
  co_return;
}

// The synchronous handlers of a service run on gRPC's own threads.
grpc::Status listPrices(grpc::ServerContext *, grpc::ServerWriter<ByteBuffer> *Prices,
                        const ByteBuffer &Price) {
  Prices->Write(Price);
  return grpc::Status::OK;
}

// The reactions of a reactor, in which gRPC forbids to block.

class PriceReactor final : public grpc::ServerUnaryReactor {
  void OnDone() override {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:8: note: it overrides 'grpc::ServerUnaryReactor::OnDone', which is called on an executor
    delete this;
  }
  void OnCancel() override;
};

class PriceReader final : public grpc::ClientReadReactor<grpc::ByteBuffer> {
  void OnReadDone(bool) override {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the executor's thread that runs this handler [async-blocking-sleep]
    // CHECK-MESSAGES: :[[@LINE-3]]:8: note: it overrides 'grpc::ClientReadReactor::OnReadDone', which is called on an executor
  }
  void OnDone(const grpc::Status &) override {}
};

// Silent.

class OrderReactor final : public grpc::ServerUnaryReactor {
  void OnDone() override {
    std::thread([] { std::this_thread::sleep_for(1s); }).detach();
    delete this;
  }
  // Not one that gRPC calls.
  void settle() { std::this_thread::sleep_for(1s); }
};

class Receipt {
  virtual void OnDone() { std::this_thread::sleep_for(1s); }
};
