// RUN: %check_async %s async-blocking-wait
// RUN: %check_async --prefix=CHECK-NONE --config='{CheckOptions: {async-blocking-wait.MaxChainNotes: 0}}' %s async-blocking-wait
// RUN: %check_async --prefix=CHECK-ONE --config='{CheckOptions: {async-blocking-wait.MaxChainNotes: 1}}' %s async-blocking-wait
// RUN: %check_async --prefix=CHECK-ALL --config='{CheckOptions: {async-blocking-wait.MaxChainNotes: 100}}' %s async-blocking-wait
//
// Chains of 1, 2, 5, 8, 9 and 50 hops, and how many notes show them.

#include <app/task.h>
#include <future>

std::future<int> askWarehouse(int Article);

int hop50() { return askWarehouse(1).get(); }
int hop49() { return hop50(); }
int hop48() { return hop49(); }
int hop47() { return hop48(); }
int hop46() { return hop47(); }
int hop45() { return hop46(); }
int hop44() { return hop45(); }
int hop43() { return hop44(); }
int hop42() { return hop43(); }
int hop41() { return hop42(); }
int hop40() { return hop41(); }
int hop39() { return hop40(); }
int hop38() { return hop39(); }
int hop37() { return hop38(); }
int hop36() { return hop37(); }
int hop35() { return hop36(); }
int hop34() { return hop35(); }
int hop33() { return hop34(); }
int hop32() { return hop33(); }
int hop31() { return hop32(); }
int hop30() { return hop31(); }
int hop29() { return hop30(); }
int hop28() { return hop29(); }
int hop27() { return hop28(); }
int hop26() { return hop27(); }
int hop25() { return hop26(); }
int hop24() { return hop25(); }
int hop23() { return hop24(); }
int hop22() { return hop23(); }
int hop21() { return hop22(); }
int hop20() { return hop21(); }
int hop19() { return hop20(); }
int hop18() { return hop19(); }
int hop17() { return hop18(); }
int hop16() { return hop17(); }
int hop15() { return hop16(); }
int hop14() { return hop15(); }
int hop13() { return hop14(); }
int hop12() { return hop13(); }
int hop11() { return hop12(); }
int hop10() { return hop11(); }
int hop9() { return hop10(); }
int hop8() { return hop9(); }
int hop7() { return hop8(); }
int hop6() { return hop7(); }
int hop5() { return hop6(); }
int hop4() { return hop5(); }
int hop3() { return hop4(); }
int hop2() { return hop3(); }
int hop1() { return hop2(); }

app::Task<int> oneHop() {
  co_return hop50();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'hop50' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-54]]:38: note: 'hop50' calls 'std::future::get' here
  // CHECK-NONE: :[[@LINE-3]]:13: warning: 'hop50' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ONE: :[[@LINE-4]]:13: warning: 'hop50' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ONE: :[[@LINE-57]]:38: note: 'hop50' calls 'std::future::get' here
  // CHECK-ALL: :[[@LINE-6]]:13: warning: 'hop50' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ALL: :[[@LINE-59]]:38: note: 'hop50' calls 'std::future::get' here
}

app::Task<int> twoHops() {
  co_return hop49();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'hop49' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-64]]:22: note: 'hop49' calls 'hop50' here
  // CHECK-MESSAGES: :[[@LINE-66]]:38: note: 'hop50' calls 'std::future::get' here
  // CHECK-NONE: :[[@LINE-4]]:13: warning: 'hop49' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ONE: :[[@LINE-5]]:13: warning: 'hop49' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ONE: :[[@LINE-69]]:38: note: ... and 1 more call, until 'hop50' calls 'std::future::get' here
  // CHECK-ALL: :[[@LINE-7]]:13: warning: 'hop49' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ALL: :[[@LINE-70]]:22: note: 'hop49' calls 'hop50' here
  // CHECK-ALL: :[[@LINE-72]]:38: note: 'hop50' calls 'std::future::get' here
}

