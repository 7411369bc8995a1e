//===- clients.cpp - headers of clients -----------------------------------===//
//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// FLAGS: -isystem /usr/include/libmongoc-1.0 -isystem /usr/include/libbson-1.0
#define LDAP_DEPRECATED 1
#include <amqp.h>
#include <amqp_framing.h>
#include <ev.h>
#include <event2/event.h>
#include <ldap.h>
#include <libmemcached/memcached.h>
#include <librdkafka/rdkafka.h>
#include <libssh/libssh.h>
#include <mongoc/mongoc.h>
#include <mosquitto.h>
#include <nats/nats.h>
#include <openssl/bio.h>
#include <openssl/http.h>
#include <openssl/ocsp.h>
#include <openssl/x509.h>
#include <sql.h>
#include <sqlext.h>
#include <sqlucode.h>
#include <uv.h>
#include <zmq.h>
