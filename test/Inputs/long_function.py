"""Prints a coroutine of so many lines: loops, branches, awaits, waits."""

import sys

print("#include <app/task.h>\n#include <future>\n#include <thread>\n"
      "std::future<int> ask(int Article);\n"
      "app::Task<int> longDay(int Open) {\n  int Sum = 0;\n  auto Reply = ask(0);")
shapes = ["if (Open > {0}) Sum += {0};", "while (Sum > {0}) --Sum;",
          "Sum += co_await app::fetchPrice({0});",
          "if (Reply.wait_for(std::chrono::seconds(0)) != std::future_status::ready) co_return {0};",
          "for (int Hour = 0; Hour != {0}; ++Hour) Sum ^= Hour;"]
for line in range(int(sys.argv[1])):
    print("  " + shapes[line % len(shapes)].format(line))
print("  std::this_thread::sleep_for(std::chrono::seconds(1));\n"
      "  co_return Sum + Reply.get();\n}")
