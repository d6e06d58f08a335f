// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/casefile_seed.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "db/casefile.hpp"
#include "db/migrate.hpp"
#include "db/schema/migrations.hpp"
#include "db/writer.hpp"
#include "gainsay/kit/hash.hpp"
#include "tests/fuzz/scratch_folder.hpp"
#include "tests/fuzz/target.hpp"

namespace gainsay::fuzz {
namespace {

constexpr const char* extractor = "org.example.extractor";
constexpr const char* verifier = "org.example.verifier";

template <class T>
T must(Result<T> result) {
  property(result.has_value(), "the casefile to begin with can be made");
  return *std::move(result);
}
void must(const Result<void>& result) { property(result.has_value(), "the casefile to begin with can be made"); }

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

model::Run the_run() { return {kit::run_id(extractor, "1", "aa", "bb"), extractor, "1", "aa", "bb", "cc"}; }

model::Document document_of(const std::string& text) {
  model::Document document;
  document.id = kit::document_id(text);
  document.text = text;
  document.language = "en";
  model::Appearance seen;
  seen.path = "a.txt";
  seen.publisher = "The Harbour Post";
  seen.published = model::Published{"2024-03-02", {19784, 19784}, -1, model::DateBasis::User};
  document.appearances.push_back(seen);
  return document;
}

model::Claim claim_of(const model::Document& document) {
  model::Claim c;
  c.document = document.id;
  c.run = the_run().id;
  c.span = {0, static_cast<std::uint32_t>(document.text.size() - 1)};
  c.predicate = kit::term("rain.fall");
  c.id = kit::claim_id(document.id, c.span.begin, c.span.end, extractor, c.predicate, 0);
  c.time = model::ClaimTime{};
  c.time->time.edtf = "2024-03-02";
  c.time->time.days = {19784, 19784};
  c.slots.push_back({kit::term("place"), kit::term("Q1"), {}, "here", c.span, model::Via::Name, 0.8});
  c.quantities.push_back({kit::term("place"), c.span, 1, {}, {}});
  c.sources.push_back({kit::term("Q1"), "the office", "say", c.span, 0.6});
  c.cues.push_back({model::CueKind::Predicate, c.span});
  return c;
}

void add_document(db::Writer& writer, const std::string& text, model::Claim& claim) {
  const auto document = document_of(text);
  claim = claim_of(document);
  const std::vector<RunId> runs{the_run().id};
  const std::vector<model::Mention> mentions{
      {kit::term("entity"), {0, 2}, model::EntityValue{kit::term("Q1"), {}, model::Via::Name, 1}},
      {kit::term("json"), {0, 2}, std::string("{\"a\":1}")}};
  static_cast<void>(must(writer.put({&document, text, runs, {&claim, 1}, mentions, "columns of " + text})));
}

void fill(db::Casefile& casefile) {
  db::Writer writer(casefile);
  must(writer.begin_batch());
  for (const char* name : {"rain.fall", "place", "Q1", "entity", "json"})
    must(casefile.terms().put(kit::term(name), name));
  must(casefile.runs().put(the_run()));
  must(writer.commit_batch());
  model::Claim a, b;
  add_document(writer, "It will rain here.", a);
  add_document(writer, "No rain fell.", b);
  model::Link link;
  link.id = kit::link_id(verifier, "opposed", a.id, b.id);
  link.a = a.id, link.b = b.id, link.matter = {7}, link.score = 0.75;
  link.type = "contradiction", link.rule = "opposed", link.norm = "N1", link.via = {b.id};
  link.slots.push_back({kit::term("place"), model::SlotTest::Incompatible, "disjoint", a.span, {}});
  must(writer.replace_links(verifier, 7, {&link, 1}));
  must(casefile.omissions().put({"c.txt", "import", std::nullopt, "bad-input", "not UTF-8"}));
  const model::Skipped skipped{"import", "d.pdf", "no importer", 1};
  must(casefile.omissions().replace("import", {&skipped, 1}));
  static_cast<void>(must(casefile.events().append(
      {0, "2024-03-03T00:00:00Z", "Ada", "", "note", to_string(a.id), "{\"text\":\"look again\"}"})));
}

std::string older_casefile(const ScratchFolder& folder) {
  const auto path = folder.write("older.gainsay", "");
  {
    auto connection = must(db::Connection::open(path, db::Access::Write, std::chrono::milliseconds(0)));
    const std::string marks =
        "PRAGMA application_id = " + std::to_string(db::application_id) + "; PRAGMA user_version = 1;";
    must(connection.execute((marks + std::string(db::migrations()[0].sql)).c_str()));
  }
  return content(path);
}

}  // namespace

const CasefileSeed& casefile_seed() {
  static const CasefileSeed seed = [] {
    const ScratchFolder folder;
    CasefileSeed out;
    {
      auto casefile = must(db::Casefile::create(folder.file("empty.gainsay")));
      out.empty_digest = must(casefile.digest());
    }
    {
      auto casefile = must(db::Casefile::create(folder.file("full.gainsay")));
      fill(casefile);
      property(must(casefile.verify()).empty(), "the casefile to begin with is sound");
      out.digest = must(casefile.digest());
    }
    out.bytes = content(folder.file("full.gainsay"));
    out.older = older_casefile(folder);
    return out;
  }();
  return seed;
}

}  // namespace gainsay::fuzz
