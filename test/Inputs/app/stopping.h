// What an application does that can be told to stop.
#ifndef APP_STOPPING_H
#define APP_STOPPING_H

#include <app/task.h>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

using namespace std::chrono_literals;

namespace app {

// A parameter with a default.
Task<std::string> fetch(std::string Url, std::stop_token Stop = {});
Task<> pause(std::chrono::milliseconds Time, std::stop_token Stop = std::stop_token());
Task<> tick(std::stop_token Stop = {});
Task<std::string> fetchAll(std::string Url, int Retries = 3, std::stop_token Stop = {});

// Overloads.
Task<> save(const std::string &Text);
Task<> save(const std::string &Text, std::stop_token Stop);
Task<> drain();
Task<> drain(std::stop_token Stop);
Task<> send(const std::string &To, const std::string &Text);
Task<> send(std::stop_token Stop, const std::string &To, const std::string &Text);
Task<> copy(const std::string &From, const std::string &To);
Task<> copy(const std::string &From, std::stop_token Stop, const std::string &To);

// Options.
struct Options {
  int Retries = 3;
  std::stop_token Stop;
  bool Verbose = false;
};
Task<> upload(std::string Text, Options With = {});

// By pointer and by reference.
Task<> watch(std::string Path, const std::stop_token *Stop = nullptr);
Task<> follow(std::string Path, const std::stop_token &Stop = {});
Task<> perhaps(std::string Path, std::optional<std::stop_token> Stop = std::nullopt);

class Client {
public:
  Task<std::string> get(std::string Url);
  Task<std::string> get(std::string Url, std::stop_token Stop);
  Task<> close(std::stop_token Stop = {});
};

Task<> other();
void log(const std::string &Text);

} // namespace app

#endif // APP_STOPPING_H
