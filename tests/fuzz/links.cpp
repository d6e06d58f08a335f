// SPDX-License-Identifier: Apache-2.0
// Admission of keys and links: whatever a verifier's worker says, what is let in joins two claims of the group, points
// at their words, and stands the right way round.
#include <cmath>
#include <set>
#include <vector>

#include "db/record.hpp"
#include "gainsay/kit/hash.hpp"
#include "host/plugin_host/verifier_work.hpp"
#include "host/verification/link_check.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/support/frames.hpp"

namespace gainsay::fuzz {
namespace {

using namespace plugin_host;

struct Scene {
  Scene() {
    plugins.resize(1);
    plugins[0].manifest.id = "org.example.verifier";
    test::Frames frames;
    frames.claim(101).says("supply.arms").who("agent", "Q1").during("2023-01-01", "2023-12-31").published("2024-01-02");
    frames.claim(102).says("supply.arms").who("agent", "Q2").during("2020-01-01", "2020-12-31").published("2024-01-01");
    frames.claim(201).says("supply.arms").much("theme", 1, 2, "km");
    frames.claim(301).says("rule.forbids");
    corpus.rows = frames.columns();
    for (const char* name : {"agent", "time", "quantity"}) names[kit::term(name).value] = name;
  }
  std::vector<Plugin> plugins;
  matching::Corpus corpus;
  Columns shared;
  Names names;
  std::set<std::string> rules{"opposed", "figures"};
  std::vector<Group> groups{{7, 0, 3}};
  std::vector<std::uint32_t> group{0, 1, 2}, broadcast{3};
};

const Scene& scene() {
  static const Scene scene;
  return scene;
}

std::uint64_t claim(Input& in) {
  constexpr std::uint64_t claims[] = {0, 101, 102, 201, 301, 999};
  return claims[in.one_of(std::size(claims))];
}
gainsay_str key(Input& in) {
  static constexpr std::string_view keys[] = {"", "opposed", "figures", "before", "after", "\xff"};
  const auto text = keys[in.one_of(std::size(keys))];
  return {text.data(), text.size()};
}
gainsay_span span(Input& in) {
  const std::uint32_t begin = in.byte();
  return begin % 5 == 0 ? gainsay_span{begin, begin + 5} : gainsay_span{begin, in.byte()};
}
double score(Input& in) {
  constexpr double scores[] = {0, 1, 0.5, 0.6, 0.4, -1, HUGE_VAL, NAN};
  return scores[in.one_of(std::size(scores))];
}

void add_link(Input& in, Packer& out) {
  gainsay_link link{};
  link.relation = in.one_of(3), link.a = claim(in), link.b = claim(in), link.matter = in.byte();
  link.score = score(in), link.type = key(in), link.rule = key(in), link.norm = key(in);
  std::vector<std::uint64_t> via(in.one_of(4));
  for (auto& v : via) v = claim(in);
  std::vector<gainsay_link_slot> slots(in.one_of(4));
  static constexpr const char* names[] = {"", "agent", "time", "nobody told"};
  for (auto& s : slots) s = {kit::term(names[in.one_of(4)]).value, in.one_of(5), 0, key(in), span(in), span(in)};
  link.via = via.data(), link.via_count = via.size();
  link.slots = slots.data(), link.slot_count = slots.size();
  pack(out, link);
}

std::vector<std::byte> answer(Input& in) {
  std::vector<std::byte> memory(64u << 10);
  Packer out(memory);
  while (!in.at_end() && !out.full()) {
    const auto choice = in.one_of(6);
    const RecordWriter record(out, choice == 0 ? static_cast<RecordKind>(in.one_of(12)) : RecordKind::Link, 0);
    if (choice != 0) {
      add_link(in, out);
    } else {
      const auto bytes = in.text(64);
      out.raw(bytes.data(), bytes.size());
    }
  }
  if (out.full()) return {};
  memory.resize(out.size());
  return memory;
}

void check_link(model::Link link) {
  const auto& s = scene();
  const verification::LinkCheck check(s.corpus, s.rules, s.broadcast);
  property(link.verifier == s.plugins[0].manifest.id && link.key == s.groups[0].key, "a link knows who found it");
  if (const char* wrong = check.breach(link, s.group)) return property(*wrong != '\0', "a breach is said in words");
  property(link.a != link.b && link.a.value < 999 && link.b.value < 999 && link.a && link.b, "a link joins two claims");
  property(s.rules.contains(link.rule) && !link.type.empty() && link.matter, "a link can be worded");
  property(link.score >= 0 && link.score <= 1, "a score is a share");
  for (const auto& slot : link.slots)
    property(!slot.slot || s.names.contains(slot.slot.value), "a slot of a link has a name");
  check.complete(link);
  const auto stored = db::Record().add(link).bytes();
  check.complete(link);
  property(db::Record().add(link).bytes() == stored, "a link that stands right stays");
  property(link.id == kit::link_id(link.verifier, link.rule, link.a, link.b), "a link's id is what it says");
  property(link.tier == (link.score >= model::flag_score ? model::Tier::Flag : model::Tier::Check),
           "a tier is a score");
}

void check_keys(std::span<const ReceivedRecord> records) {
  const auto& s = scene();
  Patience patience;
  IndexWork work(s.plugins, 0, s.corpus.rows, s.shared, patience);
  property(work.next() == 0, "there is work");
  if (!work.accept(0, records, s.names)) return;
  for (const auto& key : work.keys())
    property(key.row < s.corpus.rows.rows.size(), "a key is that of a row that was asked for");
  for (const auto& failure : work.failures()) property(is_text(failure.reason), "a failure has a reason");
}

}  // namespace

void run(std::string_view input) {
  Input in(input);
  const auto bytes = answer(in);
  const auto& s = scene();
  Names names = s.names;
  std::vector<ReceivedRecord> records;
  if (!read_records(bytes, names, records)) return;
  check_keys(records);
  Patience patience;
  CompareWork work(s.plugins, 0, s.corpus.rows, s.groups, s.shared, patience);
  property(work.next() == 0, "there is work");
  if (!work.accept(0, records, s.names)) return;
  for (const auto& link : work.results()[0].links) check_link(link);
  for (const auto& abstention : work.results()[0].abstentions)
    property(is_text(abstention.rule) && is_text(abstention.reason), "an abstention can be printed");
}

}  // namespace gainsay::fuzz
