//===- clients_cpp.cpp - headers of clients_cpp ---------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <httplib.h>
#include <librdkafka/rdkafkacpp.h>
#include <pqxx/pqxx>
#include <zmq.hpp>
#include <zmq_addon.hpp>
#include <Poco/ActiveResult.h>
#include <Poco/Condition.h>
#include <Poco/Data/Statement.h>
#include <Poco/Event.h>
#include <Poco/Mutex.h>
#include <Poco/Net/DNS.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Process.h>
#include <Poco/Semaphore.h>
#include <Poco/Thread.h>
#include <Poco/ThreadPool.h>
