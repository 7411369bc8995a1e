// RUN: %check_async %s async-void-callback
//
// No expectation: tasks that are lost, and not reported; see the limits on the
// page of the check.

#include <app/task.h>
#include <functional>
#include <memory>

app::Task<> openShop();

// Initialisers of variables outside of functions are not read.
std::function<void()> OnOpen = openShop;
struct Handlers {
  static inline std::function<void()> OnClose = openShop;
};

// A wrapper without a function type among its arguments.
class Action {
public:
  template <typename Function> Action(Function Work);
  void operator()() const;
};
Action Open = openShop;
void ownWrapper() { Action Again(openShop); }

// A member of an aggregate.
template <typename Function> struct Finally {
  Function Work;
  ~Finally() { Work(); }
};
template <typename Function> Finally(Function) -> Finally<Function>;
void aggregate() { Finally Close{openShop}; }

// A conversion in a function of the library.
void inFactory() { auto Shared = std::make_shared<std::function<void()>>(openShop); }

// An interface that the unit does not show.
template <typename Function> void post(Function Work);
void elsewhere() { post(openShop); }

// A task in the result.
struct Reply {
  int Status;
  app::Task<> Body;
};
Reply request();
void taskInObject() { std::function<void()> OnOpen = request; }
