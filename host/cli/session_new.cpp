// SPDX-License-Identifier: Apache-2.0
// gainsay session new NAME: a question gets a session.
#include "host/cli/command.hpp"
#include "host/cli/deed.hpp"

namespace gainsay::cli {
namespace {

int run(const Options& options) {
  return act(options, [&](db::Casefile& casefile, const session::Actor& actor) {
    return session::open_session(casefile, options.operands.front(), options.question, actor);
  });
}

}  // namespace

extern const Command session_new_command;
const Command session_new_command = {"session new", "Begin a verification session",
                                     takes::SessionName | takes::Case | takes::Json | takes::Who | takes::Question,
                                     run};

}  // namespace gainsay::cli
