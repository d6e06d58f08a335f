// SPDX-License-Identifier: Apache-2.0
// What a benchmark says: a figure beside its limit, measured in the same process.
#pragma once

#include <optional>
#include <string>
#include <utility>
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
  // `name` is stable ("analysis-pass"); `says` tells in words what was done.
  Figure(std::string its_name, std::string its_says, std::string its_unit, double its_value)
      : name(std::move(its_name)), says(std::move(its_says)), unit(std::move(its_unit)), value(its_value) {}
  // What it stands beside, in the same unit; the ratio is value : reference.
  Figure& beside(std::string what, double its_value) {
    reference = std::move(what);
    reference_value = its_value;
    return *this;
  }
  Figure& aims(Better better, double accept, double good) {
    goal = Goal{better, accept, good};
    return *this;
  }
  Figure& took(const Sample& its_sample) {
    sample = its_sample;
    return *this;
  }
  Figure& notes(std::string words) {
    note = std::move(words);
    return *this;
  }
  double ratio() const { return reference_value > 0 ? value / reference_value : 0; }

  std::string name, says, unit;
  double value;
  std::string reference;  // "" when it stands alone
  double reference_value = 0;
  std::optional<Goal> goal;
  std::optional<Sample> sample;  // of the value, which comes from the median of the CPU times
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
