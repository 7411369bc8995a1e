// Boost.Asio as the whole service uses it.
#pragma once

// Boost 1.74 uses these headers without including them.
#include <coroutine>
#include <utility>

#include <boost/asio.hpp>

namespace orders {

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;

} // namespace orders
