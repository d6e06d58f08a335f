// SPDX-License-Identifier: Apache-2.0
// gainsay reject ID: a claim, link or disagreement was flagged wrongly, and is not to come back.
#include "host/cli/command.hpp"
#include "host/cli/deed.hpp"

namespace gainsay::cli {
namespace {

int run(const Options& options) {
  return act(options, [&](db::Casefile& casefile, const session::Actor& actor) {
    return session::reject(casefile, options.operands.front(), options.because, actor);
  });
}

}  // namespace

extern const Command reject_command;
const Command reject_command = {"reject", "Reject a wrong claim, link or disagreement for good",
                                takes::Id | takes::Case | takes::Json | takes::Who | takes::InSession | takes::Because,
                                run};

}  // namespace gainsay::cli
