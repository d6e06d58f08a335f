// SPDX-License-Identifier: Apache-2.0
// How much of a plugin's misbehaviour one call of the program bears. A fault is an item (document, group, row) on which
// the plugin's worker died or had to be ended, and did so again when the item was tried alone in a fresh worker.
//
// The rule: a fault costs 16 points, every item without one gives a point back, and with 48 points the plugin is
// suspended: it sees no further item of this call. So three faults in a row suspend it, and so does, later, a rate far
// above one in sixteen. Lost time is not given back: the eighth timeout suspends, too, whatever lies between.
//
// Guarantee: the rule looks at the order of the items, never at the order in which workers happened to finish them, so
// which items a suspended plugin misses does not depend on the number of lanes. (Whether a call is a fault is another
// matter: near its time limit that depends on how busy the machine is, which the second, lone try makes less likely.)
// What it costs: each lane may run into the faults before it hears of the suspension, so a plugin that hangs on every
// document costs at most three documents, two tries each, per lane.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gainsay::plugin_host {

class Patience {
 public:
  static constexpr int fault_points = 16, most_points = 48, most_timeouts = 8;
  enum class Outcome : std::uint8_t {
    Unknown,  // not yet tried
    Absent,   // not the plugin's to see: leaves the score as it is
    Good,     // answered, be it with a lie: that costs nobody time
    Crash,
    Timeout,
  };

  // The items to come, after those that went before.
  void begin(std::size_t items);
  void set(std::size_t item, Outcome outcome);
  // False: the plugin is suspended before `item`, however the items that are still unknown turn out.
  bool bears(std::size_t item);
  // One more item, where they come one after the other.
  void add(Outcome outcome);
  // Nothing of the items that were begun is unknown any more.
  void finish();

  bool suspended() const { return suspended_; }  // by the items that are finished
  std::size_t faults() const { return score_.faults; }

 private:
  struct Score {
    int points = 0, timeouts = 0;
    std::size_t faults = 0;
    bool spent() const { return points >= most_points || timeouts >= most_timeouts; }
    void add(Outcome outcome);
  };
  void recount();

  Score score_;  // of the items that are finished
  bool suspended_ = false;
  std::vector<Outcome> outcomes_;
  std::size_t end_ = 0;  // items from here on are not the plugin's any more
  bool stale_ = false;   // `end_` is to be counted again
};

}  // namespace gainsay::plugin_host
