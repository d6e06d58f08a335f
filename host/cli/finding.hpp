// SPDX-License-Identifier: Apache-2.0
// What `gainsay doctor` looks at: one finding per thing, each from a check that was really made.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/cli/options.hpp"

namespace gainsay::cli {

enum class Health { Good, Weak, Bad };  // Bad: something that is needed is missing
constexpr std::string_view word(Health health) {
  return health == Health::Good ? "ok" : health == Health::Weak ? "weak" : "bad";
}

struct Finding {
  std::string area, what;  // "sandbox", "Landlock"
  Health health = Health::Good;
  std::string found;   // "ABI 3"
  std::string advice;  // what to do, when it is not good
};

class Findings {
 public:
  explicit Findings(std::string area) : area_(std::move(area)) {}
  void good(std::string what, std::string found) { add(std::move(what), Health::Good, std::move(found), ""); }
  void weak(std::string what, std::string found, std::string advice) {
    add(std::move(what), Health::Weak, std::move(found), std::move(advice));
  }
  void bad(std::string what, std::string found, std::string advice) {
    add(std::move(what), Health::Bad, std::move(found), std::move(advice));
  }
  std::vector<Finding> take() { return std::move(all_); }

 private:
  void add(std::string what, Health health, std::string found, std::string advice) {
    all_.push_back({area_, std::move(what), health, std::move(found), health == Health::Good ? "" : std::move(advice)});
  }
  std::string area_;
  std::vector<Finding> all_;
};

std::vector<Finding> examine_machine();
std::vector<Finding> examine_sandbox();
std::vector<Finding> examine_libraries();
std::vector<Finding> examine_installation(const Options& options);  // lexicon, plugins, languages
std::vector<Finding> examine_casefile(const Options& options);      // none when no casefile is named
std::vector<Finding> examine_folders();
std::vector<Finding> examine_terminal();

// "12.3 GiB"
std::string size_text(unsigned long long bytes);

}  // namespace gainsay::cli
