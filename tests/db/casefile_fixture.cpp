// SPDX-License-Identifier: Apache-2.0
#include "tests/db/casefile_fixture.hpp"

#include <unistd.h>

#include <cstdlib>
#include <limits>

namespace gainsay::db::test {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

const std::vector<std::string>& vocabulary() {
  static const std::vector<std::string> names = {"rain.fall",       "place", "agent",     "Q1",     "Q2",
                                                 "concept:weather", "mm",    "duration",  "length", "quantity",
                                                 "entity",          "time",  "type:town", "json"};
  return names;
}

Span span_of(const model::Document& document, const std::string& words) {
  const auto at = document.text.find(words);
  if (at == std::string::npos) FAIL("\"" << words << "\" is not in the text");
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

}  // namespace

Folder::Folder() {
  std::string path = (std::filesystem::temp_directory_path() / "casefile-XXXXXX").string();
  if (::mkdtemp(path.data()) == nullptr) FAIL("no temporary folder");
  path_ = path;
}
Folder::~Folder() {
  std::error_code code;
  std::filesystem::remove_all(path_, code);
}

model::Run run_of(const std::string& plugin, const std::string& version) {
  return {kit::run_id(plugin, version, "aa", "bb"), plugin, version, "aa", "bb", "cc"};
}

model::Document document_of(const std::string& text, const std::string& path) {
  model::Document document;
  document.id = kit::document_id(text);
  document.text = text;
  document.language = "en";
  model::Appearance seen;
  seen.path = path;
  seen.publisher = "The Harbour Post";
  seen.published = model::Published{"2024-03-02", {19784, 19784}, -1, model::DateBasis::User};
  document.appearances.push_back(seen);
  return document;
}

model::Claim claim_of(const model::Document& document, const std::string& words, const model::Run& run) {
  model::Claim c;
  c.document = document.id;
  c.run = run.id;
  c.span = span_of(document, words);
  c.predicate = kit::term("rain.fall");
  c.id = kit::claim_id(document.id, c.span.begin, c.span.end, run.plugin, c.predicate, 0);
  c.checkworthy = 2;
  c.confidence = 0.9;
  c.slots.push_back({kit::term("place"), kit::term("Q1"), {}, "here", c.span, model::Via::Name, 0.8});
  c.cues.push_back({model::CueKind::Predicate, c.span});
  model::ClaimTime time;
  time.time.days = {19784, 19784};
  time.time.edtf = "2024-03-02";
  time.time.basis = model::Basis::Anchored;
  c.time = time;
  return c;
}

model::Claim full_claim(const model::Document& document, const model::Run& run) {
  auto c = claim_of(document, "rain", run);
  c.flags = model::claim_flag::Quoted | model::claim_flag::Habitual;
  c.polarity = model::Polarity::Negative;
  c.modality = model::Modality::Denied;
  auto& t = c.time->time;
  t = {model::TimeKind::Interval,
       model::Basis::Explicit,
       model::time_flag::Since,
       {day_min, -5},
       0,
       86399,
       1.5,
       2.5,
       "../1969",
       "P2D"};
  c.time->span = c.span;
  c.time->confidence = 0.25;
  c.slots.push_back({kit::term("agent"), {}, kit::term("concept:weather"), "بارانِ دیروز", {}, model::Via::Dropped, 1});
  model::ClaimQuantity q;
  q.of = kit::term("duration");
  q.span = c.span;
  q.confidence = 0.7;
  q.as_of = {100, day_max};
  q.value.modifier = model::Modifier::AtLeast;
  q.value.kind = model::QuantityKind::Measure;
  q.value.lo = 0.1;
  q.value.hi = inf;
  q.value.base_lo = -inf;
  q.value.base_hi = 1e300;
  q.value.other_lo = 3;
  q.value.other_hi = 4;
  q.value.unit = kit::term("mm");
  q.value.dimension = kit::term("length");
  q.value.number = c.span;
  q.value.unit_span = {0, 2};
  c.quantities.push_back(q);
  c.quantities.push_back({kit::term("place"), c.span, 1, {}, {}});
  c.sources.push_back({kit::term("Q2"), "the office", "say", c.span, 0.6});
  c.sources.push_back({{}, "a witness", "", {}, 1});
  c.cues.push_back({model::CueKind::Attribution, c.span});
  return c;
}

model::Link link_of(const model::Claim& a, const model::Claim& b, const std::string& rule) {
  model::Link l;
  l.id = kit::link_id(verifier, rule, a.id, b.id);
  l.verifier = verifier;
  l.key = 7;
  l.a = a.id;
  l.b = b.id;
  l.matter = {kit::blake2b_64("a matter")};
  l.score = 0.75;
  l.type = "contradiction";
  l.rule = rule;
  l.norm = "N1";
  l.via = {b.id, {kit::blake2b_64("a row of a norm table")}};
  l.slots.push_back({kit::term("place"), model::SlotTest::Incompatible, "disjoint", a.span, {}});
  l.members_a = 3;
  return l;
}

DocumentRows Found::rows() const { return {&document, folded, completed, claims, mentions, comparison}; }

Found found_in(const std::string& text, const std::vector<std::string>& words, const model::Run& run,
               const std::string& path) {
  Found found;
  found.document = document_of(text, path);
  found.completed = {run.id};
  for (const auto& w : words) found.claims.push_back(claim_of(found.document, w, run));
  found.folded = text;
  found.comparison = "columns of " + text;
  return found;
}

void prepare(Casefile& casefile, const model::Run& run) {
  Writer writer(casefile);
  must(writer.begin_batch());
  for (const auto& name : vocabulary()) must(casefile.terms().put(kit::term(name), name));
  must(casefile.runs().put(run));
  must(writer.commit_batch());
}

void fill(Casefile& casefile, int first) {
  const auto run = run_of(extractor, "1");
  prepare(casefile, run);
  const std::vector<Found> all = {found_in("It will rain. It did rain hard.", {"will rain", "did rain"}, run, "a.txt"),
                                  found_in("No rain fell.", {"rain fell"}, run, "b.txt")};
  Writer writer(casefile);
  for (std::size_t i = 0; i < 2; ++i) must(writer.put(all[(i + static_cast<std::size_t>(first)) % 2].rows()));
  const std::vector<model::Link> links = {link_of(all[0].claims[0], all[1].claims[0])};
  must(writer.replace_links(verifier, 7, links));
}

void check_equal(const model::Claim& a, const model::Claim& b) {
  CHECK(a.run == b.run);
  CHECK(Record().add(a).bytes() == Record().add(b).bytes());
}

std::vector<std::string> messages(const std::vector<Problem>& problems) {
  std::vector<std::string> out;
  for (const auto& p : problems) out.push_back(p.subject + " " + p.message);
  return out;
}

}  // namespace gainsay::db::test
