// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/call_clock.hpp"

#include "host/plugin_host/frames.hpp"
#include "tests/support/catch.hpp"

using namespace gainsay::plugin_host;
using std::chrono::milliseconds;

namespace {

constexpr CallClock::Time start{};

std::uint64_t call(std::uint64_t item, std::uint32_t plugin) { return item << 32 | plugin; }

}  // namespace

TEST_CASE("a call is late after its own plugin's time") {
  CallClock clock({milliseconds(100), milliseconds(500)}, milliseconds(1'000), start);
  CHECK_FALSE(clock.overdue(call(0, 0), start + milliseconds(90)));
  CHECK_FALSE(clock.overdue(call(0, 0), start + milliseconds(190)));
  CHECK_FALSE(clock.overdue(call(0, 1), start + milliseconds(200)));
  CHECK_FALSE(clock.overdue(call(0, 1), start + milliseconds(700)));
  CHECK(clock.overdue(call(0, 1), start + milliseconds(701)));
}

TEST_CASE("between calls the clock runs on, and the worker may take longer than a plugin") {
  CallClock clock({milliseconds(100)}, milliseconds(1'000), start);
  CHECK_FALSE(clock.overdue(call(0, no_plugin), start + milliseconds(1'000)));
  CHECK(clock.overdue(call(0, no_plugin), start + milliseconds(1'001)));
}

TEST_CASE("a worker that only says that it goes on is late all the same") {
  CallClock clock({milliseconds(100)}, milliseconds(1'000), start);
  int millisecond = 0;
  bool late = false;
  for (; !late && millisecond < 100'000; millisecond += 50)
    late = clock.overdue(call(static_cast<std::uint64_t>(millisecond / 50) % 2, 0), start + milliseconds(millisecond));
  CHECK(millisecond < 400);
}
