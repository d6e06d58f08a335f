// SPDX-License-Identifier: Apache-2.0
// The host's own checks, on records as a worker writes them, and as one that was taken over might.
#include "host/extraction/admission.hpp"

#include <limits>
#include <string>
#include <vector>

#include "gainsay/kit/convert.hpp"
#include "gainsay/kit/hash.hpp"
#include "tests/support/catch.hpp"

using namespace gainsay;
using namespace gainsay::plugin_host;
using extraction::admit;
using extraction::Admitted;

namespace {

class Scene {
 public:
  Scene() {
    plugin.manifest.id = "org.example.scene";
    plugin.manifest.produces = {"entity", "mark", "claim"};
    for (const char* name : {"entity", "mark", "test.says", "agent"}) names[kit::term(name).value] = name;
    // "née" has a letter of two bytes; "a\u0301" one with a combining mark.
    document.text = "Two words. A né\u0301e cafe\u0301 here. Third one.";
    document.id = kit::document_id(document.text);
    sentence(0, 10);
    sentence(11, document.text.find(" Third"));
    sentence(document.text.find("Third"), document.text.size());
  }

  void sentence(std::size_t begin, std::size_t end) {
    model::Sentence s;
    s.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    analysis.sentences.push_back(s);
  }

  model::Claim claim(Span span) const {
    model::Claim c;
    c.predicate = kit::term("test.says");
    c.span = span;
    c.cues.push_back({model::CueKind::Predicate, span});
    return c;
  }

  void add(const model::Claim& c) {
    record(RecordKind::Claim, [&](Packer& out) { pack(out, kit::ClaimView(c).abi()); });
  }
  void add(const model::Mention& m) {
    record(RecordKind::Mention, [&](Packer& out) { pack(out, kit::MentionView(m).abi()); });
  }
  void status(std::int64_t code) {
    record(RecordKind::Status, [&](Packer& out) {
      out.value(code);
      out.text(std::string_view("why"));
    });
  }

