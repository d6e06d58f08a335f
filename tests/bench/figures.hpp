// SPDX-License-Identifier: Apache-2.0
// What a benchmark says: a figure beside its limit, measured in the same process.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/bench/measure.hpp"

namespace gainsay::bench {

enum class Better { More, Less };

struct Goal {  // of the ratio
  Better better = Better::More;
  double accept = 0, good = 0;
};

struct Figure {
  std::string name;       // stable: "analysis-pass"
  std::string says;       // what was done, in words
  std::string unit;       // of value and reference_value
  double value = 0;       // from the median of CPU time
  std::string reference;  // what it stands beside; "" when alone
  double reference_value = 0;
  double ratio = 0;  // value : reference_value, or what `says` and `reference` say; 0 when alone
  std::optional<Goal> goal;
  std::optional<Sample> sample;  // of the value
  std::string note;              // what the reader must know
};

// The whole of what one program measured; printed as one JSON document.
class Figures {
 public:
  void add(Figure figure);
  // Something beside the figures: "stages", "counts".
  void put(const std::string& key, nlohmann::ordered_json value) { extra_[key] = std::move(value); }
  nlohmann::ordered_json json() const;

 private:
  std::vector<Figure> figures_;
  nlohmann::ordered_json extra_ = nlohmann::ordered_json::object();
};

}  // namespace gainsay::bench
