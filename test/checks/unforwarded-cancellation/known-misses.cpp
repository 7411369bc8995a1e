// What the check does not find, and why.
// RUN: %check_async %s async-unforwarded-cancellation
// No expectation: the check is silent here.

#include <app/stopping.h>

// The token is a member of something else than `this`.
struct Request {
  std::string Url;
  std::stop_token Stop;
};
app::Task<> inRequest(const Request &What) { co_await app::fetch(What.Url); }

// The overload converts an argument in another way.
app::Task<> convert(int Number);
app::Task<> convert(long Number, std::stop_token Stop);
app::Task<> converts(std::stop_token Token) {
  co_await app::tick(Token);
  co_await convert(1);
}

// A constructor.
struct Reader {
  explicit Reader(std::string Path, std::stop_token Stop = {});
  app::Task<> read();
};
app::Task<> constructs(std::stop_token Token) {
  co_await app::tick(Token);
  Reader File("a");
  co_await File.read();
}

// Either of two.
app::Task<> twoTokens(std::stop_token Request, std::stop_token Server) {
  co_await app::tick(Request);
  co_await app::tick(Server);
  co_await app::fetch("a");
}

// The lambda would have to capture it.
app::Task<> notCaptured(std::stop_token Token) {
  co_await app::tick(Token);
  auto Later = [&] -> app::Task<> { co_await app::fetch("a"); };
  co_await Later();
}

// Behind a loop that ends by the token, or by something else as well.
app::Task<> behindLoop(std::stop_token Token, bool &Done) {
  while (!Token.stop_requested() && !Done)
    co_await app::tick(Token);
  co_await app::fetch("a");
}
