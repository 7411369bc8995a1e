// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// libpq: what waits for the server, and the asynchronous functions.

#include <app/task.h>
#include <postgresql/libpq-fe.h>
#include <thread>

app::Task<> connectToShop() {
  PGconn *Connection = PQconnectdb("dbname=shop");
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'PQconnectdb' blocks the thread that runs this coroutine; use 'PQconnectStart and PQconnectPoll' [async-blocking-call]
  PQfinish(Connection);
  co_return;
}

app::Task<> connectWithParameters(const char *const *Keys, const char *const *Values) {
  PQfinish(PQconnectdbParams(Keys, Values, 0));
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'PQconnectdbParams' blocks the thread that runs this coroutine; use 'PQconnectStartParams and PQconnectPoll' [async-blocking-call]
  co_return;
}

app::Task<> connectTheOldWay() {
  PQfinish(PQsetdbLogin("host", "5432", nullptr, nullptr, "shop", nullptr, nullptr));
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'PQsetdbLogin' blocks the thread that runs this coroutine; use 'PQconnectStart and PQconnectPoll' [async-blocking-call]
  co_return;
}

app::Task<> resetConnection(PGconn *Connection) {
  PQreset(Connection);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'PQreset' blocks the thread that runs this coroutine; use 'PQresetStart and PQresetPoll' [async-blocking-call]
  co_return;
}

app::Task<bool> isServerUp() {
  co_return PQping("dbname=shop") == PQPING_OK;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'PQping' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: connects to the server
}

app::Task<> useUtf8(PGconn *Connection) {
  PQsetClientEncoding(Connection, "UTF8");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'PQsetClientEncoding' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: sends a command to the server
  co_return;
}

app::Task<int> countOrders(PGconn *Connection) {
  PGresult *Orders = PQexec(Connection, "SELECT * FROM orders");
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'PQexec' blocks the thread that runs this coroutine; use 'PQsendQuery(connection, query)' [async-blocking-call]
  int Count = PQntuples(Orders);
  PQclear(Orders);
  co_return Count;
}

app::Task<> insertOrder(PGconn *Connection, const char *const *Values) {
  co_await app::fetchPrice(1);
  PQclear(PQexecPrepared(Connection, "insert_order", 2, Values, nullptr, nullptr, 0));
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'PQexecPrepared' blocks the executor's thread that resumed this coroutine; use 'PQsendQueryPrepared' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<> prepareStatements(PGconn *Connection) {
  PQclear(PQprepare(Connection, "find_order", "SELECT 1", 0, nullptr));
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'PQprepare' blocks the thread that runs this coroutine; use 'PQsendPrepare' [async-blocking-call]
  PQclear(PQdescribePrepared(Connection, "find_order"));
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'PQdescribePrepared' blocks the thread that runs this coroutine; use 'PQsendDescribePrepared' [async-blocking-call]
  co_return;
}

app::Task<> cancelQuery(PGcancel *Cancel) {
  char Error[256];
  PQcancel(Cancel, Error, sizeof(Error));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'PQcancel' blocks the thread that runs this coroutine; use 'PQcancelStart and PQcancelPoll' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: connects to the server and waits for it
  co_return;
}

app::Task<> endCopyTheOldWay(PGconn *Connection) {
  PQendcopy(Connection);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'PQendcopy' blocks the thread that runs this coroutine; use 'PQputCopyEnd' [async-blocking-call]
  co_return;
}

app::Task<> storePicture(PGconn *Connection) {
  lo_import(Connection, "picture.png");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'lo_import' blocks the thread that runs this coroutine; use 'PQsendQueryParams' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: calls a function of the server
  co_return;
}

// Silent.

app::Task<> connectWithoutBlocking() {
  PGconn *Connection = PQconnectStart("dbname=shop");
  while (PQconnectPoll(Connection) != PGRES_POLLING_OK)
    co_await app::fetchPrice(PQsocket(Connection));
  PQsetnonblocking(Connection, 1);
  PQfinish(Connection);
}

app::Task<> queryWithoutBlocking(PGconn *Connection) {
  PQsendQuery(Connection, "SELECT * FROM orders");
  while (PQflush(Connection) == 1)
    co_await app::fetchPrice(PQsocket(Connection));
  for (;;) {
    while (PQisBusy(Connection)) {
      co_await app::fetchPrice(PQsocket(Connection));
      PQconsumeInput(Connection);
    }
    PGresult *Orders = PQgetResult(Connection);
    if (!Orders)
      break;
    PQclear(Orders);
  }
}

app::Task<int> readRow(PGconn *Connection) {
  char *Row = nullptr;
  int Size = PQgetCopyData(Connection, &Row, /*async=*/1);
  PQfreemem(Row);
  co_return Size;
}

app::Task<> sendPreparedQuery(PGconn *Connection) {
  PQsendPrepare(Connection, "find_order", "SELECT 1", 0, nullptr);
  PQsendQueryPrepared(Connection, "find_order", 0, nullptr, nullptr, nullptr, 0);
  PQsendDescribePrepared(Connection, "find_order");
  PQnotifies(Connection);
  co_return;
}

app::Task<> resetWithoutBlocking(PGconn *Connection) {
  PQresetStart(Connection);
  PQresetPoll(Connection);
  co_return;
}

app::Task<> queryOnThread(PGconn *Connection) {
  std::thread([Connection] { PQclear(PQexec(Connection, "VACUUM")); }).detach();
  co_return;
}

void queryOutsideOfCoroutine(PGconn *Connection) { PQclear(PQexec(Connection, "SELECT 1")); }
