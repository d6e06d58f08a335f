// SPDX-License-Identifier: Apache-2.0
#include "tests/host/session/story.hpp"

#include <sstream>
#include <stdexcept>

namespace gainsay::session::test {
namespace {

Entry entry_of(const std::string& line) {
  const auto colon = line.find(": ");
  Entry entry;
  entry.by = line.substr(0, colon);
  entry.at = "2026-01-02T03:04:05Z";
  entry.session = "arms";
  entry.subject = to_string(matter);
  entry.text = "because";
  std::istringstream words(line.substr(colon + 2));
  std::string verb, what;
  unsigned number = 0;
  words >> verb;
  if (verb == "note") return entry;
  if (verb == "undo") {
    entry.kind = Kind::Undo;
    entry.of = "whoever";
  } else if (verb == "rejects") {
    entry.kind = Kind::Reject;
    words >> what >> number;
    if (what == "link") entry.subject = to_string(LinkId{number});
    if (what == "claim") entry.subject = to_string(ClaimId{number});
  } else {
    entry.kind = Kind::Decide;
    entry.resolution = from_word<Resolution>(verb);
    if (!entry.resolution) throw std::runtime_error("no resolution: " + verb);
    for (words >> what; words >> number;) entry.links.push_back(LinkId{number});
  }
  return entry;
}

std::string hex_of(const db::Event& event) { return db::hex(db::bytes_of(db::content_of(event))); }

}  // namespace

std::vector<db::Event> events_of(const std::vector<std::string>& story) {
  std::vector<db::Event> out;
  for (const auto& line : story) {
    auto entry = entry_of(line);
    entry.seq = out.size() + 1;
    const auto number = entry.kind == Kind::Undo ? std::stoul(line.substr(line.rfind(' ') + 1)) : 0;
    if (number > 0 && number <= out.size()) entry.undoes_content = hex_of(out[number - 1]);
    out.push_back(to_event(entry));
    // As older versions wrote it; the only way to name what comes later.
    if (number > out.size()) out.back().payload = R"({"event":)" + std::to_string(number) + R"(,"of":"whoever"})";
  }
  return out;
}

model::Link link(unsigned n, model::Tier tier, model::Relation relation) {
  model::Link out;
  out.id = LinkId{n};
  out.a = ClaimId{10 * n + 1};
  out.b = ClaimId{10 * n + 2};
  out.via = {ClaimId{7}};
  out.matter = matter;
  out.tier = tier;
  out.relation = relation;
  return out;
}

std::vector<model::Link> links(const std::vector<unsigned>& numbers) {
  std::vector<model::Link> out;
  for (const auto n : numbers) out.push_back(link(n));
  return out;
}

}  // namespace gainsay::session::test
