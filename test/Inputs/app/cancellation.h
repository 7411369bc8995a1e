// What an application cancels its tasks with; cancellation.yaml tells of it.
#ifndef APP_CANCELLATION_H
#define APP_CANCELLATION_H

#include <app/task.h>
#include <cstdio>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace app {
struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct Cancelled : Error {
  using Error::Error;
};
class StopFlag {
public:
  bool isSet() const;
};
Task<> sleepUnlessStopped(std::chrono::nanoseconds, const StopFlag &);
} // namespace app

using namespace std::chrono_literals;

void log(const std::string &Text);
void log(const char *Format, const std::exception &Error);
app::Task<> poll();
app::Task<std::string> read();
app::Task<> write(std::string Text);

#endif // APP_CANCELLATION_H
