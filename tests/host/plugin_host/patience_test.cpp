// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/patience.hpp"

#include <string>

#include "tests/support/catch.hpp"

using gainsay::plugin_host::Patience;
using Outcome = Patience::Outcome;

namespace {

Outcome outcome(char c) {
  return c == 'x' ? Outcome::Crash : c == 't' ? Outcome::Timeout : c == '-' ? Outcome::Absent : Outcome::Good;
}

// The number of items that the plugin sees of "..x": good, crash, t: timeout, -: not its own.
std::size_t seen(const std::string& items) {
  Patience patience;
  patience.begin(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!patience.bears(i)) return i;
    patience.set(i, outcome(items[i]));
  }
  return items.size();
}

std::string times(int n, const std::string& what) {
  std::string out;
  for (int i = 0; i < n; ++i) out += what;
  return out;
}

}  // namespace

TEST_CASE("three faults in a row are enough") {
  CHECK(seen("xxx.") == 3);
  CHECK(seen("..xxx..") == 5);
  CHECK(seen("x-x--x..") == 6);
}

TEST_CASE("a fault now and then is borne") {
  CHECK(seen(times(50, "x" + times(17, "."))) == 900);
  CHECK(seen(times(5, "xx" + times(32, "."))) == 170);
}

TEST_CASE("a fault at every second item is not") { CHECK(seen(times(100, "x.")) == 7); }

TEST_CASE("time is not given back: the eighth timeout is the last") {
  CHECK(seen(times(50, "t" + times(99, "."))) == 701);
}

TEST_CASE("what is not known yet counts as good, whatever the order of the answers") {
  Patience patience;
  patience.begin(10);
  patience.set(6, Outcome::Crash);
  patience.set(4, Outcome::Crash);
  CHECK(patience.bears(9));
  patience.set(5, Outcome::Crash);
  CHECK(patience.bears(6));
  CHECK_FALSE(patience.bears(7));
  patience.set(3, Outcome::Crash);  // it was suspended earlier than it seemed
  CHECK_FALSE(patience.bears(6));
  CHECK(patience.bears(5));
}

TEST_CASE("what went before is remembered from one stretch of items to the next") {
  Patience patience;
  for (int n = 0; n < 2; ++n) patience.add(Outcome::Crash);
  CHECK_FALSE(patience.suspended());
  patience.begin(3);
  patience.set(0, Outcome::Crash);
  CHECK_FALSE(patience.bears(1));
  patience.finish();
  CHECK(patience.suspended());
  CHECK(patience.faults() == 3);
  patience.begin(5);
  CHECK_FALSE(patience.bears(0));
}