app::Task<int> fiveHops() {
  co_return hop46();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'hop46' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-74]]:22: note: 'hop46' calls 'hop47' here
  // CHECK-MESSAGES: :[[@LINE-76]]:22: note: 'hop47' calls 'hop48' here
  // CHECK-MESSAGES: :[[@LINE-78]]:22: note: 'hop48' calls 'hop49' here
  // CHECK-MESSAGES: :[[@LINE-80]]:22: note: 'hop49' calls 'hop50' here
  // CHECK-MESSAGES: :[[@LINE-82]]:38: note: 'hop50' calls 'std::future::get' here
  // CHECK-NONE: :[[@LINE-7]]:13: warning: 'hop46' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ONE: :[[@LINE-8]]:13: warning: 'hop46' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ONE: :[[@LINE-85]]:38: note: ... and 4 more calls, until 'hop50' calls 'std::future::get' here
  // CHECK-ALL: :[[@LINE-10]]:13: warning: 'hop46' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ALL: :[[@LINE-83]]:22: note: 'hop46' calls 'hop47' here
  // CHECK-ALL: :[[@LINE-85]]:22: note: 'hop47' calls 'hop48' here
  // CHECK-ALL: :[[@LINE-87]]:22: note: 'hop48' calls 'hop49' here
  // CHECK-ALL: :[[@LINE-89]]:22: note: 'hop49' calls 'hop50' here
  // CHECK-ALL: :[[@LINE-91]]:38: note: 'hop50' calls 'std::future::get' here
}

// As many as are shown: nothing is left out.
app::Task<int> eightHops() {
  co_return hop43();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'hop43' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-91]]:22: note: 'hop43' calls 'hop44' here
  // CHECK-MESSAGES: :[[@LINE-93]]:22: note: 'hop44' calls 'hop45' here
  // CHECK-MESSAGES: :[[@LINE-95]]:22: note: 'hop45' calls 'hop46' here
  // CHECK-MESSAGES: :[[@LINE-97]]:22: note: 'hop46' calls 'hop47' here
  // CHECK-MESSAGES: :[[@LINE-99]]:22: note: 'hop47' calls 'hop48' here
  // CHECK-MESSAGES: :[[@LINE-101]]:22: note: 'hop48' calls 'hop49' here
  // CHECK-MESSAGES: :[[@LINE-103]]:22: note: 'hop49' calls 'hop50' here
  // CHECK-MESSAGES: :[[@LINE-105]]:38: note: 'hop50' calls 'std::future::get' here
  // CHECK-NONE: :[[@LINE-10]]:13: warning: 'hop43' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ONE: :[[@LINE-11]]:13: warning: 'hop43' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ONE: :[[@LINE-108]]:38: note: ... and 7 more calls, until 'hop50' calls 'std::future::get' here
  // CHECK-ALL: :[[@LINE-13]]:13: warning: 'hop43' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ALL: :[[@LINE-103]]:22: note: 'hop43' calls 'hop44' here
  // CHECK-ALL: :[[@LINE-105]]:22: note: 'hop44' calls 'hop45' here
  // CHECK-ALL: :[[@LINE-107]]:22: note: 'hop45' calls 'hop46' here
  // CHECK-ALL: :[[@LINE-109]]:22: note: 'hop46' calls 'hop47' here
  // CHECK-ALL: :[[@LINE-111]]:22: note: 'hop47' calls 'hop48' here
  // CHECK-ALL: :[[@LINE-113]]:22: note: 'hop48' calls 'hop49' here
  // CHECK-ALL: :[[@LINE-115]]:22: note: 'hop49' calls 'hop50' here
  // CHECK-ALL: :[[@LINE-117]]:38: note: 'hop50' calls 'std::future::get' here
}

