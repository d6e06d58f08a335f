// SPDX-License-Identifier: Apache-2.0
// gainsay decide ID: a person rates a claim, or resolves a disagreement.
#include "host/cli/command.hpp"
#include "host/cli/deed.hpp"

namespace gainsay::cli {
namespace {

int run(const Options& options) {
  const session::Decision decision{session::from_word<session::Verdict>(options.verdict),
                                   session::from_word<session::Resolution>(options.resolution), options.because};
  return act(options, [&](db::Casefile& casefile, const session::Actor& actor) {
    return session::decide(casefile, options.operands.front(), decision, actor);
  });
}

}  // namespace

extern const Command decide_command;
const Command decide_command = {
    "decide", "Rate a claim (--verdict) or resolve a disagreement (--resolve)",
    takes::Id | takes::Case | takes::Json | takes::Who | takes::InSession | takes::Decision | takes::Because, run};

}  // namespace gainsay::cli
