// RUN: %check_async %s async-blocking-wait
//
// Constructors, destructors, operators and default values are calls, although
// the code does not spell them as such.

#include <app/task.h>
#include <array>
#include <deque>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

std::future<int> askWarehouse(int Article);
void useCatalog(const int *Prices);
bool isOpen();

int stockOf(int Article) { return askWarehouse(Article).get(); }

// Constructors.

class Catalog {
public:
  Catalog() { askWarehouse(0).wait(); }
  explicit Catalog(int Article) : First(stockOf(Article)) {}
  Catalog(const Catalog &Other) : First(Other.First) { askWarehouse(1).wait(); }
  Catalog &operator=(const Catalog &) = default;
  int first() const { return First; }

private:
  int First = 0;
};

app::Task<> constructsLocal() {
  Catalog Today;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Catalog' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-13]]:31: note: 'Catalog' calls 'std::future::wait' here
  co_return;
}

app::Task<> constructsLocalWithArgument() {
  Catalog Today(7);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Catalog' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-19]]:41: note: 'Catalog' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-27]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

app::Task<int> constructsTemporary() {
  co_return Catalog(7).first();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Catalog' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-27]]:41: note: 'Catalog' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-35]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<> constructsByNew() {
  auto *Today = new Catalog(7);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Catalog' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-34]]:41: note: 'Catalog' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-42]]:57: note: 'stockOf' calls 'std::future::get' here
  delete Today;
  co_return;
}

app::Task<> constructsByBraces() {
  Catalog Today{7};
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Catalog' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-43]]:41: note: 'Catalog' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-51]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

app::Task<> constructsArray() {
  Catalog Weeks[2];
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Catalog' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-52]]:31: note: 'Catalog' calls 'std::future::wait' here
  co_return;
}

app::Task<> constructsCopy(const Catalog &Yesterday) {
  Catalog Today = Yesterday;
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Catalog' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-57]]:72: note: 'Catalog' calls 'std::future::wait' here
  co_return;
}

int firstOf(Catalog Today) { return Today.first(); }

// The copy is made by who calls.
app::Task<int> constructsParameter(const Catalog &Today) {
  co_return firstOf(Today);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Catalog' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-67]]:72: note: 'Catalog' calls 'std::future::wait' here
}

// A member initialiser.
struct Shop {
  explicit Shop(int Article) : Offers(Article) {}
  Catalog Offers;
};

app::Task<> constructsMember() {
  Shop Corner(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Shop' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:32: note: 'Shop' calls 'Catalog' here
  // CHECK-MESSAGES: :[[@LINE-81]]:41: note: 'Catalog' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-89]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

// A delegating constructor.
struct Branch {
  explicit Branch(int Article) : Stock(stockOf(Article)) {}
  Branch() : Branch(4) {}
  int Stock;
};

app::Task<> constructsByDelegation() {
  Branch North;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Branch' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:14: note: 'Branch' calls 'Branch' here
  // CHECK-MESSAGES: :[[@LINE-9]]:40: note: 'Branch' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-105]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

// The constructor of a base.
struct Outlet : Branch {
  Outlet() : Branch(6) {}
};

app::Task<> constructsBase() {
  Outlet Harbour;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Outlet' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:14: note: 'Outlet' calls 'Branch' here
  // CHECK-MESSAGES: :[[@LINE-23]]:40: note: 'Branch' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-119]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

// A base that the constructor does not name.
struct Kiosk : Branch {
  Kiosk() {}
};

app::Task<> constructsUnnamedBase() {
  Kiosk Station;
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Kiosk' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: 'Kiosk' calls 'Branch' here
  // CHECK-MESSAGES: :[[@LINE-36]]:14: note: 'Branch' calls 'Branch' here
  // CHECK-MESSAGES: :[[@LINE-38]]:40: note: 'Branch' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-134]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

// A constructor that nobody wrote.
struct Stand : Branch {};

app::Task<> constructsImplicitly() {
  Stand Market;
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Stand' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:8: note: 'Stand' calls 'Branch' here
  // CHECK-MESSAGES: :[[@LINE-49]]:14: note: 'Branch' calls 'Branch' here
  // CHECK-MESSAGES: :[[@LINE-51]]:40: note: 'Branch' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-147]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

// A conversion by constructor.
struct Quantity {
  Quantity(int Article) : Amount(stockOf(Article)) {}
  int Amount;
};

void order(const Quantity &Wanted);

app::Task<> convertsByConstructor() {
  order(12);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Quantity' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-9]]:34: note: 'Quantity' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-163]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

// Default member initialisers.

struct Offer {
  int Stock = stockOf(8);
  explicit Offer(int Price) : Price(Price) {}
  int Price;
};

app::Task<> evaluatesMemberInitialiser() {
  Offer Today(10);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Offer' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-8]]:15: note: 'Offer' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-179]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

struct PlainOffer {
  int Stock = stockOf(8);
};

// The constructor is implicit.
app::Task<> evaluatesMemberInitialiserImplicitly() {
  PlainOffer Today;
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'PlainOffer' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:15: note: 'PlainOffer' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-192]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

// A lambda as the value of a member.
struct LazyOffer {
  int Stock = [] { return stockOf(9); }();
  LazyOffer() {}
};

app::Task<> evaluatesLambdaInMemberInitialiser() {
  LazyOffer Today;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'LazyOffer' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:27: note: 'LazyOffer' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-206]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

// Default arguments: the caller evaluates them.

int priceFor(int Article, int Stock = stockOf(1)) { return Article * Stock; }

app::Task<int> evaluatesDefaultArgument() {
  co_return priceFor(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'priceFor' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:39: note: 'priceFor' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-218]]:57: note: 'stockOf' calls 'std::future::get' here
}

// Also where the callee is a coroutine, whose body runs elsewhere.
app::Task<int> priceLater(int Article, int Stock = stockOf(1)) { co_return Article * Stock; }

app::Task<int> evaluatesDefaultArgumentOfCoroutine() {
  co_return co_await priceLater(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'priceLater' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-5]]:52: note: 'priceLater' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-228]]:57: note: 'stockOf' calls 'std::future::get' here
}

struct Quote {
  explicit Quote(int Article, int Stock = stockOf(2));
  int price(int Discount = stockOf(3)) const;
  int operator()(int Article, int Stock = askWarehouse(4).get()) const;
};

app::Task<int> evaluatesDefaultArgumentOfMember(const Quote &Best) {
  co_return Best.price();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Quote::price' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-7]]:28: note: 'Quote::price' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-241]]:57: note: 'stockOf' calls 'std::future::get' here
}

app::Task<> evaluatesDefaultArgumentOfConstructor() {
  Quote Best(5);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Quote' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-15]]:43: note: 'Quote' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-248]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}

app::Task<int> evaluatesDefaultArgumentOfOperator(const Quote &Best) {
  co_return Best(5);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Best' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-21]]:59: note: 'Best' calls 'std::future::get' here
}

// Operators.

struct Basket {
  Basket &operator+=(int Article) {
    Sum += stockOf(Article);
    return *this;
  }
  int operator[](int Article) const { return stockOf(Article); }
  int operator*() const { return stockOf(0); }
  const Basket *operator->() const {
    askWarehouse(2).wait();
    return this;
  }
  Basket &operator++() {
    askWarehouse(3).wait();
    return *this;
  }
  explicit operator bool() const { return stockOf(1) > 0; }
  operator int() const { return stockOf(2); }
  int operator()(int Article) const { return stockOf(Article); }
  bool operator==(const Basket &Other) const { return stockOf(Other.Sum) == Sum; }
  Basket &operator=(int Article) {
    Sum = stockOf(Article);
    return *this;
  }
  int Sum = 0;
};

Basket operator+(const Basket &A, const Basket &B) {
  return Basket{stockOf(A.Sum + B.Sum)};
}
int operator""_pieces(unsigned long long Article) {
  return stockOf(static_cast<int>(Article));
}

app::Task<> compoundAssignment(Basket Mine) {
  Mine += 4;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Basket::operator+=' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-34]]:12: note: 'Basket::operator+=' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-297]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}
app::Task<int> subscript(const Basket &Mine) { co_return Mine[4]; }
// CHECK-MESSAGES: :[[@LINE-1]]:58: warning: 'Basket::operator[]' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
// CHECK-MESSAGES: :[[@LINE-37]]:46: note: 'Basket::operator[]' calls 'stockOf' here
// CHECK-MESSAGES: :[[@LINE-303]]:57: note: 'stockOf' calls 'std::future::get' here
app::Task<int> dereference(const Basket &Mine) { co_return *Mine; }
// CHECK-MESSAGES: :[[@LINE-1]]:60: warning: 'Basket::operator*' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
// CHECK-MESSAGES: :[[@LINE-40]]:34: note: 'Basket::operator*' calls 'stockOf' here
// CHECK-MESSAGES: :[[@LINE-307]]:57: note: 'stockOf' calls 'std::future::get' here
app::Task<int> arrow(const Basket &Mine) { co_return Mine->Sum; }
// CHECK-MESSAGES: :[[@LINE-1]]:54: warning: 'Basket::operator->' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
// CHECK-MESSAGES: :[[@LINE-42]]:21: note: 'Basket::operator->' calls 'std::future::wait' here
app::Task<> increment(Basket &Mine) {
  ++Mine;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Basket::operator++' blocks the thread that runs this coroutine: it reaches 'std::future::wait' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-42]]:21: note: 'Basket::operator++' calls 'std::future::wait' here
  co_return;
}
app::Task<int> callOperator() {
  Basket Mine;
  co_return Mine(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Mine' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-44]]:46: note: 'Mine' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-322]]:57: note: 'stockOf' calls 'std::future::get' here
}
app::Task<int> conversionByName(const Basket &Mine) {
  co_return Mine.operator int();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Basket::operator int' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-51]]:33: note: 'Basket::operator int' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-328]]:57: note: 'stockOf' calls 'std::future::get' here
}
app::Task<bool> comparison(const Basket &Mine, const Basket &Yours) {
  co_return Mine == Yours;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Basket::operator==' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-55]]:55: note: 'Basket::operator==' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-334]]:57: note: 'stockOf' calls 'std::future::get' here
}
app::Task<> sum(const Basket &Mine, const Basket &Yours) {
  Basket Both = Mine + Yours;
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'operator+' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-52]]:17: note: 'operator+' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-340]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}
app::Task<> assignment(Basket &Mine) {
  Mine = 4;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Basket::operator=' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-66]]:11: note: 'Basket::operator=' calls 'stockOf' here
  // CHECK-MESSAGES: :[[@LINE-347]]:57: note: 'stockOf' calls 'std::future::get' here
  co_return;
}
app::Task<int> literal() { co_return 4_pieces; }
// CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'operator""_pieces' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
// CHECK-MESSAGES: :[[@LINE-62]]:10: note: 'operator""_pieces' calls 'stockOf' here
// CHECK-MESSAGES: :[[@LINE-353]]:57: note: 'stockOf' calls 'std::future::get' here
