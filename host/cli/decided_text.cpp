// SPDX-License-Identifier: Apache-2.0
#include "host/cli/decided_text.hpp"

#include "host/cli/terminal.hpp"

namespace gainsay::cli {

std::string decided_text(const session::Standing& standing, const disagreement::MessagesOf& messages,
                         std::string_view reader) {
  if (standing.positions.empty() && standing.rejections.empty()) return {};
  const auto own = messages.find(disagreement::host_messages);
  if (own == messages.end()) return session::word(standing.state);
  const auto word = [&](const std::string& key) { return own->second.format(reader, "report." + key, {}).text; };
  const auto isolated = [](const std::string& name) { return "\u2068" + printable(name) + "\u2069"; };
  const auto resolution = [&](session::Resolution value) {
    return word(std::string("resolution.") + session::word(value));
  };
  std::string held;
  const auto add = [&](const std::string& by, const std::string& what) {
    held += (held.empty() ? "" : " · ") + isolated(by) + ": " + what;
  };
  const auto rejected = word(std::string("kind.") + session::word(session::Kind::Reject));
  for (const auto& position : standing.positions) {
    const auto& entry = *position.entry;
    add(entry.by, entry.resolution ? resolution(*entry.resolution) : rejected);
  }
  for (const auto* entry : standing.rejections) add(entry->by, rejected + " " + isolated(entry->subject));
  auto out = word(std::string("state.") + session::word(standing.state));
  if (standing.resolution) out += ": " + resolution(*standing.resolution);
  return out + " (" + held + ")";
}

}  // namespace gainsay::cli