  template <class Write>
  void record(RecordKind kind, const Write& write) {
    std::vector<std::byte> bytes(16'384);
    Packer out(bytes);
    write(out);
    bytes.resize(out.size());
    bodies.push_back(std::move(bytes));
    kinds.push_back(kind);
  }

  Admitted result() {
    Admitted out;
    readable = admit(plugin, {5}, document, analysis, records(), names, out);
    return out;
  }

  std::vector<ReceivedRecord> records() const {
    std::vector<ReceivedRecord> out;
    for (std::size_t i = 0; i < bodies.size(); ++i) out.push_back({kinds[i], 0, bodies[i]});
    return out;
  }

  Plugin plugin;
  Names names;
  model::Document document;
  model::Analysis analysis;
  std::vector<std::vector<std::byte>> bodies;
  std::vector<RecordKind> kinds;
  bool readable = false;
};

Span find(const Scene& scene, const std::string& words) {
  const auto at = scene.document.text.find(words);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

std::string only_skip(const Admitted& admitted) {
  REQUIRE(admitted.skipped.size() == 1);
  return admitted.skipped[0].reason;
}

}  // namespace

TEST_CASE("a sound claim is let in with an id that its place, predicate and extractor give") {
  Scene scene;
  const Span span = find(scene, "Two words");
  scene.add(scene.claim(span));
  scene.add(scene.claim(span));
  scene.status(0);
  const auto admitted = scene.result();
  REQUIRE(admitted.claims.size() == 2);
  CHECK(admitted.claims[0].id ==
        kit::claim_id(scene.document.id, 0, 9, "org.example.scene", kit::term("test.says"), 0));
  CHECK(admitted.claims[1].id ==
        kit::claim_id(scene.document.id, 0, 9, "org.example.scene", kit::term("test.says"), 1));
  CHECK(admitted.claims[0].document == scene.document.id);
  CHECK(admitted.claims[0].run == RunId{5});
}

TEST_CASE("a claim lies inside one sentence, or is left out and counted") {
  Scene scene;
  scene.add(scene.claim({0, find(scene, "here").end}));
  scene.add(scene.claim(find(scene, "Third one")));
  scene.status(0);
  const auto admitted = scene.result();
  CHECK(admitted.claims.size() == 1);
  CHECK(only_skip(admitted) == "claim that does not lie in one sentence");
}

TEST_CASE("a claim has at most sixty words") {
  for (const std::size_t words : {60u, 61u}) {
    Scene scene;
    scene.document.text.clear();
    scene.analysis.sentences.clear();
    for (std::size_t i = 0; i < words; ++i) {
      model::Token token;
      token.span = {static_cast<std::uint32_t>(2 * i), static_cast<std::uint32_t>(2 * i + 1)};
      scene.analysis.tokens.push_back(token);
      scene.document.text += "w ";
    }
    scene.sentence(0, scene.document.text.size());
    scene.add(scene.claim({0, static_cast<std::uint32_t>(scene.document.text.size() - 1)}));
    scene.status(0);
    CHECK(scene.result().claims.size() == (words == 60 ? 1 : 0));
  }
}

TEST_CASE("a span does not cut an accent off its letter") {
  Scene scene;
  Span cafe = find(scene, "cafe\u0301");
  scene.add(scene.claim(cafe));
  cafe.end -= 2;
  scene.add(scene.claim(cafe));
  scene.status(0);
  const auto admitted = scene.result();
  CHECK(admitted.claims.size() == 1);
  CHECK(only_skip(admitted) == "claim that cuts a letter off its marks");
}

TEST_CASE("a span inside a character is a lie and costs all that the plugin said") {
  Scene scene;
  scene.add(scene.claim(find(scene, "Two words")));
  Span accent = find(scene, "\u0301");
  scene.add(scene.claim({accent.begin + 1, accent.end}));
  scene.status(0);
  const auto admitted = scene.result();
  CHECK(scene.readable);
  CHECK(admitted.claims.empty());
  CHECK(admitted.breach == "a claim has a span that cuts a character");
}

TEST_CASE("a term that nobody can print keeps its result out") {
  Scene scene;
  model::Claim c = scene.claim(find(scene, "Two words"));
  c.slots.push_back({kit::term("agent"), {12345}, {}, "x", {}, model::Via::Name, 1});
  scene.add(c);
  scene.add(model::Mention{kit::term("entity"), {0, 3}, model::EntityValue{{99}, {}, model::Via::Name, 1}});
  scene.add(model::Mention{kit::term("entity"), {0, 3}, model::EntityValue{{}, {}, model::Via::Name, 1}});
  scene.status(0);
  const auto admitted = scene.result();
  CHECK(admitted.claims.empty());
  CHECK(admitted.mentions.size() == 1);
  CHECK(admitted.skipped.size() == 2);
}

TEST_CASE("numbers that are none, open ends that are closed and layers that were not declared are lies") {
  const double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
  const auto quantity = [](double lo, double hi) {
    model::Quantity q;
    q.lo = q.base_lo = lo;
    q.hi = q.base_hi = hi;
    q.number = {0, 3};
    return q;
  };
  struct Case {
    model::Quantity value;
    bool good;
  };
  const Case cases[] = {{quantity(1, 2), true},        {quantity(-infinity, 5), true},
                        {quantity(5, infinity), true}, {quantity(nan, 1), false},
                        {quantity(2, 1), false},       {quantity(infinity, infinity), false},
                        {quantity(1, nan), false}};
  for (const auto& c : cases) {
    Scene scene;
    scene.plugin.manifest.produces.push_back("quantity");
    scene.add(model::Mention{kit::term("quantity"), {0, 3}, c.value});
    scene.status(0);
    const auto admitted = scene.result();
    CHECK(admitted.breach.empty() == c.good);
  }
  Scene scene;
  scene.add(model::Mention{kit::term("quantity"), {0, 3}, quantity(1, 2)});
  scene.status(0);
  CHECK(scene.result().breach == "a mention is on a layer that its manifest does not produce");
}

TEST_CASE("claims of a plugin that does not say that it makes claims are a lie") {
  Scene scene;
  std::erase(scene.plugin.manifest.produces, "claim");
  scene.add(scene.claim(find(scene, "Two words")));
  scene.status(0);
  const auto admitted = scene.result();
  CHECK(admitted.claims.empty());
  CHECK(admitted.breach == "a claim is not what its manifest produces");
}

TEST_CASE("a value that nests without end is left out: nobody could print it") {
  Scene scene;
  scene.add(model::Mention{kit::term("mark"), {0, 3}, std::string(5'000, '[') + std::string(5'000, ']')});
  scene.add(model::Mention{kit::term("mark"), {0, 3}, std::string("[[\"[[\"]]")});
  scene.status(0);
  const auto admitted = scene.result();
  CHECK(admitted.mentions.size() == 1);
  CHECK(only_skip(admitted) == "mention whose value nests too deep");
}

TEST_CASE("results of a call that failed do not count, those before a limit do") {
  Scene failed, limited;
  for (auto* scene : {&failed, &limited}) scene->add(scene->claim(find(*scene, "Two words")));
  failed.status(GAINSAY_INTERNAL);
  limited.status(GAINSAY_LIMIT);
  const auto nothing = failed.result();
  CHECK(nothing.claims.empty());
  CHECK(nothing.breach == "status -4: why");
  const auto some = limited.result();
  CHECK(some.claims.size() == 1);
  CHECK(only_skip(some) == "limit: further results cut off");
}

TEST_CASE("records that make no sense are not read") {
  Scene cut;
  cut.add(cut.claim({0, 3}));
  cut.bodies[0].resize(cut.bodies[0].size() - 8);
  cut.status(0);
  cut.result();
  CHECK_FALSE(cut.readable);

  Scene endless;
  endless.add(endless.claim({0, 3}));
  endless.result();
  CHECK_FALSE(endless.readable);  // no status

  Scene alien;
  alien.record(RecordKind::Key, [](Packer& out) { out.value(std::uint64_t{1}); });
  alien.status(0);
  alien.result();
  CHECK_FALSE(alien.readable);
}
