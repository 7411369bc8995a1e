// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// The client of MariaDB and MySQL: what waits for the server, and what does not.

#include <app/task.h>
#include <mariadb/mysql.h>
#include <thread>

app::Task<> connectToShop(MYSQL *Shop) {
  mysql_real_connect(Shop, "host", "user", "password", "shop", 0, nullptr, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'mysql_real_connect' blocks the thread that runs this coroutine; use 'mysql_real_connect_start (MariaDB)' [async-blocking-call]
  mysql_ping(Shop);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'mysql_ping' blocks the thread that runs this coroutine; use 'mysql_ping_start (MariaDB)' [async-blocking-call]
  co_return;
}

app::Task<> insertOrder(MYSQL *Shop) {
  co_await app::fetchPrice(1);
  mysql_query(Shop, "INSERT INTO orders VALUES (1)");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'mysql_query' blocks the executor's thread that resumed this coroutine; use 'mysql_query_start (MariaDB)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<> readOrders(MYSQL *Shop, const char *Query, unsigned long Size) {
  mysql_real_query(Shop, Query, Size);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'mysql_real_query' blocks the thread that runs this coroutine; use 'mysql_real_query_start (MariaDB)' [async-blocking-call]
  MYSQL_RES *Orders = mysql_store_result(Shop);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'mysql_store_result' blocks the thread that runs this coroutine; use 'mysql_store_result_start (MariaDB)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:23: note: reads all rows from the server
  mysql_free_result(Orders);
  mysql_next_result(Shop);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'mysql_next_result' blocks the thread that runs this coroutine; use 'mysql_next_result_start (MariaDB)' [async-blocking-call]
  co_return;
}

app::Task<> payOrder(MYSQL *Shop, bool Paid) {
  if (Paid)
    mysql_commit(Shop);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'mysql_commit' blocks the thread that runs this coroutine; use 'mysql_commit_start (MariaDB)' [async-blocking-call]
  else
    mysql_rollback(Shop);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'mysql_rollback' blocks the thread that runs this coroutine; use 'mysql_rollback_start (MariaDB)' [async-blocking-call]
  co_return;
}

app::Task<> runStatement(MYSQL_STMT *Statement) {
  mysql_stmt_execute(Statement);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'mysql_stmt_execute' blocks the thread that runs this coroutine; use 'mysql_stmt_execute_start (MariaDB)' [async-blocking-call]
  mysql_stmt_store_result(Statement);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'mysql_stmt_store_result' blocks the thread that runs this coroutine; use 'mysql_stmt_store_result_start (MariaDB)' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: reads all rows from the server
  co_return;
}

app::Task<> listTables(MYSQL *Shop) {
  mysql_free_result(mysql_list_tables(Shop, nullptr));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'mysql_list_tables' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// Silent.

app::Task<> queryWithoutBlocking(MYSQL *Shop, const char *Query, unsigned long Size) {
  int Error = 0;
  int Status = mysql_real_query_start(&Error, Shop, Query, Size);
  while (Status) {
    co_await app::fetchPrice(static_cast<int>(mysql_get_socket(Shop)));
    Status = mysql_real_query_cont(&Error, Shop, Status);
  }
}

app::Task<> readStoredRows(MYSQL_RES *Orders, MYSQL_STMT *Statement) {
  // The rows are in memory.
  while (mysql_fetch_row(Orders))
    co_await app::fetchPrice(1);
  mysql_stmt_fetch(Statement);
  mysql_free_result(Orders);
}

app::Task<> sendQueryFirst(MYSQL *Shop, const char *Query, unsigned long Size) {
  mysql_send_query(Shop, Query, Size);
  co_await app::fetchPrice(static_cast<int>(mysql_get_socket(Shop)));
  mysql_read_query_result(Shop);
}

app::Task<> useResult(MYSQL *Shop) {
  mysql_use_result(Shop);
  mysql_affected_rows(Shop);
  mysql_more_results(Shop);
  co_return;
}

app::Task<> queryOnThread(MYSQL *Shop) {
  std::thread([Shop] { mysql_query(Shop, "OPTIMIZE TABLE orders"); }).detach();
  co_return;
}

void queryOutsideOfCoroutine(MYSQL *Shop) { mysql_query(Shop, "SELECT 1"); }
