//===- taskflow.h - what tests need of Taskflow ---------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// Imitates Taskflow 4.1.0-23 (83f90a27).
#ifndef LIBRARIES_TASKFLOW_H
#define LIBRARIES_TASKFLOW_H

#include <cstddef>
#include <future>
#include <string>
#include <type_traits>
#include <vector>

namespace tf {

class Task {
public:
  template <typename C> Task &work(C &&) { throw; }
  template <typename... Ts> Task &precede(Ts &&...) { throw; }
};

class FlowBuilder {
public:
  template <typename C> Task emplace(C &&) { throw; }
  template <typename B, typename E, typename C> Task for_each(B, E, C) { throw; }
  template <typename B, typename E, typename S, typename C>
  Task for_each_index(B, E, S, C) { throw; }
  template <typename R, typename C> Task for_each_by_index(R, C) { throw; }
  template <typename B, typename E, typename O, typename C>
  Task transform(B, E, O, C) { throw; }
  template <typename B, typename E, typename T, typename O>
  Task reduce(B, E, T &, O) { throw; }
  template <typename R, typename T, typename L, typename G>
  Task reduce_by_index(R, T &, L, G) { throw; }
  template <typename B, typename E, typename T, typename BOP, typename UOP>
  Task transform_reduce(B, E, T &, BOP, UOP) { throw; }
  template <typename B, typename E, typename D, typename BOP>
  Task inclusive_scan(B, E, D, BOP) { throw; }
  template <typename B, typename E, typename D, typename T, typename BOP>
  Task exclusive_scan(B, E, D, T, BOP) { throw; }
  template <typename B, typename E, typename D, typename BOP, typename UOP>
  Task transform_inclusive_scan(B, E, D, BOP, UOP) { throw; }
  template <typename B, typename E, typename D, typename T, typename BOP, typename UOP>
  Task transform_exclusive_scan(B, E, D, T, BOP, UOP) { throw; }
  template <typename B, typename E, typename T, typename UOP>
  Task find_if(B, E, T &, UOP) { throw; }
  template <typename B, typename E, typename T, typename UOP>
  Task find_if_not(B, E, T &, UOP) { throw; }
  template <typename B, typename E, typename T, typename C>
  Task min_element(B, E, T &, C) { throw; }
  template <typename B, typename E, typename T, typename C>
  Task max_element(B, E, T &, C) { throw; }
  template <typename B, typename E, typename C> Task sort(B, E, C) { throw; }
  template <typename B1, typename E1, typename B2, typename E2, typename O, typename C>
  Task merge(B1, E1, B2, E2, O, C) { throw; }
  template <typename B, typename E, typename G> Task generate(B, E, G) { throw; }
  template <typename B, typename C, typename G> Task generate_n(B, C, G) { throw; }
};

class Taskflow : public FlowBuilder {};

class Subflow : public FlowBuilder {
public:
  void join();
};

template <typename T> class Future : public std::future<T> {
public:
  Future() = default;
  bool cancel();
};

class AsyncTask {
public:
  bool is_done() const;
};

template <typename F> using _result_t = std::invoke_result_t<std::decay_t<F>>;

class Runtime {
public:
  template <typename F> std::future<_result_t<F>> async(F &&) { throw; }
  template <typename F> void silent_async(F &&) { throw; }
  template <typename F, typename... Tasks> auto dependent_async(F &&, Tasks &&...) { throw; }
  template <typename F, typename... Tasks>
  AsyncTask silent_dependent_async(F &&, Tasks &&...) { throw; }
  void corun();
  void corun_all();
};

class TaskGroup {
public:
  template <typename F> std::future<_result_t<F>> async(F &&) { throw; }
  template <typename F> void silent_async(F &&) { throw; }
  template <typename F, typename... Tasks> auto dependent_async(F &&, Tasks &&...) { throw; }
  template <typename F, typename... Tasks>
  AsyncTask silent_dependent_async(F &&, Tasks &&...) { throw; }
  void corun();
};

class Executor {
public:
  explicit Executor(std::size_t N = 4);
  ~Executor();
  Future<void> run(Taskflow &);
  template <typename C> Future<void> run(Taskflow &, C &&) { throw; }
  Future<void> run_n(Taskflow &, std::size_t);
  template <typename C> Future<void> run_n(Taskflow &, std::size_t, C &&) { throw; }
  template <typename P> Future<void> run_until(Taskflow &, P &&) { throw; }
  template <typename T> void corun(T &) { throw; }
  template <typename P> void corun_until(P &&) { throw; }
  void wait_for_all();
  std::size_t num_topologies() const;
  template <typename F> std::future<_result_t<F>> async(F &&) { throw; }
  template <typename F> void silent_async(F &&) { throw; }
  template <typename F, typename... Tasks> auto dependent_async(F &&, Tasks &&...) { throw; }
  template <typename F, typename... Tasks>
  AsyncTask silent_dependent_async(F &&, Tasks &&...) { throw; }
  TaskGroup task_group();
};

} // namespace tf

#endif // LIBRARIES_TASKFLOW_H
