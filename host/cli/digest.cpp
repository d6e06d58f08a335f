// SPDX-License-Identifier: Apache-2.0
// gainsay digest: one hash of what a casefile says, the same however it came in.
#include <iostream>

#include "host/cli/command.hpp"
#include "host/cli/problem.hpp"
#include "host/cli/stored_report.hpp"

namespace gainsay::cli {
namespace {

int run(const Options& options) {
  auto casefile = open_casefile(options, db::Access::Read);
  if (!casefile) return print_error(casefile.error());
  const auto digest = casefile->digest();
  if (!digest) return print_error(digest.error());
  if (options.json) {
    Json out;
    out["schema"] = "gainsay/digest/1";
    out["digest"] = *digest;
    std::cout << dump(out, 1) << '\n';
  } else {
    std::cout << *digest << '\n';
  }
  return exit_code::Ok;
}

}  // namespace

extern const Command digest_command;
const Command digest_command = {"digest", "Hash of what a casefile says", takes::Case | takes::Json, run};

}  // namespace gainsay::cli
