// RUN: %check_async %s async-dangling-capture -- -std=c++23
//
// Lambdas that name their own object.

#include <app/task.h>
#include <string>
#include <utility>
#include <vector>

void log(const std::string &Line);
app::Task<int> load(int Id);
void spawn(app::Task<> Work);

// A copy of the closure is in the frame.
void byValue(std::string Customer) {
  spawn([Customer](this auto self) -> app::Task<> {
    co_await load(1);
    log(Customer);
  }());
}

void byReference(std::string Customer) {
  spawn([Customer](this auto &&self) -> app::Task<> {
    co_await load(1);
    log(Customer);
  }());
}

void byConstReference(std::string Customer) {
  spawn([Customer](this const auto &self) -> app::Task<> {
    co_await load(1);
    log(Customer);
  }());
}

app::Task<> stored(std::string Customer) {
  auto Work = [Customer](this auto &self) -> app::Task<> {
    co_await load(1);
    log(Customer);
  };
  std::vector<app::Task<>> Tasks;
  {
    auto Copy = Work;
    Tasks.push_back(Copy());
  }
  co_await std::move(Tasks.front());
}

app::Task<> storedByValue(std::string Customer) {
  auto Later = [Customer](this auto self) -> app::Task<> {
    co_await load(1);
    log(Customer);
  }();
  co_await std::move(Later);
}

class Scheduler {
public:
  template <typename Function> void start(Function Work) { Tasks.push_back(Work()); }

private:
  std::vector<app::Task<>> Tasks;
};

void given(Scheduler &Jobs, std::string Customer) {
  Jobs.start([Customer](this auto self) -> app::Task<> {
    co_await load(1);
    log(Customer);
  });
  Jobs.start([Customer](this auto &self) -> app::Task<> {
    co_await load(1);
    log(Customer);
  });
}
