// SPDX-License-Identifier: Apache-2.0
// gainsay note ID: words about a claim, link, disagreement or document.
#include "host/cli/command.hpp"
#include "host/cli/deed.hpp"

namespace gainsay::cli {
namespace {

int run(const Options& options) {
  return act(options, [&](db::Casefile& casefile, const session::Actor& actor) {
    return session::note(casefile, options.operands.front(), options.text, actor);
  });
}

}  // namespace

extern const Command note_command;
const Command note_command = {"note", "Add a note to a claim, link, disagreement or document",
                              takes::Id | takes::Case | takes::Json | takes::Who | takes::InSession | takes::NoteText,
                              run};

}  // namespace gainsay::cli
