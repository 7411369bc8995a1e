"""Configuration of lit for the tests of async-tidy."""

import os
import shlex

import lit.formats

config.name = "async-tidy"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".cpp", ".c", ".test"]
config.excludes = ["Inputs", "unit", "bench"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.build_dir, "test")

# Only what the configured LLVM has, never what happens to lie on PATH.
config.environment["PATH"] = os.pathsep.join([config.llvm_bin, "/usr/bin", "/bin"])
for variable in ("LD_LIBRARY_PATH", "HOME"):
    if variable in os.environ:
        config.environment[variable] = os.environ[variable]

plugin = os.path.join(config.build_dir, "lib", "async-tidy.so")
clangd = os.path.join(config.build_dir, "bin", "async-clangd")
driver = os.path.join(config.build_dir, "bin", "async-tidy")
check = os.path.join(config.test_source_root, "check_async_tidy.py")


def command(*words):
    return " ".join(shlex.quote(word) for word in words)


# Boost 1.74 looks for the coroutines of C++20 only in the compilers it knows.
boost_asio_flags = ["-DBOOST_ASIO_HAS_CO_AWAIT", "-DBOOST_ASIO_HAS_STD_COROUTINE"]

# Qt's headers include each other without the name of the module.
qt = "/usr/include/x86_64-linux-gnu/qt6"
qt_flags = ["-fPIC"] + [
    word
    for folder in [qt] + [os.path.join(qt, module) for module in
                          ("QtCore", "QtNetwork", "QtConcurrent", "QtSql", "QtDBus",
                           "QtWidgets", "QtGui")]
    + ["/usr/include/qcoro6", "/usr/include/qcoro6/qcoro"]
    for word in ("-isystem", folder)]

# The longer names first: a substitution is replaced inside of others too.
config.substitutions += [
    ("%check_async", command(
        config.python, check,
        "--clang-tidy", os.path.join(config.llvm_bin, "clang-tidy"),
        "--clang", os.path.join(config.llvm_bin, "clang++"),
        "--filecheck", os.path.join(config.llvm_bin, "FileCheck"),
        "--plugin", plugin,
        "--inputs", os.path.join(config.test_source_root, "Inputs"))),
    ("%async_clangd", command(clangd)),
    # Without the index of the project, which takes the processor for itself.
    ("%lsp", command(
        config.python, os.path.join(config.test_source_root, "clangd", "lsp_client.py"),
        "--server", clangd, "--argument=--background-index=false")),
    ("%async_tidy", command(driver)),
    ("%clang_tidy", command(os.path.join(config.llvm_bin, "clang-tidy"))),
    ("%clangxx", command(os.path.join(config.llvm_bin, "clang++"))),
    ("%plugin", command(plugin)),
    ("%generate", command(os.path.join(config.build_dir, "bin",
                                       "async-tidy-generate"))),
    ("%python", command(config.python)),
    ("%source_root", command(config.source_dir)),
    ("%build_dir", command(config.build_dir)),
    ("%llvm_include", command(config.llvm_include)),
    ("%demo_build", command(os.path.join(config.build_dir, "demo"))),
    ("%inputs", command(os.path.join(config.test_source_root, "Inputs"))),
    ("%boost_asio", command(*boost_asio_flags)),
    ("%qt_flags", command(*qt_flags)),
]

for feature, path in config.optional_programs.items():
    if os.path.exists(path):
        config.available_features.add(feature)
        config.substitutions.append(("%" + feature, command(path)))
