// What works in the background of an application; service.yaml tells of it.
#ifndef APP_SERVICE_H
#define APP_SERVICE_H

#include <app/stopping.h>
#include <atomic>
#include <stdexcept>

namespace app {

Task<> rest(std::chrono::milliseconds Time);

// Who awaits it tells it to stop.
template <typename T = void> class Supervised : public Task<T> {
public:
  struct promise_type : Task<T>::promise_type {
    Supervised get_return_object();
  };
};

// A promise that knows the cancellation.
class Told {
public:
  struct promise_type {
    Told get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
    std::stop_token Stop;
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

struct Message {
  std::string Text;
};

// Fails when somebody closes it.
class Inbox {
public:
  Task<Message> next();
  void close();
};

class Bell {
public:
  Task<> rings();
};

Task<Message> receive();
void handle(const Message &Received);
void beat();

} // namespace app

#endif // APP_SERVICE_H