// One more than that.
app::Task<int> nineHops() {
  co_return hop42();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'hop42' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-116]]:22: note: 'hop42' calls 'hop43' here
  // CHECK-MESSAGES: :[[@LINE-118]]:22: note: 'hop43' calls 'hop44' here
  // CHECK-MESSAGES: :[[@LINE-120]]:22: note: 'hop44' calls 'hop45' here
  // CHECK-MESSAGES: :[[@LINE-122]]:22: note: 'hop45' calls 'hop46' here
  // CHECK-MESSAGES: :[[@LINE-124]]:22: note: 'hop46' calls 'hop47' here
  // CHECK-MESSAGES: :[[@LINE-126]]:22: note: 'hop47' calls 'hop48' here
  // CHECK-MESSAGES: :[[@LINE-128]]:22: note: 'hop48' calls 'hop49' here
  // CHECK-MESSAGES: :[[@LINE-131]]:38: note: ... and 1 more call, until 'hop50' calls 'std::future::get' here
  // CHECK-NONE: :[[@LINE-10]]:13: warning: 'hop42' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ONE: :[[@LINE-11]]:13: warning: 'hop42' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ONE: :[[@LINE-134]]:38: note: ... and 8 more calls, until 'hop50' calls 'std::future::get' here
  // CHECK-ALL: :[[@LINE-13]]:13: warning: 'hop42' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ALL: :[[@LINE-128]]:22: note: 'hop42' calls 'hop43' here
  // CHECK-ALL: :[[@LINE-130]]:22: note: 'hop43' calls 'hop44' here
  // CHECK-ALL: :[[@LINE-132]]:22: note: 'hop44' calls 'hop45' here
  // CHECK-ALL: :[[@LINE-134]]:22: note: 'hop45' calls 'hop46' here
  // CHECK-ALL: :[[@LINE-136]]:22: note: 'hop46' calls 'hop47' here
  // CHECK-ALL: :[[@LINE-138]]:22: note: 'hop47' calls 'hop48' here
  // CHECK-ALL: :[[@LINE-140]]:22: note: 'hop48' calls 'hop49' here
  // CHECK-ALL: :[[@LINE-142]]:22: note: 'hop49' calls 'hop50' here
  // CHECK-ALL: :[[@LINE-144]]:38: note: 'hop50' calls 'std::future::get' here
}

