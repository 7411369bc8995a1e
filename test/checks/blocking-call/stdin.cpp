// RUN: %check_async %s async-blocking-call
//
// Standard input waits for somebody who types.

#include <app/task.h>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <sstream>
#include <string>
#include <unistd.h>

// Streams.

app::Task<int> askForNumber() {
  int Number = 0;
  std::cin >> Number;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::basic_istream::operator>>' blocks the thread that runs this coroutine [async-blocking-call]
  co_return Number;
}

app::Task<std::string> askForWord() {
  std::string Word;
  std::cin >> Word;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::operator>>' blocks the thread that runs this coroutine [async-blocking-call]
  co_return Word;
}

app::Task<> chainOfOperators(int &Article, std::string &Name, char &Size) {
  // One finding: the chain waits as a whole.
  std::cin >> Article >> Name >> Size;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::basic_istream::operator>>' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> readsEveryLine() {
  std::string Line;
  while (std::getline(std::cin, Line))
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::getline' blocks the executor's thread that resumed this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 1 suspension point precedes the call; this is it
    co_await app::fetchPrice(1);
}

app::Task<> readsUntilSemicolon(std::string &Field) {
  std::getline(std::cin, Field, ';');
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::getline' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> membersOfStream(char (&Line)[64]) {
  std::cin.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::basic_istream::get' blocks the thread that runs this coroutine [async-blocking-call]
  std::cin.getline(Line, sizeof(Line));
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::basic_istream::getline' blocks the thread that runs this coroutine [async-blocking-call]
  std::cin.read(Line, sizeof(Line));
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::basic_istream::read' blocks the thread that runs this coroutine [async-blocking-call]
  std::cin.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::basic_istream::ignore' blocks the thread that runs this coroutine [async-blocking-call]
  std::cin.peek();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::basic_istream::peek' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> wideStream(wchar_t &Letter) {
  std::wcin >> Letter;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::operator>>' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> skipsBlanks() {
  std::cin >> std::ws;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::basic_istream::operator>>' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> namedByReference(int &Number) {
  std::istream &Keyboard = std::cin;
  Keyboard >> Number;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::basic_istream::operator>>' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// The C library.

app::Task<> scansNumbers(int &Article, int &Count) {
  std::scanf("%d", &Article);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'scanf' blocks the thread that runs this coroutine [async-blocking-call]
  std::fscanf(stdin, "%d", &Count);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'fscanf' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> readsCharacters() {
  std::getchar();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'getchar' blocks the thread that runs this coroutine [async-blocking-call]
  std::fgetc(stdin);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'fgetc' blocks the thread that runs this coroutine [async-blocking-call]
  getc(stdin);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'getc' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> readsLines(char (&Line)[64], char *&Longer, std::size_t &Size) {
  std::fgets(Line, sizeof(Line), stdin);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'fgets' blocks the thread that runs this coroutine [async-blocking-call]
  std::fread(Line, 1, sizeof(Line), stdin);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'fread' blocks the thread that runs this coroutine [async-blocking-call]
  getline(&Longer, &Size, stdin);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'getline' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

app::Task<> asksForPassword() {
  getpass("Password: ");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'getpass' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// The descriptor.

constexpr int Keyboard = STDIN_FILENO;

app::Task<> readsDescriptor(char (&Line)[64]) {
  read(STDIN_FILENO, Line, sizeof(Line));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  read(0, Line, sizeof(Line));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  read(Keyboard, Line, sizeof(Line));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read' blocks the thread that runs this coroutine [async-blocking-call]
  co_return;
}

// In an answer to something else.

app::Task<> confirmsAfterAnswer() {
  co_await app::fetchPrice(1);
  if (std::getchar() != 'y')
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'getchar' blocks the executor's thread that resumed this coroutine [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: 1 suspension point precedes the call; this is it
    co_return;
}

void confirm() { std::cin.get(); }

app::Task<> confirmsThroughHelper() {
  confirm();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'confirm' blocks the thread that runs this coroutine: it reaches 'std::basic_istream::get' [async-blocking-call]
  // CHECK-MESSAGES: :[[@LINE-5]]:27: note: 'confirm' calls 'std::basic_istream::get' here
  co_return;
}

// Below: nothing more is expected.

app::Task<> otherStreams(std::istream &Given, std::FILE *File, int Descriptor,
                         char (&Line)[64]) {
  // Nobody knows what they read; files are an opt-in.
  std::string Word;
  Given >> Word;
  std::getline(Given, Word);
  Given.get();
  std::fgets(Line, sizeof(Line), File);
  std::fscanf(File, "%63s", Line);
  read(Descriptor, Line, sizeof(Line));
  co_return;
}

app::Task<int> readsMemory(const char *Text) {
  int Number = 0;
  std::istringstream Stream(Text);
  Stream >> Number;
  std::sscanf(Text, "%d", &Number);
  co_return Number;
}

app::Task<> onlyAsksForState() {
  // None of these waits.
  if (std::cin.good() && !std::cin.eof())
    std::cin.clear();
  std::cin.putback('y');
  std::cin.readsome(nullptr, 0);
  std::ungetc('y', stdin);
  std::feof(stdin);
  std::cin.tie(nullptr);
  co_return;
}

app::Task<> writes() {
  std::cout << "Continue? ";
  std::puts("Continue?");
  write(STDOUT_FILENO, "?", 1);
  co_return;
}

namespace shop {
std::istringstream cin;
std::FILE *stdin_;
} // namespace shop

app::Task<> namesakeOfStream(int &Number) {
  shop::cin >> Number;
  std::fgetc(shop::stdin_);
  co_return;
}
