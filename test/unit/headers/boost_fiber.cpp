// FLAGS: -DBOOST_ASIO_HAS_CO_AWAIT -DBOOST_ASIO_HAS_STD_COROUTINE
#include <coroutine>
#include <utility>
#include <boost/asio.hpp>
#include <boost/fiber/all.hpp>
