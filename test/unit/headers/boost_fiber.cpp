//===- boost_fiber.cpp - headers of boost_fiber ---------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// FLAGS: -DBOOST_ASIO_HAS_CO_AWAIT -DBOOST_ASIO_HAS_STD_COROUTINE
#include <coroutine>
#include <utility>
#include <boost/asio.hpp>
#include <boost/fiber/all.hpp>
