# clang-tidy with the checks of async-tidy in every build:
#
#   include(async-tidy.cmake)      before the first target
#   cmake ... -DASYNC_TIDY_PLUGIN=/usr/local/lib/async-tidy.so
#
# The project's `.clang-tidy` enables the checks; their findings are errors, and so
# are mistakes in a library model.
set(ASYNC_TIDY_PLUGIN /usr/local/lib/async-tidy.so CACHE FILEPATH
  "The plugin of async-tidy for clang-tidy")
find_program(ASYNC_TIDY_CLANG_TIDY clang-tidy-22 REQUIRED)

# clang-tidy goes on without a plugin that it cannot load, and without a check or
# an option that is misspelt. Here either one ends the configuration.
# CMake asks again when the plugin or the configuration is another one.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
  ${ASYNC_TIDY_PLUGIN} ${CMAKE_CURRENT_SOURCE_DIR}/.clang-tidy)
foreach(question --verify-config --list-checks)
  execute_process(
    COMMAND ${ASYNC_TIDY_CLANG_TIDY} --load=${ASYNC_TIDY_PLUGIN} ${question}
    WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
    OUTPUT_VARIABLE async_tidy_answer
    ERROR_VARIABLE async_tidy_errors
    RESULT_VARIABLE async_tidy_status)
  # CMake breaks the lines of a message that are not indented.
  string(REPLACE "\n" "\n  " async_tidy_errors "  ${async_tidy_errors}")
  if(NOT async_tidy_status EQUAL 0)
    message(FATAL_ERROR "async-tidy cannot run:\n${async_tidy_errors}")
  endif()
endforeach()
if(NOT async_tidy_answer MATCHES "\n +async-")
  message(FATAL_ERROR "No check of async-tidy is enabled\n${async_tidy_errors}")
endif()

set(CMAKE_CXX_CLANG_TIDY ${ASYNC_TIDY_CLANG_TIDY} --load=${ASYNC_TIDY_PLUGIN}
  --warnings-as-errors=async-*,clang-tidy-config --quiet)
