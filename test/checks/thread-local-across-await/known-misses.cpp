// RUN: %check_async %s async-thread-local-across-await
//
// No expectation: things of a thread that are kept over a suspension, and not
// reported; see the limits on the page of the check.

#include <app/task.h>
#include <vector>

struct Statistics {
  int Orders = 0;
};
thread_local std::vector<int> Pending;
thread_local Statistics Counters;
void log(int Article);
Statistics &hidden();
app::Task<> writeAuditLog(int Order);

app::Task<> rangeFor() {
  for (int Order : Pending)
    co_await writeAuditLog(Order);
}

app::Task<> hiddenAccessor(int Order) {
  auto &Mine = hidden();
  co_await writeAuditLog(Order);
  ++Mine.Orders;
}

app::Task<> pointerAssignedLater(int Order) {
  Statistics *Mine = nullptr;
  Mine = &Counters;
  co_await writeAuditLog(Order);
  ++Mine->Orders;
}

app::Task<> inAnObject(int Order) {
  struct {
    Statistics &Mine;
  } Kept{Counters};
  co_await writeAuditLog(Order);
  ++Kept.Mine.Orders;
}