app::Task<int> fiftyHops() {
  co_return hop1();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'hop1' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-MESSAGES: :[[@LINE-101]]:21: note: 'hop1' calls 'hop2' here
  // CHECK-MESSAGES: :[[@LINE-103]]:21: note: 'hop2' calls 'hop3' here
  // CHECK-MESSAGES: :[[@LINE-105]]:21: note: 'hop3' calls 'hop4' here
  // CHECK-MESSAGES: :[[@LINE-107]]:21: note: 'hop4' calls 'hop5' here
  // CHECK-MESSAGES: :[[@LINE-109]]:21: note: 'hop5' calls 'hop6' here
  // CHECK-MESSAGES: :[[@LINE-111]]:21: note: 'hop6' calls 'hop7' here
  // CHECK-MESSAGES: :[[@LINE-113]]:21: note: 'hop7' calls 'hop8' here
  // CHECK-MESSAGES: :[[@LINE-157]]:38: note: ... and 42 more calls, until 'hop50' calls 'std::future::get' here
  // CHECK-NONE: :[[@LINE-10]]:13: warning: 'hop1' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ONE: :[[@LINE-11]]:13: warning: 'hop1' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ONE: :[[@LINE-160]]:38: note: ... and 49 more calls, until 'hop50' calls 'std::future::get' here
  // CHECK-ALL: :[[@LINE-13]]:13: warning: 'hop1' blocks the thread that runs this coroutine: it reaches 'std::future::get' [async-blocking-wait]
  // CHECK-ALL: :[[@LINE-113]]:21: note: 'hop1' calls 'hop2' here
  // CHECK-ALL: :[[@LINE-115]]:21: note: 'hop2' calls 'hop3' here
  // CHECK-ALL: :[[@LINE-117]]:21: note: 'hop3' calls 'hop4' here
  // CHECK-ALL: :[[@LINE-119]]:21: note: 'hop4' calls 'hop5' here
  // CHECK-ALL: :[[@LINE-121]]:21: note: 'hop5' calls 'hop6' here
  // CHECK-ALL: :[[@LINE-123]]:21: note: 'hop6' calls 'hop7' here
  // CHECK-ALL: :[[@LINE-125]]:21: note: 'hop7' calls 'hop8' here
  // CHECK-ALL: :[[@LINE-127]]:21: note: 'hop8' calls 'hop9' here
  // CHECK-ALL: :[[@LINE-129]]:21: note: 'hop9' calls 'hop10' here
  // CHECK-ALL: :[[@LINE-131]]:22: note: 'hop10' calls 'hop11' here
  // CHECK-ALL: :[[@LINE-133]]:22: note: 'hop11' calls 'hop12' here
  // CHECK-ALL: :[[@LINE-135]]:22: note: 'hop12' calls 'hop13' here
  // CHECK-ALL: :[[@LINE-137]]:22: note: 'hop13' calls 'hop14' here
  // CHECK-ALL: :[[@LINE-139]]:22: note: 'hop14' calls 'hop15' here
  // CHECK-ALL: :[[@LINE-141]]:22: note: 'hop15' calls 'hop16' here
  // CHECK-ALL: :[[@LINE-143]]:22: note: 'hop16' calls 'hop17' here
  // CHECK-ALL: :[[@LINE-145]]:22: note: 'hop17' calls 'hop18' here
  // CHECK-ALL: :[[@LINE-147]]:22: note: 'hop18' calls 'hop19' here
  // CHECK-ALL: :[[@LINE-149]]:22: note: 'hop19' calls 'hop20' here
  // CHECK-ALL: :[[@LINE-151]]:22: note: 'hop20' calls 'hop21' here
  // CHECK-ALL: :[[@LINE-153]]:22: note: 'hop21' calls 'hop22' here
  // CHECK-ALL: :[[@LINE-155]]:22: note: 'hop22' calls 'hop23' here
  // CHECK-ALL: :[[@LINE-157]]:22: note: 'hop23' calls 'hop24' here
  // CHECK-ALL: :[[@LINE-159]]:22: note: 'hop24' calls 'hop25' here
  // CHECK-ALL: :[[@LINE-161]]:22: note: 'hop25' calls 'hop26' here
  // CHECK-ALL: :[[@LINE-163]]:22: note: 'hop26' calls 'hop27' here
  // CHECK-ALL: :[[@LINE-165]]:22: note: 'hop27' calls 'hop28' here
  // CHECK-ALL: :[[@LINE-167]]:22: note: 'hop28' calls 'hop29' here
  // CHECK-ALL: :[[@LINE-169]]:22: note: 'hop29' calls 'hop30' here
  // CHECK-ALL: :[[@LINE-171]]:22: note: 'hop30' calls 'hop31' here
  // CHECK-ALL: :[[@LINE-173]]:22: note: 'hop31' calls 'hop32' here
  // CHECK-ALL: :[[@LINE-175]]:22: note: 'hop32' calls 'hop33' here
  // CHECK-ALL: :[[@LINE-177]]:22: note: 'hop33' calls 'hop34' here
  // CHECK-ALL: :[[@LINE-179]]:22: note: 'hop34' calls 'hop35' here
  // CHECK-ALL: :[[@LINE-181]]:22: note: 'hop35' calls 'hop36' here
  // CHECK-ALL: :[[@LINE-183]]:22: note: 'hop36' calls 'hop37' here
  // CHECK-ALL: :[[@LINE-185]]:22: note: 'hop37' calls 'hop38' here
  // CHECK-ALL: :[[@LINE-187]]:22: note: 'hop38' calls 'hop39' here
  // CHECK-ALL: :[[@LINE-189]]:22: note: 'hop39' calls 'hop40' here
  // CHECK-ALL: :[[@LINE-191]]:22: note: 'hop40' calls 'hop41' here
  // CHECK-ALL: :[[@LINE-193]]:22: note: 'hop41' calls 'hop42' here
  // CHECK-ALL: :[[@LINE-195]]:22: note: 'hop42' calls 'hop43' here
  // CHECK-ALL: :[[@LINE-197]]:22: note: 'hop43' calls 'hop44' here
  // CHECK-ALL: :[[@LINE-199]]:22: note: 'hop44' calls 'hop45' here
  // CHECK-ALL: :[[@LINE-201]]:22: note: 'hop45' calls 'hop46' here
  // CHECK-ALL: :[[@LINE-203]]:22: note: 'hop46' calls 'hop47' here
  // CHECK-ALL: :[[@LINE-205]]:22: note: 'hop47' calls 'hop48' here
  // CHECK-ALL: :[[@LINE-207]]:22: note: 'hop48' calls 'hop49' here
  // CHECK-ALL: :[[@LINE-209]]:22: note: 'hop49' calls 'hop50' here
  // CHECK-ALL: :[[@LINE-211]]:38: note: 'hop50' calls 'std::future::get' here
}
