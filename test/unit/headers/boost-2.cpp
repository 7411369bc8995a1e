//===- boost-2.cpp - headers of Boost.Thread, version 2 -------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// FLAGS: -DBOOST_ASIO_HAS_CO_AWAIT -DBOOST_ASIO_HAS_STD_COROUTINE
#include <boost/thread.hpp>
#include <boost/thread/scoped_thread.hpp>
#include <boost/thread/strict_lock.hpp>
#include <boost/thread/thread_guard.hpp>
#include <boost/thread/with_lock_guard.hpp>
