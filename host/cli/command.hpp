// SPDX-License-Identifier: Apache-2.0
// A command: what it is called, one line of help, which options it takes, and what it does. One file per command; the
// table of all of them is commands.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "host/cli/options.hpp"

namespace gainsay::cli {

// Contracts, "Exit codes".
namespace exit_code {
inline constexpr int Ok = 0, Failed = 1, Usage = 2, Found = 3, Partial = 4, Casefile = 5, Interrupted = 130;
}

// Groups of options; every command takes the common ones.
namespace takes {
inline constexpr std::uint32_t Sources = 1, OptionalLanguage = 2, Id = 4, NewCase = 8,  // operands
    Case = 16, Json = 32, Reader = 64, Metadata = 128, Selection = 256, WhyNot = 512, FailOn = 1024, Filters = 2048,
                               Layers = 4096, Language = 8192;
// What people do (session, decide, note …): an operand, then who, where, and what they say.
inline constexpr std::uint32_t SessionName = 1u << 14, Event = 1u << 15, OptionalId = 1u << 16, Who = 1u << 17,
                               InSession = 1u << 18, Decision = 1u << 19, Because = 1u << 20, NoteText = 1u << 21,
                               Question = 1u << 22, Export = 1u << 23, NewPlugin = 1u << 24;
// Filters by state, and a casefile that the environment does not name: without --case the command has one of its own.
inline constexpr std::uint32_t ClaimState = 1u << 25, LinkState = 1u << 26, MatterState = 1u << 27, OwnCase = 1u << 28;
}  // namespace takes

struct Command {
  std::string_view name;  // "check"; two words for a command of a group: "plugin list"
  std::string_view help;  // one line
  std::uint32_t takes;
  int (*run)(const Options& options);  // the exit code
};

// In the order of `gainsay --help`.
std::span<const Command> commands();

// Help lines of the groups ("plugin", "lang"); empty when there is no such group.
std::string_view group_help(std::string_view group);

}  // namespace gainsay::cli
