// SPDX-License-Identifier: Apache-2.0
// gainsay undo EVENT: it stays in the log and no longer counts.
#include <charconv>
#include <string>

#include "host/cli/command.hpp"
#include "host/cli/deed.hpp"
#include "host/cli/problem.hpp"

namespace gainsay::cli {
namespace {

int run(const Options& options) {
  const auto& text = options.operands.front();
  std::uint64_t event = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, event);
  if (read.ec != std::errc() || read.ptr != end)
    return print_error({ErrorCode::Usage, text + " is no number of an event", "", "gainsay history lists the events"});
  return act(options, [&](db::Casefile& casefile, const session::Actor& actor) {
    return session::undo(casefile, event, actor);
  });
}

}  // namespace

extern const Command undo_command;
const Command undo_command = {"undo", "Take back what an event did; the log keeps both",
                              takes::Event | takes::Case | takes::Json | takes::Who, run};

}  // namespace gainsay::cli
