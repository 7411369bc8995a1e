// RUN: %check_async %s async-blocking-wait,async-blocking-sleep,async-blocking-call
//
// SQLite: what runs a statement, and what only prepares or reads a row.

#include <app/task.h>
#include <sqlite3.h>
#include <thread>

app::Task<> openCatalog() {
  sqlite3 *Catalog = nullptr;
  sqlite3_open("catalog.db", &Catalog);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_open' blocks the thread that runs this coroutine [async-blocking-call]
  sqlite3_open_v2("catalog.db", &Catalog, SQLITE_OPEN_READONLY, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_open_v2' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> deleteExpired(sqlite3 *Catalog) {
  co_await app::fetchPrice(1);
  sqlite3_exec(Catalog, "DELETE FROM offers", nullptr, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_exec' blocks the executor's thread that resumed this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
}

app::Task<int> readPrice(sqlite3_stmt *Query) {
  while (sqlite3_step(Query) == SQLITE_ROW)
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'sqlite3_step' blocks the thread that runs this coroutine [async-blocking-call]
    ;
  co_return sqlite3_column_int(Query, 0);
}

app::Task<> backUp(sqlite3_backup *Backup) {
  while (sqlite3_backup_step(Backup, 100) == SQLITE_OK)
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'sqlite3_backup_step' blocks the executor's thread that resumed this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: 1 suspension point precedes the call; this is it
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: copies pages of the database
    co_await app::fetchPrice(1);
}

app::Task<> readPicture(sqlite3_blob *Picture, char *Buffer) {
  sqlite3_blob_read(Picture, Buffer, 1024, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_blob_read' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> checkpoint(sqlite3 *Catalog) {
  sqlite3_wal_checkpoint_v2(Catalog, nullptr, SQLITE_CHECKPOINT_FULL, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_wal_checkpoint_v2' blocks the thread that runs this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: writes to the file of the database
  co_return;
}

app::Task<> waitForLock() {
  sqlite3_sleep(50);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_sleep' blocks the thread that runs this coroutine [async-blocking-sleep]
  co_await app::fetchPrice(1);
}

// Silent.

app::Task<> openInMemory() {
  sqlite3 *Cache = nullptr;
  sqlite3_open_v2("cache", &Cache, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, nullptr);
  co_return;
}

app::Task<> prepareQuery(sqlite3 *Catalog) {
  // The statement is compiled; its steps read.
  sqlite3_stmt *Query = nullptr;
  sqlite3_prepare_v2(Catalog, "SELECT price FROM offers", -1, &Query, nullptr);
  sqlite3_bind_int(Query, 1, 7);
  sqlite3_reset(Query);
  sqlite3_finalize(Query);
  co_return;
}

app::Task<> configure(sqlite3 *Catalog) {
  sqlite3_busy_timeout(Catalog, 100);
  sqlite3_interrupt(Catalog);
  sqlite3_sleep(0);
  co_return;
}

app::Task<bool> tryToLock(sqlite3_mutex *Mutex) {
  co_return sqlite3_mutex_try(Mutex) == SQLITE_OK;
}

app::Task<> deleteOnThread(sqlite3 *Catalog) {
  std::thread([Catalog] {
    sqlite3_exec(Catalog, "DELETE FROM offers", nullptr, nullptr, nullptr);
  }).detach();
  co_return;
}

int stepOutsideOfCoroutine(sqlite3_stmt *Query) { return sqlite3_step(Query); }
