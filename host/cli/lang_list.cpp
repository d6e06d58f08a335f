// SPDX-License-Identifier: Apache-2.0
// gainsay lang list: languages with a file of their own, then those that only CLDR knows.
#include <iostream>
#include <string>

#include "host/cli/command.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/value_json.hpp"
#include "host/cli/workbench.hpp"

namespace gainsay::cli {
namespace {

int run(const Options& options) {
  const auto workbench = Workbench::open(options);
  if (!workbench) return print_error(workbench.error());
  const auto& lexicon = workbench->lexicon();
  Json list = Json::array();
  for (kit::LanguageIndex i = 0; i < lexicon.language_count(); ++i) {
    const std::string tag(lexicon.language_tag(i)), name(lexicon.language_name(i));
    const auto* state = lexicon.is_partial(i) ? "partial" : "full";
    if (options.json) {
      list.push_back({{"code", tag}, {"name", name}, {"state", state}});
    } else {
      std::cout << tag << '\t' << state << '\t' << name << '\n';
    }
  }
  if (options.json) {
    Json out;
    out["schema"] = "gainsay/languages/1";
    out["languages"] = std::move(list);
    std::cout << dump(out, 2) << '\n';
  }
  return exit_code::Ok;
}

}  // namespace

extern const Command lang_list_command;
const Command lang_list_command = {"lang list", "Languages, full and partial", takes::Json, run};

}  // namespace gainsay::cli
