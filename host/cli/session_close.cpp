// SPDX-License-Identifier: Apache-2.0
// gainsay session close NAME: nothing more is decided in it; undoing that opens it again.
#include "host/cli/command.hpp"
#include "host/cli/deed.hpp"

namespace gainsay::cli {
namespace {

int run(const Options& options) {
  return act(options, [&](db::Casefile& casefile, const session::Actor& actor) {
    return session::close_session(casefile, options.operands.front(), actor);
  });
}

}  // namespace

extern const Command session_close_command;
const Command session_close_command = {"session close", "End a verification session",
                                       takes::SessionName | takes::Case | takes::Json | takes::Who, run};

}  // namespace gainsay::cli
