// RUN: %check_async %s async-blocking-call
//
// No expectation: the check is silent here, and does not see these calls.

#include <algorithm>
#include <app/task.h>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

// A call through a pointer has no callee, nor has one through a wrapper.
app::Task<> functionPointer(int (*Run)(const char *) = &std::system) {
  Run("logrotate");
  co_return;
}

app::Task<> wrappedFunction() {
  std::function<int(const char *)> Run = &std::system;
  Run("logrotate");
  co_return;
}

// A C function that an algorithm calls by its name.
app::Task<> functionForAlgorithm(const std::vector<const char *> &Commands) {
  std::for_each(Commands.begin(), Commands.end(), std::system);
  co_return;
}

// What an owner constructs inside of a function of the library.
struct Terminal {
  Terminal() { std::system("stty raw"); }
};

app::Task<> madeByLibrary() {
  auto Raw = std::make_unique<Terminal>();
  co_return;
}

// Reads of standard input that the stream hides.
app::Task<std::string> readsWhole() {
  co_return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

app::Task<int> namedByPointer() {
  std::istream *Keyboard = &std::cin;
  int Number = 0;
  *Keyboard >> Number;
  co_return Number;
}

app::Task<> inputChosen(bool Interactive, std::FILE *Script, char (&Line)[64]) {
  std::FILE *Input = Interactive ? stdin : Script;
  std::fgets(Line, sizeof(Line), Input);
  co_return;
}

// A variable that holds the number of standard input.
app::Task<> numberInVariable(char (&Line)[64]) {
  int Input = 0;
  read(Input, Line, sizeof(Line));
  co_return;
}

// A helper that is given the descriptor.
void readLine(int Descriptor, char (&Line)[64]) { read(Descriptor, Line, sizeof(Line)); }

app::Task<> standardInputForHelper(char (&Line)[64]) {
  readLine(STDIN_FILENO, Line);
  co_return;
}

app::Task<> socketForHelper(char (&Line)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  readLine(Connection, Line);
  co_return;
}

// A descriptor that a helper has just made blocking.
int openConnection() { return socket(AF_INET, SOCK_STREAM, 0); }

app::Task<> socketOfHelper(char (&Line)[64]) {
  int Connection = openConnection();
  read(Connection, Line, sizeof(Line));
  co_return;
}

// A lambda that reads a descriptor of the function around it.
app::Task<> lambdaInPlace(char (&Line)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  [&] { read(Connection, Line, sizeof(Line)); }();
  co_return;
}

// Any function that gets the descriptor could change its mode, one that prints too.
app::Task<> printedDescriptor(char (&Line)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  std::printf("connection %d\n", Connection);
  read(Connection, Line, sizeof(Line));
  co_return;
}

// Somebody has the descriptor, but only after the read.
void adopt(int Connection);

app::Task<> tooLate(char (&Line)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  read(Connection, Line, sizeof(Line));
  adopt(Connection);
  co_return;
}

// A flag of which one path of the two says that the call waits.
app::Task<> oneOfTwoFlags(bool Quick, char (&Line)[64]) {
  int Connection = socket(AF_INET, SOCK_STREAM, 0);
  recv(Connection, Line, sizeof(Line), Quick ? MSG_DONTWAIT : 0);
  co_return;
}

// Input through a library that no model knows.
extern "C" char *readline(const char *Prompt);

app::Task<> unknownLibrary() {
  readline("> ");
  co_return;
}
